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
logged = {vi = "Trong đó có trong sổ tiếp nhận", en = "Of whom in the Centre's log"}
+++*/
select
    source,
    channel,
    sum(persons) as persons,
    coalesce(sum(case when has_log_row then persons end), 0) as logged
from arrival_count
where area_scheme = $area_scheme
    -- spans inside the period, and the single days of a span that the period cuts
    and start_on >= $period_start and end_on <= $period_end
    and day_month in (
        date '0001-01-01',
        cast(date_trunc('month', cast($period_start as date) - 1) as date),
        cast(date_trunc('month', cast($period_end as date)) as date)
    )
    and (span_start < $period_start or span_end > $period_end)
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], source))
    and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
    and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
    and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
    and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
group by source, channel
order by source, persons desc, channel
