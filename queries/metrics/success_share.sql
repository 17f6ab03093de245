/*+++
title = "Tỷ lệ vụ việc thành công"
title_en = "Share of successful cases"
definition = "Vụ việc tham gia tố tụng có dấu thành công trong sổ thụ lý, trên vụ việc hoàn thành trong kỳ."
definition_en = "Proceedings cases marked successful in the register over cases completed in the period."
law = ["QD1179_2022"]
unit = "share"
better = "higher"
over = "case_day"
caution = "Thành công phụ thuộc loại vụ việc; khác với điểm chất lượng."
caution_en = "Success depends on the kind of case; it is not the quality score."
[columns]
value = {vi = "Giá trị", en = "Value"}

[[examples]]
because = "Một trên bốn; kết thúc vì thiếu giấy tờ không vào mẫu số."
because_en = "One in four; ended for papers is not in the denominator."
given.case_day = """
on_day     | case_form | completed | ended_papers | successful
1900-01-01 | PROC      | 4         | 2            | 1
1899-12-31 | PROC      | 9         | 0            | 9
1900-01-01 | ADV       | 9         | 0            | 9
"""
expect = """
successful | completed | value
1          | 4         | 0.25
"""
+++*/
select
    sum(successful) as successful,
    sum(completed) as completed,
    sum(successful) / nullif(sum(completed), 0) as value
from case_day
where case_form = 'PROC' and on_day >= $period_start and on_day < $period_end
