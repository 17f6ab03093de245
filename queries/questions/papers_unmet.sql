/*+++
title = "Văn bản nào chỉ có ở một phía?"
title_en = "Which papers stand on one side only?"
definition = "Mẫu 03, Mẫu 04 mà chỉ cơ quan ghi đã gửi hoặc chỉ Trung tâm ghi đã nhận. Nếu phía kia có văn bản cùng mẫu về cùng người–vụ thì có thể là một văn bản ghi sai số hoặc sai đơn vị."
definition_en = "Forms 03 and 04 that only the agency says it sent or only the Centre says it received. Where the other side has a paper of the same form about the same person-matter, it may be one paper with a mistyped number or unit."
grain = "một văn bản"
grain_en = "one paper"
key = ["paper_id"]
roles = ["analyst", "steward"]
date_rule = "Theo ngày gửi; không có thì ngày nhận"
date_rule_en = "By the day sent; where unknown, received"
caution = "Từng dòng đã mã hóa vẫn là dữ liệu cá nhân: chỉ để hai bên đối chiếu."
caution_en = "Pseudonymised rows stay personal data: for reconciling between both sides only."
law = ["TTLT10_A7_2"]
+++*/
select
    p.paper_id,
    p.unit_id,
    coalesce(u.unit_name, p.unit_id) as unit_name,
    p.sector,
    p.paper_form,
    case when p.is_received then 'centre_says_received' else 'agency_says_sent' end as side,
    p.dated_on,
    p.pm_id,
    p.is_other_side_likely
from paper_pair as p
left join unit as u on u.unit_id = p.unit_id
where p.is_received <> p.is_sent_known and p.dated_on >= $period_start and p.dated_on < $period_end
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], p.sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], p.unit_id))
order by p.dated_on desc, p.paper_id
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
