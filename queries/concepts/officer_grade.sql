/*+++
title = "Thẩm định theo người và khoảng ngày"
title_en = "Appraisals by provider and span of days"
definition = "Vụ việc tham gia tố tụng đã kết thúc và đã thẩm định của mỗi người: số vụ, tổng điểm, xếp loại. Hai cỡ dòng: tròn tháng, và từng ngày cho kỳ cắt ngang một tháng."
definition_en = "Proceedings cases ended and appraised, by provider: cases, sum of scores, grades. Rows of two sizes: whole months, and single days for a period that cuts a month."
caution = "Mỗi vụ việc có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every case stands in both sizes of rows: always filter by period."
grain = "một người và một khoảng ngày"
grain_en = "one provider and span of days"
key = ["day_month", "start_on", "provider_id"]
[columns]
day_month = {vi = "Tháng của dòng một ngày; 01/01/0001 với dòng tròn tháng", en = "Month of a row of one day; 1 January 0001 for a whole month"}
start_on = {vi = "Từ ngày", en = "From"}
end_on = {vi = "Đến trước ngày", en = "Before"}
appraised = {vi = "Đã thẩm định", en = "Appraised"}
scored = {vi = "Có điểm", en = "With a score"}
score_sum = {vi = "Tổng điểm", en = "Sum of scores"}
excellent = {vi = "Tốt", en = "Excellent"}
good = {vi = "Khá", en = "Good"}
meets = {vi = "Đạt", en = "Meets"}
below = {vi = "Không đạt", en = "Below"}

[[examples]]
because = "Tính theo ngày kết thúc; không có điểm vẫn là đã thẩm định; hai người cùng làm: tính cho cả hai; kết thúc sau ngày dữ liệu, chưa kết thúc và ngoài tố tụng không tính."
because_en = "By the day of ending; without a score it is appraised all the same; shared by two: counts for both; ended after the data day, not ended and outside proceedings do not count."
given.aid_case = """
case_id | case_form | source | closed_on
A.1     | PROC      | court  | 2025-06-10
A.2     | PROC      | court  | 2025-06-30
A.3     | PROC      | court  | 2025-07-01
A.4     | PROC      | court  |
A.5     | ADV       | court  | 2025-06-10
"""
given.assignment = """
case_id | provider_id
A.1     | TGV01
A.1     | TGV02
A.2     | TGV01
A.3     | TGV01
A.4     | TGV01
A.5     | TGV01
"""
given.appraisal = """
case_id | score | grade
A.1     | 92    | excellent
A.2     |       | good
A.3     | 92    | excellent
A.4     | 92    | excellent
A.5     | 92    | excellent
"""
given.snapshot_day = """
data_day   | window_start
2025-06-30 | 2024-01-01
"""
expect = """
day_month  | start_on   | end_on     | provider_id | appraised | scored | score_sum | excellent | good | meets | below
0001-01-01 | 2025-06-01 | 2025-07-01 | TGV01       | 2         | 1      | 92        | 1         | 1    | 0     | 0
0001-01-01 | 2025-06-01 | 2025-07-01 | TGV02       | 1         | 1      | 92        | 1         | 0    | 0     | 0
2025-06-01 | 2025-06-10 | 2025-06-11 | TGV01       | 1         | 1      | 92        | 1         | 0    | 0     | 0
2025-06-01 | 2025-06-10 | 2025-06-11 | TGV02       | 1         | 1      | 92        | 1         | 0    | 0     | 0
2025-06-01 | 2025-06-30 | 2025-07-01 | TGV01       | 1         | 0      |           | 0         | 1    | 0     | 0
"""
+++*/
with appraised as (
    select
        a.provider_id, c.closed_on as on_day, cast(date_trunc('month', c.closed_on) as date) as month_on, q.score, q.grade
    from appraisal as q
    inner join aid_case as c on q.case_id = c.case_id
    inner join assignment as a on q.case_id = a.case_id
    cross join snapshot_day as s
    where c.case_form = 'PROC' and c.closed_on <= s.data_day
),
grained as (
    select
        *, date '0001-01-01' as day_month, month_on as start_on, cast(month_on + interval 1 month as date) as end_on
    from appraised
    union all
    select *, month_on, on_day, on_day + 1 from appraised
)
select
    day_month, start_on, end_on, provider_id,
    count(*) as appraised,
    count(score) as scored,
    sum(score) as score_sum,
    sum(case when grade = 'excellent' then 1 else 0 end) as excellent,
    sum(case when grade = 'good' then 1 else 0 end) as good,
    sum(case when grade = 'meets' then 1 else 0 end) as meets,
    sum(case when grade = 'below' then 1 else 0 end) as below
from grained
group by day_month, start_on, end_on, provider_id
