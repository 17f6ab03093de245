/*+++
title = "Ngày sinh có thể đúng"
title_en = "Candidate birth dates"
definition = "Năm có nhiều phiếu nhất là năm sinh; năm khác chỉ kém một phiếu thì cả hai còn là ứng viên và ngày sinh là chưa xác định. Trong một năm: độ chính xác cao nhất, rồi nhiều phiếu nhất."
definition_en = "The year with most votes is the birth year; where another year has at most one vote less both stay candidates and the birth is undetermined. Inside a year: the finest precision stated, then most votes."
grain = "một dòng cho mỗi ngày sinh ứng viên của một người–vụ"
grain_en = "one row per candidate birth value of a person-matter"
key = ["pm_id", "birth_from", "birth_to"]
private = true
[columns]
birth_year = {vi = "Năm sinh ứng viên", en = "Candidate year of birth"}
is_undetermined = {vi = "Chưa xác định: nhiều năm còn là ứng viên", en = "Undetermined: several years stay candidates"}

[[examples]]
because = "Hơn hai phiếu: năm 2008 được chọn; hơn một phiếu: cả hai năm còn là ứng viên; ngang phiếu: cả hai."
because_en = "A lead of two votes decides for 2008; a lead of one leaves both years; so does a tie."
given.parameter_now = """
name             | value
lone_contradiction_votes | 1
"""
given.birth_statement = """
pm_id | source_code | birth_from | birth_to   | birth_year | precision_rank
P1    | list A      | 2008-01-01 | 2008-12-31 | 2008       | 3
P1    | list B      | 2008-05-02 | 2008-05-02 | 2008       | 1
P1    | log         | 2008-05-02 | 2008-05-02 | 2008       | 1
P1    | case        | 1998-05-02 | 1998-05-02 | 1998       | 1
P2    | list A      | 2008-01-01 | 2008-12-31 | 2008       | 3
P2    | list B      | 2008-05-02 | 2008-05-02 | 2008       | 1
P2    | log         | 2009-05-02 | 2009-05-02 | 2009       | 1
P3    | list A      | 2008-01-01 | 2008-12-31 | 2008       | 3
P3    | log         | 2009-01-01 | 2009-12-31 | 2009       | 3
"""
expect = """
pm_id | birth_from | birth_to   | is_undetermined
P1    | 2008-05-02 | 2008-05-02 | false
P2    | 2008-05-02 | 2008-05-02 | true
P2    | 2009-05-02 | 2009-05-02 | true
P3    | 2008-01-01 | 2008-12-31 | true
P3    | 2009-01-01 | 2009-12-31 | true
"""

[[examples]]
because = "Trong năm được chọn, ngày đủ được ghi nhiều nguồn hơn thắng; ngang nhau thì giữ cả hai."
because_en = "Inside the year the full date stated by more sources wins; equal ones both stay."
given.parameter_now = """
name             | value
lone_contradiction_votes | 1
"""
given.birth_statement = """
pm_id | source_code | birth_from | birth_to   | birth_year | precision_rank
P1    | list A      | 2008-05-02 | 2008-05-02 | 2008       | 1
P1    | list B      | 2008-05-02 | 2008-05-02 | 2008       | 1
P1    | log         | 2008-02-05 | 2008-02-05 | 2008       | 1
P2    | list A      | 2008-05-02 | 2008-05-02 | 2008       | 1
P2    | log         | 2008-02-05 | 2008-02-05 | 2008       | 1
"""
expect = """
pm_id | birth_from | is_undetermined
P1    | 2008-05-02 | false
P2    | 2008-05-02 | false
P2    | 2008-02-05 | false
"""
+++*/
with years as (
    select pm_id, birth_year, count(*) as votes
    from (select distinct pm_id, birth_year, source_code from birth_statement) as voter
    group by pm_id, birth_year
),
led as (
    select pm_id, birth_year, votes, max(votes) over (partition by pm_id) as most from years
),
kept as (
    select l.pm_id, l.birth_year, count(*) over (partition by l.pm_id) > 1 as is_undetermined
    from led as l
    inner join parameter_now as p on p.name = 'lone_contradiction_votes'
    where l.votes >= l.most - p.value
),
stated as (
    select
        k.pm_id, k.birth_year, k.is_undetermined, b.birth_from, b.birth_to, b.precision_rank,
        count(*) as votes
    from kept as k
    inner join birth_statement as b on b.pm_id = k.pm_id and b.birth_year = k.birth_year
    group by k.pm_id, k.birth_year, k.is_undetermined, b.birth_from, b.birth_to, b.precision_rank
),
ranked as (
    select
        pm_id, birth_year, is_undetermined, birth_from, birth_to,
        rank() over (partition by pm_id, birth_year order by precision_rank, votes desc) as place
    from stated
)
select pm_id, birth_year, birth_from, birth_to, is_undetermined
from ranked
where place = 1
