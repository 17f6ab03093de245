/*+++
title = "Dòng nào đứng sau từng con số?"
title_en = "Which rows stand behind each number?"
grain = "một dòng tệp của một người–vụ hoặc một vụ việc"
grain_en = "one file row of one person-matter or case"
key = ["subject", "entry_id"]
date_rule = "Mọi dòng đã nhận; không theo kỳ."
date_rule_en = "All rows received; not by period."
roles = ["steward"]
caution = "Chỉ để so hai bản công bố; kết quả cho người đọc chỉ là số đếm."
caution_en = "Only for comparing two snapshots; readers get counts only."
+++*/
select subject, entry_id, kind, unit_id, on_day
from change_row
order by subject, entry_id
