/*+++
title = "Văn bản và cuộc gọi, từng phía"
title_en = "Papers and calls, side by side"
definition = "Một phía của một văn bản hoặc cuộc gọi: cơ quan ghi đã gửi (dòng sổ có nêu việc gửi), hoặc Trung tâm ghi đã nhận (dòng sổ tiếp nhận). Hai phía được giữ riêng để chỗ lệch còn thấy được."
definition_en = "One side of one paper or call: what the agency says it sent (a register row stating a sending), or what the Centre says it received (a row of its log). Both sides are kept, so that differences stay visible."
law = ["TTLT10_A7_2"]
grain = "một dòng cho mỗi phía của mỗi văn bản hoặc cuộc gọi"
grain_en = "one row per side of a paper or call"
key = ["paper_side_id"]

[[examples]]
because = "Dòng sổ chỉ là một phía khi có nêu mẫu, số hoặc ngày gửi; mỗi dòng sổ tiếp nhận là một phía; sau ngày dữ liệu thì chưa tính."
because_en = "A register row is a side only where it states a form, number or day of sending; each log row is a side; after the data day it does not count yet."
given.snapshot_day = """
data_day   | window_start
2026-10-31 | 2024-01-01
"""
given.entry = """
entry_id | file | sheet | row | sub | kind     | unit_id | sector | paper_form | paper_number | paper_on   | sent_on    | contact_on | received_on
r1       | a    | s     | 1   | 0   | register | CA_1    | police | M03        | 5            | 2026-10-30 | 2026-10-30 | 2026-10-29 |
r2       | a    | s     | 2   | 0   | register | CA_1    | police |            |              |            |            | 2026-10-29 |
r3       | a    | s     | 3   | 0   | register | CA_1    | police | none       |              |            | 2026-10-30 | 2026-10-29 |
r5       | a    | s     | 5   | 0   | register | CA_1    | police | M03        | 9            |            |            | 2026-10-31 |
r6       | a    | s     | 6   | 0   | register | CA_1    | police | M03        | 9            |            |            | 2026-11-01 |
r4       | a    | s     | 4   | 0   | register | CA_1    | police | M04        | 7            | 2026-11-02 | 2026-11-02 | 2026-10-29 |
l1       | b    | s     | 1   | 0   | log      | CA_1    | police | M03        | 5            | 2026-10-30 |            |            | 2026-10-31
l2       | b    | s     | 2   | 0   | log      | CA_1    | police | none       |              |            |            |            | 2026-11-01
"""
given.entry_link = """
file | sheet | row | sub | pm_id
a    | s     | 1   | 0   | P1
b    | s     | 1   | 0   | P1
"""
expect = """
paper_side_id | side                 | pm_id | paper_form | happened_on
r1            | agency_says_sent     | P1    | M03        | 2026-10-30
r3            | agency_says_sent     |       | none       | 2026-10-30
r5            | agency_says_sent     |       | M03        |
l1            | centre_says_received | P1    | M03        | 2026-10-31
"""

[[examples]]
because = "Trả lời đúng ngày dữ liệu hoặc không ghi ngày thì tính, sau ngày dữ liệu thì chưa."
because_en = "A reply on the data day or without a date counts, one after the data day not yet."
given.snapshot_day = """
data_day   | window_start
2026-10-31 | 2024-01-01
"""
given.entry = """
entry_id | file | sheet | row | sub | kind | unit_id | sector | paper_form | received_on | reply        | replied_on
l1       | b    | s     | 1   | 0   | log  | CA_1    | police | M03        | 2026-10-30  | accepted     | 2026-10-31
l2       | b    | s     | 2   | 0   | log  | CA_1    | police | M03        | 2026-10-30  | not_eligible | 2026-11-01
l3       | b    | s     | 3   | 0   | log  | CA_1    | police | M03        | 2026-10-30  | not_eligible |
"""
expect = """
paper_side_id | reply        | replied_on
l1            | accepted     | 2026-10-31
l2            |              |
l3            | not_eligible |
"""
+++*/
with sided as (
    select
        e.*,
        l.pm_id,
        case e.kind when 'log' then 'centre_says_received' else 'agency_says_sent' end as side,
        case e.kind when 'log' then e.received_on else coalesce(e.sent_on, e.paper_on) end as happened_on,
        case e.kind when 'log' then e.received_at else e.sent_at end as happened_at
    from entry as e
    left join entry_link as l
        on l.file = e.file and l.sheet = e.sheet and l."row" = e."row" and l.sub = e.sub
    where e.kind = 'log'
        or (e.kind in ('register', 'list')
            and (e.paper_form in ('M03', 'M04', 'M13') or e.paper_number is not null or e.sent_on is not null))
)
select
    p.entry_id as paper_side_id,
    p.side,
    p.pm_id,
    p.unit_id,
    coalesce(p.sector, 'unknown') as sector,
    p.channel,
    coalesce(p.paper_form, 'none') as paper_form,
    p.paper_number,
    p.paper_on,
    p.happened_on,
    p.happened_at,
    p.requested_on,
    p.requested_at,
    coalesce(p.custody_said, false) or coalesce(p.sector, '') = 'detention' as in_custody,
    p.stage,
    case when p.replied_on > s.data_day then null else p.reply end as reply,
    case when p.replied_on > s.data_day then null else p.replied_on end as replied_on,
    row_number() over (partition by p.side order by p.happened_on, p.file, p.sheet, p."row", p.sub) as position
from sided as p
cross join snapshot_day as s
where coalesce(p.happened_on, p.contact_on) <= s.data_day
