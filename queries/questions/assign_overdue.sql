/*+++
title = "Vụ việc nào chưa cử người?"
title_en = "Which cases still have nobody assigned?"
definition = "Vụ việc tham gia tố tụng đã thụ lý, chưa cử người vào ngày dữ liệu, kèm số ngày làm việc đã qua."
definition_en = "Proceedings cases accepted but without a provider on the data day, with the working days elapsed."
grain = "một vụ việc"
grain_en = "one case"
key = ["case_id"]
roles = ["leader", "analyst", "steward"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
+++*/
select k.case_id, k.accepted_on, k.elapsed_days, k.result, c.field, c.in_custody
from assign_clock as k
inner join aid_case as c on k.case_id = c.case_id
where not k.is_assigned and k.accepted_on >= $period_start and k.accepted_on < $period_end
    and ($fields::varchar[] is null or list_contains($fields::varchar[], c.field))
order by k.elapsed_days desc, k.case_id
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
