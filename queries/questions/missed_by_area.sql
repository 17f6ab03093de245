/*+++
title = "Bỏ sót ở địa bàn nào?"
title_en = "Where are people missed?"
grain = "một dòng cho mỗi địa bàn"
grain_en = "one row per area"
key = ["area_code"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "funnel", x = "eligible", y = "missed_share", n = "eligible", k = "missed", label = "area_name", code = "area_code"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai. Dưới 10 người chỉ đọc số, không đọc tỷ lệ. Nhóm tiếp xúc gần ngày dữ liệu chưa đủ chín."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody. Under 10 persons read the counts, not the rate. Cohorts near the data day are immature."
law = ["PROP_MISSED", "PROP_CHANCE"]
metrics = ["missed_rate", "missed_rate_proved"]
[columns]
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
missed = {vi = "Bỏ sót", en = "Missed"}
missed_share = {vi = "Tỷ lệ bỏ sót", en = "Missed rate"}
eligible_proved = {vi = "Chắc chắn thuộc diện, không kể người chỉ chứng minh bằng thụ lý", en = "Certainly eligible without those proved by acceptance alone"}
missed_proved = {vi = "Bỏ sót trong số đó", en = "Missed among them"}
missed_share_proved = {vi = "Tỷ lệ bỏ sót trong số đó", en = "Missed rate among them"}
suspected = {vi = "Nghi bỏ sót", en = "Suspected missed"}
unknown = {vi = "Chưa đủ thông tin về diện", en = "Unknown class"}
contacted = {vi = "Đã tiếp xúc", en = "Contacted"}
approximate = {vi = "Người thuộc diện có địa bàn quy đổi gần đúng", en = "Certainly eligible, by approximate conversion of areas"}
approximate_share = {vi = "Tỷ lệ quy đổi gần đúng", en = "Share by approximate conversion"}
+++*/
with inside as (
    select *
    from person_count
    where area_scheme = $area_scheme
        -- spans inside the period, and the single days of a span that the period cuts
        and start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and detail in ('day', case
            when $units::varchar[] is not null then 'unit'
            when $groups::varchar[] is not null then 'group'
            when coalesce($fields::varchar[], $stages::varchar[]) is not null then 'stage'
            else 'whole'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], since_unit_id))
        and ($classes::varchar[] is null or list_contains($classes::varchar[], class_code))
        and ($statuses::varchar[] is null or list_contains($statuses::varchar[], status))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
)
select
    a.area_code,
    a.area_name,
    a.is_known,
    a.area_order,
    coalesce(sum(case when i.class_code = 'certain' then i.persons end), 0) as eligible,
    coalesce(sum(case when i.is_missed then i.persons end), 0) as missed,
    sum(case when i.is_missed then i.persons else 0 end)
        / nullif(cast(sum(case when i.class_code = 'certain' then i.persons else 0 end) as double), 0) as missed_share,
    coalesce(sum(case when i.is_proved then i.persons end), 0) as eligible_proved,
    coalesce(sum(case when i.is_proved and i.is_missed then i.persons end), 0) as missed_proved,
    sum(case when i.is_proved and i.is_missed then i.persons else 0 end)
        / nullif(cast(sum(case when i.is_proved then i.persons else 0 end) as double), 0) as missed_share_proved,
    coalesce(sum(case when i.is_suspected then i.persons end), 0) as suspected,
    coalesce(sum(case when i.class_code = 'unknown' then i.persons end), 0) as unknown,
    coalesce(sum(i.persons), 0) as contacted,
    coalesce(sum(case when i.class_code = 'certain' then i.approximate end), 0) as approximate,
    sum(case when i.class_code = 'certain' then i.approximate else 0 end)
        / nullif(cast(sum(case when i.class_code = 'certain' then i.persons else 0 end) as double), 0) as approximate_share
from council_area as a
left join inside as i on i.area_code = a.area_code
where a.area_scheme = $area_scheme and ($areas::varchar[] is null or list_contains($areas::varchar[], a.area_code))
group by a.area_code, a.area_name, a.is_known, a.area_order
order by a.area_order, a.area_code
