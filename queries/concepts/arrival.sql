/*+++
title = "Đường đến Trung tâm"
title_en = "How people reached the Centre"
definition = "Mỗi người–vụ đến Trung tâm một lần: theo dòng đầu tiên của sổ tiếp nhận; không có dòng nào thì theo vụ việc tố tụng thụ lý đầu tiên trong thời gian dữ liệu, nguồn và kênh là điều sổ thụ lý ghi. Không ghi thì là chưa rõ, không bỏ đi."
definition_en = "Each person-matter reaches the Centre once: by the first row of its log; without one, by its first proceedings case accepted inside the data window, with the source and channel the case register states. What is not stated is unknown, never dropped."
law = ["TTLT10_A7_2", "TT12_2018_A17A"]
grain = "một dòng cho mỗi người–vụ đã đến Trung tâm"
grain_en = "one row per person-matter that reached the Centre"
key = ["pm_id"]
sort = ["arrived_on"]
[columns]
arrived_on = {vi = "Ngày đến: ngày nhận, hoặc ngày thụ lý", en = "Day of arrival: received, or accepted"}
source = {vi = "Nguồn", en = "Source"}
has_log_row = {vi = "Có trong sổ tiếp nhận", en = "Stands in the Centre's log"}

[[examples]]
because = "Có dòng sổ tiếp nhận thì theo sổ đó, kể cả khi vụ việc thụ lý trước; không có thì theo vụ việc đầu tiên; người tự đến, UBND xã, tự khai thác có kênh của mình; cơ quan không ghi kênh là chưa rõ."
because_en = "A log row decides, even where a case was accepted earlier; else the first case; walk-ins, communes and own contacts have their own channel; an agency without a stated channel is unknown."
given.snapshot_day = """
data_day   | window_start | province_code
2026-10-31 | 2024-01-01   | 99
"""
given.referral = """
pm_id | sector | channel    | paper_form | received_on
A     | police | notice_M03 | M03        | 2024-05-02
"""
given.case_person = """
case_id | pm_id
C1      | A
C2      | B
C3      | B
C4      | C
C5      | D
C6      | E
C7      | F
C8      | G
C9      | H
"""
given.aid_case = """
case_id | case_form | accepted_on | source           | channel  | before_window
C1      | PROC      | 2024-05-01  | court            | info_M04 | false
C2      | PROC      | 2024-06-02  | court            | phone    | false
C3      | PROC      | 2024-06-01  | self_walk_in     |          | false
C4      | PROC      | 2024-06-01  | commune_M13      |          | false
C5      | PROC      | 2026-10-31  | officer_personal |          | false
C6      | PROC      | 2026-11-01  | court            |          | false
C7      | ADV       | 2024-06-01  | court            |          | false
C8      | PROC      | 2023-12-01  | court            |          | true
C9      | PROC      | 2024-06-01  | court            |          | false
"""
expect = """
pm_id | source           | channel          | paper_form | arrived_on | has_log_row
A     | police           | notice_M03       | M03        | 2024-05-02 | true
B     | self_walk_in     | self_walk_in     | none       | 2024-06-01 | false
C     | commune          | commune_M13      | none       | 2024-06-01 | false
D     | officer_personal | officer_personal | none       | 2026-10-31 | false
H     | court            | unknown          | none       | 2024-06-01 | false
"""

[[examples]]
because = "Hai vụ việc cùng ngày: mã nhỏ hơn trước; nguồn khác là cơ quan, tổ chức khác; không rõ nguồn thì kênh cũng chưa rõ."
because_en = "Two cases of one day: the smaller code first; another source is another body; without a source the channel is unknown too."
given.snapshot_day = """
data_day   | window_start | province_code
2026-10-31 | 2024-01-01   | 99
"""
given.case_person = """
case_id | pm_id
C2      | A
C1      | A
C3      | B
"""
given.aid_case = """
case_id | case_form | accepted_on | source  | before_window
C1      | PROC      | 2024-05-01  | other   | false
C2      | PROC      | 2024-05-01  | court   | false
C3      | PROC      | 2024-05-01  | unknown | false
"""
expect = """
pm_id | source  | channel
A     | other   | other_body
B     | unknown | unknown
"""
+++*/
with accepted as (
    select
        p.pm_id,
        c.accepted_on,
        c.source,
        c.source_unit_id,
        c.channel,
        row_number() over (partition by p.pm_id order by c.accepted_on, c.case_id) as place
    from case_person as p
    inner join aid_case as c on c.case_id = p.case_id
    cross join snapshot_day as s
    where c.case_form = 'PROC' and not c.before_window and c.accepted_on <= s.data_day
),
arrived as (
    select
        pm_id,
        received_on as arrived_on,
        sector as source,
        unit_id,
        channel,
        paper_form,
        true as has_log_row
    from referral
    union all
    select
        a.pm_id,
        a.accepted_on as arrived_on,
        case a.source when 'commune_M13' then 'commune' else a.source end as source,
        a.source_unit_id as unit_id,
        coalesce(a.channel, case a.source
            when 'self_walk_in' then 'self_walk_in'
            when 'commune_M13' then 'commune_M13'
            when 'officer_personal' then 'officer_personal'
            when 'other' then 'other_body'
            else 'unknown'
        end) as channel,
        'none' as paper_form,
        false as has_log_row
    from accepted as a
    left join referral as r on r.pm_id = a.pm_id
    where a.place = 1 and r.pm_id is null
)
select
    a.pm_id,
    a.arrived_on,
    a.source,
    a.unit_id,
    a.channel,
    a.paper_form,
    a.has_log_row,
    m.field,
    i.province_code,
    m.district_code,
    m.court_area_code,
    s.primary_group
from arrived as a
cross join snapshot_day as i
left join person_matter as m on m.pm_id = a.pm_id
left join person_status as s on s.pm_id = a.pm_id
