/*+++
title = "Vụ việc đã thực hiện"
title_en = "Cases handled"
definition = "Vụ việc tham gia tố tụng kỳ trước chuyển sang cộng thụ lý mới trong kỳ."
definition_en = "Proceedings cases carried over plus newly accepted in the period."
unit = "cases"
better = "neither"
over = "case_day"
[columns]
value = {vi = "Giá trị", en = "Value"}
carried = {vi = "Kỳ trước chuyển sang", en = "Carried over"}
accepted = {vi = "Thụ lý mới", en = "Newly accepted"}

[[examples]]
because = "Thụ lý trước kỳ và chưa kết thúc: chuyển kỳ; thụ lý trong kỳ: mới; tư vấn không tính."
because_en = "Accepted before and not ended: carried; accepted within: new; advice does not count."
given.case_day = """
on_day     | case_form | accepted | closed
1899-12-31 | PROC      | 3        | 1
1900-01-01 | PROC      | 2        | 1
1900-01-01 | ADV       | 9        | 0
"""
expect = """
carried | accepted | value
2       | 2        | 4
"""
+++*/
select
    sum(case when on_day < $period_start then accepted - closed else 0 end) as carried,
    sum(case when on_day >= $period_start then accepted else 0 end) as accepted,
    sum(case when on_day < $period_start then accepted - closed else accepted end) as value
from case_day
where case_form = 'PROC' and on_day < $period_end
