/*+++
title = "Vụ việc tố tụng theo tháng"
title_en = "Proceedings cases by month"
definition = "Số vụ việc tham gia tố tụng thụ lý mới, kết thúc và đang thực hiện cuối tháng. Tháng không có sổ thụ lý nào thì không có dòng: chưa biết, không phải số không."
definition_en = "Proceedings cases newly accepted, ended, and open at the end of each month. A month without any register has no row: unknown, not zero."
grain = "một tháng"
grain_en = "one month"
key = ["month_start"]
date_rule = "Thụ lý theo ngày thụ lý, kết thúc theo ngày kết thúc."
date_rule_en = "Acceptance by its day, endings by their day."
chart = {kind = "xmr", x = "month_start", y = "accepted"}
[columns]
month_start = {vi = "Tháng", en = "Month"}
accepted = {vi = "Thụ lý mới", en = "Newly accepted"}
open_at_end = {vi = "Đang thực hiện cuối tháng", en = "Open at the end"}
is_whole = {vi = "Tháng trọn vẹn trong kỳ", en = "The whole month lies in the period"}
+++*/
with month_part as (
    select
        m.month_start,
        cast(m.month_start + interval 1 month as date) as next_month,
        greatest(m.month_start, cast($period_start as date)) as from_on,
        least(cast(m.month_start + interval 1 month as date), cast($period_end as date)) as before_on
    from (
        select cast(unnest(generate_series(
            date_trunc('month', cast($period_start as date)), cast($period_end as date) - 1, interval 1 month
        )) as date) as month_start
    ) as m
),
covered as (
    select distinct m.month_start
    from month_part as m
    inner join register_period as r on r.start_on < m.before_on and r.end_on >= m.from_on
)
select
    m.month_start,
    sum(case when d.on_day >= m.from_on then d.accepted else 0 end) as accepted,
    sum(case when d.on_day >= m.from_on then d.closed else 0 end) as closed,
    sum(case when d.on_day >= m.from_on then d.completed else 0 end) as completed,
    sum(case when d.on_day >= m.from_on then d.successful else 0 end) as successful,
    sum(coalesce(d.accepted, 0) - coalesce(d.closed, 0)) as open_at_end,
    m.from_on = m.month_start and m.before_on = m.next_month as is_whole
from month_part as m
inner join covered as v on m.month_start = v.month_start
left join case_day as d
    on d.case_form = 'PROC' and d.on_day < m.before_on
    and ($fields::varchar[] is null or list_contains($fields::varchar[], d.field))
group by m.month_start, m.from_on, m.before_on, m.next_month
order by m.month_start
