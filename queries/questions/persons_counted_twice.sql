/*+++
title = "Cộng số của các cơ quan thì thừa bao nhiêu người?"
title_en = "By how much do sums over agencies over-count persons?"
definition = "Người–vụ mà cơ quan ghi đã gửi Mẫu 03 hoặc Mẫu 04 trong kỳ, đếm bốn cách: từng văn bản, mỗi đơn vị một lần, mỗi ngành một lần, một lần trong cả tỉnh. Phần thừa là số đếm trừ số người, chia cho số người."
definition_en = "Person-matters about whom agencies say they sent a Form 03 or 04 in the period, counted in four ways: every paper, once per unit, once per sector, once in the province. The excess is the count less the persons, over the persons."
grain = "một dòng cho mỗi cách đếm"
grain_en = "one row per way of counting"
key = ["counting"]
date_rule = "Theo ngày của văn bản"
date_rule_en = "By the date of the paper"
chart = {kind = "bars", x = "counted", y = "counting"}
caution = "Cùng một người qua công an, viện kiểm sát và tòa án có ba dòng sổ: cộng các sổ không ra số người. Dòng chưa ghép với ai không vào đây."
caution_en = "One person passing police, procuracy and court has three register rows: adding registers does not give persons. Rows linked to nobody are not here."
law = ["TTLT10_A7_2"]
[columns]
counting = {vi = "Cách đếm: papers từng văn bản, units mỗi đơn vị một lần, sectors mỗi ngành một lần, persons một lần", en = "Way of counting: papers, units (once each), sectors (once each), persons (once)"}
counted = {vi = "Số đếm", en = "Count"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
excess_share = {vi = "Phần thừa", en = "Excess"}
+++*/
with sent as (
    select pm_id, unit_id, sector
    from paper_side
    where side = 'agency_says_sent' and pm_id is not null and paper_form in ('M03', 'M04')
        and coalesce(paper_on, happened_on) >= $period_start and coalesce(paper_on, happened_on) < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
        and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
),
tally as (
    select 1 as place, 'papers' as counting, count(*) as counted from sent
    union all
    select 2 as place, 'units' as counting, count(*) as counted from (select distinct pm_id, unit_id from sent) as u
    union all
    select 3 as place, 'sectors' as counting, count(*) as counted from (select distinct pm_id, sector from sent) as s
    union all
    select 4 as place, 'persons' as counting, count(distinct pm_id) as counted from sent
),
all_persons as (
    select count(distinct pm_id) as persons from sent
)
select
    t.counting,
    t.counted,
    a.persons,
    (t.counted - a.persons) / nullif(cast(a.persons as double), 0) as excess_share
from tally as t
cross join all_persons as a
order by t.place
