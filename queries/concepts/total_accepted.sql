/*+++
title = "Người của đơn vị chỉ gửi số tổng mà Trung tâm đã thụ lý"
title_en = "Persons the Centre accepted from units that sent totals only"
definition = "Đơn vị và kỳ chỉ có số tổng hợp: số người–vụ mà sổ Trung tâm cho thấy nhận văn bản đầu tiên từ chính đơn vị đó trong kỳ và đã thụ lý. Kỳ không có ai thì không có dòng."
definition_en = "Units and periods known by totals only: the person-matters whose first paper the Centre's register shows from that very unit within the period, and accepted. A period with nobody has no row."
grain = "một đơn vị và một kỳ"
grain_en = "one unit and period"
key = ["unit_id", "period"]
[columns]
accepted = {vi = "Trung tâm đã thụ lý", en = "Accepted by the Centre"}
minors_accepted = {vi = "Trong đó chưa thành niên", en = "Of whom minors"}

[[examples]]
because = "Ngày đầu và ngày cuối kỳ thuộc kỳ, hôm trước và hôm sau thì không; chưa thụ lý, hoặc do đơn vị khác gửi, không đếm; kỳ có danh sách không vào đây."
because_en = "The first and the last day belong to the period, the days around do not; those not accepted, or sent by another unit, are not counted; a period with lists is not here."
given.agency_total = """
unit_id | period | period_start | period_end | counts
CA_1    | 2024Q2 | 2024-04-01   | 2024-06-30 | true
CA_2    | 2024Q2 | 2024-04-01   | 2024-06-30 | false
"""
given.person = """
pm_id | referral_unit_id | received_on | has_case | is_minor
A     | CA_1             | 2024-03-31  | true     | true
B     | CA_1             | 2024-04-01  | true     | true
C     | CA_1             | 2024-06-30  | true     | false
D     | CA_1             | 2024-07-01  | true     | true
E     | CA_1             | 2024-05-01  | false    | true
F     | CA_2             | 2024-05-01  | true     | true
G     | CA_3             | 2024-05-01  | true     | true
"""
expect = """
unit_id | period | accepted | minors_accepted
CA_1    | 2024Q2 | 2        | 1
"""
+++*/
select
    t.unit_id,
    t.period,
    count(*) as accepted,
    sum(case when p.is_minor then 1 else 0 end) as minors_accepted
from agency_total as t
inner join person as p
    on t.unit_id = p.referral_unit_id and p.has_case and p.received_on >= t.period_start and p.received_on <= t.period_end
where t.counts
group by t.unit_id, t.period
