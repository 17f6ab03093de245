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
with inside as (
    select
        *,
        case when on_day < $period_start then accepted - closed else 0 end as carried_by,
        case when on_day >= $period_start then 1 else 0 end as counts
    from case_day
    where on_day < $period_end
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
),
summed as (
    select
        case_form,
        case when field = 'unknown' then 'OTHER' else field end as field,
        sum(carried_by) as carried,
        sum(counts * accepted) as accepted,
        sum(counts * closed) as closed,
        sum(counts * completed) as completed,
        sum(counts * completed_officers) as completed_officers,
        sum(counts * completed_lawyers) as completed_lawyers,
        sum(counts * completed_consultants) as completed_consultants,
        sum(counts * completed_collaborators) as completed_collaborators
    from inside
    group by case_form, case when field = 'unknown' then 'OTHER' else field end
)
select
    case_form,
    field,
    carried,
    accepted,
    carried + accepted as handled,
    completed,
    completed_officers,
    completed_lawyers,
    completed_consultants,
    completed_collaborators,
    completed - completed_officers - completed_lawyers - completed_consultants - completed_collaborators as completed_unknown,
    closed,
    carried + accepted - closed as open_at_end
from summed
where carried + accepted > 0
order by case_form, field
