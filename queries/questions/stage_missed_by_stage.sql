/*+++
title = "Ai được trợ giúp nhưng bị sót ở giai đoạn trước (B5)?"
title_en = "Who was reached, but missed at an earlier stage (B5)?"
grain = "một giai đoạn lúc thuộc diện"
grain_en = "one stage when eligible"
key = ["since_stage"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody."
law = ["PROP_MISSED", "PROP_STAGES"]
[columns]
since_stage = {vi = "Giai đoạn lúc thuộc diện", en = "Stage when eligible"}
reached = {vi = "Được thụ lý hoặc trợ giúp", en = "Accepted or served"}
stage_missed = {vi = "Trong đó sót ở giai đoạn này, đến sau mới được chuyển (B5)", en = "Of whom missed at this stage, referred later (B5)"}
stage_missed_share = {vi = "Tỷ lệ B5", en = "Share B5"}
+++*/
with inside as (
    select
        p.since_stage,
        count(*) as reached,
        sum(case when p.is_stage_missed then 1 else 0 end) as stage_missed
    from person as p
    where p.first_contact_on >= $period_start and p.first_contact_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], p.first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], p.field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], p.since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], p.primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], p.since_unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], case $area_scheme
            when 'court_area' then coalesce(p.court_area_code, 'unknown')
            when 'province' then coalesce(p.province_code, 'unknown')
            else coalesce(p.district_code, 'unknown')
        end))
        and p.status in ('served', 'accepted_pending')
    group by p.since_stage
)
select since_stage, reached, stage_missed, stage_missed / nullif(cast(reached as double), 0) as stage_missed_share
from inside
order by stage_missed desc, since_stage
