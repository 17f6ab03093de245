/*+++
title = "Ngày và khoảng đếm sẵn"
title_en = "Days and the spans counted in advance"
definition = "Mỗi ngày có số đếm thuộc một khoảng đếm sẵn: từ đầu tháng đến đầu tháng sau, cắt thêm tại ngày đầu của dữ liệu, tại ngày sau ngày dữ liệu của mỗi năm và tại ngày của sự kiện ngắt chuỗi (tổ chức lại). Nhờ vậy mọi kỳ tròn tháng, kỳ đến ngày dữ liệu và cùng kỳ năm trước là tổng của các khoảng."
definition_en = "Every day with something to count lies in one span counted in advance: from the first of a month to the first of the next, cut once more at the first day of the data, at the day after the data day of each year and at the day of an event that breaks lines (reorganisation). So every period of whole months, every period up to the data day and the same period last year is a sum of spans."
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
given.legal_clock = """
clock_id | dated_on
a        | 2025-10-05
"""
given.arrival = """
pm_id | arrived_on
A     | 2025-09-05
"""
expect = """
on_day     | month_on   | year_no | span_start | span_end
2024-01-09 | 2024-01-01 | 2024    | 2024-01-01 | 2024-01-10
2024-01-10 | 2024-01-01 | 2024    | 2024-01-10 | 2024-02-01
2025-09-05 | 2025-09-01 | 2025    | 2025-09-01 | 2025-10-01
2025-10-05 | 2025-10-01 | 2025    | 2025-10-01 | 2025-11-01
2025-11-17 | 2025-11-01 | 2025    | 2025-11-01 | 2025-11-18
2025-11-18 | 2025-11-01 | 2025    | 2025-11-18 | 2025-12-01
2025-12-05 | 2025-12-01 | 2025    | 2025-12-01 | 2026-01-01
2026-11-17 | 2026-11-01 | 2026    | 2026-11-01 | 2026-11-18
"""

[[examples]]
because = "Sự kiện ngắt chuỗi giữa tháng cũng cắt: hôm trước và đúng ngày ở hai khoảng; sự kiện không ngắt chuỗi thì không."
because_en = "An event that breaks lines cuts within a month too: the day before and the day itself lie in two spans; an event that breaks none does not."
given.snapshot_day = """
data_day   | window_start
2026-12-31 | 2024-01-01
"""
given.event = """
event_id | on         | breaks_lines
a        | 2025-07-10 | true
b        | 2025-07-20 | false
"""
given.person = """
pm_id | first_contact_on
A     | 2025-07-09
B     | 2025-07-10
C     | 2025-07-20
"""
expect = """
on_day     | month_on   | year_no | span_start | span_end
2025-07-09 | 2025-07-01 | 2025    | 2025-07-01 | 2025-07-10
2025-07-10 | 2025-07-01 | 2025    | 2025-07-10 | 2025-08-01
2025-07-20 | 2025-07-01 | 2025    | 2025-07-10 | 2025-08-01
"""
+++*/
with counted_day as (
    select first_contact_on as on_day from person
    union select received_on from referral
    union select happened_on from paper_side
    union select paper_on from paper_side
    union select known_on from paper_clock
    union select dated_on from legal_clock
    union select arrived_on from arrival
),
evented as (
    select
        d.on_day,
        max(case when e."on" <= d.on_day then e."on" end) as event_before,
        min(case when e."on" > d.on_day then e."on" end) as event_after
    from counted_day as d
    left join event as e on e.breaks_lines
    where d.on_day is not null
    group by d.on_day
),
cut as (
    select
        d.on_day,
        d.event_before,
        d.event_after,
        cast(date_trunc('month', d.on_day) as date) as month_on,
        cast(date_trunc('month', d.on_day) + interval 1 month as date) as next_month,
        cast(extract(year from d.on_day) as bigint) as year_no,
        s.window_start,
        cast(
            (s.data_day + 1) - (extract(year from s.data_day + 1) - extract(year from d.on_day)) * interval 1 year as date
        ) as year_cut
    from evented as d
    cross join snapshot_day as s
)
select
    on_day,
    month_on,
    year_no,
    greatest(
        month_on,
        coalesce(event_before, month_on),
        case when on_day >= window_start then window_start else month_on end,
        case when on_day >= year_cut then year_cut else month_on end
    ) as span_start,
    least(
        next_month,
        coalesce(event_after, next_month),
        case when on_day < window_start then window_start else next_month end,
        case when on_day < year_cut then year_cut else next_month end
    ) as span_end
from cut
