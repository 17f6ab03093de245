/*+++
title = "Đối chiếu văn bản hai phía"
title_en = "Papers matched on both sides"
definition = "Mỗi văn bản Mẫu 03 hoặc Mẫu 04: sổ của cơ quan ghi đã gửi, Trung tâm ghi đã nhận, hay cả hai; hai phía gặp nhau theo người–vụ, đơn vị, mẫu và số văn bản."
definition_en = "Each Form 03 or Form 04 paper: stated as sent by the agency, as received by the Centre, or both; the sides meet by person-matter, unit, form and number."
law = ["TTLT10_A7_2"]
grain = "một dòng cho mỗi văn bản"
grain_en = "one row per paper"
key = ["paper_id"]
sort = ["dated_on"]
[columns]
paper_id = {vi = "Mã văn bản", en = "Paper"}
is_other_side_likely = {vi = "Phía kia có văn bản cùng mẫu về người này", en = "The other side has a paper of this form about the person"}
is_sent_known = {vi = "Có trong sổ của cơ quan", en = "Stands in the agency's register"}
is_received = {vi = "Có trong sổ tiếp nhận của Trung tâm", en = "Stands in the Centre's log"}
dated_on = {vi = "Ngày gửi, nếu không có là ngày nhận", en = "Day sent, else received"}

[[examples]]
because = "Cùng số, cùng đơn vị, cùng mẫu là một văn bản; khác mẫu là hai; không số thì mỗi phía đứng riêng, phía kia có thể là cùng văn bản nếu cùng người; điện thoại không phải văn bản."
because_en = "One number, unit and form is one paper; another form is another; without a number each side stands alone, the other side may be the same paper where the person is; a call is no paper."
given.paper_side = """
paper_side_id | side                 | pm_id | unit_id | sector | paper_form | paper_number | happened_on
a             | agency_says_sent     | A     | CA_1    | police | M03        | 1            | 2024-05-01
b             | centre_says_received | A     | CA_1    | police | M03        | 1            | 2024-05-02
c             | centre_says_received | A     | CA_1    | police | M04        | 1            | 2024-05-03
d             | agency_says_sent     | B     | CA_1    | police | M03        |              | 2024-05-01
e             | centre_says_received | B     | CA_1    | police | M03        |              | 2024-05-02
f             | centre_says_received | B     | CA_1    | police | none       |              | 2024-05-02
g             | agency_says_sent     |       | CA_1    | police | M03        |              | 2024-05-01
h             | centre_says_received |       | CA_1    | police | M03        |              | 2024-05-02
"""
expect = """
pm_id | paper_form | is_sent_known | is_received | dated_on   | is_other_side_likely
A     | M03        | true          | true        | 2024-05-01 | true
A     | M04        | false         | true        | 2024-05-03 | false
B     | M03        | true          | false       | 2024-05-01 | true
B     | M03        | false         | true        | 2024-05-02 | true
      | M03        | true          | false       | 2024-05-01 | false
      | M03        | false         | true        | 2024-05-02 | false
"""
+++*/
with written as (
    select
        *,
        coalesce(pm_id || ' ' || unit_id || ' ' || paper_form || ' ' || paper_number, 'row ' || paper_side_id) as paper_id
    from paper_side
    where paper_form in ('M03', 'M04')
),
paired as (
    select
        paper_id,
        max(pm_id) as pm_id,
        max(unit_id) as unit_id,
        max(sector) as sector,
        max(paper_form) as paper_form,
        bool_or(side = 'agency_says_sent') as is_sent_known,
        bool_or(side = 'centre_says_received') as is_received,
        coalesce(min(case when side = 'agency_says_sent' then happened_on end), min(happened_on)) as dated_on
    from written
    group by paper_id
)
select
    *,
    pm_id is not null
        and bool_or(is_sent_known) over (partition by pm_id, paper_form)
        and bool_or(is_received) over (partition by pm_id, paper_form) as is_other_side_likely
from paired
