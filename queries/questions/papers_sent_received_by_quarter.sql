/*+++
title = "Từng đơn vị, từng quý: đã gửi và đã nhận bao nhiêu?"
title_en = "Each unit and quarter: how many sent, how many received?"
definition = "Mẫu 03 và Mẫu 04 của một đơn vị trong một quý: cơ quan ghi đã gửi, Trung tâm ghi đã nhận, có ở cả hai phía. Đơn vị và kỳ chỉ có số tổng hợp: số gửi lấy từ số tổng hợp, không có từng văn bản để ghép. Không bao giờ cộng cả danh sách và số tổng hợp của cùng đơn vị và kỳ. Đơn vị im lặng không có số gửi: trống không phải là số 0."
definition_en = "Forms 03 and 04 of a unit in a quarter: sent by the agency's word, received by the Centre's, on both sides. A unit and period with totals only: sent comes from the totals, there are no papers to match. Lists and totals of one unit and period are never added. A silent unit has no number of sent papers: empty is not zero."
grain = "một dòng cho mỗi đơn vị và quý"
grain_en = "one row per unit and quarter"
key = ["unit_id", "quarter_on"]
date_rule = "Theo ngày gửi; không có thì ngày nhận. Số tổng hợp theo ngày đầu kỳ"
date_rule_en = "By the day sent; where unknown, received. Totals by the first day of their period"
chart = {kind = "stacked_bar", x = "papers_sent", y = "unit_name"}
caution = "Hai phía gặp nhau theo người, đơn vị, mẫu và số văn bản: số ghi sai làm một văn bản thành hai dòng lệch."
caution_en = "The sides meet by person, unit, form and number: a mistyped number makes one paper look like two."
law = ["TTLT10_A7_2"]
metrics = ["referral_completeness"]
[columns]
quarter_on = {vi = "Quý từ ngày", en = "Quarter from"}
papers_sent = {vi = "Cơ quan ghi đã gửi (danh sách)", en = "Agency says sent (lists)"}
papers_received = {vi = "Trung tâm ghi đã nhận", en = "Centre says received"}
matched = {vi = "Có ở cả hai phía", en = "On both sides"}
sent_only = {vi = "Gửi mà không thấy nhận", en = "Sent, not received"}
received_only = {vi = "Nhận mà sổ đơn vị không ghi", en = "Received, not in the unit's register"}
totals_m03 = {vi = "Mẫu 03 theo số tổng hợp", en = "Form 03 by totals"}
totals_m04 = {vi = "Mẫu 04 theo số tổng hợp", en = "Form 04 by totals"}
is_totals_only = {vi = "Chỉ có số tổng", en = "Totals only"}
is_silent = {vi = "Không gửi báo cáo của quý", en = "Sent no report of the quarter"}
+++*/
with listed as (
    select
        unit_id,
        max(sector) as sector,
        cast(date_trunc('quarter', month_on) as date) as quarter_on,
        coalesce(sum(case when is_sent_known then papers end), 0) as papers_sent,
        coalesce(sum(case when is_received then papers end), 0) as papers_received,
        coalesce(sum(case when is_sent_known and is_received then papers end), 0) as matched
    from pair_count
    where start_on >= $period_start and end_on <= $period_end and unit_id is not null
        -- spans inside the period, and the single days of a span that the period cuts
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
    group by unit_id, date_trunc('quarter', month_on)
),
summed as (
    select
        unit_id,
        max(sector) as sector,
        cast(date_trunc('quarter', period_start) as date) as quarter_on,
        sum(notified_m03) as totals_m03,
        sum(informed_m04) as totals_m04
    from agency_total
    where counts and period_end >= $period_start and period_start < $period_end
    group by unit_id, date_trunc('quarter', period_start)
),
silent as (
    select distinct unit_id, cast(date_trunc('quarter', period_start) as date) as quarter_on
    from expected_report
    where state = 'silent' and period_end >= $period_start and period_start < $period_end
),
both_levels as (
    select
        coalesce(l.unit_id, t.unit_id) as unit_id,
        coalesce(l.sector, t.sector) as sector,
        coalesce(l.quarter_on, t.quarter_on) as quarter_on,
        case when t.unit_id is null and (q.unit_id is null or l.papers_sent > 0) then l.papers_sent end as papers_sent,
        coalesce(l.papers_received, 0) as papers_received,
        case when t.unit_id is null then l.matched end as matched,
        t.totals_m03,
        t.totals_m04,
        t.unit_id is not null as is_totals_only,
        q.unit_id is not null as is_silent
    from listed as l
    full join summed as t on t.unit_id = l.unit_id and t.quarter_on = l.quarter_on
    left join silent as q
        on q.unit_id = coalesce(l.unit_id, t.unit_id) and q.quarter_on = coalesce(l.quarter_on, t.quarter_on)
)
select
    b.unit_id,
    coalesce(u.unit_name, b.unit_id) as unit_name,
    b.sector,
    b.quarter_on,
    b.papers_sent,
    b.papers_received,
    b.matched,
    b.papers_sent - b.matched as sent_only,
    b.papers_received - b.matched as received_only,
    b.totals_m03,
    b.totals_m04,
    b.is_totals_only,
    b.is_silent
from both_levels as b
left join unit as u on u.unit_id = b.unit_id
where ($sectors::varchar[] is null or list_contains($sectors::varchar[], b.sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], b.unit_id))
order by b.sector, b.unit_id, b.quarter_on
