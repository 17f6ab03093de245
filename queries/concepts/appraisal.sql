/*+++
title = "Thẩm định chất lượng"
title_en = "Quality appraisal"
definition = "Điểm và xếp loại của vụ việc đã được Trung tâm thẩm định. Chỉ một phần vụ việc được thẩm định; dấu thành công ở đây không thay sổ thụ lý."
definition_en = "Score and grade of the cases the Centre appraised. Only some cases are appraised; the success mark here does not replace the register."
grain = "một vụ việc"
grain_en = "one case"
key = ["case_id"]

[[examples]]
because = "Thẩm định lại: lần sau thắng. Chữ không đọc được thì không có xếp loại."
because_en = "Appraised again: the later one wins. An unknown word gives no grade."
given.appraisal_row = """
file | sheet | row | sub | case_id | closed_on  | score | grade     | is_successful
a    | a     | 1   | 0   | A.1     | 2024-04-01 | 90    | Tốt       | true
b    | a     | 1   | 0   | A.1     | 2024-04-01 | 72    | Khá       |
a    | a     | 2   | 0   | A.2     | 2024-05-01 | 45    | Không đạt |
a    | a     | 3   | 0   | A.3     | 2024-05-01 | 45    | ?         |
"""
given.appraisal_word = """
word      | grade
tot       | excellent
kha       | good
khong dat | below
"""
expect = """
case_id | score | grade
A.1     | 72    | good
A.2     | 45    | below
A.3     | 45    |
"""
+++*/
with latest as (
    select *, row_number() over (partition by case_id order by file desc, sheet desc, "row" desc, sub desc) as version
    from appraisal_row
)
select l.case_id, l.closed_on, l.score, w.grade, l.is_successful
from latest as l
left join appraisal_word as w on trim(replace(strip_accents(lower(l.grade)), 'đ', 'd')) = w.word
where l.version = 1
order by l.case_id
