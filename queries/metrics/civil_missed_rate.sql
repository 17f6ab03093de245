/*+++
title = "Tỷ lệ bỏ sót trong việc dân sự, hành chính"
title_en = "Missed rate in civil and administrative matters"
definition = "Như tỷ lệ bỏ sót, chỉ trong các việc không phải hình sự."
definition_en = "The missed rate in matters that are not criminal only."
unit = "share"
better = "lower"
over = "person"
law = ["PROP_MISSED"]
[columns]
numerator = {vi = "Tử số", en = "Numerator"}
denominator = {vi = "Mẫu số", en = "Denominator"}
value = {vi = "Giá trị", en = "Value"}

[[examples]]
because = "Chỉ việc không phải hình sự."
because_en = "Only matters that are not criminal."
given.person = """
pm_id | is_civil | class_code | is_missed
A | true | certain | true
B | true | certain | false
C | false | certain | true
D | true | probable | false
"""
expect = """
numerator | denominator | value
1 | 2 | 0.5
"""
+++*/
select
    coalesce(sum(case when is_civil and is_missed then 1 else 0 end), 0) as numerator,
    coalesce(sum(case when is_civil and class_code = 'certain' then 1 else 0 end), 0) as denominator,
    sum(case when is_civil and is_missed then 1 else 0 end)
        / nullif(cast(sum(case when is_civil and class_code = 'certain' then 1 else 0 end) as double), 0) as value
from person
