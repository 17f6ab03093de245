/*+++
title = "Ai đứng bên cạnh số bị bỏ sót?"
title_en = "Who stands beside the missed?"
definition = "Không cộng vào số bị bỏ sót: nghi bỏ sót (có thể thuộc diện), từ chối có và không có biên bản, có luật sư riêng, được chỉ định luật sư của Đoàn, dừng vì thiếu giấy tờ (B6), chưa rõ diện, đang trong thời hạn. Cờ: sót ở giai đoạn trước rồi mới được trợ giúp (B5), phát hiện sau xét xử (B7, nằm trong số bị bỏ sót)."
definition_en = "Never added to the missed: suspected (probably eligible), declined with and without minute, own lawyer, diverted to the Bar, dropped for papers (B6), class unknown, within time limits. Flags: missed at an earlier stage though reached later (B5), found after the trial (B7, part of the missed)."
grain = "một loại"
grain_en = "one kind"
key = ["beside"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody."
law = ["PROP_MISSED", "PROP_DECLINED"]
[columns]
beside = {vi = "Đứng bên cạnh", en = "Beside"}
place_no = {vi = "Thứ tự", en = "Order"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
is_flag = {vi = "Là cờ, đã có ở nơi khác", en = "A flag, counted elsewhere already"}
+++*/
with inside as (
    select p.class_code, p.status, p.is_suspected, p.declined_unproved, p.is_stage_missed, n.is_found_afterwards
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
),
counted as (
    select 1 as place_no, 'suspected' as beside, false as is_flag, sum(case when is_suspected then 1 else 0 end) as persons
    from inside
    union all
    select 2, 'declined_minute', false,
        sum(case when class_code = 'certain' and status = 'declined' and not declined_unproved then 1 else 0 end)
    from inside
    union all
    select 3, 'declined_unproved', false,
        sum(case when class_code = 'certain' and status = 'declined' and declined_unproved then 1 else 0 end)
    from inside
    union all
    select 4, 'own_lawyer', false, sum(case when class_code = 'certain' and status = 'own_lawyer' then 1 else 0 end) from inside
    union all
    select 5, 'diverted', false, sum(case when class_code = 'certain' and status = 'diverted' then 1 else 0 end) from inside
    union all
    select 6, 'dropped_papers', false, sum(case when status = 'B6' then 1 else 0 end) from inside
    union all
    select 7, 'in_time', false,
        sum(case when class_code = 'certain' and status in ('in_grace', 'referred_pending') then 1 else 0 end)
    from inside
    union all
    select 8, 'class_unknown', false, sum(case when class_code = 'unknown' then 1 else 0 end) from inside
    union all
    select 9, 'stage_missed', true, sum(case when is_stage_missed then 1 else 0 end) from inside
    union all
    select 10, 'found_afterwards', true, sum(case when is_found_afterwards then 1 else 0 end) from inside
)
select place_no, beside, coalesce(persons, 0) as persons, is_flag
from counted
order by place_no
