/*+++
title = "Thời hạn nào đang chạy hoặc đã quá vào ngày dữ liệu?"
title_en = "Which clocks are running or past on the data day?"
definition = "Mỗi yêu cầu chưa có văn bản, thông báo chưa thụ lý, vụ việc chưa cử người hoặc chưa đăng ký: còn lại bao nhiêu giờ hoặc ngày làm việc theo luật. Việc còn hạn đứng trước, gấp nhất lên đầu; rồi việc đã quá, mới nhất trước."
definition_en = "Each request without a paper, notice not accepted, case without provider or registration: how many hours or working days the law leaves. Those still in time come first, the most urgent on top; then those past, newest first."
grain = "một lần chạy của một thời hạn"
grain_en = "one run of one clock"
key = ["clock_id"]
roles = ["leader", "analyst", "steward"]
date_rule = "Tính đến ngày dữ liệu, không theo kỳ đang xem"
date_rule_en = "As of the data day, whatever the chosen period"
caution = "Từng dòng đã mã hóa vẫn là dữ liệu cá nhân: không chiếu trong cuộc họp."
caution_en = "Pseudonymised rows stay personal data: do not project them in a meeting."
law = ["LTGPL_A31_2", "LTGPL_A31_3", "TTLT10_A12"]
+++*/
select
    k.clock_id,
    k.clock,
    k.result,
    k.remaining,
    case k.clock when 'L3' then 'working_days' else l.clock_kind end as clock_kind,
    k.dated_on,
    k.sector,
    u.unit_name,
    k.pm_id,
    k.case_id
from legal_clock as k
left join unit as u on u.unit_id = k.unit_id
left join (
    select clock, min(clock_kind) as clock_kind
    from sla_rule
    where clock in ('L1', 'L2', 'L4', 'L5', 'L6', 'L7')
    group by clock
) as l on l.clock = k.clock
where k.result in ('waiting', 'overdue')
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], k.sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], k.unit_id))
order by
    case k.result when 'waiting' then 0 else 1 end,
    case when k.result = 'waiting' then k.remaining end,
    k.dated_on desc,
    k.clock_id
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
