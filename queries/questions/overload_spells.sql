/*+++
title = "Những đợt quá tải nào đã có, của ai, bao lâu?"
title_en = "Which spells of overload were there, whose and how long?"
definition = "Mỗi đợt là các tuần liền nhau một trợ giúp viên vượt ngưỡng quá tải; kéo dài khi đủ số tuần của ngưỡng. Tra lại được toàn bộ kỳ dữ liệu."
definition_en = "A spell is a run of weeks in which an officer exceeded the overload threshold; sustained when it lasts the threshold's number of weeks. The whole data window can be looked up."
grain = "một trợ giúp viên và một đợt"
grain_en = "one officer and spell"
key = ["provider_id", "first_week_end"]
date_rule = "Đợt có ít nhất một tuần kết thúc trong kỳ; độ dài tính cả phần ngoài kỳ trước đó."
date_rule_en = "Spells with at least one week ending in the period; weeks before the period count in the length."
caution = "So với phần phù hợp của chính Trung tâm, không phải với một chuẩn bên ngoài; chưa tính vụ việc nặng, nhẹ khác nhau."
caution_en = "Against the Centre's own fitting part, not an outside standard; heavy and light cases weigh the same."
[columns]
first_week_end = {vi = "Tuần đầu", en = "First week"}
last_week_end = {vi = "Tuần cuối", en = "Last week"}
weeks = {vi = "Số tuần", en = "Weeks"}
peak_share = {vi = "Cao nhất so với phần phù hợp", en = "Peak over the fitting part"}
peak_open = {vi = "Đang thực hiện cao nhất", en = "Most open cases"}
is_present = {vi = "Đang diễn ra ở tuần cuối của kỳ", en = "Still on in the last week of the period"}
is_sustained = {vi = "Quá tải kéo dài", en = "Sustained overload"}
+++*/
with over_week as (
    select
        provider_id, week_end, load_share, open_at_end, is_sustained,
        row_number() over (partition by provider_id order by week_end) - weeks_over as spell
    from officer_week
    where is_over and week_end < $period_end
),
last_one as (
    select max(week_end) as week_end from officer_week where week_end < $period_end
)
select
    o.provider_id,
    min(o.week_end) as first_week_end,
    max(o.week_end) as last_week_end,
    count(*) as weeks,
    max(o.load_share) as peak_share,
    max(o.open_at_end) as peak_open,
    bool_or(o.is_sustained) as is_sustained,
    max(o.week_end) = max(l.week_end) as is_present
from over_week as o
cross join last_one as l
where $providers::varchar[] is null or list_contains($providers::varchar[], o.provider_id)
group by o.provider_id, o.spell
having max(o.week_end) >= $period_start
order by o.provider_id, first_week_end
