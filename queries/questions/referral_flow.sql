/*+++
title = "Từ nguồn giới thiệu đến kết quả"
title_en = "From referral source to outcome"
grain = "một dòng cho mỗi nguồn và kết quả"
grain_en = "one row per source and outcome"
key = ["source_code", "status"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "sankey", source = "source_code", target = "status", value = "persons"}
caution = "Mỗi người–vụ đếm một lần, ở văn bản đầu tiên Trung tâm nhận. Viện kiểm sát thường là cơ hội thứ hai nên số thấp hơn là bình thường: so với số người tiếp xúc đầu tiên ở từng ngành."
caution_en = "Each person-matter counts once, at the first paper received. The procuratorate is normally the second chance, so its lower number is natural: compare with persons first contacted by each sector."
law = ["PROP_MISSED"]
[columns]
source_code = {vi = "Nguồn", en = "Source"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
eligible = {vi = "Trong đó chắc chắn thuộc diện", en = "Of whom certainly eligible"}
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
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
)
select
    source_code,
    status,
    sum(persons) as persons,
    sum(case when class_code = 'certain' then persons else 0 end) as eligible
from inside
group by source_code, status
order by source_code, persons desc, status
