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
with counted as (
    -- whole months come from the roll-up, the days of cut months from the papers themselves
    select month_on, unit_id, sector, channel, paper_form, stage, papers
    from paper_month
    where side = 'agency_says_sent' and month_on >= $period_start and next_month <= $period_end
    union all
    select
        cast(date_trunc('month', coalesce(paper_on, happened_on)) as date) as month_on, unit_id, sector, channel, paper_form, stage, 1 as papers
    from paper_side
    where coalesce(paper_on, happened_on) >= $period_start and coalesce(paper_on, happened_on) < $period_end
        and (
            coalesce(paper_on, happened_on) < date_trunc('month', cast($period_start as date) + interval 1 month - interval 1 day)
            or coalesce(paper_on, happened_on) >= date_trunc('month', cast($period_end as date))
        )
        and side = 'agency_says_sent'
),
inside as (
    select *, cast(extract(year from month_on) as bigint) as year_no
    from counted
    where ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
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
