/*+++
title = "Dòng nào được tính, dòng nào không?"
title_en = "Which rows count and which do not?"
definition = "Dòng có số thứ tự và có tên, theo loại sổ, ngành của đơn vị và kết quả. Dòng của bảng tính và người trong dòng được đếm riêng: một dòng có thể nêu nhiều người."
definition_en = "Numbered rows with a name, by kind of table, sector of the unit and outcome. Sheet rows and persons are counted apart: one row may name several persons."
grain = "một loại, một ngành và một kết quả"
grain_en = "one kind, sector and outcome"
key = ["kind", "sector", "outcome"]
date_rule = "Mọi tệp đã nhận; không theo kỳ."
date_rule_en = "All files received; not by period."
chart = {kind = "stacked_bars", x = "kind", y = "sheet_rows", series = "outcome"}
[columns]
sheet_rows = {vi = "Số dòng", en = "Sheet rows"}
persons = {vi = "Số người trong dòng", en = "Persons in them"}
hidden_rows = {vi = "Trong đó dòng ẩn", en = "Of which hidden rows"}
+++*/
select
    kind,
    sector,
    outcome,
    count(*) as sheet_rows,
    sum(persons) as persons,
    sum(case when is_hidden then 1 else 0 end) as hidden_rows
from (
    select
        file, sheet, "row", kind, coalesce(max(sector), 'unknown') as sector, outcome, count(*) as persons,
        max(case when is_hidden then 1 else 0 end) = 1 as is_hidden
    from row_outcome
    group by file, sheet, "row", kind, outcome
) as sheet_row
where $sectors::varchar[] is null or list_contains($sectors::varchar[], sector)
group by kind, sector, outcome
order by kind, sector, outcome
