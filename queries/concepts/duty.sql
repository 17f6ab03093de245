/*+++
title = "Lịch trực"
title_en = "Duty roster"
definition = "Ngày một người trực tại tòa án hoặc cơ quan điều tra, trực tiếp hay qua điện thoại, và số người được hướng dẫn."
definition_en = "A day somebody was on duty at a court or police office, on site or by phone, and the persons guided."
grain = "một ngày, một nơi và một người trực"
grain_en = "one day, place and provider"
key = ["duty_on", "unit_id", "provider_id"]

[[examples]]
because = "Nơi trực hoặc người trực không nhận ra được vẫn là một buổi trực, với mã unknown."
because_en = "A place or a person that cannot be recognised is still a duty, with the code unknown."
given.duty_row = """
file | sheet | row | sub | duty_on    | unit_id | mode    | provider_key | persons
a    | a     | 1   | 0   | 2024-01-08 | TA_T    | on_site | le an        | 2
a    | a     | 2   | 0   | 2024-01-15 |         | phone   | ai do        | 1
"""
given.provider_by_key = """
name_key | provider_id
le an    | TGV01
"""
expect = """
duty_on    | unit_id | provider_id | mode    | persons
2024-01-08 | TA_T    | TGV01       | on_site | 2
2024-01-15 | unknown | unknown     | phone   | 1
"""
+++*/
select
    r.duty_on,
    coalesce(r.unit_id, 'unknown') as unit_id,
    coalesce(p.provider_id, 'unknown') as provider_id,
    max(r.mode) as mode,
    sum(r.persons) as persons
from duty_row as r
left join provider_by_key as p on r.provider_key = p.name_key
group by 1, 2, 3
order by 1, 2, 3
