/*+++
title = "Số người–vụ theo đơn vị và khoảng ngày"
title_en = "Numbers of person-matters by unit and span of days"
definition = "Số người–vụ theo đơn vị phải làm bước đầu, khoảng ngày của lần tiếp xúc đầu tiên, quý thuộc diện và địa bàn (theo từng cách chia). Các mức đếm từ ít đến nhiều chiều, để mỗi câu hỏi chỉ đọc số dòng nó cần; và từng ngày cho kỳ cắt ngang một khoảng."
definition_en = "Person-matters by the unit that owed the first step, span of days of first contact, quarter of eligible-since and area (in each scheme). Levels of counting from few to many dimensions, so that each question reads only the rows it needs; and single days for a period that cuts a span."
caution = "Mỗi người–vụ có mặt ở mọi mức đếm và mọi cách chia địa bàn: luôn lọc theo mức đếm, cách chia địa bàn và kỳ."
caution_en = "Every person-matter stands in every level of counting and every area scheme: always filter by level, area scheme and period."
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["detail", "day_month", "area_scheme", "start_on", "end_on", "area_code", "since_unit_id", "since_sector", "since_quarter_on", "field", "since_stage", "primary_group", "class_code", "status"]
sort = ["detail", "day_month", "area_scheme", "start_on"]
[columns]
detail = {vi = "Mức đếm: whole, stage (thêm lĩnh vực, giai đoạn), group (thêm diện), unit (thêm đơn vị), day (từng ngày, đủ mọi chiều)", en = "Level of counting: whole, stage (adds field and stage), group (adds group), unit (adds unit), day (single days with everything)"}
area_scheme = {vi = "Cách chia địa bàn", en = "Area scheme"}
area_code = {vi = "Mã địa bàn theo cách chia đó", en = "Area in that scheme"}
start_on = {vi = "Từ ngày", en = "From"}
end_on = {vi = "Đến trước ngày", en = "Before"}
day_month = {vi = "Tháng của dòng một ngày; 01/01/0001 với khoảng đếm sẵn", en = "Month of a row of one day; 1 January 0001 for a span counted in advance"}
span_start = {vi = "Dòng một ngày nằm trong khoảng từ ngày; 01/01/0001 với khoảng đếm sẵn", en = "A row of one day lies in the span from; 1 January 0001 for a span itself"}
span_end = {vi = "Dòng một ngày nằm trong khoảng đến trước ngày; 01/01/0001 với khoảng đếm sẵn", en = "A row of one day lies in the span before; 1 January 0001 for a span itself"}
since_quarter_on = {vi = "Quý thuộc diện", en = "Quarter of eligible-since"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
referred = {vi = "Đã được giới thiệu", en = "Referred"}
self_identified = {vi = "Tự nhận thuộc diện (có dòng sổ)", en = "Self-identified (register row)"}

[[examples]]
because = "Quý là quý của ngày thuộc diện, kỳ theo lần tiếp xúc đầu; không có đơn vị thì không vào bảng này."
because_en = "The quarter is that of eligible-since, the span that of first contact; without a unit a person is not in this table."
given.counting_span = """
on_day     | month_on   | day_month  | start_on   | end_on     | span_start | span_end
2024-06-01 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01
"""
given.person = """
pm_id | first_contact_on | since_on   | since_unit_id | has_register_row
A     | 2024-06-01       | 2024-07-01 | CA_1          | true
B     | 2024-06-01       | 2024-09-30 | CA_1          | false
C     | 2024-06-01       | 2024-07-01 |               | true
"""
expect = """
detail | day_month  | area_scheme | start_on   | end_on     | span_start | span_end   | area_code | since_unit_id | since_quarter_on | persons | self_identified
whole  | 0001-01-01 | district    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
whole  | 0001-01-01 | court_area  | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
whole  | 0001-01-01 | province    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
stage  | 0001-01-01 | district    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
stage  | 0001-01-01 | court_area  | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
stage  | 0001-01-01 | province    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
group  | 0001-01-01 | district    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
group  | 0001-01-01 | court_area  | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
group  | 0001-01-01 | province    | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
day    | 2024-06-01 | district    | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
day    | 2024-06-01 | court_area  | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
day    | 2024-06-01 | province    | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01 | unknown   | CA_1          | 2024-07-01       | 2       | 1
"""
+++*/
with tallied as (
    select
        first_contact_on as on_day, province_code, district_code, court_area_code,
        since_unit_id, since_sector, cast(date_trunc('quarter', since_on) as date) as since_quarter_on,
        field, since_stage, primary_group, class_code, status, is_missed,
        count(*) as persons,
        sum(case when has_register_row then 1 else 0 end) as self_identified,
        sum(case when is_referred then 1 else 0 end) as referred
    from person
    where since_unit_id is not null
    group by
        first_contact_on, province_code, district_code, court_area_code,
        since_unit_id, since_sector, date_trunc('quarter', since_on),
        field, since_stage, primary_group, class_code, status, is_missed
),
placed as (
    select 'district' as area_scheme, coalesce(district_code, 'unknown') as area_code, * from tallied
    union all
    select 'court_area' as area_scheme, coalesce(court_area_code, 'unknown') as area_code, * from tallied
    union all
    select 'province' as area_scheme, coalesce(province_code, 'unknown') as area_code, * from tallied
),
detailed as (
    -- each level counts with more dimensions; a question reads the least that its filters and its answer need
    select 'whole' as detail, area_scheme, area_code, on_day,
        since_unit_id, since_sector, since_quarter_on, class_code, status, is_missed,
        null as field, null as since_stage, null as primary_group,
        persons, self_identified, referred
    from placed
    union all
    select 'stage' as detail, area_scheme, area_code, on_day,
        since_unit_id, since_sector, since_quarter_on, class_code, status, is_missed,
        field, since_stage, null as primary_group,
        persons, self_identified, referred
    from placed
    union all
    select 'group' as detail, area_scheme, area_code, on_day,
        since_unit_id, since_sector, since_quarter_on, class_code, status, is_missed,
        field, since_stage, primary_group,
        persons, self_identified, referred
    from placed
    union all
    select 'day' as detail, area_scheme, area_code, on_day,
        since_unit_id, since_sector, since_quarter_on, class_code, status, is_missed,
        field, since_stage, primary_group,
        persons, self_identified, referred
    from placed
),
grained as (
    select d.*, s.start_on, s.end_on, s.day_month, s.span_start, s.span_end
    from detailed as d
    inner join counting_span as s on s.on_day = d.on_day and (s.day_month > date '0001-01-01') = (d.detail = 'day')
)
select
    detail,
    day_month,
    area_scheme,
    start_on,
    end_on,
    span_start,
    span_end,
    area_code,
    since_unit_id, since_sector, since_quarter_on, class_code, status, is_missed, field, since_stage, primary_group,
    sum(persons) as persons,
    sum(self_identified) as self_identified,
    sum(referred) as referred
from grained
group by
    detail, day_month, area_scheme, start_on, end_on, span_start, span_end, area_code,
    since_unit_id, since_sector, since_quarter_on, class_code, status, is_missed, field, since_stage, primary_group
