/*+++
title = "Kỳ báo cáo"
title_en = "Reporting period"
definition = "Ngày đầu và ngày cuối của kỳ ghi trong biểu tổng hợp và lịch báo cáo: năm (2024), nửa năm (2024H1), quý (2024Q1), tháng (2024-03)."
definition_en = "First and last day of the periods written in totals and in the report calendar: year (2024), half (2024H1), quarter (2024Q1), month (2024-03)."
grain = "một kỳ"
grain_en = "one period"
key = ["period"]
private = true
[columns]
period = {vi = "Kỳ", en = "Period"}

[[examples]]
because = "Mỗi cách ghi kỳ; tháng 12 và quý IV không sang năm sau; kỳ không đọc được thì không có dòng."
because_en = "Each way of writing a period; December and the fourth quarter stay in their year; an unreadable period gives no row."
given.report_row = """
file | sheet | row | sub | period  | due_on
a    | a     | 1   | 0   | 2024Q4  | 2025-01-10
a    | a     | 2   | 0   | 2024H1  | 2025-01-10
a    | a     | 3   | 0   | 2024-02 | 2025-01-10
a    | a     | 4   | 0   | 2024-12 | 2025-01-10
a    | a     | 5   | 0   | quý I   | 2025-01-10
"""
given.totals_row = """
file | sheet | row | sub | period
a    | a     | 1   | 0   | 2024
a    | a     | 2   | 0   | 2024Q4
"""
expect = """
period  | period_start | period_end
2024Q4  | 2024-10-01   | 2024-12-31
2024H1  | 2024-01-01   | 2024-06-30
2024-02 | 2024-02-01   | 2024-02-29
2024-12 | 2024-12-01   | 2024-12-31
2024    | 2024-01-01   | 2024-12-31
"""
+++*/
with written as (
    select period from report_row
    union
    select period from totals_row
),
parsed as (
    select
        period,
        try_cast(substr(period, 1, 4) as integer) as year,
        case
            when regexp_matches(period, '^[0-9]{4}$') then 1
            when regexp_matches(period, '^[0-9]{4}Q[1-4]$') then (cast(substr(period, 6, 1) as integer) - 1) * 3 + 1
            when regexp_matches(period, '^[0-9]{4}H[1-2]$') then (cast(substr(period, 6, 1) as integer) - 1) * 6 + 1
            when regexp_matches(period, '^[0-9]{4}-(0[1-9]|1[0-2])$') then cast(substr(period, 6, 2) as integer)
        end as first_month,
        case
            when length(period) = 4 then 12
            when substr(period, 5, 1) = 'Q' then 3
            when substr(period, 5, 1) = 'H' then 6
            else 1
        end as months
    from written
)
select
    period,
    make_date(year, first_month, 1) as period_start,
    make_date(year + (first_month + months - 1) // 12, (first_month + months - 1) % 12 + 1, 1) - 1 as period_end
from parsed
where first_month is not null
