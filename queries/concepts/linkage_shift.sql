/*+++
title = "Người–vụ mà mức ghép khác thêm vào hoặc bớt đi"
title_en = "Person-matters that another level of linking adds or takes away"
definition = "So với mức ghép đang dùng, mức chặt hoặc lỏng bớt đi (−1) và thêm vào (+1) những người–vụ này, với tình trạng tính lại từ đầu. Số của một mức = số đang dùng cộng các dòng này."
definition_en = "Compared with the level in use, the strict or the loose level takes these person-matters away (-1) and adds them (+1), with their status computed anew. The count of a level = the count in use plus these rows."
grain = "một dòng cho mỗi người–vụ bị bớt hoặc thêm ở mỗi mức"
grain_en = "one row per person-matter taken away or added at each level"
key = ["level", "sign", "pm_id"]
[columns]
level = {vi = "Mức ghép", en = "Level of linking"}
sign = {vi = "Thêm (+1) hay bớt (−1)", en = "Added (+1) or taken away (-1)"}
first_contact_on = {vi = "Ngày tiếp xúc đầu", en = "First contact"}
province_code = {vi = "Mã tỉnh", en = "Province"}
first_sector = {vi = "Ngành gặp đầu tiên", en = "Sector met first"}
since_stage = {vi = "Giai đoạn khi thuộc diện", en = "Stage when eligible"}
primary_group = {vi = "Diện chính", en = "Main group"}
class_code = {vi = "Mức thuộc diện", en = "Class"}
status = {vi = "Tình trạng", en = "Status"}
is_missed = {vi = "Bị bỏ sót", en = "Missed"}

[[examples]]
because = "Mức lỏng ghép A và B thành một: bớt hai, thêm một. Người không đổi không có mặt."
because_en = "The loose level makes A and B one: two are taken away, one is added. Who does not change is not there."
given.link_shift = """
level | sign | pm_id   | first_contact_on | district_code | class_code | status | is_missed
loose | -1   | A       | 2024-05-01       | 901           | certain    | B2     | true
loose | -1   | B       | 2024-06-01       | 901           | certain    | served | false
loose | 1    | loose:7 | 2024-05-01       | 901           | certain    | served | false
"""
expect = """
level | sign | pm_id   | is_missed
loose | -1   | A       | true
loose | -1   | B       | false
loose | 1    | loose:7 | false
"""
+++*/
select
    level, sign, pm_id, first_contact_on, province_code, district_code, court_area_code, first_sector, field, since_stage,
    primary_group, class_code, status, is_missed
from link_shift
