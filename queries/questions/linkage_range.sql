/*+++
title = "Số người bị bỏ sót dao động bao nhiêu theo cách ghép tên?"
title_en = "How far does the number of missed people move with the way names are linked?"
grain = "một dòng cho mỗi mức ghép"
grain_en = "one row per level of linking"
key = ["level"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
caution = "Mức chặt và mức lỏng là hai cách ghép quá tay về hai phía; số thật thường nằm giữa. Không có mức nào thấy được người không có trong danh sách. Liên kết lấy từ tệp thì chỉ có mức đang dùng."
caution_en = "The strict and the loose level overdo linking on either side; the true number usually lies between. No level sees a person who is in no list. Links taken from a file have only the level in use."
law = ["PROP_MISSED"]
metrics = ["missed_rate"]
[columns]
level_order = {vi = "Thứ tự", en = "Order"}
missed = {vi = "Bỏ sót", en = "Missed"}
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
contacted = {vi = "Người–vụ đã tiếp xúc", en = "Person-matters contacted"}
missed_share = {vi = "Tỷ lệ bỏ sót", en = "Missed rate"}
waiting = {vi = "Cặp chờ xem lại", en = "Pairs waiting for review"}
waiting_missed = {vi = "Trong đó có thể đổi số bỏ sót", en = "Of which could change the missed"}
+++*/
with used as (
    select
        coalesce(sum(case when is_missed then persons end), 0) as missed,
        coalesce(sum(case when class_code = 'certain' then persons end), 0) as eligible,
        coalesce(sum(persons), 0) as contacted
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
            when $groups::varchar[] is not null then 'group'
            when coalesce($fields::varchar[], $stages::varchar[]) is not null then 'stage'
            else 'whole'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
),
shifted as (
    select
        level,
        sum(case when is_missed then sign else 0 end) as missed,
        sum(case when class_code = 'certain' then sign else 0 end) as eligible,
        sum(sign) as contacted
    from linkage_shift
    where first_contact_on >= $period_start and first_contact_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and (
            $areas::varchar[] is null
            or list_contains($areas::varchar[], case $area_scheme
                when 'court_area' then coalesce(court_area_code, 'unknown')
                when 'province' then coalesce(province_code, 'unknown')
                else coalesce(district_code, 'unknown')
            end)
        )
    group by level
),
waiting as (
    select
        count(*) as pairs,
        coalesce(sum(case when missed_change <> 0 then 1 else 0 end), 0) as missed_pairs
    from linkage_waiting
    where first_contact_on >= $period_start and first_contact_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and (
            $areas::varchar[] is null
            or list_contains($areas::varchar[], case $area_scheme
                when 'court_area' then coalesce(court_area_code, 'unknown')
                when 'province' then coalesce(province_code, 'unknown')
                else coalesce(district_code, 'unknown')
            end)
        )
)
select
    l.level,
    l.threshold,
    case l.level when 'strict' then 1 when 'used' then 2 else 3 end as level_order,
    u.missed + coalesce(s.missed, 0) as missed,
    u.eligible + coalesce(s.eligible, 0) as eligible,
    u.contacted + coalesce(s.contacted, 0) as contacted,
    (u.missed + coalesce(s.missed, 0)) / nullif(cast(u.eligible + coalesce(s.eligible, 0) as double), 0) as missed_share,
    w.pairs as waiting,
    w.missed_pairs as waiting_missed
from linkage_level as l
cross join used as u
cross join waiting as w
left join shifted as s on s.level = l.level
order by level_order
