/*+++
title = "Kỳ mà sổ tiếp nhận bao quát"
title_en = "Period a log of receipts covers"
definition = "Từ ngày đến ngày của từng sổ tiếp nhận của Trung tâm: kỳ ghi trong sổ; sổ không ghi kỳ thì từ dòng đầu tiên đến dòng cuối cùng. Tháng không sổ nào bao quát là chưa gửi, không phải số không."
definition_en = "First and last day of each log of the Centre: the period it states, else from its first to its last row. A month no log covers was not sent, it is not zero."
grain = "một tệp sổ tiếp nhận"
grain_en = "one log file"
key = ["file"]
[columns]
start_on = {vi = "Từ ngày", en = "First day"}
end_on = {vi = "Đến ngày, muộn nhất là ngày dữ liệu", en = "Last day, at most the data day"}

[[examples]]
because = "Kỳ ghi trong sổ được dùng, dừng ở ngày dữ liệu; không ghi kỳ: theo dòng đầu và dòng cuối; sổ khác không tính."
because_en = "The stated period is used and ends on the data day; without one, the first and last row; other registers do not count."
given.entry = """
file | sheet | row | sub | kind | received_on | accepted_on | period_start | period_end
l25  | a     | 1   | 0   | log  | 2025-02-01  |             | 2025-01-01   | 2025-12-31
l24  | a     | 1   | 0   | log  | 2024-03-04  |             |              |
l24  | a     | 2   | 0   | log  | 2024-12-20  |             |              |
r25  | a     | 1   | 0   | case |             | 2025-02-01  | 2025-01-01   | 2025-12-31
"""
given.snapshot_day = """
data_day   | window_start
2025-10-31 | 2024-01-01
"""
expect = """
file | start_on   | end_on
l24  | 2024-03-04 | 2024-12-20
l25  | 2025-01-01 | 2025-10-31
"""
+++*/
with stated as (
    select
        file,
        coalesce(min(period_start), min(received_on)) as start_on,
        coalesce(max(period_end), max(received_on)) as end_on
    from entry
    where kind = 'log'
    group by file
)
select s.file, s.start_on, least(s.end_on, d.data_day) as end_on
from stated as s
cross join snapshot_day as d
where s.start_on is not null
order by s.file
