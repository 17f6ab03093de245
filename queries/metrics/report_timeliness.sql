/*+++
title = "Tỷ lệ báo cáo đúng hạn"
title_en = "Reports on time"
definition = "Báo cáo nhận vào hoặc trước hạn, trên báo cáo đã đến hạn vào ngày dữ liệu (kể cả không gửi)."
definition_en = "Reports received by their due day over reports due by the data day (silent ones included)."
unit = "share"
better = "higher"
over = "expected_report"
[columns]
value = {vi = "Giá trị", en = "Value"}
on_time = {vi = "Đúng hạn", en = "On time"}
due = {vi = "Đã đến hạn", en = "Due"}

[[examples]]
because = "Đúng hạn, chậm, im lặng, chưa đến hạn: 1 trên 3."
because_en = "On time, late, silent, not yet due: 1 of 3."
given.expected_report = """
unit_id | period | period_start | period_end | state | is_late
U1      | 2024Q1 | 2024-01-01 | 2024-03-31 | received    | false
U2      | 2024Q1 | 2024-01-01 | 2024-03-31 | received    | true
U3      | 2024Q1 | 2024-01-01 | 2024-03-31 | silent      | false
U4      | 2024Q1 | 2024-01-01 | 2024-03-31 | not_yet_due | false
"""
expect = """
on_time | due | value
1       | 3   | 0.333333
"""
+++*/
select
    sum(case when state = 'received' and not is_late then 1 else 0 end) as on_time,
    count(*) as due,
    sum(case when state = 'received' and not is_late then 1 else 0 end) / nullif(count(*), 0) as value
from expected_report
where state <> 'not_yet_due' and period_end >= $period_start and period_start < $period_end
