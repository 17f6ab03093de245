/*+++
title = "Từ tiếp xúc đến được trợ giúp: mất ở bước nào?"
title_en = "From contact to aid: where are people lost?"
grain = "một dòng cho mỗi bước hoặc lối ra"
grain_en = "one row per step or exit"
key = ["step_code"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "ladder", x = "persons", y = "step_code", exit = "is_exit"}
caution = "Mỗi bước đếm người có dấu vết của bước đó; người tự đến được thụ lý mà không qua giới thiệu, nên các bước không lồng nhau hoàn toàn. Lọc «chắc chắn» để đọc như bỏ sót."
caution_en = "Each step counts persons with a trace of it; a walk-in is accepted without a referral, so the steps are not strictly nested. Filter on “certain” to read it as being missed."
law = ["PROP_MISSED"]
[columns]
step_code = {vi = "Bước: contacted tiếp xúc, told phát Mẫu 01, self_identified có dòng sổ, sent cơ quan ghi đã gửi, received Trung tâm nhận, accepted có vụ việc, served đã được trợ giúp; lối ra: declined, own_lawyer, diverted, not_eligible, B6", en = "Step: contacted, told (Form 01), self_identified (register row), sent, received, accepted, served; exits: declined, own_lawyer, diverted, not_eligible, B6"}
is_exit = {vi = "Lối ra, không phải bước", en = "An exit, not a step"}
persons = {vi = "Số người–vụ có bước này", en = "Person-matters with this step"}
of_contacted = {vi = "Trên số đã tiếp xúc", en = "Of those contacted"}
+++*/
with inside as (
    select *
    from person_count
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
            when coalesce($fields::varchar[], $stages::varchar[]) is not null then 'stage'
            else 'whole'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($classes::varchar[] is null or list_contains($classes::varchar[], class_code))
        and ($statuses::varchar[] is null or list_contains($statuses::varchar[], status))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
),
step as (
    select 1 as place, 'contacted' as step_code, false as is_exit
    union all select 2, 'told', false
    union all select 3, 'self_identified', false
    union all select 4, 'sent', false
    union all select 5, 'received', false
    union all select 6, 'accepted', false
    union all select 7, 'served', false
    union all select 8, 'declined', true
    union all select 9, 'own_lawyer', true
    union all select 10, 'diverted', true
    union all select 11, 'not_eligible', true
    union all select 12, 'B6', true
),
tally as (
    select
        coalesce(sum(persons), 0) as contacted,
        coalesce(sum(told), 0) as told,
        coalesce(sum(self_identified), 0) as self_identified,
        coalesce(sum(sent), 0) as sent,
        coalesce(sum(referred), 0) as received,
        coalesce(sum(with_case), 0) as accepted,
        coalesce(sum(case when status = 'served' then persons end), 0) as served,
        coalesce(sum(case when status = 'declined' then persons end), 0) as declined,
        coalesce(sum(case when status = 'own_lawyer' then persons end), 0) as own_lawyer,
        coalesce(sum(case when status = 'diverted' then persons end), 0) as diverted,
        coalesce(sum(case when status = 'not_eligible' then persons end), 0) as not_eligible,
        coalesce(sum(case when status = 'B6' then persons end), 0) as dropped
    from inside
)
select
    s.step_code,
    s.is_exit,
    case s.step_code
        when 'contacted' then t.contacted when 'told' then t.told when 'self_identified' then t.self_identified
        when 'sent' then t.sent when 'received' then t.received when 'accepted' then t.accepted
        when 'served' then t.served when 'declined' then t.declined when 'own_lawyer' then t.own_lawyer
        when 'diverted' then t.diverted when 'not_eligible' then t.not_eligible else t.dropped
    end as persons,
    t.contacted as of_contacted
from step as s
cross join tally as t
order by s.place
