/*+++
title = "Chữ xếp loại"
title_en = "Words of the appraisal"
definition = "Chữ xếp loại (không dấu) và mức tương ứng."
definition_en = "The word (without accents) and the grade it stands for."
grain = "một chữ"
grain_en = "one word"
key = ["word"]
private = true
[columns]
word = {vi = "Chữ không dấu", en = "Word without accents"}
grade = {vi = "Mức", en = "Grade"}
+++*/
select word, grade
from (
    values
    ('tot', 'excellent'), ('kha', 'good'), ('dat', 'meets'), ('dat yeu cau', 'meets'), ('trung binh', 'meets'),
    ('khong dat', 'below'), ('chua dat', 'below'), ('yeu', 'below'), ('khong dat yeu cau', 'below')
) as words (word, grade)
