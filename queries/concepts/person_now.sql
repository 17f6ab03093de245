/*+++
title = "Người–vụ: lần thấy cuối và phiên tòa"
title_en = "Person-matters: last seen, and hearings"
definition = "Nơi thấy người đó lần cuối, lúc thuộc diện có đang bị giữ không, phiên tòa đã qua và sắp tới (ngày ghi trong danh sách của cơ quan hoặc lịch phiên tòa của Trung tâm). Việc cần làm xếp theo: đang bị giữ ở lần thấy cuối; phiên tòa trong số ngày phải báo trước cho người thực hiện; chưa thành niên; còn lại."
definition_en = "Where the person was last seen, whether held when eligible, hearings past and ahead (days stated in agency lists or the Centre's hearing list). Urgency, first that fits: held when last seen; a hearing within the days of notice due to a provider; minor; the rest."
caution = "Bị giữ là ở lần thấy cuối, có thể đã được thả; không ghi giữ không có nghĩa là được tại ngoại. B7: bị bỏ sót, mọi phiên tòa đã biết đều đã qua, nên chỉ phát hiện sau khi xét xử."
caution_en = "Held means when last seen and may have ended; not stated does not mean at liberty. B7: missed and every known hearing has passed, so found only after the trial."
grain = "một dòng cho mỗi người–vụ"
grain_en = "one row per person-matter"
key = ["pm_id"]
law = ["PROP_MISSED", "TTLT10_A9_3"]
[columns]
last_contact_on = {vi = "Lần thấy cuối", en = "Last seen"}
last_unit_id = {vi = "Đơn vị thấy cuối", en = "Unit that saw the person last"}
last_sector = {vi = "Ngành thấy cuối", en = "Sector that saw the person last"}
last_stage = {vi = "Giai đoạn thấy cuối", en = "Stage when last seen"}
is_held_last = {vi = "Đang bị giữ ở lần thấy cuối", en = "Held when last seen"}
custody_form = {vi = "Giam giữ lúc thuộc diện", en = "Custody when eligible"}
last_hearing_on = {vi = "Phiên tòa đã qua gần nhất", en = "Latest hearing passed"}
next_hearing_on = {vi = "Phiên tòa sắp tới", en = "Next hearing"}
is_hearing_near = {vi = "Phiên tòa sắp tới gần", en = "Hearing near"}
is_found_afterwards = {vi = "Phát hiện sau xét xử (B7)", en = "Found afterwards (B7)"}
urgency = {vi = "Mức gấp", en = "Urgency"}

[[examples]]
because = "Lần thấy cuối là lần sau cùng; tạm giữ, tạm giam và giữ ở giai đoạn khác là ba hình thức; ngày xét xử trong lịch của Trung tâm cũng tính; phiên đúng ngày dữ liệu là đã qua; đúng 10 ngày nữa là gần, 11 thì chưa."
because_en = "Last seen is the latest contact; custody, remand and held at another stage are three forms; the Centre's hearing list counts too; a hearing on the data day has passed; ten days ahead is near, eleven is not."
given.snapshot_day = """
data_day
2026-10-31
"""
given.sla_rule = """
rule_id | clock | applies_to | limit | valid_from | valid_to
L10     | L10   | all        | 10    | 2018-09-01 |
"""
given.contact = """
contact_id | pm_id | unit_id | sector    | stage          | in_custody | contact_on | trial_on
A-1        | A     | CA_1    | police    | CUSTODY        | true       | 2026-10-01 |
A-2        | A     | TA_1    | court     | FIRST_INSTANCE | false      | 2026-10-20 | 2026-11-10
B-1        | B     | NTG_1   | detention | REMAND         | true       | 2026-10-20 | 2026-11-11
C-1        | C     | CA_1    | police    | INVESTIGATION  | true       | 2026-10-20 |
D-1        | D     | TA_1    | court     | FIRST_INSTANCE | false      | 2026-10-02 | 2026-10-31
E-1        | E     | CA_1    | police    | REPORT         | false      | 2026-10-02 | 2026-11-01
F-1        | F     | TA_1    | court     | FIRST_INSTANCE | false      | 2026-10-02 | 2026-11-11
G-2        | G     | CA_2    | police    | CUSTODY        | true       | 2026-10-02 |
G-10       | G     | TA_1    | court     | CIVIL          | false      | 2026-10-02 |
H-1        | H     | TA_1    | court     | FIRST_INSTANCE | false      | 2026-10-02 | 2026-10-05
"""
given.hearing = """
case_id | hearing_on | stage
V1      | 2026-11-03 | FIRST_INSTANCE
V1      | 2026-10-30 | FIRST_INSTANCE
"""
given.case_person = """
case_id | pm_id
V1      | C
"""
given.person_since = """
pm_id | since_stage    | since_in_custody
A     | CUSTODY        | true
B     | REMAND         | true
C     | INVESTIGATION  | true
D     | FIRST_INSTANCE | false
E     | REPORT         | false
F     | FIRST_INSTANCE | false
G     | CUSTODY        | false
H     | FIRST_INSTANCE | false
"""
given.person_status = """
pm_id | is_missed | is_minor
A     | true      | true
B     | false     | false
C     | false     | false
D     | true      | true
E     | true      | false
F     | true      | false
G     | false     | true
H     | false     | false
"""
expect = """
pm_id | last_contact_on | last_unit_id | custody_form | is_held_last | last_hearing_on | next_hearing_on | is_hearing_near | is_found_afterwards | urgency
A     | 2026-10-20      | TA_1         | custody      | false        |                 | 2026-11-10      | true            | false               | hearing
B     | 2026-10-20      | NTG_1        | remand       | true         |                 | 2026-11-11      | false           | false               | held
C     | 2026-10-20      | CA_1         | held_other   | true         | 2026-10-30      | 2026-11-03      | true            | false               | held
D     | 2026-10-02      | TA_1         | not_held     | false        | 2026-10-31      |                 | false           | true                | minor
E     | 2026-10-02      | CA_1         | not_held     | false        |                 | 2026-11-01      | true            | false               | hearing
F     | 2026-10-02      | TA_1         | not_held     | false        |                 | 2026-11-11      | false           | false               | other
G     | 2026-10-02      | TA_1         | not_held     | false        |                 |                 | false           | false               | minor
H     | 2026-10-02      | TA_1         | not_held     | false        | 2026-10-05      |                 | false           | false               | other
"""

[[examples]]
because = "Hạn báo trước lấy theo luật của ngày dữ liệu: quy tắc hết hiệu lực đúng ngày đó không dùng, quy tắc bắt đầu đúng ngày đó thì dùng."
because_en = "The days of notice follow the law of the data day: a rule that ends that day is not used, one that starts that day is."
given.snapshot_day = """
data_day
2026-10-31
"""
given.sla_rule = """
rule_id | clock | applies_to | limit | valid_from | valid_to
old     | L10   | all        | 10    | 2018-09-01 | 2026-10-31
new     | L10   | all        | 3     | 2026-10-31 | 2026-11-01
summary | L10   | summary    | 30    | 2018-09-01 |
"""
given.contact = """
contact_id | pm_id | unit_id | sector | stage | in_custody | contact_on | trial_on
A-1        | A     | TA_1    | court  | CIVIL | false      | 2026-10-20 | 2026-11-03
B-1        | B     | TA_1    | court  | CIVIL | false      | 2026-10-20 | 2026-11-04
"""
given.person_since = """
pm_id | since_stage | since_in_custody
A     | CIVIL       | false
B     | CIVIL       | false
"""
given.person_status = """
pm_id | is_missed | is_minor
A     | true      | false
B     | true      | false
"""
expect = """
pm_id | is_hearing_near | urgency
A     | true            | hearing
B     | false           | other
"""
+++*/
with ordered as (
    select
        pm_id, contact_on, unit_id, sector, stage, in_custody,
        row_number() over (partition by pm_id order by contact_on desc, length(contact_id) desc, contact_id desc) as place
    from contact
),
said_hearing as (
    select pm_id, trial_on as hearing_on from contact where trial_on is not null
    union
    select p.pm_id, h.hearing_on
    from hearing as h
    inner join case_person as p on p.case_id = h.case_id
),
heard as (
    select
        t.pm_id,
        max(case when t.hearing_on <= s.data_day then t.hearing_on end) as last_hearing_on,
        min(case when t.hearing_on > s.data_day then t.hearing_on end) as next_hearing_on
    from said_hearing as t
    cross join snapshot_day as s
    group by t.pm_id
),
notice as (
    select max(r."limit") as days
    from sla_rule as r
    cross join snapshot_day as s
    where r.clock = 'L10' and r.applies_to = 'all'
        and r.valid_from <= s.data_day and (r.valid_to is null or r.valid_to > s.data_day)
),
known as (
    select
        p.pm_id,
        o.contact_on as last_contact_on,
        o.unit_id as last_unit_id,
        o.sector as last_sector,
        o.stage as last_stage,
        coalesce(o.in_custody, false) as is_held_last,
        case
            when not coalesce(p.since_in_custody, false) then 'not_held'
            when p.since_stage = 'CUSTODY' then 'custody'
            when p.since_stage = 'REMAND' then 'remand'
            else 'held_other'
        end as custody_form,
        h.last_hearing_on,
        h.next_hearing_on,
        coalesce(h.next_hearing_on - d.data_day <= n.days, false) as is_hearing_near,
        t.is_missed and h.last_hearing_on is not null and h.next_hearing_on is null as is_found_afterwards,
        t.is_minor
    from person_since as p
    inner join person_status as t on t.pm_id = p.pm_id
    cross join snapshot_day as d
    cross join notice as n
    left join ordered as o on o.pm_id = p.pm_id and o.place = 1
    left join heard as h on h.pm_id = p.pm_id
)
select
    pm_id,
    last_contact_on,
    last_unit_id,
    last_sector,
    last_stage,
    is_held_last,
    custody_form,
    last_hearing_on,
    next_hearing_on,
    is_hearing_near,
    is_found_afterwards,
    case when is_held_last then 'held' when is_hearing_near then 'hearing' when is_minor then 'minor' else 'other' end
        as urgency
from known
