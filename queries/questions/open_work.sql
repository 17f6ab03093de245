/*+++
title = "Những vụ việc nào đang thực hiện, vụ nào có thể chuyển?"
title_en = "Which cases are open, and which could be moved?"
definition = "Vụ việc tham gia tố tụng đang thực hiện ở ngày dữ liệu và người thực hiện; unknown là đã thụ lý, chưa cử ai. Đã xét xử hoặc đã có lịch phiên tòa: không chuyển. Nhiều người cùng làm: không chuyển."
definition_en = "Proceedings cases open on the data day with their providers; unknown = accepted, nobody assigned yet. Heard or with a hearing set: not moved. Shared by several: not moved."
grain = "một vụ việc và một người thực hiện"
grain_en = "one case and provider"
key = ["case_id", "provider_id"]
roles = ["leader", "analyst", "steward"]
date_rule = "Đang thực hiện vào cuối ngày dữ liệu; không theo kỳ."
date_rule_en = "Open at the end of the data day; not by period."
caution = "Phiên tòa chỉ biết qua lịch Trung tâm gửi; vụ việc không có trong lịch được coi là chưa có phiên tòa."
caution_en = "Hearings are known only from the list the Centre delivers; a case not on it is taken as without a hearing."
[columns]
area_code = {vi = "Địa bàn", en = "Area"}
area_name = {vi = "Tên địa bàn", en = "Name of the area"}
area_name_en = {vi = "Tên địa bàn (tiếng Anh)", en = "Name of the area (English)"}
weighted_credit = {vi = "Phần vụ việc, có trọng số", en = "Credit, weighted"}
is_movable = {vi = "Có thể chuyển", en = "Could be moved"}
+++*/
select
    o.case_id,
    o.provider_id,
    o.field,
    o.field_group,
    o.district_code as area_code,
    n.area_name,
    n.area_name_en,
    o.stage_first,
    o.accepted_on,
    o.assigned_on,
    o.registered_on,
    o.heard_on,
    o.next_hearing_on,
    o.providers,
    o.credit,
    o.load,
    o.credit * o.load as weighted_credit,
    o.heard_on is null and o.next_hearing_on is null and o.providers <= 1 as is_movable
from open_case as o
left join council_area as n on n.area_scheme = 'district' and n.area_code = o.district_code
where $providers::varchar[] is null or list_contains($providers::varchar[], o.provider_id)
order by o.accepted_on, o.case_id, o.provider_id
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
