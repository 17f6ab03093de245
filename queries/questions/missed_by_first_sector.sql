/*+++
title = "Người bị bỏ sót được ngành nào tiếp xúc trước?"
title_en = "Which sector met the missed persons first?"
grain = "một dòng cho mỗi ngành tiếp xúc đầu tiên"
grain_en = "one row per sector of first contact"
key = ["first_sector"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "bar", x = "missed_share", y = "first_sector", n = "eligible"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai. Dưới 10 người chỉ đọc số, không đọc tỷ lệ. Nhóm tiếp xúc gần ngày dữ liệu chưa đủ chín."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody. Under 10 persons read the counts, not the rate. Cohorts near the data day are immature."
law = ["PROP_MISSED"]
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
    first_sector,
    coalesce(sum(case when class_code = 'certain' then persons end), 0) as eligible,
    coalesce(sum(case when is_missed then persons end), 0) as missed,
    sum(case when is_missed then persons else 0 end)
        / nullif(cast(sum(case when class_code = 'certain' then persons else 0 end) as double), 0) as missed_share,
    coalesce(sum(case when is_proved then persons end), 0) as eligible_proved,
    coalesce(sum(case when is_proved and is_missed then persons end), 0) as missed_proved,
    sum(case when is_proved and is_missed then persons else 0 end)
        / nullif(cast(sum(case when is_proved then persons else 0 end) as double), 0) as missed_share_proved,
    coalesce(sum(case when is_suspected then persons end), 0) as suspected,
    coalesce(sum(case when class_code = 'unknown' then persons end), 0) as unknown,
    coalesce(sum(persons), 0) as contacted
from inside
group by first_sector
order by eligible desc, first_sector
