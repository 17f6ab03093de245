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
    unit_id, name_vi as unit_name, sector, level as unit_level, district_code, court_area_code, valid_from, valid_to,
    successor_id
from agency_unit
where province_code = (select max(province_code) from snapshot_day)
order by unit_id
