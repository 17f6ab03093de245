/*+++
title = "Trung tâm và chi nhánh chia việc thế nào?"
title_en = "How do the Centre and its branches share the work?"
definition = "Phần vụ việc tố tụng thụ lý trong kỳ theo nơi làm việc ghi trong danh sách, số người, thời gian làm việc, và phần phù hợp theo thời gian làm việc."
definition_en = "Credit of proceedings cases accepted in the period by the workplace on the list, officers, working time, and the fitting part by working time."
grain = "một nơi làm việc"
grain_en = "one workplace"
key = ["branch_id"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "bars", x = "credit_accepted", y = "branch_id"}
[columns]
branch_id = {vi = "Nơi làm việc", en = "Workplace"}
officers = {vi = "Số trợ giúp viên", en = "Officers"}
leaders = {vi = "Số lãnh đạo", en = "Leaders"}
credit_accepted = {vi = "Phần vụ việc thụ lý", en = "Credit accepted"}
exposure_days = {vi = "Số ngày làm việc được tính", en = "Working time in days"}
expected_credit = {vi = "Phần việc phù hợp", en = "Fitting load"}
+++*/
with worked as (
    select provider_id, sum(credit_accepted) as credit_accepted
    from officer_span
    where
        -- whole months inside the period, and the single days of a month that the period cuts
        start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (day_month < $period_start or $period_end < cast(day_month + interval 1 month as date))
    group by provider_id
),
exposed as (
    select
        provider_id,
        sum(factor * (least(end_on, cast($period_end as date)) - greatest(start_on, cast($period_start as date))))
            as exposure_days
    from officer_capacity
    where start_on < $period_end and end_on > $period_start
    group by provider_id
),
summed as (
    select
        coalesce(p.branch_id, 'unknown') as branch_id,
        count(*) as officers,
        sum(case when p.is_leader then 1 else 0 end) as leaders,
        sum(coalesce(w.credit_accepted, 0)) as credit_accepted,
        sum(coalesce(e.exposure_days, 0)) as exposure_days
    from provider as p
    left join worked as w on p.provider_id = w.provider_id
    left join exposed as e on p.provider_id = e.provider_id
    where p.provider_kind = 'TGVPL' and (w.provider_id is not null or e.exposure_days > 0)
    group by 1
)
select
    branch_id,
    officers,
    leaders,
    credit_accepted,
    exposure_days,
    sum(credit_accepted) over () * exposure_days / nullif(sum(exposure_days) over (), 0) as expected_credit
from summed
order by credit_accepted desc, branch_id
