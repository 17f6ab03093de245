/*+++
title = "Đơn vị nào không gửi gì?"
title_en = "Which units sent nothing?"
definition = "Đơn vị có kỳ báo cáo đã đến hạn mà không có gì được gửi. Không gửi không phải là số không."
definition_en = "Units with a report that was due and for which nothing came. Silence is not zero."
grain = "một đơn vị"
grain_en = "one unit"
key = ["unit_id"]
date_rule = "Kỳ báo cáo chạm vào kỳ đã chọn."
date_rule_en = "Reporting periods that touch the chosen period."
metrics = ["silent_reports"]
[columns]
silent_periods = {vi = "Số kỳ không gửi", en = "Silent periods"}
periods = {vi = "Các kỳ không gửi", en = "Which periods"}
first_due_on = {vi = "Hạn sớm nhất", en = "Earliest due day"}
+++*/
select
    r.unit_id,
    coalesce(max(u.unit_name), r.unit_id) as unit_name,
    max(r.sector) as sector,
    count(*) as silent_periods,
    string_agg(r.period, ', ' order by r.period_start, r.period) as periods,
    min(r.due_on) as first_due_on
from expected_report as r
left join unit as u on r.unit_id = u.unit_id
where r.state = 'silent' and r.period_end >= $period_start and r.period_start < $period_end
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], r.sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], r.unit_id))
group by r.unit_id
order by silent_periods desc, r.unit_id
