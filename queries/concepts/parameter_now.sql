/*+++
title = "Tham số đang áp dụng"
title_en = "Parameters in force"
definition = "Các con số của phương pháp (số ngày chờ, thứ tự giai đoạn, ngưỡng) có hiệu lực vào ngày dữ liệu."
definition_en = "The numbers of the method (grace, order of stages, thresholds) in force on the data day."
grain = "một dòng cho mỗi tham số"
grain_en = "one row per parameter"
key = ["name"]

[[examples]]
because = "Khoảng hiệu lực nửa mở: ngày bắt đầu được tính, ngày hết hiệu lực thì không."
because_en = "Validity is half-open: the first day counts, the end day no longer does."
given.snapshot_day = """
data_day   | window_start
2026-10-31 | 2024-01-01
"""
given.parameter = """
name | value | valid_from | valid_to
a    | 1     | 2018-01-01 | 2026-10-31
a    | 2     | 2026-10-31 |
b    | 3     | 2026-11-01 |
c    | 4     | 2018-01-01 | 2026-11-01
"""
expect = """
name | value
a    | 2
c    | 4
"""
+++*/
select p.name, p.value
from parameter as p
cross join snapshot_day as s
where p.valid_from <= s.data_day and (p.valid_to is null or p.valid_to > s.data_day)
