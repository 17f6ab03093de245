/*+++
title = "Tệp nào có vấn đề gì?"
title_en = "What is wrong in which file?"
definition = "Số ô, dòng có vấn đề theo tệp, cột và lý do; giá trị gốc không nằm ở đây."
definition_en = "Cells and rows with a problem by file, column and reason; raw values are not here."
grain = "một tệp, trang, cột, lý do và mức"
grain_en = "one file, sheet, column, reason and severity"
key = ["file", "sheet", "column", "code", "severity"]
date_rule = "Mọi tệp đã nhận; không theo kỳ."
date_rule_en = "All files received; not by period."
+++*/
select
    p.file, p.sheet, p."column", p.code, p.severity, p.problems, f.unit_id, u.unit_name, u.sector
from problem_summary as p
left join snapshot_file as f on p.file = f.file
left join unit as u on f.unit_id = u.unit_id
where ($units::varchar[] is null or list_contains($units::varchar[], f.unit_id))
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], u.sector))
order by case p.severity when 'refused' then 1 when 'cell' then 2 else 3 end, p.problems desc, p.file, p.sheet, p."column", p.code
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
