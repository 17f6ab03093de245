/*+++
title = "Danh sách việc: người còn đang bị bỏ sót"
title_en = "Worklist: persons still missed now"
definition = "Từng người–vụ (mã, không tên) còn bị bỏ sót, gấp trước: đang bị giữ ở lần thấy cuối, phiên tòa sắp tới, chưa thành niên; rồi người mới thấy gần đây hơn."
definition_en = "Each person-matter (pseudonym) still missed, most urgent first: held when last seen, hearing near, minor; then the more recently seen."
grain = "một dòng cho mỗi người–vụ còn bị bỏ sót"
grain_en = "one row per person-matter still missed"
key = ["pm_id"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
roles = ["analyst", "steward"]
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody."
law = ["PROP_MISSED", "TTLT10_A9_3"]
[columns]
area_code = {vi = "Mã địa bàn", en = "Area code"}
area_name = {vi = "Địa bàn", en = "Area"}
owner_code = {vi = "Bên phải làm bước tiếp", en = "Who owes the next step"}
step_unit_name = {vi = "Đơn vị phải làm bước tiếp", en = "Unit that owes the next step"}
last_unit_name = {vi = "Đơn vị thấy cuối", en = "Unit that saw the person last"}
+++*/
with inside as (
    select
        p.*,
        case $area_scheme
        when 'court_area' then coalesce(p.court_area_code, 'unknown')
        when 'province' then coalesce(p.province_code, 'unknown')
        else coalesce(p.district_code, 'unknown')
    end as area_code
    from person as p
    where p.first_contact_on >= $period_start and p.first_contact_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], p.first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], p.field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], p.since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], p.primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], p.since_unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], case $area_scheme
            when 'court_area' then coalesce(p.court_area_code, 'unknown')
            when 'province' then coalesce(p.province_code, 'unknown')
            else coalesce(p.district_code, 'unknown')
        end))
        and p.is_missed
)
select
    p.pm_id,
    n.urgency,
    p.owner_code,
    case when p.owner_code in ('centre', 'both') then null else u.unit_name end as step_unit_name,
    n.next_hearing_on,
    n.last_contact_on,
    p.status,
    p.primary_group,
    p.age_band,
    p.role_first,
    p.field,
    p.area_code,
    a.area_name,
    p.since_on,
    p.since_stage,
    w.unit_name as last_unit_name,
    n.last_stage,
    n.is_held_last,
    n.custody_form,
    n.is_found_afterwards
from inside as p
inner join person_now as n on n.pm_id = p.pm_id
left join council_area as a on a.area_scheme = $area_scheme and a.area_code = p.area_code
left join unit as u on u.unit_id = p.since_unit_id
left join unit as w on w.unit_id = n.last_unit_id
order by
    case n.urgency when 'held' then 1 when 'hearing' then 2 when 'minor' then 3 else 4 end,
    n.next_hearing_on nulls last, n.last_contact_on desc, p.pm_id
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
