/*+++
title = "Thuộc diện từ khi nào"
title_en = "Eligible since"
definition = "Lần tiếp xúc đầu tiên mà người–vụ chắc chắn thuộc diện; nếu không có thì lần đầu có căn cứ; nếu không có nữa thì lần tiếp xúc đầu tiên. Đơn vị của lần đó là đơn vị phải làm bước đầu."
definition_en = "The first contact at which the person-matter is certainly eligible; else the first with a ground; else the first contact. The unit of that contact owes the first step."
law = ["PROP_MISSED"]
grain = "một dòng cho mỗi người–vụ"
grain_en = "one row per person-matter"
key = ["pm_id"]
[columns]
since_contact_id = {vi = "Lần tiếp xúc thuộc diện", en = "Contact of eligible-since"}
is_certain_by_contact = {vi = "Chắc chắn tại một lần tiếp xúc", en = "Certain at some contact"}
has_ground = {vi = "Có căn cứ tại một lần tiếp xúc", en = "A ground at some contact"}
is_minor = {vi = "Chắc chắn chỉ nhờ tuổi", en = "Certain through age alone"}
first_role = {vi = "Tư cách lần đầu", en = "Role at first contact"}
since_in_custody = {vi = "Đang bị giữ khi thuộc diện", en = "Held at eligible-since"}

[[examples]]
because = "Lần đầu chưa đủ căn cứ, lần hai chắc chắn: thuộc diện từ lần hai. Không lần nào chắc chắn: từ lần đầu có căn cứ. Không có căn cứ: từ lần đầu."
because_en = "First without ground, second certain: since the second. None certain: since the first with a ground. No ground: since the first."
given.contact = """
contact_id | pm_id | unit_id | sector | contact_on
A1         | A     | CA_1    | police | 2024-05-01
A2         | A     | VKS_1   | procuracy | 2024-06-01
A3         | A     | TA_1    | court  | 2024-07-01
B1         | B     | CA_1    | police | 2024-05-01
B2         | B     | TA_1    | court  | 2024-06-01
C1         | C     | CA_1    | police | 2024-05-01
C2         | C     | TA_1    | court  | 2024-06-01
"""
given.contact_class = """
contact_id | pm_id | is_certain | is_minor | has_ground
A1         | A     | false      | false    | true
A2         | A     | true       | false    | true
A3         | A     | true       | true     | true
B1         | B     | false      | false    | false
B2         | B     | false      | false    | true
C1         | C     | false      | false    | false
C2         | C     | false      | false    | false
"""
expect = """
pm_id | since_contact_id | since_unit_id | first_contact_on | is_certain_by_contact | has_ground | is_minor
A     | A2               | VKS_1         | 2024-05-01       | true                  | true       | true
B     | B2               | TA_1          | 2024-05-01       | false                 | true       | false
C     | C1               | CA_1          | 2024-05-01       | false                 | false      | false
"""
+++*/
with ordered as (
    select
        c.*,
        k.is_certain,
        k.is_minor,
        k.has_ground,
        row_number() over (partition by c.pm_id order by c.contact_on, length(c.contact_id), c.contact_id) as place,
        row_number() over (
            partition by c.pm_id
            order by
                case when k.is_certain then 0 when k.has_ground then 1 else 2 end,
                c.contact_on, length(c.contact_id), c.contact_id
        ) as since_place
    from contact as c
    inner join contact_class as k on k.contact_id = c.contact_id
)
select
    pm_id,
    max(case when place = 1 then contact_on end) as first_contact_on,
    max(case when place = 1 then sector end) as first_sector,
    max(case when place = 1 then unit_id end) as first_unit_id,
    max(case when place = 1 then role end) as first_role,
    max(case when since_place = 1 then contact_id end) as since_contact_id,
    max(case when since_place = 1 then contact_on end) as since_on,
    max(case when since_place = 1 then unit_id end) as since_unit_id,
    max(case when since_place = 1 then sector end) as since_sector,
    max(case when since_place = 1 then stage end) as since_stage,
    bool_or(case when since_place = 1 then in_custody else false end) as since_in_custody,
    bool_or(is_certain) as is_certain_by_contact,
    bool_or(has_ground) as has_ground,
    bool_or(is_minor) as is_minor
from ordered
group by pm_id
