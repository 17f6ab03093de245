/*+++
title = "Ngành nào gửi đủ, gửi đúng hạn?"
title_en = "Which sectors report fully and on time?"
definition = "Báo cáo đã đến hạn = đã nhận + im lặng + nhận sau ngày dữ liệu. Chậm là nhận sau hạn. Đơn vị chỉ gửi số tổng hợp là đơn vị mà mọi kỳ trong lịch đều là tổng hợp."
definition_en = "Due = received + silent + received after the data day. Late means received after the due day. A totals-only unit is one whose every period in the calendar is totals."
grain = "một ngành"
grain_en = "one sector"
key = ["sector"]
date_rule = "Kỳ báo cáo chạm vào kỳ đã chọn."
date_rule_en = "Reporting periods that touch the chosen period."
chart = {kind = "stacked_bars", x = "sector", y = "expected"}
metrics = ["report_timeliness", "silent_reports"]
[columns]
units = {vi = "Số đơn vị", en = "Units"}
expected = {vi = "Đã đến hạn", en = "Due"}
received = {vi = "Đã nhận", en = "Received"}
late = {vi = "Nhận chậm", en = "Received late"}
silent = {vi = "Im lặng", en = "Silent"}
received_after = {vi = "Nhận sau ngày dữ liệu", en = "Received after the data day"}
not_yet_due = {vi = "Chưa đến hạn", en = "Not yet due"}
totals_only_units = {vi = "Đơn vị chỉ gửi số tổng hợp", en = "Totals-only units"}
on_time_share = {vi = "Đúng hạn trên đã đến hạn", en = "On time over due"}
+++*/
with unit_report as (
    select
        unit_id,
        max(sector) as sector,
        sum(case when state <> 'not_yet_due' then 1 else 0 end) as expected,
        sum(case when state = 'received' then 1 else 0 end) as received,
        sum(case when state <> 'not_yet_due' and is_late then 1 else 0 end) as late,
        sum(case when state = 'silent' then 1 else 0 end) as silent,
        sum(case when state = 'received_after_data_day' then 1 else 0 end) as received_after,
        sum(case when state = 'not_yet_due' then 1 else 0 end) as not_yet_due,
        sum(case when state = 'received' and not is_late then 1 else 0 end) as on_time,
        case when count(*) = sum(case when report_form = 'totals' then 1 else 0 end) then 1 else 0 end as is_totals_only
    from expected_report
    where period_end >= $period_start and period_start < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
    group by unit_id
)
select
    sector,
    count(*) as units,
    sum(expected) as expected,
    sum(received) as received,
    sum(late) as late,
    sum(silent) as silent,
    sum(received_after) as received_after,
    sum(not_yet_due) as not_yet_due,
    sum(is_totals_only) as totals_only_units,
    sum(on_time) / nullif(sum(expected), 0) as on_time_share
from unit_report
group by sector
order by sector
