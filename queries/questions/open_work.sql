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
providers = {vi = "Số người cùng thực hiện", en = "Providers sharing it"}
heard_on = {vi = "Phiên tòa đã mở gần nhất", en = "Last hearing held"}
next_hearing_on = {vi = "Phiên tòa sắp tới", en = "Next hearing"}
load = {vi = "Độ nặng", en = "Load"}
weighted_credit = {vi = "Phần vụ việc, có trọng số", en = "Credit, weighted"}
is_movable = {vi = "Có thể chuyển", en = "Could be moved"}
+++*/
with heard as (
    select
        h.case_id,
        max(case when h.hearing_on <= s.data_day then h.hearing_on end) as heard_on,
        min(case when h.hearing_on > s.data_day then h.hearing_on end) as next_hearing_on
    from hearing as h
    cross join snapshot_span as s
    group by h.case_id
),
sharing as (
    select case_id, count(*) as providers from assignment group by case_id
)
select
    c.case_id,
    coalesce(a.provider_id, 'unknown') as provider_id,
    c.field,
    coalesce(g.field_group, 'other') as field_group,
    coalesce(r.district_code, 'unknown') as area_code,
    n.area_name,
    n.area_name_en,
    c.stage_first,
    c.accepted_on,
    a.assigned_on,
    c.registered_on,
    h.heard_on,
    h.next_hearing_on,
    coalesce(w.providers, 0) as providers,
    coalesce(a.credit, 1) as credit,
    l.load,
    coalesce(a.credit, 1) * l.load as weighted_credit,
    h.case_id is null and coalesce(w.providers, 0) <= 1 as is_movable
from aid_case as c
cross join snapshot_span as s
inner join case_load as l on c.case_id = l.case_id
left join assignment as a on c.case_id = a.case_id
left join sharing as w on c.case_id = w.case_id
left join field_group as g on c.field = g.field
left join case_area as r on c.case_id = r.case_id
left join council_area as n on n.area_scheme = 'district' and n.area_code = r.district_code
left join heard as h on c.case_id = h.case_id
where c.case_form = 'PROC' and c.accepted_on <= s.data_day and (c.closed_on is null or c.closed_on > s.data_day)
    and ($providers::varchar[] is null or list_contains($providers::varchar[], a.provider_id))
order by c.accepted_on, c.case_id, provider_id
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
