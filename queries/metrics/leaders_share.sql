/*+++
title = "Phần vụ việc của lãnh đạo Trung tâm"
title_en = "Leaders' share of the work"
definition = "Phần vụ việc tố tụng thụ lý do giám đốc, phó giám đốc thực hiện, trên phần của mọi trợ giúp viên (cả lãnh đạo)."
definition_en = "Credit of accepted proceedings cases carried by director and deputies over that of all officers (leaders included)."
unit = "share"
better = "neither"
over = "officer_day"
[columns]
value = {vi = "Giá trị", en = "Value"}
leaders_credit = {vi = "Phần của lãnh đạo", en = "Leaders' credit"}
officers_credit = {vi = "Phần của trợ giúp viên", en = "Officers' credit"}

[[examples]]
because = "Lãnh đạo 1 trên 4; luật sư không vào mẫu số."
because_en = "Leaders 1 of 4; lawyers are not in the denominator."
given.officer_day = """
provider_id | on_day     | credit_accepted
TGV01       | 2024-01-01 | 1
TGV02       | 2024-01-01 | 3
LS01        | 2024-01-01 | 6
"""
given.provider = """
provider_id | provider_kind | is_leader
TGV01       | TGVPL         | true
TGV02       | TGVPL         | false
LS01        | lawyer        | false
"""
expect = """
leaders_credit | officers_credit | value
1              | 4               | 0.25
"""
+++*/
select
    sum(case when p.is_leader then d.credit_accepted else 0 end) as leaders_credit,
    sum(d.credit_accepted) as officers_credit,
    sum(case when p.is_leader then d.credit_accepted else 0 end) / nullif(sum(d.credit_accepted), 0) as value
from officer_day as d
inner join provider as p on d.provider_id = p.provider_id
where p.provider_kind = 'TGVPL' and d.on_day >= $period_start and d.on_day < $period_end
