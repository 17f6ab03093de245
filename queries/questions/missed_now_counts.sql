/*+++
title = "Ai còn đang bị bỏ sót, việc nào gấp trước?"
title_en = "Who is still missed now, and what is most urgent?"
definition = "Người bị bỏ sót tới ngày dữ liệu, theo mức gấp (đang bị giữ ở lần thấy cuối; phiên tòa sắp tới; chưa thành niên; còn lại) và bên phải làm bước tiếp."
definition_en = "Persons missed on the data day, by urgency (held when last seen; hearing near; minor; the rest) and by who owes the next step."
grain = "một mức gấp và một bên"
grain_en = "one urgency and owner"
key = ["urgency", "owner_code"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody."
law = ["PROP_MISSED", "TTLT10_A9_3"]
[columns]
owner_code = {vi = "Bên phải làm bước tiếp", en = "Who owes the next step"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
trial_passed = {vi = "Trong đó mọi phiên tòa đã biết đã qua (B7)", en = "Of whom every known hearing has passed (B7)"}
+++*/
select
    n.urgency,
    coalesce(p.owner_code, 'unknown') as owner_code,
    count(*) as persons,
    sum(case when n.is_found_afterwards then 1 else 0 end) as trial_passed
from person as p
inner join person_now as n on n.pm_id = p.pm_id
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
group by n.urgency, coalesce(p.owner_code, 'unknown')
order by case n.urgency when 'held' then 1 when 'hearing' then 2 when 'minor' then 3 else 4 end, persons desc, owner_code
