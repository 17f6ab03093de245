/*+++
title = "Ai đang giữ bao nhiêu so với thời gian làm việc còn lại?"
title_en = "Who holds how much against the working time left?"
definition = "Ở ngày dữ liệu: vụ việc tố tụng đang thực hiện của mỗi trợ giúp viên theo vụ việc, phần vụ việc và lượt người, hệ số làm việc hôm đó, lý do và ngày hết hạn của việc vắng, giảm; phần phù hợp = tổng đang thực hiện của trợ giúp viên chia theo hệ số."
definition_en = "On the data day: open proceedings cases of each officer in cases, credit and person-times, that day's working factor, reason and end of the absence or reduction; fitting part = the officers' open cases divided by factor."
grain = "một trợ giúp viên"
grain_en = "one officer"
key = ["provider_id"]
roles = ["leader", "analyst", "steward"]
date_rule = "Vào cuối ngày dữ liệu; không theo kỳ."
date_rule_en = "At the end of the data day; not by period."
metrics = ["open_cases"]
[columns]
factor = {vi = "Hệ số làm việc", en = "Working factor"}
expected_open = {vi = "Phần phù hợp", en = "Fitting part"}
load_share = {vi = "Đang thực hiện trên phần phù hợp", en = "Open over the fitting part"}
limit_reason = {vi = "Lý do giảm", en = "Reason of the reduction"}
limit_from = {vi = "Giảm từ ngày", en = "Reduced from"}
limit_to = {vi = "Giảm đến hết ngày", en = "Reduced until"}
+++*/
with limited as (
    select
        q.provider_id, q.reason, q.start_on, q.end_on,
        row_number() over (partition by q.provider_id order by q.factor, q.start_on desc, q.reason) as place
    from (
        select provider_id, reason_kind as reason, start_on, end_on, factor from availability
        union all
        select provider_id, reason, start_on, end_on, factor from quota_adjustment
    ) as q
    cross join snapshot_span as s
    where q.start_on <= s.data_day and (q.end_on is null or q.end_on >= s.data_day) and q.factor < 1
),
joined as (
    select
        p.provider_id, p.is_leader, p.grade, p.branch_id,
        coalesce(w.open_cases, 0) as open_cases,
        coalesce(w.open_credit, 0) as open_credit,
        coalesce(w.open_persons, 0) as open_persons,
        coalesce(w.weighted_open, 0) as weighted_open,
        coalesce(k.factor, 0) as factor,
        l.reason as limit_reason,
        l.start_on as limit_from,
        l.end_on as limit_to
    from provider as p
    cross join snapshot_span as s
    left join officer_open as w on p.provider_id = w.provider_id
    left join officer_capacity as k
        on p.provider_id = k.provider_id and k.start_on <= s.data_day and k.end_on > s.data_day
    left join limited as l on p.provider_id = l.provider_id and l.place = 1
    where p.provider_kind = 'TGVPL' and (w.provider_id is not null or k.provider_id is not null)
),
fair as (
    select *, sum(open_cases) over () * factor / nullif(sum(factor) over (), 0) as expected_open
    from joined
)
select
    provider_id, is_leader, grade, branch_id, open_cases, open_credit, open_persons, weighted_open, factor,
    expected_open, open_cases / nullif(expected_open, 0) as load_share, limit_reason, limit_from, limit_to
from fair
where $providers::varchar[] is null or list_contains($providers::varchar[], provider_id)
order by provider_id
