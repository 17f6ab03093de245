/*+++
title = "Mất bao nhiêu ngày làm việc để cử người?"
title_en = "How many working days does an assignment take?"
definition = "Vụ việc tố tụng theo số ngày làm việc từ thụ lý đến khi cử; chưa cử thì đến ngày dữ liệu (chưa biết sẽ mất bao lâu)."
definition_en = "Proceedings cases by working days from acceptance to assignment; not assigned yet: up to the data day (how long it will take is not known)."
grain = "một số ngày và đã cử hay chưa"
grain_en = "one number of days, assigned or not"
key = ["elapsed_days", "is_assigned"]
law = ["LTGPL_A31_2"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "survival", x = "elapsed_days", y = "cases"}
[columns]
is_assigned = {vi = "Đã cử", en = "Assigned"}
cases = {vi = "Số vụ việc", en = "Cases"}
+++*/
select
    elapsed_days,
    result in ('in_time', 'late') as is_assigned,
    sum(runs) as cases
from clock_count
where clock = 'L5' and elapsed_days is not null
    and start_on >= $period_start and end_on <= $period_end
    -- spans inside the period, and the single days of a span that the period cuts
    and day_month in (
        date '0001-01-01',
        cast(date_trunc('month', cast($period_start as date) - 1) as date),
        cast(date_trunc('month', cast($period_end as date)) as date)
    )
    and (span_start < $period_start or span_end > $period_end)
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
group by elapsed_days, result in ('in_time', 'late')
order by elapsed_days, is_assigned
