/*+++
title = "Miễn, giảm chỉ tiêu"
title_en = "Quota exemption or reduction"
definition = "Phần chỉ tiêu còn lại của một người trong một khoảng thời gian, do Trung tâm ghi theo quyết định. Lý do được công bố bằng loại (lãnh đạo, học tập, nghỉ), không bằng lời."
definition_en = "The part of the quota that remains for somebody in a span, as decided and entered by the Centre. The reason is published as its kind (leadership, study, leave), not in words."
grain = "một người và ngày bắt đầu"
grain_en = "one provider and first day"
key = ["provider_id", "start_on"]

[[examples]]
because = "Lý do thành loại; tên không có trong danh sách thì không gán cho ai."
because_en = "The reason becomes its kind; a name not on the list is given to nobody."
given.quota_adjustment_row = """
file | sheet | row | sub | provider_key | start_on   | end_on     | factor | reason
a    | a     | 1   | 0   | le an        | 2024-01-01 | 2026-12-31 | 0.4    | Lãnh đạo Trung tâm
a    | a     | 2   | 0   | le an        | 2023-01-01 | 2023-12-31 | 0.5    |
a    | a     | 3   | 0   | ai do        | 2024-01-01 | 2026-12-31 | 0.4    | Lãnh đạo Trung tâm
"""
given.provider_by_key = """
name_key | provider_id
le an    | TGV01
"""
given.leave_word = """
word     | reason_kind | position
lanh dao | leadership  | 1
"""
expect = """
provider_id | start_on   | factor | reason
TGV01       | 2024-01-01 | 0.4    | leadership
TGV01       | 2023-01-01 | 0.5    | other
"""
+++*/
with worded as (
    select
        r.provider_key, r.start_on, r.end_on, r.factor, w.reason_kind,
        row_number() over (
            partition by r.provider_key, r.start_on
            order by w.position nulls last, r.file desc, r.sheet, r."row", r.sub
        ) as choice
    from quota_adjustment_row as r
    left join leave_word as w
        on ' ' || replace(strip_accents(lower(r.reason)), 'đ', 'd') || ' ' like '% ' || w.word || ' %'
)
select p.provider_id, w.start_on, w.end_on, w.factor, coalesce(w.reason_kind, 'other') as reason
from worded as w
inner join provider_by_key as p on w.provider_key = p.name_key
where w.choice = 1
order by p.provider_id, w.start_on
