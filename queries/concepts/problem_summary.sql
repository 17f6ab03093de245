/*+++
title = "Vấn đề theo tệp"
title_en = "Problems by file"
definition = "Số ô và dòng có vấn đề theo tệp, trang, cột và lý do; không mang giá trị gốc nào."
definition_en = "How many cells and rows have a problem, by file, sheet, column and reason; no raw value."
grain = "một tệp, trang, cột, lý do và mức"
grain_en = "one file, sheet, column, reason and severity"
key = ["file", "sheet", "column", "code", "severity"]

[[examples]]
because = "Vấn đề của cả dòng không có cột: cột là dấu «-», vẫn được đếm."
because_en = "A problem of a whole row has no column: the column is “-” and it is still counted."
given.problem = """
file | sheet | row | column   | code    | severity | message_vi | message_en
a    | s     | 4   | contact_on | no_date | refused | x         | x
a    | s     | 5   | contact_on | no_date | refused | x         | x
a    | s     | 6   |          | no_name | refused  | x          | x
"""
expect = """
file | column     | code    | problems
a    | contact_on | no_date | 2
a    | -          | no_name | 1
"""
+++*/
select
    file,
    sheet,
    coalesce("column", '-') as "column",
    code,
    severity,
    count(*) as problems
from problem
group by 1, 2, 3, 4, 5
order by 1, 2, 3, 4, 5
