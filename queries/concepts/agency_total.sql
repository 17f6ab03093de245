/*+++
title = "Số tổng hợp của đơn vị"
title_en = "Totals of a unit"
definition = "Số tổng một đơn vị gửi cho một kỳ. Chỉ được tính khi không có danh sách người nào của đơn vị và kỳ đó; có cả hai thì chỉ đối chiếu, không cộng."
definition_en = "The totals a unit sent for a period. They count only when no person list of that unit and period came; where both came they are compared, never added."
grain = "một đơn vị và một kỳ"
grain_en = "one unit and period"
key = ["unit_id", "period"]

[[examples]]
because = "Có dòng danh sách vào ngày đầu hoặc ngày cuối của kỳ: chỉ đối chiếu; ngày trước và sau kỳ không làm mất hiệu lực; lịch ghi đã gửi danh sách: chỉ đối chiếu."
because_en = "List rows on the first or last day of the period: compared only; the days before and after do not matter; the calendar says a list came: compared only."
given.totals_row = """
file | sheet | row | sub | unit_id | period | contacted
a    | a     | 1   | 0   | CA_1    | 2024Q2 | 5
a    | a     | 2   | 0   | CA_2    | 2024Q2 | 6
a    | a     | 3   | 0   | CA_3    | 2024Q2 | 7
a    | a     | 4   | 0   | CA_4    | 2024Q2 | 8
a    | a     | 5   | 0   | CA_5    | 2024Q2 | 9
"""
given.period_span = """
period | period_start | period_end
2024Q2 | 2024-04-01   | 2024-06-30
"""
given.list_day = """
unit_id | on_day     | persons
CA_1    | 2024-03-31 | 1
CA_1    | 2024-07-01 | 1
CA_2    | 2024-04-01 | 1
CA_3    | 2024-06-30 | 1
"""
given.report_row = """
file | sheet | row | sub | unit_id | period | due_on     | received_on | report_form
b    | a     | 1   | 0   | CA_4    | 2024Q2 | 2024-07-10 | 2024-07-10  | list
b    | a     | 2   | 0   | CA_5    | 2024Q2 | 2024-07-10 |             | list
"""
given.unit = """
unit_id | sector
CA_1    | police
"""
expect = """
unit_id | sector  | counts
CA_1    | police  | true
CA_2    | unknown | false
CA_3    | unknown | false
CA_4    | unknown | false
CA_5    | unknown | true
"""
+++*/
with latest as (
    select *, row_number() over (partition by unit_id, period order by file desc, sheet desc, "row" desc) as version
    from totals_row
    where unit_id is not null
),
dated as (
    select t.*, p.period_start, p.period_end
    from latest as t
    inner join period_span as p on t.period = p.period
    where t.version = 1
),
listed as (
    select d.unit_id, d.period
    from dated as d
    inner join list_day as l on d.unit_id = l.unit_id and l.on_day >= d.period_start and l.on_day <= d.period_end
    union
    select unit_id, period
    from report_row
    where report_form = 'list' and received_on is not null
)
select
    d.unit_id,
    coalesce(u.sector, 'unknown') as sector,
    d.period,
    d.period_start,
    d.period_end,
    d.contacted,
    d.told,
    d.self_identified,
    d.explained,
    d.requested,
    d.notified_m03,
    d.informed_m04,
    d.declined,
    d.minors,
    l.unit_id is null as counts
from dated as d
left join unit as u on d.unit_id = u.unit_id
left join listed as l on d.unit_id = l.unit_id and d.period = l.period
order by d.unit_id, d.period_start, d.period
