/*+++
title = "Vụ việc tố tụng mới đến từ đâu?"
title_en = "Where do new proceedings cases come from?"
definition = "Nguồn ghi trong sổ thụ lý của vụ việc thụ lý trong năm, kể cả không rõ nguồn."
definition_en = "The source stated in the register for cases accepted in the year, unknown included."
grain = "một năm và một nguồn"
grain_en = "one year and source"
key = ["year", "source"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "stacked_bars", x = "year", y = "accepted", series = "source"}
[columns]
year = {vi = "Năm", en = "Year"}
accepted = {vi = "Thụ lý mới", en = "Newly accepted"}
all_accepted = {vi = "Tất cả thụ lý mới của năm", en = "All newly accepted in the year"}
source_share = {vi = "Phần của nguồn", en = "Share of the source"}
+++*/
with counted as (
    select extract(year from on_day) as year, source, sum(accepted) as accepted
    from case_day
    where case_form = 'PROC' and on_day >= $period_start and on_day < $period_end
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
    group by 1, 2
    having sum(accepted) > 0
)
select
    year,
    source,
    accepted,
    sum(accepted) over (partition by year) as all_accepted,
    accepted / nullif(sum(accepted) over (partition by year), 0) as source_share
from counted
order by year, accepted desc, source
