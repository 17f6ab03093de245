/*+++
title = "Đường đến Trung tâm theo tháng"
title_en = "Ways to the Centre by month"
definition = "Số người–vụ đến Trung tâm theo tháng đến, nguồn, kênh, mẫu, đơn vị, lĩnh vực, diện chính và nơi của vụ."
definition_en = "Person-matters that reached the Centre, by month of arrival, source, channel, form, unit, field, primary group and place of the matter."
grain = "một dòng cho mỗi tổ hợp"
grain_en = "one row per combination"
key = ["month_on", "source", "channel", "paper_form", "unit_id", "field", "primary_group", "district_code", "court_area_code", "has_log_row"]
sort = ["month_on"]
[columns]
month_on = {vi = "Tháng đến", en = "Month of arrival"}
next_month = {vi = "Ngày đầu tháng sau", en = "First day of the next month"}
persons = {vi = "Số người–vụ", en = "Person-matters"}

[[examples]]
because = "Cùng tháng và mọi chiều: một dòng; ngày đầu tháng sau là dòng khác."
because_en = "One month and every dimension: one row; the first day of the next month is another."
given.arrival = """
pm_id | source | channel | paper_form | arrived_on
A     | police | phone   | none       | 2024-05-01
B     | police | phone   | none       | 2024-05-31
C     | police | phone   | none       | 2024-06-01
"""
expect = """
month_on   | next_month | source | channel | persons
2024-05-01 | 2024-06-01 | police | phone   | 2
2024-06-01 | 2024-07-01 | police | phone   | 1
"""
+++*/
select
    cast(date_trunc('month', arrived_on) as date) as month_on,
    cast(date_trunc('month', arrived_on) + interval 1 month as date) as next_month,
    source,
    channel,
    paper_form,
    unit_id,
    field,
    primary_group,
    province_code,
    district_code,
    court_area_code,
    has_log_row,
    count(*) as persons
from arrival
group by
    date_trunc('month', arrived_on), source, channel, paper_form, unit_id, field, primary_group, province_code, district_code,
    court_area_code, has_log_row
