/*+++
title = "Ai làm việc ở những địa bàn nào?"
title_en = "Who works in which areas?"
definition = "Phần vụ việc tố tụng thụ lý trong kỳ của mỗi người theo địa bàn của vụ việc (theo địa bàn đang chọn), và địa bàn người đó được giao phụ trách nếu Trung tâm có gửi."
definition_en = "Credit of proceedings cases accepted in the period by provider and area of the case (by the chosen kind of area), and the areas the provider is to serve where the Centre delivered them."
grain = "một người thực hiện và một địa bàn"
grain_en = "one provider and area"
key = ["provider_id", "area_code"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
chart = {kind = "heatmap", x = "area_code", y = "provider_id", z = "credit_accepted"}
[columns]
area_code = {vi = "Địa bàn", en = "Area"}
area_name = {vi = "Tên địa bàn", en = "Name of the area"}
area_name_en = {vi = "Tên địa bàn (tiếng Anh)", en = "Name of the area (English)"}
area_order = {vi = "Thứ tự", en = "Order"}
cases_accepted = {vi = "Vụ việc thụ lý có tham gia", en = "Cases accepted, with a part"}
credit_accepted = {vi = "Phần vụ việc thụ lý", en = "Credit accepted"}
all_credit = {vi = "Toàn bộ phần vụ việc của người đó", en = "All credit of the provider"}
area_share = {vi = "Phần của địa bàn", en = "Share of the area"}
is_served = {vi = "Được giao phụ trách", en = "Assigned to serve it"}
+++*/
with placed as (
    select
        provider_id, case when $area_scheme = 'court_area' then court_area_code else district_code end as area_code,
        cases_accepted, credit_accepted
    from officer_area
    where
        -- whole months inside the period, and the single days of a month that the period cuts
        start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (day_month < $period_start or $period_end < cast(day_month + interval 1 month as date))
),
work as (
    select provider_id, area_code, sum(cases_accepted) as cases_accepted, sum(credit_accepted) as credit_accepted
    from placed
    where $areas::varchar[] is null or list_contains($areas::varchar[], area_code)
    group by 1, 2
),
served as (
    select r.provider_id, r.value as area_code
    from officer_rule as r
    where r.rule_kind = 'area' and (r.start_on is null or r.start_on < $period_end)
        and (r.end_on is null or r.end_on >= $period_start)
    group by 1, 2
),
both_sides as (
    select
        coalesce(w.provider_id, v.provider_id) as provider_id,
        coalesce(w.area_code, v.area_code) as area_code,
        coalesce(w.cases_accepted, 0) as cases_accepted,
        coalesce(w.credit_accepted, 0) as credit_accepted,
        v.provider_id is not null as in_rule
    from work as w
    full join served as v on w.provider_id = v.provider_id and w.area_code = v.area_code
)
select
    b.provider_id,
    p.provider_kind,
    p.is_leader,
    b.area_code,
    n.area_name,
    n.area_name_en,
    n.area_order,
    b.cases_accepted,
    b.credit_accepted,
    sum(b.credit_accepted) over (partition by b.provider_id) as all_credit,
    b.credit_accepted / nullif(sum(b.credit_accepted) over (partition by b.provider_id), 0) as area_share,
    case when bool_or(b.in_rule) over (partition by b.provider_id) then b.in_rule end as is_served
from both_sides as b
inner join provider as p on b.provider_id = p.provider_id
left join council_area as n on n.area_code = b.area_code
    and n.area_scheme = case when $area_scheme = 'court_area' then 'court_area' else 'district' end
where $providers::varchar[] is null or list_contains($providers::varchar[], b.provider_id)
order by p.provider_kind, b.provider_id, b.area_code
