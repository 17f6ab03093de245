/*+++
title = "Đường đi của một người: mất ở bước nào?"
title_en = "The way of a person: where are people lost?"
definition = "Người đã tiếp xúc; trong đó chắc chắn thuộc diện; rồi trong số thuộc diện, ai có dấu vết của từng bước: được phát Mẫu 01, tự nhận thuộc diện, được giải thích, có yêu cầu, cơ quan ghi đã thông báo hoặc thông tin, Trung tâm nhận, thụ lý, cử người, được trợ giúp. Từ chối, có luật sư riêng và chuyển Đoàn luật sư đứng bên cạnh: không phải bỏ sót."
definition_en = "Persons contacted; of them the certainly eligible; then, of the eligible, who has a trace of each step: given Form 01, self-identified, explained to, asked, notified or informed by the agency's word, received by the Centre, accepted, assigned, served. Declined, own lawyer and diverted to the Bar stand beside: they are not missed."
grain = "một dòng cho mỗi bước hoặc lối ra"
grain_en = "one row per step or exit"
key = ["step_code"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "ladder", x = "persons", y = "step_code", exit = "is_exit"}
caution = "Các bước không lồng nhau hoàn toàn: người tự đến được thụ lý mà không qua giới thiệu, sổ có thể ghi yêu cầu mà không ghi giải thích. Người chưa đủ dữ liệu để biết có thuộc diện không chỉ ở dòng đầu."
caution_en = "The steps are not strictly nested: a walk-in is accepted without a referral, a register may state a request without the explanation. Those whose eligibility is not known are in the first row only."
law = ["PROP_MISSED", "TTLT10_A7_1", "TTLT10_A7_2"]
[columns]
step_code = {vi = "Bước: contacted tiếp xúc, eligible chắc chắn thuộc diện, told phát Mẫu 01, self_identified tự nhận (có dòng sổ), explained giải thích, requested yêu cầu, sent cơ quan ghi đã gửi, received Trung tâm nhận, accepted thụ lý, assigned cử người, served được trợ giúp; lối ra: declined, own_lawyer, diverted", en = "Step: contacted, eligible, told (Form 01), self_identified (register row), explained, requested, sent, received, accepted, assigned, served; exits: declined, own_lawyer, diverted"}
is_exit = {vi = "Lối ra, không phải bước", en = "An exit, not a step"}
persons = {vi = "Số người–vụ có bước này", en = "Person-matters with this step"}
of_eligible_share = {vi = "Trên số chắc chắn thuộc diện", en = "Of the certainly eligible"}
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
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
),
tally as (
    select
        coalesce(sum(persons), 0) as contacted,
        coalesce(sum(case when class_code = 'certain' then persons end), 0) as eligible,
        coalesce(sum(case when class_code = 'certain' then told end), 0) as told,
        coalesce(sum(case when class_code = 'certain' then self_identified end), 0) as self_identified,
        coalesce(sum(case when class_code = 'certain' then explained end), 0) as explained,
        coalesce(sum(case when class_code = 'certain' then requested end), 0) as requested,
        coalesce(sum(case when class_code = 'certain' then sent end), 0) as sent,
        coalesce(sum(case when class_code = 'certain' then referred end), 0) as received,
        coalesce(sum(case when class_code = 'certain' then with_case end), 0) as accepted,
        coalesce(sum(case when class_code = 'certain' then assigned end), 0) as assigned,
        coalesce(sum(case when class_code = 'certain' and status = 'served' then persons end), 0) as served,
        coalesce(sum(case when class_code = 'certain' and status = 'declined' then persons end), 0) as declined,
        coalesce(sum(case when class_code = 'certain' and status = 'own_lawyer' then persons end), 0) as own_lawyer,
        coalesce(sum(case when class_code = 'certain' and status = 'diverted' then persons end), 0) as diverted
    from inside
),
step as (
    select 1 as place, 'contacted' as step_code, false as is_exit, contacted as persons, eligible from tally
    union all select 2, 'eligible', false, eligible, eligible from tally
    union all select 3, 'told', false, told, eligible from tally
    union all select 4, 'self_identified', false, self_identified, eligible from tally
    union all select 5, 'explained', false, explained, eligible from tally
    union all select 6, 'requested', false, requested, eligible from tally
    union all select 7, 'sent', false, sent, eligible from tally
    union all select 8, 'received', false, received, eligible from tally
    union all select 9, 'accepted', false, accepted, eligible from tally
    union all select 10, 'assigned', false, assigned, eligible from tally
    union all select 11, 'served', false, served, eligible from tally
    union all select 12, 'declined', true, declined, eligible from tally
    union all select 13, 'own_lawyer', true, own_lawyer, eligible from tally
    union all select 14, 'diverted', true, diverted, eligible from tally
)
select
    step_code,
    is_exit,
    persons,
    case when place > 1 then persons / nullif(cast(eligible as double), 0) end as of_eligible_share
from step
order by place
