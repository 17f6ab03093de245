/*+++
title = "Đơn vị nào chỉ gửi số tổng hợp?"
title_en = "Which units send totals only?"
definition = "Tổng các số mà đơn vị gửi trong biểu tổng hợp. Được tính: không có danh sách người của đơn vị và kỳ đó. Chỉ đối chiếu: đã có danh sách, số tổng hợp không cộng vào đâu."
definition_en = "Sums of what units sent as totals. Counted: no person list of that unit and period came. Compared only: lists came, the totals are added to nothing."
grain = "một đơn vị, được tính hay chỉ đối chiếu"
grain_en = "one unit, counted or compared only"
key = ["unit_id", "counts"]
date_rule = "Kỳ báo cáo chạm vào kỳ đã chọn."
date_rule_en = "Reporting periods that touch the chosen period."
caution = "Số tổng hợp không có từng người: không biết ai thuộc diện, ai bị bỏ sót."
caution_en = "Totals carry no persons: who was eligible and who was missed cannot be known from them."
[columns]
periods = {vi = "Số kỳ", en = "Periods"}
+++*/
select
    t.unit_id,
    coalesce(max(u.unit_name), t.unit_id) as unit_name,
    max(t.sector) as sector,
    t.counts,
    count(*) as periods,
    sum(t.contacted) as contacted,
    sum(t.told) as told,
    sum(t.self_identified) as self_identified,
    sum(t.explained) as explained,
    sum(t.requested) as requested,
    sum(t.notified_m03) as notified_m03,
    sum(t.informed_m04) as informed_m04,
    sum(t.declined) as declined,
    sum(t.minors) as minors
from agency_total as t
left join unit as u on t.unit_id = u.unit_id
where t.period_end >= $period_start and t.period_start < $period_end
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], t.sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], t.unit_id))
group by t.unit_id, t.counts
order by t.counts desc, t.unit_id
