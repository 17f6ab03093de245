/*+++
title = "Người đang bị giữ có bị bỏ sót nhiều hơn không, ở bước nào?"
title_en = "Are held persons missed more often, and at which step?"
grain = "một hình thức giam giữ lúc thuộc diện"
grain_en = "one form of custody when eligible"
key = ["custody_form"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "stacked_bar", x = "missed", y = "custody_form"}
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody."
law = ["PROP_MISSED"]
metrics = ["missed_rate", "missed_rate_proved"]
[columns]
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
missed = {vi = "Bỏ sót", en = "Missed"}
missed_share = {vi = "Tỷ lệ bỏ sót", en = "Missed rate"}
eligible_proved = {vi = "Chắc chắn thuộc diện, không kể người chỉ chứng minh bằng thụ lý", en = "Certainly eligible without those proved by acceptance alone"}
missed_share_proved = {vi = "Tỷ lệ bỏ sót trong số đó", en = "Missed rate among them"}
missed_b1 = {vi = "B1: không có dấu vết được thông tin", en = "B1: no trace of information"}
missed_b1b = {vi = "B1b: được phát Mẫu 01, không tự nhận", en = "B1b: given Form 01, no answer"}
missed_b2 = {vi = "B2: tự nhận hoặc yêu cầu, không chuyển", en = "B2: self-identified or asked, not referred"}
missed_b3 = {vi = "B3: ghi đã gửi, Trung tâm không có", en = "B3: sent, not at the Centre"}
missed_b4 = {vi = "B4: Trung tâm đã nhận, chưa thụ lý, cử", en = "B4: received, nobody assigned"}
+++*/
with summed as (
    select
        n.custody_form as custody_form,
        sum(case when p.class_code = 'certain' then 1 else 0 end) as eligible,
        sum(case when p.is_missed then 1 else 0 end) as missed,
        sum(case when p.is_proved then 1 else 0 end) as eligible_proved,
        sum(case when p.is_missed and p.is_proved then 1 else 0 end) as missed_proved,
        sum(case when p.is_missed and p.status = 'B1' then 1 else 0 end) as missed_b1,
        sum(case when p.is_missed and p.status = 'B1b' then 1 else 0 end) as missed_b1b,
        sum(case when p.is_missed and p.status = 'B2' then 1 else 0 end) as missed_b2,
        sum(case when p.is_missed and p.status = 'B3' then 1 else 0 end) as missed_b3,
        sum(case when p.is_missed and p.status = 'B4' then 1 else 0 end) as missed_b4
    from person as p
    inner join person_now as n on n.pm_id = p.pm_id
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
    group by n.custody_form
)
select
    custody_form,
    eligible,
    missed,
    missed / nullif(cast(eligible as double), 0) as missed_share,
    missed_b1,
    missed_b1b,
    missed_b2,
    missed_b3,
    missed_b4,
    eligible_proved,
    missed_proved / nullif(cast(eligible_proved as double), 0) as missed_share_proved
from summed
where eligible > 0
order by missed desc, custody_form
