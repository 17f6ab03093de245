/*+++
title = "Các cơ quan đã gửi những tệp nào?"
title_en = "Which files did the agencies send?"
definition = "Từng tệp đã nhận: cách được tính, biểu mẫu, đơn vị, kỳ, và số dòng được tính, bị từ chối, không được tính."
definition_en = "Every file received: how it counts, form, unit, period, and its rows counted, refused and not counted."
grain = "một tệp"
grain_en = "one file"
key = ["file"]
date_rule = "Mọi tệp đã nhận; không theo kỳ."
date_rule_en = "All files received; not by period."
[columns]
current_rows = {vi = "Dòng được tính", en = "Rows counted"}
refused_rows = {vi = "Dòng bị từ chối", en = "Rows refused"}
other_rows = {vi = "Dòng không tính vì lý do khác", en = "Rows not counted otherwise"}
problems = {vi = "Số vấn đề", en = "Problems"}
+++*/
with counted as (
    select
        file,
        count(distinct case when outcome = 'current' then sheet || '|' || cast("row" as varchar) end) as current_rows,
        count(distinct case when outcome = 'refused' then sheet || '|' || cast("row" as varchar) end) as refused_rows,
        count(distinct case when outcome not in ('current', 'refused') then sheet || '|' || cast("row" as varchar) end)
            as other_rows
    from row_outcome
    group by file
)
select
    f.file,
    f.outcome,
    f.replaced_by,
    f.format,
    f.unit_id,
    u.unit_name,
    u.sector,
    f.period_start,
    f.period_end,
    f.encoding,
    coalesce(c.current_rows, 0) as current_rows,
    coalesce(c.refused_rows, 0) as refused_rows,
    coalesce(c.other_rows, 0) as other_rows,
    coalesce(p.problems, 0) as problems
from snapshot_file as f
left join counted as c on f.file = c.file
left join (select file, sum(problems) as problems from problem_summary group by file) as p on f.file = p.file
left join unit as u on f.unit_id = u.unit_id
where ($units::varchar[] is null or list_contains($units::varchar[], f.unit_id))
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], u.sector))
order by f.file
limit cast($page_size as bigint) offset coalesce((cast($page as bigint) - 1) * cast($page_size as bigint), 0)
