/*+++
title = "Số vụ việc đang thực hiện theo tháng"
title_en = "Open cases month by month"
definition = "Số vụ việc tố tụng đang thực hiện của mỗi người cuối mỗi tháng: đã cử đến hết ngày đó và chưa kết thúc; kết thúc đúng ngày đó là không còn."
definition_en = "Proceedings cases open with each provider at the end of each month: assigned by the end of that day and not ended; ended on that day is no longer open."
grain = "một người và một tháng"
grain_en = "one provider and month"
key = ["provider_id", "month_end"]
date_rule = "Tháng có ngày cuối nằm trong kỳ."
date_rule_en = "Months whose last day lies in the period."
chart = {kind = "steps", x = "month_end", y = "open_at_end", series = "provider_id"}
metrics = ["open_cases"]
+++*/
select
    m.provider_id, p.provider_kind, p.is_leader, m.month_start, m.month_end, m.assigned, m.ended, m.open_at_end,
    m.credit_accepted, m.credit_completed
from officer_month as m
inner join provider as p on m.provider_id = p.provider_id
where m.month_end >= $period_start and m.month_end < $period_end
    and ($providers::varchar[] is null or list_contains($providers::varchar[], m.provider_id))
order by p.provider_kind, m.provider_id, m.month_end
