/*+++
title = "Dòng đứng sau một con số"
title_en = "Row behind a number"
definition = "Mã băm của từng dòng tệp đứng sau một người–vụ hoặc một vụ việc, với đơn vị và ngày của dòng. Dùng để biết giữa hai bản công bố dòng nào mới đến, dòng nào không còn, dòng nào sang người khác; không có nội dung của dòng."
definition_en = "The hashed id of every file row behind a person-matter or a case, with the row's unit and day. It tells which rows arrived, vanished or moved to another person between two snapshots; it holds nothing of the row's content."
grain = "một dòng tệp của một người–vụ hoặc một vụ việc"
grain_en = "one file row of one person-matter or case"
key = ["subject", "entry_id"]
[columns]
subject = {vi = "Mã người–vụ hoặc mã vụ việc", en = "Person-matter or case"}
on_day = {vi = "Ngày của dòng; dòng của danh sách đối chiếu không có ngày", en = "Day of the row; rows of reference lists have none"}

[[examples]]
because = "Dòng sổ thụ lý đứng sau cả người và vụ việc; dòng danh sách đối chiếu đứng sau mọi người–vụ của người đó; dòng chưa nối không đứng sau ai."
because_en = "A case register row stands behind the person and the case; a reference row behind all person-matters of its person; an unlinked row behind nobody."
given.entry = """
file | sheet | row | sub | entry_id | kind      | unit_id | contact_on | accepted_on | case_id
a    | s     | 1   | 0   | e1       | list      | CA_1    | 2026-05-01 |             |
b    | s     | 1   | 0   | e2       | case      |         |            | 2026-05-09  | V1
c    | s     | 1   | 0   | e3       | reference |         |            |             |
a    | s     | 2   | 0   | e4       | list      | CA_1    | 2026-05-01 |             |
"""
given.person_entry = """
pm_id | entry_id | kind | unit_id | event_on
P1    | e1       | list | CA_1    | 2026-05-01
P1    | e2       | case |         | 2026-05-09
"""
given.person_link = """
file | sheet | row | sub | person_key
a    | s     | 1   | 0   | K1
c    | s     | 1   | 0   | K1
"""
given.pm_person = """
pm_id | person_key
P1    | K1
P2    | K1
"""
expect = """
subject | entry_id | on_day
P1      | e1       | 2026-05-01
P1      | e2       | 2026-05-09
P1      | e3       |
P2      | e3       |
V1      | e2       | 2026-05-09
"""
+++*/
with linked as (
    select pm_id as subject, entry_id, kind, unit_id, event_on as on_day
    from person_entry
    union all
    select p.pm_id as subject, e.entry_id, e.kind, e.unit_id, cast(null as date) as on_day
    from entry as e
    inner join person_link as k on k.file = e.file and k.sheet = e.sheet and k."row" = e."row" and k.sub = e.sub
    inner join pm_person as p on p.person_key = k.person_key
    where e.kind = 'reference'
    union all
    select coalesce(case_id, 'entry:' || entry_id) as subject, entry_id, kind, unit_id, accepted_on as on_day
    from entry
    where kind = 'case'
)
select distinct subject, entry_id, kind, unit_id, on_day
from linked
order by subject, entry_id
