/*+++
title = "Văn bản theo tháng"
title_en = "Papers by month"
definition = "Số văn bản, cuộc gọi và lần trực theo tháng, từng phía: cơ quan ghi đã gửi (theo ngày văn bản), Trung tâm ghi đã nhận (theo ngày nhận)."
definition_en = "Papers, calls and duty hand-overs by month and side: what agencies say they sent (by the paper's date), what the Centre says it received (by day of receipt)."
law = ["TTLT10_A7_2"]
caution = "Mẫu 03 (có yêu cầu) và Mẫu 04 (chưa yêu cầu) là hai việc khác nhau, không cộng mà không ghi rõ."
caution_en = "Form 03 (asked for aid) and Form 04 (has not asked) are two different things: never add them unlabelled."
grain = "một dòng cho mỗi tổ hợp"
grain_en = "one row per combination"
key = ["side", "month_on", "unit_id", "sector", "channel", "paper_form", "stage"]
[columns]
month_on = {vi = "Tháng", en = "Month"}
next_month = {vi = "Ngày đầu tháng sau", en = "First day of the next month"}
papers = {vi = "Số văn bản, cuộc gọi", en = "Papers and calls"}

[[examples]]
because = "Phía gửi theo ngày văn bản, phía nhận theo ngày nhận."
because_en = "The sending side goes by the paper's date, the receiving side by the day of receipt."
given.paper_side = """
paper_side_id | side                 | sector | channel    | paper_form | paper_on   | happened_on
a             | agency_says_sent     | court  |            | M03        | 2024-12-31 | 2025-01-02
b             | centre_says_received | court  | notice_M03 | M03        | 2024-12-31 | 2025-01-02
"""
expect = """
side                 | month_on   | papers
agency_says_sent     | 2024-12-01 | 1
centre_says_received | 2025-01-01 | 1
"""
+++*/
with dated as (
    select
        side,
        case when side = 'agency_says_sent' then coalesce(paper_on, happened_on) else happened_on end as dated_on,
        unit_id, sector, channel, paper_form, stage
    from paper_side
)
select
    side,
    cast(date_trunc('month', dated_on) as date) as month_on,
    cast(date_trunc('month', dated_on) + interval 1 month as date) as next_month,
    unit_id,
    sector,
    channel,
    paper_form,
    stage,
    count(*) as papers
from dated
group by side, date_trunc('month', dated_on), unit_id, sector, channel, paper_form, stage
