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
caution = "Cùng một người qua công an, viện kiểm sát và tòa án có ba dòng sổ: cộng các sổ không ra số người. Dòng chưa ghép với ai không vào đây. Luôn tính trên mọi cơ quan."
caution_en = "One person passing police, procuracy and court has three register rows: adding registers does not give persons. Rows linked to nobody are not here. Always over all agencies."
law = ["TTLT10_A7_2"]
[columns]
counting = {vi = "Cách đếm: papers từng văn bản, units mỗi đơn vị một lần, sectors mỗi ngành một lần, persons một lần", en = "Way of counting: papers, units (once each), sectors (once each), persons (once)"}
counted = {vi = "Số đếm", en = "Count"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
excess_share = {vi = "Phần thừa", en = "Excess"}
+++*/
with inside as (
    select *
    from sent_count
    where start_on >= $period_start and end_on <= $period_end
        -- spans inside the period, and the single days of a span that the period cuts
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
),
summed as (
    -- the first paper of a period is the one whose predecessor lies outside it
    select
        coalesce(sum(papers), 0) as papers,
        coalesce(sum(case when unit_before >= $period_start then 0 else papers end), 0) as units,
        coalesce(sum(case when sector_before >= $period_start then 0 else papers end), 0) as sectors,
        coalesce(sum(case when any_before >= $period_start then 0 else papers end), 0) as persons
    from inside
),
tally as (
    select 1 as place, 'papers' as counting, papers as counted, persons from summed
    union all
    select 2 as place, 'units' as counting, units as counted, persons from summed
    union all
    select 3 as place, 'sectors' as counting, sectors as counted, persons from summed
    union all
    select 4 as place, 'persons' as counting, persons as counted, persons from summed
)
select
    counting,
    counted,
    persons,
    (counted - persons) / nullif(cast(persons as double), 0) as excess_share
from tally
order by place
