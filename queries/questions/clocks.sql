/*+++
title = "Các thời hạn L1 đến L8 có được giữ không?"
title_en = "Are the limits L1 to L8 kept?"
definition = "Mỗi thời hạn của luật: đúng hạn, không ngay trong ngày (chỉ L3), quá hạn, còn đang chạy, đã quá mà chưa làm, không đo được. Thời hạn không có nguồn nào ghi vẫn có dòng, với số 0 ở mọi cột."
definition_en = "Every limit of the law: in time, not at once (L3 only), late, still running, past and not done, not measurable. A limit that no source states keeps its row, with 0 in every column."
grain = "một dòng cho mỗi thời hạn"
grain_en = "one row per clock"
key = ["clock"]
date_rule = "L1, L2: ngày nhận, chưa nhận thì ngày gửi hoặc yêu cầu; L3: ngày nhận; L4, L5: ngày thụ lý; L6, L7: ngày cử"
date_rule_en = "L1, L2: day received, else sent or requested; L3: received; L4, L5: accepted; L6, L7: assigned"
chart = {kind = "stacked_bar", x = "runs", y = "clock", series = "result"}
caution = "Không đo được không có nghĩa là đúng hạn. Lịch nghỉ và làm bù ghi theo hiểu biết chung: lịch chưa kiểm chứng."
caution_en = "Not measurable does not mean in time. Holidays and swap days are from general knowledge: calendar not checked."
law = ["LTGPL_A31_2", "LTGPL_A31_3", "TTLT10_A7_2", "TTLT10_A12", "TTLT10_A6", "CALENDAR"]
[columns]
runs = {vi = "Số lần", en = "Runs"}
in_time = {vi = "Đúng hạn", en = "In time"}
in_limit = {vi = "Không ngay trong ngày, chưa quá hạn cử người", en = "Not at once, within the assignment limit"}
late = {vi = "Quá hạn", en = "Late"}
waiting = {vi = "Đang chạy, còn hạn", en = "Running, still in time"}
overdue = {vi = "Đã quá hạn, chưa làm", en = "Past the limit, not done"}
not_measurable = {vi = "Không đo được", en = "Not measurable"}
late_share = {vi = "Phần quá hạn trong số đo được", en = "Late share of the measurable ones"}
not_measurable_share = {vi = "Phần không đo được", en = "Share not measurable"}
+++*/
with inside as (
    select *
    from clock_count
    where start_on >= $period_start and end_on <= $period_end
        -- spans inside the period, and the single days of a span that the period cuts
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
),
clock as (
    select distinct clock
    from sla_rule
    where clock in ('L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8')
),
summed as (
    select
        c.clock,
        coalesce(sum(i.runs), 0) as runs,
        coalesce(sum(case when i.result = 'in_time' then i.runs end), 0) as in_time,
        coalesce(sum(case when i.result = 'in_limit' then i.runs end), 0) as in_limit,
        coalesce(sum(case when i.result = 'late' then i.runs end), 0) as late,
        coalesce(sum(case when i.result = 'waiting' then i.runs end), 0) as waiting,
        coalesce(sum(case when i.result = 'overdue' then i.runs end), 0) as overdue,
        coalesce(sum(case when i.result = 'not_measurable' then i.runs end), 0) as not_measurable
    from clock as c
    left join inside as i on i.clock = c.clock
    group by c.clock
)
select
    clock,
    runs,
    in_time,
    in_limit,
    late,
    waiting,
    overdue,
    not_measurable,
    (late + overdue) / nullif(cast(in_time + in_limit + late + overdue as double), 0) as late_share,
    not_measurable / nullif(cast(runs as double), 0) as not_measurable_share
from summed
order by clock
