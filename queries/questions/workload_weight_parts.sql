/*+++
title = "Trọng số nào làm nặng phần việc của ai?"
title_en = "Which weight makes whose load heavier?"
definition = "Phần vụ việc có trọng số thụ lý trong kỳ, theo loại và giá trị của trọng số đang dùng; để xem kết luận có đổi không khi trọng số đó tăng hay giảm."
definition_en = "Weighted credit accepted in the period by kind and value of the weights in use, to see whether the conclusion changes when that weight rises or falls."
grain = "một người thực hiện, một loại trọng số và một giá trị"
grain_en = "one provider, kind of weight and value"
key = ["provider_id", "weight_kind", "value"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
[columns]
weight = {vi = "Trọng số cao nhất trong kỳ", en = "Highest weight in the period"}
+++*/
select
    provider_id,
    weight_kind,
    value,
    max(weight) as weight,
    sum(credit_accepted) as credit_accepted,
    sum(weighted_credit) as weighted_credit,
    sum(elastic_credit) as elastic_credit
from weight_span
where
    -- whole months inside the period, and the single days of a month that the period cuts
    start_on >= $period_start and end_on <= $period_end
    and day_month in (
        date '0001-01-01',
        cast(date_trunc('month', cast($period_start as date) - 1) as date),
        cast(date_trunc('month', cast($period_end as date)) as date)
    )
    and (day_month < $period_start or $period_end < cast(day_month + interval 1 month as date))
    and ($providers::varchar[] is null or list_contains($providers::varchar[], provider_id))
group by provider_id, weight_kind, value
order by provider_id, weight_kind, value
