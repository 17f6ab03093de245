/*+++
title = "Thời hạn L1 đến L8, từng lần"
title_en = "Clocks L1 to L8, one by one"
definition = "Mỗi lần một thời hạn chạy: thông báo Mẫu 03 và yêu cầu chưa có văn bản (L1, L2); thụ lý sau khi nhận thông báo (L3); cử người (L4, L5); đăng ký người thực hiện (L6, L7). Tính đến ngày dữ liệu theo quy tắc có hiệu lực vào ngày đó. Đúng hạn hoặc quá hạn chỉ khi chắc chắn với mọi phút có thể; chưa xong thì còn hạn hoặc đã quá; còn lại là không đo được."
definition_en = "Every run of a clock: Form 03 notices and requests still without a paper (L1, L2); acceptance after the notice (L3); assignment (L4, L5); registration of the provider (L6, L7). Up to the data day, by the rule in force that day. In time or late only where sure for every possible minute; unfinished ones are still running or overdue; the rest is not measurable."
caution = "L3: luật ghi “ngay”; thụ lý trong ngày nhận là đúng hạn, sau đó nhưng chưa quá hạn cử người (L5) là “không ngay”, quá số ngày đó mới là quá hạn. L6, L7: ngày nhận đủ giấy tờ không có trong tệp nào; chỉ kết luận đúng hạn khi đăng ký đủ gần ngày cử, vì giấy tờ chưa thể đủ trước khi cử. L8: không biểu mẫu nào ghi từ chối hoặc hủy đăng ký, nên không có dòng nào."
caution_en = "L3: the law says “at once”; accepted on the day of receipt is in time, later but within the assignment limit (L5) is “not at once”, beyond that is late. L6, L7: no file states when the papers were complete; in time is concluded only where the registration lies close enough to the assignment, because papers cannot be complete before it. L8: no form states a refusal or cancellation, so there are no rows."
law = ["LTGPL_A31_2", "LTGPL_A31_3", "TTLT10_A7_2", "TTLT10_A12"]
grain = "một lần chạy của một thời hạn"
grain_en = "one run of one clock"
key = ["clock_id"]
sort = ["result", "dated_on"]
[columns]
clock_id = {vi = "Mã lần chạy", en = "Run"}
rule_id = {vi = "Quy tắc", en = "Rule"}
dated_on = {vi = "Ngày xếp vào kỳ: L1, L2 ngày biết văn bản hoặc ngày yêu cầu; L3 ngày nhận; L4, L5 ngày thụ lý; L6, L7 ngày cử", en = "Day that puts it in a period: L1, L2 paper known or request; L3 received; L4, L5 accepted; L6, L7 assigned"}
result = {vi = "Kết quả", en = "Result"}
elapsed = {vi = "Đã qua (giờ hoặc ngày làm việc, ít nhất)", en = "Elapsed (hours or working days, at least)"}
longest = {vi = "Đã qua, nhiều nhất; trống khi không giới hạn được", en = "Elapsed, at most; empty where it has no bound"}
remaining = {vi = "Còn lại (giờ hoặc ngày làm việc, ít nhất); âm là đã quá", en = "Left (hours or working days, at least); negative = past"}

[[examples]]
because = "L1, L2 chạy: yêu cầu chưa có văn bản. Hạn 24 giờ tính đến hết ngày dữ liệu: chưa đến, đúng và hơn một phút; chỉ có ngày yêu cầu: cùng ngày còn hạn, ngày trước không đo được, hai ngày trước là quá; không ghi ngày yêu cầu là không đo được; đã gửi hoặc đã được trợ giúp thì không chạy."
because_en = "L1, L2 running: a request without a paper. 24 hours up to the end of the data day: under, exactly, a minute over; with the day only: the same day still runs, the day before is not measurable, two days before is over; without a day of request not measurable; sent or served runs no more."
given.snapshot_day = """
data_day
2026-10-30
"""
given.sla_rule = """
rule_id | clock | applies_to | clock_kind | limit | valid_from | valid_to
L1      | L1    | custody    | hours      | 12    | 2018-01-01 |
L2_old  | L2    | other      | hours      | 1     | 2018-01-01 | 2026-10-28
L2      | L2    | other      | hours      | 24    | 2026-10-28 |
"""
given.person_status = """
pm_id | status
A     | B2
B     | B2
C     | in_grace
D     | B2
E     | B2
F     | B2
G     | B2
H     | served
I     | B2
J     | B2
K     | B2
"""
given.contact = """
contact_id | pm_id | unit_id | sector | contact_on | is_requested | requested_on | requested_at     | in_custody
a          | A     | CA_1    | police | 2026-10-29 | true         | 2026-10-30   | 2026-10-30 00:00 | false
b          | B     | CA_1    | police | 2026-10-29 | true         | 2026-10-29   | 2026-10-29 23:59 | false
c          | C     | CA_1    | police | 2026-10-29 | true         | 2026-10-29   | 2026-10-29 23:58 | false
d          | D     | CA_1    | police | 2026-10-29 | true         | 2026-10-30   |                  | false
e          | E     | CA_1    | police | 2026-10-29 | true         | 2026-10-29   |                  | false
f          | F     | CA_1    | police | 2026-10-28 | true         | 2026-10-28   |                  | false
g          | G     | CA_1    | police | 2026-10-28 | true         |              |                  | false
h          | H     | CA_1    | police | 2026-10-28 | true         | 2026-10-28   |                  | false
i          | I     | CA_1    | police | 2026-10-28 | true         | 2026-10-28   |                  | false
j          | J     | CA_1    | police | 2026-10-28 | false        | 2026-10-28   |                  | false
k          | K     | CA_1    | police | 2026-10-30 | true         | 2026-10-30   | 2026-10-30 11:58 | true
k2         | K     | TA_1    | court  | 2026-10-30 | true         | 2026-10-31   | 2026-10-31 09:00 | true
"""
given.paper_side = """
paper_side_id | side             | pm_id | paper_form
i1            | agency_says_sent | I     | M04
"""
expect = """
pm_id | clock | rule_id | result         | dated_on
A     | L2    | L2      | waiting        | 2026-10-30
B     | L2    | L2      | waiting        | 2026-10-29
C     | L2    | L2      | overdue        | 2026-10-29
D     | L2    | L2      | waiting        | 2026-10-30
E     | L2    | L2      | not_measurable | 2026-10-29
F     | L2    | L2      | overdue        | 2026-10-28
G     | L2    | L2      | not_measurable | 2026-10-28
K     | L1    | L1      | overdue        | 2026-10-30
"""

[[examples]]
because = "L1, L2 đã có văn bản: kết quả gửi của thông báo. L3: nhận 01/10 (thứ năm); cùng ngày là đúng hạn; 1, 2 và 3 ngày làm việc là không ngay; 4 là quá hạn; chưa thụ lý sau 3 ngày còn chờ, sau 4 là quá; đã trả lời không thuộc diện thì thôi; Mẫu 04 không có hạn này."
because_en = "L1, L2 with a paper: the notice's sending result. L3: received Thursday 1 October; the same day is in time; 1, 2 and 3 working days are not at once; 4 is late; not accepted after 3 still runs, after 4 is overdue; answered as not eligible ends it; Form 04 has no such clock."
given.snapshot_day = """
data_day
2026-10-07
"""
given.working_day = """
on         | is_working | number
2026-10-01 | true       | 10
2026-10-02 | true       | 11
2026-10-05 | true       | 12
2026-10-06 | true       | 13
2026-10-07 | true       | 14
"""
given.sla_rule = """
rule_id | clock | applies_to | clock_kind   | limit | valid_from | valid_to
L3      | L3    | all        | at_once      |       | 2026-10-01 |
L3_new  | L3    | all        | at_once      |       | 2026-10-02 |
L3_old  | L3    | all        | at_once      |       | 2018-01-01 | 2026-10-01
L5      | L5    | other      | working_days | 3     | 2026-10-01 |
L5_new  | L5    | other      | working_days | 9     | 2026-10-02 |
L5_old  | L5    | other      | working_days | 9     | 2018-01-01 | 2026-10-01
"""
given.paper_clock = """
paper_id | clock | pm_id | sent_result | known_on   | least_minutes | most_minutes | sector
p        | L2    | A     | late        | 2026-10-01 | 1500          | 1800         | police
"""
given.referral = """
pm_id | paper_side_id | paper_form | sector | received_on | reply
A     | a             | M03        | police | 2026-10-01  | accepted
B     | b             | M03        | police | 2026-10-01  | accepted
C     | c             | M03        | police | 2026-10-01  | accepted
D     | d             | M03        | police | 2026-10-01  | accepted
E     | e             | M03        | police | 2026-10-01  |
G     | g             | M03        | police | 2026-10-01  | not_eligible
H     | h             | M04        | police | 2026-10-01  |
J     | j             | M03        | police | 2026-10-01  | pending
K     | k             | M03        | police | 2026-10-01  | accepted
"""
given.person_case = """
pm_id | accepted_on
A     | 2026-10-01
B     | 2026-10-02
C     | 2026-10-06
D     | 2026-10-07
J     | 2026-09-30
K     | 2026-10-05
"""
expect = """
pm_id | clock | rule_id | result  | elapsed | longest
A     | L2    |         | late    | 25      | 30
A     | L3    | L3      | in_time | 0       | 0
B     | L3    | L3      | in_limit| 1       | 1
C     | L3    | L3      | in_limit| 3       | 3
D     | L3    | L3      | late    | 4       | 4
E     | L3    | L3      | overdue | 4       | 4
J     | L3    | L3      | in_time | 0       | 0
K     | L3    | L3      | in_limit| 2       | 2
"""

[[examples]]
because = "L4, L5 lấy từ thời hạn cử người; chưa cử thì còn lại bao nhiêu ngày theo quy tắc của ngày thụ lý: quy tắc bắt đầu đúng ngày đó được dùng, quy tắc hết đúng ngày đó thì không."
because_en = "L4, L5 come from the clock of assigning; unassigned ones have days left by the rule of the day of acceptance: one that begins on that day is used, one that ends on it is not."
given.snapshot_day = """
data_day
2026-10-07
"""
given.sla_rule = """
rule_id | clock | applies_to | clock_kind   | limit | valid_from | valid_to
L5_old  | L5    | other      | working_days | 9     | 2018-01-01 | 2026-10-06
L5      | L5    | other      | working_days | 3     | 2026-10-06 | 2026-10-07
L5_new  | L5    | other      | working_days | 7     | 2026-10-07 |
"""
given.assign_clock = """
case_id | clock | accepted_on | result  | elapsed_days | is_assigned | least_minutes | most_minutes
C1      | L5    | 2026-10-06  | waiting | 1            | false       |               |
C2      | L5    | 2026-10-06  | in_time | 1            | true        |               |
C3      | L4    | 2026-10-06  | late    | 1            | true        | 780           | 900
"""
given.aid_case = """
case_id | source | accepted_on
C1      | police | 2026-10-06
C2      | court  | 2026-10-06
C3      | police | 2026-10-06
"""
expect = """
case_id | clock | result  | sector | elapsed | longest | remaining
C1      | L5    | waiting | police | 1       | 1       | 2
C2      | L5    | in_time | court  | 1       | 1       |
C3      | L4    | late    | police | 13      | 15      |
"""

[[examples]]
because = "L3 chưa thụ lý: nhận ngày 02/10, đến 07/10 đúng 3 ngày làm việc còn hạn. L6 (hình sự, 24 giờ từ khi đủ giấy tờ, giấy tờ không đủ trước khi cử): đăng ký trong 24 giờ sau khi cử chắc chắn đúng hạn, hơn một phút là không đo được; chưa đăng ký: còn hạn, rồi không đo được. L7: hai và ba ngày làm việc là đúng hạn; ngày thứ tư không đo được. Chưa cử thì chưa chạy; cử sau ngày dữ liệu chưa tính; thụ lý trước kỳ không tính."
because_en = "L3 not accepted: received 2 October, on 7 October exactly 3 working days still run. L6 (criminal, 24 hours from full papers, which are never complete before the assignment): registered within 24 hours of assignment is surely in time, a minute more is not measurable; not registered: running, then not measurable. L7: two and three working days are in time; the fourth is not measurable. Not assigned: not running; assigned after the data day does not count; accepted before the window does not count."
given.snapshot_day = """
data_day
2026-10-07
"""
given.working_day = """
on         | is_working | number
2026-10-01 | true       | 10
2026-10-02 | true       | 11
2026-10-05 | true       | 12
2026-10-06 | true       | 13
2026-10-07 | true       | 14
"""
given.sla_rule = """
rule_id | clock | applies_to | clock_kind   | limit | valid_from | valid_to
L3      | L3    | all        | at_once      |       | 2018-01-01 |
L5      | L5    | other      | working_days | 3     | 2018-01-01 |
L6      | L6    | criminal   | hours        | 24    | 2026-10-01 |
L6_old  | L6    | criminal   | hours        | 99    | 2018-01-01 | 2026-10-01
L6_new  | L6    | criminal   | hours        | 99    | 2027-01-01 |
L7      | L7    | civil      | working_days | 3     | 2018-01-01 |
"""
given.referral = """
pm_id | paper_side_id | paper_form | sector | received_on
A     | a             | M03        | police | 2026-10-02
"""
given.aid_case = """
case_id | case_form | field | source | accepted_on | assigned_on | assigned_at      | registered_on | closed_on  | before_window
C1      | PROC      | CRIM  | police | 2026-10-01  | 2026-10-01  |                  | 2026-10-01    |            | false
C2      | PROC      | CRIM  | police | 2026-10-01  | 2026-10-01  | 2026-10-01 23:59 | 2026-10-02    |            | false
C3      | PROC      | CRIM  | police | 2026-10-01  | 2026-10-01  | 2026-10-01 23:58 | 2026-10-02    |            | false
C4      | PROC      | CRIM  | police | 2026-10-01  | 2026-10-07  |                  |               |            | false
C5      | PROC      | CRIM  | police | 2026-10-01  | 2026-10-06  | 2026-10-06 23:59 |               |            | false
C6      | PROC      | CRIM  | police | 2026-10-01  | 2026-10-06  | 2026-10-06 23:58 |               |            | false
C7      | PROC      | FAM   | court  | 2026-10-01  | 2026-10-01  |                  | 2026-10-06    |            | false
C8      | PROC      | FAM   | court  | 2026-10-01  | 2026-10-01  |                  | 2026-10-07    |            | false
C9      | PROC      | FAM   | court  | 2026-10-01  | 2026-10-02  |                  |               |            | false
C10     | PROC      | FAM   | court  | 2026-10-01  | 2026-10-01  |                  |               |            | false
C11     | PROC      | FAM   | court  | 2026-10-01  |             |                  |               |            | false
C12     | PROC      | FAM   | court  | 2026-10-01  | 2026-10-08  |                  |               |            | false
C13     | PROC      | FAM   | court  | 2023-10-01  | 2026-10-01  |                  | 2026-10-01    |            | true
C14     | ADV       | FAM   | court  | 2026-10-01  | 2026-10-01  |                  | 2026-10-01    |            | false
C15     | PROC      | FAM   | court  | 2026-10-01  | 2026-10-01  |                  |               | 2026-10-02 | false
C16     | PROC      | FAM   | court  | 2026-10-01  | 2026-10-06  |                  | 2026-10-08    |            | false
C17     | PROC      | FAM   | court  | 2026-10-01  | 2026-10-01  |                  | 2026-10-07    | 2026-10-07 | false
C18     | PROC      |       | court  | 2026-10-01  | 2026-10-01  |                  | 2026-10-02    |            | false
C19     | PROC      | CRIM  | court  | 2026-10-01  | 2026-10-07  |                  | 2026-10-07    |            | false
C20     | PROC      | FAM   | court  | 2026-10-01  | 2026-10-01  |                  | 2026-10-05    |            | false
C21     | PROC      | FAM   | court  | 2026-10-01  | 2026-10-05  |                  |               |            | false
C22     | PROC      | CRIM  | police | 2026-10-01  | 2026-10-01  | 2026-10-02 00:00 | 2026-10-02    |            | false
"""
expect = """
case_id | clock | rule_id | result
        | L3    | L3      | waiting
C1      | L6    | L6      | in_time
C2      | L6    | L6      | in_time
C3      | L6    | L6      | not_measurable
C4      | L6    | L6      | waiting
C5      | L6    | L6      | waiting
C6      | L6    | L6      | not_measurable
C7      | L7    | L7      | in_time
C8      | L7    | L7      | not_measurable
C9      | L7    | L7      | waiting
C10     | L7    | L7      | not_measurable
C16     | L7    | L7      | waiting
C17     | L7    | L7      | not_measurable
C19     | L6    | L6      | in_time
C20     | L7    | L7      | in_time
C21     | L7    | L7      | waiting
C22     | L6    | L6      | in_time
"""
+++*/
with asked as (
    select
        c.pm_id,
        c.unit_id,
        c.sector,
        c.contact_on,
        c.requested_on,
        c.in_custody,
        coalesce(c.requested_at, cast(c.requested_on as timestamp)) as asked_from,
        coalesce(c.requested_at, cast(c.requested_on as timestamp) + interval 1439 minute) as asked_to,
        row_number() over (partition by c.pm_id order by c.contact_on, c.contact_id) as place
    from contact as c
    inner join person_status as s on s.pm_id = c.pm_id
    where c.is_requested and s.status in ('B2', 'in_grace')
        and not exists (select 1 from paper_side as p where p.pm_id = c.pm_id)
),
asking as (
    select
        a.*,
        l.clock,
        l.rule_id,
        l."limit",
        date_diff('minute', a.asked_to, cast(s.data_day + 1 as timestamp)) - 1 as least_minutes,
        date_diff('minute', a.asked_from, cast(s.data_day + 1 as timestamp)) - 1 as most_minutes
    from asked as a
    cross join snapshot_day as s
    inner join sla_rule as l
        on l.clock in ('L1', 'L2') and l.applies_to = case when a.in_custody then 'custody' else 'other' end
        and l.valid_from <= coalesce(a.requested_on, a.contact_on)
        and (l.valid_to is null or l.valid_to > coalesce(a.requested_on, a.contact_on))
    where a.place = 1
),
noticed as (
    select
        r.pm_id,
        r.unit_id,
        r.sector,
        r.received_on,
        c.accepted_on,
        at_once.rule_id,
        longest."limit",
        greatest(done.number - got.number, 0) as elapsed_days
    from referral as r
    cross join snapshot_day as s
    inner join sla_rule as at_once
        on at_once.clock = 'L3' and at_once.valid_from <= r.received_on
        and (at_once.valid_to is null or at_once.valid_to > r.received_on)
    inner join sla_rule as longest
        on longest.clock = 'L5' and longest.valid_from <= r.received_on
        and (longest.valid_to is null or longest.valid_to > r.received_on)
    left join person_case as c on c.pm_id = r.pm_id
    left join working_day as got on got."on" = r.received_on
    left join working_day as done on done."on" = coalesce(c.accepted_on, s.data_day)
    where r.paper_form = 'M03'
        and (c.pm_id is not null or coalesce(r.reply, 'pending') in ('accepted', 'pending'))
),
registering as (
    select
        c.case_id,
        c.source as sector,
        c.source_unit_id as unit_id,
        c.assigned_on,
        l.clock,
        l.rule_id,
        l.clock_kind,
        l."limit",
        case when c.registered_on <= s.data_day then c.registered_on end as registered_on,
        date_diff(
            'minute', coalesce(c.assigned_at, cast(c.assigned_on as timestamp)),
            cast(least(c.registered_on, s.data_day) as timestamp) + interval 1439 minute
        ) as most_done_minutes,
        date_diff(
            'minute', coalesce(c.assigned_at, cast(c.assigned_on as timestamp)), cast(s.data_day + 1 as timestamp)
        ) - 1 as most_minutes,
        done.number - begun.number as elapsed_days
    from aid_case as c
    cross join snapshot_day as s
    inner join sla_rule as l
        on l.clock in ('L6', 'L7') and l.applies_to = case when c.field = 'CRIM' then 'criminal' else 'civil' end
        and l.valid_from <= c.assigned_on and (l.valid_to is null or l.valid_to > c.assigned_on)
    left join working_day as begun on begun."on" = c.assigned_on
    left join working_day as done on done."on" = least(coalesce(c.registered_on, s.data_day), s.data_day)
    where c.case_form = 'PROC' and not c.before_window and c.field is not null and c.assigned_on <= s.data_day
        and (c.registered_on <= s.data_day or c.closed_on is null)
)
select
    'paper ' || paper_id as clock_id,
    clock,
    cast(null as varchar) as rule_id,
    pm_id,
    cast(null as varchar) as case_id,
    unit_id,
    sector,
    known_on as dated_on,
    sent_result as result,
    cast(least_minutes as double) / 60 as elapsed,
    cast(most_minutes as double) / 60 as longest,
    cast(null as double) as remaining
