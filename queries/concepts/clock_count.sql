/*+++
title = "Số lần chạy của thời hạn theo khoảng ngày"
title_en = "Runs of clocks by span of days"
definition = "Số lần chạy của mỗi thời hạn theo khoảng ngày, ngành, đơn vị và kết quả. Hai cỡ dòng: khoảng đếm sẵn, và từng ngày cho kỳ cắt ngang một khoảng."
definition_en = "Runs of each clock by span of days, sector, unit and result. Rows of two sizes: spans counted in advance, and single days for a period that cuts a span."
caution = "Mỗi lần chạy có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every run stands in both sizes of rows: always filter by period."
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["day_month", "start_on", "end_on", "clock", "sector", "unit_id", "result"]
sort = ["day_month", "start_on"]
[columns]
runs = {vi = "Số lần", en = "Runs"}

[[examples]]
because = "Hai lần chạy cùng khoảng, cùng kết quả: một dòng khoảng, hai dòng ngày; không có ngày thì không vào kỳ nào."
because_en = "Two runs alike in span and result: one row of the span, two of days; without a day a run lies in no period."
given.counting_span = """
on_day     | month_on   | day_month  | start_on   | end_on     | span_start | span_end
2024-06-01 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01
2024-06-02 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-02 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01
"""
given.legal_clock = """
clock_id | clock | sector | dated_on   | result
a        | L1    | police | 2024-06-01 | late
b        | L1    | police | 2024-06-02 | late
c        | L1    | police |            | late
"""
expect = """
day_month  | start_on   | end_on     | span_start | span_end   | clock | result  | runs
0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | L1    | late    | 2
2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | L1    | late    | 1
2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | L1    | late    | 1
"""
+++*/
with tallied as (
    select dated_on as on_day, clock, sector, unit_id, result, count(*) as runs
    from legal_clock
    group by 1, 2, 3, 4, 5
)
select
    s.day_month, s.start_on, s.end_on, s.span_start, s.span_end,
    t.clock, t.sector, t.unit_id, t.result,
    sum(t.runs) as runs
from tallied as t
inner join counting_span as s on s.on_day = t.on_day
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
