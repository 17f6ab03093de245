/*+++
title = "Khu vực Tòa án nằm ở đâu trên bản đồ ô?"
title_en = "Where do court areas lie on the tile map?"
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
order by p.court_area_code
