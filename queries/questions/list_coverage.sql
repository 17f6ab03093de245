/*+++
title = "Danh sách người: bao nhiêu phần đã đến?"
title_en = "Lists of persons: how much of them came?"
definition = "Kỳ báo cáo có danh sách người phải gửi: đã nhận trên đã đến hạn. Đơn vị chỉ gửi số tổng hợp đứng riêng: không có người để đếm, nên không có mẫu số."
definition_en = "Reporting periods that owe a list of persons: received over due. Units that send totals only stand apart: there are no persons to count, hence no denominator."
grain = "một ngành"
grain_en = "one sector"
key = ["sector"]
date_rule = "Kỳ báo cáo chạm vào kỳ đã chọn."
date_rule_en = "Reporting periods that touch the chosen period."
law = ["PROP_MISSED"]
[columns]
lists_due = {vi = "Danh sách đã đến hạn", en = "Lists due"}
lists_received = {vi = "Danh sách đã nhận", en = "Lists received"}
lists_share = {vi = "Độ phủ của danh sách", en = "Coverage of the lists"}
units_due = {vi = "Đơn vị phải gửi danh sách", en = "Units that owe lists"}
units_complete = {vi = "Đơn vị gửi đủ", en = "Units complete"}
totals_only_units = {vi = "Đơn vị chỉ gửi số tổng hợp", en = "Totals-only units"}
+++*/
with each_unit as (
    select
        unit_id,
        max(sector) as sector,
        sum(case when report_form <> 'totals' and state <> 'not_yet_due' then 1 else 0 end) as lists_due,
        sum(case when report_form <> 'totals' and state = 'received' then 1 else 0 end) as lists_received,
        case when count(*) = sum(case when report_form = 'totals' then 1 else 0 end) then 1 else 0 end as is_totals_only
    from expected_report
    where period_end >= $period_start and period_start < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
    group by unit_id
)
select
    sector,
    sum(lists_due) as lists_due,
    sum(lists_received) as lists_received,
    sum(lists_received) / nullif(cast(sum(lists_due) as double), 0) as lists_share,
    sum(case when lists_due > 0 then 1 else 0 end) as units_due,
    sum(case when lists_due > 0 and lists_due = lists_received then 1 else 0 end) as units_complete,
    sum(is_totals_only) as totals_only_units
from each_unit
group by sector
order by lists_due desc, sector
