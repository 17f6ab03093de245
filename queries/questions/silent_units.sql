/*+++
title = "Đơn vị nào không gửi gì?"
title_en = "Which units sent nothing?"
definition = "Đơn vị có kỳ báo cáo đã đến hạn mà không có gì được gửi. Không gửi không phải là số không."
definition_en = "Units with a report that was due and for which nothing came. Silence is not zero."
grain = "một đơn vị"
grain_en = "one unit"
key = ["unit_id"]
date_rule = "Kỳ báo cáo chạm vào kỳ đã chọn."
date_rule_en = "Reporting periods that touch the chosen period."
metrics = ["silent_reports"]
[columns]
silent_periods = {vi = "Số kỳ không gửi", en = "Silent periods"}
periods = {vi = "Các kỳ không gửi", en = "Which periods"}
first_due_on = {vi = "Hạn sớm nhất", en = "Earliest due day"}
longest_run = {vi = "Số kỳ liền không gửi, dài nhất", en = "Longest run of silent periods"}
is_repeat = {vi = "Im lặng lặp lại: từ hai kỳ liền", en = "Repeat silence: two periods in a row or more"}
is_silent_now = {vi = "Kỳ đến hạn gần nhất vẫn không gửi", en = "The last period due is silent too"}
+++*/
with due as (
    select
        *,
        row_number() over (partition by unit_id order by period_start, period_end, period) as place,
        row_number() over (partition by unit_id, state order by period_start, period_end, period) as place_in_state,
        row_number() over (partition by unit_id order by period_start desc, period_end desc, period desc) as from_last
    from expected_report
    where state <> 'not_yet_due' and period_end >= $period_start and period_start < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
),
run as (
    -- silent periods that follow each other share the difference of both counts
    select unit_id, count(*) as periods
    from due
    where state = 'silent'
    group by unit_id, place - place_in_state
),
longest as (
    select unit_id, max(periods) as longest_run from run group by unit_id
)
select
    r.unit_id,
    coalesce(max(u.unit_name), r.unit_id) as unit_name,
    max(r.sector) as sector,
    count(*) as silent_periods,
    string_agg(r.period, ', ' order by r.period_start, r.period) as periods,
    min(r.due_on) as first_due_on,
    max(l.longest_run) as longest_run,
    max(l.longest_run) > 1 as is_repeat,
    bool_or(r.from_last = 1) as is_silent_now
from due as r
inner join longest as l on l.unit_id = r.unit_id
left join unit as u on r.unit_id = u.unit_id
where r.state = 'silent'
group by r.unit_id
order by longest_run desc, silent_periods desc, r.unit_id
