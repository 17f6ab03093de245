/*+++
title = "Số đếm từ danh sách nơi có cả số tổng"
title_en = "Counts from lists where totals came too"
definition = "Đơn vị và kỳ gửi cả số tổng hợp và danh sách: số người đếm được từ danh sách và sổ của đơn vị trong kỳ đó."
definition_en = "Units and periods that sent both totals and lists: the persons counted in the unit's lists and registers of the period."
grain = "một đơn vị và một kỳ"
grain_en = "one unit and period"
key = ["unit_id", "period"]
[columns]
contacted_listed = {vi = "Đã tiếp xúc theo danh sách", en = "Contacted, by the lists"}
told_listed = {vi = "Được phát M01 theo danh sách; trống: danh sách không có cột này", en = "Given M01, by the lists; empty: the lists have no such column"}
self_identified_listed = {vi = "Tự nhận thuộc diện theo sổ", en = "Self-identified, by the register"}
explained_listed = {vi = "Được giải thích theo sổ", en = "Explained to, by the register"}
requested_listed = {vi = "Có yêu cầu theo sổ", en = "Requests, by the register"}
declined_listed = {vi = "Từ chối theo sổ", en = "Declined, by the register"}

[[examples]]
because = "Ngày đầu và ngày cuối kỳ thuộc kỳ, hôm trước và hôm sau thì không; người đứng thay không được đếm; mỗi người một lần; danh sách không có cột Mẫu 01 thì ô trống, không phải 0. Kỳ chỉ có số tổng không vào đây."
because_en = "The first and the last day belong to the period, the days around do not; a stand-in is not counted; each person once; lists without a Form 01 column leave the cell empty, not 0. Periods with totals only are not here."
given.agency_total = """
unit_id | period | period_start | period_end | counts
CA_1    | 2024Q2 | 2024-04-01   | 2024-06-30 | false
CA_2    | 2024Q2 | 2024-04-01   | 2024-06-30 | true
CA_3    | 2024Q2 | 2024-04-01   | 2024-06-30 | false
"""
given.contact = """
contact_id | pm_id | unit_id | contact_on | stands_in | m01_given | is_self_identified | is_explained | is_requested | is_declined
a          | A     | CA_1    | 2024-03-31 | false     | true      | true               | true         | true         | true
b          | B     | CA_1    | 2024-04-01 | false     | true      | true               | true         | true         | false
c          | C     | CA_1    | 2024-06-30 | false     | false     | false              | true         | false        | true
c2         | C     | CA_1    | 2024-06-30 | false     | false     | false              | true         | false        | true
d          | D     | CA_1    | 2024-07-01 | false     | true      | true               | true         | true         | true
e          | E     | CA_1    | 2024-05-01 | true      | true      | true               | true         | true         | true
f          | F     | CA_2    | 2024-05-01 | false     | true      | true               | true         | true         | true
g          | G     | CA_3    | 2024-05-01 | false     |           | false              | false        | false        | false
"""
expect = """
unit_id | period | contacted_listed | told_listed | self_identified_listed | explained_listed | requested_listed | declined_listed
CA_1    | 2024Q2 | 2                | 1           | 1                      | 2                | 1                | 1
CA_3    | 2024Q2 | 1                |             | 0                      | 0                | 0                | 0
"""
+++*/
select
    t.unit_id,
    t.period,
    count(distinct c.pm_id) as contacted_listed,
    case when count(c.m01_given) > 0 then count(distinct case when c.m01_given then c.pm_id end) end as told_listed,
    count(distinct case when c.is_self_identified then c.pm_id end) as self_identified_listed,
    count(distinct case when c.is_explained then c.pm_id end) as explained_listed,
    count(distinct case when c.is_requested then c.pm_id end) as requested_listed,
    count(distinct case when c.is_declined then c.pm_id end) as declined_listed
from agency_total as t
inner join contact as c
    on t.unit_id = c.unit_id and c.contact_on >= t.period_start and c.contact_on <= t.period_end and not c.stands_in
where not t.counts
group by t.unit_id, t.period
