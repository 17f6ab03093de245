/*+++
title = "Báo cáo phải gửi"
title_en = "Report due"
definition = "Mỗi báo cáo một đơn vị phải gửi cho một kỳ. Đã nhận: đến vào hoặc trước ngày dữ liệu. Im lặng: đã đến hạn mà không có gì. Nhận sau ngày dữ liệu: đã đến hạn, đến sau ngày dữ liệu. Chưa đến hạn: hạn sau ngày dữ liệu, dù đã nhận sớm. Chậm: nhận sau hạn. Không gửi không phải là số không."
definition_en = "Every report a unit owes for a period. Received: came by the data day. Silent: due and nothing came. Received after the data day: due, but came later. Not yet due: due after the data day, even if it came early. Late: received after the due day. Silence is not zero."
caution = "Nơi lịch báo cáo không ghi gì mà danh sách của kỳ đó vẫn có, báo cáo được coi là đã nhận, không rõ ngày. Khi hội đồng không có lịch báo cáo, quý nào đơn vị từng gửi danh sách mà không có dòng nào được coi là im lặng, hạn là ngày cuối quý; đó là suy ra, không phải lịch."
caution_en = "Where the calendar names no receipt but lists of the period are there, the report counts as received on an unknown day. Where the council has no calendar, a quarter without rows of a unit that has sent lists counts as silent, due on its last day; this is inferred, not a calendar."
grain = "một đơn vị và một kỳ"
grain_en = "one unit and period"
key = ["unit_id", "period"]

[[examples]]
because = "Hạn và ngày nhận so với nhau và với ngày dữ liệu: trước, đúng, sau."
because_en = "Due and receipt against each other and against the data day: before, on, after."
given.report_row = """
file | sheet | row | sub | unit_id | sector | period | due_on     | received_on | report_form
a    | a     | 1   | 0   | U1      | police | 2026Q3 | 2026-10-09 | 2026-10-08  | list
a    | a     | 2   | 0   | U2      | police | 2026Q3 | 2026-10-09 | 2026-10-09  | list
a    | a     | 3   | 0   | U3      | police | 2026Q3 | 2026-10-09 | 2026-10-10  | list
a    | a     | 4   | 0   | U4      | police | 2026Q3 | 2026-10-09 |             | list
a    | a     | 5   | 0   | U5      | police | 2026Q3 | 2026-10-09 | 2026-11-02  | totals
a    | a     | 6   | 0   | U6      | police | 2026Q3 | 2026-10-31 |             | list
a    | a     | 7   | 0   | U7      | police | 2026Q3 | 2026-11-01 |             | list
a    | a     | 8   | 0   | U8      | police | 2026Q3 | 2026-11-01 | 2026-11-03  | list
a    | a     | 9   | 0   | U9      | police | 2026Q3 | 2026-10-09 | 2026-10-31  | list
a    | a     | 10  | 0   | U10     | police | 2026Q3 | 2026-11-01 | 2026-10-30  | list
"""
given.period_span = """
period | period_start | period_end
2026Q3 | 2026-07-01   | 2026-09-30
"""
given.snapshot_day = """
data_day   | window_start
2026-10-31 | 2024-01-01
"""
expect = """
unit_id | state                   | is_late
U1      | received                | false
U2      | received                | false
U3      | received                | true
U4      | silent                  | false
U5      | received_after_data_day | true
U6      | silent                  | false
U7      | not_yet_due             | false
U8      | not_yet_due             | true
U9      | received                | true
U10     | not_yet_due             | false
"""

[[examples]]
because = "Lịch không ghi ngày nhận nhưng danh sách có người vào ngày đầu, ngày cuối kỳ: đã nhận; chỉ có ngày ngoài kỳ: im lặng."
because_en = "The calendar names no receipt but lists hold persons on the first or last day of the period: received; only days outside it: silent."
given.report_row = """
file | sheet | row | sub | unit_id | period | due_on     | received_on
a    | a     | 1   | 0   | U1      | 2026Q3 | 2026-10-09 |
a    | a     | 2   | 0   | U2      | 2026Q3 | 2026-10-09 |
a    | a     | 3   | 0   | U3      | 2026Q3 | 2026-10-09 |
"""
given.list_day = """
unit_id | on_day
U1      | 2026-07-01
U2      | 2026-09-30
U3      | 2026-06-30
U3      | 2026-10-01
"""
given.period_span = """
period | period_start | period_end
2026Q3 | 2026-07-01   | 2026-09-30
"""
given.unit = """
unit_id | sector
U1      | court
"""
given.snapshot_day = """
data_day   | window_start
2026-10-31 | 2024-01-01
"""
expect = """
unit_id | sector  | state    | received_on
U1      | court   | received |
U2      | unknown | received |
U3      | unknown | silent   |
"""

[[examples]]
because = "Không có lịch: đơn vị từng gửi danh sách được chờ ở mọi quý trong thời gian đơn vị tồn tại, đã trọn trước hoặc vào ngày dữ liệu."
because_en = "No calendar: a unit that has sent lists is expected in every quarter of its life that ended by the data day."
given.list_day = """
unit_id | on_day
U1      | 2024-02-01
U2      | 2024-02-01
U3      | 2024-05-01
U4      | 2024-05-01
"""
given.unit = """
unit_id | sector | valid_from | valid_to
U1      | police |            | 2024-04-01
U2      | court  |            | 2024-04-02
U3      | court  | 2024-03-31 |
U4      | court  | 2024-04-01 |
"""
given.snapshot_day = """
data_day   | window_start
2024-06-30 | 2024-01-01
"""
expect = """
unit_id | sector | period | state    | due_on     | from_calendar
U1      | police | 2024Q1 | received | 2024-03-31 | false
U2      | court  | 2024Q1 | received | 2024-03-31 | false
U2      | court  | 2024Q2 | silent   | 2024-06-30 | false
U3      | court  | 2024Q1 | silent   | 2024-03-31 | false
U3      | court  | 2024Q2 | received | 2024-06-30 | false
U4      | court  | 2024Q2 | received | 2024-06-30 | false
"""
+++*/
with latest as (
    select *, row_number() over (partition by unit_id, period order by file desc, sheet desc, "row" desc) as version
    from report_row
    where unit_id is not null
),
dated as (
    select r.unit_id, r.sector, r.period, p.period_start, p.period_end, r.due_on, r.received_on, r.report_form,
        true as from_calendar
    from latest as r
    inner join period_span as p on r.period = p.period
    where r.version = 1
),
quarter as (
    select cast(unnest(generate_series(date_trunc('quarter', window_start), data_day, interval 3 month)) as date) as period_start
    from snapshot_day
    where not exists (select 1 from report_row)
),
inferred as (
    select
        u.unit_id,
        cast(extract(year from q.period_start) as varchar) || 'Q' || cast(extract(quarter from q.period_start) as varchar) as period,
        q.period_start,
        cast(q.period_start + interval 3 month - interval 1 day as date) as period_end
    from quarter as q
    cross join (select distinct unit_id from list_day) as u
),
wanted as (
    select * from dated
    union all
    select
        i.unit_id, null as sector, i.period, i.period_start, i.period_end, i.period_end as due_on, null as received_on,
        'list' as report_form, false as from_calendar
    from inferred as i
    cross join snapshot_day as s
    left join unit as u on i.unit_id = u.unit_id
    where i.period_end <= s.data_day
        and (u.valid_from is null or u.valid_from <= i.period_end)
        and (u.valid_to is null or u.valid_to > i.period_start)
),
listed as (
    select distinct d.unit_id, d.period
    from wanted as d
    inner join list_day as l on d.unit_id = l.unit_id and l.on_day >= d.period_start and l.on_day <= d.period_end
    where d.received_on is null
)
select
    d.unit_id,
    coalesce(d.sector, u.sector, 'unknown') as sector,
    d.period,
    d.period_start,
    d.period_end,
    d.due_on,
    d.received_on,
    d.report_form,
    case
        when d.due_on > s.data_day then 'not_yet_due'
        when d.received_on <= s.data_day or l.unit_id is not null then 'received'
        when d.received_on is null then 'silent'
        else 'received_after_data_day'
    end as state,
    coalesce(d.received_on > d.due_on, false) as is_late,
    d.from_calendar
from wanted as d
cross join snapshot_day as s
left join unit as u on d.unit_id = u.unit_id
left join listed as l on d.unit_id = l.unit_id and d.period = l.period
order by d.unit_id, d.period_start, d.period