from paper_clock
union all
select
    'request ' || pm_id as clock_id,
    clock,
    rule_id,
    pm_id,
    cast(null as varchar) as case_id,
    unit_id,
    sector,
    coalesce(requested_on, contact_on) as dated_on,
    case
        when least_minutes > 60 * "limit" then 'overdue'
        when most_minutes <= 60 * "limit" then 'waiting'
        else 'not_measurable'
    end as result,
    cast(least_minutes as double) / 60 as elapsed,
    cast(most_minutes as double) / 60 as longest,
    "limit" - cast(most_minutes as double) / 60 as remaining
from asking
union all
select
    'notice ' || pm_id as clock_id,
    'L3' as clock,
    rule_id,
    pm_id,
    cast(null as varchar) as case_id,
    unit_id,
    sector,
    received_on as dated_on,
    case
        when elapsed_days > "limit" and accepted_on is not null then 'late'
        when elapsed_days > "limit" then 'overdue'
        when accepted_on is null then 'waiting'
        when accepted_on <= received_on then 'in_time'
        else 'in_limit'
    end as result,
    cast(elapsed_days as double) as elapsed,
    cast(elapsed_days as double) as longest,
    case when accepted_on is null then "limit" - elapsed_days end as remaining
from noticed
union all
select
    k.clock || ' ' || k.case_id as clock_id,
    k.clock,
    cast(null as varchar) as rule_id,
    cast(null as varchar) as pm_id,
    k.case_id,
    c.source_unit_id as unit_id,
    c.source as sector,
    k.accepted_on as dated_on,
    k.result,
    coalesce(cast(k.least_minutes as double) / 60, k.elapsed_days) as elapsed,
    coalesce(cast(k.most_minutes as double) / 60, k.elapsed_days) as longest,
    case when k.clock = 'L5' and not k.is_assigned then l."limit" - k.elapsed_days end as remaining
