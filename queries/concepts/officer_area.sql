/*+++
title = "Vụ việc thụ lý theo người, địa bàn và khoảng ngày"
title_en = "Cases accepted by provider, area and span of days"
definition = "Vụ việc tham gia tố tụng thụ lý của mỗi người theo địa bàn của vụ việc: bảng mà trang khối lượng đọc. Hai cỡ dòng: tròn tháng, và từng ngày cho kỳ cắt ngang một tháng."
definition_en = "Proceedings cases accepted, by provider and area of the case: the table the workload page reads. Rows of two sizes: whole months, and single days for a period that cuts a month."
caution = "Mỗi vụ việc có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every case stands in both sizes of rows: always filter by period."
grain = "một người, một khoảng ngày và một địa bàn"
grain_en = "one provider, span of days and area"
key = ["day_month", "start_on", "provider_id", "district_code", "court_area_code"]
[columns]
day_month = {vi = "Tháng của dòng một ngày; 01/01/0001 với dòng tròn tháng", en = "Month of a row of one day; 1 January 0001 for a whole month"}
start_on = {vi = "Từ ngày", en = "From"}
end_on = {vi = "Đến trước ngày", en = "Before"}
district_code = {vi = "Địa bàn; unknown khi không rõ", en = "Area; unknown if not known"}
court_area_code = {vi = "Khu vực tòa án; unknown khi không rõ", en = "Court area; unknown if not known"}
cases_accepted = {vi = "Vụ việc thụ lý có tham gia", en = "Cases accepted, with a part"}
credit_accepted = {vi = "Phần vụ việc thụ lý", en = "Credit accepted"}

[[examples]]
because = "Hai ngày của một tháng: một dòng tháng, hai dòng ngày; vụ việc chưa nối được người nào: không rõ địa bàn; ngoài tố tụng không tính; ngày dữ liệu còn tính, sau đó không."
because_en = "Two days of one month: one row of the month, two of days; nobody linked: area not known; outside proceedings does not count; the data day counts, later days do not."
given.aid_case = """
case_id | case_form | source | accepted_on
A.1     | PROC      | court  | 2025-06-01
A.2     | PROC      | court  | 2025-06-30
A.3     | PROC      | court  | 2025-07-01
A.4     | ADV       | court  | 2025-06-01
A.5     | PROC      | court  | 2025-06-01
"""
given.assignment = """
case_id | provider_id | credit
A.1     | TGV01       | 1
A.2     | TGV01       | 0.5
A.3     | TGV01       | 1
A.4     | TGV01       | 1
A.5     | TGV02       | 1
"""
given.case_area = """
case_id | district_code | court_area_code
A.1     | 303           | 1
A.2     | 303           | 1
"""
given.snapshot_day = """
data_day   | window_start
2025-06-30 | 2024-01-01
"""
expect = """
day_month  | start_on   | end_on     | provider_id | district_code | court_area_code | cases_accepted | credit_accepted
0001-01-01 | 2025-06-01 | 2025-07-01 | TGV01       | 303           | 1               | 2              | 1.5
0001-01-01 | 2025-06-01 | 2025-07-01 | TGV02       | unknown       | unknown         | 1              | 1
2025-06-01 | 2025-06-01 | 2025-06-02 | TGV01       | 303           | 1               | 1              | 1
2025-06-01 | 2025-06-01 | 2025-06-02 | TGV02       | unknown       | unknown         | 1              | 1
2025-06-01 | 2025-06-30 | 2025-07-01 | TGV01       | 303           | 1               | 1              | 0.5
"""
+++*/
with work as (
    select
        a.provider_id, c.accepted_on as on_day, cast(date_trunc('month', c.accepted_on) as date) as month_on, a.credit,
        coalesce(r.district_code, 'unknown') as district_code, coalesce(r.court_area_code, 'unknown') as court_area_code
    from assignment as a
    inner join aid_case as c on a.case_id = c.case_id
    left join case_area as r on a.case_id = r.case_id
    cross join snapshot_day as s
    where c.case_form = 'PROC' and c.accepted_on <= s.data_day
),
grained as (
    select
        *, date '0001-01-01' as day_month, month_on as start_on, cast(month_on + interval 1 month as date) as end_on
    from work
    union all
    select *, month_on, on_day, on_day + 1 from work
)
select
    day_month, start_on, end_on, provider_id, district_code, court_area_code,
    count(*) as cases_accepted, sum(credit) as credit_accepted
from grained
group by day_month, start_on, end_on, provider_id, district_code, court_area_code
