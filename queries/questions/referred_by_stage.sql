/*+++
title = "Người được giới thiệu từ giai đoạn nào?"
title_en = "From which stage are people referred?"
grain = "một dòng cho mỗi ngành và giai đoạn"
grain_en = "one row per sector and stage"
key = ["sector", "stage"]
date_rule = "Theo ngày Trung tâm nhận"
date_rule_en = "By the day the Centre received it"
chart = {kind = "heatmap", x = "stage", y = "sector", z = "persons"}
caution = "Mỗi người–vụ đếm một lần, ở văn bản đầu tiên Trung tâm nhận. Viện kiểm sát thường là cơ hội thứ hai nên số thấp hơn là bình thường: so với số người tiếp xúc đầu tiên ở từng ngành."
caution_en = "Each person-matter counts once, at the first paper received. The procuratorate is normally the second chance, so its lower number is natural: compare with persons first contacted by each sector."
law = ["TTLT10_A7_2"]
[columns]
persons = {vi = "Số người–vụ được giới thiệu lần đầu", en = "Person-matters first referred"}
accepted = {vi = "Trong đó có vụ việc", en = "Of whom with a case"}
+++*/
with counted as (
    -- whole months come from the roll-up, the days of cut months from the referrals themselves
    select
        month_on, unit_id, sector, channel, paper_form, stage, field, primary_group, province_code, district_code,
        court_area_code, persons, accepted, late_stage, hearing_known, too_late
    from referral_month
    where month_on >= $period_start and next_month <= $period_end
    union all
    select
        cast(date_trunc('month', r.received_on) as date) as month_on, r.unit_id, r.sector, r.channel, r.paper_form,
        r.stage, p.field, p.primary_group, p.province_code, p.district_code, p.court_area_code, 1 as persons,
        case when p.has_case then 1 else 0 end as accepted,
        case when p.is_late_stage then 1 else 0 end as late_stage,
        case when p.is_hearing_known then 1 else 0 end as hearing_known,
        case when p.is_too_late then 1 else 0 end as too_late
    from referral as r
    inner join person as p on p.pm_id = r.pm_id
    where r.received_on >= $period_start and r.received_on < $period_end
        and (
            r.received_on < date_trunc('month', cast($period_start as date) + interval 1 month - interval 1 day)
            or r.received_on >= date_trunc('month', cast($period_end as date))
        )
),
inside as (
    select *, cast(extract(year from month_on) as bigint) as year_no
    from counted
    where ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], stage))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], case $area_scheme
            when 'court_area' then coalesce(court_area_code, 'unknown')
            when 'province' then coalesce(province_code, 'unknown')
            else coalesce(district_code, 'unknown')
        end))
)
select
    sector,
    stage,
    sum(persons) as persons,
    sum(accepted) as accepted
from inside
group by sector, stage
order by sector, persons desc, stage
