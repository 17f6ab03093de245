/*+++
title = "Tỷ lệ cử người quá hạn"
title_en = "Share assigned late"
definition = "Vụ việc tố tụng được cử người sau thời hạn tính bằng ngày làm việc, trên vụ việc đã cử và đo được, thụ lý trong kỳ."
definition_en = "Proceedings cases assigned after the limit in working days over those assigned and measurable, accepted in the period."
unit = "share"
better = "lower"
over = "assign_clock"
law = ["LTGPL_A31_2"]
[columns]
value = {vi = "Giá trị", en = "Value"}
late = {vi = "Quá hạn", en = "Late"}
measured = {vi = "Đo được", en = "Measurable"}

[[examples]]
because = "Một chậm, ba kịp; chưa cử và không đo được không vào mẫu số."
because_en = "One late, three in time; not assigned and not measurable are left out."
given.assign_clock = """
case_id | clock | accepted_on | result         | is_assigned
A.1     | L5    | 2024-01-01  | late           | true
A.2     | L5    | 2024-01-01  | in_time        | true
A.3     | L5    | 2024-01-01  | in_time        | true
A.4     | L5    | 2024-01-01  | in_time        | true
A.5     | L5    | 2024-01-01  | overdue        | false
A.6     | L5    | 2024-01-01  | not_measurable | true
A.7     | L4    | 2024-01-01  | late           | true
"""
expect = """
late | measured | value
1    | 4        | 0.25
"""
+++*/
select
    sum(case when result = 'late' then 1 else 0 end) as late,
    sum(case when result in ('late', 'in_time') then 1 else 0 end) as measured,
    sum(case when result = 'late' then 1 else 0 end)
    / nullif(sum(case when result in ('late', 'in_time') then 1 else 0 end), 0) as value
from assign_clock
where clock = 'L5' and accepted_on >= $period_start and accepted_on < $period_end
