/*+++
title = "Giới thiệu muộn"
title_en = "Late referrals"
definition = "Muộn giai đoạn: văn bản đầu tiên Trung tâm nhận đến từ giai đoạn sau giai đoạn lúc thuộc diện. Quá muộn: từ khi nhận đến phiên tòa sơ thẩm sớm nhất trong danh sách còn dưới số ngày làm việc tối thiểu."
definition_en = "Late stage: the first paper received comes from a later stage than eligible-since. Too late: fewer than the least number of working days from receipt to the earliest first-instance hearing in a list."
law = ["PROP_STAGES", "TT12_2018_A6"]
caution = "Công an cấp xã được tính là giai đoạn tiếp nhận tin báo, trừ khi người đó đang bị giữ."
caution_en = "Commune police count as the stage of the first report, unless the person is held."
grain = "một dòng cho mỗi người–vụ đã được giới thiệu"
grain_en = "one row per referred person-matter"
key = ["pm_id"]
[columns]
since_position = {vi = "Thứ tự giai đoạn lúc thuộc diện", en = "Position of the stage at eligible-since"}
paper_position = {vi = "Thứ tự giai đoạn của văn bản", en = "Position of the stage of the paper"}
is_late_stage = {vi = "Muộn giai đoạn", en = "Late stage"}
hearing_on = {vi = "Phiên sơ thẩm sớm nhất", en = "Earliest first-instance hearing"}
is_hearing_known = {vi = "Biết ngày xét xử sơ thẩm, văn bản trước phúc thẩm", en = "First-instance hearing known, paper before appeal"}
hearing_days = {vi = "Số ngày làm việc từ khi nhận đến phiên tòa", en = "Working days from receipt to the hearing"}
is_too_late = {vi = "Quá muộn", en = "Too late"}

[[examples]]
because = "Cùng thứ tự (tạm giữ, điều tra) không muộn; truy tố sau điều tra là muộn; công an xã là thứ tự 0, người bị giữ ở công an xã thì theo giai đoạn."
because_en = "The same position (custody, investigation) is not late; prosecution after investigation is; commune police are position 0, a held person there goes by the stage."
given.stage_order = """
stage          | position
REPORT         | 0
CUSTODY        | 1
INVESTIGATION  | 1
PROSECUTION    | 2
FIRST_INSTANCE | 3
"""
given.unit = """
unit_id | unit_level
CAX     | commune
CA_1    | district
"""
given.person_since = """
pm_id | since_unit_id | since_stage   | since_in_custody
A     | CA_1          | CUSTODY       | true
B     | CA_1          | INVESTIGATION | false
C     | CAX           | INVESTIGATION | false
D     | CAX           | CUSTODY       | true
E     | CA_1          | PROSECUTION   | false
"""
given.paper_side = """
paper_side_id | in_custody
a             | false
b             | false
c             | false
d             | false
e             | false
"""
given.referral = """
pm_id | paper_side_id | unit_id | stage         | received_on
A     | a             | CA_1    | INVESTIGATION | 2024-05-01
B     | b             | VKS_1   | PROSECUTION   | 2024-05-01
C     | c             | CA_1    | INVESTIGATION | 2024-05-01
D     | d             | CA_1    | INVESTIGATION | 2024-05-01
E     | e             | CAX     | INVESTIGATION | 2024-05-01
"""
expect = """
pm_id | is_late_stage
A     | false
B     | true
C     | true
D     | false
E     | false
"""

[[examples]]
because = "Từ khi nhận đến phiên tòa: 4 ngày làm việc là quá muộn, đúng 5 và 6 thì không; nhận sau phiên tòa không tính; phiên phúc thẩm không tính; nhận đúng ngày xét xử là quá muộn."
because_en = "From receipt to the hearing: 4 working days are too late, 5 and 6 are not; received after the hearing does not count, nor does an appeal; received on the day of the hearing is too late."
given.parameter_now = """
name          | value
too_late_days | 5
"""
given.stage_order = """
stage          | position
INVESTIGATION  | 1
FIRST_INSTANCE | 3
APPEAL         | 4
"""
given.working_day = """
on         | is_working | number
2024-05-06 | true       | 1
2024-05-07 | true       | 2
2024-05-08 | true       | 3
2024-05-13 | true       | 6
2024-05-14 | true       | 7
2024-05-15 | true       | 8
"""
given.person_since = """
pm_id | since_unit_id | since_stage   | since_in_custody
A     | CA_1          | INVESTIGATION | false
B     | CA_1          | INVESTIGATION | false
C     | CA_1          | INVESTIGATION | false
D     | CA_1          | INVESTIGATION | false
E     | CA_1          | INVESTIGATION | false
F     | CA_1          | INVESTIGATION | false
G     | CA_1          | INVESTIGATION | false
"""
given.contact = """
contact_id | pm_id | stage          | from_list | trial_on
a1         | A     | FIRST_INSTANCE | true      | 2024-05-13
a2         | A     | FIRST_INSTANCE | true      | 2024-05-14
b1         | B     | FIRST_INSTANCE | true      | 2024-05-13
c1         | C     | FIRST_INSTANCE | true      | 2024-05-13
d1         | D     | FIRST_INSTANCE | true      | 2024-05-07
e1         | E     | APPEAL         | true      | 2024-05-13
f1         | F     | FIRST_INSTANCE | true      | 2024-05-13
g1         | G     | FIRST_INSTANCE | true      | 2024-05-08
"""
given.paper_side = """
paper_side_id | in_custody
a             | false
b             | false
c             | false
d             | false
e             | false
f             | false
g             | false
"""
given.referral = """
pm_id | paper_side_id | unit_id | stage         | received_on
A     | a             | CA_1    | INVESTIGATION | 2024-05-07
B     | b             | CA_1    | INVESTIGATION | 2024-05-06
C     | c             | CA_1    | INVESTIGATION | 2024-05-08
D     | d             | CA_1    | INVESTIGATION | 2024-05-08
E     | e             | CA_1    | INVESTIGATION | 2024-05-08
F     | f             | TA_1    | APPEAL        | 2024-05-08
G     | g             | TA_1    | FIRST_INSTANCE| 2024-05-08
"""
expect = """
pm_id | is_hearing_known | hearing_days | is_too_late
A     | true             | 4            | true
B     | true             | 5            | false
C     | true             | 3            | true
D     | true             | -1           | false
E     | false            |              | false
F     | false            | 3            | false
G     | true             | 0            | true
"""
+++*/
with least as (
    select min(position) as position from stage_order
),
first_hearing as (
    select pm_id, min(trial_on) as hearing_on
    from contact
    where from_list and stage in ('FIRST_INSTANCE', 'CIVIL')
    group by pm_id
),
appeal as (
    select position from stage_order where stage = 'APPEAL'
),
placed as (
    select
        r.pm_id,
        r.received_on,
        case when su.unit_level = 'commune' and not s.since_in_custody then l.position else so.position end as since_position,
        case when ru.unit_level = 'commune' and not p.in_custody then l.position else ro.position end as paper_position
    from referral as r
    inner join person_since as s on s.pm_id = r.pm_id
    inner join paper_side as p on p.paper_side_id = r.paper_side_id
    cross join least as l
    left join stage_order as so on so.stage = s.since_stage
    left join stage_order as ro on ro.stage = r.stage
    left join unit as su on su.unit_id = s.since_unit_id
    left join unit as ru on ru.unit_id = r.unit_id
),
timed as (
    select
        p.*,
        h.hearing_on,
        h.hearing_on is not null and coalesce(p.paper_position < a.position, true) as is_hearing_known,
        heard.number - received.number as hearing_days
    from placed as p
    left join first_hearing as h on h.pm_id = p.pm_id
    left join appeal as a on true
    left join working_day as heard on heard."on" = h.hearing_on
    left join working_day as received on received."on" = p.received_on
)
select
    t.pm_id,
    t.since_position,
    t.paper_position,
    coalesce(t.paper_position > t.since_position, false) as is_late_stage,
    t.hearing_on,
    t.is_hearing_known,
    t.hearing_days,
    t.is_hearing_known and t.received_on <= t.hearing_on and coalesce(t.hearing_days < m.value, false) as is_too_late
from timed as t
left join parameter_now as m on m.name = 'too_late_days'
