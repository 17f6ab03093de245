/*+++
title = "Cặp dòng chờ người xem lại"
title_en = "Pairs of rows waiting for a person's look"
definition = "Hai dòng mà quy tắc chưa chắc là một người trong một vụ, chưa ai quyết định; kèm địa bàn và ngày của người–vụ liên quan, và số người bị bỏ sót sẽ đổi bao nhiêu nếu quyết định khác đi."
definition_en = "Two rows of which the rules are not sure that they are one person in one matter, not yet decided; with area and day of the person-matter concerned, and by how much the number of missed would change if decided otherwise."
grain = "một dòng cho mỗi cặp"
grain_en = "one row per pair"
key = ["pair"]
[columns]
pair = {vi = "Cặp", en = "Pair"}
stratum = {vi = "Mức chắc chắn", en = "Stratum"}
missed_change = {vi = "Số bỏ sót đổi", en = "Change of missed"}
first_contact_on = {vi = "Ngày tiếp xúc đầu", en = "First contact"}
province_code = {vi = "Mã tỉnh", en = "Province"}
first_sector = {vi = "Ngành gặp đầu tiên", en = "Sector met first"}
since_stage = {vi = "Giai đoạn khi thuộc diện", en = "Stage when eligible"}
primary_group = {vi = "Diện chính", en = "Main group"}

[[examples]]
because = "Cặp lấy địa bàn và ngày của người–vụ nó chạm đến; cặp của người ngoài cửa sổ dữ liệu không tính."
because_en = "A pair takes area and day of the person-matter it touches; a pair of somebody outside the data window is not counted."
given.link_waiting = """
pair | pm_id | stratum  | missed_change
1    | A     | doubtful | -1
2    | Z     | weak     | 0
"""
given.person = """
pm_id | first_contact_on | district_code | first_sector
A     | 2024-05-01       | 901           | police
"""
expect = """
pair | stratum  | missed_change | district_code | first_contact_on
1    | doubtful | -1            | 901           | 2024-05-01
"""
+++*/
select
    w.pair, w.stratum, w.missed_change, p.first_contact_on, p.province_code, p.district_code, p.court_area_code,
    p.first_sector, p.field, p.since_stage, p.primary_group
from link_waiting as w
inner join person as p on p.pm_id = w.pm_id
