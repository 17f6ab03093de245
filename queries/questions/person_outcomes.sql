/*+++
title = "Từng người đang ở tình trạng nào?"
title_en = "Which status does each person have?"
definition = "Mã người–vụ và tình trạng tới ngày dữ liệu, để so với danh sách việc của bản công bố trước."
definition_en = "Pseudonym and status on the data day, to set beside the worklist of an earlier snapshot."
grain = "một dòng cho mỗi người–vụ"
grain_en = "one row per person-matter"
key = ["pm_id"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
roles = ["analyst", "steward"]
law = ["PROP_MISSED"]
+++*/
select pm_id, status, is_missed
from person
where first_contact_on >= $period_start and first_contact_on < $period_end
    and class_code = 'certain'
order by pm_id
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
