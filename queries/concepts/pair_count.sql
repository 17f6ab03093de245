/*+++
title = "Số văn bản đối chiếu theo khoảng ngày"
title_en = "Numbers of matched papers by span of days"
definition = "Số văn bản Mẫu 03 và Mẫu 04 theo khoảng ngày gửi (không có thì ngày nhận), đơn vị, có trong sổ của cơ quan hay không và Trung tâm có ghi đã nhận hay không. Hai cỡ dòng: khoảng đếm sẵn, và từng ngày cho kỳ cắt ngang một khoảng."
definition_en = "Forms 03 and 04 by span of days of sending (where unknown, of receipt), unit, whether the agency's register has them and whether the Centre received them. Rows of two sizes: spans counted in advance, and single days for a period that cuts a span."
caution = "Mỗi văn bản có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every paper stands in both sizes of rows: always filter by period."
law = ["TTLT10_A7_2"]
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["day_month", "start_on", "end_on", "unit_id", "sector", "is_sent_known", "is_received"]
sort = ["day_month", "start_on"]
[columns]
papers = {vi = "Số văn bản", en = "Papers"}

[[examples]]
because = "Hai văn bản cùng khoảng: một dòng khoảng, hai dòng ngày; văn bản không có ngày không vào kỳ nào."
because_en = "Two papers in one span: one row of the span, two of days; a paper without a day lies in no period."
given.counting_span = """
on_day     | month_on   | day_month  | start_on   | end_on     | span_start | span_end
2024-06-01 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01
2024-06-02 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-02 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01
"""
given.paper_pair = """
paper_id | unit_id | sector | is_sent_known | is_received | dated_on
a        | CA_1    | police | true          | false       | 2024-06-01
b        | CA_1    | police | true          | false       | 2024-06-02
c        | CA_1    | police | true          | false       |
"""
expect = """
day_month  | start_on   | end_on     | span_start | span_end   | month_on   | unit_id | is_sent_known | is_received | papers
0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 2024-06-01 | CA_1    | true          | false       | 2
2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | 2024-06-01 | CA_1    | true          | false       | 1
2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | 2024-06-01 | CA_1    | true          | false       | 1
"""
+++*/
select
    s.day_month, s.start_on, s.end_on, s.span_start, s.span_end, s.month_on,
    p.unit_id, p.sector, p.is_sent_known, p.is_received,
    count(*) as papers
from paper_pair as p
inner join counting_span as s on s.on_day = p.dated_on
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
