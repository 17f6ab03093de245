/*+++
title = "Căn cứ thuộc diện"
title_en = "Proofs of eligibility"
definition = "Mỗi diện được chứng minh (chắc chắn) hoặc có dấu hiệu (có thể) tại một lần tiếp xúc: bằng tuổi, danh sách đối chiếu, hồ sơ, dân tộc và nơi cư trú, hoặc lời khai; kèm quy tắc của luật ngày đó."
definition_en = "Each group proved (certain) or hinted at (probable) at a contact: by age, reference list, file, ethnicity and residence, or by the person's own word; with the rule of that date's law."
law = ["LTGPL_A7", "L53_2024_A61", "L59_2024_A177", "LTGPL_AMEND_2026"]
caution = "Điều luật chưa đọc bản gốc được ghi rõ ở nguồn; hồ sơ khó khăn về tài chính chỉ biết qua danh sách đã nhận."
caution_en = "Where the original text was not read the source says so; hardship is known only through the delivered lists."
grain = "một dòng cho mỗi diện tại mỗi lần tiếp xúc"
grain_en = "one row per group at a contact"
key = ["pm_id", "contact_id", "group_code"]

[[examples]]
because = "Diện phủ mọi tuổi có thể là chắc chắn; diện chỉ phủ một tuổi là có thể, trừ khi các diện cùng nhau phủ hết."
because_en = "A group covering every possible age is certain; one covering some is probable, unless the groups together cover all."
given.contact = """
contact_id | pm_id | contact_on | role
C1         | P1    | 2024-05-01 | accused
C2         | P2    | 2024-05-01 | accused
C3         | P3    | 2024-05-01 | accused
"""
given.contact_class = """
contact_id | pm_id | is_certain
C1         | P1    | true
C2         | P2    | false
C3         | P3    | true
"""
given.contact_age = """
contact_id | pm_id | age
C1         | P1    | 15
C1         | P1    | 16
C2         | P2    | 17
C2         | P2    | 18
C3         | P3    | 17
C3         | P3    | 18
"""
given.contact_ground = """
contact_id | pm_id | age | rule_id | group_code    | condition | regime | priority | value
C1         | P1    | 15  | child   | E03_CHILD     | age       | R1     | 30       |
C1         | P1    | 16  | accused | E05_ACC_16_17 | age       | R1     | 50       |
C2         | P2    | 17  | accused | E05_ACC_16_17 | age       | R1     | 50       |
C3         | P3    | 17  | accused | E05_ACC_16_17 | age       | R1     | 50       |
C3         | P3    | 17  | poor    | E02_POOR      | listed    | R1     | 20       | poor
C3         | P3    | 18  | poor    | E02_POOR      | listed    | R1     | 20       | poor
"""
expect = """
contact_id | group_code    | certainty | basis | list_name | rule_id
C1         | E03_CHILD     | certain   | age   |           | child
C1         | E05_ACC_16_17 | certain   | age   |           | accused
C2         | E05_ACC_16_17 | probable  | age   |           | accused
C3         | E02_POOR      | certain   | list  | poor      | poor
C3         | E05_ACC_16_17 | probable  | age   |           | accused
"""

[[examples]]
because = "Diện tự khai là có thể, theo luật của ngày tiếp xúc; vụ hành hạ chỉ là dấu hiệu cho bị hại."
because_en = "A self-declared group is probable, by the law of the contact's date; ill-treatment is a hint for the victim only."
given.eligible_group = """
rule_id | group_code      | regime | role   | condition              | priority | valid_from | valid_to
g_said  | E07G_TRAFFICKED | R1     | any    | self_declared          | 77       | 2018-01-01 | 2025-07-01
e_file  | E07E_DV_VICTIM  | R1     | victim | file_domestic_violence | 76       | 2018-01-01 |
"""
given.person_fact = """
pm_id | fact               | value
P1    | self_declared      | E07G_TRAFFICKED
P2    | file_ill_treatment |
P3    | file_ill_treatment |
"""
given.contact = """
contact_id | pm_id | contact_on | role
A0         | P1    | 2017-12-31 | victim
A1         | P1    | 2025-06-30 | victim
A2         | P1    | 2025-07-01 | victim
A3         | P1    | 2018-01-01 | victim
B1         | P2    | 2025-07-01 | victim
C1         | P3    | 2025-07-01 | accused
"""
given.contact_class = """
contact_id | pm_id | is_certain
A0         | P1    | false
A1         | P1    | false
A2         | P1    | false
A3         | P1    | false
B1         | P2    | false
C1         | P3    | false
"""
expect = """
contact_id | group_code      | certainty | basis         | rule_id
A1         | E07G_TRAFFICKED | probable  | self_declared | g_said
A3         | E07G_TRAFFICKED | probable  | self_declared | g_said
B1         | E07E_DV_VICTIM  | probable  | file          | e_file
"""
+++*/
with ages as (
    select contact_id, count(*) as ages from contact_age group by contact_id
),
held as (
    select
        g.contact_id,
        g.pm_id,
        g.group_code,
        count(distinct coalesce(g.age, -1)) >= max(a.ages) as covers_all
    from contact_ground as g
    inner join ages as a on a.contact_id = g.contact_id
    group by g.contact_id, g.pm_id, g.group_code
),
alone as (
    select *, max(case when covers_all then 1 else 0 end) over (partition by contact_id) = 1 as one_covers from held
),
proved as (
    select
        h.pm_id, h.contact_id, h.group_code, g.rule_id, g.regime, g.priority, g.condition, g.value,
        case when h.covers_all or (k.is_certain and not h.one_covers) then 'certain' else 'probable' end as certainty
    from alone as h
    inner join contact_class as k on k.contact_id = h.contact_id
    inner join contact_ground as g on g.contact_id = h.contact_id and g.group_code = h.group_code
),
hint as (
    select 'self_declared' as fact, 'self_declared' as condition
    union all
    select 'file_ill_treatment' as fact, 'file_domestic_violence' as condition
    union all
    select 'minority_unplaced' as fact, 'minority_in_hard_area' as condition
),
hinting as (
    select distinct f.pm_id, r.rule_id, f.value
    from person_fact as f
    inner join hint as h on h.fact = f.fact
    inner join eligible_group as r on r.condition = h.condition
    where f.fact <> 'self_declared' or r.group_code = f.value
),
hinted_meeting as (
    select distinct h.pm_id, h.rule_id, h.value, c.contact_id, c.contact_on, c.role
    from hinting as h
    inner join contact as c on c.pm_id = h.pm_id
),
hinted as (
    select
        m.pm_id, m.contact_id, r.group_code, r.rule_id, r.regime, r.priority, r.condition, m.value,
        'probable' as certainty
    from hinted_meeting as m
    inner join eligible_group as r on r.rule_id = m.rule_id
    where (r.role = 'any' or r.role = m.role)
        and r.valid_from <= m.contact_on and (r.valid_to is null or r.valid_to > m.contact_on)
),
ranked as (
    select
        *,
        row_number() over (
            partition by pm_id, contact_id, group_code
            order by certainty, case condition when 'self_declared' then 1 else 0 end, priority, rule_id, value
        ) as place
    from (select * from proved union all select * from hinted) as both_kinds
)
select
    pm_id,
    contact_id,
    group_code,
    certainty,
    case
        when condition = 'age' then 'age'
        when condition in ('listed', 'listed_note') then 'list'
        when condition in ('file_domestic_violence', 'file_trafficking') then 'file'
        when condition = 'minority_in_hard_area' then 'ethnicity_residence'
        else 'self_declared'
    end as basis,
    case when condition = 'listed' then value end as list_name,
    regime,
    rule_id
from ranked
where place = 1
