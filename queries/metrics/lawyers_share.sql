/*+++
title = "Phần vụ việc của luật sư"
title_en = "Lawyers' share of the work"
definition = "Phần vụ việc tố tụng thụ lý do luật sư ký hợp đồng thực hiện, trên phần của trợ giúp viên và luật sư."
definition_en = "Credit of accepted proceedings cases carried by contracted lawyers over that of officers and lawyers."
unit = "share"
better = "neither"
over = "officer_day"
[columns]
value = {vi = "Giá trị", en = "Value"}
lawyers_credit = {vi = "Phần của luật sư", en = "Lawyers' credit"}
all_credit = {vi = "Phần của trợ giúp viên và luật sư", en = "Credit of officers and lawyers"}

[[examples]]
because = "Luật sư 1 trên 5; cộng tác viên không vào mẫu số."
because_en = "Lawyers 1 of 5; collaborators are not in the denominator."
given.officer_day = """
provider_id | on_day     | credit_accepted
TGV01       | 2024-01-01 | 4
LS01        | 2024-01-01 | 1
CTV01       | 2024-01-01 | 5
"""
given.provider = """
provider_id | provider_kind
TGV01       | TGVPL
LS01        | lawyer
CTV01       | collaborator
"""
expect = """
lawyers_credit | all_credit | value
1              | 5          | 0.2
"""
+++*/
select
    sum(case when p.provider_kind = 'lawyer' then d.credit_accepted else 0 end) as lawyers_credit,
    sum(d.credit_accepted) as all_credit,
    sum(case when p.provider_kind = 'lawyer' then d.credit_accepted else 0 end) / nullif(sum(d.credit_accepted), 0) as value
from officer_day as d
inner join provider as p on d.provider_id = p.provider_id
where p.provider_kind in ('TGVPL', 'lawyer') and d.on_day >= $period_start and d.on_day < $period_end
