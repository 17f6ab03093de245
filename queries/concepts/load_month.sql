/*+++
title = "Phần vụ việc có trọng số theo người và tháng"
title_en = "Weighted credit by provider and month"
definition = "Phần vụ việc tố tụng thụ lý trong tháng, không trọng số và có trọng số."
definition_en = "Credit of proceedings cases accepted in the month, unweighted and weighted."
grain = "một người và một tháng"
grain_en = "one provider and month"
key = ["provider_id", "month_start"]
[columns]
month_start = {vi = "Ngày đầu tháng", en = "First day of the month"}
credit_accepted = {vi = "Phần vụ việc, không trọng số", en = "Credit, unweighted"}
weighted_credit = {vi = "Phần vụ việc, có trọng số", en = "Credit, weighted"}

[[examples]]
because = "Hai vụ cùng tháng cộng lại; tháng sau là dòng khác; ngoài tố tụng không tính; ngày dữ liệu còn tính, sau đó không."
because_en = "Two cases of a month add up; the next month is another row; outside proceedings does not count; the data day itself still counts, later days do not."
given.aid_case = """
case_id | case_form | source | accepted_on
A.1     | PROC      | court  | 2025-06-01
A.2     | PROC      | court  | 2025-06-30
A.3     | PROC      | court  | 2025-07-01
A.4     | ADV       | court  | 2025-06-01
A.5     | PROC      | court  | 2025-08-01
A.6     | PROC      | court  | 2025-07-31
"""
given.assignment = """
case_id | provider_id | credit
A.1     | TGV01       | 1
A.2     | TGV01       | 0.5
A.3     | TGV01       | 1
A.4     | TGV01       | 1
A.5     | TGV01       | 1
A.6     | TGV01       | 1
"""
given.case_load = """
case_id | load
A.1     | 1.5
A.2     | 2
A.3     | 1
A.4     | 1
A.5     | 1
A.6     | 1
"""
given.snapshot_day = """
data_day   | window_start
2025-07-31 | 2024-01-01
"""
expect = """
provider_id | month_start | credit_accepted | weighted_credit
TGV01       | 2025-06-01  | 1.5             | 2.5
TGV01       | 2025-07-01  | 2               | 2
"""
+++*/
select
    a.provider_id,
    cast(date_trunc('month', c.accepted_on) as date) as month_start,
    sum(a.credit) as credit_accepted,
    sum(a.credit * l.load) as weighted_credit
from assignment as a
inner join aid_case as c on a.case_id = c.case_id
inner join case_load as l on a.case_id = l.case_id
cross join snapshot_day as s
where c.case_form = 'PROC' and c.accepted_on <= s.data_day
group by 1, 2
order by 1, 2
