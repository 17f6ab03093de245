/*+++
title = "Khối lượng của từng người theo năm"
title_en = "Workload of each provider by year"
definition = "Phần vụ việc tố tụng thụ lý trong năm, hoàn thành trong năm, trong đó dân sự và hành chính; số vụ có tham gia; bậc thâm niên."
definition_en = "Credit of proceedings cases accepted in the year and completed in the year, civil and administrative among it; cases with a part; seniority band."
grain = "một người và một năm"
grain_en = "one provider and year"
key = ["provider_id", "year"]
date_rule = "Thụ lý theo ngày thụ lý, hoàn thành theo ngày kết thúc."
date_rule_en = "Accepted by day of acceptance, completed by day of ending."
chart = {kind = "lines", x = "year", y = "credit_accepted", series = "provider_id"}
[columns]
year = {vi = "Năm", en = "Year"}
credit_civil_accepted = {vi = "Phần vụ việc dân sự, hành chính thụ lý", en = "Civil and administrative credit accepted"}
+++*/
with worked as (
    select
        provider_id,
        extract(year from on_day) as year,
        sum(cases_accepted) as cases_accepted,
        sum(credit_accepted) as credit_accepted,
        sum(case when field_group in ('civil', 'administrative') then credit_accepted else 0 end) as credit_civil_accepted,
        sum(cases_completed) as cases_completed,
        sum(credit_completed) as credit_completed,
        sum(credit_successful) as credit_successful,
        sum(persons) as persons
    from officer_day
    where on_day >= $period_start and on_day < $period_end
    group by 1, 2
),
known as (
    select provider_id, year from worked
    union
    select y.provider_id, y.year
    from officer_year as y
    inner join register_period as r
        on y.year >= extract(year from r.start_on) and y.year <= extract(year from r.end_on)
    where y.year >= extract(year from cast($period_start as date))
        and y.year <= extract(year from cast($period_end as date) - 1)
)
select
    k.provider_id,
    k.year,
    p.provider_kind,
    p.is_leader,
    y.seniority_band,
    y.full_years,
    y.worked_share,
    coalesce(w.cases_accepted, 0) as cases_accepted,
    coalesce(w.credit_accepted, 0) as credit_accepted,
    coalesce(w.credit_civil_accepted, 0) as credit_civil_accepted,
    coalesce(w.cases_completed, 0) as cases_completed,
    coalesce(w.credit_completed, 0) as credit_completed,
    coalesce(w.credit_successful, 0) as credit_successful,
    coalesce(w.persons, 0) as persons
from known as k
inner join provider as p on k.provider_id = p.provider_id
left join worked as w on k.provider_id = w.provider_id and k.year = w.year
left join officer_year as y on k.provider_id = y.provider_id and k.year = y.year
where $providers::varchar[] is null or list_contains($providers::varchar[], k.provider_id)
order by p.provider_kind, k.provider_id, k.year
