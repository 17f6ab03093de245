/*+++
title = "Độ nặng của vụ việc"
title_en = "Load of a case"
definition = "Tích các trọng số có hiệu lực vào ngày thụ lý: hình thức, giai đoạn, bào chữa chỉ định, địa bàn xa, và mỗi người thêm. Mặc định mọi trọng số là 1, mọi vụ việc nặng như nhau."
definition_en = "Product of the weights in force on the day of acceptance: form, stage, designated defence, distant area, and each further person. By default all weights are 1 and all cases are equally heavy."
caution = "Trọng số là lựa chọn của Trung tâm, còn bàn cãi; luôn xem cạnh số không trọng số. Khoảng cách được tính qua trọng số của từng địa bàn do Trung tâm đặt, không đo bằng cây số."
caution_en = "Weights are a choice of the Centre and open to dispute; read them beside the unweighted number. Distance counts through the weight the Centre gives to an area, not in kilometres."
grain = "một vụ việc"
grain_en = "one case"
key = ["case_id"]
[columns]
load = {vi = "Độ nặng", en = "Load"}

[[examples]]
because = "Trọng số 1,5 cho tham gia tố tụng từ 01/01/2026: thụ lý hôm trước vẫn là 1; bào chữa chỉ định nhân 2; người thứ hai cộng thêm nửa; địa bàn xa nhân 1,2."
because_en = "Weight 1.5 for proceedings from 1 January 2026: accepted the day before is still 1; designated defence doubles; a second person adds half; a distant area counts 1.2."
given.aid_case = """
case_id | case_form | stage_first | channel            | accepted_on
A.1     | PROC      |             | notice_M03         | 2025-12-31
A.2     | PROC      |             | notice_M03         | 2026-01-01
A.3     | PROC      |             | designated_defence | 2026-01-01
A.4     | PROC      |             |                    | 2026-01-02
A.5     | PROC      |             |                    | 2026-01-03
"""
given.case_person = """
case_id | pm_id
A.4     | p1
A.4     | p2
A.5     | p3
"""
given.case_area = """
case_id | district_code
A.5     | 303
A.1     | 304
"""
given.case_weight = """
weight_kind        | value | weight | valid_from | valid_to
form               | PROC  | 1      | 2018-01-01 | 2026-01-01
form               | PROC  | 1.5    | 2026-01-01 | 2026-01-03
designated_defence | true  | 2      | 2018-01-01 |
persons            | each  | 1.5    | 2018-01-01 |
distance           | 303   | 1.2    | 2018-01-01 |
"""
expect = """
case_id | load
A.1     | 1
A.2     | 1.5
A.3     | 3
A.4     | 2.25
A.5     | 1.2
"""
+++*/
with fact as (
    select case_id, accepted_on, 'form' as weight_kind, case_form as value, 1 as times from aid_case
    union all
    select case_id, accepted_on, 'stage', stage_first, 1 from aid_case where stage_first is not null
    union all
    select case_id, accepted_on, 'designated_defence', 'true', 1 from aid_case where channel = 'designated_defence'
    union all
    select c.case_id, c.accepted_on, 'distance', a.district_code, 1
    from aid_case as c
    inner join case_area as a on c.case_id = a.case_id
    where a.district_code is not null
    union all
    select c.case_id, c.accepted_on, 'persons', 'each', p.persons - 1
    from aid_case as c
    inner join (select case_id, count(*) as persons from case_person group by case_id) as p on c.case_id = p.case_id
),
weighed as (
    select f.case_id, f.weight_kind, 1 + (w.weight - 1) * f.times as factor
    from fact as f
    inner join case_weight as w
        on f.weight_kind = w.weight_kind and f.value = w.value
        and f.accepted_on >= w.valid_from and (w.valid_to is null or f.accepted_on < w.valid_to)
)
select
    c.case_id,
    coalesce(max(case when w.weight_kind = 'form' then w.factor end), 1)
    * coalesce(max(case when w.weight_kind = 'stage' then w.factor end), 1)
    * coalesce(max(case when w.weight_kind = 'designated_defence' then w.factor end), 1)
    * coalesce(max(case when w.weight_kind = 'distance' then w.factor end), 1)
    * coalesce(max(case when w.weight_kind = 'persons' then w.factor end), 1) as load
from aid_case as c
left join weighed as w on c.case_id = w.case_id
group by c.case_id
order by c.case_id
