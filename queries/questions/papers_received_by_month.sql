/*+++
title = "Văn bản, cuộc gọi Trung tâm nhận theo tháng"
title_en = "Papers and calls received by month"
grain = "một dòng cho mỗi tháng và ngành"
grain_en = "one row per month and sector"
key = ["month_on", "sector"]
date_rule = "Theo ngày Trung tâm nhận"
date_rule_en = "By the day the Centre received it"
chart = {kind = "line", x = "month_on", y = "papers", series = "sector"}
caution = "Đây là số văn bản, cuộc gọi và lần trực, không phải số người: một người có thể có nhiều văn bản. Mẫu 03 và Mẫu 04 là hai việc khác nhau. Sổ tiếp nhận của Trung tâm coi là đủ."
caution_en = "These are papers, calls and duty hand-overs, not persons: one person can have several. Form 03 and Form 04 are two different things. The Centre's log is taken as complete."
law = ["TTLT10_A7_2"]
[columns]
papers = {vi = "Số văn bản, cuộc gọi, lần trực đã nhận", en = "Papers, calls and duty hand-overs received"}
notices_m03 = {vi = "Thông báo Mẫu 03", en = "Form 03 notices"}
slips_m04 = {vi = "Thông tin Mẫu 04", en = "Form 04 slips"}
calls_and_duty = {vi = "Điện thoại, trực", en = "Calls and duty"}
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
    month_on,
    sector,
    sum(papers) as papers,
    sum(case when paper_form = 'M03' then papers else 0 end) as notices_m03,
    sum(case when paper_form = 'M04' then papers else 0 end) as slips_m04,
    sum(case when paper_form = 'none' then papers else 0 end) as calls_and_duty
from inside
group by month_on, sector
order by month_on, sector
