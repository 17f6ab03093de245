/*+++
title = "Ai ra phiên tòa nào?"
title_en = "Who is at which hearing?"
definition = "Từng phiên tòa đã biết với mã vụ việc và người thực hiện."
definition_en = "Each known hearing with its case code and provider."
grain = "một vụ việc, một ngày và một người thực hiện"
grain_en = "one case, day and provider"
key = ["case_id", "hearing_on", "provider_id"]
roles = ["leader", "analyst", "steward"]
date_rule = "Mọi phiên tòa đã biết, cả sau ngày dữ liệu; không theo kỳ."
date_rule_en = "All known hearings, also after the data day; not by period."
+++*/
select h.case_id, h.hearing_on, coalesce(a.provider_id, 'unknown') as provider_id, h.stage, c.field, c.closed_on
from hearing as h
left join assignment as a on h.case_id = a.case_id
left join aid_case as c on h.case_id = c.case_id
where $providers::varchar[] is null or list_contains($providers::varchar[], a.provider_id)
order by h.hearing_on, h.case_id, provider_id
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
