/*+++
title = "Dòng sổ thụ lý"
title_en = "Row of a case register"
definition = "Mỗi dòng của sổ thụ lý, xếp theo thứ tự sổ: sổ của kỳ sau đứng sau; trong một sổ, phần chuyển kỳ trước đứng trước phần thụ lý mới."
definition_en = "Every row of the case registers in order: the register of a later period comes later; within one, the carried-over section comes before the new one."
grain = "một dòng của sổ thụ lý"
grain_en = "one row of a case register"
key = ["seq"]
private = true
[columns]
case_id = {vi = "Mã vụ việc; dòng không có mã mang mã dòng", en = "Case code; a row without a code carries its row key"}
seq = {vi = "Thứ tự: số lớn hơn thắng", en = "Order: the larger number wins"}
+++*/
select
    coalesce(case_id, 'entry:' || entry_id) as case_id,
    row_number() over (
        order by coalesce(period_end, last_accepted_on), file, sheet,
            case when case_section = 'carried' then 0 else 1 end, "row", sub
    ) as seq,
    case_form, field, capacity, source, unit_id, channel, stage, accepted_on, accepted_at, assigned_on, assigned_at,
    registered_on, closed_on, close_reason, is_successful, custody_said, provider_texts, provider_shares, period_start
from (
    select *, max(accepted_on) over (partition by file, sheet) as last_accepted_on
    from entry
    where kind = 'case'
) as register
