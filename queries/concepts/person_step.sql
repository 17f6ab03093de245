/*+++
title = "Các bước của người–vụ"
title_en = "Steps of a person-matter"
definition = "Điều các cơ quan và Trung tâm ghi về một người–vụ: phát Mẫu 01, có dòng sổ, giải thích, yêu cầu, gửi, từ chối, luật sư, trả lời của Trung tâm."
definition_en = "What agencies and Centre recorded about a person-matter: Form 01, register row, explanation, request, sending, refusal, counsel, the Centre's reply."
grain = "một dòng cho mỗi người–vụ"
grain_en = "one row per person-matter"
key = ["pm_id"]
[columns]
is_told = {vi = "Đã phát Mẫu 01", en = "Form 01 handed over"}
has_register_row = {vi = "Có dòng sổ (tự nhận thuộc diện)", en = "Has a register row (self-identified)"}
has_refusal = {vi = "Có từ chối", en = "A refusal is recorded"}
has_refusal_without_minute = {vi = "Từ chối thiếu biên bản khi đã cần", en = "Refusal without a minute when one was needed"}
has_own_lawyer = {vi = "Có luật sư riêng", en = "Own lawyer"}
has_bar_lawyer = {vi = "Luật sư do Đoàn luật sư cử", en = "Lawyer assigned through the Bar"}
is_sent = {vi = "Cơ quan ghi đã gửi", en = "The agency states a sending"}
last_sent_on = {vi = "Lần gửi gần nhất theo sổ; không ghi ngày thì ngày của dòng sổ", en = "Latest sending the agency states; where undated, the day of the register row"}
is_replied_not_eligible = {vi = "Trung tâm trả lời không thuộc diện", en = "The Centre replied: not eligible"}

[[examples]]
because = "Từ chối thiếu biên bản: trước ngày cần biên bản không tính là thiếu, đúng ngày và sau ngày đó thì tính."
because_en = "A refusal without minute: before the day a minute is needed it is not flagged, on it and after it is."
given.parameter = """
name                  | value | valid_from | valid_to
declined_needs_minute | 0     | 2018-01-01 | 2026-01-01
declined_needs_minute | 1     | 2026-01-01 | 2027-01-01
declined_needs_minute | 0     | 2027-01-01 |
"""
given.contact = """
contact_id | pm_id | contact_on | from_register | is_declined | has_refusal_minute
A1         | A     | 2025-12-31 | true          | true        | false
B1         | B     | 2026-01-01 | true          | true        | false
C1         | C     | 2026-01-02 | true          | true        |
D1         | D     | 2026-01-02 | true          | true        | true
E1         | E     | 2026-01-02 | true          | false       |
F1         | F     | 2026-12-31 | true          | true        | false
G1         | G     | 2027-01-01 | true          | true        | false
"""
expect = """
pm_id | has_refusal | has_refusal_without_minute
A     | true        | false
B     | true        | true
C     | true        | true
D     | true        | false
E     | false       | false
F     | true        | true
G     | true        | false
"""

[[examples]]
because = "Luật sư riêng, luật sư do Đoàn cử, Mẫu 01, giải thích và yêu cầu được gom từ mọi lần tiếp xúc; gửi lấy lần gần nhất; trả lời lấy từ phía Trung tâm."
because_en = "Own lawyer, Bar lawyer, Form 01, explanation and request are gathered from all contacts; the latest sending counts; replies come from the Centre's side."
given.contact = """
contact_id | pm_id | contact_on | from_register | m01_given | is_explained | is_requested | counsel
A1         | A     | 2025-12-30 | false         | true      |              |              | own
A2         | A     | 2025-12-31 | true          |           | true         | true         | none
B1         | B     | 2025-12-31 | false         | false     |              |              | designated_bar
C1         | C     | 2025-12-30 | true          |           |              |              |
C2         | C     | 2025-12-31 | false         |           |              |              |
"""
given.paper_side = """
paper_side_id | side                 | pm_id | happened_on | reply
s1            | agency_says_sent     | A     | 2026-01-02  |
s2            | agency_says_sent     | A     | 2026-01-05  |
s3            | centre_says_received | A     | 2026-01-08  | not_eligible
s4            | centre_says_received | B     | 2026-01-08  | accepted
s5            | agency_says_sent     | C     |             |
"""
expect = """
pm_id | is_told | has_register_row | is_explained | is_requested | has_own_lawyer | has_bar_lawyer | last_sent_on | is_replied_not_eligible
A     | true    | true             | true         | true         | true           | false          | 2026-01-05   | true
B     | false   | false            | false        | false        | false          | true           |              | false
C     | false   | true             | false        | false        | false          | false          | 2025-12-30   | false
"""
+++*/
with told as (
    select
        c.pm_id,
        bool_or(coalesce(c.m01_given, false)) as is_told,
        bool_or(c.from_register) as has_register_row,
        max(case when c.from_register then c.contact_on end) as registered_on,
        bool_or(coalesce(c.is_explained, false)) as is_explained,
        bool_or(coalesce(c.is_requested, false)) as is_requested,
        bool_or(coalesce(c.is_declined, false)) as has_refusal,
        bool_or(coalesce(c.is_declined, false) and not coalesce(c.has_refusal_minute, false) and coalesce(p.value, 0) > 0)
            as has_refusal_without_minute,
        bool_or(coalesce(c.counsel = 'own', false)) as has_own_lawyer,
        bool_or(coalesce(c.counsel = 'designated_bar', false)) as has_bar_lawyer
    from contact as c
    left join parameter as p
        on p.name = 'declined_needs_minute'
        and p.valid_from <= c.contact_on and (p.valid_to is null or p.valid_to > c.contact_on)
    group by c.pm_id
),
papers as (
    select
        pm_id,
        bool_or(side = 'agency_says_sent') as is_sent,
        max(case when side = 'agency_says_sent' then happened_on end) as last_sent_on,
        bool_or(coalesce(side = 'centre_says_received' and reply = 'not_eligible', false)) as is_replied_not_eligible
    from paper_side
    where pm_id is not null
    group by pm_id
)
select
    t.pm_id,
    t.is_told,
    t.has_register_row,
    t.is_explained,
    t.is_requested,
    t.has_refusal,
    t.has_refusal_without_minute,
    t.has_own_lawyer,
    t.has_bar_lawyer,
    coalesce(p.is_sent, false) as is_sent,
    case when p.is_sent then coalesce(p.last_sent_on, t.registered_on) end as last_sent_on,
    coalesce(p.is_replied_not_eligible, false) as is_replied_not_eligible
from told as t
left join papers as p on p.pm_id = t.pm_id