from assign_clock as k
inner join aid_case as c on c.case_id = k.case_id
left join sla_rule as l
    on k.clock = 'L5' and l.clock = k.clock and l.valid_from <= k.accepted_on
    and (l.valid_to is null or l.valid_to > k.accepted_on)
union all
select
    clock || ' ' || case_id as clock_id,
    clock,
    rule_id,
    cast(null as varchar) as pm_id,
    case_id,
    unit_id,
    sector,
    assigned_on as dated_on,
    case
        when registered_on is null and clock_kind = 'hours' and most_minutes <= 60 * "limit" then 'waiting'
        when registered_on is null and clock_kind = 'working_days' and elapsed_days <= "limit" then 'waiting'
        when registered_on is null then 'not_measurable'
        when clock_kind = 'hours' and most_done_minutes <= 60 * "limit" then 'in_time'
        when clock_kind = 'working_days' and elapsed_days <= "limit" then 'in_time'
        else 'not_measurable'
    end as result,
    case when clock_kind = 'working_days' then cast(elapsed_days as double) end as elapsed,
    cast(null as double) as longest,
    case
        when registered_on is null and clock_kind = 'hours' then "limit" - cast(most_minutes as double) / 60
        when registered_on is null then "limit" - elapsed_days
    end as remaining
from registering
