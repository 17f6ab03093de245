/*+++
title = "Khối lượng theo người và khoảng ngày"
title_en = "Workload by provider and span of days"
definition = "Khối lượng theo người và ngày, cộng sẵn tròn tháng: bảng mà trang khối lượng đọc. Hai cỡ dòng: tròn tháng, và từng ngày cho kỳ cắt ngang một tháng."
definition_en = "Workload by provider and day, added up by whole months in advance: the table the workload page reads. Rows of two sizes: whole months, and single days for a period that cuts a month."
caution = "Mỗi ngày có mặt ở cả hai cỡ dòng: luôn lọc theo kỳ."
caution_en = "Every day stands in both sizes of rows: always filter by period."
grain = "một người, một khoảng ngày, nhóm lĩnh vực và nguồn tự tìm hay không"
grain_en = "one provider, span of days, group of fields, and own contact or not"
key = ["day_month", "start_on", "provider_id", "field_group", "is_self_sourced"]
[columns]
day_month = {vi = "Tháng của dòng một ngày; 01/01/0001 với dòng tròn tháng", en = "Month of a row of one day; 1 January 0001 for a whole month"}
start_on = {vi = "Từ ngày", en = "From"}
end_on = {vi = "Đến trước ngày", en = "Before"}

[[examples]]
because = "Hai ngày của một tháng: một dòng tháng, hai dòng ngày; nguồn khác là dòng khác."
because_en = "Two days of one month: one row of the month, two of days; another source is another row."
given.officer_day = """
provider_id | on_day     | field_group | is_self_sourced | assigned | ended | cases_accepted | credit_accepted | credit_completed | persons
TGV01       | 2025-06-01 | criminal    | false           | 1        | 0     | 1              | 0.5             | 0                | 2
TGV01       | 2025-06-30 | criminal    | false           | 0        | 1     | 1              | 1               | 0.5              | 1
TGV01       | 2025-06-30 | criminal    | true            | 1        | 0     | 1              | 1               | 0                | 1
"""
expect = """
day_month  | start_on   | end_on     | provider_id | is_self_sourced | assigned | ended | cases_accepted | credit_accepted | credit_completed | persons
0001-01-01 | 2025-06-01 | 2025-07-01 | TGV01       | false           | 1        | 1     | 2              | 1.5             | 0.5              | 3
0001-01-01 | 2025-06-01 | 2025-07-01 | TGV01       | true            | 1        | 0     | 1              | 1               | 0                | 1
2025-06-01 | 2025-06-01 | 2025-06-02 | TGV01       | false           | 1        | 0     | 1              | 0.5             | 0                | 2
2025-06-01 | 2025-06-30 | 2025-07-01 | TGV01       | false           | 0        | 1     | 1              | 1               | 0.5              | 1
2025-06-01 | 2025-06-30 | 2025-07-01 | TGV01       | true            | 1        | 0     | 1              | 1               | 0                | 1
"""
+++*/
with grained as (
    select
        *, date '0001-01-01' as day_month, cast(date_trunc('month', on_day) as date) as start_on,
        cast(date_trunc('month', on_day) + interval 1 month as date) as end_on
    from officer_day
    union all
    select *, cast(date_trunc('month', on_day) as date), on_day, on_day + 1 from officer_day
)
select
    day_month, start_on, end_on, provider_id, field_group, is_self_sourced,
    sum(assigned) as assigned,
    sum(ended) as ended,
    sum(cases_accepted) as cases_accepted,
    sum(credit_accepted) as credit_accepted,
    sum(weighted_credit) as weighted_credit,
    sum(cases_completed) as cases_completed,
    sum(credit_completed) as credit_completed,
    sum(credit_successful) as credit_successful,
    sum(persons) as persons,
    sum(persons_completed) as persons_completed
from grained
group by day_month, start_on, end_on, provider_id, field_group, is_self_sourced
