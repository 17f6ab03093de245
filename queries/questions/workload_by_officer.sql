/*+++
title = "Công việc có được chia cân đối không?"
title_en = "Is the work spread fairly?"
definition = "Vụ việc tham gia tố tụng của từng người trong kỳ: phần vụ việc thụ lý và hoàn thành, số vụ, lượt người, đang thực hiện đầu và cuối kỳ. Phần việc phù hợp của trợ giúp viên = tổng phần vụ việc của các trợ giúp viên chia theo thời gian làm việc (bổ nhiệm, nghỉ, miễn giảm đã trừ). Kỳ không có sổ thụ lý nào thì không có dòng."
definition_en = "Proceedings cases of each provider in the period: credit accepted and completed, cases, person-times, open at start and end. The fitting load of an officer is the officers' total credit divided by working time (appointment, leave and reductions taken off). A period without any register has no rows."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
date_rule = "Phần thụ lý theo ngày thụ lý, hoàn thành theo ngày kết thúc, đang thực hiện theo ngày cử và ngày kết thúc."
date_rule_en = "Accepted credit by day of acceptance, completed by day of ending, open by assignment and ending."
chart = {kind = "officers", x = "credit_accepted", y = "provider_id", expected = "expected_credit"}
caution = "Luật sư nhận việc theo hợp đồng: không có phần việc phù hợp. Phần việc phù hợp chưa tính vụ việc nặng, nhẹ khác nhau."
caution_en = "Lawyers work by contract: no fitting load for them. The fitting load does not weigh heavy and light cases."
metrics = ["open_cases", "leaders_share"]
[columns]
open_at_start = {vi = "Đang thực hiện đầu kỳ", en = "Open at the start"}
open_at_end = {vi = "Đang thực hiện cuối kỳ", en = "Open at the end"}
credit_civil_accepted = {vi = "Phần vụ việc dân sự, hành chính thụ lý", en = "Civil and administrative credit accepted"}
exposure_days = {vi = "Số ngày làm việc được tính", en = "Working time in days"}
period_days = {vi = "Số ngày của kỳ", en = "Days of the period"}
exposure_share = {vi = "Thời gian làm việc trên kỳ", en = "Working time over the period"}
exposure_years = {vi = "Thời gian làm việc tính bằng năm", en = "Working time in years"}
expected_share = {vi = "Phần việc phù hợp (tỷ lệ)", en = "Fitting share"}
expected_credit = {vi = "Phần việc phù hợp", en = "Fitting load"}
credit_share = {vi = "Phần trong tổng của trợ giúp viên", en = "Share of the officers' total"}
+++*/
with worked as (
    select
        provider_id,
        sum(case when start_on < $period_start then assigned - ended else 0 end) as open_at_start,
        sum(assigned - ended) as open_at_end,
        sum(case when start_on >= $period_start then assigned else 0 end) as assigned,
        sum(case when start_on >= $period_start then ended else 0 end) as ended,
        sum(case when start_on >= $period_start then cases_accepted else 0 end) as cases_accepted,
        sum(case when start_on >= $period_start then credit_accepted else 0 end) as credit_accepted,
        sum(case when start_on >= $period_start and field_group in ('civil', 'administrative') then credit_accepted else 0 end)
            as credit_civil_accepted,
        sum(case when start_on >= $period_start then credit_completed else 0 end) as credit_completed,
        sum(case when start_on >= $period_start then cases_completed else 0 end) as cases_completed,
        sum(case when start_on >= $period_start then persons else 0 end) as persons,
        sum(case when start_on >= $period_start then persons_completed else 0 end) as persons_completed
    from officer_span
    where end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date)) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        -- whole months on one side of the first day, and the single days of a month that a limit of the period cuts
        and (
            (day_month = date '0001-01-01' and (start_on >= $period_start or end_on <= $period_start))
            or (day_month < $period_start and $period_start < cast(day_month + interval 1 month as date))
            or (day_month < $period_end and $period_end < cast(day_month + interval 1 month as date))
        )
    group by provider_id
),
exposed as (
    select
        provider_id,
        sum(factor * (least(end_on, cast($period_end as date)) - greatest(start_on, cast($period_start as date))))
            as exposure_days
    from officer_capacity
    where start_on < $period_end and end_on > $period_start
    group by provider_id
),
known as (
    select distinct true as is_known
    from register_period
    where start_on < $period_end and end_on >= $period_start
),
joined as (
    select
        p.provider_id, p.provider_kind, p.is_leader,
        coalesce(w.cases_accepted, 0) as cases_accepted,
        coalesce(w.credit_accepted, 0) as credit_accepted,
        coalesce(w.credit_civil_accepted, 0) as credit_civil_accepted,
        coalesce(w.credit_completed, 0) as credit_completed,
        coalesce(w.cases_completed, 0) as cases_completed,
        coalesce(w.persons, 0) as persons,
        coalesce(w.persons_completed, 0) as persons_completed,
        coalesce(w.assigned, 0) as assigned,
        coalesce(w.ended, 0) as ended,
        coalesce(w.open_at_start, 0) as open_at_start,
        coalesce(w.open_at_end, 0) as open_at_end,
        case when p.provider_kind = 'TGVPL' then coalesce(e.exposure_days, 0) end as exposure_days,
        case when p.provider_kind = 'TGVPL' then coalesce(w.credit_accepted, 0) end as officer_credit
    from provider as p
    inner join known on known.is_known
    left join worked as w on p.provider_id = w.provider_id
    left join exposed as e on p.provider_id = e.provider_id
    where coalesce(w.open_at_end, 0) <> 0 or coalesce(w.open_at_start, 0) <> 0 or coalesce(w.cases_accepted, 0) > 0
        or coalesce(w.ended, 0) > 0 or coalesce(e.exposure_days, 0) > 0
),
shared as (
    select
        *,
        cast($period_end as date) - cast($period_start as date) as period_days,
        exposure_days / nullif(sum(exposure_days) over (), 0) as expected_share,
        sum(officer_credit) over () as officers_credit
    from joined
)
select
    provider_id,
    provider_kind,
    is_leader,
    cases_accepted,
    credit_accepted,
    credit_civil_accepted,
    cases_completed,
    credit_completed,
    persons,
    persons_completed,
    assigned,
    ended,
    open_at_start,
    open_at_end,
    exposure_days,
    period_days,
    exposure_days / nullif(period_days, 0) as exposure_share,
    exposure_days / 365.25 as exposure_years,
    expected_share,
    expected_share * officers_credit as expected_credit,
    officer_credit / nullif(officers_credit, 0) as credit_share
from shared
where $providers::varchar[] is null or list_contains($providers::varchar[], provider_id)
order by provider_kind, provider_id
