/*+++
title = "Đơn vị nào để sót nhiều kỳ liên tiếp?"
title_en = "Which units miss people in period after period?"
grain = "một dòng cho mỗi đơn vị và quý"
grain_en = "one row per unit and quarter"
key = ["since_unit_id", "quarter_on"]
date_rule = "Theo ngày thuộc diện"
date_rule_en = "By the day of eligible-since"
chart = {kind = "heatmap", x = "quarter_on", y = "unit_name", z = "missed_own_step"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai. Dưới 10 người chỉ đọc số, không đọc tỷ lệ. Nhóm tiếp xúc gần ngày dữ liệu chưa đủ chín."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody. Under 10 persons read the counts, not the rate. Cohorts near the data day are immature."
law = ["PROP_MISSED"]
[columns]
quarter_on = {vi = "Quý", en = "Quarter"}
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
missed_own_step = {vi = "Bỏ sót ở bước của đơn vị (B1, B1b, B2)", en = "Missed at the unit's own step (B1, B1b, B2)"}
+++*/
select
    p.since_unit_id,
    max(u.unit_name) as unit_name,
    max(p.since_sector) as since_sector,
    cast(date_trunc('quarter', p.since_on) as date) as quarter_on,
    sum(case when p.class_code = 'certain' then 1 else 0 end) as eligible,
    sum(case when p.is_missed and p.status in ('B1', 'B1b', 'B2') then 1 else 0 end) as missed_own_step
from person as p
left join unit as u on u.unit_id = p.since_unit_id
where p.since_on >= $period_start and p.since_on < $period_end and p.since_unit_id is not null
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], p.since_sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], p.since_unit_id))
group by p.since_unit_id, date_trunc('quarter', p.since_on)
having sum(case when p.class_code = 'certain' then 1 else 0 end) > 0
order by p.since_unit_id, quarter_on
