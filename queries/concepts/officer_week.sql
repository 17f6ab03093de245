/*+++
title = "Quá tải theo tuần"
title_en = "Overload by week"
definition = "Cuối mỗi tuần: số vụ việc đang thực hiện của một trợ giúp viên so với phần phù hợp (số đang thực hiện của mọi trợ giúp viên chia theo hệ số làm việc ngày đó). Quá tải khi vượt ngưỡng; kéo dài khi quá tải đủ số tuần liền. Tuần vắng mặt không có phần phù hợp và ngắt chuỗi."
definition_en = "At the end of each week: an officer's open cases against the fitting part (the officers' open cases divided by that day's working factor). Overloaded above the threshold; sustained after enough weeks in a row. A week of absence has no fitting part and ends the chain."
grain = "một trợ giúp viên và một tuần"
grain_en = "one officer and week"
key = ["provider_id", "week_end"]
[columns]
week_end = {vi = "Ngày cuối tuần, muộn nhất là ngày dữ liệu", en = "Last day of the week, at most the data day"}
open_at_end = {vi = "Đang thực hiện cuối tuần", en = "Open at the end of the week"}
factor = {vi = "Hệ số làm việc", en = "Working factor"}
expected_open = {vi = "Phần phù hợp", en = "Fitting part"}
load_share = {vi = "Đang thực hiện trên phần phù hợp", en = "Open over the fitting part"}
is_over = {vi = "Quá tải", en = "Overloaded"}
weeks_over = {vi = "Số tuần quá tải liền nhau", en = "Weeks overloaded in a row"}
is_sustained = {vi = "Quá tải kéo dài", en = "Sustained overload"}

[[examples]]
because = "Hai người làm đủ, 3 và 1 vụ: phần phù hợp 2; 3 là 150 %. Đúng ngưỡng 150 % chưa quá tải; ngưỡng 140 % thì quá tải, tuần thứ hai là kéo dài."
because_en = "Two full-time officers with 3 and 1 cases: fitting part 2; 3 is 150 %. Exactly at a threshold of 150 % is not overload; at 140 % it is, and the second week is sustained."
given.officer_day = """
provider_id | on_day     | assigned | ended
TGV01       | 2023-12-20 | 2        | 0
TGV01       | 2024-01-03 | 1        | 0
TGV02       | 2024-01-07 | 1        | 0
TGV02       | 2024-01-15 | 2        | 0
LS01        | 2024-01-02 | 9        | 0
"""
given.officer_capacity = """
provider_id | start_on   | end_on     | factor
TGV01       | 2024-01-01 | 2024-01-18 | 1
TGV02       | 2024-01-01 | 2024-01-18 | 1
"""
given.parameter_now = """
name           | value
overload_share | 1.4
overload_weeks | 2
"""
given.snapshot_day = """
data_day   | window_start
2024-01-17 | 2024-01-01
"""
expect = """
provider_id | week_end   | open_at_end | expected_open | is_over | weeks_over | is_sustained
TGV01       | 2024-01-07 | 3           | 2             | true    | 1          | false
TGV01       | 2024-01-14 | 3           | 2             | true    | 2          | true
TGV01       | 2024-01-17 | 3           | 3             | false   | 0          | false
TGV02       | 2024-01-07 | 1           | 2             | false   | 0          | false
TGV02       | 2024-01-14 | 1           | 2             | false   | 0          | false
TGV02       | 2024-01-17 | 3           | 3             | false   | 0          | false
"""

[[examples]]
because = "Ngưỡng đúng bằng tỷ lệ: chưa quá tải. Người vắng từ 07/01: không có phần phù hợp; ngày đầu và ngày cuối của khoảng làm việc được hiểu đúng."
because_en = "A threshold equal to the share: not overloaded. Absent from 7 January: no fitting part; first and last day of a span are read correctly."
given.officer_day = """
provider_id | on_day     | assigned | ended
TGV01       | 2024-01-03 | 3        | 0
TGV02       | 2024-01-03 | 1        | 0
"""
given.officer_capacity = """
provider_id | start_on   | end_on     | factor
TGV01       | 2024-01-07 | 2024-01-15 | 1
TGV02       | 2024-01-01 | 2024-01-14 | 1
"""
given.parameter_now = """
name           | value
overload_share | 1.5
overload_weeks | 1
"""
given.snapshot_day = """
data_day   | window_start
2024-01-14 | 2024-01-01
"""
expect = """
provider_id | week_end   | factor | expected_open | load_share | is_over | is_sustained
TGV01       | 2024-01-07 | 1      | 2             | 1.5        | false   | false
TGV01       | 2024-01-14 | 1      | 4             | 0.75       | false   | false
TGV02       | 2024-01-07 | 1      | 2             | 0.5        | false   | false
TGV02       | 2024-01-14 | 0      | 0             |            | false   | false
"""
+++*/
with week_list as (
    select
        cast(week_start as date) as week_start,
        least(cast(week_start as date) + 6, data_day) as week_end
    from (
        select unnest(generate_series(date_trunc('week', window_start), data_day, interval 7 day)) as week_start, data_day
        from snapshot_day
    ) as w
),
weekly as (
    select provider_id, cast(date_trunc('week', on_day) as date) as week_start, sum(assigned - ended) as opened
    from officer_day
    where provider_id in (select provider_id from officer_capacity)
    group by 1, 2
),
grid as (
    select provider_id, week_start from (select distinct provider_id from officer_capacity) as o cross join week_list
    union
    select provider_id, week_start from weekly
),
running as (
    select
        g.provider_id,
        g.week_start,
        sum(coalesce(w.opened, 0)) over (partition by g.provider_id order by g.week_start rows unbounded preceding)
            as open_at_end
    from grid as g
    left join weekly as w on g.provider_id = w.provider_id and g.week_start = w.week_start
),
loaded as (
    select r.provider_id, l.week_end, r.open_at_end, coalesce(max(c.factor), 0) as factor
    from running as r
    inner join week_list as l on r.week_start = l.week_start
    left join officer_capacity as c
        on r.provider_id = c.provider_id and c.start_on <= l.week_end and c.end_on > l.week_end
    group by r.provider_id, l.week_end, r.open_at_end
),
shared as (
    select
        *,
        sum(open_at_end) over (partition by week_end) * factor / nullif(sum(factor) over (partition by week_end), 0)
            as expected_open
    from loaded
),
judged as (
    select
        shared.*,
        open_at_end / nullif(expected_open, 0) as load_share,
        coalesce(open_at_end / nullif(expected_open, 0) > p.value, false) as is_over
    from shared
    left join parameter_now as p on p.name = 'overload_share'
),
chained as (
    select
        *,
        sum(case when is_over then 0 else 1 end)
            over (partition by provider_id order by week_end rows unbounded preceding) as chain
    from judged
),
counted as (
    select
        *,
        sum(case when is_over then 1 else 0 end)
            over (partition by provider_id, chain order by week_end rows unbounded preceding) as weeks_over
    from chained
)
select
    provider_id,
    week_end,
    open_at_end,
    factor,
    expected_open,
    load_share,
    is_over,
    weeks_over,
    coalesce(is_over and weeks_over >= p.value, false) as is_sustained
from counted
left join parameter_now as p on p.name = 'overload_weeks'
order by provider_id, week_end
