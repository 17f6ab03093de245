/*+++
title = "Tỷ lệ bỏ sót"
title_en = "Missed rate"
definition = "Số người bị bỏ sót trên số người chắc chắn thuộc diện đã tiếp xúc trong kỳ. Hai dòng của một người mà máy không ghép được với nhau có thể làm số này cao hơn thực tế."
definition_en = "Persons missed over persons certainly eligible and contacted in the period. Two rows of one person that could not be linked may make it higher than it is."
unit = "share"
better = "lower"
over = "person"
caution = "Nêu n bên cạnh; dưới 10 người không hiện tỷ lệ."
caution_en = "Show n beside it; under 10 persons no rate."
law = ["PROP_MISSED"]
[columns]
numerator = {vi = "Tử số", en = "Numerator"}
denominator = {vi = "Mẫu số", en = "Denominator"}
value = {vi = "Giá trị", en = "Value"}

[[examples]]
because = "Sáu người chắc chắn thuộc diện, một người bị bỏ sót; người có thể thuộc diện không ở mẫu số."
because_en = "Six certainly eligible, one missed; the probable one is not in the denominator."
given.person = """
pm_id | class_code | status | is_missed | is_proved | is_minor
A     | certain    | B2     | true      | true      | true
B     | certain    | served | false     | false     | false
C     | certain    | served | false     | true      | true
D     | certain    | declined | false   | true      | true
E     | certain    | own_lawyer | false | true      | false
F     | certain    | diverted | false   | true      | false
G     | probable   | B1     | false     | false     | false
H     | unknown    | served | false     | false     | false
"""
expect = """
numerator | denominator | value
1 | 6 | 0.166667
"""

[[examples]]
because = "Không ai thuộc diện: chưa biết, không phải 0 %."
because_en = "Nobody eligible: unknown, not 0 %."
given.person = """
pm_id | class_code | status | is_missed | is_proved | is_minor
G | unknown | unknown | false | false | false
"""
expect = """
numerator | denominator | value
0 | 0 |
"""
+++*/
select
    coalesce(sum(case when is_missed then 1 else 0 end), 0) as numerator,
    coalesce(sum(case when class_code = 'certain' then 1 else 0 end), 0) as denominator,
    sum(case when is_missed then 1 else 0 end)
        / nullif(cast(sum(case when class_code = 'certain' then 1 else 0 end) as double), 0) as value
from person
