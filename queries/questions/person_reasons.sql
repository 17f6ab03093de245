/*+++
title = "Vì sao người–vụ này có tình trạng đó?"
title_en = "Why does this person-matter have that status?"
grain = "một dòng cho mỗi lần tiếp xúc và diện"
grain_en = "one row per contact and group"
key = ["contact_id", "group_code"]
date_rule = "Mọi lần tiếp xúc của người–vụ"
date_rule_en = "All contacts of the person-matter"
roles = ["analyst", "steward"]
caution = "Từng dòng đã mã hóa vẫn là dữ liệu cá nhân: không chiếu trong cuộc họp, không gửi ra ngoài."
caution_en = "Pseudonymised rows stay personal data: do not project them in a meeting, do not send them out."
law = ["PROP_MISSED", "LTGPL_A7"]
+++*/
select
    c.contact_id,
    c.contact_on,
    c.unit_id,
    u.unit_name,
    c.sector,
    c.stage,
    c.role,
    c.in_custody,
    c.from_list,
    c.from_register,
    c.stands_in,
    c.m01_given,
    c.is_explained,
    c.is_requested,
    c.is_declined,
    c.counsel,
    coalesce(e.group_code, '') as group_code,
    e.certainty,
    e.basis,
    e.list_name,
    e.regime,
    e.rule_id,
    p.class_code,
    p.status,
    p.reason,
    p.since_on,
    p.owner_code
from contact as c
inner join person as p on p.pm_id = c.pm_id
left join unit as u on u.unit_id = c.unit_id
left join eligibility_proof as e on e.contact_id = c.contact_id
where c.pm_id = $pm_id
order by c.contact_on, c.contact_id, group_code
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
