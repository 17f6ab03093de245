/*+++
title = "Vụ việc qua quan hệ cá nhân từng quý"
title_en = "Cases through personal contacts by quarter"
definition = "Trong mỗi quý: vụ việc tố tụng thụ lý của từng nhóm người thực hiện, bao nhiêu vụ có nguồn là người thực hiện tự tìm. Mỗi người trong một vụ việc được đếm."
definition_en = "Each quarter: proceedings cases accepted, and how many came from an officer's own contact. Each provider of a case is counted, by kind of provider."
grain = "một quý và một loại người thực hiện"
grain_en = "one quarter and kind of provider"
key = ["quarter_start", "provider_kind"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "lines", x = "quarter_start", y = "own_contact_share"}
metrics = ["own_contact_credit_share"]
[columns]
quarter_start = {vi = "Ngày đầu quý", en = "First day of the quarter"}
own_cases = {vi = "Số vụ tự tìm", en = "Cases from own contacts"}
own_credit = {vi = "Phần vụ việc tự tìm", en = "Credit from own contacts"}
all_credit = {vi = "Toàn bộ phần vụ việc", en = "All credit"}
own_contact_share = {vi = "Phần tự tìm", en = "Own-contact share"}
+++*/
select
    cast(date_trunc('quarter', d.start_on) as date) as quarter_start,
    p.provider_kind,
    sum(case when d.is_self_sourced then d.cases_accepted else 0 end) as own_cases,
    sum(d.cases_accepted) as cases_accepted,
    sum(case when d.is_self_sourced then d.credit_accepted else 0 end) as own_credit,
    sum(d.credit_accepted) as all_credit,
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
    and ($providers::varchar[] is null or list_contains($providers::varchar[], d.provider_id))
group by 1, 2
order by 1, 2
