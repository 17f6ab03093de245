/*+++
title = "Người đến Trung tâm từ nguồn nào, qua kênh nào?"
title_en = "From which source and by which channel do people reach the Centre?"
grain = "một dòng cho mỗi nguồn và kênh"
grain_en = "one row per source and channel"
key = ["source", "channel"]
date_rule = "Theo ngày Trung tâm nhận; không có trong sổ tiếp nhận thì theo ngày thụ lý"
date_rule_en = "By the day the Centre received it; where the log has nothing, by the day of acceptance"
chart = {kind = "heatmap", x = "channel", y = "source", z = "persons"}
caution = "Mỗi người–vụ đếm một lần. Mẫu 03 (có yêu cầu) và Mẫu 04 (chưa yêu cầu) là hai việc khác nhau, không cộng chung. Chưa rõ là không ghi, không phải là không có."
caution_en = "Each person-matter counts once. Form 03 (asked for aid) and Form 04 (has not asked) are two different things, never added together. Not known means not stated, not absent."
law = ["TTLT10_A7_2", "TT12_2018_A17A"]
[columns]
persons = {vi = "Số người–vụ", en = "Person-matters"}
logged = {vi = "Trong đó có trong sổ tiếp nhận", en = "Of whom in the Centre's log"}
+++*/
with counted as (
    -- whole months come from the roll-up, the days of cut months from the arrivals themselves
    select source, channel, unit_id, field, primary_group, province_code, district_code, court_area_code, has_log_row, persons
    from arrival_month
    where month_on >= $period_start and next_month <= $period_end
    union all
    select
        source, channel, unit_id, field, primary_group, province_code, district_code, court_area_code, has_log_row, 1 as persons
    from arrival
    where arrived_on >= $period_start and arrived_on < $period_end
        and (
            arrived_on < date_trunc('month', cast($period_start as date) + interval 1 month - interval 1 day)
            or arrived_on >= date_trunc('month', cast($period_end as date))
        )
        -- a period of whole months has no cut month: the engine sees this before it reads a row
        and (
            cast($period_start as date) <> date_trunc('month', cast($period_start as date))
            or cast($period_end as date) <> date_trunc('month', cast($period_end as date))
        )
)
select
    source,
    channel,
    sum(persons) as persons,
    coalesce(sum(case when has_log_row then persons end), 0) as logged
from counted
where ($sectors::varchar[] is null or list_contains($sectors::varchar[], source))
    and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
    and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
    and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
    and ($areas::varchar[] is null or list_contains($areas::varchar[], case $area_scheme
        when 'court_area' then coalesce(court_area_code, 'unknown')
        when 'province' then coalesce(province_code, 'unknown')
        else coalesce(district_code, 'unknown')
    end))
group by source, channel
order by source, persons desc, channel
