/*+++
title = "Mẫu 06B: mỗi đơn vị giải thích, thông báo, thông tin cho bao nhiêu người?"
title_en = "Form 06B: how many persons did each unit explain to, notify and inform about?"
definition = "Nội dung cộng từ sổ theo dõi và danh sách của từng đơn vị; đơn vị và kỳ nào chỉ gửi số tổng hợp thì lấy số tổng hợp. Mỗi đơn vị và kỳ chỉ tính một mức. Số tổng hợp của kỳ không nằm trọn trong kỳ đã chọn thì không cộng, chỉ đếm số kỳ bị bỏ ra."
definition_en = "Contents summed from each unit's registers and lists; units and periods that sent only totals enter with their totals. One level per unit and period. Totals of a period that does not lie wholly inside the chosen one are not added; only the number of such periods is shown."
grain = "một đơn vị"
grain_en = "one unit"
key = ["unit_id"]
date_rule = "Người theo ngày tiếp xúc; văn bản theo ngày gửi ghi trong sổ của đơn vị."
date_rule_en = "Persons by day of contact; papers by the day sent in the unit's own register."
caution = "Một người qua công an, Viện kiểm sát, Tòa án được mỗi đơn vị đếm một lần: tổng các đơn vị lớn hơn số người. Các cột là nội dung thường gặp, chưa thấy mẫu gốc của Mẫu 06B, 06C."
caution_en = "A person seen by police, procuratorate and court is counted once by each: the sum over units exceeds the number of persons. The columns are the usual content; the original Forms 06B and 06C were not seen."
law = ["TTLT10_A20", "TTLT10_A8_3"]
[columns]
told = {vi = "Được phát hoặc đọc M01; trống: danh sách không có cột này", en = "Given or read M01; empty: the lists have no such column"}
minors = {vi = "Trong đó dưới 18 tuổi", en = "Of whom under 18"}
totals_periods = {vi = "Số kỳ lấy số tổng hợp", en = "Periods taken from totals"}
cut_periods = {vi = "Số kỳ tổng hợp không nằm trọn trong kỳ, không cộng", en = "Periods of totals that reach beyond, not added"}
+++*/
with listed as (
    -- a person counts where the unit did the same for the person on no earlier day of the period
    select
        unit_id,
        max(sector) as sector,
        sum(case when contacted_before >= $period_start then 0 else contacted end) as contacted,
        case when sum(told_stated) > 0 then sum(case when told_before >= $period_start then 0 else told end) end as told,
        sum(case when self_identified_before >= $period_start then 0 else self_identified end) as self_identified,
        sum(case when explained_before >= $period_start then 0 else explained end) as explained,
        sum(case when requested_before >= $period_start then 0 else requested end) as requested,
        sum(case when declined_before >= $period_start then 0 else declined end) as declined,
        sum(case when contacted_before >= $period_start then 0 else minors end) as minors
    from told_day
    where on_day >= $period_start and on_day < $period_end
    group by unit_id
),
papers as (
    select
        unit_id,
        max(sector) as sector,
        sum(case when paper_form = 'M03' then 1 else 0 end) as notified_m03,
        sum(case when paper_form = 'M04' then 1 else 0 end) as informed_m04
    from paper_side
    where side = 'agency_says_sent' and happened_on >= $period_start and happened_on < $period_end and unit_id is not null
    group by unit_id
),
summed as (
    select
        unit_id,
        max(sector) as sector,
        sum(case when is_inside then contacted end) as contacted,
        sum(case when is_inside then told end) as told,
        sum(case when is_inside then self_identified end) as self_identified,
        sum(case when is_inside then explained end) as explained,
        sum(case when is_inside then requested end) as requested,
        sum(case when is_inside then declined end) as declined,
        sum(case when is_inside then minors end) as minors,
        sum(case when is_inside then notified_m03 end) as notified_m03,
        sum(case when is_inside then informed_m04 end) as informed_m04,
        sum(case when is_inside then 1 else 0 end) as totals_periods,
        sum(case when is_inside then 0 else 1 end) as cut_periods
    from (
        select *, period_start >= $period_start and period_end < $period_end as is_inside
        from agency_total
        where counts and period_end >= $period_start and period_start < $period_end
    ) as t
    group by unit_id
),
every_unit as (
    select unit_id, max(sector) as sector
    from (
        select unit_id, sector from listed
        union all
        select unit_id, sector from papers
        union all
        select unit_id, sector from summed
    ) as u
    group by unit_id
)
select
    coalesce(n.sector, e.sector) as sector,
    e.unit_id,
    coalesce(n.unit_name, e.unit_id) as unit_name,
    coalesce(l.contacted, 0) + coalesce(t.contacted, 0) as contacted,
    case when l.told is not null or t.told is not null then coalesce(l.told, 0) + coalesce(t.told, 0) end as told,
    coalesce(l.self_identified, 0) + coalesce(t.self_identified, 0) as self_identified,
    coalesce(l.explained, 0) + coalesce(t.explained, 0) as explained,
    coalesce(l.requested, 0) + coalesce(t.requested, 0) as requested,
    coalesce(p.notified_m03, 0) + coalesce(t.notified_m03, 0) as notified_m03,
    coalesce(p.informed_m04, 0) + coalesce(t.informed_m04, 0) as informed_m04,
    coalesce(l.declined, 0) + coalesce(t.declined, 0) as declined,
    coalesce(l.minors, 0) + coalesce(t.minors, 0) as minors,
    coalesce(t.totals_periods, 0) as totals_periods,
    coalesce(t.cut_periods, 0) as cut_periods
from every_unit as e
left join unit as n on e.unit_id = n.unit_id
left join listed as l on e.unit_id = l.unit_id
left join papers as p on e.unit_id = p.unit_id
left join summed as t on e.unit_id = t.unit_id
where ($sectors::varchar[] is null or list_contains($sectors::varchar[], coalesce(n.sector, e.sector)))
    and ($units::varchar[] is null or list_contains($units::varchar[], e.unit_id))
order by coalesce(n.sector, e.sector), e.unit_id
