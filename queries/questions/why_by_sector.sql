/*+++
title = "Ngành nào tiếp xúc người bị bỏ sót lúc thuộc diện, sót ở bước nào?"
title_en = "Which sector met the missed when eligible, and at which step were they lost?"
grain = "một ngành lúc thuộc diện"
grain_en = "one sector when eligible"
key = ["since_sector"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "stacked_bar", x = "missed", y = "since_sector"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody."
law = ["PROP_MISSED"]
metrics = ["missed_rate", "missed_rate_proved"]
[columns]
since_sector = {vi = "Ngành lúc thuộc diện", en = "Sector when eligible"}
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
missed = {vi = "Bỏ sót", en = "Missed"}
missed_share = {vi = "Tỷ lệ bỏ sót", en = "Missed rate"}
eligible_proved = {vi = "Chắc chắn thuộc diện, không kể người chỉ chứng minh bằng thụ lý", en = "Certainly eligible without those proved by acceptance alone"}
missed_share_proved = {vi = "Tỷ lệ bỏ sót trong số đó", en = "Missed rate among them"}
missed_b1 = {vi = "B1: không có dấu vết được thông tin", en = "B1: no trace of information"}
missed_b1b = {vi = "B1b: được phát Mẫu 01, không tự nhận", en = "B1b: given Form 01, no answer"}
missed_b2 = {vi = "B2: tự nhận hoặc yêu cầu, không chuyển", en = "B2: self-identified or asked, not referred"}
missed_b3 = {vi = "B3: ghi đã gửi, Trung tâm không có", en = "B3: sent, not at the Centre"}
missed_b4 = {vi = "B4: Trung tâm đã nhận, chưa thụ lý, cử", en = "B4: received, nobody assigned"}
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
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
),
summed as (
    select
        coalesce(since_sector, 'unknown') as since_sector,
        sum(case when class_code = 'certain' then persons else 0 end) as eligible,
        sum(case when is_missed then persons else 0 end) as missed,
        sum(case when is_proved then persons else 0 end) as eligible_proved,
        sum(case when is_missed and is_proved then persons else 0 end) as missed_proved,
        sum(case when is_missed and status = 'B1' then persons else 0 end) as missed_b1,
        sum(case when is_missed and status = 'B1b' then persons else 0 end) as missed_b1b,
        sum(case when is_missed and status = 'B2' then persons else 0 end) as missed_b2,
        sum(case when is_missed and status = 'B3' then persons else 0 end) as missed_b3,
        sum(case when is_missed and status = 'B4' then persons else 0 end) as missed_b4
    from inside
    group by coalesce(since_sector, 'unknown')
)
select
    since_sector,
    eligible,
    missed,
    missed / nullif(cast(eligible as double), 0) as missed_share,
    missed_b1,
    missed_b1b,
    missed_b2,
    missed_b3,
    missed_b4,
    eligible_proved,
    missed_proved / nullif(cast(eligible_proved as double), 0) as missed_share_proved
from summed
where eligible > 0
order by missed desc, since_sector
