/*+++
title = "Có tính nặng, nhẹ thì có khác không?"
title_en = "Does it change when heavy and light cases are weighed?"
definition = "Phần vụ việc tố tụng thụ lý trong kỳ của mỗi người, không trọng số và có trọng số của Trung tâm, cạnh nhau."
definition_en = "Credit of proceedings cases accepted in the period by provider, unweighted and with the Centre's weights side by side."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "officers", x = "weighted_credit", y = "provider_id"}
caution = "Trọng số mặc định là 1: khi chưa ai đặt trọng số, hai cột bằng nhau."
caution_en = "Weights default to 1: as long as nobody sets any, both columns are equal."
[columns]
credit_share = {vi = "Phần trong tổng, không trọng số", en = "Share of all, unweighted"}
weighted_share = {vi = "Phần trong tổng, có trọng số", en = "Share of all, weighted"}
+++*/
with weighed as (
    select provider_id, sum(credit_accepted) as credit_accepted, sum(weighted_credit) as weighted_credit
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
    having sum(cases_accepted) > 0
),
shared as (
    select
        *,
        credit_accepted / nullif(sum(credit_accepted) over (), 0) as credit_share,
        weighted_credit / nullif(sum(weighted_credit) over (), 0) as weighted_share
    from weighed
)
select
    s.provider_id, p.provider_kind, p.is_leader, s.credit_accepted, s.weighted_credit, s.credit_share, s.weighted_share
from shared as s
inner join provider as p on s.provider_id = p.provider_id
where $providers::varchar[] is null or list_contains($providers::varchar[], s.provider_id)
order by p.provider_kind, s.provider_id
