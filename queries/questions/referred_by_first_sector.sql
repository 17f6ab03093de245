/*+++
title = "Trong số người tiếp xúc đầu tiên ở mỗi ngành, bao nhiêu người được chuyển đến Trung tâm?"
title_en = "Of the people each sector met first, how many were passed on to the Centre?"
definition = "Người chắc chắn thuộc diện mà ngành đó tiếp xúc đầu tiên, trừ người từ chối, có luật sư riêng hoặc chuyển Đoàn luật sư; trong đó Trung tâm đã nhận giới thiệu, do chính ngành đó hay ngành khác."
definition_en = "Certainly eligible persons that sector met first, less those who declined, have a lawyer or were diverted to the Bar; of them the Centre received a referral, from that sector or another."
grain = "một dòng cho mỗi ngành tiếp xúc đầu tiên"
grain_en = "one row per sector of first contact"
key = ["first_sector"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "intervals", x = "referred_share", y = "first_sector", n = "need"}
caution = "Viện kiểm sát và tòa án hình sự thường là cơ hội thứ hai: số tuyệt đối của ba ngành không so được, phần này so mỗi ngành với số người đến với ngành đó trước."
caution_en = "The procuracy and criminal courts are normally a second chance: raw numbers of the three sectors do not compare; here each sector is set against the people it met first."
law = ["PROP_MISSED", "TTLT10_A7_2"]
[columns]
need = {vi = "Chắc chắn thuộc diện, cần chuyển", en = "Certainly eligible, to be passed on"}
referred = {vi = "Trung tâm đã nhận giới thiệu", en = "Referral received by the Centre"}
by_itself = {vi = "Trong đó do chính ngành đó giới thiệu", en = "Of whom referred by that sector itself"}
referred_share = {vi = "Tỷ lệ được giới thiệu", en = "Share referred"}
by_itself_share = {vi = "Tỷ lệ do chính ngành đó giới thiệu", en = "Share referred by that sector itself"}
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
summed as (
    select
        first_sector,
        sum(persons) as need,
        sum(referred) as referred,
        sum(case when source_code = first_sector then referred else 0 end) as by_itself
    from inside
    where class_code = 'certain' and status not in ('declined', 'own_lawyer', 'diverted')
    group by first_sector
)
select
    first_sector,
    need,
    referred,
    by_itself,
    referred / nullif(cast(need as double), 0) as referred_share,
    by_itself / nullif(cast(need as double), 0) as by_itself_share
from summed
order by need desc, first_sector
