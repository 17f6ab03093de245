/*+++
title = "Vụ việc qua quan hệ cá nhân từng quý"
title_en = "Cases through personal contacts by quarter"
definition = "Trong mỗi quý: vụ việc tố tụng thụ lý do trợ giúp viên thực hiện, bao nhiêu vụ có nguồn là người thực hiện tự tìm. Mỗi người trong một vụ việc được đếm."
definition_en = "Each quarter: proceedings cases accepted and done by officers, and how many came from an officer's own contact. Each officer of a case is counted."
grain = "một quý và một người thực hiện"
grain_en = "one quarter and provider"
key = ["quarter_start", "provider_id"]
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
    cast(date_trunc('quarter', d.on_day) as date) as quarter_start,
    d.provider_id,
    p.provider_kind,
    p.is_leader,
    sum(case when d.is_self_sourced then d.cases_accepted else 0 end) as own_cases,
    sum(d.cases_accepted) as cases_accepted,
    sum(case when d.is_self_sourced then d.credit_accepted else 0 end) as own_credit,
    sum(d.credit_accepted) as all_credit,
    sum(case when d.is_self_sourced then d.credit_accepted else 0 end) / nullif(sum(d.credit_accepted), 0)
        as own_contact_share
from officer_day as d
inner join provider as p on d.provider_id = p.provider_id
where d.on_day >= $period_start and d.on_day < $period_end and d.cases_accepted > 0
    and ($providers::varchar[] is null or list_contains($providers::varchar[], d.provider_id))
group by 1, 2, 3, 4
order by 1, 2
