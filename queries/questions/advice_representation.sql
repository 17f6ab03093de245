/*+++
title = "Tư vấn và đại diện ngoài tố tụng"
title_en = "Advice and representation outside proceedings"
definition = "Vụ việc tư vấn pháp luật và đại diện ngoài tố tụng thụ lý mới và kết thúc mỗi năm."
definition_en = "Advice cases and representation outside proceedings newly accepted and ended each year."
grain = "một năm và một hình thức"
grain_en = "one year and form of aid"
key = ["year", "case_form"]
date_rule = "Thụ lý theo ngày thụ lý, kết thúc theo ngày kết thúc."
date_rule_en = "Acceptance by its day, endings by their day."
chart = {kind = "stacked_bars", x = "year", y = "accepted", series = "case_form"}
[columns]
year = {vi = "Năm", en = "Year"}
accepted = {vi = "Thụ lý mới", en = "Newly accepted"}
+++*/
select
    extract(year from on_day) as year, case_form, sum(accepted) as accepted, sum(closed) as closed,
    sum(completed) as completed
from case_day
where case_form <> 'PROC' and on_day >= $period_start and on_day < $period_end
    and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
group by 1, 2
order by 1, 2
