/*+++
title = "Mất bao nhiêu ngày làm việc để cử người?"
title_en = "How many working days does an assignment take?"
definition = "Vụ việc tố tụng theo số ngày làm việc từ thụ lý đến khi cử; chưa cử thì đến ngày dữ liệu (chưa biết sẽ mất bao lâu)."
definition_en = "Proceedings cases by working days from acceptance to assignment; not assigned yet: up to the data day (how long it will take is not known)."
grain = "một số ngày và đã cử hay chưa"
grain_en = "one number of days, assigned or not"
key = ["elapsed_days", "is_assigned"]
law = ["LTGPL_A31_2"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "survival", x = "elapsed_days", y = "cases"}
[columns]
cases = {vi = "Số vụ việc", en = "Cases"}
+++*/
select elapsed_days, is_assigned, count(*) as cases
from assign_clock
where clock = 'L5' and elapsed_days is not null and accepted_on >= $period_start and accepted_on < $period_end
group by elapsed_days, is_assigned
order by elapsed_days, is_assigned
