/*+++
title = "Phiếu ngày sinh"
title_en = "Birth votes"
definition = "Mỗi nguồn độc lập (danh sách của từng đơn vị, sổ của từng đơn vị, sổ tiếp nhận, sổ thụ lý, danh sách đối chiếu, số định danh) có một phiếu cho mỗi ngày sinh mà nguồn đó ghi."
definition_en = "Each independent source (each unit's lists, each unit's registers, the Centre's log, the case registers, the reference lists, the personal number) has one vote for each birth value it states."
grain = "một dòng cho mỗi nguồn và mỗi ngày sinh đã ghi của một người–vụ"
grain_en = "one row per source and stated birth value of a person-matter"
key = ["pm_id", "source_code", "birth_from", "birth_to"]
private = true
[columns]
source_code = {vi = "Nguồn độc lập", en = "Independent source"}
birth_year = {vi = "Năm sinh", en = "Year of birth"}
precision_rank = {vi = "Độ chính xác: 1 ngày, 2 tháng, 3 năm", en = "Precision: 1 day, 2 month, 3 year"}

[[examples]]
because = "Hai dòng cùng danh sách chỉ có một phiếu; danh sách và sổ của một đơn vị là hai nguồn; số định danh đủ 12 số là một nguồn cho năm, nếu năm đó không sau ngày dữ liệu."
because_en = "Two rows of one unit's lists make one vote; its lists and its registers are two sources; the 12-digit number is a source for the year, if that year is not after the data day."
given.snapshot_day = """
data_day
2026-10-31
"""
given.person_entry = """
pm_id | file | sheet | row | sub | kind     | unit_id | birth_from | birth_to   | birth_precision | id_number
P1    | a    | s     | 1   | 0   | list     | CA_1    | 2008-01-01 | 2008-12-31 | year            |
P1    | a    | s     | 2   | 0   | list     | CA_1    | 2008-01-01 | 2008-12-31 | year            |
P1    | b    | s     | 1   | 0   | register | CA_1    | 2008-05-02 | 2008-05-02 | day             | 099208000001
P2    | a    | s     | 3   | 0   | list     | CA_1    |            |            |                 | 099173000001
P3    | a    | s     | 4   | 0   | list     | CA_1    |            |            |                 | 099225000001
P4    | a    | s     | 5   | 0   | list     | CA_1    |            |            |                 | 099226000001
P5    | a    | s     | 6   | 0   | list     | CA_1    |            |            |                 | 099227000001
P6    | a    | s     | 7   | 0   | list     | CA_1    |            |            |                 | 09920800001
"""
expect = """
pm_id | source_code   | birth_from | birth_to   | birth_year | precision_rank
P1    | list CA_1     | 2008-01-01 | 2008-12-31 | 2008       | 3
P1    | register CA_1 | 2008-05-02 | 2008-05-02 | 2008       | 1
P1    | id_number     | 2008-01-01 | 2008-12-31 | 2008       | 3
P2    | id_number     | 1973-01-01 | 1973-12-31 | 1973       | 3
P3    | id_number     | 2025-01-01 | 2025-12-31 | 2025       | 3
P4    | id_number     | 2026-01-01 | 2026-12-31 | 2026       | 3
"""
+++*/
with said as (
    select pm_id, kind, unit_id, birth_from, birth_to, birth_precision, id_number from person_entry
    union all
    select p.pm_id, r.kind, r.unit_id, r.birth_from, r.birth_to, r.birth_precision, r.id_number
    from entry as r
    inner join person_link as l
        on l.file = r.file and l.sheet = r.sheet and l."row" = r."row" and l.sub = r.sub
    inner join pm_person as p on p.person_key = l.person_key
    where r.kind = 'reference'
),
numbered as (
    select distinct
        pm_id,
        1900 + 100 * cast(floor(cast(substr(id_number, 4, 1) as integer) / 2) as integer)
            + cast(substr(id_number, 5, 2) as integer) as birth_year
    from said
    where length(id_number) = 12
)
select distinct
    pm_id,
    case when kind in ('list', 'register') then kind || ' ' || coalesce(unit_id, '') else kind end as source_code,
    birth_from,
    birth_to,
    cast(extract(year from birth_from) as bigint) as birth_year,
    case birth_precision when 'day' then 1 when 'month' then 2 else 3 end as precision_rank
from said
where birth_from is not null and birth_to is not null
union all
select
    n.pm_id,
    'id_number' as source_code,
    make_date(n.birth_year, 1, 1) as birth_from,
    make_date(n.birth_year, 12, 31) as birth_to,
    n.birth_year,
    3 as precision_rank
from numbered as n
cross join snapshot_day as s
where n.birth_year <= extract(year from s.data_day)
