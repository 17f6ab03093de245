/*+++
title = "Báo cáo không gửi"
title_en = "Silent reports"
definition = "Số đơn vị và kỳ đã đến hạn mà không có gì được gửi. Không gửi không phải là số không."
definition_en = "Unit-periods that were due and for which nothing came. Silence is not zero."
unit = "reports"
better = "lower"
over = "expected_report"
[columns]
value = {vi = "Giá trị", en = "Value"}
units = {vi = "Số đơn vị", en = "Units"}

[[examples]]
because = "Hai kỳ im lặng của một đơn vị."
because_en = "Two silent periods of one unit."
given.expected_report = """
unit_id | period | period_start | period_end | state
U1      | 2024Q1 | 2024-01-01   | 2024-03-31 | silent
U1      | 2024Q2 | 2024-04-01   | 2024-06-30 | silent
U2      | 2024Q1 | 2024-01-01   | 2024-03-31 | received
"""
expect = """
value | units
2     | 1
"""
+++*/
select count(*) as value, count(distinct unit_id) as units
from expected_report
where state = 'silent' and period_end >= $period_start and period_start < $period_end
