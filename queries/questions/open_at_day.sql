/*+++
title = "Hôm nay ai đang thực hiện bao nhiêu vụ việc?"
title_en = "How many cases does each provider have open on a day?"
definition = "Số vụ việc tố tụng đang thực hiện vào cuối ngày đã chọn: đã cử đến hết ngày đó và chưa kết thúc. Vụ việc cùng thực hiện tính cho từng người."
definition_en = "Proceedings cases open at the end of the chosen day: assigned by then and not ended. A shared case counts for each provider."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
date_rule = "Vào cuối ngày đã chọn, muộn nhất là ngày dữ liệu."
date_rule_en = "At the end of the chosen day, at most the data day."
chart = {kind = "bars", x = "open_cases", y = "provider_id"}
metrics = ["open_cases"]
[columns]
open_cases = {vi = "Đang thực hiện", en = "Open"}
open_criminal = {vi = "Trong đó hình sự", en = "Of which criminal"}
+++*/
select
    p.provider_id,
    p.provider_kind,
    p.is_leader,
    coalesce(sum(d.assigned - d.ended), 0) as open_cases,
    coalesce(sum(case when d.field_group = 'criminal' then d.assigned - d.ended else 0 end), 0) as open_criminal
from provider as p
inner join (select distinct true as is_known from register_period where start_on <= $on_day) as known on known.is_known
left join officer_day as d on p.provider_id = d.provider_id and d.on_day <= $on_day
where $providers::varchar[] is null or list_contains($providers::varchar[], p.provider_id)
group by p.provider_id, p.provider_kind, p.is_leader
order by p.provider_kind, p.provider_id
