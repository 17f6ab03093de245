/*+++
title = "Vụ việc sắp đến thường thuộc loại nào?"
title_en = "Of which kinds are the cases to come?"
definition = "Vụ việc tham gia tố tụng thụ lý trong 12 tháng tròn gần nhất và phần đã qua của tháng đang dở, theo lĩnh vực, giai đoạn và địa bàn; độ nặng trung bình; số ngày đã qua, để biết bao nhiêu vụ mỗi ngày."
definition_en = "Proceedings cases accepted in the latest 12 whole months and in the days passed of a month begun, by field, stage and area; mean load; the days passed, to know how many a day."
grain = "một lĩnh vực, giai đoạn và địa bàn"
grain_en = "one field, stage and area"
key = ["field", "stage_first", "area_code"]
roles = ["leader", "analyst", "steward"]
date_rule = "Theo ngày thụ lý; không theo kỳ."
date_rule_en = "By the day of acceptance; not by period."
[columns]
area_code = {vi = "Địa bàn", en = "Area"}
area_name = {vi = "Tên địa bàn", en = "Name of the area"}
area_name_en = {vi = "Tên địa bàn (tiếng Anh)", en = "Name of the area (English)"}
cases = {vi = "Số vụ việc", en = "Cases"}
mean_load = {vi = "Độ nặng trung bình", en = "Mean load"}
days = {vi = "Số ngày", en = "Days"}
+++*/
with span as (
    select
        data_day,
        greatest(
            cast(date_trunc('month', data_day + 1) - interval 12 month as date), cast(date_trunc('month', window_start) as date)
        ) as start_on
    from snapshot_span
)
select
    m.field,
    m.stage_first,
    m.district_code as area_code,
    n.area_name,
    n.area_name_en,
    sum(m.cases) as cases,
    sum(m.load_sum) / sum(m.cases) as mean_load,
    max(s.data_day - s.start_on) + 1 as days
from case_month as m
inner join span as s on m.month_start >= s.start_on
left join council_area as n on n.area_scheme = 'district' and n.area_code = m.district_code
group by m.field, m.stage_first, m.district_code, n.area_name, n.area_name_en
order by sum(m.cases) desc, m.field, m.stage_first, m.district_code
