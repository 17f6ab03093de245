/*+++
title = "Thông báo Mẫu 03 có đúng hạn không?"
title_en = "Are Form 03 notices on time?"
grain = "một dòng cho mỗi phía, thời hạn, ngành và kết quả"
grain_en = "one row per side, clock, sector and result"
key = ["side", "clock", "sector", "result_code"]
date_rule = "Theo ngày Trung tâm nhận; chưa nhận thì theo ngày gửi"
date_rule_en = "By the day received by the Centre; where not received, sent"
chart = {kind = "stacked_bar", x = "papers", y = "sector", series = "result_code"}
caution = "Nhiều sổ chỉ ghi ngày: những thông báo đó không đo được, không phải đúng hạn. Mẫu 04, điện thoại và trực không có thời hạn."
caution_en = "Many registers state only days: those notices are not measurable, which is not in time. Form 04, calls and duty have no clock."
law = ["LTGPL_A31_3", "TTLT10_A7_2"]
metrics = ["late_sent_share", "late_received_share"]
[columns]
side = {vi = "Phía: gửi (nghĩa vụ của cơ quan) hoặc nhận (điều người đó trải qua)", en = "Side: sent (the agency's duty) or received (what the person lived through)"}
result_code = {vi = "Kết quả", en = "Result"}
papers = {vi = "Số thông báo", en = "Notices"}
of_measurable_share = {vi = "Phần trong số đo được", en = "Share of the measurable ones"}
+++*/
with inside as (
    select *
    from notice_count
    where start_on >= $period_start and end_on <= $period_end
        -- spans inside the period, and the single days of a span that the period cuts
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
),
sided as (
    select 'agency_says_sent' as side, clock, sector, sent_result as result_code, papers from inside
    union all
    select 'centre_says_received' as side, clock, sector, received_result as result_code, papers from inside where is_received
),
counted as (
    select side, clock, sector, result_code, sum(papers) as papers
    from sided
    group by side, clock, sector, result_code
)
select
    side,
    clock,
    sector,
    result_code,
    papers,
    case when result_code <> 'not_measurable' then
        papers / nullif(cast(sum(case when result_code <> 'not_measurable' then papers end)
            over (partition by side, clock, sector) as double), 0)
    end as of_measurable_share
from counted
order by side, clock, sector, result_code
