/*+++
title = "Ai nhận vụ việc qua quan hệ cá nhân?"
title_en = "Who takes cases through personal contacts?"
definition = "Phần vụ việc có nguồn ghi là người thực hiện tự tìm, trên toàn bộ phần vụ việc thụ lý trong kỳ; mỗi người tính theo tỷ lệ của mình."
definition_en = "Credit of cases whose stated source is an officer's own contact over all credit accepted in the period; each provider by their own share."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "intervals", x = "own_contact_share", y = "provider_id"}
metrics = ["own_contact_credit_share"]
[columns]
own_credit = {vi = "Phần vụ việc tự tìm", en = "Credit from own contacts"}
all_credit = {vi = "Toàn bộ phần vụ việc", en = "All credit"}
own_cases = {vi = "Số vụ tự tìm", en = "Cases from own contacts"}
own_contact_share = {vi = "Phần tự tìm", en = "Own-contact share"}
+++*/
select
    p.provider_id,
    p.provider_kind,
    p.is_leader,
    sum(case when d.is_self_sourced then d.credit_accepted else 0 end) as own_credit,
    sum(d.credit_accepted) as all_credit,
    sum(case when d.is_self_sourced then d.cases_accepted else 0 end) as own_cases,
    sum(d.cases_accepted) as cases_accepted,
    sum(case when d.is_self_sourced then d.credit_accepted else 0 end) / nullif(sum(d.credit_accepted), 0)
        as own_contact_share
from officer_span as d
inner join provider as p on d.provider_id = p.provider_id
where
    -- whole months inside the period, and the single days of a month that the period cuts
    d.start_on >= $period_start and d.end_on <= $period_end
    and d.day_month in (
        date '0001-01-01',
        cast(date_trunc('month', cast($period_start as date) - 1) as date),
        cast(date_trunc('month', cast($period_end as date)) as date)
    )
    and (d.day_month < $period_start or $period_end < cast(d.day_month + interval 1 month as date))
    and d.cases_accepted > 0
    and ($providers::varchar[] is null or list_contains($providers::varchar[], p.provider_id))
group by p.provider_id, p.provider_kind, p.is_leader
order by p.provider_kind, p.provider_id
