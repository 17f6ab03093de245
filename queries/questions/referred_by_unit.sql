/*+++
title = "Đơn vị nào giới thiệu, đơn vị nào im lặng?"
title_en = "Which units refer, which are silent?"
grain = "một dòng cho mỗi đơn vị có người tiếp xúc hoặc giới thiệu"
grain_en = "one row per unit with contacts or referrals"
key = ["unit_id"]
date_rule = "Giới thiệu theo ngày nhận; tiếp xúc theo ngày tiếp xúc đầu tiên"
date_rule_en = "Referrals by day received; contacts by day of first contact"
caution = "Mỗi người–vụ đếm một lần, ở văn bản đầu tiên Trung tâm nhận. Viện kiểm sát thường là cơ hội thứ hai nên số thấp hơn là bình thường: so với số người tiếp xúc đầu tiên ở từng ngành."
caution_en = "Each person-matter counts once, at the first paper received. The procuratorate is normally the second chance, so its lower number is natural: compare with persons first contacted by each sector."
law = ["TTLT10_A7_2"]
[columns]
persons = {vi = "Số người–vụ được giới thiệu lần đầu", en = "Person-matters first referred"}
accepted = {vi = "Trong đó có vụ việc", en = "Of whom with a case"}
contacted = {vi = "Người–vụ mà đơn vị này phải làm bước đầu", en = "Person-matters whose first step this unit owes"}
need = {vi = "Trong đó cần chuyển: không từ chối, không có luật sư", en = "Of whom to be passed on: not declined, no lawyer"}
need_referred = {vi = "Trong số cần chuyển, Trung tâm đã nhận giới thiệu", en = "Of those to be passed on, referred"}
eligible = {vi = "Trong đó chắc chắn thuộc diện", en = "Of whom certainly eligible"}
+++*/
with inside as (
    select *
    from referral_count
    where area_scheme = $area_scheme
        -- spans inside the period, and the single days of a span that the period cuts
        and start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and detail in ('day', 'unit')
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], stage))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
),
sent as (
    select unit_id, sum(persons) as persons, sum(accepted) as accepted from inside group by unit_id
),
met as (
    select
        since_unit_id as unit_id,
        sum(case when class_code = 'certain' then persons else 0 end) as eligible,
        sum(case when class_code = 'certain' and status not in ('declined', 'own_lawyer', 'diverted') then persons else 0 end)
            as need,
        sum(case when class_code = 'certain' and status not in ('declined', 'own_lawyer', 'diverted') then referred else 0 end)
            as need_referred,
        sum(persons) as contacted
    from unit_count
    where area_scheme = $area_scheme
        -- spans inside the period, and the single days of a span that the period cuts
        and start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and detail in ('day', case
            when $groups::varchar[] is not null then 'group'
            when $fields::varchar[] is not null or $stages::varchar[] is not null then 'stage'
            else 'whole'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], since_sector))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], since_unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
    group by since_unit_id
)
select
    coalesce(s.unit_id, m.unit_id) as unit_id,
    max(u.unit_name) as unit_name,
    max(u.sector) as sector,
    coalesce(sum(m.contacted), 0) as contacted,
    coalesce(sum(m.eligible), 0) as eligible,
    coalesce(sum(m.need), 0) as need,
    coalesce(sum(m.need_referred), 0) as need_referred,
    coalesce(sum(s.persons), 0) as persons,
    coalesce(sum(s.accepted), 0) as accepted
from sent as s
full join met as m on m.unit_id = s.unit_id
left join unit as u on u.unit_id = coalesce(s.unit_id, m.unit_id)
group by coalesce(s.unit_id, m.unit_id)
order by eligible desc, 1
