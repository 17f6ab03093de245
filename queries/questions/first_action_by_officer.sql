/*+++
title = "Từ khi được cử đến việc đầu tiên bao lâu?"
title_en = "How long from assignment to the first action?"
definition = "Vụ việc tố tụng được cử trong kỳ: số ngày từ ngày cử đến ngày đăng ký với cơ quan tố tụng (việc đầu tiên có ngày ghi). Trung vị và số vụ việc chưa đăng ký."
definition_en = "Proceedings cases assigned in the period: days from assignment to registration with the agency (the first action with a date). Median, and the cases not registered yet."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
date_rule = "Theo ngày cử."
date_rule_en = "By the day of assignment."
caution = "Ngày đăng ký là việc đầu tiên có ngày trong sổ; gặp người được trợ giúp trước đó không thấy được."
caution_en = "Registration is the first action with a date in the register; an earlier meeting with the person cannot be seen."
[columns]
assigned_cases = {vi = "Vụ việc được cử", en = "Cases assigned"}
registered = {vi = "Đã đăng ký", en = "Registered"}
median_days = {vi = "Số ngày trung vị đến khi đăng ký", en = "Median days to registration"}
longest_days = {vi = "Số ngày dài nhất", en = "Longest days"}
+++*/
with waited as (
    select provider_id, first_days, sum(cases) as cases
    from officer_action
    where
        -- whole months inside the period, and the single days of a month that the period cuts
        start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (day_month < $period_start or $period_end < cast(day_month + interval 1 month as date))
    group by provider_id, first_days
),
placed as (
    select
        *,
        sum(cases) over (partition by provider_id order by first_days nulls last rows unbounded preceding) as upto,
        sum(case when first_days is not null then cases else 0 end) over (partition by provider_id) as registered
    from waited
)
select
    w.provider_id,
    p.provider_kind,
    sum(w.cases) as assigned_cases,
    max(w.registered) as registered,
    -- the middle case, or the mean of the two in the middle
    (
        min(case when 2 * w.upto >= w.registered then w.first_days end)
        + min(case when 2 * w.upto > w.registered then w.first_days end)
    ) / 2 as median_days,
    max(w.first_days) as longest_days
from placed as w
inner join provider as p on w.provider_id = p.provider_id
where $providers::varchar[] is null or list_contains($providers::varchar[], w.provider_id)
group by w.provider_id, p.provider_kind
order by p.provider_kind, w.provider_id
