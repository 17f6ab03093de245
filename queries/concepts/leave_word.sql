/*+++
title = "Từ chỉ lý do vắng"
title_en = "Words for reasons of absence"
definition = "Từ (không dấu) trong lý do và loại vắng tương ứng; từ đứng trước thắng."
definition_en = "A word (without accents) in the reason and the kind of absence it means; the earlier word wins."
grain = "một từ"
grain_en = "one word"
key = ["word"]
private = true
[columns]
word = {vi = "Từ không dấu", en = "Word without accents"}
reason_kind = {vi = "Loại vắng", en = "Kind of absence"}
position = {vi = "Thứ tự", en = "Order"}
+++*/
select word, reason_kind, position
from (
    values
    ('thai san', 'maternity', 1), ('sinh con', 'maternity', 2),
    ('hoc', 'study', 3), ('dao tao', 'study', 4), ('boi duong', 'study', 5),
    ('lanh dao', 'leadership', 6), ('giam doc', 'leadership', 7), ('truong phong', 'leadership', 8),
    ('om', 'sick', 9), ('benh', 'sick', 10), ('dieu tri', 'sick', 11),
    ('phep', 'leave', 12), ('viec rieng', 'leave', 13), ('nghi', 'leave', 14)
) as words (word, reason_kind, position)
