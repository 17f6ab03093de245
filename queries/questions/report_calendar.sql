/*+++
title = "Đơn vị nào đã gửi, đơn vị nào im lặng?"
title_en = "Which units reported and which are silent?"
definition = "Từng báo cáo phải gửi của từng đơn vị và tình trạng vào ngày dữ liệu."
definition_en = "Every report due from every unit and its state on the data day."
grain = "một đơn vị và một kỳ"
grain_en = "one unit and period"
key = ["unit_id", "period"]
date_rule = "Kỳ báo cáo chạm vào kỳ đã chọn."
date_rule_en = "Reporting periods that touch the chosen period."
chart = {kind = "calendar", x = "period", y = "unit_id", value = "state"}
metrics = ["report_timeliness", "silent_reports"]
[columns]
days_late = {vi = "Số ngày chậm", en = "Days late"}
+++*/
select
    r.unit_id,
    coalesce(u.unit_name, r.unit_id) as unit_name,
    r.sector,
    r.period,
    r.period_start,
    r.period_end,
    r.due_on,
    r.received_on,
    r.report_form,
    r.state,
    r.is_late,
    case when r.is_late then r.received_on - r.due_on end as days_late,
    r.from_calendar
from expected_report as r
left join unit as u on r.unit_id = u.unit_id
where r.period_end >= $period_start and r.period_start < $period_end
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], r.sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], r.unit_id))
order by r.sector, r.unit_id, r.period_start, r.period
