/*+++
title = "Người dưới 18 tuổi ở mỗi địa bàn được trợ giúp đến đâu?"
title_en = "How far are minors covered in each area?"
grain = "một dòng cho mỗi địa bàn"
grain_en = "one row per area"
key = ["area_code"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "funnel", x = "denominator", y = "coverage_share", n = "denominator", k = "served", label = "area_name", code = "area_code"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai. Dưới 10 người chỉ đọc số, không đọc tỷ lệ. Nhóm tiếp xúc gần ngày dữ liệu chưa đủ chín."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody. Under 10 persons read the counts, not the rate. Cohorts near the data day are immature."
law = ["PROP_MISSED"]
metrics = ["minor_coverage"]
[columns]
served = {vi = "Đã được trợ giúp", en = "Served"}
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
declined = {vi = "Từ chối", en = "Declined"}
own_lawyer = {vi = "Có luật sư riêng", en = "Own lawyer"}
diverted = {vi = "Chỉ định luật sư", en = "Diverted to the Bar"}
missed = {vi = "Bỏ sót", en = "Missed"}
denominator = {vi = "Mẫu số: thuộc diện trừ từ chối, luật sư riêng, chỉ định", en = "Denominator: eligible less declined, own lawyer, diverted"}
coverage_share = {vi = "Tỷ lệ tiếp cận", en = "Coverage"}
missed_share = {vi = "Tỷ lệ bỏ sót", en = "Missed rate"}
approximate = {vi = "Chưa thành niên có địa bàn quy đổi gần đúng", en = "Minors placed by approximate conversion of areas"}
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
),
summed as (
    select
        a.area_code,
        a.area_name,
        a.area_order,
        coalesce(sum(case when i.status = 'served' then i.persons end), 0) as served,
        coalesce(sum(i.persons), 0) as eligible,
        coalesce(sum(case when i.status = 'declined' then i.persons end), 0) as declined,
        coalesce(sum(case when i.status = 'own_lawyer' then i.persons end), 0) as own_lawyer,
        coalesce(sum(case when i.status = 'diverted' then i.persons end), 0) as diverted,
        coalesce(sum(case when i.is_missed then i.persons end), 0) as missed,
        coalesce(sum(i.approximate), 0) as approximate
    from council_area as a
    left join inside as i on i.area_code = a.area_code and i.is_minor
    where a.area_scheme = $area_scheme and ($areas::varchar[] is null or list_contains($areas::varchar[], a.area_code))
    group by a.area_code, a.area_name, a.area_order
)
select
    area_code,
    area_name,
    area_order,
    served,
    eligible,
    declined,
    own_lawyer,
    diverted,
    missed,
    eligible - declined - own_lawyer - diverted as denominator,
    served / nullif(cast(eligible - declined - own_lawyer - diverted as double), 0) as coverage_share,
    missed / nullif(cast(eligible as double), 0) as missed_share,
    approximate,
    approximate / nullif(cast(eligible as double), 0) as approximate_share
from summed
order by area_order, area_code
