/*+++
title = "Vụ việc đang thực hiện"
title_en = "Open case"
definition = "Vụ việc tham gia tố tụng đang thực hiện ở cuối ngày dữ liệu và từng người thực hiện; unknown là đã thụ lý, chưa cử ai. Vụ việc đã kết thúc không có mặt, nên bảng này luôn nhỏ."
definition_en = "Proceedings cases open at the end of the data day with each of their providers; unknown = accepted, nobody assigned yet. Closed cases are not here, so this table stays small."
grain = "một vụ việc và một người thực hiện"
grain_en = "one case and provider"
key = ["case_id", "provider_id"]
sort = ["accepted_on", "case_id", "provider_id"]
[columns]
provider_id = {vi = "Người thực hiện; unknown: chưa cử", en = "Provider; unknown: not assigned"}
district_code = {vi = "Địa bàn; unknown khi không rõ", en = "Area; unknown if not known"}
heard_on = {vi = "Phiên tòa đã mở gần nhất", en = "Last hearing held"}
next_hearing_on = {vi = "Phiên tòa sắp tới", en = "Next hearing"}
providers = {vi = "Số người cùng thực hiện", en = "Providers sharing it"}
persons = {vi = "Số người được trợ giúp", en = "Persons aided"}
load = {vi = "Độ nặng", en = "Load"}

[[examples]]
because = "Kết thúc đúng ngày dữ liệu là hết, kết thúc hôm sau thì còn; thụ lý sau ngày dữ liệu chưa có; phiên tòa đúng ngày dữ liệu là đã mở, hôm sau là sắp tới; hai người cùng làm là hai dòng; chưa cử ai: unknown; ngoài tố tụng không tính."
because_en = "Closed on the data day is over, closed the day after is still open; accepted after the data day is not there; a hearing on the data day has been held, one the day after is to come; shared by two: two rows; nobody assigned: unknown; outside proceedings does not count."
given.aid_case = """
case_id | case_form | field | source | accepted_on | closed_on
A.1     | PROC      | CRIM  | court  | 2025-06-30  |
A.2     | PROC      | CRIM  | court  | 2025-06-01  | 2025-06-30
A.3     | PROC      | FAM   | court  | 2025-06-01  | 2025-07-01
A.4     | PROC      | CRIM  | court  | 2025-07-01  |
A.5     | ADV       | CRIM  | court  | 2025-06-01  |
A.6     | PROC      |       | court  | 2025-06-01  |
"""
given.assignment = """
case_id | provider_id | credit
A.1     | TGV01       | 0.7
A.1     | TGV02       | 0.3
A.3     | TGV01       | 1
"""
given.case_load = """
case_id | load
A.1     | 1
A.2     | 1
A.3     | 2
A.4     | 1
A.5     | 1
A.6     | 1
"""
given.case_area = """
case_id | district_code | persons
A.3     | 303           | 2
"""
given.field_group = """
field | field_group
CRIM  | criminal
FAM   | civil
"""
given.hearing = """
case_id | hearing_on
A.1     | 2025-06-30
A.3     | 2025-07-01
"""
given.snapshot_day = """
data_day   | window_start
2025-06-30 | 2024-01-01
"""
expect = """
case_id | provider_id | field | field_group | district_code | heard_on   | next_hearing_on | providers | credit | load | persons
A.1     | TGV01       | CRIM  | criminal    | unknown       | 2025-06-30 |                 | 2         | 0.7    | 1    | 0
A.1     | TGV02       | CRIM  | criminal    | unknown       | 2025-06-30 |                 | 2         | 0.3    | 1    | 0
A.3     | TGV01       | FAM   | civil       | 303           |            | 2025-07-01      | 1         | 1      | 2    | 2
A.6     | unknown     |       | other       | unknown       |            |                 | 0         | 1      | 1    | 0
"""
+++*/
with heard as (
    select
        h.case_id,
        max(case when h.hearing_on <= s.data_day then h.hearing_on end) as heard_on,
        min(case when h.hearing_on > s.data_day then h.hearing_on end) as next_hearing_on
    from hearing as h
    cross join snapshot_day as s
    group by h.case_id
)
select
    c.case_id,
    coalesce(a.provider_id, 'unknown') as provider_id,
    c.field,
    coalesce(g.field_group, 'other') as field_group,
    coalesce(r.district_code, 'unknown') as district_code,
    c.stage_first,
    c.accepted_on,
    a.assigned_on,
    c.registered_on,
    h.heard_on,
    h.next_hearing_on,
    count(a.provider_id) over (partition by c.case_id) as providers,
    coalesce(r.persons, 0) as persons,
    coalesce(a.credit, 1) as credit,
    l.load
from aid_case as c
cross join snapshot_day as s
inner join case_load as l on c.case_id = l.case_id
left join assignment as a on c.case_id = a.case_id
left join field_group as g on c.field = g.field
left join case_area as r on c.case_id = r.case_id
left join heard as h on c.case_id = h.case_id
where c.case_form = 'PROC' and c.accepted_on <= s.data_day and (c.closed_on is null or c.closed_on > s.data_day)
