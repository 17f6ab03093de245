/*+++
title = "Vụ việc qua quan hệ cá nhân tăng hay giảm?"
title_en = "Do cases through personal contacts rise or fall?"
definition = "Phần vụ việc tự tìm trên toàn bộ phần vụ việc thụ lý, theo năm và loại người thực hiện, lãnh đạo tách riêng."
definition_en = "Own-contact credit over all credit accepted, by year and kind of provider, leaders apart."
grain = "một năm, một loại người thực hiện, lãnh đạo hay không"
grain_en = "one year, kind of provider, leader or not"
key = ["year", "provider_kind", "is_leader"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "lines", x = "year", y = "own_contact_share", series = "provider_kind"}
metrics = ["own_contact_credit_share"]
[columns]
year = {vi = "Năm", en = "Year"}
own_credit = {vi = "Phần vụ việc tự tìm", en = "Credit from own contacts"}
all_credit = {vi = "Toàn bộ phần vụ việc", en = "All credit"}
own_cases = {vi = "Số vụ tự tìm", en = "Cases from own contacts"}
own_contact_share = {vi = "Phần tự tìm", en = "Own-contact share"}
+++*/
select
    extract(year from d.on_day) as year,
    p.provider_kind,
    p.is_leader,
    sum(case when d.is_self_sourced then d.credit_accepted else 0 end) as own_credit,
    sum(d.credit_accepted) as all_credit,
    sum(case when d.is_self_sourced then d.cases_accepted else 0 end) as own_cases,
    sum(d.cases_accepted) as cases_accepted,
    sum(case when d.is_self_sourced then d.credit_accepted else 0 end) / nullif(sum(d.credit_accepted), 0)
        as own_contact_share
from officer_day as d
inner join provider as p on d.provider_id = p.provider_id
where d.on_day >= $period_start and d.on_day < $period_end and d.cases_accepted > 0
    and ($providers::varchar[] is null or list_contains($providers::varchar[], p.provider_id))
group by 1, 2, 3
order by 1, 2, 3
