/*+++
title = "Ai không được giao vụ việc nào?"
title_en = "Who may not be given which cases?"
definition = "Giới hạn khi phân công có hiệu lực ở ngày dữ liệu: xung đột lợi ích, lĩnh vực chưa được giao, địa bàn phụ trách, địa bàn không giao."
definition_en = "Limits on assigning in force on the data day: conflicts of interest, fields not allowed, areas served, areas excluded."
grain = "một người, một loại giới hạn và một giá trị"
grain_en = "one provider, kind of limit and value"
key = ["provider_id", "rule_kind", "value"]
roles = ["leader", "analyst", "steward"]
date_rule = "Có hiệu lực vào ngày dữ liệu; không theo kỳ."
date_rule_en = "In force on the data day; not by period."
+++*/
select r.provider_id, r.rule_kind, r.value, r.start_on, r.end_on
from officer_rule as r
cross join snapshot_span as s
where (r.start_on is null or r.start_on <= s.data_day) and (r.end_on is null or r.end_on >= s.data_day)
    and ($providers::varchar[] is null or list_contains($providers::varchar[], r.provider_id))
order by r.provider_id, r.rule_kind, r.value
