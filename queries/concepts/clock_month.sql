/*+++
title = "Thời hạn theo tháng"
title_en = "Clocks by month"
definition = "Số lần chạy của mỗi thời hạn theo tháng, ngành, đơn vị và kết quả."
definition_en = "Runs of each clock by month, sector, unit and result."
grain = "một dòng cho mỗi tổ hợp"
grain_en = "one row per combination"
key = ["clock", "month_on", "sector", "unit_id", "result"]
sort = ["month_on"]
[columns]
month_on = {vi = "Tháng", en = "Month"}
next_month = {vi = "Ngày đầu tháng sau", en = "First day of the next month"}
runs = {vi = "Số lần", en = "Runs"}

[[examples]]
because = "Cuối tháng và đầu tháng sau là hai dòng."
because_en = "The last of a month and the first of the next are two rows."
given.legal_clock = """
clock_id | clock | sector | dated_on   | result
a        | L1    | police | 2024-05-31 | late
b        | L1    | police | 2024-05-01 | late
c        | L1    | police | 2024-06-01 | late
"""
expect = """
clock | month_on   | next_month | result | runs
L1    | 2024-05-01 | 2024-06-01 | late   | 2
L1    | 2024-06-01 | 2024-07-01 | late   | 1
"""
+++*/
select
    clock,
    cast(date_trunc('month', dated_on) as date) as month_on,
    cast(date_trunc('month', dated_on) + interval 1 month as date) as next_month,
    sector,
    unit_id,
    result,
    count(*) as runs
from legal_clock
where dated_on is not null
group by clock, date_trunc('month', dated_on), sector, unit_id, result
