/*+++
title = "Số liệu của từng ngành mới đến đâu?"
title_en = "How fresh is each sector's data?"
definition = "Ngày tiếp xúc mới nhất trong danh sách và sổ của ngành, báo cáo mới nhất đã nhận, và số ngày từ đó đến ngày đã chọn."
definition_en = "The latest contact day in the sector's lists and registers, the latest report received, and the days from then to the chosen day."
grain = "một ngành"
grain_en = "one sector"
key = ["sector"]
date_rule = "Đến ngày đã chọn (mặc định: ngày dữ liệu)."
date_rule_en = "Up to the chosen day (default: the data day)."
[columns]
last_contact_on = {vi = "Tiếp xúc mới nhất", en = "Latest contact"}
last_received_on = {vi = "Báo cáo nhận mới nhất", en = "Latest report received"}
covered_until = {vi = "Kỳ đã nhận đến ngày", en = "Periods received up to"}
age_days = {vi = "Số ngày từ tiếp xúc mới nhất", en = "Days since the latest contact"}
units_reporting = {vi = "Số đơn vị có báo cáo", en = "Units that reported"}
+++*/
with contacted as (
    select sector, max(contact_on) as last_contact_on
    from contact_day
    where contact_on <= $on_day
    group by sector
),
reported as (
    select
        sector,
        max(case when received_on <= $on_day then received_on end) as last_received_on,
        max(case when received_on <= $on_day then period_end end) as covered_until,
        count(distinct case when received_on <= $on_day then unit_id end) as units_reporting
    from expected_report
    group by sector
)
select
    coalesce(c.sector, r.sector) as sector,
    c.last_contact_on,
    r.last_received_on,
    r.covered_until,
    cast($on_day as date) - c.last_contact_on as age_days,
    coalesce(r.units_reporting, 0) as units_reporting
from contacted as c
full outer join reported as r on c.sector = r.sector
where $sectors::varchar[] is null or list_contains($sectors::varchar[], coalesce(c.sector, r.sector))
order by 1
