/*+++
title = "Những phiên tòa nào sắp mở?"
title_en = "Which hearings are coming?"
definition = "Phiên tòa đã biết của các vụ việc Trung tâm đang thực hiện, theo ngày và cấp xét xử."
definition_en = "Known hearings of the Centre's cases in hand, by day and level."
grain = "một ngày và một cấp xét xử"
grain_en = "one day and level"
key = ["hearing_on", "stage"]
date_rule = "Mọi phiên tòa đã biết, cả sau ngày dữ liệu; không theo kỳ."
date_rule_en = "All known hearings, also after the data day; not by period."
chart = {kind = "bars", x = "hearing_on", y = "hearings"}
[columns]
hearings = {vi = "Số phiên tòa", en = "Hearings"}
providers = {vi = "Số người thực hiện liên quan", en = "Providers involved"}
+++*/
select
    h.hearing_on,
    coalesce(h.stage, 'unknown') as stage,
    count(distinct h.case_id) as hearings,
    count(distinct a.provider_id) as providers
from hearing as h
left join assignment as a on h.case_id = a.case_id
group by 1, 2
order by 1, 2
