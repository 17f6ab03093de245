/*+++
title = "Nhóm tiếp xúc từng quý: bao nhiêu người bị bỏ sót?"
title_en = "Cohorts of each quarter: how many were missed?"
definition = "Người tiếp xúc lần đầu trong một quý, theo dõi tới ngày dữ liệu. Nhóm chưa đủ thời gian (thời gian chờ cộng thời gian để hồ sơ đến) được đánh dấu, chưa đọc như các nhóm khác."
definition_en = "Persons first contacted in a quarter, followed to the data day. Cohorts that have not had their time (grace plus the time records take to arrive) are marked and not read like the others."
grain = "một quý tiếp xúc đầu tiên"
grain_en = "one quarter of first contact"
key = ["quarter_on"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "cohorts", x = "quarter_on", y = "missed_share", n = "eligible"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody."
law = ["PROP_MISSED", "PROP_COHORT"]
metrics = ["missed_rate", "missed_rate_proved"]
[columns]
quarter_on = {vi = "Quý tiếp xúc đầu tiên", en = "Quarter of first contact"}
is_mature = {vi = "Đã đủ thời gian theo dõi", en = "Has had its time"}
immature_from_on = {vi = "Ngày tiếp xúc đầu tiên chưa đủ thời gian", en = "First day of contact without its time"}
immature = {vi = "Trong đó chưa đủ thời gian", en = "Of whom not yet followed long enough"}
minors = {vi = "Chưa thành niên thuộc diện", en = "Eligible minors"}
missed_minors = {vi = "Chưa thành niên bị bỏ sót", en = "Missed minors"}
missed_minors_share = {vi = "Tỷ lệ bỏ sót chưa thành niên", en = "Missed rate of minors"}
missed_proved = {vi = "Bỏ sót, không kể người chỉ chứng minh bằng thụ lý", en = "Missed, without those proved by acceptance alone"}
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
missed = {vi = "Bỏ sót", en = "Missed"}
missed_share = {vi = "Tỷ lệ bỏ sót", en = "Missed rate"}
eligible_proved = {vi = "Chắc chắn thuộc diện, không kể người chỉ chứng minh bằng thụ lý", en = "Certainly eligible without those proved by acceptance alone"}
missed_share_proved = {vi = "Tỷ lệ bỏ sót trong số đó", en = "Missed rate among them"}
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
        cast(date_trunc('quarter', first_month) as date) as quarter_on,
        sum(case when class_code = 'certain' and not is_mature then persons else 0 end) as immature,
        min(case when class_code = 'certain' and not is_mature then first_on end) as immature_from_on,
        sum(case when class_code = 'certain' then persons else 0 end) as eligible,
        sum(case when is_missed then persons else 0 end) as missed,
        sum(case when is_proved then persons else 0 end) as eligible_proved,
        sum(case when is_missed and is_proved then persons else 0 end) as missed_proved,
        sum(case when is_minor then persons else 0 end) as minors,
        sum(case when is_minor and is_missed then persons else 0 end) as missed_minors
    from inside
    group by date_trunc('quarter', first_month)
)
select
    quarter_on,
    immature = 0 as is_mature,
    immature,
    immature_from_on,
    eligible,
    missed,
    missed / nullif(cast(eligible as double), 0) as missed_share,
    eligible_proved,
    missed_proved,
    missed_proved / nullif(cast(eligible_proved as double), 0) as missed_share_proved,
    minors,
    missed_minors,
    missed_minors / nullif(cast(minors as double), 0) as missed_minors_share
from summed
order by quarter_on
