/*+++
title = "Lãnh đạo, trợ giúp viên và luật sư chia nhau thế nào?"
title_en = "How do leaders, officers and lawyers share the work?"
definition = "Tổng phần vụ việc tố tụng thụ lý trong năm. Trợ giúp viên gồm cả lãnh đạo; phần của lãnh đạo tính trên trợ giúp viên; phần của luật sư tính trên trợ giúp viên và luật sư."
definition_en = "Total credit of proceedings cases accepted in the year. Officers include leaders; the leaders' share is over officers; the lawyers' share is over officers and lawyers."
grain = "một năm"
grain_en = "one year"
key = ["year"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "stacked_bars", x = "year", y = "credit"}
metrics = ["leaders_share", "lawyers_share"]
[columns]
year = {vi = "Năm", en = "Year"}
leaders_credit = {vi = "Phần vụ việc của lãnh đạo", en = "Credit of leaders"}
officers_credit = {vi = "Phần vụ việc của trợ giúp viên, cả lãnh đạo", en = "Credit of officers, leaders included"}
lawyers_credit = {vi = "Phần vụ việc của luật sư", en = "Credit of lawyers"}
others_credit = {vi = "Phần vụ việc của người khác", en = "Credit of others"}
leaders = {vi = "Số lãnh đạo", en = "Leaders"}
officers = {vi = "Số trợ giúp viên", en = "Officers"}
leaders_share = {vi = "Lãnh đạo trên trợ giúp viên", en = "Leaders over officers"}
lawyers_share = {vi = "Luật sư trên trợ giúp viên và luật sư", en = "Lawyers over officers and lawyers"}
+++*/
with summed as (
    select
        extract(year from d.start_on) as year,
        sum(case when p.is_leader and p.provider_kind = 'TGVPL' then d.credit_accepted else 0 end) as leaders_credit,
        sum(case when p.provider_kind = 'TGVPL' then d.credit_accepted else 0 end) as officers_credit,
        sum(case when p.provider_kind = 'lawyer' then d.credit_accepted else 0 end) as lawyers_credit,
        sum(case when p.provider_kind not in ('TGVPL', 'lawyer') then d.credit_accepted else 0 end) as others_credit,
        count(distinct case when p.is_leader and p.provider_kind = 'TGVPL' then p.provider_id end) as leaders,
        count(distinct case when p.provider_kind = 'TGVPL' then p.provider_id end) as officers
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
    group by 1
)
select
    year,
    leaders_credit,
    officers_credit,
    lawyers_credit,
    others_credit,
    leaders,
    officers,
    leaders_credit / nullif(officers_credit, 0) as leaders_share,
    lawyers_credit / nullif(officers_credit + lawyers_credit, 0) as lawyers_share
from summed
order by year
