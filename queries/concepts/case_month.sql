/*+++
title = "Vụ việc thụ lý theo tháng, lĩnh vực, giai đoạn và địa bàn"
title_en = "Cases accepted by month, field, stage and area"
definition = "Vụ việc tham gia tố tụng thụ lý mỗi tháng theo lĩnh vực, giai đoạn đầu và địa bàn, và tổng độ nặng: cơ cấu của các vụ việc sắp đến được lấy từ đây."
definition_en = "Proceedings cases accepted in a month by field, first stage and area, and the sum of their loads: the mix of the cases to come is taken from here."
grain = "một tháng, lĩnh vực, giai đoạn và địa bàn"
grain_en = "one month, field, stage and area"
key = ["month_start", "field", "stage_first", "district_code"]
[columns]
month_start = {vi = "Ngày đầu tháng", en = "First day of the month"}
district_code = {vi = "Địa bàn; unknown khi không rõ", en = "Area; unknown if not known"}
cases = {vi = "Số vụ việc", en = "Cases"}
load_sum = {vi = "Tổng độ nặng", en = "Sum of loads"}

[[examples]]
because = "Cùng tháng, cùng loại vào một dòng; địa bàn không rõ là unknown; ngày dữ liệu còn tính, sau đó không; ngoài tố tụng không tính."
because_en = "One month and kind share a row; an unknown area is unknown; the data day counts, later days do not; outside proceedings does not count."
given.aid_case = """
case_id | case_form | field | stage_first   | source | accepted_on
A.1     | PROC      | CRIM  | INVESTIGATION | court  | 2025-06-01
A.2     | PROC      | CRIM  | INVESTIGATION | court  | 2025-06-30
A.3     | PROC      | CRIM  | INVESTIGATION | court  | 2025-07-01
A.4     | ADV       | CRIM  | INVESTIGATION | court  | 2025-06-01
A.5     | PROC      | CIV   |               | court  | 2025-05-31
"""
given.case_load = """
case_id | load
A.1     | 1
A.2     | 1.5
A.3     | 1
A.4     | 1
A.5     | 1
"""
given.case_area = """
case_id | district_code
A.1     | 303
A.2     | 303
"""
given.snapshot_day = """
data_day   | window_start
2025-06-30 | 2024-01-01
"""
expect = """
month_start | field | stage_first   | district_code | cases | load_sum
2025-05-01  | CIV   |               | unknown       | 1     | 1
2025-06-01  | CRIM  | INVESTIGATION | 303           | 2     | 2.5
"""
+++*/
select
    cast(date_trunc('month', c.accepted_on) as date) as month_start,
    c.field,
    c.stage_first,
    coalesce(r.district_code, 'unknown') as district_code,
    count(*) as cases,
    sum(l.load) as load_sum
from aid_case as c
cross join snapshot_day as s
inner join case_load as l on c.case_id = l.case_id
left join case_area as r on c.case_id = r.case_id
where c.case_form = 'PROC' and c.accepted_on <= s.data_day
group by 1, 2, 3, 4
