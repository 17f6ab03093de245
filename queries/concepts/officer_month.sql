/*+++
title = "Khối lượng theo người và tháng"
title_en = "Workload by provider and month"
definition = "Mỗi tháng của dữ liệu: vụ việc được cử, kết thúc, đang thực hiện cuối tháng (tổng của +1 và −1 từ đầu), phần vụ việc thụ lý và hoàn thành. Tháng cuối dừng ở ngày dữ liệu."
definition_en = "Each month of the data: assigned, ended, open at its end (running sum of +1 and −1), credit accepted and completed. The last month ends on the data day."
grain = "một người và một tháng"
grain_en = "one provider and one month"
key = ["provider_id", "month_start"]
[columns]
month_start = {vi = "Ngày đầu tháng", en = "First day of the month"}
month_end = {vi = "Ngày cuối tháng, muộn nhất là ngày dữ liệu", en = "Last day of the month, at most the data day"}
open_at_end = {vi = "Đang thực hiện cuối tháng", en = "Open at the end of the month"}

[[examples]]
because = "Cử trước kỳ dữ liệu vẫn đang thực hiện đầu kỳ; kết thúc đúng ngày cuối tháng thì không còn đang thực hiện; tháng không có gì vẫn có một dòng."
because_en = "Assigned before the window is still open at its start; ended on the last day of a month is no longer open; a month without events still has a row."
given.officer_day = """
provider_id | on_day     | assigned | ended | credit_accepted
TGV01       | 2023-12-05 | 2        | 0     | 2
TGV01       | 2024-01-31 | 0        | 1     | 0
TGV01       | 2024-03-01 | 1        | 0     | 0.5
"""
given.snapshot_day = """
data_day   | window_start
2024-03-15 | 2024-01-01
"""
expect = """
provider_id | month_start | month_end  | assigned | ended | open_at_end | credit_accepted
TGV01       | 2024-01-01  | 2024-01-31 | 0        | 1     | 1           | 0
TGV01       | 2024-02-01  | 2024-02-29 | 0        | 0     | 1           | 0
TGV01       | 2024-03-01  | 2024-03-15 | 1        | 0     | 2           | 0.5
"""
+++*/
with month_list as (
    select cast(unnest(generate_series(date_trunc('month', window_start), data_day, interval 1 month)) as date) as month_start
    from snapshot_day
),
monthly as (
    select
        provider_id,
        greatest(
            cast(date_trunc('month', on_day) as date), cast(date_trunc('month', s.window_start) as date) - 1
        ) as month_start,
        sum(assigned) as assigned,
        sum(ended) as ended,
        sum(credit_accepted) as credit_accepted,
        sum(credit_completed) as credit_completed
    from officer_day
    cross join snapshot_day as s
    group by 1, 2
),
grid as (
    select p.provider_id, m.month_start, true as is_shown
    from (select distinct provider_id from officer_day) as p
    cross join month_list as m
    union all
    select m.provider_id, m.month_start, false
    from monthly as m
    cross join snapshot_day as s
    where m.month_start < cast(date_trunc('month', s.window_start) as date)
),
running as (
    select
        g.provider_id,
        g.month_start,
        g.is_shown,
        coalesce(e.assigned, 0) as assigned,
        coalesce(e.ended, 0) as ended,
        sum(coalesce(e.assigned, 0) - coalesce(e.ended, 0))
            over (partition by g.provider_id order by g.month_start rows unbounded preceding) as open_at_end,
        coalesce(e.credit_accepted, 0) as credit_accepted,
        coalesce(e.credit_completed, 0) as credit_completed
    from grid as g
    left join monthly as e on g.provider_id = e.provider_id and g.month_start = e.month_start
)
select
    provider_id,
    month_start,
    least(cast(month_start + interval 1 month - interval 1 day as date), s.data_day) as month_end,
    assigned,
    ended,
    open_at_end,
    credit_accepted,
    credit_completed
from running
cross join snapshot_day as s
where is_shown
order by provider_id, month_start
