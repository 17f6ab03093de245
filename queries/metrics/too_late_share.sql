/*+++
title = "Tỷ lệ quá muộn"
title_en = "Share too late"
definition = "Số người được giới thiệu khi còn quá ít ngày làm việc trước phiên sơ thẩm, trên số người biết ngày xét xử."
definition_en = "Persons referred with too few working days left before the first-instance hearing, over those with a known hearing."
unit = "share"
better = "lower"
over = "person"
law = ["TT12_2018_A6"]
[columns]
numerator = {vi = "Tử số", en = "Numerator"}
denominator = {vi = "Mẫu số", en = "Denominator"}
value = {vi = "Giá trị", en = "Value"}

[[examples]]
because = "Hai người biết ngày xét xử, một người quá muộn."
because_en = "Two with a known hearing, one too late."
given.person = """
pm_id | is_hearing_known | is_too_late
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
    coalesce(sum(case when is_hearing_known and is_too_late then 1 else 0 end), 0) as numerator,
    coalesce(sum(case when is_hearing_known then 1 else 0 end), 0) as denominator,
    sum(case when is_hearing_known and is_too_late then 1 else 0 end)
        / nullif(cast(sum(case when is_hearing_known then 1 else 0 end) as double), 0) as value
from person
