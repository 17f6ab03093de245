/*+++
title = "Diện của người–vụ"
title_en = "Groups of a person-matter"
definition = "Các diện mà người–vụ thuộc: nếu có diện chắc chắn thì chỉ các diện đó, nếu không thì các diện có thể. Diện chính là diện đứng đầu theo thứ tự của bảng diện."
definition_en = "The groups a person-matter belongs to: the certain ones if there are any, else the probable ones. The primary group is the first in the order of the table of groups."
law = ["LTGPL_A7"]
grain = "một dòng cho mỗi người–vụ có căn cứ"
grain_en = "one row per person-matter with a ground"
key = ["pm_id"]

[[examples]]
because = "Có diện chắc chắn thì diện có thể không kể; thứ tự của bảng diện quyết định diện chính."
because_en = "Where a group is certain, probable ones do not count; the order of the table decides the primary one."
given.eligible_group = """
rule_id | group_code   | priority
poor    | E02_POOR     | 20
disab   | E07D_DISABLED| 74
said    | E01_MERIT    | 10
"""
given.eligibility_proof = """
pm_id | contact_id | group_code    | certainty | rule_id
A     | A1         | E07D_DISABLED | certain   | disab
A     | A1         | E02_POOR      | certain   | poor
A     | A2         | E02_POOR      | certain   | poor
A     | A1         | E01_MERIT     | probable  | said
B     | B1         | E07D_DISABLED | probable  | disab
"""
expect = """
pm_id | primary_group | eligibility_groups
A     | E02_POOR      | E02_POOR,E07D_DISABLED
B     | E07D_DISABLED | E07D_DISABLED
"""
+++*/
with ranked as (
    select
        p.pm_id,
        p.group_code,
        min(r.priority) as priority,
        rank() over (partition by p.pm_id order by p.certainty) as place
    from eligibility_proof as p
    inner join eligible_group as r on r.rule_id = p.rule_id
    group by p.pm_id, p.group_code, p.certainty
)
select
    pm_id,
    (array_agg(group_code order by priority, group_code))[1] as primary_group,
    array_agg(group_code order by priority, group_code) as eligibility_groups
from ranked
where place = 1
group by pm_id
