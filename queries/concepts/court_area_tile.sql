/*+++
title = "Vị trí của khu vực Tòa án trên bản đồ ô"
title_en = "Place of court areas on the tile map"
definition = "Vị trí trung bình của các ô huyện cũ, tính theo số người–vụ của khu vực ở từng huyện: chỉ để đặt ô, không phải bản đồ."
definition_en = "Mean place of the tiles of former districts, by the area's person-matters in each: for placing tiles, not a map."
grain = "một khu vực"
grain_en = "one court area"
key = ["area_code"]
[columns]
area_code = {vi = "Khu vực", en = "Court area"}
mean_column = {vi = "Cột trung bình", en = "Mean column"}
mean_row = {vi = "Dòng trung bình", en = "Mean row"}
persons = {vi = "Số người–vụ", en = "Person-matters"}

[[examples]]
because = "Khu vực có một người ở ô (0, 0) và ba người ở ô (4, 2) nằm ở (3; 1,5); khu vực chưa xác định và huyện không có ô không có chỗ."
because_en = "An area with one person on tile (0, 0) and three on (4, 2) lies at (3, 1.5); an undetermined area and a district without a tile have no place."
given.person = """
pm_id | province_code | district_code | court_area_code
A     | 31            | 303           | 1
B     | 31            | 304           | 1
C     | 31            | 304           | 1
D     | 31            | 304           | 1
E     | 31            | 303           | undetermined_303
F     | 31            | 999           | 2
"""
given.tile_cell = """
council | scheme      | code | column | row
31      | GSO_PRE2025 | 303  | 0      | 0
31      | GSO_PRE2025 | 304  | 4      | 2
"""
expect = """
area_code | mean_column | mean_row | persons
1         | 3           | 1.5      | 4
"""
+++*/
select
    p.court_area_code as area_code,
    avg(t."column") as mean_column,
    avg(t."row") as mean_row,
    count(*) as persons
from person as p
inner join tile_cell as t on t.council = p.province_code and t.scheme = 'GSO_PRE2025' and t.code = p.district_code
where p.court_area_code is not null and p.court_area_code not like 'undetermined%'
group by p.court_area_code
