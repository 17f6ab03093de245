/*+++
title = "Tỷ lệ được giải thích"
title_en = "Explain rate"
definition = "Số người được giải thích trên số người tự nhận thuộc diện (có dòng sổ), không phải trên mọi người đã tiếp xúc."
definition_en = "Persons explained to over persons who identified themselves (have a register row), not over all contacted."
unit = "share"
better = "higher"
over = "person"
law = ["TTLT10_A7_1"]
[columns]
numerator = {vi = "Tử số", en = "Numerator"}
denominator = {vi = "Mẫu số", en = "Denominator"}
value = {vi = "Giá trị", en = "Value"}

[[examples]]
because = "Ba người có dòng sổ, hai người được giải thích; người không có dòng sổ không ở mẫu số."
because_en = "Three with a register row, two explained to; the one without is not in the denominator."
given.person = """
pm_id | has_register_row | is_explained
A | true | true
B | true | true
C | true | false
D | false | false
"""
expect = """
numerator | denominator | value
2 | 3 | 0.666667
"""
+++*/
select
    coalesce(sum(case when has_register_row and is_explained then 1 else 0 end), 0) as numerator,
    coalesce(sum(case when has_register_row then 1 else 0 end), 0) as denominator,
    sum(case when has_register_row and is_explained then 1 else 0 end)
        / nullif(cast(sum(case when has_register_row then 1 else 0 end) as double), 0) as value
from person
