/*+++
title = "Khối lượng theo người và ngày"
title_en = "Workload by provider and day"
definition = "Vụ việc tham gia tố tụng của mỗi người theo ngày: được cử (+1), kết thúc (−1), phần vụ việc được tính khi thụ lý (không và có trọng số) và khi hoàn thành, số lượt người. Vụ việc cùng thực hiện tính cho từng người trong số đang thực hiện, và theo tỷ lệ trong phần vụ việc."
definition_en = "Proceedings cases of each provider by day: assigned (+1), ended (−1), credit when accepted (unweighted and weighted) and when completed, person-times. A shared case counts for each provider when open, and by share in credit."
grain = "một người, ngày, nhóm lĩnh vực và nguồn tự tìm hay không"
grain_en = "one provider, day, group of fields, and own contact or not"
key = ["provider_id", "on_day", "field_group", "is_self_sourced"]
[columns]
on_day = {vi = "Ngày", en = "Day"}
assigned = {vi = "Được cử", en = "Assigned"}
ended = {vi = "Kết thúc sau khi cử", en = "Ended after assignment"}
cases_accepted = {vi = "Vụ việc thụ lý có tham gia", en = "Cases accepted, with a part"}
credit_accepted = {vi = "Phần vụ việc thụ lý", en = "Credit accepted"}
weighted_credit = {vi = "Phần vụ việc thụ lý, có trọng số", en = "Credit accepted, weighted"}
cases_completed = {vi = "Vụ việc hoàn thành có tham gia", en = "Cases completed, with a part"}
credit_completed = {vi = "Phần vụ việc hoàn thành", en = "Credit completed"}
credit_successful = {vi = "Phần vụ việc thành công", en = "Successful credit"}
persons = {vi = "Lượt người của vụ việc thụ lý", en = "Person-times of cases accepted"}
persons_completed = {vi = "Lượt người của vụ việc hoàn thành", en = "Person-times of cases completed"}

[[examples]]
because = "Được cử 28/6, kết thúc 30/6; độ nặng 2 thì 0,7 phần vụ việc nặng 1,4. Kết thúc trước khi cử: không bao giờ là đang thực hiện. Kết thúc đúng ngày cử: +1 và −1 cùng ngày. Thụ lý ngoài tố tụng không tính."
because_en = "Assigned 28 June, ended 30 June; with load 2 its credit of 0.7 weighs 1.4. Ended before assignment: never open. Ended on the day of assignment: +1 and −1 on one day. Cases outside proceedings do not count."
given.aid_case = """
case_id | case_form | field | source           | accepted_on | closed_on  | close_reason | is_successful
A.1     | PROC      | CRIM  | officer_personal | 2025-06-28  | 2025-06-30 | done         | true
A.2     | PROC      | CIV   | court            | 2025-06-28  | 2025-06-29 | papers       | false
A.3     | PROC      | CIV   | court            | 2025-06-28  | 2025-06-29 | done         | false
A.4     | ADV       | CIV   | court            | 2025-06-28  |            |              | false
"""
given.assignment = """
case_id | provider_id | assigned_on | credit | is_self_sourced
A.1     | TGV01       | 2025-06-28  | 0.7    | true
A.2     | TGV01       | 2025-06-30  | 1      | false
A.3     | TGV01       | 2025-06-29  | 1      | false
A.4     | TGV01       | 2025-06-28  | 1      | false
"""
given.field_group = """
field | field_group
CRIM  | criminal
CIV   | civil
"""
given.case_person = """
case_id | pm_id
A.1     | p1
A.1     | p2
"""
given.case_load = """
case_id | load
A.1     | 2
A.2     | 1
A.3     | 1
"""
given.snapshot_day = """
data_day   | window_start
2025-06-30 | 2024-01-01
"""
expect = """
on_day     | field_group | is_self_sourced | assigned | ended | cases_accepted | credit_accepted | weighted_credit | cases_completed | credit_completed | persons | persons_completed
2025-06-28 | civil       | false           | 0        | 0     | 2              | 2               | 2               | 0               | 0                | 0       | 0
2025-06-28 | criminal    | true            | 1        | 0     | 1              | 0.7             | 1.4             | 0               | 0                | 2       | 0
2025-06-29 | civil       | false           | 1        | 1     | 0              | 0               | 0               | 1               | 1                | 0       | 0
2025-06-30 | criminal    | true            | 0        | 1     | 0              | 0               | 0               | 1               | 0.7              | 0       | 2
"""

[[examples]]
because = "Ngày dữ liệu được đếm; được cử hay kết thúc sau ngày đó chưa được đếm."
because_en = "The data day counts; assignment or ending after it does not yet."
given.aid_case = """
case_id | case_form | field | source | accepted_on | closed_on
A.1     | PROC      | CRIM  | court  | 2025-06-30  | 2025-07-01
A.2     | PROC      | CRIM  | court  | 2025-06-30  |
"""
given.assignment = """
case_id | provider_id | assigned_on | credit | is_self_sourced
A.1     | TGV01       | 2025-06-30  | 1      | false
A.2     | TGV01       | 2025-07-01  | 1      | false
"""
given.snapshot_day = """
data_day   | window_start
2025-06-30 | 2024-01-01
"""
expect = """
on_day     | field_group | assigned | ended | cases_accepted
2025-06-30 | other       | 1        | 0     | 2
"""
+++*/
with part as (
    select
        a.provider_id, a.credit, a.is_self_sourced, a.assigned_on, c.accepted_on, c.closed_on, c.close_reason,
        c.is_successful, coalesce(g.field_group, 'other') as field_group, coalesce(n.persons, 0) as persons,
        a.credit * coalesce(l.load, 1) as weighted
    from assignment as a
    inner join aid_case as c on a.case_id = c.case_id
    left join case_load as l on a.case_id = l.case_id
    left join field_group as g on c.field = g.field
    left join (select case_id, count(*) as persons from case_person group by case_id) as n on a.case_id = n.case_id
    where c.case_form = 'PROC'
),
event as (
    select
        provider_id, field_group, is_self_sourced, accepted_on as on_day, 0 as assigned, 0 as ended,
        1 as cases_accepted, credit as credit_accepted, weighted as weighted_credit, 0 as cases_completed,
        0.0 as credit_completed, 0.0 as credit_successful, persons, 0 as persons_completed
    from part
    union all
    select provider_id, field_group, is_self_sourced, assigned_on, 1, 0, 0, 0.0, 0.0, 0, 0.0, 0.0, 0, 0
    from part
    where assigned_on is not null and (closed_on is null or closed_on >= assigned_on)
    union all
    select provider_id, field_group, is_self_sourced, closed_on, 0, 1, 0, 0.0, 0.0, 0, 0.0, 0.0, 0, 0
    from part
    where closed_on >= assigned_on
    union all
    select provider_id, field_group, is_self_sourced, closed_on, 0, 0, 0, 0.0, 0.0, 1, credit, 0.0, 0, persons
    from part
    where close_reason = 'done' and closed_on is not null
    union all
    select provider_id, field_group, is_self_sourced, closed_on, 0, 0, 0, 0.0, 0.0, 0, 0.0, credit, 0, 0
    from part
    where is_successful and closed_on is not null
)
select
    provider_id,
    on_day,
    field_group,
    is_self_sourced,
    sum(assigned) as assigned,
    sum(ended) as ended,
    sum(cases_accepted) as cases_accepted,
    sum(credit_accepted) as credit_accepted,
    sum(weighted_credit) as weighted_credit,
    sum(cases_completed) as cases_completed,
    sum(credit_completed) as credit_completed,
    sum(credit_successful) as credit_successful,
    sum(persons) as persons,
    sum(persons_completed) as persons_completed
from event
cross join snapshot_day as s
where on_day <= s.data_day
group by provider_id, on_day, field_group, is_self_sourced
order by provider_id, on_day, field_group, is_self_sourced
