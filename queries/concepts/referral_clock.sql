/*+++
title = "Đồng hồ của Trung tâm"
title_en = "The Centre's clock"
definition = "Với giới thiệu đã nhận mà chưa thụ lý: còn trong thời hạn hay đã quá hạn vào ngày dữ liệu. Người bị giữ: số giờ của hạn cử nếu có ghi giờ nhận, nếu không thì hết ngày kế tiếp; người khác: số ngày làm việc của hạn cử."
definition_en = "For a received referral: inside the clock or past it on the data day. Held persons: the hours of the assignment limit where the hour of receipt is stated, else the end of the next day; others: the working days of the limit."
law = ["LTGPL_A31_2", "TTLT10_A3_4"]
grain = "một dòng cho mỗi người–vụ đã được giới thiệu"
grain_en = "one row per referred person-matter"
key = ["pm_id"]
[columns]
is_overdue = {vi = "Đã quá hạn vào ngày dữ liệu", en = "Past the limit on the data day"}

[[examples]]
because = "Người bị giữ, có giờ: 12 giờ tính đến hết ngày dữ liệu; đúng 12 giờ chưa quá hạn, hơn thì quá."
because_en = "Held, hour stated: 12 hours up to the end of the data day; exactly 12 is not past, more is."
given.snapshot_day = """
data_day
2026-10-31
"""
given.parameter_now = """
name                       | value
custody_without_hours_days | 1
"""
given.sla_rule = """
rule_id | clock | applies_to | clock_kind   | limit | valid_from
L4      | L4    | custody    | hours        | 12    | 2018-01-01
L5      | L5    | other      | working_days | 3     | 2018-01-01
"""
given.paper_side = """
paper_side_id | side                 | pm_id | in_custody
a             | centre_says_received | A     | true
b             | centre_says_received | B     | true
c             | centre_says_received | C     | true
d             | centre_says_received | D     | true
e             | centre_says_received | E     | true
"""
given.referral = """
pm_id | paper_side_id | received_on | received_at
A     | a             | 2026-10-31  | 2026-10-31 12:00
B     | b             | 2026-10-31  | 2026-10-31 11:59
C     | c             | 2026-10-31  | 2026-10-31 11:58
D     | d             | 2026-10-30  |
E     | e             | 2026-10-29  |
"""
expect = """
pm_id | is_overdue
A     | false
B     | false
C     | true
D     | false
E     | true
"""

[[examples]]
because = "Người khác: 2 và 3 ngày làm việc chưa quá hạn, 4 thì quá; quy tắc hết hiệu lực hoặc chưa có hiệu lực thì không dùng."
because_en = "Others: 2 and 3 working days are not past, 4 are; a rule that has ended or not begun is not used."
given.snapshot_day = """
data_day
2026-10-09
"""
given.parameter_now = """
name                       | value
custody_without_hours_days | 1
"""
given.working_day = """
on         | is_working | number
2026-10-05 | true       | 101
2026-10-06 | true       | 102
2026-10-07 | true       | 103
2026-10-08 | true       | 104
"""
given.sla_rule = """
rule_id | clock | applies_to | clock_kind   | limit | valid_from | valid_to
old     | L5    | other      | working_days | 9     | 2018-01-01 | 2026-10-05
L5      | L5    | other      | working_days | 3     | 2026-10-05 | 2026-10-08
new     | L5    | other      | working_days | 0     | 2026-10-08 |
"""
given.paper_side = """
paper_side_id | side                 | pm_id | in_custody
a             | centre_says_received | A     | false
b             | centre_says_received | B     | false
c             | centre_says_received | C     | false
"""
given.referral = """
pm_id | paper_side_id | received_on | received_at
A     | a             | 2026-10-07  | 2026-10-07 12:00
B     | b             | 2026-10-06  |
C     | c             | 2026-10-05  |
"""
expect = """
pm_id | is_overdue
A     | false
B     | false
C     | true
"""
+++*/
with clocked as (
    select
        r.pm_id, r.received_on, r.received_at, p.in_custody, s.data_day,
        case when p.in_custody then 'custody' else 'other' end as applies_to
    from referral as r
    inner join paper_side as p on p.paper_side_id = r.paper_side_id
    cross join snapshot_day as s
)
select
    c.pm_id,
    coalesce(case
        when c.in_custody and c.received_at is not null
            then date_diff('minute', c.received_at, cast(c.data_day + 1 as timestamp)) - 1 > 60 * l."limit"
        when c.in_custody then c.data_day - c.received_on > w.value
        else yesterday.number - received.number >= l."limit"
    end, false) as is_overdue
from clocked as c
left join sla_rule as l
    on l.clock in ('L4', 'L5') and l.applies_to = c.applies_to
    and l.valid_from <= c.received_on and (l.valid_to is null or l.valid_to > c.received_on)
left join parameter_now as w on w.name = 'custody_without_hours_days'
left join working_day as received on received."on" = c.received_on
left join working_day as yesterday on yesterday."on" = c.data_day - 1
