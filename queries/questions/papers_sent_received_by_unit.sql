/*+++
title = "Đơn vị nào gửi mà Trung tâm không nhận được?"
title_en = "Whose papers do not arrive at the Centre?"
grain = "một dòng cho mỗi đơn vị"
grain_en = "one row per unit"
key = ["unit_id"]
date_rule = "Theo ngày gửi; không có thì ngày nhận"
date_rule_en = "By the day sent; where unknown, received"
chart = {kind = "dumbbell", x = "papers_sent", x2 = "papers_received", y = "unit_name"}
caution = "Hai phía gặp nhau theo người, đơn vị, mẫu và số văn bản: số ghi sai làm một văn bản thành hai dòng lệch."
caution_en = "The sides meet by person, unit, form and number: a mistyped number makes one paper look like two."
law = ["TTLT10_A7_2"]
metrics = ["referral_completeness"]
[columns]
papers_sent = {vi = "Cơ quan ghi đã gửi", en = "Agency says sent"}
papers_received = {vi = "Trung tâm ghi đã nhận", en = "Centre says received"}
matched = {vi = "Có ở cả hai phía", en = "On both sides"}
sent_only = {vi = "Gửi mà không thấy nhận", en = "Sent, not received"}
received_only = {vi = "Nhận mà sổ đơn vị không ghi", en = "Received, not in the unit's register"}
completeness_share = {vi = "Phần đã đến trong số đã gửi", en = "Share of the sent papers that arrived"}
+++*/
with inside as (
    select *
    from pair_count
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
)
select
    i.unit_id,
    max(u.unit_name) as unit_name,
    max(i.sector) as sector,
    coalesce(sum(case when i.is_sent_known then i.papers end), 0) as papers_sent,
    coalesce(sum(case when i.is_received then i.papers end), 0) as papers_received,
    coalesce(sum(case when i.is_sent_known and i.is_received then i.papers end), 0) as matched,
    coalesce(sum(case when i.is_sent_known and not i.is_received then i.papers end), 0) as sent_only,
    coalesce(sum(case when i.is_received and not i.is_sent_known then i.papers end), 0) as received_only,
    coalesce(sum(case when i.is_sent_known and i.is_received then i.papers end), 0)
        / nullif(cast(coalesce(sum(case when i.is_sent_known then i.papers end), 0) as double), 0) as completeness_share
from inside as i
left join unit as u on u.unit_id = i.unit_id
group by i.unit_id
order by sent_only desc, i.unit_id
