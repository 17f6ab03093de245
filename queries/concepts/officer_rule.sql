/*+++
title = "Lưu ý khi phân công"
title_en = "Limit on assigning"
definition = "Vụ việc, lĩnh vực hoặc địa bàn không giao cho một người: xung đột lợi ích hoặc chưa đủ điều kiện. Lý do bằng lời ở lại trong dữ liệu riêng."
definition_en = "A case, field or area not to be given to somebody: conflict of interest or missing competence. The reason in words stays in the private data."
grain = "một người, một loại giới hạn và một giá trị"
grain_en = "one provider, kind of limit and value"
key = ["provider_id", "rule_kind", "value"]
+++*/
with latest as (
    select *, row_number() over (
        partition by provider_key, rule_kind, value order by file desc, sheet, "row", sub
    ) as version
    from officer_rule_row
)
select
    p.provider_id, l.rule_kind, l.value, l.start_on, l.end_on,
    -- free words may name a party: only the kind of limit is published
    cast(null as varchar) as reason
from latest as l
inner join provider_by_key as p on l.provider_key = p.name_key
where l.version = 1
order by p.provider_id, l.rule_kind, l.value
