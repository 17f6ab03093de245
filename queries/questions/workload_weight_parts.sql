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
credit_accepted = {vi = "Phần vụ việc, không trọng số", en = "Credit, unweighted"}
weighted_credit = {vi = "Phần vụ việc, có trọng số", en = "Credit, weighted"}
elastic_credit = {vi = "Phần thay đổi theo trọng số", en = "Part that moves with the weight"}
+++*/
with work as (
    select
        a.provider_id, c.accepted_on, a.credit, l.load, c.case_form, c.stage_first, c.channel,
        r.district_code, coalesce(r.persons, 1) as persons
    from assignment as a
    inner join aid_case as c on a.case_id = c.case_id
    inner join case_load as l on a.case_id = l.case_id
    left join case_area as r on a.case_id = r.case_id
    where c.case_form = 'PROC' and c.accepted_on >= $period_start and c.accepted_on < $period_end
),
touched as (
    select provider_id, accepted_on, 'form' as weight_kind, case_form as value, credit, load, 0 as further from work
    union all
    select provider_id, accepted_on, 'stage', stage_first, credit, load, 0 from work where stage_first is not null
    union all
    select provider_id, accepted_on, 'designated_defence', 'true', credit, load, 0 from work
    where channel = 'designated_defence'
    union all
    select provider_id, accepted_on, 'distance', district_code, credit, load, 0 from work where district_code is not null
    union all
    select provider_id, accepted_on, 'persons', 'each', credit, load, persons - 1 from work where persons > 1
)
select
    t.provider_id,
    t.weight_kind,
    t.value,
    max(w.weight) as weight,
    sum(t.credit) as credit_accepted,
    sum(t.credit * t.load) as weighted_credit,
    sum(
        t.credit * t.load
        * case when t.further > 0 then t.further * w.weight / nullif(1 + (w.weight - 1) * t.further, 0) else 1 end
    ) as elastic_credit
from touched as t
inner join case_weight as w
    on t.weight_kind = w.weight_kind and t.value = w.value
    and t.accepted_on >= w.valid_from and (w.valid_to is null or t.accepted_on < w.valid_to)
where $providers::varchar[] is null or list_contains($providers::varchar[], t.provider_id)
group by t.provider_id, t.weight_kind, t.value
order by t.provider_id, t.weight_kind, t.value
