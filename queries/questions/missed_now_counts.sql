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
with inside as (
    select *
    from person_count
    where area_scheme = $area_scheme
        -- spans inside the period, and the single days of a span that the period cuts
        and start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and detail in ('day', case
            when $units::varchar[] is not null then 'unit'
            when $groups::varchar[] is not null then 'group'
            else 'stage'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], since_unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
        and is_missed
)
select
    urgency,
    coalesce(owner_code, 'unknown') as owner_code,
    sum(persons) as persons,
    sum(found_afterwards) as trial_passed
from inside
group by urgency, coalesce(owner_code, 'unknown')
order by case urgency when 'held' then 1 when 'hearing' then 2 when 'minor' then 3 else 4 end, persons desc, owner_code
