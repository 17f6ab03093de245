/*+++
title = "Tình trạng của người–vụ"
title_en = "Status of a person-matter"
definition = "Mỗi người–vụ có đúng một tình trạng vào ngày dữ liệu, theo thứ tự, cái đầu tiên đúng: không thuộc diện (Trung tâm trả lời), đã được trợ giúp, đã thụ lý, từ chối, có luật sư riêng, chỉ định luật sư, kết thúc vì giấy tờ (B6), đã nhận chờ xử lý hoặc B4, đã gửi chờ đến hoặc B3, còn trong thời gian chờ, B2, chưa biết, B1b, B1. Bỏ sót: chắc chắn thuộc diện và B1, B1b, B2, B3 hoặc B4. Nghi bỏ sót: có thể thuộc diện và như vậy."
definition_en = "Each person-matter has exactly one status on the data day, the first that fits: not eligible (the Centre's reply), served, accepted, declined, own lawyer, diverted to the Bar, ended for papers (B6), received and pending or B4, sent and on the way or B3, in grace, B2, unknown, B1b, B1. Missed: certain and B1, B1b, B2, B3 or B4. Suspected: probable and the same."
law = ["PROP_MISSED", "PROP_DECLINED"]
caution = "Dựa trên dòng đã nhận: đơn vị không gửi danh sách không có người bỏ sót ở đây. Chứng minh bằng việc Trung tâm thụ lý chỉ có ở người đã được trợ giúp, nên mọi tỷ lệ còn được tính lần thứ hai không có họ."
caution_en = "Rests on the rows received: a unit that sends no list has nobody missed here. Proof by the Centre's acceptance exists only for those served, so every rate is also given without them."
grain = "một dòng cho mỗi người–vụ"
grain_en = "one row per person-matter"
key = ["pm_id"]

[[examples]]
because = "Thứ tự tình trạng: được trợ giúp thắng từ chối, từ chối thắng luật sư, luật sư riêng thắng chỉ định, rồi B6, rồi đã nhận."
because_en = "Order of statuses: served beats declined, declined beats lawyers, own lawyer beats Bar, then B6, then received."
given.snapshot_day = """
data_day
2026-10-31
"""
given.parameter_now = """
name                  | value
grace_days            | 3
referred_pending_days | 3
"""
given.working_day = """
on         | is_working | number
2026-05-01 | true       | 10
2026-10-30 | true       | 99
"""
given.person_since = """
pm_id | first_contact_on | first_sector | since_on   | is_certain_by_contact | has_ground | is_minor | since_stage
A     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | true     | CUSTODY
B     | 2026-05-01       | police       | 2026-05-01 | false                 | true       | false    | CUSTODY
C     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false    | CUSTODY
D     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false    | CUSTODY
E     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false    | CUSTODY
F     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false    | CUSTODY
G     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false    | CUSTODY
H     | 2026-05-01       | police       | 2026-05-01 | false                 | true       | false    | CUSTODY
I     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false    | CUSTODY
J     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false    | CUSTODY
"""
given.person_step = """
pm_id | is_told | has_register_row | has_refusal | has_refusal_without_minute | has_own_lawyer | has_bar_lawyer | is_replied_not_eligible
A     | true    | true             | true        | true                       | true           | false          | true
B     | true    | true             | false       | false                      | false          | false          | true
C     | true    | true             | true        | true                       | true           | true           | false
D     | true    | true             | false       | false                      | true           | true           | false
E     | true    | true             | false       | false                      | false          | true           | false
F     | true    | true             | false       | false                      | false          | false          | false
G     | true    | true             | false       | false                      | false          | false          | false
H     | true    | true             | false       | false                      | false          | false          | true
I     | true    | true             | true        | false                      | false          | false          | false
J     | true    | true             | false       | false                      | false          | false          | false
"""
given.person_case = """
pm_id | is_served | is_accepted | is_dropped
A     | true      | true        | true
F     | false     | false       | true
G     | false     | true        | false
H     | false     | true        | false
"""
given.referral = """
pm_id | paper_side_id
F     | f
I     | i
J     | j
"""
given.referral_clock = """
pm_id | is_overdue
F     | true
I     | true
J     | false
"""
expect = """
pm_id | status           | class_code | is_proved | is_minor | is_missed | declined_unproved
A     | served           | certain    | true      | true     | false     | false
B     | not_eligible     | probable   | false     | false    | false     | false
C     | declined         | certain    | true      | false    | false     | true
D     | own_lawyer       | certain    | true      | false    | false     | false
E     | diverted         | certain    | true      | false    | false     | false
F     | B6               | certain    | true      | false    | false     | false
G     | accepted_pending | certain    | true      | false    | false     | false
H     | accepted_pending | certain    | false     | false    | false     | false
I     | declined         | certain    | true      | false    | false     | false
J     | referred_pending | certain    | true      | false    | false     | false
"""

[[examples]]
because = "Các kiểu bỏ sót: quá hạn là B4; gửi mà không nhận sau 3 ngày làm việc là B3, đúng 3 ngày còn chờ; có dòng sổ là B2; có Mẫu 01 là B1b; không gì cả là B1; không rõ diện thì không phải bỏ sót."
because_en = "Kinds of missed: overdue is B4; sent and not received after 3 working days is B3, on the third still on the way; a register row is B2; Form 01 is B1b; nothing is B1; unknown class is not missed."
given.snapshot_day = """
data_day
2026-10-30
"""
given.parameter_now = """
name                  | value
grace_days            | 3
referred_pending_days | 3
"""
given.working_day = """
on         | is_working | number
2026-05-01 | true       | 10
2026-10-26 | true       | 101
2026-10-27 | true       | 102
2026-10-28 | true       | 103
2026-10-29 | true       | 104
"""
given.person_since = """
pm_id | first_contact_on | first_sector | since_on   | is_certain_by_contact | has_ground | is_minor
A     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false
B     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false
C     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false
D     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false
E     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false
F     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false
G     | 2026-05-01       | police       | 2026-05-01 | false                 | true       | false
H     | 2026-05-01       | police       | 2026-05-01 | false                 | false      | false
I     | 2026-05-01       | police       | 2026-05-01 | true                  | true       | false
"""
given.person_step = """
pm_id | is_told | has_register_row | has_refusal | has_own_lawyer | has_bar_lawyer | last_sent_on | is_replied_not_eligible | is_sent
A     | true    | true             | false       | false          | false          | 2026-05-01   | false | true
B     | true    | true             | false       | false          | false          | 2026-10-26   | false | true
C     | true    | true             | false       | false          | false          | 2026-10-27   | false | true
D     | true    | true             | false       | false          | false          |              | false | false
E     | true    | false            | false       | false          | false          |              | false | false
F     | false   | false            | false       | false          | false          |              | false | false
G     | false   | false            | false       | false          | false          |              | false | false
H     | true    | false            | false       | false          | false          |              | false | false
I     | true    | true             | false       | false          | false          | 2026-10-28   | false | true
"""
given.referral = """
pm_id | paper_side_id
A     | a
"""
given.referral_clock = """
pm_id | is_overdue
A     | true
"""
expect = """
pm_id | status           | class_code | is_missed | is_suspected | reason
A     | B4               | certain    | true      | false        | received_past_limit
B     | B3               | certain    | true      | false        | sent_not_received
C     | referred_pending | certain    | false     | false        | referred_pending
D     | B2               | certain    | true      | false        | register_row_nothing_sent
E     | B1b              | certain    | true      | false        | told_no_answer
F     | B1               | certain    | true      | false        | no_trace_of_information
G     | B1               | probable   | false     | true         | no_trace_of_information
H     | unknown          | unknown    | false     | false        | unknown
I     | referred_pending | certain    | false     | false        | referred_pending
"""

[[examples]]
because = "Ngày dữ liệu là thứ bảy: ba ngày làm việc đã hết vào thứ sáu, nên người thuộc diện từ thứ ba đã hết thời gian chờ, từ thứ tư thì chưa."
because_en = "The data day is a Saturday: three working days ended on Friday, so someone eligible since Tuesday is past grace, since Wednesday not."
given.snapshot_day = """
data_day
2026-10-31
"""
given.parameter_now = """
name                  | value
grace_days            | 3
referred_pending_days | 3
"""
given.working_day = """
on         | is_working | number
2026-10-27 | true       | 102
2026-10-28 | true       | 103
2026-10-30 | true       | 105
"""
given.person_since = """
pm_id | first_contact_on | first_sector | since_on   | is_certain_by_contact | has_ground | is_minor
A     | 2026-10-27       | police       | 2026-10-27 | true                  | true       | false
B     | 2026-10-28       | police       | 2026-10-28 | true                  | true       | false
"""
given.person_step = """
pm_id | is_told | has_register_row | has_refusal | has_own_lawyer | has_bar_lawyer | is_replied_not_eligible
A     | false   | false            | false       | false          | false          | false
B     | false   | false            | false       | false          | false          | false
"""
expect = """
pm_id | status   | is_missed
A     | B1       | true
B     | in_grace | false
"""

[[examples]]
because = "Thời gian chờ: 2 và 3 ngày làm việc từ khi thuộc diện còn chờ; 4 ngày thì là bỏ sót."
because_en = "Grace: 2 and 3 working days after eligible-since are still in grace; 4 are missed."
given.snapshot_day = """
data_day
2026-10-30
"""
given.parameter_now = """
name                  | value
grace_days            | 3
referred_pending_days | 3
"""
given.working_day = """
on         | is_working | number
2026-10-26 | true       | 101
2026-10-27 | true       | 102
2026-10-28 | true       | 103
2026-10-29 | true       | 104
"""
given.person_since = """
pm_id | first_contact_on | first_sector | since_on   | is_certain_by_contact | has_ground | is_minor
A     | 2026-10-26       | police       | 2026-10-26 | true                  | true       | false
B     | 2026-10-26       | police       | 2026-10-27 | true                  | true       | false
C     | 2026-10-28       | police       | 2026-10-28 | true                  | true       | false
"""
given.person_step = """
pm_id | is_told | has_register_row | has_refusal | has_own_lawyer | has_bar_lawyer | is_replied_not_eligible
A     | true    | true             | false       | false          | false          | false
B     | true    | true             | false       | false          | false          | false
C     | false   | false            | false       | false          | false          | false
"""
expect = """
pm_id | status   | is_missed
A     | B2       | true
B     | in_grace | false
C     | in_grace | false
"""
+++*/
with classed as (
    select
        p.*,
        coalesce(c.is_served, false) as is_served,
        coalesce(c.is_accepted, false) as is_accepted,
        coalesce(c.is_dropped, false) as is_dropped,
        c.pm_id is not null as has_case,
        case
            when p.is_certain_by_contact or coalesce(c.is_accepted or c.is_dropped, false) then 'certain'
            when p.has_ground then 'probable'
            else 'unknown'
        end as class_code
    from person_since as p
    left join person_case as c on c.pm_id = p.pm_id
),
waiting as (
    select
        p.pm_id,
        yesterday.number - since.number as since_days,
        yesterday.number - sent.number as sent_days
    from person_since as p
    inner join person_step as t on t.pm_id = p.pm_id
    cross join snapshot_day as s
    left join working_day as yesterday on yesterday."on" = s.data_day - 1
    left join working_day as since on since."on" = p.since_on
    left join working_day as sent on sent."on" = t.last_sent_on
),
limits as (
    select
        max(case when name = 'grace_days' then value end) as grace_days,
        max(case when name = 'referred_pending_days' then value end) as pending_days
    from parameter_now
),
decided as (
    select
        p.*,
        t.has_refusal_without_minute,
        case
            when t.is_replied_not_eligible and not p.has_case then 'not_eligible'
            when p.is_served then 'served'
            when p.is_accepted then 'accepted_pending'
            when t.has_refusal then 'declined'
            when t.has_own_lawyer then 'own_lawyer'
            when t.has_bar_lawyer then 'diverted'
            when p.is_dropped then 'B6'
            when r.pm_id is not null then case when k.is_overdue then 'B4' else 'referred_pending' end
            when t.is_sent
                then case when w.sent_days >= l.pending_days then 'B3' else 'referred_pending' end
            when w.since_days < l.grace_days then 'in_grace'
            when t.has_register_row then 'B2'
            when p.class_code = 'unknown' then 'unknown'
            when t.is_told then 'B1b'
            else 'B1'
        end as status
    from classed as p
    inner join person_step as t on t.pm_id = p.pm_id
    inner join waiting as w on w.pm_id = p.pm_id
    cross join limits as l
    left join referral as r on r.pm_id = p.pm_id
    left join referral_clock as k on k.pm_id = p.pm_id
),
undetermined as (
    select pm_id, bool_or(is_undetermined) as is_undetermined from birth_candidate group by pm_id
)
select
    d.pm_id,
    d.class_code,
    d.class_code = 'certain' and d.is_certain_by_contact as is_proved,
    d.is_minor,
    coalesce(u.is_undetermined, false) as birth_undetermined,
    g.primary_group,
    g.eligibility_groups,
    d.status,
    d.status = 'declined' and coalesce(d.has_refusal_without_minute, false) as declined_unproved,
    d.first_contact_on,
    d.first_sector,
    d.first_unit_id,
    d.since_on,
    d.since_unit_id,
    d.since_sector,
    d.since_stage,
    d.class_code = 'certain' and d.status in ('B1', 'B1b', 'B2', 'B3', 'B4') as is_missed,
    d.class_code = 'probable' and d.status in ('B1', 'B1b', 'B2', 'B3', 'B4') as is_suspected,
    coalesce(t.is_late_stage and d.status in ('served', 'accepted_pending'), false) as is_stage_missed,
    case
        when d.status = 'B4' then 'received_past_limit'
        when d.status = 'B3' then 'sent_not_received'
        when d.status = 'B2' then 'register_row_nothing_sent'
        when d.status = 'B1b' then 'told_no_answer'
        when d.status = 'B1' then 'no_trace_of_information'
        else d.status
    end as reason
from decided as d
left join referral_timing as t on t.pm_id = d.pm_id
left join person_group as g on g.pm_id = d.pm_id
left join undetermined as u on u.pm_id = d.pm_id
