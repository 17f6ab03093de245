/*+++
title = "Phiên tòa của vụ việc"
title_en = "Hearing of a case"
definition = "Ngày mở phiên tòa mà Trung tâm biết cho các vụ việc đang thực hiện."
definition_en = "Hearing days the Centre knows for its cases in hand."
grain = "một vụ việc và một ngày"
grain_en = "one case and one day"
key = ["case_id", "hearing_on"]
+++*/
select case_id, hearing_on, max(stage) as stage
from hearing_row
group by case_id, hearing_on
order by hearing_on, case_id
