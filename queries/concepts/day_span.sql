/*+++
title = "Ngày và khoảng đếm sẵn"
title_en = "Days and the spans counted in advance"
definition = "Mỗi ngày có số đếm thuộc một khoảng đếm sẵn: từ đầu tháng đến đầu tháng sau, cắt thêm tại ngày đầu của dữ liệu và tại ngày sau ngày dữ liệu của mỗi năm. Nhờ vậy mọi kỳ tròn tháng, kỳ đến ngày dữ liệu và cùng kỳ năm trước là tổng của các khoảng."
definition_en = "Every day with something to count lies in one span counted in advance: from the first of a month to the first of the next, cut once more at the first day of the data and at the day after the data day of each year. So every period of whole months, every period up to the data day and the same period last year is a sum of spans."
grain = "một ngày"
grain_en = "one day"
key = ["on_day"]
[columns]
on_day = {vi = "Ngày", en = "Day"}
month_on = {vi = "Tháng", en = "Month"}
year_no = {vi = "Năm", en = "Year"}
span_start = {vi = "Khoảng đếm sẵn: từ ngày", en = "Span counted in advance: from"}
span_end = {vi = "Khoảng đếm sẵn: đến trước ngày", en = "Span counted in advance: before"}

[[examples]]
because = "Cắt tại ngày đầu của dữ liệu (10/01/2024) và ngày sau ngày dữ liệu mỗi năm (18/11): hôm trước ở khoảng trước, đúng ngày đó ở khoảng sau; tháng khác không bị cắt."
because_en = "Cut at the first day of the data (10 January 2024) and at the day after the data day of each year (18 November): the day before lies in the earlier span, the day itself in the later; other months are whole."
given.snapshot_day = """
data_day   | window_start
2026-11-17 | 2024-01-10
"""
given.person = """
pm_id | first_contact_on
A     | 2024-01-09
B     | 2024-01-10
C     |
"""
given.referral = """
pm_id | received_on
A     | 2025-11-17
B     | 2025-11-18
"""
given.paper_side = """
paper_side_id | paper_on   | happened_on
a             | 2025-12-05 | 2026-11-17
"""
expect = """
on_day     | month_on   | year_no | span_start | span_end
2024-01-09 | 2024-01-01 | 2024    | 2024-01-01 | 2024-01-10
2024-01-10 | 2024-01-01 | 2024    | 2024-01-10 | 2024-02-01
2025-11-17 | 2025-11-01 | 2025    | 2025-11-01 | 2025-11-18
2025-11-18 | 2025-11-01 | 2025    | 2025-11-18 | 2025-12-01
2025-12-05 | 2025-12-01 | 2025    | 2025-12-01 | 2026-01-01
2026-11-17 | 2026-11-01 | 2026    | 2026-11-01 | 2026-11-18
"""
+++*/
with counted_day as (
    select first_contact_on as on_day from person
    union select received_on from referral
    union select happened_on from paper_side
    union select paper_on from paper_side
    union select known_on from paper_clock
),
cut as (
    select
        d.on_day,
        cast(date_trunc('month', d.on_day) as date) as month_on,
        cast(date_trunc('month', d.on_day) + interval 1 month as date) as next_month,
        cast(extract(year from d.on_day) as bigint) as year_no,
        s.window_start,
        cast(
            (s.data_day + 1) - (extract(year from s.data_day + 1) - extract(year from d.on_day)) * interval 1 year as date
        ) as year_cut
    from counted_day as d
    cross join snapshot_day as s
    where d.on_day is not null
)
select
    on_day,
    month_on,
    year_no,
    greatest(
        month_on,
        case when on_day >= window_start then window_start else month_on end,
        case when on_day >= year_cut then year_cut else month_on end
    ) as span_start,
    least(
        next_month,
        case when on_day < window_start then window_start else next_month end,
        case when on_day < year_cut then year_cut else next_month end
    ) as span_end
from cut
