/*+++
title = "Số văn bản theo khoảng ngày"
title_en = "Numbers of papers by span of days"
definition = "Số văn bản, cuộc gọi và lần trực theo khoảng ngày, từng phía: cơ quan ghi đã gửi (theo ngày văn bản), Trung tâm ghi đã nhận (theo ngày nhận). Hai cỡ dòng: khoảng đếm sẵn, và từng ngày cho kỳ cắt ngang một khoảng."
definition_en = "Papers, calls and duty hand-overs by span of days and side: what agencies say they sent (by the paper's date), what the Centre says it received (by day of receipt). Rows of two sizes: spans counted in advance, and single days for a period that cuts a span."
law = ["TTLT10_A7_2"]
caution = "Mỗi văn bản có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ. Mẫu 03 (có yêu cầu) và Mẫu 04 (chưa yêu cầu) là hai việc khác nhau, không cộng mà không ghi rõ."
caution_en = "Every paper stands in both sizes of rows: always filter by period. Form 03 (asked for aid) and Form 04 (has not asked) are two different things: never add them unlabelled."
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["day_month", "side", "start_on", "end_on", "unit_id", "sector", "channel", "paper_form", "stage"]
sort = ["day_month", "side", "start_on"]
[columns]
start_on = {vi = "Từ ngày", en = "From"}
end_on = {vi = "Đến trước ngày", en = "Before"}
day_month = {vi = "Tháng của dòng một ngày; 01/01/0001 với khoảng đếm sẵn", en = "Month of a row of one day; 1 January 0001 for a span counted in advance"}
span_start = {vi = "Dòng một ngày nằm trong khoảng từ ngày; 01/01/0001 với khoảng đếm sẵn", en = "A row of one day lies in the span from; 1 January 0001 for a span itself"}
span_end = {vi = "Dòng một ngày nằm trong khoảng đến trước ngày; 01/01/0001 với khoảng đếm sẵn", en = "A row of one day lies in the span before; 1 January 0001 for a span itself"}
papers = {vi = "Số văn bản, cuộc gọi", en = "Papers and calls"}

[[examples]]
because = "Phía gửi theo ngày văn bản (không ghi thì theo ngày gửi), phía nhận theo ngày nhận."
because_en = "The sending side goes by the paper's date (where absent by the day of sending), the receiving side by the day of receipt."
given.counting_span = """
on_day     | month_on   | year_no | day_month  | start_on   | end_on     | span_start | span_end
2024-12-31 | 2024-12-01 | 2024    | 0001-01-01 | 2024-12-01 | 2025-01-01 | 0001-01-01 | 0001-01-01
2024-12-31 | 2024-12-01 | 2024    | 2024-12-01 | 2024-12-31 | 2025-01-01 | 2024-12-01 | 2025-01-01
2025-01-02 | 2025-01-01 | 2025    | 0001-01-01 | 2025-01-01 | 2025-02-01 | 0001-01-01 | 0001-01-01
2025-01-02 | 2025-01-01 | 2025    | 2025-01-01 | 2025-01-02 | 2025-01-03 | 2025-01-01 | 2025-02-01
"""
given.paper_side = """
paper_side_id | side                 | sector | channel    | paper_form | paper_on   | happened_on
a             | agency_says_sent     | court  |            | M03        | 2024-12-31 | 2025-01-02
b             | centre_says_received | court  | notice_M03 | M03        | 2024-12-31 | 2025-01-02
c             | agency_says_sent     | police |            | M03        |            | 2025-01-02
"""
expect = """
side                 | sector | day_month  | start_on   | end_on     | span_start | span_end   | month_on   | year_no | papers
agency_says_sent     | court  | 0001-01-01 | 2024-12-01 | 2025-01-01 | 0001-01-01 | 0001-01-01 | 2024-12-01 | 2024    | 1
agency_says_sent     | court  | 2024-12-01 | 2024-12-31 | 2025-01-01 | 2024-12-01 | 2025-01-01 | 2024-12-01 | 2024    | 1
centre_says_received | court  | 0001-01-01 | 2025-01-01 | 2025-02-01 | 0001-01-01 | 0001-01-01 | 2025-01-01 | 2025    | 1
centre_says_received | court  | 2025-01-01 | 2025-01-02 | 2025-01-03 | 2025-01-01 | 2025-02-01 | 2025-01-01 | 2025    | 1
agency_says_sent     | police | 0001-01-01 | 2025-01-01 | 2025-02-01 | 0001-01-01 | 0001-01-01 | 2025-01-01 | 2025    | 1
agency_says_sent     | police | 2025-01-01 | 2025-01-02 | 2025-01-03 | 2025-01-01 | 2025-02-01 | 2025-01-01 | 2025    | 1
"""
+++*/
with dated as (
    select
        side,
        case when side = 'agency_says_sent' then coalesce(paper_on, happened_on) else happened_on end as on_day,
        unit_id, sector, channel, paper_form, stage
    from paper_side
),
tallied as (
    select on_day, side, unit_id, sector, channel, paper_form, stage, count(*) as papers
    from dated
    group by on_day, side, unit_id, sector, channel, paper_form, stage
),
grained as (
    select t.*, s.month_on, s.year_no, s.start_on, s.end_on, s.day_month, s.span_start, s.span_end
    from tallied as t
    inner join counting_span as s on s.on_day = t.on_day
)
select
    day_month,
    start_on,
    end_on,
    span_start,
    span_end,
    month_on, year_no, side, unit_id, sector, channel, paper_form, stage,
    sum(papers) as papers
from grained
group by
    day_month, start_on, end_on, span_start, span_end,
    month_on, year_no, side, unit_id, sector, channel, paper_form, stage
