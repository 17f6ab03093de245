/*+++
title = "Vụ việc theo ngày"
title_en = "Cases by day"
definition = "Mỗi ngày có bao nhiêu vụ việc được thụ lý, kết thúc, hoàn thành, kết thúc vì thiếu giấy tờ, rút yêu cầu, thành công. Cộng dồn ra số chuyển kỳ và số đang thực hiện. Ngày sau ngày dữ liệu không được đếm."
definition_en = "How many cases were accepted, ended, completed, ended for papers, withdrawn and successful on each day. Running sums give carried over and open. Days after the data day are not counted."
grain = "một ngày, hình thức, lĩnh vực, tư cách và nguồn"
grain_en = "one day, form, field, capacity and source"
key = ["on_day", "case_form", "field", "capacity", "source"]
[columns]
on_day = {vi = "Ngày", en = "Day"}
field = {vi = "Lĩnh vực", en = "Field"}
field_group = {vi = "Nhóm lĩnh vực", en = "Group of fields"}
capacity = {vi = "Tư cách", en = "Capacity"}
accepted = {vi = "Thụ lý mới", en = "Newly accepted"}
closed = {vi = "Kết thúc", en = "Closed"}
completed = {vi = "Hoàn thành", en = "Completed"}
ended_papers = {vi = "Kết thúc vì thiếu giấy tờ", en = "Ended for papers"}
withdrawn = {vi = "Rút yêu cầu", en = "Withdrawn"}
successful = {vi = "Thành công", en = "Successful"}
completed_officers = {vi = "Hoàn thành do trợ giúp viên pháp lý", en = "Completed by legal-aid officers"}
completed_lawyers = {vi = "Hoàn thành do luật sư", en = "Completed by lawyers"}
completed_consultants = {vi = "Hoàn thành do tư vấn viên pháp luật", en = "Completed by legal consultants"}
completed_collaborators = {vi = "Hoàn thành do cộng tác viên", en = "Completed by collaborators"}

[[examples]]
because = "Thụ lý và kết thúc được đếm vào đúng ngày của mình; ngày dữ liệu được đếm, ngày sau đó thì không; đánh dấu thành công khi chưa kết thúc không được đếm."
because_en = "Acceptance and ending count on their own days; the data day counts, the day after does not; a success mark without an ending does not count."
given.aid_case = """
case_id | case_form | field | source | accepted_on | closed_on  | close_reason | is_successful
A.1     | PROC      | FAM   | court  | 2025-06-28  | 2025-06-30 | done         | true
A.2     | PROC      | FAM   | court  | 2025-06-30  | 2025-07-01 | papers       | false
A.3     | PROC      | FAM   | court  | 2025-07-01  |            |              | true
A.4     | PROC      |       | court  | 2025-06-30  | 2025-06-30 | withdrawn    | false
A.5     | PROC      | FAM   | court  | 2025-06-28  | 2025-06-30 | papers       | false
"""
given.assignment = """
case_id | provider_id | credit
A.1     | T1          | 0.75
A.1     | L1          | 0.25
A.2     | T1          | 1.0
"""
given.provider = """
provider_id | provider_kind
T1          | TGVPL
L1          | lawyer
"""
given.field_group = """
field | field_group
FAM   | civil
"""
given.snapshot_day = """
data_day   | window_start
2025-06-30 | 2024-01-01
"""
expect = """
on_day     | field   | field_group | capacity | accepted | closed | completed | ended_papers | withdrawn | successful | completed_officers | completed_lawyers
2025-06-28 | FAM     | civil       | none     | 2        | 0      | 0         | 0            | 0         | 0          | 0                  | 0
2025-06-30 | FAM     | civil       | none     | 1        | 2      | 1         | 1            | 0         | 1          | 0.75               | 0.25
2025-06-30 | unknown | other       | none     | 1        | 1      | 0         | 0            | 1         | 0          | 0                  | 0
"""
+++*/
with shared as (
    select
        a.case_id,
        sum(case when p.provider_kind = 'TGVPL' then a.credit else 0 end) as officers,
        sum(case when p.provider_kind = 'lawyer' then a.credit else 0 end) as lawyers,
        sum(case when p.provider_kind = 'consultant' then a.credit else 0 end) as consultants,
        sum(case when p.provider_kind = 'collaborator' then a.credit else 0 end) as collaborators
    from assignment as a
    left join provider as p on a.provider_id = p.provider_id
    group by a.case_id
),
event as (
    select
        case_id, case_form, field, capacity, source, accepted_on as on_day,
        1 as accepted, 0 as closed, null as close_reason, false as is_successful
    from aid_case
    union all
    select
        case_id, case_form, field, capacity, source, closed_on, 0, 1, close_reason, is_successful
    from aid_case
    where closed_on is not null
)
select
    e.on_day,
    e.case_form,
    coalesce(e.field, 'unknown') as field,
    coalesce(max(g.field_group), 'other') as field_group,
    coalesce(e.capacity, 'none') as capacity,
    e.source,
    sum(e.accepted) as accepted,
    sum(e.closed) as closed,
    sum(case when e.close_reason = 'done' then 1 else 0 end) as completed,
    sum(case when e.close_reason = 'papers' then 1 else 0 end) as ended_papers,
    sum(case when e.close_reason = 'withdrawn' then 1 else 0 end) as withdrawn,
    sum(case when e.is_successful then 1 else 0 end) as successful,
    sum(case when e.close_reason = 'done' then coalesce(h.officers, 0) else 0 end) as completed_officers,
    sum(case when e.close_reason = 'done' then coalesce(h.lawyers, 0) else 0 end) as completed_lawyers,
    sum(case when e.close_reason = 'done' then coalesce(h.consultants, 0) else 0 end) as completed_consultants,
    sum(case when e.close_reason = 'done' then coalesce(h.collaborators, 0) else 0 end) as completed_collaborators
from event as e
left join shared as h on e.case_id = h.case_id
cross join snapshot_day as s
left join field_group as g on e.field = g.field
where e.on_day <= s.data_day
group by e.on_day, e.case_form, coalesce(e.field, 'unknown'), coalesce(e.capacity, 'none'), e.source
order by 1, 2, 3, 5, 6
