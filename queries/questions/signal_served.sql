/*+++
title = "Tỷ lệ được trợ giúp thay đổi thế nào theo tháng?"
title_en = "How does the share served change by month?"
grain = "một dòng cho mỗi tháng tiếp xúc đầu tiên"
grain_en = "one row per month of first contact"
key = ["first_month"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "xmr", x = "first_month", y = "coverage_share", n = "denominator", k = "served"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận. Nhóm tiếp xúc gần ngày dữ liệu chưa đủ chín: việc thụ lý còn ở phía trước."
caution_en = "Counts only persons in lists and registers received. Cohorts near the data day are immature: acceptance may still come."
law = ["PROP_MISSED"]
metrics = ["coverage"]
[columns]
served = {vi = "Đã được trợ giúp", en = "Served"}
denominator = {vi = "Mẫu số: thuộc diện trừ từ chối, luật sư riêng, chỉ định", en = "Denominator: eligible less declined, own lawyer, diverted"}
coverage_share = {vi = "Tỷ lệ tiếp cận", en = "Coverage"}
+++*/
with inside as (
    select *
    from person_count
    where area_scheme = $area_scheme
        and start_on >= $period_start and end_on <= $period_end
        -- spans inside the period, and the single days of a span that the period cuts
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
)
select
    first_month,
    bool_and(is_mature) as is_mature,
    coalesce(sum(case when status = 'served' then persons end), 0) as served,
    coalesce(sum(case when status not in ('declined', 'own_lawyer', 'diverted') then persons end), 0) as denominator,
    sum(case when status = 'served' then persons else 0 end)
        / nullif(cast(sum(case when status not in ('declined', 'own_lawyer', 'diverted') then persons else 0 end) as double), 0)
        as coverage_share
from inside
where class_code = 'certain'
group by first_month
order by first_month
