/*+++
title = "Mức thuộc diện tại lần tiếp xúc"
title_en = "Class at a contact"
definition = "Chắc chắn: với mọi ngày sinh có thể đúng đều có một quy tắc được thỏa mãn. Có căn cứ: với ít nhất một ngày sinh, hoặc người đó có diện, hoàn cảnh đã ghi, có dòng sổ hoặc văn bản, là bị hại trong vụ hành hạ người khác, hoặc là người dân tộc thiểu số chưa xếp được nơi cư trú."
definition_en = "Certain: some rule is satisfied for every possible birth date. With a ground: for at least one birth date, or the person has a stated group or circumstance, a register row or a paper, is a victim of ill-treatment, or is of an ethnic minority whose residence cannot be placed."
law = ["PROP_MISSED"]
grain = "một dòng cho mỗi lần tiếp xúc"
grain_en = "one row per contact"
key = ["contact_id"]
private = true
[columns]
is_certain = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
is_minor = {vi = "Chắc chắn chỉ nhờ tuổi", en = "Certain through age alone"}
has_ground = {vi = "Có căn cứ", en = "Has a ground"}

[[examples]]
because = "15 hoặc 16 tuổi đều thuộc diện (hai quy tắc khác nhau) là chắc chắn; 17 hoặc 18 chỉ là có căn cứ; 18 thì không."
because_en = "15 or 16, both eligible by different rules, is certain; 17 or 18 is only a ground; 18 is nothing."
given.contact = """
contact_id | pm_id | contact_on | role
C1         | P1    | 2024-05-01 | accused
C2         | P2    | 2024-05-01 | accused
C3         | P3    | 2024-05-01 | accused
C4         | P4    | 2024-05-01 | accused
C5         | P5    | 2027-05-01 | accused
C6         | P6    | 2024-05-01 | accused
"""
given.contact_age = """
contact_id | pm_id | age
C1         | P1    | 15
C1         | P1    | 16
C2         | P2    | 17
C2         | P2    | 18
C3         | P3    | 18
C4         | P4    |
C5         | P5    | 61
C6         | P6    | 18
"""
given.contact_ground = """
contact_id | pm_id | age | rule_id | group_code    | condition | age_below | needs_hardship
C1         | P1    | 15  | child   | E03_CHILD     | age       | 16        | false
C1         | P1    | 16  | accused | E05_ACC_16_17 | age       | 18        | false
C2         | P2    | 17  | accused | E05_ACC_16_17 | age       | 18        | false
C4         | P4    |     | poor    | E02_POOR      | listed    |           | false
C5         | P5    | 61  | elderly | E07C_ELDERLY  | age       |           | false
C6         | P6    | 18  | other   | E03_CHILD     | age       | 19        | false
"""
given.parameter_now = """
name      | value
minor_age | 18
"""
expect = """
contact_id | is_certain | is_minor | has_ground
C1         | true       | true     | true
C2         | false      | false    | true
C3         | false      | false    | false
C4         | true       | false    | true
C5         | true       | false    | true
C6         | true       | false    | true
"""

[[examples]]
because = "Tuổi kèm khó khăn không phải là chỉ nhờ tuổi; bị hại trong vụ hành hạ, diện đã ghi và dòng sổ là căn cứ, bị can trong vụ hành hạ thì không."
because_en = "Age together with hardship is not age alone; a victim of ill-treatment, a stated group and a register row are grounds, an accused of ill-treatment is not."
given.contact = """
contact_id | pm_id | contact_on | role
C1         | P1    | 2024-05-01 | victim
C2         | P2    | 2024-05-01 | victim
C3         | P3    | 2024-05-01 | accused
C4         | P4    | 2024-05-01 | accused
C5         | P5    | 2024-05-01 | accused
C6         | P6    | 2024-05-01 | accused
C7         | P7    | 2024-05-01 | accused
"""
given.contact_age = """
contact_id | pm_id | age
C1         | P1    | 16
C2         | P2    | 30
C3         | P3    | 30
C4         | P4    | 30
C5         | P5    | 30
C6         | P6    | 30
C7         | P7    | 30
"""
given.contact_ground = """
contact_id | pm_id | age | rule_id | group_code      | condition | age_below | needs_hardship
C1         | P1    | 16  | dd      | E07DD_VIC_16_17 | age       | 18        | true
"""
given.parameter_now = """
name      | value
minor_age | 18
"""
given.person_fact = """
pm_id | fact
P2    | file_ill_treatment
P3    | file_ill_treatment
P4    | ground_stated
P5    | register_or_log
P6    | minority_unplaced
P7    | hardship
"""
expect = """
contact_id | is_certain | is_minor | has_ground
C1         | true       | false    | true
C2         | false      | false    | true
C3         | false      | false    | false
C4         | false      | false    | true
C5         | false      | false    | true
C6         | false      | false    | true
C7         | false      | false    | false
"""
+++*/
with ages as (
    select contact_id, count(*) as ages from contact_age group by contact_id
),
holding as (
    select
        g.contact_id,
        count(distinct coalesce(g.age, -1)) as ages,
        count(distinct case when g.condition = 'age' and not g.needs_hardship and g.age_below <= m.value then g.age end)
            as ages_by_age
    from contact_ground as g
    left join parameter_now as m on m.name = 'minor_age'
    group by g.contact_id
),
hint as (
    select
        pm_id,
        bool_or(fact in ('ground_stated', 'register_or_log', 'self_declared', 'minority_unplaced')) as for_all,
        bool_or(fact = 'file_ill_treatment') as for_victims
    from person_fact
    group by pm_id
)
select
    c.contact_id,
    c.pm_id,
    c.contact_on,
    coalesce(h.ages = a.ages, false) as is_certain,
    coalesce(h.ages_by_age = a.ages, false) as is_minor,
    h.contact_id is not null or coalesce(i.for_all, false) or (coalesce(i.for_victims, false) and c.role = 'victim')
        as has_ground
from contact as c
inner join ages as a on a.contact_id = c.contact_id
left join holding as h on h.contact_id = c.contact_id
left join hint as i on i.pm_id = c.pm_id
