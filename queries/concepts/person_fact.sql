/*+++
title = "Căn cứ của người–vụ"
title_en = "Facts about a person-matter"
definition = "Điều đã biết về một người–vụ, không gắn với ngày: có tên trong danh sách đối chiếu, ghi chú của danh sách, khó khăn về tài chính, hồ sơ ghi bạo lực gia đình, vụ mua bán người, dân tộc thiểu số ở xã đặc biệt khó khăn, diện hoặc hoàn cảnh đã ghi, có dòng sổ hoặc văn bản."
definition_en = "What is known about a person-matter, whatever the day: on a reference list, a note of the list, financial hardship, violence in the family in the file, a trafficking case, an ethnic minority person in an especially difficult commune, a stated group or circumstance, a register row or paper."
law = ["ND144_2017_A2", "BLHS_2015"]
grain = "một dòng cho mỗi căn cứ của một người–vụ"
grain_en = "one row per fact about a person-matter"
key = ["pm_id", "fact", "value", "from_on", "to_on"]
private = true
[columns]
fact = {vi = "Loại căn cứ", en = "Kind of fact"}
value = {vi = "Giá trị", en = "Value"}
from_on = {vi = "Đúng từ ngày", en = "Holds from"}
to_on = {vi = "Đúng đến hết ngày", en = "Holds to the end of"}

[[examples]]
because = "Hộ cận nghèo và trợ cấp hằng tháng là khó khăn về tài chính; hộ nghèo là diện riêng, không cần chứng minh khó khăn."
because_en = "Near-poor household and monthly allowance prove hardship; a poor household is a group of its own and proves none."
given.hardship_proof = """
listed    | valid_from
near_poor | 2018-01-01
allowance | 2018-01-01
"""
given.entry = """
file | sheet | row | sub | kind      | listed    | listed_note
r    | s     | 1   | 0   | reference | poor      |
r    | s     | 2   | 0   | reference | near_poor |
r    | s     | 3   | 0   | reference | allowance | DISABLED
"""
given.person_link = """
file | sheet | row | sub | person_key
r    | s     | 1   | 0   | K1
r    | s     | 2   | 0   | K2
r    | s     | 3   | 0   | K3
"""
given.pm_person = """
pm_id | person_key
P1    | K1
P2    | K2
P3    | K3
"""
expect = """
pm_id | fact        | value
P1    | listed      | poor
P2    | listed      | near_poor
P2    | hardship    | near_poor
P3    | listed      | allowance
P3    | hardship    | allowance
P3    | listed_note | DISABLED
"""

[[examples]]
because = "Điều 150, 151 là mua bán người (149, 152 thì không); Điều 140 chỉ cho thấy có thể là bạo lực gia đình; lời ghi gia đình trong hồ sơ là căn cứ."
because_en = "Articles 150 and 151 are trafficking (149 and 152 are not); article 140 only hints at violence in the family; the words in the file are a ground."
given.parameter_now = """
name                      | value
article_trafficking       | 150
article_trafficking_child | 151
article_ill_treatment     | 140
"""
given.person_entry = """
pm_id | file | sheet | row | sub | kind | offence_article | offence_key       | domestic_violence_said
P1    | a    | s     | 1   | 0   | list | 149             |                   | false
P2    | a    | s     | 2   | 0   | list | 150             |                   | false
P3    | a    | s     | 3   | 0   | list | 151             |                   | false
P4    | a    | s     | 4   | 0   | list | 152             |                   | false
P5    | a    | s     | 5   | 0   | list | 140             |                   | false
P6    | a    | s     | 6   | 0   | list |                 | mua ban nguoi     | false
P7    | a    | s     | 7   | 0   | list |                 | hanh ha nguoi khac| true
P8    | a    | s     | 8   | 0   | list |                 | mua ban trai phep chat ma tuy | false
P9    | a    | s     | 9   | 0   | list | 139             |                   | false
PA    | a    | s     | 10  | 0   | list | 141             |                   | false
"""
expect = """
pm_id | fact                      | value
P2    | file_trafficking          |
P3    | file_trafficking          |
P5    | file_ill_treatment        |
P6    | file_trafficking          |
P7    | file_ill_treatment        |
P7    | file_domestic_violence    |
"""
+++*/
with listing as (
    select p.pm_id, r.listed, r.listed_note
    from entry as r
    inner join person_link as l
        on l.file = r.file and l.sheet = r.sheet and l."row" = r."row" and l.sub = r.sub
    inner join pm_person as p on p.person_key = l.person_key
    where r.kind = 'reference' and r.listed is not null
),
note as (
    select distinct pm_id, unnest(listed_note) as code from listing
),
stated as (
    select distinct pm_id, unnest("groups") as code from person_entry
),
article as (
    select
        max(case when name = 'article_trafficking' then value end) as trafficking,
        max(case when name = 'article_trafficking_child' then value end) as trafficking_child,
        max(case when name = 'article_ill_treatment' then value end) as ill_treatment
    from parameter_now
),
file_fact as (
    select
        e.pm_id,
        bool_or(e.domestic_violence_said) as violence,
        bool_or(e.offence_article in (a.trafficking, a.trafficking_child) or e.offence_key like 'mua ban nguoi%') as trafficking,
        bool_or(e.offence_article = a.ill_treatment or e.offence_key like 'hanh ha nguoi khac%') as ill_treatment,
        bool_or(e.has_ground_stated) as ground,
        bool_or(e.kind in ('register', 'log')) as paper
    from person_entry as e
    cross join article as a
    group by e.pm_id
)
select distinct pm_id, 'listed' as fact, listed as value, cast(null as date) as from_on, cast(null as date) as to_on
from listing
union all
select distinct l.pm_id, 'hardship' as fact, l.listed as value, h.valid_from as from_on, h.valid_to - 1 as to_on
from listing as l
inner join hardship_proof as h on h.listed = l.listed
union all
select pm_id, 'listed_note' as fact, code as value, null as from_on, null as to_on from note where code is not null
union all
select pm_id, 'self_declared' as fact, code as value, null as from_on, null as to_on from stated where code is not null
union all
select pm_id, 'file_domestic_violence' as fact, null as value, null as from_on, null as to_on from file_fact where violence
union all
select pm_id, 'file_trafficking' as fact, null as value, null as from_on, null as to_on from file_fact where trafficking
union all
select pm_id, 'file_ill_treatment' as fact, null as value, null as from_on, null as to_on from file_fact where ill_treatment
union all
select pm_id, 'ground_stated' as fact, null as value, null as from_on, null as to_on from file_fact where ground
union all
select pm_id, 'register_or_log' as fact, null as value, null as from_on, null as to_on from file_fact where paper
union all
select
    pm_id,
    case state when 'in' then 'minority_in_hard_area' else 'minority_unplaced' end as fact,
    null as value,
    from_on,
    to_on
from residence_area
where state in ('in', 'unplaced')
