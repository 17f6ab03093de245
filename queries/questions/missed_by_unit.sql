/*+++
title = "Đơn vị nào để sót ở bước của mình?"
title_en = "Which units miss people at their own step?"
grain = "một dòng cho mỗi đơn vị của bước"
grain_en = "one row per unit of the step"
key = ["since_unit_id"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "funnel", x = "eligible", y = "missed_own_step_share", n = "eligible", k = "missed_own_step", label = "unit_name", code = "since_unit_id"}
caution = "Đơn vị ghi chép đủ để lộ chỗ sót của mình; đơn vị không gửi danh sách không có ở đây. Đơn vị nhỏ: đọc số, không đọc tỷ lệ."
caution_en = "Units that record fully show their own gaps; units that send no lists are not here. Small units: read counts, not rates."
law = ["PROP_MISSED"]
metrics = ["missed_rate"]
[columns]
contacted = {vi = "Người–vụ mà đơn vị này phải làm bước đầu", en = "Person-matters whose first step this unit owes"}
eligible = {vi = "Trong đó chắc chắn thuộc diện", en = "Of whom certainly eligible"}
missed_own_step = {vi = "Bỏ sót ở bước của đơn vị (B1, B1b, B2)", en = "Missed at the unit's own step (B1, B1b, B2)"}
missed_own_step_share = {vi = "Tỷ lệ bỏ sót ở bước của đơn vị", en = "Share missed at the unit's own step"}
missed_b3 = {vi = "Mất giữa hai phía (B3)", en = "Lost between the sides (B3)"}
missed_b4 = {vi = "Trung tâm chưa cử (B4)", en = "Not assigned by the Centre (B4)"}
self_identified = {vi = "Có dòng sổ", en = "With a register row"}
quarters_with_missed = {vi = "Số quý có người bị bỏ sót ở bước này", en = "Quarters with someone missed at this step"}
+++*/
with inside as (
    select *
    from unit_count
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
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], since_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], since_unit_id))
        and ($classes::varchar[] is null or list_contains($classes::varchar[], class_code))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
)
select
    s.since_unit_id,
    max(u.unit_name) as unit_name,
    max(s.since_sector) as since_sector,
    sum(s.persons) as contacted,
    sum(case when s.class_code = 'certain' then s.persons else 0 end) as eligible,
    sum(case when s.is_missed and s.status in ('B1', 'B1b', 'B2') then s.persons else 0 end) as missed_own_step,
    sum(case when s.is_missed and s.status in ('B1', 'B1b', 'B2') then s.persons else 0 end)
        / nullif(cast(sum(case when s.class_code = 'certain' then s.persons else 0 end) as double), 0) as missed_own_step_share,
    sum(case when s.is_missed and s.status = 'B3' then s.persons else 0 end) as missed_b3,
    sum(case when s.is_missed and s.status = 'B4' then s.persons else 0 end) as missed_b4,
    sum(s.self_identified) as self_identified,
    count(distinct case when s.is_missed and s.status in ('B1', 'B1b', 'B2')
        then s.since_quarter_on end) as quarters_with_missed
from inside as s
left join unit as u on u.unit_id = s.since_unit_id
group by s.since_unit_id
order by missed_own_step desc, s.since_unit_id
