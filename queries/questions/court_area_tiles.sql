/*+++
title = "Khu vực Tòa án nằm ở đâu trên bản đồ ô?"
title_en = "Where do court areas lie on the tile map?"
grain = "một khu vực"
grain_en = "one court area"
key = ["area_code"]
+++*/
select area_code, mean_column, mean_row, persons
from court_area_tile
order by area_code
