/*+++
title = "Đơn vị của tỉnh"
title_en = "Unit of the province"
definition = "Đơn vị gửi số liệu của hội đồng này: tên chính thức, ngành, cấp và nơi phụ trách."
definition_en = "Units that report to this council: official name, sector, level and the area they serve."
grain = "một đơn vị"
grain_en = "one unit"
key = ["unit_id"]
[columns]
unit_name = {vi = "Tên đơn vị", en = "Name of the unit"}
unit_level = {vi = "Cấp", en = "Level"}
+++*/
select
    u.unit_id, u.name_vi as unit_name, u.sector, u.level as unit_level, u.district_code, u.court_area_code, u.valid_from,
    u.valid_to, u.successor_id
from agency_unit as u
inner join snapshot_day as s on u.province_code = s.province_code
order by u.unit_id
