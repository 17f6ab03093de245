/*+++
title = "Từ khi được cử đến việc đầu tiên bao lâu?"
title_en = "How long from assignment to the first action?"
definition = "Vụ việc tố tụng được cử trong kỳ: số ngày từ ngày cử đến ngày đăng ký với cơ quan tố tụng (việc đầu tiên có ngày ghi). Trung vị và số vụ việc chưa đăng ký."
definition_en = "Proceedings cases assigned in the period: days from assignment to registration with the agency (the first action with a date). Median, and the cases not registered yet."
grain = "một người thực hiện"
grain_en = "one provider"
key = ["provider_id"]
date_rule = "Theo ngày cử."
date_rule_en = "By the day of assignment."
caution = "Ngày đăng ký là việc đầu tiên có ngày trong sổ; gặp người được trợ giúp trước đó không thấy được."
caution_en = "Registration is the first action with a date in the register; an earlier meeting with the person cannot be seen."
[columns]
assigned_cases = {vi = "Vụ việc được cử", en = "Cases assigned"}
registered = {vi = "Đã đăng ký", en = "Registered"}
median_days = {vi = "Số ngày trung vị đến khi đăng ký", en = "Median days to registration"}
longest_days = {vi = "Số ngày dài nhất", en = "Longest days"}
+++*/
with started as (
    select
        a.provider_id, c.registered_on - a.assigned_on as first_days,
        row_number() over (
            partition by a.provider_id order by c.registered_on - a.assigned_on nulls last, a.case_id
        ) as place,
        count(c.registered_on) over (partition by a.provider_id) as registered
    from assignment as a
    inner join aid_case as c on a.case_id = c.case_id
    where c.case_form = 'PROC' and a.assigned_on >= $period_start and a.assigned_on < $period_end
        and (c.registered_on is null or c.registered_on >= a.assigned_on)
)
select
    s.provider_id,
    p.provider_kind,
    count(*) as assigned_cases,
    max(s.registered) as registered,
    avg(case when 2 * s.place in (s.registered, s.registered + 1, s.registered + 2) then s.first_days end) as median_days,
    max(s.first_days) as longest_days
from started as s
inner join provider as p on s.provider_id = p.provider_id
where $providers::varchar[] is null or list_contains($providers::varchar[], s.provider_id)
group by s.provider_id, p.provider_kind
order by p.provider_kind, s.provider_id
