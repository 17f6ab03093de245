/*+++
title = "Tỷ lệ nhận quá hạn"
title_en = "Share received late"
definition = "Số thông báo Mẫu 03 nhận quá hạn L1 hoặc L2 trên số thông báo đo được; thông báo không đo được đứng riêng."
definition_en = "Form 03 notices received past limit L1 or L2 over the measurable ones; those not measurable stand apart."
unit = "share"
better = "lower"
over = "paper_clock"
law = ["LTGPL_A31_3", "TTLT10_A7_2"]
[columns]
numerator = {vi = "Tử số", en = "Numerator"}
denominator = {vi = "Mẫu số", en = "Denominator"}
value = {vi = "Giá trị", en = "Value"}

[[examples]]
because = "Một quá hạn, hai đúng hạn, một không đo được."
because_en = "One late, two in time, one not measurable."
given.paper_clock = """
paper_id | received_result
A | late
B | in_time
C | in_time
D | not_measurable
"""
expect = """
numerator | denominator | value
1 | 3 | 0.333333
"""
+++*/
select
    coalesce(sum(case when received_result = 'late' then 1 else 0 end), 0) as numerator,
    coalesce(sum(case when received_result in ('late', 'in_time') then 1 else 0 end), 0) as denominator,
    sum(case when received_result = 'late' then 1 else 0 end)
        / nullif(cast(sum(case when received_result in ('late', 'in_time') then 1 else 0 end) as double), 0) as value
from paper_clock
