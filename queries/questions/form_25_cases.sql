/*+++
title = "Biểu 25: bao nhiêu vụ việc, ai hoàn thành?"
title_en = "Form 25: how many cases, and who completed them?"
definition = "Tổng số = kỳ trước chuyển sang + thụ lý trong kỳ. Hoàn thành trong kỳ chia theo người thực hiện bằng phần vụ việc (các phần của một vụ việc cộng lại bằng 1). Chuyển kỳ sau = tổng số trừ mọi vụ việc kết thúc trong kỳ."
definition_en = "Total = carried over + accepted in the period. Completed cases are split over providers by their shares (the shares of a case add up to 1). Carried to the next period = total less all cases that ended."
grain = "một hình thức và một lĩnh vực"
grain_en = "one form of aid and field"
key = ["case_form", "field"]
date_rule = "Thụ lý theo ngày thụ lý; hoàn thành, kết thúc theo ngày kết thúc."
date_rule_en = "Acceptance by its day; completion and ending by the day of ending."
caution = "Sổ không ghi luật sư thuộc Trung tâm, tổ chức ký hợp đồng hay tổ chức đăng ký tham gia, nên ba cột này chỉ có tổng."
caution_en = "The registers do not say whether a lawyer belongs to the Centre, a contracted or a registered organisation, so only the sum of the three is known."
law = ["TT03_2019"]
[columns]
carried = {vi = "Kỳ trước chuyển sang", en = "Carried over"}
accepted = {vi = "Thụ lý trong kỳ", en = "Accepted in the period"}
handled = {vi = "Tổng số vụ việc", en = "Total cases"}
closed = {vi = "Kết thúc trong kỳ", en = "Ended in the period"}
completed = {vi = "Hoàn thành trong kỳ", en = "Completed in the period"}
completed_officers = {vi = "Do trợ giúp viên pháp lý", en = "By legal-aid officers"}
completed_lawyers = {vi = "Do luật sư", en = "By lawyers"}
completed_consultants = {vi = "Do tư vấn viên pháp luật", en = "By legal consultants"}
completed_collaborators = {vi = "Do cộng tác viên", en = "By collaborators"}
completed_unknown = {vi = "Chưa rõ người thực hiện", en = "Provider unknown"}
open_at_end = {vi = "Chuyển kỳ sau", en = "Carried to the next period"}
+++*/
with counted as (
    select
        case_id,
        case_form,
        coalesce(field, 'OTHER') as field,
        case when accepted_on < $period_start then 1 else 0 end as carried,
        case when accepted_on >= $period_start then 1 else 0 end as accepted,
        case when closed_on < $period_end then 1 else 0 end as closed,
        case when closed_on < $period_end and close_reason = 'done' then 1 else 0 end as completed
    from aid_case
    where accepted_on < $period_end and (closed_on is null or closed_on >= $period_start)
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
),
shared as (
    select
        a.case_id,
        sum(case when p.provider_kind = 'TGVPL' then a.credit else 0 end) as officers,
        sum(case when p.provider_kind = 'lawyer' then a.credit else 0 end) as lawyers,
        sum(case when p.provider_kind = 'consultant' then a.credit else 0 end) as consultants,
        sum(case when p.provider_kind = 'collaborator' then a.credit else 0 end) as collaborators
    from assignment as a
    inner join counted as c on a.case_id = c.case_id and c.completed = 1
    left join provider as p on a.provider_id = p.provider_id
    group by a.case_id
)
select
    c.case_form,
    c.field,
    sum(c.carried) as carried,
    sum(c.accepted) as accepted,
    sum(c.carried + c.accepted) as handled,
    sum(c.completed) as completed,
    sum(coalesce(s.officers, 0)) as completed_officers,
    sum(coalesce(s.lawyers, 0)) as completed_lawyers,
    sum(coalesce(s.consultants, 0)) as completed_consultants,
    sum(coalesce(s.collaborators, 0)) as completed_collaborators,
    sum(c.completed)
    - sum(coalesce(s.officers, 0) + coalesce(s.lawyers, 0) + coalesce(s.consultants, 0) + coalesce(s.collaborators, 0))
        as completed_unknown,
    sum(c.closed) as closed,
    sum(c.carried + c.accepted - c.closed) as open_at_end
from counted as c
left join shared as s on c.case_id = s.case_id
group by c.case_form, c.field
order by c.case_form, c.field
