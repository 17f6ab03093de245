/*+++
title = "Kết quả từng dòng"
title_en = "What became of every row"
definition = "Mỗi dòng có số thứ tự và có tên trong các tệp đã nhận: được tính, bị từ chối, trùng, bản chép, đã thay, tạm giữ, ở trang ẩn hay bỏ qua, và vì sao."
definition_en = "Every numbered row with a name in the files received: counted, refused, repeated, copy, superseded, held, on a hidden sheet or skipped, and why."
grain = "một người trong một dòng"
grain_en = "one person within a row"
key = ["file", "sheet", "row", "sub"]
+++*/
select file, sheet, "row", sub, kind, unit_id, sector, outcome, reason, is_hidden
from row_outcome
order by file, sheet, "row", sub
