/*+++
title = "Vắng mặt, giảm thời gian làm việc"
title_en = "Absence and reduced working time"
definition = "Khoảng thời gian một người chỉ làm việc một phần hoặc nghỉ; không ghi tỷ lệ còn lại nghĩa là nghỉ hoàn toàn. Chỉ loại vắng được công bố, không công bố lý do bằng lời."
definition_en = "A span in which somebody works only partly or not at all; no stated remainder means fully absent. Only the kind is published, not the reason in words."
grain = "một người và ngày bắt đầu"
grain_en = "one provider and first day"
key = ["provider_id", "start_on"]

[[examples]]
because = "Loại vắng đọc từ lý do; không ghi tỷ lệ là nghỉ hoàn toàn; tên không có trong danh sách thì không gán cho ai."
because_en = "The kind is read from the reason; no share means fully absent; a name not on the list is given to nobody."
given.availability_row = """
file | sheet | row | sub | provider_key | start_on   | end_on     | factor | reason
a    | a     | 1   | 0   | le an        | 2024-09-01 | 2025-02-28 |        | Nghỉ thai sản
a    | a     | 2   | 0   | le an        | 2025-09-08 | 2025-11-28 | 0.5    | Học lớp cao cấp
a    | a     | 3   | 0   | ai do        | 2025-09-08 | 2025-11-28 | 0.5    | Nghỉ phép
"""
given.provider_by_key = """
name_key | provider_id
le an    | TGV01
"""
given.leave_word = """
word     | reason_kind | position
thai san | maternity   | 1
hoc      | study       | 2
nghi     | leave       | 3
"""
expect = """
provider_id | start_on   | factor | reason_kind
TGV01       | 2024-09-01 | 0      | maternity
TGV01       | 2025-09-08 | 0.5    | study
"""
+++*/
with worded as (
    select
        r.provider_key, r.start_on, r.end_on, coalesce(r.factor, 0) as factor,
        w.reason_kind,
        row_number() over (
            partition by r.provider_key, r.start_on
            order by w.position nulls last, r.file desc, r.sheet, r."row", r.sub
        ) as choice
    from availability_row as r
    left join leave_word as w
        on ' ' || replace(strip_accents(lower(r.reason)), 'đ', 'd') || ' ' like '% ' || w.word || ' %'
)
select
    p.provider_id,
    w.start_on,
    w.end_on,
    w.factor,
    -- free words may say more than a council should know: only the kind is published
    cast(null as varchar) as reason,
    coalesce(w.reason_kind, 'other') as reason_kind
from worded as w
inner join provider_by_key as p on w.provider_key = p.name_key
where w.choice = 1
order by p.provider_id, w.start_on
