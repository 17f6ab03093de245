/*+++
title = "Miễn, giảm chỉ tiêu"
title_en = "Quota exemption or reduction"
definition = "Phần chỉ tiêu còn lại của một người trong một khoảng thời gian, do Trung tâm ghi theo quyết định."
definition_en = "The part of the quota that remains for somebody in a span, as decided and entered by the Centre."
grain = "một người và ngày bắt đầu"
grain_en = "one provider and first day"
key = ["provider_id", "start_on"]
+++*/
with latest as (
    select *, row_number() over (partition by provider_key, start_on order by file desc, sheet, "row", sub) as version
    from quota_adjustment_row
)
select p.provider_id, l.start_on, l.end_on, l.factor, l.reason
from latest as l
inner join provider_by_key as p on l.provider_key = p.name_key
where l.version = 1
order by p.provider_id, l.start_on
