/*+++
title = "Người đơn vị tiếp xúc theo ngày"
title_en = "Persons each unit met, by day"
definition = "Mỗi đơn vị mỗi ngày tiếp xúc bao nhiêu người và đã làm gì cho họ. Bên cạnh mỗi việc là ngày gần nhất trước đó đơn vị đã làm việc ấy cho chính người đó: trong một kỳ, người được đếm ở lần không có ngày trước nằm trong kỳ."
definition_en = "How many persons each unit met on each day and what it did for them. Beside each act stands the last earlier day the unit did the same for the same person: in a period a person counts where no earlier day lies in it."
grain = "một đơn vị, một ngày và các ngày trước đó"
grain_en = "one unit, day and the earlier days"
key = ["unit_id", "on_day", "contacted_before", "told_before", "self_identified_before", "explained_before", "requested_before", "declined_before"]
sort = ["on_day"]
[columns]
on_day = {vi = "Ngày tiếp xúc", en = "Day of contact"}
contacted_before = {vi = "Ngày tiếp xúc trước đó", en = "Earlier day of contact"}
told_before = {vi = "Ngày phát M01 trước đó", en = "Earlier day of M01"}
self_identified_before = {vi = "Ngày tự nhận thuộc diện trước đó", en = "Earlier day of self-identification"}
explained_before = {vi = "Ngày giải thích trước đó", en = "Earlier day of explanation"}
requested_before = {vi = "Ngày yêu cầu trước đó", en = "Earlier day of request"}
declined_before = {vi = "Ngày từ chối trước đó", en = "Earlier day of decline"}
told_stated = {vi = "Lần tiếp xúc có ghi M01 hay không", en = "Contacts that state M01 or not"}
told = {vi = "Được phát hoặc đọc M01", en = "Given or read M01"}
minors = {vi = "Dưới 18 tuổi", en = "Under 18"}

[[examples]]
because = "Một người hai lần ở một đơn vị: lần sau mang ngày của lần trước, từng việc riêng; đơn vị khác không có ngày trước; dòng Trung tâm đứng thay thì không tính."
because_en = "One person twice at one unit: the later contact carries the earlier day, each act its own; another unit has none; a row of the Centre that stands in is not counted."
given.contact = """
contact_id | pm_id | unit_id | sector | contact_on | stands_in | is_self_identified | is_explained | is_requested | is_declined | m01_given
P1-01      | P1    | CA_1    | police | 2024-05-02 | false     | true               | false        | false        | false       |
P1-02      | P1    | CA_1    | police | 2024-05-09 | false     | true               | true         | false        | false       |
P1-03      | P1    | TA_1    | court  | 2024-05-09 | false     | false              | false        | false        | false       | true
P2-01      | P2    | CA_1    | police | 2024-05-02 | true      | false              | false        | false        | false       |
"""
given.person_status = """
pm_id | is_minor
P1    | true
"""
expect = """
unit_id | on_day     | contacted_before | told_before | self_identified_before | explained_before | sector | contacted | told_stated | told | self_identified | explained | requested | declined | minors
CA_1    | 2024-05-02 |                  |             |                        |                  | police | 1         | 0           | 0    | 1               | 0         | 0         | 0        | 1
CA_1    | 2024-05-09 | 2024-05-02       |             | 2024-05-02             |                  | police | 1         | 0           | 0    | 1               | 1         | 0         | 0        | 1
TA_1    | 2024-05-09 |                  |             |                        |                  | court  | 1         | 1           | 1    | 0               | 0         | 0         | 0        | 1
"""
+++*/
with met as (
    select
        unit_id, sector, pm_id, contact_on as on_day, m01_given, is_self_identified, is_explained, is_requested, is_declined,
        max(contact_on) over earlier as contacted_before,
        max(case when m01_given then contact_on end) over earlier as told_before,
        max(case when is_self_identified then contact_on end) over earlier as self_identified_before,
        max(case when is_explained then contact_on end) over earlier as explained_before,
        max(case when is_requested then contact_on end) over earlier as requested_before,
        max(case when is_declined then contact_on end) over earlier as declined_before
    from contact
    where not stands_in and unit_id is not null and contact_on is not null
    window earlier as (partition by pm_id, unit_id order by contact_on rows between unbounded preceding and 1 preceding)
)
select
    m.unit_id, m.on_day, m.contacted_before, m.told_before, m.self_identified_before, m.explained_before,
    m.requested_before, m.declined_before,
    max(m.sector) as sector,
    count(*) as contacted,
    count(m.m01_given) as told_stated,
    sum(case when m.m01_given then 1 else 0 end) as told,
    sum(case when m.is_self_identified then 1 else 0 end) as self_identified,
    sum(case when m.is_explained then 1 else 0 end) as explained,
    sum(case when m.is_requested then 1 else 0 end) as requested,
    sum(case when m.is_declined then 1 else 0 end) as declined,
    sum(case when s.is_minor then 1 else 0 end) as minors
from met as m
left join person_status as s on m.pm_id = s.pm_id
group by 1, 2, 3, 4, 5, 6, 7, 8
