/*+++
title = "Bao nhiêu tệp được dùng?"
title_en = "How many files are in use?"
definition = "Số tệp đã nhận theo cách được tính."
definition_en = "Files received by how they count."
grain = "một cách được tính"
grain_en = "one outcome"
key = ["outcome"]
date_rule = "Mọi tệp đã nhận; không theo kỳ."
date_rule_en = "All files received; not by period."
[columns]
files = {vi = "Số tệp", en = "Files"}
+++*/
select outcome, count(*) as files
from snapshot_file
group by outcome
order by outcome
