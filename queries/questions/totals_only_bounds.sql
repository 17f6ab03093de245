/*+++
title = "Đơn vị chỉ gửi số tổng hợp: bỏ sót nằm trong khoảng nào?"
title_en = "Units with totals only: within which bounds is the missed number?"
definition = "Không đếm được từng người nên không có tỷ lệ. Cận dưới là 0: số tổng hợp không chứng minh ai thuộc diện mà không được chuyển, vì người tự nhận có thể không thuộc diện hoặc có luật sư. Cận trên là số đã tiếp xúc trừ số từ chối trừ số người của đơn vị mà sổ Trung tâm cho thấy đã thụ lý. Với người chưa thành niên: số chưa thành niên trừ số chưa thành niên Trung tâm đã thụ lý từ đơn vị đó."
definition_en = "Persons cannot be counted, so there is no rate. The lower bound is 0: totals do not prove that somebody eligible was not referred, since the self-identified may be ineligible or have a lawyer. The upper bound is contacted less declined less the persons of the unit whom the Centre's own register shows as accepted. For minors: minors less the minors the Centre accepted from that unit."
grain = "một đơn vị"
grain_en = "one unit"
key = ["unit_id"]
date_rule = "Kỳ của số tổng hợp nằm trong kỳ đã chọn; người Trung tâm thụ lý theo ngày nhận văn bản đầu tiên trong các kỳ đó."
date_rule_en = "Periods of the totals within the chosen period; accepted persons by the day of their first paper within those periods."
caution = "Cận trên rộng: người đã tiếp xúc có thể không thuộc diện, đã có luật sư, hoặc đã được đơn vị khác chuyển."
caution_en = "The upper bound is wide: those contacted may not be eligible, may have a lawyer, or may have been referred by another unit."
law = ["PROP_MISSED"]
[columns]
periods = {vi = "Số kỳ", en = "Periods"}
accepted_from_unit = {vi = "Trung tâm đã thụ lý từ đơn vị này", en = "Accepted by the Centre from this unit"}
minors_accepted = {vi = "Trong đó chưa thành niên", en = "Of whom minors"}
missed_low = {vi = "Bỏ sót: cận dưới", en = "Missed: lower bound"}
missed_high = {vi = "Bỏ sót: cận trên", en = "Missed: upper bound"}
minors_missed_high = {vi = "Chưa thành niên bị bỏ sót: cận trên", en = "Missed minors: upper bound"}
nothing_sent = {vi = "Tự nhận thuộc diện, không có giấy chuyển, ít nhất", en = "Self-identified, nothing sent, at least"}
+++*/
with counted as (
    select t.*, coalesce(a.accepted, 0) as accepted, coalesce(a.minors_accepted, 0) as minors_accepted
    from agency_total as t
    left join total_accepted as a on a.unit_id = t.unit_id and a.period = t.period
    where t.counts and t.period_start >= $period_start and t.period_end < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], t.sector))
        and ($units::varchar[] is null or list_contains($units::varchar[], t.unit_id))
),
summed as (
    -- a sum stands only where every period reported the number: what is not reported is not zero
    select
        unit_id, max(sector) as sector, count(*) as periods,
        case when count(contacted) = count(*) then sum(contacted) end as contacted,
        case when count(minors) = count(*) then sum(minors) end as minors,
        case when count(self_identified) = count(*) then sum(self_identified) end as self_identified,
        case when count(notified_m03) = count(*) and count(informed_m04) = count(*) then sum(notified_m03 + informed_m04) end
            as sent,
        case when count(declined) = count(*) then sum(declined) end as declined,
        sum(accepted) as accepted_from_unit, sum(minors_accepted) as minors_accepted
    from counted
    group by unit_id
)
select
    s.unit_id,
    coalesce(u.unit_name, s.unit_id) as unit_name,
    s.sector,
    s.periods,
    s.contacted,
    s.minors,
    s.self_identified,
    s.declined,
    s.accepted_from_unit,
    s.minors_accepted,
    0 as missed_low,
    case when s.contacted is not null
        then greatest(s.contacted - coalesce(s.declined, 0) - s.accepted_from_unit, 0) end as missed_high,
    case when s.minors is not null then greatest(s.minors - s.minors_accepted, 0) end as minors_missed_high,
    case when s.self_identified is not null and s.sent is not null and s.declined is not null
        then greatest(s.self_identified - s.sent - s.declined, 0) end as nothing_sent
from summed as s
left join unit as u on u.unit_id = s.unit_id
order by missed_high desc nulls last, s.unit_id
