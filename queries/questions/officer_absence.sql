/*+++
title = "Ai đang nghỉ hoặc được miễn, giảm?"
title_en = "Who is absent or has a reduced quota?"
definition = "Các khoảng vắng mặt và miễn, giảm chỉ tiêu chạm vào kỳ."
definition_en = "Absences and quota reductions that touch the period."
grain = "một người, một loại và ngày bắt đầu"
grain_en = "one provider, kind and first day"
key = ["provider_id", "limit_kind", "start_on"]
roles = ["leader", "analyst", "steward"]
date_rule = "Khoảng thời gian chạm vào kỳ."
date_rule_en = "Spans that touch the period."
[columns]
limit_kind = {vi = "Vắng mặt hay chỉ tiêu", en = "Absence or quota"}
factor = {vi = "Hệ số còn lại", en = "Factor left"}
+++*/
select provider_id, 'availability' as limit_kind, start_on, end_on, factor, reason_kind
from availability
where start_on < $period_end and (end_on is null or end_on >= $period_start)
    and ($providers::varchar[] is null or list_contains($providers::varchar[], provider_id))
union all
select provider_id, 'quota', start_on, end_on, factor, null
from quota_adjustment
where start_on < $period_end and (end_on is null or end_on >= $period_start)
    and ($providers::varchar[] is null or list_contains($providers::varchar[], provider_id))
order by 1, 2, 3
