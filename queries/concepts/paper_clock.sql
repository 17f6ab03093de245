/*+++
title = "Đồng hồ thông báo"
title_en = "Clock of notices"
definition = "Mỗi thông báo Mẫu 03 biết được từ sổ của cơ quan hoặc sổ tiếp nhận: gửi trừ yêu cầu (nghĩa vụ của cơ quan) và nhận trừ yêu cầu (điều người đó trải qua) so với thời hạn L1 (người bị giữ) hoặc L2. Giờ chỉ ghi ngày là bất kỳ phút nào của ngày đó; gửi không trước yêu cầu và không sau khi nhận. Quá hạn nếu quá hạn ở mọi phút có thể, đúng hạn nếu đúng hạn ở mọi phút, còn lại là không đo được."
definition_en = "Each Form 03 notice known from an agency's register or the Centre's log: sent minus request (the agency's duty) and received minus request (what the person lived through) against limit L1 (held persons) or L2. A time stated as a date is any minute of that day; the sending is not before the request nor after the receipt. Late if late for every possible minute, in time if in time for every one, else not measurable."
law = ["LTGPL_A31_3", "TTLT10_A7_2"]
caution = "Mẫu 04, điện thoại và trực không có thời hạn. Không ghi yêu cầu thì không đo được, không phải là đúng hạn."
caution_en = "Form 04, calls and duty have no clock. Without a stated request a paper is not measurable, which is not in time."
grain = "một dòng cho mỗi thông báo Mẫu 03"
grain_en = "one row per Form 03 notice"
key = ["paper_id"]
[columns]
paper_id = {vi = "Mã thông báo", en = "Notice"}
clock = {vi = "Thời hạn áp dụng: L1 người bị giữ, L2 người khác", en = "Clock: L1 held, L2 others"}
is_sent_known = {vi = "Có trong sổ của cơ quan", en = "Stands in the agency's register"}
is_received = {vi = "Trung tâm đã nhận", en = "Received by the Centre"}
sent_result = {vi = "Gửi: late quá hạn, in_time đúng hạn, not_measurable không đo được", en = "Sending: late, in_time, not_measurable"}
received_result = {vi = "Nhận: late, in_time, not_measurable; trống là không nhận", en = "Receipt: late, in_time, not_measurable; empty = not received"}
known_on = {vi = "Ngày nhận, nếu không có là ngày gửi", en = "Day received, else sent"}
received_on = {vi = "Ngày nhận", en = "Day received"}
sent_on = {vi = "Ngày gửi", en = "Day sent"}
in_custody = {vi = "Người bị giữ", en = "Held"}
least_minutes = {vi = "Số phút từ yêu cầu đến khi gửi, ít nhất; trống khi không ghi yêu cầu hoặc ngày giờ trái nhau", en = "Minutes from request to sending, at least; empty without a stated request or where days contradict"}
most_minutes = {vi = "Số phút từ yêu cầu đến khi gửi, nhiều nhất", en = "Minutes from request to sending, at most"}

[[examples]]
because = "Người khác, có giờ: 24 giờ đúng là đúng hạn, quá một phút là quá hạn; người bị giữ: 12 giờ. Không có yêu cầu thì không đo được."
because_en = "Others, hours stated: exactly 24 hours is in time, a minute more is late; held persons: 12 hours. No request: not measurable."
given.sla_rule = """
rule_id | clock | applies_to | clock_kind | limit | valid_from
L1      | L1    | custody    | hours      | 12    | 2018-01-01
L2      | L2    | other      | hours      | 24    | 2018-01-01
"""
given.paper_side = """
paper_side_id | side                 | pm_id | unit_id | sector | paper_form | paper_number | happened_on | happened_at      | requested_on | requested_at     | in_custody
a1 | agency_says_sent     | A | CA_1 | police | M03 | 1 | 2024-05-02 | 2024-05-02 08:00 | 2024-05-01 | 2024-05-01 08:01 | false
b1 | agency_says_sent     | B | CA_1 | police | M03 | 2 | 2024-05-02 | 2024-05-02 08:00 | 2024-05-01 | 2024-05-01 08:00 | false
c1 | agency_says_sent     | C | CA_1 | police | M03 | 3 | 2024-05-02 | 2024-05-02 08:01 | 2024-05-01 | 2024-05-01 08:00 | false
d1 | agency_says_sent     | D | CA_1 | police | M03 | 4 | 2024-05-01 | 2024-05-01 19:59 | 2024-05-01 | 2024-05-01 08:00 | true
e1 | agency_says_sent     | E | CA_1 | police | M03 | 5 | 2024-05-01 | 2024-05-01 20:00 | 2024-05-01 | 2024-05-01 08:00 | true
f1 | agency_says_sent     | F | CA_1 | police | M03 | 6 | 2024-05-01 | 2024-05-01 20:01 | 2024-05-01 | 2024-05-01 08:00 | true
g1 | agency_says_sent     | G | CA_1 | police | M03 | 7 | 2024-05-01 | 2024-05-01 20:01 |            |                  | true
h1 | agency_says_sent     | H | CA_1 | police | M04 | 8 | 2024-05-01 | 2024-05-01 20:01 | 2024-05-01 | 2024-05-01 08:00 | true
"""
expect = """
pm_id | clock | sent_result    | received_result | least_minutes | most_minutes
A     | L2    | in_time        |                 | 1439          | 1439
B     | L2    | in_time        |                 | 1440          | 1440
C     | L2    | late           |                 | 1441          | 1441
D     | L1    | in_time        |                 | 719           | 719
E     | L1    | in_time        |                 | 720           | 720
F     | L1    | late           |                 | 721           | 721
G     | L1    | not_measurable |                 |               |
"""

[[examples]]
because = "Chỉ có ngày: gửi ngay trong ngày yêu cầu (L2) chắc chắn đúng hạn; gửi ngày hôm sau có thể quá 24 giờ: không đo được; hai ngày sau chắc chắn quá hạn. Giờ nhận chặn giờ gửi. Hai ngày trái nhau (gửi trước yêu cầu, gửi sau khi nhận) thì không đo được."
because_en = "Dates only: sent on the day of the request (L2) is surely in time; the day after may exceed 24 hours: not measurable; two days after is surely late. The hour of receipt bounds the sending. Dates that contradict (sent before the request, sent after the receipt) are not measurable."
given.sla_rule = """
rule_id | clock | applies_to | clock_kind | limit | valid_from | valid_to
L1      | L1    | custody    | hours      | 12    | 2018-01-01 |
L2      | L2    | other      | hours      | 24    | 2018-01-01 | 2024-06-01
new     | L2    | other      | hours      | 1     | 2024-06-01 |
"""
given.paper_side = """
paper_side_id | side                 | pm_id | unit_id | sector | paper_form | paper_number | happened_on | happened_at      | requested_on | requested_at     | in_custody
a1 | agency_says_sent     | A | CA_1 | police | M03 | 1 | 2024-05-01 |                  | 2024-05-01 |                  | false
b1 | agency_says_sent     | B | CA_1 | police | M03 | 2 | 2024-05-02 |                  | 2024-05-01 |                  | false
c1 | agency_says_sent     | C | CA_1 | police | M03 | 3 | 2024-05-03 |                  | 2024-05-01 |                  | false
d1 | agency_says_sent     | D | CA_1 | police | M03 | 4 | 2024-05-02 |                  | 2024-05-01 | 2024-05-01 08:00 | false
d2 | centre_says_received | D | CA_1 | police | M03 | 4 | 2024-05-02 | 2024-05-02 08:00 |            |                  | false
e1 | agency_says_sent     | E | CA_1 | police | M03 | 5 | 2024-05-01 |                  | 2024-05-01 | 2024-05-01 08:00 | false
e2 | centre_says_received | E | CA_1 | police | M03 | 5 | 2024-05-02 | 2024-05-02 08:01 |            |                  | true
f2 | centre_says_received | F | CA_1 | police | M03 | 6 | 2024-05-02 | 2024-05-02 08:01 |            |                  | false
g1 | agency_says_sent     | G | CA_1 | police | M03 | 7 | 2024-05-31 | 2024-05-31 10:00 | 2024-05-31 | 2024-05-31 08:00 | false
h1 | agency_says_sent     | H | CA_1 | police | M03 | 8 | 2024-06-01 | 2024-06-01 10:00 | 2024-06-01 | 2024-06-01 08:00 | false
i1 | agency_says_sent     | I | CA_1 | police | M03 | 9 | 2024-05-03 |                  | 2024-05-01 |                  | false
i2 | centre_says_received | I | CA_1 | police | M03 | 9 | 2024-05-02 |                  |            |                  | false
j1 | agency_says_sent     | J | CA_1 | police | M03 | 10 | 2024-05-01 |                  | 2024-05-02 |                  | false
k1 | agency_says_sent     | K | CA_1 | police | M03 | 11 | 2024-05-02 | 2024-05-02 08:00 | 2024-05-01 | 2024-05-01 08:00 | false
k2 | centre_says_received | K | CA_1 | police | M03 | 11 | 2024-05-03 |                  |            |                  | false
m1 | agency_says_sent     | M | CA_1 | police | M03 | 13 | 2024-05-02 | 2024-05-02 08:00 | 2024-05-02 | 2024-05-02 08:00 | false
m2 | centre_says_received | M | CA_1 | police | M03 | 13 | 2024-05-02 | 2024-05-02 08:00 |            |                  | false
n1 | agency_says_sent     | N | CA_1 | police | M03 | 14 |            |                  | 2024-05-02 | 2024-05-02 08:00 | false
n2 | centre_says_received | N | CA_1 | police | M03 | 14 | 2024-05-02 | 2024-05-02 07:59 |            |                  | false
o1 | agency_says_sent     | O | CA_1 | police | M03 | 15 |            |                  | 2024-05-02 | 2024-05-02 08:00 | false
o2 | centre_says_received | O | CA_1 | police | M03 | 15 | 2024-05-02 | 2024-05-02 08:00 |            |                  | false
l1 | agency_says_sent     | L | CA_1 | police | M03 | 12 | 2024-05-02 | 2024-05-02 08:00 | 2024-05-02 |                  | false
"""
expect = """
pm_id | clock | is_received | sent_result    | received_result | least_minutes | most_minutes
A     | L2    | false       | in_time        |                 | 0             | 1439
B     | L2    | false       | not_measurable |                 | 1             | 2879
C     | L2    | false       | late           |                 | 1441          | 4319
D     | L2    | true        | in_time        | in_time         | 960           | 1440
E     | L1    | true        | not_measurable | late            | 0             | 959
F     | L2    | true        | not_measurable | not_measurable  |               |
G     | L2    | false       | in_time        |                 | 120           | 120
H     | L2    | false       | late           |                 | 120           | 120
I     | L2    | true        | not_measurable | not_measurable  |               |
J     | L2    | false       | not_measurable |                 |               |
K     | L2    | true        | in_time        | late            | 1440          | 1440
L     | L2    | false       | in_time        |                 | 0             | 480
M     | L2    | true        | in_time        | in_time         | 0             | 0
N     | L2    | true        | not_measurable | not_measurable  |               |
O     | L2    | true        | in_time        | in_time         | 0             | 0
"""
+++*/
with notice as (
    select
        *,
        coalesce(pm_id || ' ' || unit_id || ' ' || paper_number, 'row ' || paper_side_id) as paper_id
    from paper_side
    where paper_form = 'M03'
),
paper as (
    select
        paper_id,
        max(pm_id) as pm_id,
        max(unit_id) as unit_id,
        max(sector) as sector,
        bool_or(in_custody) as in_custody,
        bool_or(side = 'agency_says_sent') as is_sent_known,
        bool_or(side = 'centre_says_received') as is_received,
        min(requested_on) as requested_on,
        min(requested_at) as requested_at,
        min(case when side = 'agency_says_sent' then happened_on end) as sent_on,
        min(case when side = 'agency_says_sent' then happened_at end) as sent_at,
        min(case when side = 'centre_says_received' then happened_on end) as received_on,
        min(case when side = 'centre_says_received' then happened_at end) as received_at
    from notice
    group by paper_id
),
bounds as (
    select
        *,
        coalesce(requested_at, cast(requested_on as timestamp)) as asked_from,
        coalesce(requested_at, cast(requested_on as timestamp) + interval 1439 minute) as asked_to,
        coalesce(sent_at, cast(sent_on as timestamp)) as sent_from,
        coalesce(sent_at, cast(sent_on as timestamp) + interval 1439 minute) as sent_to,
        coalesce(received_at, cast(received_on as timestamp)) as got_from,
        coalesce(received_at, cast(received_on as timestamp) + interval 1439 minute) as got_to,
        case when in_custody then 'custody' else 'other' end as applies_to
    from paper
),
spans as (
    select
        *,
        date_diff('minute', asked_to, sent_from) as sent_least,
        date_diff('minute', asked_from, least(coalesce(sent_to, got_to), coalesce(got_to, sent_to))) as sent_most,
        date_diff('minute', asked_to, greatest(got_from, coalesce(sent_from, got_from))) as got_least,
        date_diff('minute', asked_from, got_to) as got_most
    from bounds
),
judged as (
    select
        *,
        coalesce(sent_to < asked_from, false) or coalesce(sent_from > got_to, false) or coalesce(got_to < asked_from, false)
            as is_contradictory
    from spans
)
select
    s.paper_id,
    s.pm_id,
    s.unit_id,
    s.sector,
    l.clock,
    s.is_sent_known,
    s.is_received,
    s.requested_on,
    s.sent_on,
    s.received_on,
    coalesce(s.received_on, s.sent_on) as known_on,
    s.in_custody,
    case when s.asked_to is not null and not s.is_contradictory then greatest(coalesce(s.sent_least, 0), 0) end as least_minutes,
    case when not s.is_contradictory then s.sent_most end as most_minutes,
    case
        when s.is_contradictory then 'not_measurable'
        when s.sent_least > 60 * l."limit" then 'late'
        when s.sent_most <= 60 * l."limit" then 'in_time'
        else 'not_measurable'
    end as sent_result,
    case
        when not s.is_received then null
        when s.got_to < s.asked_from or s.sent_from > s.got_to then 'not_measurable'
        when s.got_least > 60 * l."limit" then 'late'
        when s.got_most <= 60 * l."limit" then 'in_time'
        else 'not_measurable'
    end as received_result
from judged as s
inner join sla_rule as l
    on l.clock in ('L1', 'L2') and l.applies_to = s.applies_to
    and l.valid_from <= coalesce(s.sent_on, s.received_on, s.requested_on)
    and (l.valid_to is null or l.valid_to > coalesce(s.sent_on, s.received_on, s.requested_on))
