/*+++
title = "Số văn bản đã gửi theo khoảng ngày và lần gửi trước"
title_en = "Papers sent by span of days and the paper before"
definition = "Số văn bản Mẫu 03, Mẫu 04 mà cơ quan ghi đã gửi theo khoảng ngày của văn bản và ngày của văn bản liền trước về cùng người–vụ: của cùng đơn vị, của cùng ngành, của bất kỳ cơ quan nào. Trong một kỳ, mỗi người có đúng một văn bản mà văn bản liền trước nằm ngoài kỳ: nhờ vậy đếm được số người của mọi kỳ mà không đọc từng văn bản."
definition_en = "Forms 03 and 04 that agencies say they sent, by span of days of the paper and by the day of the paper before about the same person-matter: from the same unit, the same sector, any agency. In a period every person has exactly one paper whose predecessor lies outside it: so the persons of any period are counted without reading single papers."
caution = "Mỗi văn bản có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every paper stands in both sizes of rows: always filter by period."
law = ["TTLT10_A7_2"]
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["day_month", "start_on", "end_on", "unit_before", "sector_before", "any_before"]
sort = ["day_month", "start_on"]
[columns]
unit_before = {vi = "Ngày văn bản liền trước của cùng đơn vị", en = "Day of the paper before from the same unit"}
sector_before = {vi = "Ngày văn bản liền trước của cùng ngành", en = "Day of the paper before from the same sector"}
any_before = {vi = "Ngày văn bản liền trước của bất kỳ cơ quan nào", en = "Day of the paper before from any agency"}
papers = {vi = "Số văn bản", en = "Papers"}

[[examples]]
because = "Một người: công an gửi hai lần, tòa án một lần cùng ngày lần đầu; văn bản không ngày, chưa ghép với ai, không phải Mẫu 03, 04, hoặc Trung tâm nhận thì không vào đây. Ngày văn bản đứng trước ngày gửi."
because_en = "One person: two papers of the police, one of the court on the first day; papers without a day, linked to nobody, of no form, or received by the Centre are not here. The paper's date comes before the day of sending."
given.counting_span = """
on_day     | day_month  | start_on   | end_on     | span_start | span_end
2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01
2024-06-02 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-02 | 2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01
"""
given.paper_side = """
paper_side_id | side                 | pm_id | unit_id | sector | paper_form | paper_on   | happened_on
a             | agency_says_sent     | A     | CA_1    | police | M03        | 2024-06-01 | 2024-06-02
b             | agency_says_sent     | A     | CA_1    | police | M04        |            | 2024-06-02
c             | agency_says_sent     | A     | TA_1    | court  | M03        | 2024-06-02 |
d             | agency_says_sent     | A     | CA_1    | police | none       | 2024-06-01 |
e             | agency_says_sent     |       | CA_1    | police | M03        | 2024-06-01 |
f             | centre_says_received | A     | CA_1    | police | M03        |            | 2024-06-01
g             | agency_says_sent     | B     | CA_1    | police | M03        |            |
h             | agency_says_sent     | C     | CA_1    | police | M03        | 2024-06-01 |
i             | agency_says_sent     | C     | CA_2    | police | M03        | 2024-06-02 |
"""
expect = """
day_month  | start_on   | end_on     | span_start | span_end   | unit_before | sector_before | any_before | papers
0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 |             |               |            | 2
0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 2024-06-01  | 2024-06-01    | 2024-06-01 | 1
0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 |             |               | 2024-06-02 | 1
0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 |             | 2024-06-01    | 2024-06-01 | 1
2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 |             |               |            | 2
2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | 2024-06-01  | 2024-06-01    | 2024-06-01 | 1
2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 |             |               | 2024-06-02 | 1
2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 |             | 2024-06-01    | 2024-06-01 | 1
"""
+++*/
with sent as (
    select paper_side_id, pm_id, unit_id, sector, coalesce(paper_on, happened_on) as on_day
    from paper_side
    where side = 'agency_says_sent' and pm_id is not null and paper_form in ('M03', 'M04')
        and coalesce(paper_on, happened_on) is not null
),
preceded as (
    select
        on_day,
        lag(on_day) over (partition by pm_id, unit_id order by on_day, paper_side_id) as unit_before,
        lag(on_day) over (partition by pm_id, sector order by on_day, paper_side_id) as sector_before,
        lag(on_day) over (partition by pm_id order by on_day, paper_side_id) as any_before
    from sent
)
select
    s.day_month, s.start_on, s.end_on, s.span_start, s.span_end,
    p.unit_before, p.sector_before, p.any_before,
    count(*) as papers
from preceded as p
inner join counting_span as s on s.on_day = p.on_day
group by 1, 2, 3, 4, 5, 6, 7, 8
