/*+++
title = "Nơi nào có lịch trực, và đưa được bao nhiêu người đến Trung tâm?"
title_en = "Where is somebody on duty, and how many people did it bring to the Centre?"
definition = "Mỗi tòa án và cơ quan công an của tỉnh (không kể cấp xã) còn hoạt động trong kỳ: số tháng có ít nhất một buổi trực trên số tháng hoạt động, số buổi, số người được hướng dẫn, và số lượt Trung tâm ghi nhận qua kênh trực từ nơi đó. Nơi không có buổi trực nào vẫn có dòng."
definition_en = "Every court and police body of the province (communes left out) that existed in the period: months with at least one duty over its months, duties, persons guided, and hand-overs the Centre logged through the duty channel from there. A place without any duty keeps its row."
grain = "một dòng cho mỗi nơi"
grain_en = "one row per place"
key = ["unit_id"]
date_rule = "Buổi trực theo ngày trực; lượt qua kênh trực theo ngày Trung tâm nhận"
date_rule_en = "Duties by day of duty; hand-overs by the day the Centre received them"
chart = {kind = "bars", x = "months_covered", y = "unit_name"}
caution = "Không có tệp lịch trực thì không biết có trực hay không: đó không phải là số 0. Tháng không trọn vẫn tính là một tháng."
caution_en = "Without a roster file it is not known whether anybody was on duty: that is not zero. A month that is not whole counts as one."
law = []
[columns]
months = {vi = "Số tháng hoạt động trong kỳ", en = "Months in existence in the period"}
months_covered = {vi = "Số tháng có trực", en = "Months with a duty"}
covered_share = {vi = "Phần tháng có trực", en = "Share of months with a duty"}
duties = {vi = "Số buổi trực", en = "Duties"}
on_site = {vi = "Trong đó trực tiếp", en = "Of which on site"}
guided = {vi = "Số người được hướng dẫn", en = "Persons guided"}
handed_over = {vi = "Số lượt Trung tâm nhận qua kênh trực", en = "Hand-overs the Centre received through duty"}
+++*/
with bounds as (
    select
        greatest(cast(date_trunc('month', cast($period_start as date)) as date), cast(date_trunc('month', window_start) as date))
            as first_on,
        least(cast($period_end as date), data_day + 1) as end_on
    from snapshot_span
),
rostered as (
    select
        unit_id,
        count(distinct date_trunc('month', duty_on)) as months_covered,
        count(*) as duties,
        sum(case when mode = 'on_site' then 1 else 0 end) as on_site,
        coalesce(sum(persons), 0) as guided
    from duty
    where duty_on >= $period_start and duty_on < $period_end
    group by unit_id
),
handed as (
    select unit_id, sum(papers) as handed_over
    from paper_count
    where side = 'centre_says_received' and channel in ('duty_court', 'duty_police') and unit_id is not null
        and start_on >= $period_start and end_on <= $period_end
        -- spans inside the period, and the single days of a span that the period cuts
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
    group by unit_id
),
place as (
    select
        u.unit_id,
        u.unit_name,
        u.sector,
        greatest(cast(date_trunc('month', coalesce(u.valid_from, b.first_on)) as date), b.first_on) as from_on,
        least(coalesce(u.valid_to, b.end_on), b.end_on) as to_on
    from unit as u
    cross join bounds as b
    where u.sector in ('court', 'police') and coalesce(u.unit_level, '') <> 'commune'
        and (u.valid_from is null or u.valid_from < b.end_on) and (u.valid_to is null or u.valid_to > b.first_on)
),
known as (
    select unit_id from place
    union
    select unit_id from rostered
    union
    select unit_id from handed
),
counted as (
    select
        k.unit_id,
        coalesce(u.unit_name, k.unit_id) as unit_name,
        coalesce(u.sector, 'unknown') as sector,
        case when p.to_on > p.from_on then
            (extract(year from p.to_on - 1) - extract(year from p.from_on)) * 12
            + extract(month from p.to_on - 1) - extract(month from p.from_on) + 1
        end as months,
        coalesce(r.months_covered, 0) as months_covered,
        coalesce(r.duties, 0) as duties,
        coalesce(r.on_site, 0) as on_site,
        coalesce(r.guided, 0) as guided,
        coalesce(h.handed_over, 0) as handed_over
    from known as k
    left join place as p on p.unit_id = k.unit_id
    left join unit as u on u.unit_id = k.unit_id
    left join rostered as r on r.unit_id = k.unit_id
    left join handed as h on h.unit_id = k.unit_id
)
select
    unit_id,
    unit_name,
    sector,
    months,
    months_covered,
    case when months_covered > months then 1.0 else months_covered / nullif(cast(months as double), 0) end as covered_share,
    duties,
    on_site,
    guided,
    handed_over
from counted
where ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
order by duties desc, handed_over desc, sector, unit_id
