/*+++
title = "Điều kiện thuộc diện theo từng tuổi"
title_en = "Grounds of eligibility by possible age"
definition = "Dòng quy tắc nào của bảng diện (đúng luật của ngày tiếp xúc) được thỏa mãn ở mỗi tuổi có thể có: tuổi và tư cách tại lần tiếp xúc, căn cứ đã biết, khó khăn về tài chính nếu quy tắc đòi."
definition_en = "Which row of the table of groups, by the law of the contact's date, is satisfied at each possible age: age and role at the contact, the known facts, and hardship where the rule asks for it."
law = ["LTGPL_A7", "L53_2024_A61", "L59_2024_A177", "LTGPL_AMEND_2026"]
grain = "một dòng cho mỗi quy tắc được thỏa mãn ở một tuổi có thể có của một lần tiếp xúc"
grain_en = "one row per rule satisfied at a possible age of a contact"
key = ["contact_id", "age", "rule_id", "value"]
private = true
[columns]
age = {vi = "Tuổi có thể có", en = "Possible age"}
value = {vi = "Giá trị của căn cứ", en = "Value of the fact"}

[[examples]]
because = "Người bị buộc tội: 15 tuổi là trẻ em, 16 và 17 là người bị buộc tội 16–17, 18 thì hết."
because_en = "Accused: a child at 15, accused 16-17 at 16 and 17, nothing at 18."
given.eligible_group = """
rule_id | group_code    | regime | role    | condition | age_from | age_below | needs_hardship | priority | valid_from | valid_to
child   | E03_CHILD     | R1     | any     | age       |          | 16        | false          | 30       | 2018-01-01 |
accused | E05_ACC_16_17 | R1     | accused | age       | 16       | 18        | false          | 50       | 2018-01-01 | 2026-01-01
"""
given.contact = """
contact_id | pm_id | contact_on | role
C1         | P1    | 2024-05-01 | accused
C2         | P2    | 2024-05-01 | accused
C3         | P3    | 2024-05-01 | accused
C4         | P4    | 2024-05-01 | accused
C5         | P5    | 2024-05-01 | victim
"""
given.contact_age = """
contact_id | pm_id | age
C1         | P1    | 15
C2         | P2    | 16
C3         | P3    | 17
C4         | P4    | 18
C5         | P5    | 16
"""
expect = """
contact_id | age | group_code
C1         | 15  | E03_CHILD
C2         | 16  | E05_ACC_16_17
C3         | 17  | E05_ACC_16_17
"""

[[examples]]
because = "Luật của ngày tiếp xúc: ngày cuối của quy tắc cũ, ngày đầu của quy tắc mới và ngày sau đó."
because_en = "The law of the contact's date: the last day of the old rule, the first of the new one, and the day after."
given.eligible_group = """
rule_id | group_code      | regime | role    | condition | age_from | age_below | needs_hardship | priority | valid_from | valid_to
old     | E05_ACC_16_17   | R2     | accused | age       | 16       | 18        | false          | 50       | 2025-07-01 | 2026-01-01
new     | E05_MINOR_16_17 | R3     | victim  | age       | 16       | 18        | false          | 51       | 2026-01-01 |
"""
given.contact = """
contact_id | pm_id | contact_on | role
A0         | P1    | 2025-06-30 | accused
A1         | P1    | 2025-07-01 | accused
A2         | P1    | 2025-12-31 | accused
A3         | P1    | 2026-01-01 | accused
V1         | P2    | 2025-12-31 | victim
V2         | P2    | 2026-01-01 | victim
V3         | P2    | 2026-01-02 | victim
"""
given.contact_age = """
contact_id | pm_id | age
A0         | P1    | 16
A1         | P1    | 16
A2         | P1    | 16
A3         | P1    | 16
V1         | P2    | 16
V2         | P2    | 16
V3         | P2    | 16
"""
expect = """
contact_id | rule_id
A1         | old
A2         | old
V2         | new
V3         | new
"""

[[examples]]
because = "Người từ đủ 60 tuổi cần khó khăn về tài chính; 59 thì chưa; khó khăn phải còn hiệu lực vào ngày tiếp xúc."
because_en = "60 and over needs hardship; 59 is not enough; hardship must hold on the day of the contact."
given.eligible_group = """
rule_id | group_code   | regime | role | condition   | condition_value | age_from | needs_hardship | priority | valid_from
elderly | E07C_ELDERLY | R1     | any  | age         |                 | 60       | true           | 73       | 2018-01-01
poor    | E02_POOR     | R1     | any  | listed      | poor            |          | false          | 20       | 2018-01-01
disab   | E07D_DISABLED| R1     | any  | listed_note | DISABLED        |          | true           | 74       | 2018-01-01
said    | E01_MERIT    | R1     | any  | self_declared |               |          | false          | 10       | 2018-01-01
"""
given.person_fact = """
pm_id | fact        | value     | from_on    | to_on
P1    | hardship    | near_poor | 2018-01-01 |
P2    | hardship    | near_poor | 2018-01-01 |
P4    | listed      | poor      |            |
P5    | hardship    | allowance | 2024-05-02 |
P6    | hardship    | allowance | 2018-01-01 | 2024-04-30
P7    | hardship    | allowance | 2024-05-01 | 2024-05-01
P7    | listed_note | DISABLED  |            |
P8    | listed_note | DISABLED  |            |
P9    | listed_note | HIV       |            |
P9    | hardship    | allowance | 2018-01-01 |
P9    | self_declared | E01_MERIT |          |
"""
given.contact = """
contact_id | pm_id | contact_on | role
C1         | P1    | 2024-05-01 | victim
C2         | P2    | 2024-05-01 | accused
C3         | P3    | 2024-05-01 | accused
C4         | P4    | 2024-05-01 | plaintiff
C5         | P5    | 2024-05-01 | victim
C6         | P6    | 2024-05-01 | victim
C7         | P7    | 2024-05-01 | victim
C8         | P8    | 2024-05-01 | victim
C9         | P9    | 2024-05-01 | victim
"""
given.contact_age = """
contact_id | pm_id | age
C1         | P1    | 60
C2         | P2    | 59
C3         | P3    | 60
C4         | P4    |
C5         | P5    | 61
C6         | P6    | 61
C7         | P7    | 61
C8         | P8    | 61
C9         | P9    | 30
"""
expect = """
contact_id | rule_id
C1         | elderly
C4         | poor
C7         | elderly
C7         | disab
"""

[[examples]]
because = "Quy tắc về danh sách cũng có thể có giới hạn tuổi: dưới, đúng mức đầu, dưới mức cuối, đúng mức cuối; và có ngày đầu, ngày hết hiệu lực, có tư cách."
because_en = "A rule about a list can have age limits too: below, exactly the first, below the last, exactly the last; and a first day, an end day and a role."
given.eligible_group = """
rule_id | group_code | regime | role   | condition | condition_value | age_from | age_below | needs_hardship | priority | valid_from | valid_to
young   | E02_POOR   | R1     | victim | listed    | poor            | 16       | 18        | false          | 20       | 2024-05-01 | 2024-05-03
"""
given.person_fact = """
pm_id | fact   | value
P1    | listed | poor
"""
given.contact = """
contact_id | pm_id | contact_on | role
A1         | P1    | 2024-05-01 | victim
A2         | P1    | 2024-05-01 | victim
A3         | P1    | 2024-05-01 | victim
A4         | P1    | 2024-05-01 | victim
B1         | P1    | 2024-04-30 | victim
B2         | P1    | 2024-05-02 | victim
B3         | P1    | 2024-05-03 | victim
B4         | P1    | 2024-05-02 | accused
"""
given.contact_age = """
contact_id | pm_id | age
A1         | P1    | 15
A2         | P1    | 16
A3         | P1    | 17
A4         | P1    | 18
B1         | P1    | 16
B2         | P1    | 16
B3         | P1    | 16
B4         | P1    | 16
"""
expect = """
contact_id | rule_id | value
A2         | young   | poor
A3         | young   | poor
B2         | young   | poor
"""

[[examples]]
because = "Căn cứ có thời hạn (xã trong danh sách một thời gian) chỉ đúng trong thời hạn: trước một ngày, ngày đầu, ngày cuối, sau một ngày."
because_en = "A dated fact (a commune listed for a time) holds only inside its dates: a day before, the first, the last, a day after."
given.eligible_group = """
rule_id | group_code | regime | role | condition             | needs_hardship | priority | valid_from
em      | E04_EM_ESD | R1     | any  | minority_in_hard_area | false          | 40       | 2018-01-01
"""
given.person_fact = """
pm_id | fact                  | value | from_on    | to_on
P1    | minority_in_hard_area |       | 2024-05-02 | 2024-05-31
"""
given.contact = """
contact_id | pm_id | contact_on | role
C1         | P1    | 2024-05-01 | victim
C2         | P1    | 2024-05-02 | victim
C3         | P1    | 2024-05-31 | victim
C4         | P1    | 2024-06-01 | victim
"""
given.contact_age = """
contact_id | pm_id | age
C1         | P1    | 30
C2         | P1    | 30
C3         | P1    | 30
C4         | P1    | 30
"""
expect = """
contact_id | rule_id
C2         | em
C3         | em
"""
+++*/
with hardship as (
    select distinct c.contact_id
    from contact as c
    inner join person_fact as f on f.pm_id = c.pm_id
    where f.fact = 'hardship'
        and (f.from_on is null or f.from_on <= c.contact_on)
        and (f.to_on is null or f.to_on >= c.contact_on)
),
meeting as (
    select c.contact_id, c.pm_id, c.contact_on, c.role, a.age, h.contact_id is not null as has_hardship
    from contact as c
    inner join contact_age as a on a.contact_id = c.contact_id
    left join hardship as h on h.contact_id = c.contact_id
),
by_age as (
    select m.contact_id, m.pm_id, m.age, r.rule_id, cast(null as varchar) as value
    from meeting as m
    cross join eligible_group as r
    where r.condition = 'age'
        and (r.role = 'any' or r.role = m.role)
        and r.valid_from <= m.contact_on and (r.valid_to is null or r.valid_to > m.contact_on)
        and (r.age_from is null or m.age >= r.age_from) and (r.age_below is null or m.age < r.age_below)
        and (not r.needs_hardship or m.has_hardship)
),
by_fact as (
    select distinct m.contact_id, m.pm_id, m.age, r.rule_id, f.value
    from meeting as m
    inner join person_fact as f on f.pm_id = m.pm_id
    inner join eligible_group as r
        on r.condition = f.fact and (r.condition_value is null or r.condition_value = f.value)
    where f.fact <> 'self_declared'
        and (f.from_on is null or f.from_on <= m.contact_on) and (f.to_on is null or f.to_on >= m.contact_on)
        and (r.role = 'any' or r.role = m.role)
        and r.valid_from <= m.contact_on and (r.valid_to is null or r.valid_to > m.contact_on)
        and (r.age_from is null or m.age >= r.age_from) and (r.age_below is null or m.age < r.age_below)
        and (not r.needs_hardship or m.has_hardship)
)
select
    g.contact_id, g.pm_id, g.age, g.rule_id, r.group_code, r.regime, r.priority, r.condition, r.age_below,
    r.needs_hardship, g.value
from (select * from by_age union all select * from by_fact) as g
inner join eligible_group as r on r.rule_id = g.rule_id
