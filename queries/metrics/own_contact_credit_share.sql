/*+++
title = "Phần vụ việc tự tìm"
title_en = "Own-contact share"
definition = "Phần vụ việc tố tụng có nguồn ghi là người thực hiện tự tìm, quan hệ cá nhân, trên toàn bộ phần vụ việc thụ lý trong kỳ."
definition_en = "Credit of proceedings cases whose stated source is a provider's own contact over all credit accepted in the period."
unit = "share"
better = "lower"
over = "officer_day"
[columns]
value = {vi = "Giá trị", en = "Value"}
own_credit = {vi = "Phần tự tìm", en = "Credit from own contacts"}
all_credit = {vi = "Toàn bộ phần vụ việc", en = "All credit"}

[[examples]]
because = "Nửa phần vụ việc trên hai."
because_en = "Half a credit of two."
given.officer_day = """
provider_id | on_day     | is_self_sourced | credit_accepted
TGV01       | 2024-01-01 | true            | 0.5
TGV01       | 2024-01-01 | false           | 1.5
"""
expect = """
own_credit | all_credit | value
0.5        | 2          | 0.25
"""
+++*/
select
    sum(case when is_self_sourced then credit_accepted else 0 end) as own_credit,
    sum(credit_accepted) as all_credit,
    sum(case when is_self_sourced then credit_accepted else 0 end) / nullif(sum(credit_accepted), 0) as value
from officer_day
where on_day >= $period_start and on_day < $period_end
