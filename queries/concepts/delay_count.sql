/*+++
title = "Số người theo thời gian chờ giới thiệu"
title_en = "Persons by time waited for a referral"
definition = "Số người chắc chắn thuộc diện, không kể người từ chối, có luật sư riêng hay chỉ định luật sư, theo khoảng ngày tiếp xúc đầu tiên, ngành đầu tiên, lĩnh vực, số ngày chờ và đã được giới thiệu hay chưa. Hai cỡ dòng: khoảng đếm sẵn, và từng ngày cho kỳ cắt ngang một khoảng."
definition_en = "The certainly eligible, without those who declined, have a lawyer or were diverted, by span of days of first contact, first sector, field, days waited and whether they were referred. Rows of two sizes: spans counted in advance, and single days for a period that cuts a span."
caution = "Mỗi người có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every person stands in both sizes of rows: always filter by period."
law = ["PROP_MISSED"]
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["day_month", "start_on", "end_on", "first_sector", "field", "waited_days", "is_referred"]
sort = ["day_month", "start_on"]
[columns]
waited_days = {vi = "Số ngày từ khi thuộc diện đến khi Trung tâm nhận, chưa nhận thì đến ngày dữ liệu", en = "Days from eligible-since to receipt; where not received, to the data day"}
persons = {vi = "Số người–vụ", en = "Person-matters"}

[[examples]]
because = "Đã giới thiệu: số ngày đến khi nhận, nhận sớm hơn là 0; chưa giới thiệu: đến ngày dữ liệu. Người từ chối, có luật sư, chỉ định luật sư, người chưa chắc chắn thuộc diện không vào đây."
because_en = "Referred: days to the receipt, an earlier receipt is 0; not referred: to the data day. Those who declined, have a lawyer or were diverted, and those not certainly eligible are not here."
given.snapshot_span = """
data_day
2024-06-30
"""
given.counting_span = """
on_day     | month_on   | day_month  | start_on   | end_on     | span_start | span_end
2024-06-01 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01
2024-06-02 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-02 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01
"""
given.person = """
pm_id | class_code | status     | first_contact_on | first_sector | field | since_on   | received_on | is_referred
A     | certain    | served     | 2024-06-01       | police       | CRIM  | 2024-06-01 | 2024-06-04  | true
B     | certain    | served     | 2024-06-02       | police       | CRIM  | 2024-06-02 | 2024-06-05  | true
C     | certain    | served     | 2024-06-01       | police       | CRIM  | 2024-06-02 | 2024-06-01  | true
D     | certain    | B1         | 2024-06-01       | police       | CRIM  | 2024-06-01 |             | false
E     | certain    | declined   | 2024-06-01       | police       | CRIM  | 2024-06-01 |             | false
F     | certain    | own_lawyer | 2024-06-01       | police       | CRIM  | 2024-06-01 |             | false
G     | certain    | diverted   | 2024-06-01       | police       | CRIM  | 2024-06-01 |             | false
H     | probable   | B1         | 2024-06-01       | police       | CRIM  | 2024-06-01 |             | false
"""
expect = """
day_month  | start_on   | end_on     | span_start | span_end   | first_sector | waited_days | is_referred | persons
0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | police       | 3           | true        | 2
0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | police       | 0           | true        | 1
0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | police       | 29          | false       | 1
2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | police       | 3           | true        | 1
2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | police       | 3           | true        | 1
2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | police       | 0           | true        | 1
2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | police       | 29          | false       | 1
"""
+++*/
with waited as (
    select
        p.first_contact_on as on_day, p.first_sector, p.field, p.is_referred,
        case when p.is_referred then greatest(p.received_on - p.since_on, 0) else s.data_day - p.since_on end as waited_days
    from person as p
    cross join snapshot_span as s
    where p.class_code = 'certain' and p.status not in ('declined', 'own_lawyer', 'diverted')
)
select
    s.day_month, s.start_on, s.end_on, s.span_start, s.span_end,
    w.first_sector, w.field, w.waited_days, w.is_referred,
    count(*) as persons
from waited as w
inner join counting_span as s on s.on_day = w.on_day
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
