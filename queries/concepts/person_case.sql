/*+++
title = "Vụ việc của người–vụ"
title_en = "Cases of a person-matter"
definition = "Các vụ việc tham gia tố tụng thụ lý trong thời gian dữ liệu của một người–vụ, xét đến ngày dữ liệu: đã có người thực hiện đăng ký, đã thụ lý, hay đã kết thúc vì thiếu giấy tờ."
definition_en = "The proceedings cases accepted inside the data window for a person-matter, up to the data day: a provider registered, accepted, or ended for lack of papers."
grain = "một dòng cho mỗi người–vụ có vụ việc"
grain_en = "one row per person-matter with a case"
key = ["pm_id"]
[columns]
is_served = {vi = "Đã được trợ giúp: vụ việc không kết thúc vì giấy tờ, có ngày đăng ký", en = "Served: a case not ended for papers, with a registration date"}
is_accepted = {vi = "Đã thụ lý: vụ việc không kết thúc vì giấy tờ", en = "Accepted: a case not ended for papers"}
is_assigned = {vi = "Đã cử người thực hiện, vụ việc không kết thúc vì giấy tờ", en = "A provider assigned, the case not ended for papers"}
is_dropped = {vi = "Có vụ việc kết thúc vì giấy tờ", en = "A case ended for lack of papers"}
accepted_on = {vi = "Ngày thụ lý đầu tiên", en = "First day of acceptance"}

[[examples]]
because = "Đăng ký đúng ngày dữ liệu đã là được trợ giúp, sau ngày dữ liệu thì chưa; kết thúc vì giấy tờ sau ngày dữ liệu chưa tính."
because_en = "Registered on the data day is served, after it not yet; an ending for papers after the data day does not count yet."
given.snapshot_day = """
data_day   | window_start
2026-10-31 | 2024-01-01
"""
given.case_person = """
case_id | pm_id
C1      | P1
C2      | P2
C3      | P3
C4      | P4
C5      | P5
C6      | P6
C7      | P7
C8      | P8
C9      | P9
"""
given.aid_case = """
case_id | case_form | accepted_on | assigned_on | registered_on | closed_on  | close_reason | before_window
C1      | PROC      | 2026-10-01  | 2026-10-31  | 2026-10-31    |            |              | false
C2      | PROC      | 2026-10-01  | 2026-11-01  | 2026-11-01    |            |              | false
C3      | PROC      | 2026-10-01  | 2026-10-02  | 2026-10-05    | 2026-10-31 | papers       | false
C4      | PROC      | 2026-10-01  | 2026-10-02  | 2026-10-05    | 2026-11-01 | papers       | false
C5      | PROC      | 2026-10-01  | 2026-10-02  | 2026-10-30    | 2026-10-30 | done         | false
C6      | PROC      | 2023-10-01  |             | 2023-10-05    |            |              | true
C7      | ADV       | 2026-10-01  |             | 2026-10-05    |            |              | false
C8      | PROC      | 2026-11-01  |             |               |            |              | false
C9      | PROC      | 2026-10-31  |             |               |            |              | false
"""
expect = """
pm_id | is_served | is_accepted | is_assigned | is_dropped
P1    | true      | true        | true        | false
P2    | false     | true        | false       | false
P3    | false     | false       | false       | true
P4    | true      | true        | true        | false
P5    | true      | true        | true        | false
P9    | false     | true        | false       | false
"""
+++*/
with at_day as (
    select
        p.pm_id,
        c.accepted_on,
        coalesce(c.registered_on <= s.data_day, false) as is_registered,
        coalesce(c.assigned_on <= s.data_day, false) as is_assigned,
        coalesce(c.close_reason = 'papers' and c.closed_on <= s.data_day, false) as is_dropped
    from case_person as p
    inner join aid_case as c on c.case_id = p.case_id
    cross join snapshot_day as s
    where c.case_form = 'PROC' and not c.before_window and c.accepted_on <= s.data_day
)
select
    pm_id,
    bool_or(is_registered and not is_dropped) as is_served,
    bool_or(not is_dropped) as is_accepted,
    bool_or(is_assigned and not is_dropped) as is_assigned,
    bool_or(is_dropped) as is_dropped,
    min(accepted_on) as accepted_on
from at_day
group by pm_id
