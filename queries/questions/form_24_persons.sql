/*+++
title = "Biểu 24: bao nhiêu lượt người được trợ giúp pháp lý?"
title_en = "Form 24: how many person-times were given legal aid?"
definition = "Lượt người = một người trong một vụ việc của Trung tâm thụ lý trong kỳ: một người có hai vụ việc là hai lượt. Vụ việc không ghi người nào được tính một lượt, chưa rõ giới tính và diện."
definition_en = "Person-time = one person in one case the Centre accepted in the period: a person with two cases counts twice. A case that names nobody counts as one, sex and group unknown."
grain = "một hình thức, lĩnh vực, giới tính, tư cách và tập hợp diện"
grain_en = "one form of aid, field, sex, role and set of groups"
key = ["case_form", "field", "sex", "role_first", "groups"]
date_rule = "Theo ngày thụ lý."
date_rule_en = "By the day of acceptance."
caution = "Chưa thấy toàn văn biểu và phần giải thích biểu: cách đếm lượt người của vụ việc kỳ trước chuyển sang chưa kiểm chứng."
caution_en = "The full form and its explanation were not seen: how person-times of cases carried over are counted is unverified."
law = ["TT03_2019"]
+++*/
select case_form, field, sex, role_first, groups, sum(persons) as persons
from aided_day
where on_day >= $period_start and on_day < $period_end
    and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
group by case_form, field, sex, role_first, groups
order by case_form, field, sex, role_first, groups
