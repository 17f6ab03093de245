/*+++
title = "Số người được giới thiệu"
title_en = "Persons referred"
definition = "Số người–vụ có ít nhất một văn bản, cuộc gọi hoặc lần trực mà Trung tâm đã nhận."
definition_en = "Person-matters about whom the Centre received at least one paper, call or duty hand-over."
unit = "persons"
better = "neither"
over = "referral"
law = ["TTLT10_A7_2"]
[columns]
value = {vi = "Giá trị", en = "Value"}

[[examples]]
because = "Mỗi người–vụ đếm một lần."
because_en = "Each person-matter counts once."
given.referral = """
pm_id | paper_side_id | sector
A | a | police
B | b | court
"""
expect = """
value
2
"""
+++*/
select count(*) as value
from referral
