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
source_code = {vi = "Nguồn: ngành giới thiệu; no_referral có vụ việc mà không qua giới thiệu; none không ai giới thiệu", en = "Source: referring sector; no_referral = a case without a referral; none = nobody referred"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
eligible = {vi = "Trong đó chắc chắn thuộc diện", en = "Of whom certainly eligible"}
+++*/
with scoped as (
    select
        coalesce(referral_sector, case when has_case then 'no_referral' else 'none' end) as source_code,
        status,
        class_code,
        case $area_scheme
            when 'court_area' then coalesce(court_area_code, 'unknown')
            when 'province' then coalesce(province_code, 'unknown')
            else coalesce(district_code, 'unknown')
        end as area_code
    from person
    where first_contact_on >= $period_start and first_contact_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($classes::varchar[] is null or list_contains($classes::varchar[], class_code))
)
select
    source_code,
    status,
    count(*) as persons,
    sum(case when class_code = 'certain' then 1 else 0 end) as eligible
from scoped
where $areas::varchar[] is null or list_contains($areas::varchar[], area_code)
group by source_code, status
order by source_code, persons desc, status
