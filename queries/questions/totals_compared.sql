/*+++
title = "Số tổng hợp có khớp danh sách không?"
title_en = "Do the totals agree with the lists?"
definition = "Đơn vị và kỳ gửi cả số tổng hợp và danh sách: số ghi trong biểu tổng hợp bên cạnh số người đếm được từ danh sách và sổ của đơn vị. Chỉ đối chiếu, không cộng."
definition_en = "Units and periods that sent both totals and lists: the stated totals beside the persons counted in the unit's lists and registers. Compared only, never added."
grain = "một đơn vị và một kỳ"
grain_en = "one unit and period"
key = ["unit_id", "period"]
date_rule = "Kỳ báo cáo chạm vào kỳ đã chọn; người trong danh sách theo ngày tiếp xúc."
date_rule_en = "Reporting periods that touch the chosen period; listed persons by day of contact."
caution = "Lệch nhau không có nghĩa ai sai: đơn vị có thể đếm vụ, lượt hoặc người."
caution_en = "A difference does not say who is wrong: a unit may count matters, times or persons."
[columns]
contacted_difference = {vi = "Chênh lệch đã tiếp xúc", en = "Difference in contacted"}
+++*/
select
    t.unit_id,
    coalesce(u.unit_name, t.unit_id) as unit_name,
    t.sector,
    t.period,
    t.period_start,
    t.contacted,
    coalesce(l.contacted_listed, 0) as contacted_listed,
    t.contacted - coalesce(l.contacted_listed, 0) as contacted_difference,
    t.told,
    l.told_listed,
    t.self_identified,
    coalesce(l.self_identified_listed, 0) as self_identified_listed,
    t.explained,
    coalesce(l.explained_listed, 0) as explained_listed,
    t.requested,
    coalesce(l.requested_listed, 0) as requested_listed,
    t.declined,
    coalesce(l.declined_listed, 0) as declined_listed,
    t.notified_m03,
    t.informed_m04,
    t.minors
from agency_total as t
left join total_listed as l on t.unit_id = l.unit_id and t.period = l.period
left join unit as u on t.unit_id = u.unit_id
where not t.counts and t.period_end >= $period_start and t.period_start < $period_end
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], t.sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], t.unit_id))
order by t.unit_id, t.period_start, t.period
