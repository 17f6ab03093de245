/*+++
title = "Người–vụ"
title_en = "Person-matters"
definition = "Một người trong một vụ, qua mọi cơ quan và giai đoạn. Địa bàn là nơi xảy ra vụ đã ghi (xã cũ với huyện của nó; nếu không thì huyện cũ mặc định của xã mới); nếu không ghi thì huyện của đơn vị địa phương đầu tiên giải quyết; nếu không nữa thì chưa biết. Không bao giờ là nơi cư trú."
definition_en = "One person in one matter, across all agencies and stages. The area is the stated place of the matter (an old commune with its district; else the default old district of the new commune); else the district of the first local unit handling it; else unknown. Never the residence."
caution = "Từ 07/2025 không còn cấp huyện: huyện cũ của xã mới là quy đổi mặc định, ghi rõ là gần đúng khi xã mới gộp từ nhiều huyện. Người ở huyện thuộc nhiều khu vực mà không ghi xã được xếp vào «chưa xác định khu vực»."
caution_en = "There are no districts since 07/2025: the old district of a new commune is a default mapping, marked approximate where the commune joins several districts. Where a district lies in several court areas and no commune is stated the person goes to an undetermined area."
grain = "một dòng cho mỗi người–vụ"
grain_en = "one row per person-matter"
key = ["pm_id"]

[[examples]]
because = "Nơi xảy ra đã ghi thắng đơn vị; xã cũ thắng xã mới; không ghi nơi nào thì lấy đơn vị địa phương đầu tiên (cấp tỉnh không phải); công an xã lấy theo xã của nó; chỉ ghi huyện thì lấy huyện; không có gì thì chưa biết."
because_en = "A stated place beats the unit; an old commune beats a new one; with no place the first local unit counts (a provincial one is none); commune police by their commune; where only the district is stated it counts; with nothing it is unknown."
given.area = """
scheme      | kind     | code  | parent_code | province_code
GSO_PRE2025 | district | 901   | 99          | 99
GSO_PRE2025 | district | 902   | 99          | 99
GSO_PRE2025 | commune  | 00001 | 901         | 99
GSO_PRE2025 | commune  | 00002 | 902         | 99
GSO_PRE2025 | commune  | 00003 | 902         | 99
"""
given.area_xwalk = """
from_scheme | from_code | to_scheme   | to_code | method
GSO_PRE2025 | 00001     | GSO_2025    | 10001   | exact
GSO_PRE2025 | 00002     | GSO_2025    | 10001   | default
GSO_PRE2025 | 00002     | GSO_2025    | 10002   | other
GSO_PRE2025 | 00003     | GSO_2025    | 10002   | exact
GSO_2025    | 10001     | GSO_PRE2025 | 901     | default
GSO_2025    | 10001     | GSO_PRE2025 | 902     | other
GSO_2025    | 10002     | GSO_PRE2025 | 902     | exact
GSO_PRE2025 | 903       | GSO_2025    | 10003   | exact
GSO_2025    | 10003     | GSO_PRE2025 | 903     | exact
"""
given.court_area_row = """
file | sheet | row | sub | court_area | commune_code
k    | s     | 1   | 0   | 1          | 10001
k    | s     | 2   | 0   | 2          | 10002
k    | s     | 3   | 0   | 3          | 10003
"""
given.unit = """
unit_id | unit_level | district_code | court_area_code
CA_901  | district   | 901           |
TA_902  | district   | 902           |
TA_KV2  | region     |               | 2
CA_T    | province   |               |
CAX     | commune    |               |
"""
given.pm_person = """
pm_id | person_key
A     | KA
B     | KB
C     | KC
D     | KD
E     | KE
F     | KF
G     | KG
H     | KH
I     | KI
"""
given.person_since = """
pm_id | first_role
A     | accused
B     | accused
C     | accused
D     | accused
E     | accused
F     | accused
G     | accused
H     | accused
I     | accused
"""
given.person_entry = """
pm_id | file | sheet | row | sub | kind | unit_id | place_scheme | place_code | unit_commune_scheme | unit_commune_code | residence_district | event_on | place_district
A     | a    | s     | 1   | 0   | list | TA_902  | GSO_2025     | 10001      |                     |                   | 902 | 2024-05-01 |
A     | a    | s     | 2   | 0   | list | TA_902  | GSO_PRE2025  | 00002      |                     |                   | | 2024-05-01 |
B     | a    | s     | 3   | 0   | list | TA_902  | GSO_2025     | 10001      |                     |                   | | 2024-05-01 |
C     | a    | s     | 4   | 0   | list | CA_T    |              |            |                     |                   | | 2024-05-01 |
C     | a    | s     | 5   | 0   | list | TA_902  |              |            |                     |                   | | 2024-05-01 |
D     | a    | s     | 6   | 0   | list | CAX     |              |            | GSO_2025            | 10002             | | 2025-05-01 |
E     | a    | s     | 7   | 0   | list | TA_KV2  |              |            |                     |                   | | 2025-08-01 |
F     | a    | s     | 8   | 0   | list | CA_T    |              |            |                     |                   | 901 | 2025-08-01 |
G     | a    | s     | 9   | 0   | list | CA_901  |              |            |                     |                   | | 2024-05-01 |
H | a | s | 10 | 0 | list | CA_T |  |  |  |  |  | 2024-05-01 | 903
I | a | s | 11 | 0 | list | CA_T |  |  |  |  |  | 2024-05-01 | 902
"""
given.contact = """
contact_id | pm_id | unit_id | contact_on
A1         | A     | TA_902  | 2024-05-01
B1         | B     | TA_902  | 2024-05-01
C1         | C     | CA_T    | 2024-05-01
C2         | C     | TA_902  | 2024-06-01
D1         | D     | CAX     | 2025-05-01
E1         | E     | TA_KV2  | 2025-08-01
F1         | F     | CA_T    | 2025-08-01
G1         | G     | CA_901  | 2024-05-01
H1         | H     | CA_T    | 2024-05-01
I1         | I     | CA_T    | 2024-05-01
"""
expect = """
pm_id | district_code | district_is_approximate | court_area_code  | court_area_is_approximate
A     | 902           | false                   | 1                | true
B     | 901           | true                    | 1                | false
C     | 902           | false                   | undetermined_902 | false
D     | 902           | false                   | 2                | false
E     |               | false                   | 2                | false
F     |               | false                   |                  | false
G     | 901           | false                   | 1                | false
H     | 903           | false                   | 3                | false
I     | 902           | false                   | undetermined_902 | false
"""

[[examples]]
because = "Nhóm tuổi tính tại lúc thuộc diện: 15, 16, 17, 18, 59, 60; hai tuổi khác nhóm thì chưa biết."
because_en = "The age band is taken at eligible-since: 15, 16, 17, 18, 59, 60; two ages of different bands are unknown."
given.pm_person = """
pm_id | person_key
A     | A
B     | B
C     | C
D     | D
E     | E
F     | F
G     | G
H     | H
"""
given.parameter_now = """
name      | value
minor_age | 18
"""
given.eligible_group = """
rule_id | group_code   | condition | age_from | age_below | valid_from
child   | E03_CHILD    | age       |          | 16        | 2018-01-01
elderly | E07C_ELDERLY | age       | 60       |           | 2018-01-01
"""
given.person_since = """
pm_id | since_contact_id | first_role | since_on
A     | A1               | accused    | 2024-05-01
B     | B1               | accused    | 2024-05-01
C     | C1               | accused    | 2024-05-01
D     | D1               | accused    | 2024-05-01
E     | E1               | accused    | 2024-05-01
F     | F1               | accused    | 2024-05-01
G     | G1               | accused    | 2024-05-01
H     | H1               | accused    | 2024-05-01
"""
given.contact_age = """
contact_id | pm_id | age
A1         | A     | 15
B1         | B     | 16
C1         | C     | 17
D1         | D     | 18
E1         | E     | 59
F1         | F     | 60
G1         | G     | 17
G1         | G     | 18
H1         | H     |
"""
expect = """
pm_id | age_band
A     | under_16
B     | 16_17
C     | 16_17
D     | 18_59
E     | 18_59
F     | 60_up
G     | unknown
H     | unknown
"""

[[examples]]
because = "Người đứng thứ hai trong dòng án dân sự, không có gì ngoài tên và năm sinh, là đương sự phía bên kia; người đứng đầu, người có số định danh, người trong án hình sự thì không."
because_en = "The second person of a civil row with nothing but name and year is the other party; the first, one with a personal number, and one in a criminal row are not."
given.pm_person = """
pm_id | person_key
A     | A
B     | B
C     | C
D     | D
"""
given.person_since = """
pm_id | first_role
A     | plaintiff
B     | respondent
C     | accused
D     | respondent
"""
given.person_entry = """
pm_id | file | sheet | row | sub | kind | field | id_number
A     | a    | s     | 1   | 1   | list | FAM   |
B     | a    | s     | 1   | 2   | list | FAM   |
C     | a    | s     | 2   | 2   | list | CRIM  |
D     | a    | s     | 3   | 2   | list | CIV   | 099173000001
"""
expect = """
pm_id | is_other_party
A     | false
B     | true
C     | false
D     | false
"""
+++*/
with said_place as (
    select
        pm_id, place_scheme as scheme, place_code as code, place_district as district_said, count(*) as votes
    from person_entry
    where place_code is not null or place_district is not null
    group by pm_id, place_scheme, place_code, place_district
),
placed as (
    select
        s.pm_id, s.scheme, s.code, s.votes,
        case when s.scheme = 'GSO_2025' then x.to_code else coalesce(a.parent_code, s.district_said) end as district_code,
        case when s.scheme = 'GSO_2025' then coalesce(x.method = 'default', false) else false end as is_approximate
    from said_place as s
    left join area as a on a.scheme = s.scheme and a.kind = 'commune' and a.code = s.code
    left join area_xwalk as x
        on x.from_scheme = s.scheme and x.from_code = s.code and x.to_scheme = 'GSO_PRE2025' and s.scheme = 'GSO_2025'
        and x.method in ('exact', 'default', 'manual')
),
ranked_place as (
    select
        *,
        row_number() over (
            partition by pm_id
            order by
                case when scheme = 'GSO_2025' then 1 when district_code is not null then 0 else 2 end,
                votes desc, code, district_code
        ) as place
    from placed
),
stated as (
    select * from ranked_place where place = 1
),
commune_area as (
    select commune_code, min(court_area) as court_area from court_area_row where commune_code is not null group by commune_code
),
old_commune_area as (
    select
        x.from_code as code,
        coalesce(a.parent_code, x.from_code) as district_code,
        k.court_area,
        x.method = 'default' as is_approximate
    from area_xwalk as x
    inner join commune_area as k on k.commune_code = x.to_code
    left join area as a on a.scheme = 'GSO_PRE2025' and a.kind = 'commune' and a.code = x.from_code
    where x.from_scheme = 'GSO_PRE2025' and x.to_scheme = 'GSO_2025' and x.method in ('exact', 'default', 'manual')
),
known_area as (
    select 'GSO_2025' as scheme, commune_code as code, court_area, false as is_approximate from commune_area
    union all
    select 'GSO_PRE2025' as scheme, code, court_area, is_approximate from old_commune_area
),
unit_commune as (
    select pm_id, unit_id, event_on, min(unit_commune_scheme) as scheme, min(unit_commune_code) as code
    from person_entry
    where unit_commune_code is not null
    group by pm_id, unit_id, event_on
),
handled as (
    select
        c.pm_id,
        coalesce(
            u.district_code,
            case when m.scheme = 'GSO_PRE2025' then a.parent_code else x.to_code end
        ) as district_code,
        coalesce(u.court_area_code, k.court_area) as court_area_code,
        coalesce(m.scheme = 'GSO_2025' and x.method = 'default', false) as is_approximate,
        c.contact_on, c.contact_id
    from contact as c
    left join unit as u on u.unit_id = c.unit_id
    left join unit_commune as m on m.pm_id = c.pm_id and m.unit_id = c.unit_id and m.event_on = c.contact_on
    left join area as a on a.scheme = m.scheme and a.kind = 'commune' and a.code = m.code
    left join area_xwalk as x
        on x.from_scheme = m.scheme and x.from_code = m.code and x.to_scheme = 'GSO_PRE2025' and m.scheme = 'GSO_2025'
        and x.method in ('exact', 'default', 'manual')
    left join known_area as k on k.scheme = m.scheme and k.code = m.code
),
first_district as (
    select
        *, row_number() over (partition by pm_id order by contact_on, length(contact_id), contact_id) as place
    from handled
    where district_code is not null
),
first_region as (
    select
        pm_id, court_area_code,
        row_number() over (partition by pm_id order by contact_on, length(contact_id), contact_id) as place
    from handled
    where court_area_code is not null
),
district_area as (
    select
        district_code,
        case when count(distinct court_area) = 1 then min(court_area) else 'undetermined_' || district_code end as court_area
    from old_commune_area
    group by district_code
),
located as (
    select
        p.pm_id,
        s.scheme as place_scheme,
        s.code as place_code,
        s.pm_id is not null and s.scheme is distinct from 'GSO_2025' as has_place,
        coalesce(s.district_code, f.district_code) as district_code,
        case when s.district_code is not null then s.is_approximate else coalesce(f.is_approximate, false) end
            as district_is_approximate,
        r.court_area_code as region_code
    from person_since as p
    left join stated as s on s.pm_id = p.pm_id
    left join first_district as f on f.pm_id = p.pm_id and f.place = 1
    left join first_region as r on r.pm_id = p.pm_id and r.place = 1
),
age_limit as (
    select
        max(case when g.condition = 'age' and g.group_code = 'E03_CHILD' then g.age_below end) as child_below,
        max(case when g.condition = 'age' and g.group_code = 'E07C_ELDERLY' then g.age_from end) as elderly_from,
        max(m.value) as minor_below
    from eligible_group as g
    left join parameter_now as m on m.name = 'minor_age'
),
banded as (
    select
        p.pm_id,
        case
            when a.age is null then 'unknown'
            when a.age < l.child_below then 'under_16'
            when a.age < l.minor_below then '16_17'
            when a.age < l.elderly_from then '18_59'
            else '60_up'
        end as age_band
    from person_since as p
    cross join age_limit as l
    left join contact_age as a on a.contact_id = p.since_contact_id
),
band as (
    select pm_id, case when min(age_band) = max(age_band) then min(age_band) else 'unknown' end as age_band
    from banded
    group by pm_id
),
said as (
    select
        pm_id,
        min(sex) as sex,
        min(case when kind in ('list', 'register') then field end) as agency_field,
        min(field) as any_field,
        max(residence_district) as residence_district,
        bool_or(coalesce(residence_is_outside, false)) as residence_is_outside,
        bool_and(kind = 'list' and sub > 1 and coalesce(field, 'CIV') <> 'CRIM' and id_number is null
            and residence_text is null and residence_code is null and residence_district is null) as is_other_party,
        count(*) as entries
    from person_entry
    group by pm_id
)
select
    l.pm_id,
    k.person_key,
    r.merged_from,
    r.split_from,
    b.age_band,
    e.sex,
    coalesce(e.agency_field, e.any_field) as field,
    p.first_role as role_first,
    l.place_scheme,
    l.place_code,
    l.district_code,
    coalesce(
        n.court_area,
        l.region_code,
        d.court_area,
        case when l.district_code is not null then 'undetermined_' || l.district_code end
    ) as court_area_code,
    l.district_is_approximate,
    coalesce(n.is_approximate, false) as court_area_is_approximate,
    case when e.residence_district is not null then e.residence_district when e.residence_is_outside then 'OUT' end
        as residence_district_code,
    e.is_other_party,
    e.entries as rows
from located as l
inner join person_since as p on p.pm_id = l.pm_id
inner join pm_person as k on k.pm_id = l.pm_id
left join pm_origin as r on r.pm_id = l.pm_id
left join band as b on b.pm_id = l.pm_id
left join said as e on e.pm_id = l.pm_id
left join known_area as n
    on n.scheme = coalesce(l.place_scheme, 'GSO_PRE2025')
    and n.code = coalesce(l.place_code, case when l.has_place then l.district_code end)
left join district_area as d on d.district_code = l.district_code
