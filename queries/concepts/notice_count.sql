/*+++
title = "Số thông báo Mẫu 03 theo khoảng ngày và kết quả"
title_en = "Numbers of Form 03 notices by span of days and result"
definition = "Số thông báo Mẫu 03 theo khoảng ngày Trung tâm nhận (chưa nhận thì ngày gửi), thời hạn, đơn vị và kết quả của hai phía. Hai cỡ dòng: khoảng đếm sẵn, và từng ngày cho kỳ cắt ngang một khoảng."
definition_en = "Form 03 notices by span of days of receipt (where not received, of sending), clock, unit and the results of both sides. Rows of two sizes: spans counted in advance, and single days for a period that cuts a span."
caution = "Mỗi thông báo có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every notice stands in both sizes of rows: always filter by period."
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["day_month", "start_on", "end_on", "clock", "sector", "unit_id", "is_received", "sent_result", "received_result"]
sort = ["day_month", "start_on"]
[columns]
papers = {vi = "Số thông báo", en = "Notices"}

[[examples]]
because = "Hai thông báo cùng khoảng, cùng kết quả: một dòng khoảng, hai dòng ngày; thông báo không có ngày nào không vào kỳ nào."
because_en = "Two notices alike in span and result: one row of the span, two of days; a notice without any day lies in no period."
given.counting_span = """
on_day     | month_on   | day_month  | start_on   | end_on     | span_start | span_end
2024-06-01 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01
2024-06-02 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-02 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01
"""
given.paper_clock = """
paper_id | clock | sector | unit_id | is_received | known_on   | sent_result | received_result
a        | L1    | police | CA_1    | true        | 2024-06-01 | late        | late
b        | L1    | police | CA_1    | true        | 2024-06-02 | late        | late
c        | L1    | police | CA_1    | true        |            | late        | late
"""
expect = """
day_month  | start_on   | end_on     | span_start | span_end   | clock | sector | sent_result | received_result | papers
0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | L1    | police | late        | late            | 2
2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | L1    | police | late        | late            | 1
2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | L1    | police | late        | late            | 1
"""
+++*/
with tallied as (
    select known_on as on_day, clock, sector, unit_id, is_received, sent_result, received_result, count(*) as papers
    from paper_clock
    group by known_on, clock, sector, unit_id, is_received, sent_result, received_result
)
select
    s.day_month,
    s.start_on,
    s.end_on,
    s.span_start,
    s.span_end,
    t.clock, t.sector, t.unit_id, t.is_received, t.sent_result, t.received_result,
    sum(t.papers) as papers
from tallied as t
inner join counting_span as s on s.on_day = t.on_day
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
