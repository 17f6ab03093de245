/*+++
title = "Số người đến Trung tâm theo khoảng ngày"
title_en = "Arrivals at the Centre by span of days"
definition = "Số người–vụ đến Trung tâm theo khoảng ngày đến, nguồn, kênh, đơn vị, lĩnh vực, diện chính và địa bàn của vụ (theo từng cách chia). Hai cỡ dòng: khoảng đếm sẵn, và từng ngày cho kỳ cắt ngang một khoảng."
definition_en = "Person-matters that reached the Centre, by span of days of arrival, source, channel, unit, field, primary group and area of the matter (in each scheme). Rows of two sizes: spans counted in advance, and single days for a period that cuts a span."
caution = "Mỗi người–vụ có mặt ở cả hai cỡ dòng và ở mọi cách chia địa bàn: luôn lọc theo cách chia địa bàn và theo kỳ."
caution_en = "Every person-matter stands in both sizes of rows and in every area scheme: always filter by area scheme and period."
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["day_month", "area_scheme", "start_on", "end_on", "area_code", "source", "channel", "unit_id", "field", "primary_group", "has_log_row"]
sort = ["day_month", "area_scheme", "start_on"]
[columns]
area_scheme = {vi = "Cách chia địa bàn", en = "Area scheme"}
area_code = {vi = "Mã địa bàn theo cách chia đó", en = "Area in that scheme"}
persons = {vi = "Số người–vụ", en = "Person-matters"}

[[examples]]
because = "Hai người đến cùng khoảng: một dòng khoảng, hai dòng ngày, ở mỗi cách chia địa bàn; nơi chưa rõ vẫn được đếm."
because_en = "Two arrivals in one span: one row of the span, two of days, in each area scheme; an unknown place still counts."
given.counting_span = """
on_day     | month_on   | day_month  | start_on   | end_on     | span_start | span_end
2024-06-01 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01
2024-06-02 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-02 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01
"""
given.arrival = """
pm_id | source | channel | arrived_on | district_code | province_code
A     | police | phone   | 2024-06-01 | 303           | 31
B     | police | phone   | 2024-06-02 | 303           | 31
"""
expect = """
day_month  | area_scheme | start_on   | end_on     | span_start | span_end   | month_on   | area_code | source | channel | persons
0001-01-01 | district    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 2024-06-01 | 303       | police | phone   | 2
0001-01-01 | court_area  | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 2024-06-01 | unknown   | police | phone   | 2
0001-01-01 | province    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | 2024-06-01 | 31        | police | phone   | 2
2024-06-01 | district    | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | 2024-06-01 | 303       | police | phone   | 1
2024-06-01 | district    | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | 2024-06-01 | 303       | police | phone   | 1
2024-06-01 | court_area  | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | 2024-06-01 | unknown   | police | phone   | 1
2024-06-01 | court_area  | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | 2024-06-01 | unknown   | police | phone   | 1
2024-06-01 | province    | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | 2024-06-01 | 31        | police | phone   | 1
2024-06-01 | province    | 2024-06-02 | 2024-06-03 | 2024-06-01 | 2024-07-01 | 2024-06-01 | 31        | police | phone   | 1
"""
+++*/
with placed as (
    select 'district' as area_scheme, coalesce(district_code, 'unknown') as area_code, * from arrival
    union all
    select 'court_area' as area_scheme, coalesce(court_area_code, 'unknown') as area_code, * from arrival
    union all
    select 'province' as area_scheme, coalesce(province_code, 'unknown') as area_code, * from arrival
)
select
    s.day_month, s.start_on, s.end_on, s.span_start, s.span_end, s.month_on,
    p.area_scheme, p.area_code, p.source, p.channel, p.unit_id, p.field, p.primary_group, p.has_log_row,
    count(*) as persons
from placed as p
inner join counting_span as s on s.on_day = p.arrived_on
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
