/*+++
title = "Người thực hiện, có tên"
title_en = "Provider, with name"
definition = "Người trong danh sách của Trung tâm; sau đó là những tên có trong sổ thụ lý mà danh sách không có, mang mã NL."
definition_en = "People on the Centre's list; then names that stand in a register but not on the list, with codes NL."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
private = true
[columns]
exact_name = {vi = "Họ tên chữ thường", en = "Name in lower case"}
is_listed = {vi = "Có trong danh sách", en = "On the Centre's list"}

[[examples]]
because = "Tên không có trong danh sách vẫn giữ phần việc của mình, với mã riêng."
because_en = "A name that is not on the list keeps its work under a code of its own."
given.provider_row = """
file | sheet | row | sub | provider_id | name | name_key | provider_kind
p    | a     | 1   | 0   | TGV01       | Lê An | le an   | TGVPL
"""
given.case_provider = """
case_id | position | provider_text | provider_key | accepted_on
A.1     | 1        | Lê An         | le an        | 2024-02-01
A.2     | 1        | Đỗ Bình       | do binh      | 2024-03-01
A.3     | 1        | Cao Sơn       | cao son      | 2024-02-01
A.4     | 2        | cao son       | cao son      | 2024-02-02
A.5     | 1        | Le An         | le an        | 2024-02-02
"""
expect = """
provider_id | name    | provider_kind | is_listed
TGV01       | Lê An   | TGVPL         | true
NL01        | Cao Sơn | unknown       | false
NL02        | Đỗ Bình | unknown       | false
"""

[[examples]]
because = "Hai người trong danh sách cùng khóa tên và dấu trong sổ không trùng ai: tên đó là một người riêng, không đoán."
because_en = "Two listed people share a key and the accents in the register are neither's: a person of its own, no guess."
given.provider_row = """
file | sheet | row | sub | provider_id | name  | name_key | provider_kind
p    | a     | 1   | 0   | TGV01       | Lê Hà | le ha    | TGVPL
p    | a     | 2   | 0   | TGV02       | Lê Hạ | le ha    | TGVPL
"""
given.case_provider = """
case_id | position | provider_text | provider_key | accepted_on
A.1     | 1        | Lê Ha         | le ha        | 2024-02-01
A.2     | 1        | Lê Hạ         | le ha        | 2024-02-01
"""
expect = """
provider_id | name
TGV01       | Lê Hà
TGV02       | Lê Hạ
NL01        | Lê Ha
"""
+++*/
with listed as (
    select *, row_number() over (partition by provider_id order by file desc, sheet, "row", sub) as version
    from provider_row
),
listed_key as (
    select name_key, count(distinct provider_id) as people
    from listed
    where version = 1
    group by name_key
),
spelled as (
    select
        c.provider_key, c.provider_text, c.accepted_on,
        case when k.people is null then c.provider_key else lower(nfc_normalize(c.provider_text)) end as one_person
    from case_provider as c
    left join listed_key as k on c.provider_key = k.name_key
    left join listed as l
        on c.provider_key = l.name_key and l.version = 1 and lower(nfc_normalize(c.provider_text)) = lower(nfc_normalize(l.name))
    where k.people is null or (k.people > 1 and l.provider_id is null)
),
unlisted as (
    select min(provider_key) as name_key, min(provider_text) as name, min(accepted_on) as first_on
    from spelled
    group by one_person
)
select
    provider_id, name, lower(nfc_normalize(name)) as exact_name, name_key, provider_kind, grade, appointed_on,
    leader_role, workplace, active_to, true as is_listed
from listed
where version = 1
union all
select
    'NL' || lpad(cast(row_number() over (order by first_on, name_key) as varchar), 2, '0'),
    name, lower(nfc_normalize(name)), name_key, 'unknown', null, null, null, null, null, false
from unlisted
