/*+++
title = "Địa bàn của vụ việc"
title_en = "Area of a case"
definition = "Địa bàn của người–vụ trong vụ việc; nhiều người ở nhiều địa bàn thì để trống, không đoán."
definition_en = "The area of the person-matters in the case; persons in several areas leave it empty, nothing is guessed."
grain = "một vụ việc"
grain_en = "one case"
key = ["case_id"]
[columns]
persons = {vi = "Số người được trợ giúp", en = "Persons aided"}

[[examples]]
because = "Hai người cùng huyện: huyện đó; hai người khác huyện: không rõ; không nối được người nào: không có dòng."
because_en = "Two persons of one district: that district; of two districts: unknown; nobody linked: no row."
given.case_person = """
case_id | pm_id
A.1     | p1
A.1     | p2
A.2     | p1
A.2     | p3
"""
given.person_matter = """
pm_id | district_code | court_area_code
p1    | 303           | 1
p2    | 303           | 1
p3    | 304           | 1
"""
expect = """
case_id | district_code | court_area_code | persons
A.1     | 303           | 1               | 2
A.2     |               | 1               | 2
"""
+++*/
select
    c.case_id,
    case when count(distinct m.district_code) = 1 then max(m.district_code) end as district_code,
    case when count(distinct m.court_area_code) = 1 then max(m.court_area_code) end as court_area_code,
    count(*) as persons
from case_person as c
inner join person_matter as m on c.pm_id = m.pm_id
group by c.case_id
order by c.case_id
