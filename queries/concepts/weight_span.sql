/*+++
title = "Trọng số theo người và khoảng ngày"
title_en = "Weights by provider and span of days"
definition = "Phần vụ việc tố tụng thụ lý mà một trọng số chạm đến, và phần của khối lượng thay đổi theo trọng số đó: toàn bộ, hoặc với mỗi người thêm chỉ phần do những người ấy. Hai cỡ dòng: tròn tháng, và từng ngày cho kỳ cắt ngang một tháng."
definition_en = "Credit of proceedings cases accepted that a weight touches, and the part of the load that moves with it: all of it, or for further persons only what they add. Rows of two sizes: whole months, and single days for a period that cuts a month."
caution = "Mỗi vụ việc có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every case stands in both sizes of rows: always filter by period."
grain = "một người, một khoảng ngày, một loại trọng số và một giá trị"
grain_en = "one provider, span of days, kind of weight and value"
key = ["day_month", "start_on", "provider_id", "weight_kind", "value"]
[columns]
day_month = {vi = "Tháng của dòng một ngày; 01/01/0001 với dòng tròn tháng", en = "Month of a row of one day; 1 January 0001 for a whole month"}
start_on = {vi = "Từ ngày", en = "From"}
end_on = {vi = "Đến trước ngày", en = "Before"}
weight = {vi = "Trọng số cao nhất", en = "Highest weight"}
credit_accepted = {vi = "Phần vụ việc, không trọng số", en = "Credit, unweighted"}
weighted_credit = {vi = "Phần vụ việc, có trọng số", en = "Credit, weighted"}
elastic_credit = {vi = "Phần thay đổi theo trọng số", en = "Part that moves with the weight"}

[[examples]]
because = "Ba người, trọng số mỗi người thêm 1,5: độ nặng 2; khi trọng số tăng, phần 2 × 1,5 / 2 × 2 đổi theo. Hình thức đổi theo toàn bộ; trọng số mới tính từ đúng ngày có hiệu lực; một người thì không có phần thêm."
because_en = "Three persons, weight 1.5 for each further: load 2; of it 2 × 1.5 / 2 × 2 moves with that weight. The form moves all of it; a new weight counts from its very first day; one person adds nothing."
given.aid_case = """
case_id | case_form | source | accepted_on
A.1     | PROC      | court  | 2025-06-10
A.2     | PROC      | court  | 2025-07-31
"""
given.assignment = """
case_id | provider_id | credit
A.1     | TGV01       | 1
A.2     | TGV01       | 1
"""
given.case_load = """
case_id | load
A.1     | 2
A.2     | 2
"""
given.case_area = """
case_id | district_code | persons
A.1     |               | 3
A.2     |               | 1
"""
given.case_weight = """
weight_kind | value | weight | valid_from | valid_to
form        | PROC  | 1      | 2018-01-01 | 2025-07-31
form        | PROC  | 2      | 2025-07-31 |
persons     | each  | 1.5    | 2018-01-01 |
"""
given.snapshot_day = """
data_day   | window_start
2025-07-31 | 2024-01-01
"""
expect = """
day_month  | start_on   | end_on     | provider_id | weight_kind | value | weight | credit_accepted | weighted_credit | elastic_credit
0001-01-01 | 2025-06-01 | 2025-07-01 | TGV01       | form        | PROC  | 1      | 1               | 2               | 2
0001-01-01 | 2025-06-01 | 2025-07-01 | TGV01       | persons     | each  | 1.5    | 1               | 2               | 3
0001-01-01 | 2025-07-01 | 2025-08-01 | TGV01       | form        | PROC  | 2      | 1               | 2               | 2
2025-06-01 | 2025-06-10 | 2025-06-11 | TGV01       | form        | PROC  | 1      | 1               | 2               | 2
2025-06-01 | 2025-06-10 | 2025-06-11 | TGV01       | persons     | each  | 1.5    | 1               | 2               | 3
2025-07-01 | 2025-07-31 | 2025-08-01 | TGV01       | form        | PROC  | 2      | 1               | 2               | 2
"""
+++*/
with work as (
    select
        a.provider_id, c.accepted_on, a.credit, l.load, c.case_form, c.stage_first, c.channel,
        r.district_code, coalesce(r.persons, 1) as persons
    from assignment as a
    inner join aid_case as c on a.case_id = c.case_id
    inner join case_load as l on a.case_id = l.case_id
    left join case_area as r on a.case_id = r.case_id
    cross join snapshot_day as s
    where c.case_form = 'PROC' and c.accepted_on <= s.data_day
),
touched as (
    select provider_id, accepted_on, 'form' as weight_kind, case_form as value, credit, load, 0 as further from work
    union all
    select provider_id, accepted_on, 'stage', stage_first, credit, load, 0 from work where stage_first is not null
    union all
    select provider_id, accepted_on, 'designated_defence', 'true', credit, load, 0 from work
    where channel = 'designated_defence'
    union all
    select provider_id, accepted_on, 'distance', district_code, credit, load, 0 from work where district_code is not null
    union all
    select provider_id, accepted_on, 'persons', 'each', credit, load, persons - 1 from work where persons > 1
),
weighed as (
    select
        t.provider_id, t.accepted_on, cast(date_trunc('month', t.accepted_on) as date) as month_on, t.weight_kind, t.value,
        w.weight, t.credit, t.credit * t.load as weighted,
        t.credit * t.load
        * case when t.further > 0 then t.further * w.weight / nullif(1 + (w.weight - 1) * t.further, 0) else 1 end as elastic
    from touched as t
    inner join case_weight as w
        on t.weight_kind = w.weight_kind and t.value = w.value
        and t.accepted_on >= w.valid_from and (w.valid_to is null or t.accepted_on < w.valid_to)
),
grained as (
    select
        *, date '0001-01-01' as day_month, month_on as start_on, cast(month_on + interval 1 month as date) as end_on
    from weighed
    union all
    select *, month_on, accepted_on, accepted_on + 1 from weighed
)
select
    day_month, start_on, end_on, provider_id, weight_kind, value,
    max(weight) as weight,
    sum(credit) as credit_accepted,
    sum(weighted) as weighted_credit,
    sum(elastic) as elastic_credit
from grained
group by day_month, start_on, end_on, provider_id, weight_kind, value
