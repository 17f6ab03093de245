/*+++
title = "Ai có cả án hình sự và dân sự?"
title_en = "Who has both criminal and civil work?"
definition = "Phần vụ việc tố tụng thụ lý trong kỳ của mỗi người theo nhóm lĩnh vực; nhóm không có việc vẫn có một dòng số không."
definition_en = "Credit of proceedings cases accepted in the period by provider and group of fields; a group without work still has a row with zero."
grain = "một người và một nhóm lĩnh vực"
grain_en = "one provider and group of fields"
key = ["provider_id", "field_group"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "stacked_bars", x = "provider_id", y = "credit_accepted", series = "field_group"}
[columns]
all_credit = {vi = "Toàn bộ phần vụ việc", en = "All credit"}
mix_share = {vi = "Phần của nhóm lĩnh vực", en = "Share of the group"}
+++*/
with done as (
    select provider_id, field_group, sum(cases_accepted) as cases_accepted, sum(credit_accepted) as credit_accepted
    from officer_span
    where
        -- whole months inside the period, and the single days of a month that the period cuts
        start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (day_month < $period_start or $period_end < cast(day_month + interval 1 month as date))
    group by provider_id, field_group
),
mixed as (
    select
        p.provider_id,
        p.provider_kind,
        p.is_leader,
        g.field_group,
        coalesce(sum(d.cases_accepted), 0) as cases_accepted,
        coalesce(sum(d.credit_accepted), 0) as credit_accepted
    from provider as p
    cross join (select distinct field_group from field_group) as g
    inner join (
        select distinct true as is_known from register_period where start_on < $period_end and end_on >= $period_start
    ) as known on known.is_known
    left join done as d on p.provider_id = d.provider_id and g.field_group = d.field_group
    where $providers::varchar[] is null or list_contains($providers::varchar[], p.provider_id)
    group by p.provider_id, p.provider_kind, p.is_leader, g.field_group
)
select
    *,
    sum(credit_accepted) over (partition by provider_id) as all_credit,
    credit_accepted / nullif(sum(credit_accepted) over (partition by provider_id), 0) as mix_share
from mixed
order by
    provider_kind, provider_id,
    case field_group when 'criminal' then 1 when 'civil' then 2 when 'administrative' then 3 else 4 end
