/*+++
title = "Khối lượng đang thực hiện từng tuần"
title_en = "Open load week by week"
definition = "Số vụ việc đang thực hiện của mỗi trợ giúp viên cuối mỗi tuần, cạnh phần phù hợp."
definition_en = "Open cases of each officer at the end of each week beside the fitting part."
grain = "một trợ giúp viên và một tuần"
grain_en = "one officer and week"
key = ["provider_id", "week_end"]
date_rule = "Tuần có ngày cuối nằm trong kỳ."
date_rule_en = "Weeks whose last day lies in the period."
chart = {kind = "steps", x = "week_end", y = "open_at_end", series = "provider_id"}
+++*/
select provider_id, week_end, open_at_end, factor, expected_open, load_share, is_over, weeks_over, is_sustained
from officer_week
where week_end >= $period_start and week_end < $period_end
    and ($providers::varchar[] is null or list_contains($providers::varchar[], provider_id))
order by provider_id, week_end
