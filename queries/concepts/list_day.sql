/*+++
title = "Ngày có dòng danh sách"
title_en = "Day with list rows"
definition = "Những ngày mà một đơn vị có người trong danh sách hoặc sổ theo dõi đã gửi."
definition_en = "Days on which a unit has persons in the lists or registers it sent."
grain = "một đơn vị và một ngày"
grain_en = "one unit and day"
key = ["unit_id", "on_day"]
private = true
[columns]
on_day = {vi = "Ngày", en = "Day"}
persons = {vi = "Số dòng người", en = "Person rows"}
+++*/
select unit_id, contact_on as on_day, count(*) as persons
from entry
where kind in ('list', 'register') and unit_id is not null and contact_on is not null
group by unit_id, contact_on
