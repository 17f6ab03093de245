/*+++
title = "Đơn vị nào để sót nhiều quý liền?"
title_en = "Which units missed people several quarters running?"
definition = "Quý liền nhau mà đơn vị có ít nhất một người bị bỏ sót ở bước của chính mình (B1, B1b, B2), trên mọi số liệu tới hết kỳ; quý không có người thuộc diện thì đứt quãng. Bên cạnh là số người thuộc diện và bị bỏ sót trong kỳ."
definition_en = "Quarters running with at least one person missed at the unit's own step (B1, B1b, B2), over all data up to the end of the period; a quarter without eligible persons breaks the run. Beside: eligible and missed within the period."
grain = "một đơn vị lúc thuộc diện"
grain_en = "one unit when eligible"
key = ["since_unit_id"]
date_rule = "Theo ngày thuộc diện"
date_rule_en = "By the day of eligible-since"
caution = "Đơn vị đông người thì quý nào cũng có thể có người bị sót do ngẫu nhiên: đọc cùng tỷ lệ và giới hạn."
caution_en = "A unit with many persons may miss someone every quarter by chance alone: read it with the rate and its limits."
law = ["PROP_MISSED"]
[columns]
since_unit_id = {vi = "Mã đơn vị", en = "Unit code"}
unit_name = {vi = "Đơn vị", en = "Unit"}
since_sector = {vi = "Ngành", en = "Sector"}
longest_run = {vi = "Số quý liền nhau dài nhất", en = "Longest run of quarters"}
run_from_on = {vi = "Quý đầu của chuỗi", en = "First quarter of the run"}
run_to_on = {vi = "Quý cuối của chuỗi", en = "Last quarter of the run"}
quarters = {vi = "Số quý có người thuộc diện", en = "Quarters with eligible persons"}
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
missed_own_step = {vi = "Bị bỏ sót ở bước của đơn vị", en = "Missed at the unit's own step"}
+++*/
with quarterly as (
    select
        since_unit_id,
        max(since_sector) as since_sector,
        cast(date_trunc('quarter', since_on) as date) as quarter_on,
        extract(year from since_on) * 4 + extract(quarter from since_on) as quarter_no,
        sum(eligible) as eligible,
        sum(missed_own_step) as missed_own_step
    from unit_day
    where area_scheme = $area_scheme and since_on < $period_end
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], since_sector))
        and ($units::varchar[] is null or list_contains($units::varchar[], since_unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
    group by since_unit_id, date_trunc('quarter', since_on), extract(year from since_on) * 4 + extract(quarter from since_on)
),
numbered as (
    -- quarters running share the difference of their number and their place among the unit's quarters with a missed person
    select
        since_unit_id, quarter_on,
        quarter_no - row_number() over (partition by since_unit_id order by quarter_no) as island
    from quarterly
    where missed_own_step > 0
),
islands as (
    select since_unit_id, island, count(*) as quarters_running, min(quarter_on) as run_from_on, max(quarter_on) as run_to_on
    from numbered
    group by since_unit_id, island
),
ranked as (
    select *, row_number() over (partition by since_unit_id order by quarters_running desc, run_to_on desc) as place
    from islands
),
within as (
    select
        since_unit_id, max(since_sector) as since_sector, count(*) as quarters,
        sum(case when quarter_on >= date_trunc('quarter', cast($period_start as date)) then eligible else 0 end) as eligible,
        sum(case when quarter_on >= date_trunc('quarter', cast($period_start as date)) then missed_own_step else 0 end)
            as missed_own_step
    from quarterly
    where eligible > 0
    group by since_unit_id
)
select
    w.since_unit_id,
    coalesce(u.unit_name, w.since_unit_id) as unit_name,
    w.since_sector,
    coalesce(r.quarters_running, 0) as longest_run,
    r.run_from_on,
    r.run_to_on,
    w.quarters,
    w.eligible,
    w.missed_own_step
from within as w
left join ranked as r on r.since_unit_id = w.since_unit_id and r.place = 1
left join unit as u on u.unit_id = w.since_unit_id
order by longest_run desc, w.missed_own_step desc, w.since_unit_id
