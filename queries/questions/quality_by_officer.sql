/*+++
title = "Chất lượng đứng cạnh khối lượng"
title_en = "Quality beside volume"
definition = "Vụ việc tố tụng kết thúc trong kỳ: số đã thẩm định, điểm trung bình, xếp loại; phần hoàn thành và phần thành công theo sổ thụ lý."
definition_en = "Proceedings cases ended in the period: appraised, mean score, grades; credit completed and successful by the register."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
date_rule = "Theo ngày kết thúc."
date_rule_en = "By the day of ending."
chart = {kind = "intervals", x = "success_share", y = "provider_id"}
caution = "Chỉ một phần vụ việc được thẩm định. Thành công phụ thuộc loại vụ việc được giao, không chỉ người thực hiện."
caution_en = "Only some cases are appraised. Success depends on the kind of cases given, not on the provider alone."
metrics = ["success_share"]
[columns]
appraised = {vi = "Đã thẩm định", en = "Appraised"}
mean_score = {vi = "Điểm trung bình", en = "Mean score"}
excellent = {vi = "Tốt", en = "Excellent"}
good = {vi = "Khá", en = "Good"}
meets = {vi = "Đạt", en = "Meets"}
below = {vi = "Không đạt", en = "Below"}
success_share = {vi = "Thành công trên hoàn thành", en = "Successful over completed"}
+++*/
with appraised as (
    select
        provider_id,
        sum(appraised) as appraised,
        sum(score_sum) / nullif(sum(scored), 0) as mean_score,
        sum(excellent) as excellent,
        sum(good) as good,
        sum(meets) as meets,
        sum(below) as below
    from officer_grade
    where
        -- whole months inside the period, and the single days of a month that the period cuts
        start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (day_month < $period_start or $period_end < cast(day_month + interval 1 month as date))
    group by provider_id
),
ended as (
    select provider_id, sum(cases_completed) as cases_completed, sum(credit_completed) as credit_completed,
        sum(credit_successful) as credit_successful
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
    group by provider_id
)
select
    p.provider_id,
    p.provider_kind,
    p.is_leader,
    e.cases_completed,
    e.credit_completed,
    e.credit_successful,
    e.credit_successful / nullif(e.credit_completed, 0) as success_share,
    coalesce(q.appraised, 0) as appraised,
    q.mean_score,
    coalesce(q.excellent, 0) as excellent,
    coalesce(q.good, 0) as good,
    coalesce(q.meets, 0) as meets,
    coalesce(q.below, 0) as below
from provider as p
inner join ended as e on p.provider_id = e.provider_id
left join appraised as q on p.provider_id = q.provider_id
where $providers::varchar[] is null or list_contains($providers::varchar[], p.provider_id)
order by p.provider_kind, p.provider_id
