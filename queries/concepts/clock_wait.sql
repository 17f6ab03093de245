/*+++
title = "Thời gian chờ của các thời hạn theo khoảng ngày"
title_en = "Waiting times of clocks by span of days"
definition = "Số lần chạy theo số giờ hoặc ngày làm việc đã chờ, ít nhất và nhiều nhất có thể (làm tròn lên, nên so với hạn vẫn đúng); lâu hơn bốn lần hạn dài nhất ghi chung một số. Chưa xong: chờ đến ngày dữ liệu. Lần chạy không biết lúc bắt đầu không có ở đây. Hai cỡ dòng: khoảng đếm sẵn, và từng ngày cho kỳ cắt ngang một khoảng."
definition_en = "Runs by hours or working days waited, at least and at most (rounded up, which keeps their comparison with the limit); beyond four times the longest limit they share one number. Unfinished ones wait until the data day. Runs whose beginning is not known are not here. Rows of two sizes: spans counted in advance, and single days for a period that cuts a span."
caution = "Mỗi lần chạy có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every run stands in both sizes of rows: always filter by period."
grain = "một dòng cho mỗi khoảng ngày và tổ hợp"
grain_en = "one row per span of days and combination"
key = ["day_month", "start_on", "end_on", "clock", "sector", "unit_id", "is_done", "least_waited", "most_waited"]
sort = ["day_month", "clock", "start_on"]
[columns]
is_done = {vi = "Đã xong (nếu không: còn chờ đến ngày dữ liệu)", en = "Done (else still waiting on the data day)"}
least_waited = {vi = "Đã chờ ít nhất (giờ hoặc ngày làm việc)", en = "Waited at least (hours or working days)"}
most_waited = {vi = "Đã chờ nhiều nhất (giờ hoặc ngày làm việc)", en = "Waited at most (hours or working days)"}
runs = {vi = "Số lần", en = "Runs"}

[[examples]]
because = "Hạn 24 giờ: đúng 24 giờ là 24, hơn một phút là 25; từ 96 giờ trở lên đến đúng 96 giữ nguyên, hơn thì ghi 97; chưa xong thì còn chờ; không có chặn trên (không biết lúc bắt đầu) hoặc không có ngày thì không vào. Thời hạn không có số thì giữ nguyên."
because_en = "Limit 24 hours: exactly 24 is 24, a minute more is 25; 96 stays, beyond is 97; unfinished is still waiting; without an upper bound (beginning not known) or without a day it is left out. A limit without a number is kept as it is."
given.sla_rule = """
rule_id | clock | limit | valid_from
L2_old  | L2    | 12    | 2018-01-01
L2      | L2    | 24    | 2018-01-01
L3      | L3    |       | 2018-01-01
"""
given.counting_span = """
on_day     | month_on   | day_month  | start_on   | end_on     | span_start | span_end
2024-06-01 | 2024-06-01 | 0001-01-01 | 2024-06-01 | 2024-07-01 | 0001-01-01 | 0001-01-01
2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-01 | 2024-06-02 | 2024-06-01 | 2024-07-01
"""
given.legal_clock = """
clock_id | clock | sector | dated_on   | result         | elapsed   | longest
a        | L2    | police | 2024-06-01 | in_time        | 0         | 24
b        | L2    | police | 2024-06-01 | not_measurable | 0         | 24.016667
c        | L2    | police | 2024-06-01 | late           | 96        | 96.016667
d        | L2    | police | 2024-06-01 | overdue        | 500       | 523
e        | L2    | police | 2024-06-01 | not_measurable |           |
f        | L2    | police |            | in_time        | 0         | 24
g        | L3    | police | 2024-06-01 | overdue        | 200       | 200
h        | L2    | police | 2024-06-01 | in_time        | 0         | 23.5
"""
expect = """
day_month  | start_on   | end_on     | clock | is_done | least_waited | most_waited | runs
0001-01-01 | 2024-06-01 | 2024-07-01 | L2    | true    | 0            | 24          | 2
0001-01-01 | 2024-06-01 | 2024-07-01 | L2    | true    | 0            | 25          | 1
0001-01-01 | 2024-06-01 | 2024-07-01 | L2    | true    | 96           | 97          | 1
0001-01-01 | 2024-06-01 | 2024-07-01 | L2    | false   | 97           | 97          | 1
0001-01-01 | 2024-06-01 | 2024-07-01 | L3    | false   | 200          | 200         | 1
2024-06-01 | 2024-06-01 | 2024-06-02 | L2    | true    | 0            | 24          | 2
2024-06-01 | 2024-06-01 | 2024-06-02 | L2    | true    | 0            | 25          | 1
2024-06-01 | 2024-06-01 | 2024-06-02 | L2    | true    | 96           | 97          | 1
2024-06-01 | 2024-06-01 | 2024-06-02 | L2    | false   | 97           | 97          | 1
2024-06-01 | 2024-06-01 | 2024-06-02 | L3    | false   | 200          | 200         | 1
"""
+++*/
with widest as (
    select clock, 4 * max("limit") + 1 as most
    from sla_rule
    group by clock
),
tallied as (
    select
        k.dated_on as on_day, k.clock, k.sector, k.unit_id,
        k.result not in ('waiting', 'overdue') as is_done,
        cast(ceil(least(k.elapsed, coalesce(w.most, k.elapsed))) as bigint) as least_waited,
        cast(ceil(least(k.longest, coalesce(w.most, k.longest))) as bigint) as most_waited,
        count(*) as runs
    from legal_clock as k
    left join widest as w on w.clock = k.clock
    where k.elapsed is not null and k.longest is not null
    group by 1, 2, 3, 4, 5, 6, 7
)
select
    s.day_month, s.start_on, s.end_on, s.span_start, s.span_end,
    t.clock, t.sector, t.unit_id, t.is_done, t.least_waited, t.most_waited,
    sum(t.runs) as runs
from tallied as t
inner join counting_span as s on s.on_day = t.on_day
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
