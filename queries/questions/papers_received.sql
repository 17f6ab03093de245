/*+++
title = "Trung tâm nhận văn bản, cuộc gọi từ đâu, qua kênh nào?"
title_en = "From whom and by which channel do papers and calls reach the Centre?"
grain = "một dòng cho mỗi năm, ngành, kênh và mẫu"
grain_en = "one row per year, sector, channel and form"
key = ["year_no", "sector", "channel", "paper_form"]
date_rule = "Theo ngày Trung tâm nhận"
date_rule_en = "By the day the Centre received it"
chart = {kind = "stacked_bar", x = "papers", y = "sector", series = "channel"}
caution = "Đây là số văn bản, cuộc gọi và lần trực, không phải số người: một người có thể có nhiều văn bản. Mẫu 03 và Mẫu 04 là hai việc khác nhau. Sổ tiếp nhận của Trung tâm coi là đủ."
caution_en = "These are papers, calls and duty hand-overs, not persons: one person can have several. Form 03 and Form 04 are two different things. The Centre's log is taken as complete."
law = ["TTLT10_A7_2"]
[columns]
year_no = {vi = "Năm", en = "Year"}
papers = {vi = "Số văn bản, cuộc gọi, lần trực đã nhận", en = "Papers, calls and duty hand-overs received"}
written = {vi = "Trong đó bằng văn bản (Mẫu 03, Mẫu 04)", en = "Of which written (Form 03, Form 04)"}
+++*/
with inside as (
    select *
    from paper_count
    where side = 'centre_says_received'
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
    channel,
    paper_form,
    sum(papers) as papers,
    sum(case when paper_form in ('M03', 'M04') then papers else 0 end) as written
from inside
group by year_no, sector, channel, paper_form
order by year_no, papers desc, sector, channel, paper_form
