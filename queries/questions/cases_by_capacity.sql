/*+++
title = "Bào chữa hay bảo vệ quyền lợi?"
title_en = "Defence or protection of rights?"
definition = "Vụ việc tham gia tố tụng thụ lý mới theo tư cách: bào chữa cho người bị buộc tội, bảo vệ quyền và lợi ích của bị hại, đương sự."
definition_en = "Newly accepted proceedings cases by capacity: defence of the accused, protection of rights of victims and litigants."
grain = "một năm và một tư cách"
grain_en = "one year and capacity"
key = ["year", "capacity"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "stacked_bars", x = "year", y = "accepted", series = "capacity"}
[columns]
year = {vi = "Năm", en = "Year"}
accepted = {vi = "Thụ lý mới", en = "Newly accepted"}
+++*/
select extract(year from on_day) as year, capacity, sum(accepted) as accepted
from case_day
where case_form = 'PROC' and on_day >= $period_start and on_day < $period_end
    and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
group by 1, 2
having sum(accepted) > 0
order by 1, 2
