/*+++
title = "Hai khoảng mà một ngày được đếm vào"
title_en = "The two spans a day is counted in"
definition = "Mỗi ngày có số đếm được đếm hai lần: trong khoảng đếm sẵn của nó, và riêng ngày đó cho kỳ cắt ngang khoảng. Kỳ nào cũng là tổng của các khoảng nằm trọn trong kỳ và của từng ngày trong khoảng bị cắt."
definition_en = "Every day with something to count is counted twice: in its span counted in advance, and as a single day for a period that cuts the span. Any period is the sum of the spans inside it and of the single days of the spans it cuts."
grain = "một ngày và một cỡ khoảng"
grain_en = "one day and one size of span"
key = ["on_day", "day_month"]
[columns]
on_day = {vi = "Ngày", en = "Day"}
month_on = {vi = "Tháng", en = "Month"}
year_no = {vi = "Năm", en = "Year"}
start_on = {vi = "Từ ngày", en = "From"}
end_on = {vi = "Đến trước ngày", en = "Before"}
day_month = {vi = "Tháng của dòng một ngày; 01/01/0001 với khoảng đếm sẵn", en = "Month of a row of one day; 1 January 0001 for a span counted in advance"}
span_start = {vi = "Dòng một ngày nằm trong khoảng từ ngày; 01/01/0001 với khoảng đếm sẵn", en = "A row of one day lies in the span from; 1 January 0001 for a span itself"}
span_end = {vi = "Dòng một ngày nằm trong khoảng đến trước ngày; 01/01/0001 với khoảng đếm sẵn", en = "A row of one day lies in the span before; 1 January 0001 for a span itself"}

[[examples]]
because = "Một ngày: một dòng của khoảng đếm sẵn, một dòng của riêng ngày đó."
because_en = "One day: one row of its span, one row of the day alone."
given.day_span = """
on_day     | month_on   | year_no | span_start | span_end
2026-11-05 | 2026-11-01 | 2026    | 2026-11-01 | 2026-11-18
"""
expect = """
on_day     | month_on   | year_no | day_month  | start_on   | end_on     | span_start | span_end
2026-11-05 | 2026-11-01 | 2026    | 0001-01-01 | 2026-11-01 | 2026-11-18 | 0001-01-01 | 0001-01-01
2026-11-05 | 2026-11-01 | 2026    | 2026-11-01 | 2026-11-05 | 2026-11-06 | 2026-11-01 | 2026-11-18
"""
+++*/
select
    on_day, month_on, year_no, span_start as start_on, span_end as end_on,
    -- a span of its own belongs to no other: these three lie before every day
    date '0001-01-01' as day_month, date '0001-01-01' as span_start, date '0001-01-01' as span_end
from day_span
union all
select
    on_day, month_on, year_no, on_day as start_on, on_day + 1 as end_on,
    month_on as day_month, span_start, span_end
from day_span
