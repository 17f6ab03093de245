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
    d.since_unit_id,
    max(u.unit_name) as unit_name,
    max(d.since_sector) as since_sector,
    cast(date_trunc('quarter', d.since_on) as date) as quarter_on,
    sum(d.eligible) as eligible,
    sum(d.missed_own_step) as missed_own_step
from unit_day as d
left join unit as u on u.unit_id = d.since_unit_id
where d.area_scheme = 'province' and d.since_on >= $period_start and d.since_on < $period_end
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], d.since_sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], d.since_unit_id))
group by d.since_unit_id, date_trunc('quarter', d.since_on)
having sum(d.eligible) > 0
order by d.since_unit_id, quarter_on
