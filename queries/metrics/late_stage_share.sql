/*+++
title = "Tỷ lệ muộn giai đoạn"
title_en = "Late-stage share"
definition = "Số người được giới thiệu ở giai đoạn sau giai đoạn đã thuộc diện, trên số người được giới thiệu."
definition_en = "Persons referred at a later stage than eligible-since, over persons referred."
unit = "share"
better = "lower"
over = "person"
law = ["PROP_STAGES"]
[columns]
numerator = {vi = "Tử số", en = "Numerator"}
denominator = {vi = "Mẫu số", en = "Denominator"}
value = {vi = "Giá trị", en = "Value"}

[[examples]]
because = "Một trong hai người được giới thiệu là muộn."
because_en = "One of two referred is late."
given.person = """
pm_id | is_referred | is_late_stage
A | true | true
B | true | false
C | false | false
"""
expect = """
numerator | denominator | value
1 | 2 | 0.5
"""
+++*/
select
    coalesce(sum(case when is_referred and is_late_stage then 1 else 0 end), 0) as numerator,
    coalesce(sum(case when is_referred then 1 else 0 end), 0) as denominator,
    sum(case when is_referred and is_late_stage then 1 else 0 end)
        / nullif(cast(sum(case when is_referred then 1 else 0 end) as double), 0) as value
from person
