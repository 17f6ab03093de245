/*+++
title = "Người đến Trung tâm qua kênh nào?"
title_en = "By which channel do people reach the Centre?"
grain = "một dòng cho mỗi năm, ngành, kênh và mẫu"
grain_en = "one row per year, sector, channel and form"
key = ["year_no", "sector", "channel", "paper_form"]
date_rule = "Theo ngày Trung tâm nhận"
date_rule_en = "By the day the Centre received it"
chart = {kind = "stacked_bar", x = "persons", y = "sector", series = "channel"}
caution = "Mỗi người–vụ đếm một lần, ở văn bản đầu tiên Trung tâm nhận. Viện kiểm sát thường là cơ hội thứ hai nên số thấp hơn là bình thường: so với số người tiếp xúc đầu tiên ở từng ngành."
caution_en = "Each person-matter counts once, at the first paper received. The procuratorate is normally the second chance, so its lower number is natural: compare with persons first contacted by each sector."
law = ["TTLT10_A7_2"]
metrics = ["referred_total"]
[columns]
year_no = {vi = "Năm", en = "Year"}
persons = {vi = "Số người–vụ được giới thiệu lần đầu", en = "Person-matters first referred"}
accepted = {vi = "Trong đó có vụ việc", en = "Of whom with a case"}
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
        and detail in ('day', case
            when $units::varchar[] is not null then 'unit'
            when $groups::varchar[] is not null then 'group'
            when coalesce($fields::varchar[], $stages::varchar[]) is not null then 'stage'
            else 'whole'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], stage))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
)
select
    year_no,
    sector,
    channel,
    paper_form,
    sum(persons) as persons,
    sum(accepted) as accepted
from inside
group by year_no, sector, channel, paper_form
order by year_no, sector, persons desc, channel, paper_form
