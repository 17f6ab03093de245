/*+++
title = "Mỗi con số gồm những gì?"
title_en = "What does each number consist of?"
definition = "Mỗi con số của trang Tổng quan được kể ra từng mục: người–vụ, thông báo, vụ việc hoặc báo cáo. So hai bản công bố theo từng mục thì các nguyên nhân cộng lại đúng bằng chênh lệch."
definition_en = "Each number of the overview item by item: person-matters, notices, cases or reports. Compared item by item between two snapshots, the causes add up exactly to the difference."
grain = "một mục được đếm trong một con số"
grain_en = "one item counted in one number"
key = ["figure", "item_id"]
date_rule = "Người theo ngày tiếp xúc đầu tiên, giới thiệu theo ngày nhận, thông báo theo ngày nhận hoặc gửi, vụ việc theo ngày thụ lý, báo cáo theo kỳ chạm vào kỳ đã chọn"
date_rule_en = "Persons by first contact, referrals by receipt, notices by receipt or sending, cases by acceptance, reports by periods that touch the chosen period"
roles = ["steward"]
caution = "Chỉ để so hai bản công bố; kết quả cho người đọc chỉ là số đếm."
caution_en = "Only for comparing two snapshots; readers get counts only."
[columns]
subject = {vi = "Mã người–vụ, mã vụ việc hoặc kỳ báo cáo", en = "Person-matter, case or report"}
figure = {vi = "Con số", en = "Number"}
item_id = {vi = "Mục được đếm", en = "Item counted"}
area_code = {vi = "Địa bàn", en = "Area"}
on_day = {vi = "Ngày của mục", en = "Day of the item"}
state = {vi = "Tình trạng của mục", en = "State of the item"}
+++*/
with placed as (
    select
        p.*,
        case $area_scheme
            when 'court_area' then coalesce(p.court_area_code, 'unknown')
            when 'province' then coalesce(p.province_code, 'unknown')
            else coalesce(p.district_code, 'unknown')
        end as area_code
    from person as p
),
inside as (
    select * from placed
    where first_contact_on >= $period_start and first_contact_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
),
item as (
    select 'contacted' as figure, pm_id as item_id, pm_id as subject, area_code, first_unit_id as unit_id,
        first_contact_on as on_day, status as state
    from inside
    union all
    select 'eligible' as figure, pm_id as item_id, pm_id as subject, area_code, since_unit_id as unit_id,
        first_contact_on as on_day, status as state
    from inside where class_code = 'certain'
    union all
    select 'missed' as figure, pm_id as item_id, pm_id as subject, area_code, since_unit_id as unit_id,
        first_contact_on as on_day, status as state
    from inside where is_missed
    union all
    select 'suspected' as figure, pm_id as item_id, pm_id as subject, area_code, since_unit_id as unit_id,
        first_contact_on as on_day, status as state
    from inside where is_suspected
    union all
    select 'served' as figure, pm_id as item_id, pm_id as subject, area_code, since_unit_id as unit_id,
        first_contact_on as on_day, status as state
    from inside where class_code = 'certain' and status = 'served'
    union all
    select 'referred' as figure, r.pm_id as item_id, r.pm_id as subject, p.area_code, r.unit_id, r.received_on as on_day,
        r.sector as state
    from referral as r
    inner join placed as p on p.pm_id = r.pm_id
    where r.received_on >= $period_start and r.received_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], r.sector))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], r.stage))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], p.field))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], p.primary_group))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], p.area_code))
    union all
    select 'late_notices' as figure, c.paper_id as item_id, coalesce(c.pm_id, c.paper_id) as subject,
        coalesce(p.area_code, 'unknown') as area_code, c.unit_id, c.known_on as on_day, c.sent_result as state
    from paper_clock as c
    left join placed as p on p.pm_id = c.pm_id
    where c.sent_result = 'late' and c.known_on >= $period_start and c.known_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], c.sector))
    union all
    select 'cases' as figure, a.case_id as item_id, a.case_id as subject, 'unknown' as area_code, a.source_unit_id as unit_id,
        a.accepted_on as on_day, a.source as state
    from aid_case as a
    where a.case_form = 'PROC' and a.accepted_on >= $period_start and a.accepted_on < $period_end
        and ($fields::varchar[] is null or list_contains($fields::varchar[], a.field))
    union all
    select 'silent' as figure, e.unit_id || ' ' || e.period as item_id, e.unit_id || ' ' || e.period as subject,
        'unknown' as area_code, e.unit_id, e.due_on as on_day, e.state
    from expected_report as e
    where e.state = 'silent' and e.period_end >= $period_start and e.period_start < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], e.sector))
)
select figure, item_id, subject, area_code, unit_id, on_day, state
from item
order by figure, item_id
