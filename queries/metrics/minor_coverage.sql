/*+++
title = "Tỷ lệ tiếp cận người dưới 18 tuổi"
title_en = "Coverage of minors"
definition = "Số người dưới 18 tuổi đã được trợ giúp trên số người chắc chắn thuộc diện chỉ nhờ tuổi, trừ người từ chối, có luật sư riêng hoặc được chỉ định luật sư. Tuổi luôn có trong hồ sơ nên đây là mẫu số chắc nhất."
definition_en = "Minors served over persons certainly eligible through age alone, less those who declined, have their own lawyer or were diverted. Age is always in the file, so this is the hardest denominator."
unit = "share"
better = "higher"
over = "person"
caution = "Nêu n bên cạnh; dưới 10 người không hiện tỷ lệ."
caution_en = "Show n beside it; under 10 persons no rate."
law = ["PROP_MISSED"]
[columns]
numerator = {vi = "Tử số", en = "Numerator"}
denominator = {vi = "Mẫu số", en = "Denominator"}
value = {vi = "Giá trị", en = "Value"}

[[examples]]
because = "A bị bỏ sót, C được trợ giúp, D từ chối."
because_en = "A missed, C served, D declined."
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
1 | 2 | 0.5
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
    coalesce(sum(case when is_minor and status = 'served' then 1 else 0 end), 0) as numerator,
    coalesce(sum(case when is_minor and status not in ('declined', 'own_lawyer', 'diverted') then 1 else 0 end), 0) as denominator,
    sum(case when is_minor and status = 'served' then 1 else 0 end)
        / nullif(cast(sum(case when is_minor and status not in ('declined', 'own_lawyer', 'diverted') then 1 else 0 end) as double), 0) as value
from person
