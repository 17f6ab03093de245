/*+++
title = "Lượt người được trợ giúp theo ngày"
title_en = "Person-times aided by day"
definition = "Mỗi ngày thụ lý có bao nhiêu lượt người, theo hình thức, lĩnh vực, giới tính, tư cách và tập hợp diện. Lượt người = một người trong một vụ việc; vụ việc không ghi người nào là một lượt, chưa rõ giới tính và diện."
definition_en = "How many person-times each day of acceptance has, by form of aid, field, sex, role and set of groups. Person-time = one person in one case; a case that names nobody counts as one, sex and group unknown."
grain = "một ngày, hình thức, lĩnh vực, giới tính, tư cách và tập hợp diện"
grain_en = "one day, form of aid, field, sex, role and set of groups"
key = ["on_day", "case_form", "field", "sex", "role_first", "groups"]
sort = ["on_day"]
[columns]
on_day = {vi = "Ngày thụ lý", en = "Day of acceptance"}
groups = {vi = "Các diện", en = "All groups"}
persons = {vi = "Lượt người", en = "Person-times"}

[[examples]]
because = "Vụ việc hai người là hai lượt; một người hai vụ việc là hai lượt; vụ việc không ghi người nào là một lượt chưa rõ."
because_en = "A case of two persons makes two; a person with two cases makes two; a case that names nobody makes one unknown."
given.aid_case = """
case_id | case_form | field | accepted_on
C1      | PROC      | CRIM  | 2024-05-02
C2      | PROC      | CRIM  | 2024-05-02
C3      | ADV       |       | 2024-05-02
"""
given.case_person = """
case_id | pm_id
C1      | P1
C1      | P2
C2      | P1
"""
given.person_matter = """
pm_id | sex | role_first
P1    | F   | victim
P2    | M   | accused
"""
expect = """
on_day     | case_form | field | sex     | role_first | groups  | persons
2024-05-02 | PROC      | CRIM  | F       | victim     | unknown | 2
2024-05-02 | PROC      | CRIM  | M       | accused    | unknown | 1
2024-05-02 | ADV       | OTHER | unknown | unknown    | unknown | 1
"""
+++*/
select
    a.accepted_on as on_day,
    a.case_form,
    coalesce(a.field, 'OTHER') as field,
    coalesce(m.sex, 'unknown') as sex,
    coalesce(m.role_first, 'unknown') as role_first,
    coalesce(array_to_string(g.eligibility_groups, ' '), 'unknown') as groups,
    count(*) as persons
from aid_case as a
left join case_person as c on a.case_id = c.case_id
left join person_matter as m on c.pm_id = m.pm_id
left join person_group as g on c.pm_id = g.pm_id
group by 1, 2, 3, 4, 5, 6
