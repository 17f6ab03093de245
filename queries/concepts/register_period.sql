/*+++
title = "Kỳ mà sổ thụ lý bao quát"
title_en = "Period a case register covers"
definition = "Từ ngày đến ngày của từng sổ thụ lý đã nhận: kỳ ghi trong sổ; sổ không ghi kỳ thì từ vụ việc thụ lý mới đầu tiên đến cuối cùng. Ngoài các kỳ này số vụ việc là chưa biết, không phải số không."
definition_en = "First and last day of each case register received: the period it states, else from its first to its last newly accepted case. Outside these periods the number of cases is unknown, not zero."
grain = "một tệp sổ thụ lý"
grain_en = "one register file"
key = ["file"]
[columns]
start_on = {vi = "Từ ngày", en = "First day"}
end_on = {vi = "Đến ngày, muộn nhất là ngày dữ liệu", en = "Last day, at most the data day"}

[[examples]]
because = "Kỳ ghi trong sổ được dùng, dừng ở ngày dữ liệu; sổ không ghi kỳ: theo vụ việc thụ lý mới, không theo vụ việc chuyển kỳ."
because_en = "The stated period is used and ends on the data day; without one, newly accepted cases count, carried ones do not."
given.entry = """
file | sheet | row | sub | kind | case_section | accepted_on | period_start | period_end
r25  | a     | 1   | 0   | case | new          | 2025-02-01  | 2025-01-01   | 2025-12-31
r24  | a     | 1   | 0   | case | carried      | 2023-11-01  |              |
r24  | a     | 2   | 0   | case | new          | 2024-01-04  |              |
r24  | a     | 3   | 0   | case | new          | 2024-12-20  |              |
log  | a     | 1   | 0   | log  |              |             | 2020-01-01   | 2020-12-31
"""
given.snapshot_day = """
data_day   | window_start
2025-10-31 | 2024-01-01
"""
expect = """
file | start_on   | end_on
r24  | 2024-01-04 | 2024-12-20
r25  | 2025-01-01 | 2025-10-31
"""
+++*/
with stated as (
    select
        file,
        min(period_start) as period_start,
        max(period_end) as period_end,
        min(case when case_section = 'carried' then null else accepted_on end) as first_accepted_on,
        max(case when case_section = 'carried' then null else accepted_on end) as last_accepted_on
    from entry
    where kind = 'case'
    group by file
)
select
    r.file,
    coalesce(r.period_start, r.first_accepted_on) as start_on,
    least(coalesce(r.period_end, r.last_accepted_on), s.data_day) as end_on
from stated as r
cross join snapshot_day as s
where coalesce(r.period_start, r.first_accepted_on) is not null
order by r.file
