/*+++
title = "Thời hạn cử người thực hiện"
title_en = "Clock of assigning a provider"
definition = "Từ thụ lý đến quyết định cử. Tính theo ngày làm việc cho mọi vụ việc tham gia tố tụng; người bị giữ còn được tính theo giờ: chậm nếu chậm với mọi phút có thể, kịp nếu kịp với mọi phút, nếu không là không đo được. Chưa cử: đang chờ, hoặc quá hạn vào ngày dữ liệu."
definition_en = "From acceptance to the assignment decision. In working days for every proceedings case; for held persons also in hours: late if late for every possible minute, in time if in time for every one, else not measurable. Not assigned: waiting, or overdue on the data day."
grain = "một vụ việc và một thời hạn"
grain_en = "one case and one clock"
key = ["case_id", "clock"]
law = ["LTGPL_A31_2"]
[columns]
result = {vi = "Kết quả", en = "Result"}
elapsed_days = {vi = "Số ngày làm việc đã qua", en = "Working days elapsed"}
is_assigned = {vi = "Đã cử", en = "Assigned"}
least_minutes = {vi = "Số phút từ thụ lý đến khi cử, ít nhất; chỉ thời hạn tính bằng giờ", en = "Minutes from acceptance to assignment, at least; limits in hours only"}
most_minutes = {vi = "Số phút từ thụ lý đến khi cử, nhiều nhất", en = "Minutes from acceptance to assignment, at most"}

[[examples]]
because = "Thụ lý thứ năm 02/5. Hai và ba ngày làm việc sau là kịp, bốn là chậm; chưa cử sau bốn ngày là quá hạn, sau ba ngày còn chờ; đã kết thúc mà chưa cử thì không tính."
because_en = "Accepted Thursday 2 May. Two and three working days later is in time, four is late; unassigned after four is overdue, after three still waiting; closed without assignment is left out."
given.aid_case = """
case_id | case_form | accepted_on | assigned_on | in_custody | before_window | closed_on
A.1     | PROC      | 2024-05-02  | 2024-05-06  | false      | false         |
A.2     | PROC      | 2024-05-02  | 2024-05-07  | false      | false         |
A.3     | PROC      | 2024-05-02  |             | false      | false         |
A.4     | PROC      | 2024-05-03  |             | false      | false         |
A.5     | PROC      | 2024-05-02  |             | false      | false         | 2024-05-03
A.6     | ADV       | 2024-05-02  | 2024-05-07  | false      | false         |
A.7     | PROC      | 2024-05-02  | 2024-05-07  | false      | true          |
A.8     | PROC      | 2024-05-02  | 2024-05-08  | false      | false         |
A.9     | PROC      | 2024-05-02  | 2024-05-08  | false      | false         | 2024-05-03
A.10    | PROC      | 2024-05-07  |             | false      | false         |
A.11    | PROC      | 2024-05-08  |             | false      | false         |
A.12    | PROC      | 2024-05-03  | 2024-05-06  | false      | false         |
A.13    | PROC      | 2024-05-06  |             | false      | false         |
"""
given.working_day = """
on         | is_working | number
2024-05-02 | true       | 10
2024-05-03 | true       | 11
2024-05-04 | true       | 12
2024-05-05 | false      | 12
2024-05-06 | true       | 13
2024-05-07 | true       | 14
2024-05-08 | true       | 15
"""
given.sla_rule = """
rule_id | clock | applies_to | clock_kind   | limit | starts   | stops    | valid_from
L5      | L5    | other      | working_days | 3     | accepted | assigned | 2018-01-01
L4      | L4    | custody    | hours        | 12    | accepted | assigned | 2018-01-01
L9      | L9    | all        | working_days | 5     | accepted | papers_complete | 2018-01-01
"""
given.snapshot_day = """
data_day   | window_start
2024-05-07 | 2024-01-01
"""
expect = """
case_id | clock | result  | elapsed_days
A.1     | L5    | in_time | 3
A.2     | L5    | late    | 4
A.3     | L5    | overdue | 4
A.4     | L5    | waiting | 3
A.8     | L5    | overdue | 4
A.10    | L5    | waiting | 0
A.12    | L5    | in_time | 2
A.13    | L5    | waiting | 1
"""

[[examples]]
because = "Người bị giữ, hạn 12 giờ: thiếu một phút và đúng 12 giờ là kịp, quá một phút là chậm; chỉ có ngày: cùng ngày không đo được, ba ngày sau chắc chắn chậm; luật có hiệu lực từ đúng ngày thụ lý."
because_en = "Held person, 12 hours: a minute under and exactly 12 are in time, one minute more is late; dates only: the same day cannot be measured, three days later is surely late; the rule is in force from the day of acceptance."
given.aid_case = """
case_id | case_form | accepted_on | accepted_at         | assigned_on | assigned_at         | in_custody | before_window
A.1     | PROC      | 2024-05-02  | 2024-05-02 08:00 | 2024-05-02  | 2024-05-02 20:00 | true       | false
A.2     | PROC      | 2024-05-02  | 2024-05-02 08:00 | 2024-05-02  | 2024-05-02 20:01 | true       | false
A.3     | PROC      | 2024-05-02  |                  | 2024-05-02  |                  | true       | false
A.4     | PROC      | 2024-05-02  |                  | 2024-05-05  |                  | true       | false
A.5     | PROC      | 2024-05-02  | 2024-05-02 20:00 | 2024-05-02  |                  | true       | false
A.6     | PROC      | 2024-05-02  | 2024-05-02 08:00 | 2024-05-03  |                  | true       | false
A.7     | PROC      | 2024-05-01  | 2024-05-01 08:00 | 2024-05-02  |                  | true       | false
A.8     | PROC      | 2024-05-02  | 2024-05-02 08:00 | 2024-05-02  | 2024-05-02 19:59 | true       | false
"""
given.sla_rule = """
rule_id | clock | applies_to | clock_kind   | limit | starts   | stops    | valid_from | valid_to
L4      | L4    | custody    | hours        | 12    | accepted | assigned | 2024-05-02 |
L4_old  | L4    | custody    | hours        | 99    | accepted | assigned | 2018-01-01 | 2024-05-02
"""
given.working_day = """
on         | is_working | number
2024-05-02 | true       | 10
"""
given.snapshot_day = """
data_day   | window_start
2024-05-07 | 2024-01-01
"""
expect = """
case_id | clock | result         | least_minutes | most_minutes
A.1     | L4    | in_time        | 720           | 720
A.2     | L4    | late           | 721           | 721
A.3     | L4    | not_measurable | 0             | 1439
A.4     | L4    | late           | 2881          | 5759
A.5     | L4    | in_time        | 0             | 239
A.6     | L4    | late           | 960           | 2399
A.7     | L4    | in_time        | 960           | 2399
A.8     | L4    | in_time        | 719           | 719
"""
+++*/
with ruled as (
    select
        c.case_id,
        c.accepted_on,
        r.clock,
        r.clock_kind,
        r."limit",
        case when c.assigned_on <= s.data_day then c.assigned_on end as assigned_on,
        c.closed_on,
        s.data_day,
        coalesce(c.accepted_at, cast(c.accepted_on as timestamp)) as accepted_first,
        coalesce(c.accepted_at, cast(c.accepted_on as timestamp) + interval 1439 minute) as accepted_last,
        coalesce(c.assigned_at, cast(c.assigned_on as timestamp)) as assigned_first,
        coalesce(c.assigned_at, cast(c.assigned_on as timestamp) + interval 1439 minute) as assigned_last
    from aid_case as c
    cross join snapshot_day as s
    inner join sla_rule as r
        on r.starts = 'accepted' and r.stops = 'assigned'
        and c.accepted_on >= r.valid_from and (r.valid_to is null or c.accepted_on < r.valid_to)
        and (r.applies_to <> 'custody' or c.in_custody)
    where c.case_form = 'PROC' and not c.before_window and c.accepted_on <= s.data_day
),
timed as (
    select
        r.*,
        coalesce(r.assigned_on, r.data_day) as until_on,
        b.number - a.number as elapsed_days,
        date_diff('minute', r.accepted_last, greatest(r.assigned_first, r.accepted_last)) as least_minutes,
        date_diff('minute', r.accepted_first, greatest(r.assigned_last, r.accepted_first)) as most_minutes
    from ruled as r
    left join working_day as a on r.accepted_on = a."on"
    left join working_day as b on coalesce(r.assigned_on, r.data_day) = b."on"
    where r.assigned_on is not null or (r.clock_kind = 'working_days' and r.closed_on is null)
)
select
    case_id,
    clock,
    accepted_on,
    assigned_on,
    assigned_on is not null as is_assigned,
    greatest(elapsed_days, 0) as elapsed_days,
    case when clock_kind = 'hours' then least_minutes end as least_minutes,
    case when clock_kind = 'hours' then most_minutes end as most_minutes,
    case
        when clock_kind = 'hours' and least_minutes > "limit" * 60 then 'late'
        when clock_kind = 'hours' and most_minutes <= "limit" * 60 then 'in_time'
        when clock_kind = 'hours' or elapsed_days is null then 'not_measurable'
        when elapsed_days > "limit" and assigned_on is not null then 'late'
        when elapsed_days > "limit" then 'overdue'
        when assigned_on is not null then 'in_time'
        else 'waiting'
    end as result
from timed
order by accepted_on, case_id, clock
