/*+++
title = "Người thực hiện là ai?"
title_en = "Who are the providers?"
definition = "Họ tên của từng mã người thực hiện; chỉ giám đốc Trung tâm và người phụ trách dữ liệu được xem."
definition_en = "The name behind each provider code; for the Centre's director and the data steward only."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
roles = ["leader", "steward"]
+++*/
select n.provider_id, n.name, p.provider_kind, p.is_leader, p.appointed_on, p.active_to
from provider_name as n
inner join provider as p on n.provider_id = p.provider_id
where $providers::varchar[] is null or list_contains($providers::varchar[], n.provider_id)
order by n.provider_id
