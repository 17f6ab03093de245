/*+++
title = "Trực trợ giúp pháp lý ở đâu, bao nhiêu buổi?"
title_en = "Where and how often is legal aid on duty?"
definition = "Số buổi trực tại tòa án và cơ quan điều tra theo tháng, nơi và hình thức, và số người được hướng dẫn."
definition_en = "Duties at courts and police by month, place and mode, and the persons guided."
grain = "một tháng, một nơi và một hình thức"
grain_en = "one month, place and mode"
key = ["month_start", "unit_id", "mode"]
date_rule = "Theo ngày trực."
date_rule_en = "By the day of duty."
chart = {kind = "bars", x = "month_start", y = "duties", series = "unit_id"}
[columns]
month_start = {vi = "Tháng", en = "Month"}
duties = {vi = "Số buổi trực", en = "Duties"}
providers = {vi = "Số người trực", en = "Providers on duty"}
persons = {vi = "Số người được hướng dẫn", en = "Persons guided"}
+++*/
select
    cast(date_trunc('month', d.duty_on) as date) as month_start,
    d.unit_id,
    coalesce(max(u.unit_name), d.unit_id) as unit_name,
    coalesce(max(u.sector), 'unknown') as sector,
    coalesce(d.mode, 'unknown') as mode,
    count(*) as duties,
    count(distinct d.provider_id) as providers,
    coalesce(sum(d.persons), 0) as persons
from duty as d
left join unit as u on d.unit_id = u.unit_id
where d.duty_on >= $period_start and d.duty_on < $period_end
    and ($units::varchar[] is null or list_contains($units::varchar[], d.unit_id))
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], coalesce(u.sector, 'unknown')))
group by 1, 2, coalesce(d.mode, 'unknown')
order by 1, 2, 5
