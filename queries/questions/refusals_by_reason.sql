/*+++
title = "Vì sao dòng bị từ chối hay bỏ qua?"
title_en = "Why were rows refused or skipped?"
definition = "Dòng không được tính theo kết quả và lý do."
definition_en = "Rows that do not count, by outcome and reason."
grain = "một kết quả, một lý do và một loại"
grain_en = "one outcome, reason and kind"
key = ["outcome", "reason", "kind"]
date_rule = "Mọi tệp đã nhận; không theo kỳ."
date_rule_en = "All files received; not by period."
[columns]
sheet_rows = {vi = "Số dòng", en = "Sheet rows"}
files = {vi = "Số tệp", en = "Files"}
+++*/
select
    outcome, coalesce(reason, '-') as reason, kind,
    count(distinct file || '|' || sheet || '|' || cast("row" as varchar)) as sheet_rows,
    count(distinct file) as files
from row_outcome
where outcome <> 'current'
group by 1, 2, 3
order by 1, 2, 3
