/*+++
title = "Trọng số vụ việc"
title_en = "Case weight"
definition = "Hệ số nhân khi muốn tính vụ việc nặng, nhẹ khác nhau. Mặc định mọi hệ số là 1; muốn đổi, thêm tham số «case_weight.<loại>.<giá trị>» có ngày và nguồn (law/parameters.csv trong nhà của hội đồng); khoảng cách: «case_weight.distance.<mã địa bàn>». Số không trọng số luôn đứng bên cạnh."
definition_en = "Factors for counting heavy and light cases differently. All are 1 by default; to change one, add a dated, cited parameter “case_weight.<kind>.<value>” (law/parameters.csv in the council's home); distance: “case_weight.distance.<area code>”. The unweighted number always stands beside."
grain = "một loại, một giá trị và ngày bắt đầu"
grain_en = "one kind, value and first day"
key = ["weight_kind", "value", "valid_from"]

[[examples]]
because = "Không có tham số: hệ số 1. Có tham số: đúng như tham số, cùng thời hạn của nó."
because_en = "No parameter: factor 1. A parameter: exactly that, with its validity."
given.parameter = """
name                   | value | valid_from | valid_to
case_weight.form.PROC  | 1.5   | 2026-01-01 |
case_weight.distance.303 | 1.2 | 2026-01-01 |
"""
expect = """
weight_kind        | value        | weight | valid_from
form               | PROC         | 1.5    | 2026-01-01
form               | ADV          | 1      | 2018-01-01
form               | REP          | 1      | 2018-01-01
stage              | CUSTODY      | 1      | 2018-01-01
stage              | INVESTIGATION | 1     | 2018-01-01
stage              | PROSECUTION  | 1      | 2018-01-01
stage              | FIRST_INSTANCE | 1    | 2018-01-01
stage              | CIVIL        | 1      | 2018-01-01
stage              | APPEAL       | 1      | 2018-01-01
persons            | each         | 1      | 2018-01-01
distance           | 303          | 1.2    | 2026-01-01
designated_defence | true         | 1      | 2018-01-01
"""
+++*/
with weighted (weight_kind, value) as (
    values
    ('form', 'PROC'), ('form', 'ADV'), ('form', 'REP'),
    ('stage', 'CUSTODY'), ('stage', 'INVESTIGATION'), ('stage', 'PROSECUTION'), ('stage', 'FIRST_INSTANCE'),
    ('stage', 'CIVIL'), ('stage', 'APPEAL'),
    ('persons', 'each'), ('designated_defence', 'true')
)
select
    w.weight_kind,
    w.value,
    coalesce(p.value, 1) as weight,
    coalesce(p.valid_from, date '2018-01-01') as valid_from,
    p.valid_to
from weighted as w
left join parameter as p on p.name = 'case_weight.' || w.weight_kind || '.' || w.value
union all
select 'distance', replace(name, 'case_weight.distance.', ''), value, valid_from, valid_to
from parameter
where name like 'case_weight.distance.%'
order by 1, 2, 4
