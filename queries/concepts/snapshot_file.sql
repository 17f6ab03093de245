/*+++
title = "Tệp đã nhận"
title_en = "Files received"
definition = "Mỗi tệp đã nhận và cách nó được tính: được dùng, bản chép, đã có bản mới thay, tạm giữ, không nhận ra, bị từ chối hoặc không có dòng nào."
definition_en = "Every file received and how it counts: in use, a copy, superseded, held, not recognised, refused, or without rows."
grain = "một tệp"
grain_en = "one file"
key = ["file"]
+++*/
select file, outcome, replaced_by, format, unit_id, period_start, period_end, encoding
from source_file
order by file
