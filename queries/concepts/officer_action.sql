/*+++
title = "Việc đầu tiên theo người và khoảng ngày"
title_en = "First action by provider and span of days"
definition = "Vụ việc tham gia tố tụng được cử của mỗi người theo số ngày từ khi được cử đến khi đăng ký; để trống là chưa đăng ký. Hai cỡ dòng: tròn tháng, và từng ngày cho kỳ cắt ngang một tháng."
definition_en = "Proceedings cases assigned, by provider and days from assignment to registration; empty = not registered yet. Rows of two sizes: whole months, and single days for a period that cuts a month."
caution = "Mỗi vụ việc có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every case stands in both sizes of rows: always filter by period."
grain = "một người, một khoảng ngày và một số ngày chờ"
grain_en = "one provider, span of days and number of days waited"
key = ["day_month", "start_on", "provider_id", "first_days"]
[columns]
day_month = {vi = "Tháng của dòng một ngày; 01/01/0001 với dòng tròn tháng", en = "Month of a row of one day; 1 January 0001 for a whole month"}
start_on = {vi = "Từ ngày", en = "From"}
end_on = {vi = "Đến trước ngày", en = "Before"}
first_days = {vi = "Số ngày đến khi đăng ký", en = "Days to registration"}
cases = {vi = "Số vụ việc", en = "Cases"}

[[examples]]
because = "Đăng ký đúng ngày cử là 0 ngày; đăng ký trước khi cử là ngày ghi sai, không tính; chưa đăng ký thì số ngày để trống; cử sau ngày dữ liệu và ngoài tố tụng không tính."
because_en = "Registered on the day of assignment is 0 days; registered before it is a wrong date and does not count; not registered leaves the days empty; assigned after the data day and outside proceedings do not count."
given.aid_case = """
case_id | case_form | source | registered_on
A.1     | PROC      | court  | 2025-06-10
A.2     | PROC      | court  | 2025-06-09
A.3     | PROC      | court  |
A.4     | PROC      | court  |
A.5     | ADV       | court  |
A.6     | PROC      | court  | 2025-06-12
"""
given.assignment = """
case_id | provider_id | assigned_on
A.1     | TGV01       | 2025-06-10
A.2     | TGV01       | 2025-06-10
A.3     | TGV01       | 2025-06-30
A.4     | TGV01       | 2025-07-01
A.5     | TGV01       | 2025-06-10
A.6     | TGV01       | 2025-06-12
"""
given.snapshot_day = """
data_day   | window_start
2025-06-30 | 2024-01-01
"""
expect = """
day_month  | start_on   | end_on     | provider_id | first_days | cases
0001-01-01 | 2025-06-01 | 2025-07-01 | TGV01       | 0          | 2
0001-01-01 | 2025-06-01 | 2025-07-01 | TGV01       |            | 1
2025-06-01 | 2025-06-10 | 2025-06-11 | TGV01       | 0          | 1
2025-06-01 | 2025-06-12 | 2025-06-13 | TGV01       | 0          | 1
2025-06-01 | 2025-06-30 | 2025-07-01 | TGV01       |            | 1
"""
+++*/
with started as (
    select
        a.provider_id, a.assigned_on as on_day, cast(date_trunc('month', a.assigned_on) as date) as month_on,
        c.registered_on - a.assigned_on as first_days
    from assignment as a
    inner join aid_case as c on a.case_id = c.case_id
    cross join snapshot_day as s
    where c.case_form = 'PROC' and a.assigned_on <= s.data_day
        and (c.registered_on is null or c.registered_on >= a.assigned_on)
),
grained as (
    select
        *, date '0001-01-01' as day_month, month_on as start_on, cast(month_on + interval 1 month as date) as end_on
    from started
    union all
    select *, month_on, on_day, on_day + 1 from started
)
select day_month, start_on, end_on, provider_id, first_days, count(*) as cases
from grained
group by day_month, start_on, end_on, provider_id, first_days
