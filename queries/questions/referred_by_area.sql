/*+++
title = "Ở từng nơi, bao nhiêu người thuộc diện được chuyển đến Trung tâm?"
title_en = "In each area, how many eligible people are passed on to the Centre?"
definition = "Người chắc chắn thuộc diện có vụ ở nơi đó, trừ người từ chối, có luật sư riêng hoặc chuyển Đoàn luật sư; trong đó Trung tâm đã nhận giới thiệu. Nơi chưa có ai vẫn có dòng; không có mẫu số thì không có tỷ lệ."
definition_en = "Certainly eligible persons whose matter lies there, less those who declined, have a lawyer or were diverted to the Bar; of them the Centre received a referral. An area without anybody keeps its row; without a denominator there is no share."
grain = "một dòng cho mỗi địa bàn"
grain_en = "one row per area"
key = ["area_code"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "intervals", x = "referred_share", y = "area_name", n = "need"}
caution = "Nơi của vụ, không phải nơi cư trú. Người từ các đơn vị im lặng hoặc chỉ gửi số tổng không có ở đây."
caution_en = "The place of the matter, not of residence. People of silent or totals-only units are not here."
law = ["PROP_MISSED", "TTLT10_A7_2"]
[columns]
need = {vi = "Chắc chắn thuộc diện, cần chuyển", en = "Certainly eligible, to be passed on"}
referred = {vi = "Trung tâm đã nhận giới thiệu", en = "Referral received by the Centre"}
referred_share = {vi = "Tỷ lệ được giới thiệu", en = "Share referred"}
approximate = {vi = "Người cần chuyển có địa bàn quy đổi gần đúng", en = "To be passed on, by approximate conversion of areas"}
approximate_share = {vi = "Tỷ lệ quy đổi gần đúng", en = "Share by approximate conversion"}
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
        area_code,
        sum(persons) as need,
        sum(referred) as referred,
        sum(approximate) as approximate
    from inside
    where class_code = 'certain' and status not in ('declined', 'own_lawyer', 'diverted')
    group by area_code
)
select
    a.area_code,
    a.area_name,
    a.area_order,
    coalesce(s.need, 0) as need,
    coalesce(s.referred, 0) as referred,
    s.referred / nullif(cast(s.need as double), 0) as referred_share,
    coalesce(s.approximate, 0) as approximate,
    s.approximate / nullif(cast(s.need as double), 0) as approximate_share
from council_area as a
left join summed as s on s.area_code = a.area_code
where a.area_scheme = $area_scheme and ($areas::varchar[] is null or list_contains($areas::varchar[], a.area_code))
order by a.area_order, a.area_code
