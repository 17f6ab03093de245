/*+++
title = "Lần tiếp xúc"
title_en = "Contacts"
definition = "Trong thời gian dữ liệu, một người–vụ gặp một đơn vị trong một ngày: các dòng danh sách và sổ của đơn vị đó cùng ngày là một lần tiếp xúc. Nếu không đơn vị nào gửi dòng nào thì dòng đầu tiên của sổ tiếp nhận (nếu không có, của sổ thụ lý với nguồn là cơ quan) đứng thay."
definition_en = "Inside the data window, one person-matter meeting one unit on one day: that unit's list and register rows of the day are one contact. Where no agency row came, the first row of the Centre's log (else of the case register, with an agency as source) stands for it."
caution = "Đơn vị không gửi danh sách thì không có lần tiếp xúc nào ở đây: im lặng không phải là bằng 0."
caution_en = "A unit that sends no list has no contacts here: silence is not zero."
grain = "một dòng cho mỗi người–vụ, đơn vị và ngày"
grain_en = "one row per person-matter, unit and day"
key = ["contact_id"]

[[examples]]
because = "Danh sách và sổ cùng đơn vị, cùng ngày là một lần tiếp xúc; khác ngày là hai. Cùng ngày: công an trước, rồi giam giữ, viện kiểm sát, tòa án."
because_en = "List and register of one unit and day make one contact; another day another. On one day police come first, then detention, procuratorate, court."
given.snapshot_day = """
data_day   | window_start
2026-10-31 | 2024-01-01
"""
given.person_entry = """
pm_id | file | sheet | row | sub | kind     | unit_id | sector    | contact_on | event_on   | m01_given | stage
P1    | a    | s     | 1   | 0   | list     | TA_1    | court     | 2024-05-02 | 2024-05-02 |           | FIRST_INSTANCE
P1    | b    | s     | 1   | 0   | list     | CA_1    | police    | 2024-05-02 | 2024-05-02 | true      | INVESTIGATION
P1    | c    | s     | 1   | 0   | register | CA_1    | police    | 2024-05-02 | 2024-05-02 |           | INVESTIGATION
P1    | c    | s     | 2   | 0   | register | CA_1    | police    | 2024-05-03 | 2024-05-03 |           | INVESTIGATION
P1    | d    | s     | 1   | 0   | list     | NTG_1   | detention | 2024-05-02 | 2024-05-02 |           | CUSTODY
P1    | e    | s     | 1   | 0   | list     | VKS_1   | procuracy | 2024-05-02 | 2024-05-02 |           | PROSECUTION
P1    | f    | s     | 1   | 0   | log      | CA_1    | police    |            | 2024-05-04 |           | INVESTIGATION
"""
expect = """
contact_id | unit_id | contact_on | from_list | from_register | stands_in | is_self_identified | m01_given | in_custody
P1-01      | CA_1    | 2024-05-02 | true      | true          | false     | true               | true      | false
P1-02      | NTG_1   | 2024-05-02 | true      | false         | false     | false              |           | true
P1-03      | VKS_1   | 2024-05-02 | true      | false         | false     | false              |           | false
P1-04      | TA_1    | 2024-05-02 | true      | false         | false     | false              |           | false
P1-05      | CA_1    | 2024-05-03 | false     | true          | false     | true               |           | false
"""

[[examples]]
because = "Không có dòng cơ quan: dòng đầu của sổ tiếp nhận đứng thay; không có cả sổ tiếp nhận: dòng sổ thụ lý có nguồn là cơ quan; tự đến thì không phải là tiếp xúc."
because_en = "No agency row: the first log row stands in; no log row either: a case row with an agency as source; a walk-in is no contact."
given.snapshot_day = """
data_day   | window_start
2026-10-31 | 2024-01-01
"""
given.person_entry = """
pm_id | file | sheet | row | sub | kind | unit_id | sector | event_on   | stage    | source
P1    | f    | s     | 2   | 0   | log  | TA_1    | court  | 2024-05-04 | CIVIL    |
P1    | f    | s     | 1   | 0   | log  | CA_1    | police | 2024-05-04 | CUSTODY  |
P1    | g    | s     | 1   | 0   | case | CA_1    | police | 2024-05-01 |          | police
P2    | g    | s     | 2   | 0   | case | CA_2    | centre | 2024-05-05 |          | police
P3    | g    | s     | 3   | 0   | case |         |        | 2024-05-05 |          | self_walk_in
"""
expect = """
pm_id | unit_id | sector | contact_on | stands_in
P1    | CA_1    | police | 2024-05-04 | true
P2    | CA_2    | police | 2024-05-05 | true
"""

[[examples]]
because = "Chỉ tính trong thời gian dữ liệu: trước ngày đầu một ngày thì không, đúng ngày đầu và sau đó thì có."
because_en = "Only inside the data window: a day before its first day does not count, on it and after it does."
given.snapshot_day = """
data_day   | window_start
2026-10-31 | 2024-01-01
"""
given.person_entry = """
pm_id | file | sheet | row | sub | kind | unit_id | sector | contact_on | event_on   | case_form | source
P1    | a    | s     | 1   | 0   | list | CA_1    | police | 2023-12-31 | 2023-12-31 |           |
P2    | a    | s     | 2   | 0   | list | CA_1    | police | 2024-01-01 | 2024-01-01 |           |
P3    | a    | s     | 3   | 0   | list | CA_1    | police | 2024-01-02 | 2024-01-02 |           |
P4    | g    | s     | 1   | 0   | case | CA_1    | police |            | 2023-12-31 | PROC      | police
P5    | g    | s     | 2   | 0   | case | CA_1    | police |            | 2024-01-01 | PROC      | police
P6    | g    | s     | 3   | 0   | case | CA_1    | police |            | 2024-01-01 | ADV       | police
"""
expect = """
pm_id | contact_on
P2    | 2024-01-01
P3    | 2024-01-02
P5    | 2024-01-01
"""

[[examples]]
because = "Giai đoạn ghi rõ trong một dòng đứng trên giai đoạn suy ra từ biểu mẫu của dòng khác."
because_en = "A stage that a row states outranks one implied by the form of another row."
given.snapshot_day = """
data_day   | window_start
2026-10-31 | 2024-01-01
"""
given.person_entry = """
pm_id | file | sheet | row | sub | kind     | unit_id | sector | contact_on | event_on   | stage          | stage_is_stated
P1    | a    | list  | 1   | 0   | list     | TA_1    | court  | 2024-05-06 | 2024-05-06 | APPEAL         | true
P1    | a    | book  | 1   | 0   | register | TA_1    | court  | 2024-05-06 | 2024-05-06 | FIRST_INSTANCE | false
"""
expect = """
pm_id | stage
P1    | APPEAL
"""
+++*/
with agency_row as (
    select
        pm_id, unit_id, sector, contact_on, contact_at, kind, stage, role, custody_said, m01_given, is_explained,
        explained_on, m02_present, is_requested, requested_on, requested_at, is_declined, has_refusal_minute, trial_on,
        case_no,
        case
            when counsel = 'own' then 1 when counsel = 'designated_bar' then 2 when counsel = 'legal_aid' then 3
            when counsel = 'other' then 4 when counsel = 'none' then 5
        end as counsel_rank,
        row_number() over (
            partition by pm_id, unit_id, contact_on
            order by case kind when 'register' then 0 else 1 end, file, sheet, "row", sub
        ) as place,
        row_number() over (
            partition by pm_id, unit_id, contact_on
            order by
                case when stage is null then 2 when stage_is_stated then 0 else 1 end,
                case kind when 'register' then 0 else 1 end, file, sheet, "row", sub
        ) as stage_place
    from person_entry
    cross join snapshot_day as s
    where kind in ('list', 'register') and event_on >= s.window_start
),
agency_contact as (
    select
        pm_id,
        unit_id,
        contact_on,
        max(sector) as sector,
        max(case when stage_place = 1 then stage end) as stage,
        coalesce(max(case when place = 1 then role end), max(role)) as role,
        min(contact_at) as contact_at,
        bool_or(coalesce(custody_said, false) or coalesce(sector, '') = 'detention') as in_custody,
        bool_or(kind = 'register') as from_register,
        bool_or(kind = 'list') as from_list,
        bool_or(m01_given) as m01_given,
        bool_or(is_explained) as is_explained,
        min(explained_on) as explained_on,
        bool_or(m02_present) as m02_present,
        bool_or(is_requested) as is_requested,
        min(requested_on) as requested_on,
        min(requested_at) as requested_at,
        bool_or(is_declined) as is_declined,
        bool_or(has_refusal_minute) as has_refusal_minute,
        min(counsel_rank) as counsel_rank,
        min(trial_on) as trial_on,
        min(case_no) as case_no
    from agency_row
    group by pm_id, unit_id, contact_on
),
centre_row as (
    select
        e.pm_id, e.kind, e.unit_id, e.sector, e.source, e.stage, e.role, e.event_on, e.received_at, e.custody_said,
        row_number() over (
            partition by e.pm_id
            order by case e.kind when 'log' then 0 else 1 end, e.event_on, e.file, e.sheet, e."row", e.sub
        ) as place
    from person_entry as e
    cross join snapshot_day as s
    left join (select distinct pm_id from agency_contact) as a on a.pm_id = e.pm_id
    where a.pm_id is null
        and e.event_on >= s.window_start
        and coalesce(e.case_form, 'PROC') = 'PROC'
        and (e.kind = 'log' or (e.kind = 'case' and e.source in (
            'police', 'detention', 'prison', 'procuracy', 'court', 'border', 'military')))
),
contact_row as (
    select
        pm_id, unit_id, coalesce(sector, 'unknown') as sector, stage, role, contact_on, contact_at, in_custody,
        from_register, from_list, false as stands_in, m01_given, is_explained, explained_on, m02_present, is_requested,
        requested_on, requested_at, is_declined, has_refusal_minute, counsel_rank, trial_on, case_no
    from agency_contact
    union all
    select
        pm_id, unit_id, coalesce(case when kind = 'case' then source end, sector, 'unknown') as sector, stage, role,
        event_on as contact_on,
        received_at as contact_at, coalesce(custody_said, false) or coalesce(sector, '') = 'detention' as in_custody,
        false as from_register, false as from_list, true as stands_in, null as m01_given, null as is_explained,
        null as explained_on, null as m02_present, null as is_requested, null as requested_on, null as requested_at,
        null as is_declined, null as has_refusal_minute, null as counsel_rank, null as trial_on, null as case_no
    from centre_row
    where place = 1
),
numbered as (
    select
        c.*,
        row_number() over (
            partition by c.pm_id
            order by
                c.contact_on,
                case c.sector when 'police' then 1 when 'detention' then 2 when 'procuracy' then 3 when 'court' then 4 else 5 end,
                o.position nulls last,
                c.contact_at nulls last,
                c.unit_id
        ) as place
    from contact_row as c
    left join stage_order as o on o.stage = c.stage
)
select
    pm_id || '-' || case when place < 10 then '0' else '' end || cast(place as varchar) as contact_id,
    pm_id,
    unit_id,
    sector,
    stage,
    role,
    contact_on,
    contact_at,
    in_custody,
    from_register,
    from_list,
    stands_in,
    m01_given,
    from_register as is_self_identified,
    is_explained,
    explained_on,
    m02_present,
    is_requested,
    requested_on,
    requested_at,
    is_declined,
    has_refusal_minute,
    case counsel_rank
        when 1 then 'own' when 2 then 'designated_bar' when 3 then 'legal_aid' when 4 then 'other' when 5 then 'none'
    end as counsel,
    trial_on,
    case when case_no is not null then min(pm_id) over (partition by unit_id, case_no) end as case_no_key
from numbered
