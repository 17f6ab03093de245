/*+++
title = "Từng người–vụ (đã mã hóa)"
title_en = "Person-matters one by one (pseudonymous)"
grain = "một dòng cho mỗi người–vụ"
grain_en = "one row per person-matter"
key = ["pm_id"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
roles = ["analyst", "steward"]
caution = "Từng dòng đã mã hóa vẫn là dữ liệu cá nhân: không chiếu trong cuộc họp, không gửi ra ngoài."
caution_en = "Pseudonymised rows stay personal data: do not project them in a meeting, do not send them out."
law = ["PROP_MISSED"]
+++*/
with chosen as (
    -- the page is chosen by its keys alone; the other columns are fetched for its rows only
    select p.pm_id, p.first_contact_on
    from person as p
    where p.first_contact_on >= $period_start and p.first_contact_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], p.first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], p.field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], p.since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], p.primary_group))
        and ($classes::varchar[] is null or list_contains($classes::varchar[], p.class_code))
        and ($statuses::varchar[] is null or list_contains($statuses::varchar[], p.status))
        and ($units::varchar[] is null or list_contains($units::varchar[], p.since_unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], case $area_scheme
            when 'court_area' then coalesce(p.court_area_code, 'unknown')
            when 'province' then coalesce(p.province_code, 'unknown')
            else coalesce(p.district_code, 'unknown')
        end))
    order by p.first_contact_on, p.pm_id
    limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
)
select
    p.pm_id,
    p.person_key,
    p.class_code,
    p.status,
    p.is_missed,
    p.is_suspected,
    p.is_proved,
    p.primary_group,
    p.age_band,
    p.sex,
    p.role_first,
    p.field,
    case $area_scheme
        when 'court_area' then coalesce(p.court_area_code, 'unknown')
        when 'province' then coalesce(p.province_code, 'unknown')
        else coalesce(p.district_code, 'unknown')
    end as area_code,
    a.area_name,
    p.first_contact_on,
    p.first_sector,
    p.since_on,
    p.since_sector,
    p.since_unit_id,
    u.unit_name,
    p.since_stage,
    p.has_register_row,
    p.is_told,
    p.is_requested,
    p.is_sent,
    p.is_referred,
    p.referral_sector,
    p.channel,
    p.received_on,
    p.is_late_stage,
    p.is_too_late,
    p.has_case,
    p.accepted_on,
    p.owner_code,
    p.reason
from chosen as k
inner join person as p on p.first_contact_on = k.first_contact_on and p.pm_id = k.pm_id
left join council_area as a
    on a.area_scheme = $area_scheme
    and a.area_code = case $area_scheme
        when 'court_area' then coalesce(p.court_area_code, 'unknown')
        when 'province' then coalesce(p.province_code, 'unknown')
        else coalesce(p.district_code, 'unknown')
    end
left join unit as u on u.unit_id = p.since_unit_id
order by p.first_contact_on, p.pm_id
