/*+++
title = "Mỗi con số gồm những gì?"
title_en = "What does each number consist of?"
definition = "Mỗi con số của trang Tổng quan được kể ra từng mục: người–vụ, thông báo, vụ việc hoặc báo cáo. So hai bản công bố theo từng mục thì các nguyên nhân cộng lại đúng bằng chênh lệch."
definition_en = "Each number of the overview item by item: person-matters, notices, cases or reports. Compared item by item between two snapshots, the causes add up exactly to the difference."
grain = "một mục được đếm trong một con số, của tháng có ngày đã chọn"
grain_en = "one item counted in one number, of the month of the chosen day"
key = ["figure", "item_id"]
date_rule = "Người theo ngày tiếp xúc đầu tiên, giới thiệu theo ngày nhận, thông báo theo ngày nhận hoặc gửi, vụ việc theo ngày thụ lý, báo cáo theo kỳ chạm vào kỳ đã chọn"
date_rule_en = "Persons by first contact, referrals by receipt, notices by receipt or sending, cases by acceptance, reports by periods that touch the chosen period"
roles = ["steward"]
caution = "Mỗi lần hỏi chỉ một tháng: báo cáo ở tháng cuối mà kỳ của nó và kỳ đã chọn cùng có. Chỉ để so hai bản công bố; kết quả cho người đọc chỉ là số đếm."
caution_en = "One month at a time: a report in the last month that its period and the chosen one share. Only for comparing two snapshots; readers get counts only."
[columns]
subject = {vi = "Mã người–vụ, mã vụ việc hoặc kỳ báo cáo", en = "Person-matter, case or report"}
figure = {vi = "Con số", en = "Number"}
item_id = {vi = "Mục được đếm", en = "Item counted"}
area_code = {vi = "Địa bàn", en = "Area"}
on_day = {vi = "Ngày của mục", en = "Day of the item"}
state = {vi = "Tình trạng của mục", en = "State of the item"}
+++*/
with asked as (
    select
        greatest(cast($period_start as date), cast(date_trunc('month', cast($on_day as date)) as date)) as start_on,
        least(cast($period_end as date), cast(date_trunc('month', cast($on_day as date)) + interval 1 month as date)) as end_on
),
reached as (
    select 'person' as kind, pm_id as item_id, pm_id, first_sector as sector, since_stage as stage,
        cast(null as varchar) as unit_id, first_contact_on as on_day, cast(null as varchar) as state
    from person
    where first_contact_on >= (select start_on from asked) and first_contact_on < (select end_on from asked)
    union all
    select 'referral' as kind, pm_id as item_id, pm_id, sector, stage, unit_id, received_on as on_day, sector as state
    from referral
    where received_on >= (select start_on from asked) and received_on < (select end_on from asked)
    union all
    select 'notice' as kind, paper_id as item_id, pm_id, sector, cast(null as varchar) as stage, unit_id, known_on as on_day,
        sent_result as state
    from paper_clock
    where sent_result = 'late' and known_on >= (select start_on from asked) and known_on < (select end_on from asked)
),
placed as (
    select
        r.kind, r.item_id, coalesce(r.pm_id, r.item_id) as subject, r.sector, r.stage, r.unit_id, r.on_day, r.state,
        p.pm_id as known_id, p.field, p.primary_group, p.first_unit_id, p.since_unit_id, p.status, p.class_code, p.is_missed,
        p.is_suspected,
        case $area_scheme
            when 'court_area' then coalesce(p.court_area_code, 'unknown')
            when 'province' then coalesce(p.province_code, 'unknown')
            else coalesce(p.district_code, 'unknown')
        end as area_code
    from reached as r
    left join person as p on p.pm_id = r.pm_id
),
counted as (
    select 'person' as kind, 'contacted' as figure
    union all select 'person' as kind, 'eligible' as figure
    union all select 'person' as kind, 'missed' as figure
    union all select 'person' as kind, 'suspected' as figure
    union all select 'person' as kind, 'served' as figure
    union all select 'referral' as kind, 'referred' as figure
    union all select 'notice' as kind, 'late_notices' as figure
),
item as (
    select
        c.figure, p.item_id, p.subject, p.area_code,
        case c.figure when 'contacted' then p.first_unit_id else coalesce(p.unit_id, p.since_unit_id) end as unit_id,
        p.on_day, coalesce(p.state, p.status) as state
    from placed as p
    inner join counted as c on c.kind = p.kind
    where
        case c.figure
            when 'eligible' then p.class_code = 'certain'
            when 'missed' then p.is_missed
            when 'suspected' then p.is_suspected
            when 'served' then p.class_code = 'certain' and p.status = 'served'
            when 'referred' then p.known_id is not null
            else true
        end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], p.sector))
        and (
            c.figure = 'late_notices'
            or (
                ($fields::varchar[] is null or list_contains($fields::varchar[], p.field))
                and ($stages::varchar[] is null or list_contains($stages::varchar[], p.stage))
                and ($groups::varchar[] is null or list_contains($groups::varchar[], p.primary_group))
                and ($areas::varchar[] is null or list_contains($areas::varchar[], p.area_code))
            )
        )
    union all
    select 'cases' as figure, a.case_id as item_id, a.case_id as subject, 'unknown' as area_code, a.source_unit_id as unit_id,
        a.accepted_on as on_day, a.source as state
    from aid_case as a
    where a.case_form = 'PROC' and a.accepted_on >= (select start_on from asked) and a.accepted_on < (select end_on from asked)
        and ($fields::varchar[] is null or list_contains($fields::varchar[], a.field))
    union all
    select 'silent' as figure, e.unit_id || ' ' || e.period as item_id, e.unit_id || ' ' || e.period as subject,
        'unknown' as area_code, e.unit_id, e.due_on as on_day, e.state
    from expected_report as e
    where e.state = 'silent' and e.period_end >= $period_start and e.period_start < $period_end
        and least(e.period_end, cast($period_end as date) - 1) >= (select start_on from asked)
        and least(e.period_end, cast($period_end as date) - 1) < (select end_on from asked)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], e.sector))
)
select figure, item_id, subject, area_code, unit_id, on_day, state
from item
order by figure, item_id
