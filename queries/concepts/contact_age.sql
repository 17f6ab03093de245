/*+++
title = "Tuổi có thể có tại lần tiếp xúc"
title_en = "Possible ages at a contact"
definition = "Tuổi tròn năm vào ngày tiếp xúc theo từng ngày sinh ứng viên; ngày sinh chỉ có tháng hoặc năm đứng cho mọi ngày trong đó. Không ghi ngày sinh thì tuổi để trống."
definition_en = "Full years of age on the day of the contact for each candidate birth date; a month or a year stands for all its days. With no birth stated the age is empty."
grain = "một dòng cho mỗi tuổi có thể có tại một lần tiếp xúc"
grain_en = "one row per possible age at a contact"
key = ["contact_id", "age"]
private = true
[columns]
age = {vi = "Tuổi tròn năm", en = "Age in full years"}

[[examples]]
because = "Trước sinh nhật một ngày còn 15 tuổi; đúng sinh nhật là 16; sau một ngày là 16. Chỉ có năm sinh: cả hai tuổi đều có thể."
because_en = "One day before the birthday still 15; on it 16; one day after 16. With the year only both ages are possible."
given.birth_candidate = """
pm_id | birth_from | birth_to   | birth_year | is_undetermined
P1    | 2008-05-02 | 2008-05-02 | 2008       | false
P2    | 2008-01-01 | 2008-12-31 | 2008       | false
P4    | 2008-02-29 | 2008-02-29 | 2008       | false
P5    | 2008-12-31 | 2008-12-31 | 2008       | false
"""
given.contact = """
contact_id | pm_id | contact_on
P1-01      | P1    | 2024-05-01
P1-02      | P1    | 2024-05-02
P1-03      | P1    | 2024-05-03
P2-01      | P2    | 2024-05-02
P3-01      | P3    | 2024-05-02
P4-01      | P4    | 2026-02-28
P4-02      | P4    | 2026-03-01
P5-01      | P5    | 2025-01-01
"""
expect = """
contact_id | age
P1-01      | 15
P1-02      | 16
P1-03      | 16
P2-01      | 15
P2-01      | 16
P3-01      |
P4-01      | 17
P4-02      | 18
P5-01      | 16
"""
+++*/
with edge as (
    select pm_id, birth_from as born_on from birth_candidate
    union
    select pm_id, birth_to as born_on from birth_candidate
)
select distinct
    c.contact_id,
    c.pm_id,
    cast(extract(year from c.contact_on) - extract(year from e.born_on)
        - case
            when extract(month from c.contact_on) * 100 + extract(day from c.contact_on)
                < extract(month from e.born_on) * 100 + extract(day from e.born_on) then 1
            else 0
        end as bigint) as age
from contact as c
left join edge as e on e.pm_id = c.pm_id
