/*+++
title = "Các ngành ghi đã gửi bao nhiêu thông báo và thông tin?"
title_en = "How many notices and slips do agencies say they sent?"
grain = "một dòng cho mỗi năm, ngành và mẫu"
grain_en = "one row per year, sector and form"
key = ["year_no", "sector", "paper_form"]
date_rule = "Theo ngày của văn bản"
date_rule_en = "By the date of the paper"
chart = {kind = "stacked_bar", x = "papers", y = "sector", series = "paper_form"}
caution = "Đếm dòng sổ của cơ quan có nêu Mẫu 03 hoặc Mẫu 04; đơn vị không gửi sổ không có ở đây."
caution_en = "Counts register rows stating a Form 03 or 04; units that sent no register are not here."
law = ["TTLT10_A7_2"]
[columns]
year_no = {vi = "Năm", en = "Year"}
papers = {vi = "Số văn bản cơ quan ghi đã gửi", en = "Papers the agency says it sent"}
+++*/
with inside as (
    select *
    from paper_count
    where side = 'agency_says_sent'
        -- spans inside the period, and the single days of a span that the period cuts
        and start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], stage))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
)
select
    year_no,
    sector,
    paper_form,
    sum(papers) as papers
from inside
where paper_form in ('M03', 'M04')
group by year_no, sector, paper_form
order by year_no, sector, paper_form
