/*+++
title = "Dòng số liệu của người–vụ"
title_en = "Rows of person-matters"
definition = "Mỗi dòng danh sách, sổ, sổ tiếp nhận, sổ thụ lý đã nối với một người–vụ và có ngày không sau ngày dữ liệu."
definition_en = "Each row of a list, register, incoming log or case register that is linked to a person-matter and dated not after the data day."
grain = "một dòng cho mỗi người trong mỗi dòng tệp đã nối"
grain_en = "one row per person in a linked file row"
key = ["file", "sheet", "row", "sub"]
private = true
[columns]
stage_is_stated = {vi = "Giai đoạn có ghi trong dòng", en = "The row itself states its stage"}
event_on = {vi = "Ngày của dòng: tiếp xúc, nhận hoặc thụ lý", en = "Day of the row: contact, receipt or acceptance"}

[[examples]]
because = "Dòng sau ngày dữ liệu được giữ nhưng không tính; dòng đúng ngày dữ liệu được tính."
because_en = "A row after the data day is kept but not counted; one on the data day counts."
given.snapshot_day = """
data_day   | window_start | province_code
2026-10-31 | 2024-01-01   | 99
"""
given.entry = """
file | sheet | row | sub | kind | unit_id | contact_on
a    | s     | 1   | 0   | list | CA_1    | 2026-10-30
a    | s     | 2   | 0   | list | CA_1    | 2026-10-31
a    | s     | 3   | 0   | list | CA_1    | 2026-11-01
"""
given.entry_link = """
file | sheet | row | sub | pm_id
a    | s     | 1   | 0   | P1
a    | s     | 2   | 0   | P2
a    | s     | 3   | 0   | P3
"""
expect = """
row | pm_id | event_on
1   | P1    | 2026-10-30
2   | P2    | 2026-10-31
"""
+++*/
with dated as (
    select
        l.pm_id,
        e.file, e.sheet, e."row", e.sub, e.entry_id, e.kind,
        e.unit_id, e.sector, e.unit_commune_scheme, e.unit_commune_code,
        e.birth_from, e.birth_to, e.birth_precision, e.id_number, e.sex, e.is_minority,
        e.residence_text, e.residence_scheme, e.residence_code, e.residence_district, e.residence_is_outside,
        e.role, e."groups", e.has_ground_stated, e.domestic_violence_said,
        e.field, e.offence_key, e.offence_article, e.case_no, e.place_scheme, e.place_code, e.place_district,
        e.stage, e.stage_text is not null as stage_is_stated, e.custody_said, e.contact_on, e.contact_at,
        e.m01_given, e.is_explained, e.explained_on, e.m02_present,
        e.is_requested, e.requested_on, e.requested_at, e.is_declined, e.has_refusal_minute, e.counsel, e.trial_on,
        e.received_at, e.case_id, e.case_form, e.source,
        case e.kind when 'log' then e.received_on when 'case' then e.accepted_on else e.contact_on end as event_on
    from entry as e
    inner join entry_link as l
        on l.file = e.file and l.sheet = e.sheet and l."row" = e."row" and l.sub = e.sub
    where e.kind in ('list', 'register', 'log', 'case')
)
select d.*
from dated as d
cross join snapshot_day as s
where d.event_on <= s.data_day
