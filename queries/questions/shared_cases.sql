/*+++
title = "Bao nhiêu vụ việc do nhiều người cùng thực hiện?"
title_en = "How many cases do several providers share?"
definition = "Vụ việc tham gia tố tụng có trong kỳ (thụ lý trước khi kỳ kết thúc, chưa kết thúc trước khi kỳ bắt đầu) theo số người thực hiện; 0 là chưa cử ai."
definition_en = "Proceedings cases alive in the period (accepted before its end, not ended before its start) by number of providers; 0 means nobody yet."
grain = "một số người thực hiện"
grain_en = "one number of providers"
key = ["providers"]
date_rule = "Vụ việc có mặt trong kỳ."
date_rule_en = "Cases alive in the period."
[columns]
providers = {vi = "Số người thực hiện", en = "Number of providers"}
cases = {vi = "Số vụ việc", en = "Cases"}
is_shared = {vi = "Nhiều người cùng thực hiện", en = "Shared by several"}
+++*/
select providers, count(*) as cases, providers > 1 as is_shared
from (
    select c.case_id, count(a.provider_id) as providers
    from aid_case as c
    left join assignment as a on c.case_id = a.case_id
    where c.case_form = 'PROC' and c.accepted_on < $period_end
        and (c.closed_on is null or c.closed_on >= $period_start)
        and ($fields::varchar[] is null or list_contains($fields::varchar[], c.field))
    group by c.case_id
) as counted
group by providers
order by providers
