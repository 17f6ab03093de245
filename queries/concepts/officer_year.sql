/*+++
title = "Trợ giúp viên theo năm"
title_en = "Officer by year"
definition = "Thâm niên tính tròn năm từ ngày bổ nhiệm đến ngày cuối năm (năm nay: ngày dữ liệu; người đã thôi: ngày làm việc cuối), bậc thâm niên, phần của năm mà người đó đã làm việc, và phần còn lại sau ngày dữ liệu: nghỉ, giảm và ngày thôi việc đã biết được trừ trước."
definition_en = "Full years from appointment to the last day of the year (this year: the data day; those who left: their last day), the seniority band, the part of the year worked, and the part left after the data day: leave, reductions and a last day already known are taken off."
grain = "một trợ giúp viên và một năm"
grain_en = "one officer and year"
key = ["provider_id", "year"]
[columns]
year = {vi = "Năm", en = "Year"}
full_years = {vi = "Số năm tròn", en = "Full years"}
seniority_band = {vi = "Bậc thâm niên", en = "Seniority band"}
worked_share = {vi = "Phần năm làm việc, đã giảm trừ", en = "Part of the year worked, after reductions"}
left_share = {vi = "Phần năm còn lại, đã trừ nghỉ, giảm đã biết", en = "Part of the year left, known leave and reductions taken off"}

[[examples]]
because = "Tròn 3 năm vào 31/12: một ngày trước, đúng ngày, một ngày sau; tròn 5 năm cũng vậy."
because_en = "Three full years on 31 December: appointed one day later, exactly, one day earlier; the same at five."
given.provider = """
provider_id | provider_kind | appointed_on | active_to
T1          | TGVPL         | 2022-01-01   |
T2          | TGVPL         | 2021-12-31   |
T3          | TGVPL         | 2021-12-30   |
T4          | TGVPL         | 2020-01-01   |
T5          | TGVPL         | 2019-12-31   |
T6          | TGVPL         | 2019-12-30   |
"""
given.quota_band = """
year | band | years_from | years_below
2024 | 1    | 0          | 3
2024 | 2    | 3          | 5
2024 | 3    | 5          |
"""
given.officer_capacity = """
provider_id | start_on   | end_on     | factor
T1          | 2024-01-01 | 2024-07-02 | 1
"""
given.snapshot_day = """
data_day   | window_start
2024-12-31 | 2024-01-01
"""
expect = """
provider_id | year | full_years | seniority_band | worked_share
T1          | 2024 | 2          | 1              | 0.5
T2          | 2024 | 3          | 2              |
T3          | 2024 | 3          | 2              |
T4          | 2024 | 4          | 2              |
T5          | 2024 | 5          | 3              |
T6          | 2024 | 5          | 3              |
"""

[[examples]]
because = "Người thôi việc 30/6 dừng thâm niên ở đó và không có dòng ở năm sau; năm nay dừng ở ngày dữ liệu; người bổ nhiệm sau ngày đó chưa có dòng."
because_en = "Someone who left on 30 June stops there and has no row next year; this year stops on the data day; someone appointed later has no row yet."
given.provider = """
provider_id | provider_kind | appointed_on | active_to
T1          | TGVPL         | 2021-07-01   | 2024-06-30
T2          | TGVPL         | 2022-03-31   |
T3          | TGVPL         | 2025-03-31   |
T4          | TGVPL         | 2025-04-01   |
T5          | TGVPL         | 2020-01-01   | 2025-01-01
T6          | TGVPL         | 2020-01-01   | 2024-12-31
"""
given.quota_band = """
year | band | years_from | years_below
2024 | 1    | 0          | 3
2024 | 2    | 3          | 5
2025 | 1    | 0          | 3
2025 | 2    | 3          | 5
2025 | 3    | 5          |
"""
given.snapshot_day = """
data_day   | window_start
2025-03-31 | 2024-01-01
"""
expect = """
provider_id | year | full_years | seniority_band
T1          | 2024 | 2          | 1
T2          | 2024 | 2          | 1
T2          | 2025 | 3          | 2
T3          | 2025 | 0          | 1
T5          | 2024 | 4          | 2
T5          | 2025 | 5          | 3
T6          | 2024 | 4          | 2
"""

[[examples]]
because = "Còn 31 ngày (tháng 12) của năm 2024 có 366 ngày. Nghỉ đã biết từ 02/12 đến hết 16/12: 15 ngày bớt đi. Giảm còn 0,4 không hạn: 0,4 × 31. Thôi việc 10/12: còn 10 ngày. Năm đã qua: không còn gì."
because_en = "31 days (December) of 2024 with 366 days are left. Known leave from 2 to 16 December: 15 days less. Reduced to 0.4 without end: 0.4 × 31. Last day 10 December: 10 days left. A past year: nothing left."
given.provider = """
provider_id | provider_kind | appointed_on | active_to
T1          | TGVPL         | 2020-01-01   |
T2          | TGVPL         | 2020-01-01   |
T3          | TGVPL         | 2020-01-01   |
T4          | TGVPL         | 2020-01-01   | 2024-12-10
"""
given.availability = """
provider_id | start_on   | end_on     | factor
T2          | 2024-12-02 | 2024-12-16 | 0
"""
given.quota_adjustment = """
provider_id | start_on   | end_on     | factor
T2          | 2024-12-16 | 2024-12-16 | 0.5
T3          | 2024-01-01 |            | 0.4
"""
given.snapshot_day = """
data_day   | window_start
2024-11-30 | 2023-12-31
"""
expect = """
provider_id | year | left_share
T1          | 2023 | 0
T1          | 2024 | 0.084699
T2          | 2023 | 0
T2          | 2024 | 0.043716
T3          | 2023 | 0
T3          | 2024 | 0.033880
T4          | 2023 | 0
T4          | 2024 | 0.027322
"""
+++*/
with year_list as (
    select unnest(generate_series(extract(year from window_start), extract(year from data_day))) as year, data_day
    from snapshot_day
),
dated as (
    select
        p.provider_id,
        y.year,
        p.appointed_on,
        p.active_to,
        cast(make_date(y.year, 1, 1) as date) as year_start,
        cast(make_date(y.year + 1, 1, 1) as date) as next_year,
        least(make_date(y.year, 12, 31), y.data_day, coalesce(p.active_to, y.data_day)) as reference_on
    from provider as p
    cross join year_list as y
    where p.provider_kind = 'TGVPL'
),
aged as (
    select
        *,
        extract(year from reference_on) - extract(year from appointed_on)
        - case
            when extract(month from reference_on) * 100 + extract(day from reference_on)
                < extract(month from appointed_on) * 100 + extract(day from appointed_on) then 1
            else 0
        end as full_years
    from dated
    where (appointed_on is null or appointed_on <= reference_on) and (active_to is null or active_to >= year_start)
),
worked as (
    select
        a.provider_id,
        a.year,
        -- decimal, so that the sum does not depend on the order of its parts
        cast(sum(cast(c.factor as decimal(18, 12)) * (least(c.end_on, a.next_year) - greatest(c.start_on, a.year_start)))
            as double) / max(a.next_year - a.year_start) as worked_share
    from aged as a
    inner join officer_capacity as c
        on a.provider_id = c.provider_id and c.start_on < a.next_year and c.end_on > a.year_start
    group by a.provider_id, a.year
),
limited as (
    select provider_id, start_on, end_on, factor from availability
    union all
    select provider_id, start_on, end_on, factor from quota_adjustment
),
day_ahead as (
    select a.provider_id, a.year, s.data_day + d.number as on_day, a.next_year - a.year_start as year_days
    from aged as a
    cross join snapshot_day as s
    cross join (select cast(unnest(generate_series(1, 366)) as integer) as number) as d
    where a.year = extract(year from s.data_day) and s.data_day + d.number < a.next_year
        and (a.active_to is null or a.active_to >= s.data_day + d.number)
),
day_left as (
    select h.provider_id, h.year, h.on_day, h.year_days, least(1.0, coalesce(min(l.factor), 1.0)) as factor
    from day_ahead as h
    left join limited as l
        on h.provider_id = l.provider_id and l.start_on <= h.on_day and (l.end_on is null or l.end_on >= h.on_day)
    group by h.provider_id, h.year, h.on_day, h.year_days
),
ahead as (
    select provider_id, year, cast(sum(cast(factor as decimal(18, 12))) as double) / max(year_days) as left_share
    from day_left
    group by provider_id, year
)
select
    a.provider_id,
    a.year,
    a.full_years,
    b.band as seniority_band,
    w.worked_share,
    coalesce(h.left_share, 0) as left_share
from aged as a
left join quota_band as b
    on a.year = b.year and a.full_years >= b.years_from and (b.years_below is null or a.full_years < b.years_below)
left join worked as w on a.provider_id = w.provider_id and a.year = w.year
left join ahead as h on a.provider_id = h.provider_id and a.year = h.year
order by a.provider_id, a.year
