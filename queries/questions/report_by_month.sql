/*+++
title = "Mỗi đơn vị, mỗi tháng: báo cáo phải gửi và đã nhận?"
title_en = "Each unit, each month: reports due and received?"
definition = "Mỗi tháng của kỳ đang xem và mỗi đơn vị có báo cáo phải gửi trong kỳ đó: báo cáo phủ tháng ấy đã nhận đúng hạn, nhận sau hạn, không gửi, chưa đến hạn, hay tháng ấy không phải gửi. Báo cáo của kỳ dài hơn một tháng (quý) phủ mọi tháng của kỳ."
definition_en = "Each month of the chosen period and each unit that owes a report in it: the report that covers the month came in time, came late, is absent, is not yet due, or none is owed for the month. A report of a longer period (a quarter) covers every month of it."
grain = "một đơn vị và một tháng"
grain_en = "one unit and month"
key = ["unit_id", "month_on"]
date_rule = "Tháng nằm trong kỳ báo cáo, không phải tháng gửi"
date_rule_en = "Months that lie in the reporting period, not the month of sending"
chart = {kind = "calendar", x = "month_on", y = "unit_id", value = "state"}
caution = "Báo cáo quý có mặt ở cả ba tháng: không cộng các tháng. Nhiều báo cáo phủ một tháng: lấy tình trạng kém nhất."
caution_en = "A quarter's report stands in all its three months: do not add months. Several reports for a month: the worst state counts."
metrics = ["report_timeliness", "silent_reports"]
[columns]
month_on = {vi = "Tháng", en = "Month"}
periods = {vi = "Kỳ báo cáo phủ tháng này", en = "Reporting periods that cover the month"}
expected = {vi = "Báo cáo đã đến hạn", en = "Reports due"}
received = {vi = "Đã nhận", en = "Received"}
late = {vi = "Trong đó nhận sau hạn", en = "Of them late"}
silent = {vi = "Không gửi", en = "Not sent"}
not_yet_due = {vi = "Chưa đến hạn", en = "Not yet due"}
is_totals = {vi = "Chỉ có số tổng", en = "Totals only"}
+++*/
with owed as (
    select *
    from expected_report
    where period_end >= $period_start and period_start < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
),
month as (
    select cast(unnest(generate_series(
        date_trunc('month', cast($period_start as date)), cast($period_end as date) - 1, interval 1 month
    )) as date) as month_on
),
place as (
    select o.unit_id, max(o.sector) as sector, coalesce(max(u.unit_name), o.unit_id) as unit_name
    from owed as o
    left join unit as u on u.unit_id = o.unit_id
    group by o.unit_id
),
counted as (
    select
        p.unit_id, p.unit_name, p.sector, m.month_on,
        string_agg(o.period, ', ' order by o.period_start, o.period) as periods,
        min(o.period_start) as period_start,
        max(o.period_end) as period_end,
        max(o.due_on) as due_on,
        max(o.received_on) as received_on,
        sum(case when o.state <> 'not_yet_due' then 1 else 0 end) as expected,
        sum(case when o.state = 'received' then 1 else 0 end) as received,
        sum(case when o.state = 'received' and o.is_late then 1 else 0 end) as late,
        sum(case when o.state = 'silent' then 1 else 0 end) as silent,
        sum(case when o.state = 'received_after_data_day' then 1 else 0 end) as received_after,
        sum(case when o.state = 'not_yet_due' then 1 else 0 end) as not_yet_due,
        coalesce(min(case when o.report_form = 'totals' then 1 else 0 end), 0) = 1 as is_totals
    from place as p
    cross join month as m
    left join owed as o
        on o.unit_id = p.unit_id and o.period_start < m.month_on + interval 1 month and o.period_end >= m.month_on
    group by p.unit_id, p.unit_name, p.sector, m.month_on
)
select
    unit_id,
    unit_name,
    sector,
    month_on,
    case
        when silent > 0 then 'silent'
        when received_after > 0 then 'received_after_data_day'
        when late > 0 then 'late'
        when received > 0 then 'received'
        when not_yet_due > 0 then 'not_yet_due'
        else 'not_expected'
    end as state,
    expected,
    received,
    late,
    silent,
    not_yet_due,
    periods,
    period_start,
    period_end,
    due_on,
    received_on,
    is_totals
from counted
order by sector, unit_id, month_on
