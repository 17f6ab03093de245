/*+++
title = "Đang thực hiện của từng người"
title_en = "Open cases of each provider"
definition = "Vụ việc tham gia tố tụng mỗi người đang thực hiện ở cuối ngày dữ liệu: số vụ, phần vụ việc, lượt người, có và không có trọng số."
definition_en = "Proceedings cases each provider has open at the end of the data day: cases, credit, person-times, weighted and unweighted."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
[columns]
open_cases = {vi = "Đang thực hiện", en = "Open"}
open_credit = {vi = "Phần vụ việc đang thực hiện", en = "Open credit"}
open_persons = {vi = "Lượt người đang thực hiện", en = "Open person-times"}
weighted_open = {vi = "Đang thực hiện, có trọng số", en = "Open, weighted"}

[[examples]]
because = "Cử đúng ngày dữ liệu là đang thực hiện, cử hôm sau thì chưa; vụ việc chưa cử ai không thuộc người nào."
because_en = "Assigned on the data day is open, assigned the day after is not yet; a case without anybody belongs to nobody."
given.open_case = """
case_id | provider_id | assigned_on | credit | load | persons
A.1     | TGV01       | 2025-06-30  | 0.7    | 2    | 2
A.2     | TGV01       | 2025-06-01  | 1      | 1    | 1
A.3     | TGV01       | 2025-07-01  | 1      | 1    | 1
A.4     | unknown     |             | 1      | 1    | 1
"""
given.snapshot_day = """
data_day   | window_start
2025-06-30 | 2024-01-01
"""
expect = """
provider_id | open_cases | open_credit | open_persons | weighted_open
TGV01       | 2          | 1.7         | 3            | 2.4
"""
+++*/
select
    o.provider_id,
    count(*) as open_cases,
    sum(o.credit) as open_credit,
    sum(o.persons) as open_persons,
    sum(o.credit * o.load) as weighted_open
from open_case as o
cross join snapshot_day as s
where o.assigned_on <= s.data_day
group by o.provider_id
