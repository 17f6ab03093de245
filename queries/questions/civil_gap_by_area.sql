/*+++
title = "Khoảng trống dân sự, hành chính ở đâu?"
title_en = "Where is the gap in civil and administrative matters?"
grain = "một dòng cho mỗi địa bàn"
grain_en = "one row per area"
key = ["area_code"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
caution = "Dân sự ở đây là mọi việc không phải hình sự. Không có người thuộc diện thì không kết luận được."
caution_en = "Civil here means everything that is not criminal. Where nobody is eligible nothing can be concluded."
law = ["PROP_MISSED"]
metrics = ["civil_missed_rate"]
[columns]
contacted = {vi = "Đã tiếp xúc trong việc dân sự, hành chính", en = "Contacted in civil and administrative matters"}
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
referred = {vi = "Được giới thiệu", en = "Referred"}
accepted = {vi = "Có vụ việc", en = "With a case"}
missed = {vi = "Bỏ sót", en = "Missed"}
court_accepted = {vi = "Người trong việc dân sự, hành chính mà Tòa án tại đó thụ lý", en = "Persons in civil and administrative matters the courts there accepted"}
last_referred_month = {vi = "Tháng gần nhất có lượt giới thiệu dân sự, hành chính", en = "Last month with a civil or administrative referral"}
months_without = {vi = "Số tháng liền không có lượt nào, tính đến hết kỳ; trống: chưa có lượt nào từ đầu dữ liệu", en = "Months in a row without one, up to the end of the period; empty: none since the data begin"}
gap = {vi = "1 = có người thuộc diện mà không ai được giới thiệu hay thụ lý", en = "1 = eligible persons but nobody referred or accepted"}
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
            when $groups::varchar[] is not null then 'group'
            else 'stage'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($classes::varchar[] is null or list_contains($classes::varchar[], class_code))
        and ($statuses::varchar[] is null or list_contains($statuses::varchar[], status))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
),
latest as (
    -- the last span or, in the span that the end of the period cuts, the last day before it
    select area_code, max(month_on) as last_referred_month
    from arrival_count
    where area_scheme = $area_scheme and has_log_row and coalesce(field, '') <> 'CRIM'
        and end_on <= $period_end
        and day_month in (date '0001-01-01', cast(date_trunc('month', cast($period_end as date)) as date))
        and (span_start = date '0001-01-01' or span_end > $period_end)
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
    group by area_code
),
summed as (
    select
        a.area_code,
        a.area_name,
        a.area_order,
        coalesce(sum(i.persons), 0) as contacted,
        coalesce(sum(case when i.class_code = 'certain' then i.persons end), 0) as eligible,
        coalesce(sum(i.referred), 0) as referred,
        coalesce(sum(i.with_case), 0) as accepted,
        coalesce(sum(case when i.is_missed then i.persons end), 0) as missed,
        coalesce(sum(case when i.first_sector = 'court' then i.persons end), 0) as court_accepted
    from council_area as a
    left join inside as i on i.area_code = a.area_code and i.is_civil
    where a.area_scheme = $area_scheme and ($areas::varchar[] is null or list_contains($areas::varchar[], a.area_code))
    group by a.area_code, a.area_name, a.area_order
)
select
    s.area_code,
    s.area_name,
    s.area_order,
    s.contacted,
    s.court_accepted,
    s.eligible,
    s.referred,
    s.accepted,
    s.missed,
    case when s.eligible > 0 and s.referred = 0 and s.accepted = 0 then 1 else 0 end as gap,
    l.last_referred_month,
    (extract(year from cast($period_end as date) - 1) - extract(year from l.last_referred_month)) * 12
        + extract(month from cast($period_end as date) - 1) - extract(month from l.last_referred_month) as months_without
from summed as s
left join latest as l on l.area_code = s.area_code
order by s.area_order, s.area_code
