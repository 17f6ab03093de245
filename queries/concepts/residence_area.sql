/*+++
title = "Cư trú ở xã đặc biệt khó khăn"
title_en = "Residence in an especially difficult commune"
definition = "Nơi cư trú đã ghi của người dân tộc thiểu số đối chiếu với danh sách xã đặc biệt khó khăn đã nhận: trong danh sách, ngoài danh sách, hoặc không xếp được (không ghi xã, xã mới gộp từ cả hai loại, chưa có danh sách)."
definition_en = "The stated residence of a minority person against the delivered list of especially difficult communes: in, out, or cannot be placed (no commune stated, a new commune made of both kinds, no list delivered)."
grain = "một dòng cho mỗi người–vụ có dân tộc thiểu số, mỗi kỳ hiệu lực của danh sách"
grain_en = "one row per person-matter of ethnic minority and validity of the list"
key = ["pm_id", "state", "from_on", "to_on"]
private = true
[columns]
state = {vi = "in trong, out ngoài, unplaced không xếp được", en = "in, out, unplaced"}
from_on = {vi = "Hiệu lực từ", en = "Holds from"}
to_on = {vi = "Hiệu lực đến hết", en = "Holds to the end of"}

[[examples]]
because = "Xã mới gộp toàn bộ từ xã khó khăn là trong; gộp từ cả hai loại là không xếp được; không xã khó khăn nào là ngoài; không ghi xã là không xếp được."
because_en = "A new commune made only of difficult ones is in; one made of both kinds cannot be placed; one of none is out; no commune stated cannot be placed."
given.hard_commune_row = """
file | sheet | row | sub | commune_scheme | commune_code
h    | s     | 1   | 0   | GSO_PRE2025    | 00001
h    | s     | 2   | 0   | GSO_PRE2025    | 00003
"""
given.area_xwalk = """
from_scheme | from_code | to_scheme | to_code | method
GSO_PRE2025 | 00001     | GSO_2025  | 00001   | exact
GSO_PRE2025 | 00002     | GSO_2025  | 00002   | exact
GSO_PRE2025 | 00003     | GSO_2025  | 00002   | exact
GSO_PRE2025 | 00004     | GSO_2025  | 00004   | exact
"""
given.person_entry = """
pm_id | file | sheet | row | sub | kind | is_minority | residence_scheme | residence_code
P1    | a    | s     | 1   | 0   | list | true        | GSO_2025         | 00001
P2    | a    | s     | 2   | 0   | list | true        | GSO_2025         | 00002
P3    | a    | s     | 3   | 0   | list | true        | GSO_2025         | 00004
P4    | a    | s     | 4   | 0   | list | true        |                  |
P5    | a    | s     | 5   | 0   | list | true        | GSO_PRE2025      | 00003
P6    | a    | s     | 6   | 0   | list | true        | GSO_PRE2025      | 00002
P7    | a    | s     | 7   | 0   | list | false       | GSO_PRE2025      | 00001
"""
expect = """
pm_id | state
P1    | in
P2    | unplaced
P3    | out
P4    | unplaced
P5    | in
P6    | out
"""

[[examples]]
because = "Chưa nhận danh sách nào thì không ai xếp được; danh sách theo xã mới xếp được xã cũ nhập trọn vào một xã mới."
because_en = "With no list delivered nobody can be placed; a list of new communes places an old commune that went into one new commune."
given.person_entry = """
pm_id | file | sheet | row | sub | kind | is_minority | residence_scheme | residence_code
P1    | a    | s     | 1   | 0   | list | true        | GSO_2025         | 00001
"""
expect = """
pm_id | state
P1    | unplaced
"""
+++*/
with minority as (
    select pm_id from person_entry where is_minority group by pm_id
),
home as (
    select distinct e.pm_id, e.residence_scheme as scheme, e.residence_code as code
    from person_entry as e
    inner join minority as m on m.pm_id = e.pm_id
    where e.residence_code is not null
),
listed_scheme as (
    select commune_scheme as scheme, count(*) as communes
    from hard_commune_row
    where commune_code is not null
    group by commune_scheme
),
target as (
    select h.pm_id, h.scheme, h.code, s.scheme as list_scheme, h.code as list_code, 0 as distance
    from home as h
    inner join listed_scheme as s on s.scheme = h.scheme
    union all
    select h.pm_id, h.scheme, h.code, x.from_scheme as list_scheme, x.from_code as list_code, 1 as distance
    from home as h
    inner join area_xwalk as x on x.to_scheme = h.scheme and x.to_code = h.code
    inner join listed_scheme as s on s.scheme = x.from_scheme
    where x.from_scheme <> h.scheme and length(x.from_code) = length(h.code)
    union all
    select h.pm_id, h.scheme, h.code, x.to_scheme as list_scheme, x.to_code as list_code, 1 as distance
    from home as h
    inner join area_xwalk as x on x.from_scheme = h.scheme and x.from_code = h.code
    inner join listed_scheme as s on s.scheme = x.to_scheme
    where x.to_scheme <> h.scheme and length(x.to_code) = length(h.code)
),
nearest as (
    select *, min(distance) over (partition by pm_id, scheme, code) as least from target
),
matched as (
    select
        n.pm_id, n.scheme, n.code, n.list_code, min(l.start_on) as from_on, max(l.end_on) as to_on,
        bool_or(l.commune_code is not null) as is_listed
    from nearest as n
    left join hard_commune_row as l on l.commune_scheme = n.list_scheme and l.commune_code = n.list_code
    where n.distance = n.least
    group by n.pm_id, n.scheme, n.code, n.list_code
),
placed as (
    select
        pm_id, scheme, code,
        case when bool_and(is_listed) then 'in' when bool_or(is_listed) then 'unplaced' else 'out' end as state,
        max(from_on) as from_on,
        min(to_on) as to_on
    from matched
    group by pm_id, scheme, code
),
person as (
    select
        pm_id,
        case when bool_or(state = 'in') then 'in' when bool_or(state = 'unplaced') then 'unplaced' else 'out' end as state,
        min(case when state = 'in' then from_on end) as from_on,
        max(case when state = 'in' then to_on end) as to_on
    from placed
    group by pm_id
)
select m.pm_id, coalesce(p.state, 'unplaced') as state, p.from_on, p.to_on
from minority as m
left join person as p on p.pm_id = m.pm_id
