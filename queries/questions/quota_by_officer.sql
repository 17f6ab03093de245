/*+++
title = "Chỉ tiêu vụ việc đã đạt đến đâu?"
title_en = "How far are the case quotas met?"
definition = "Phần vụ việc thụ lý và hoàn thành trong năm so với chỉ tiêu của bậc thâm niên, nhân với phần năm làm việc (nghỉ, miễn giảm đã trừ). Năm chưa biết chỉ tiêu thì để trống; chỉ tiêu của năm gần nhất đã biết chỉ để tham khảo."
definition_en = "Credit accepted and completed in the year against the quota of the seniority band, times the part of the year worked (leave and reductions taken off). A year without known quota stays empty; the nearest earlier known quota is for reference only."
grain = "một trợ giúp viên và một năm"
grain_en = "one officer and year"
key = ["provider_id", "year"]
date_rule = "Thụ lý theo ngày thụ lý, hoàn thành theo ngày kết thúc."
date_rule_en = "Accepted by day of acceptance, completed by day of ending."
chart = {kind = "officers", x = "credit_accepted", y = "provider_id", expected = "meets_target"}
caution = "Đạt chỉ tiêu gần như không phân biệt được ai (năm 2024 cả nước 99,85 % đạt): xem phân bố khối lượng trước. Văn bản tính theo thụ lý hay hoàn thành thì chưa rõ, nên cả hai đứng cạnh nhau."
caution_en = "Meeting the quota hardly tells officers apart (99.85 % met it nationally in 2024): look at the spread first. Whether the letters count accepted or completed cases is not known, so both stand side by side."
[columns]
year = {vi = "Năm", en = "Year"}
credit_accepted = {vi = "Phần vụ việc thụ lý", en = "Credit accepted"}
credit_completed = {vi = "Phần vụ việc hoàn thành", en = "Credit completed"}
meets_target = {vi = "Đạt từ, đã điều chỉnh", en = "Meets from, adjusted"}
good_target = {vi = "Khá từ, đã điều chỉnh", en = "Good from, adjusted"}
excellent_target = {vi = "Tốt từ, đã điều chỉnh", en = "Excellent from, adjusted"}
level_accepted = {vi = "Mức theo thụ lý", en = "Level by accepted credit"}
reference_good = {vi = "Chỉ tiêu tham khảo: khá từ", en = "Reference quota: good from"}
reference_excellent = {vi = "Chỉ tiêu tham khảo: tốt từ", en = "Reference quota: excellent from"}
headroom = {vi = "Vượt mức tốt", en = "Above the excellent level"}
reference_year = {vi = "Năm của chỉ tiêu tham khảo", en = "Year of the reference quota"}
reference_target = {vi = "Chỉ tiêu tham khảo: đạt từ, đã điều chỉnh", en = "Reference quota: meets from, adjusted"}
+++*/
with worked as (
    select
        provider_id,
        extract(year from start_on) as year,
        sum(credit_accepted) as credit_accepted,
        sum(credit_completed) as credit_completed
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
    group by 1, 2
),
reference as (
    select y.provider_id, y.year, max(b.year) as reference_year
    from officer_year as y
    inner join quota_band as b on y.seniority_band = b.band and b.year <= y.year and b.meets_from is not null
    group by y.provider_id, y.year
),
joined as (
    select
        y.provider_id,
        y.year,
        p.is_leader,
        y.seniority_band,
        y.worked_share,
        y.left_share,
        coalesce(w.credit_accepted, 0) as credit_accepted,
        coalesce(w.credit_completed, 0) as credit_completed,
        q.meets_from * y.worked_share as meets_target,
        q.good_from * y.worked_share as good_target,
        q.excellent_from * y.worked_share as excellent_target,
        r.reference_year,
        f.meets_from * y.worked_share as reference_target,
        f.good_from * y.worked_share as reference_good,
        f.excellent_from * y.worked_share as reference_excellent,
        q.source_id
    from officer_year as y
    inner join provider as p on y.provider_id = p.provider_id
    left join worked as w on y.provider_id = w.provider_id and y.year = w.year
    left join quota_band as q on y.year = q.year and y.seniority_band = q.band
    left join reference as r on y.provider_id = r.provider_id and y.year = r.year
    left join quota_band as f on r.reference_year = f.year and y.seniority_band = f.band
    where y.year >= extract(year from cast($period_start as date))
        and y.year <= extract(year from cast($period_end as date) - 1)
        and ($providers::varchar[] is null or list_contains($providers::varchar[], y.provider_id))
        and y.year in (
            select m.year
            from officer_year as m
            inner join register_period as g
                on m.year >= extract(year from g.start_on) and m.year <= extract(year from g.end_on)
        )
)
select
    provider_id,
    year,
    is_leader,
    seniority_band,
    worked_share,
    left_share,
    credit_accepted,
    credit_completed,
    meets_target,
    good_target,
    excellent_target,
    credit_accepted - excellent_target as headroom,
    case
        when meets_target is null then null
        when credit_accepted >= excellent_target then 'excellent'
        when credit_accepted >= good_target then 'good'
        when credit_accepted >= meets_target then 'meets'
        else 'below'
    end as level_accepted,
    reference_year,
    reference_target,
    reference_good,
    reference_excellent,
    source_id
from joined
order by provider_id, year
