/*+++
title = "Ai quá tải kéo dài?"
title_en = "Who is overloaded for weeks on end?"
definition = "Trong kỳ: số tuần quá tải, chuỗi dài nhất, chuỗi hiện tại và tình trạng tuần cuối của mỗi trợ giúp viên."
definition_en = "In the period: weeks overloaded, the longest chain, the present chain and the last week of each officer."
grain = "một trợ giúp viên"
grain_en = "one officer"
key = ["provider_id"]
date_rule = "Tuần có ngày cuối nằm trong kỳ."
date_rule_en = "Weeks whose last day lies in the period."
caution = "So với phần phù hợp của chính Trung tâm, không phải với một chuẩn bên ngoài; chưa tính vụ việc nặng, nhẹ khác nhau."
caution_en = "Against the Centre's own fitting part, not an outside standard; heavy and light cases weigh the same."
[columns]
weeks = {vi = "Số tuần", en = "Weeks"}
weeks_overloaded = {vi = "Số tuần quá tải", en = "Weeks overloaded"}
longest_chain = {vi = "Chuỗi dài nhất", en = "Longest chain"}
present_chain = {vi = "Chuỗi hiện tại", en = "Present chain"}
sustained_weeks = {vi = "Số tuần quá tải kéo dài", en = "Weeks of sustained overload"}
last_week_end = {vi = "Tuần cuối", en = "Last week"}
last_open = {vi = "Đang thực hiện tuần cuối", en = "Open in the last week"}
last_expected = {vi = "Phần phù hợp tuần cuối", en = "Fitting part of the last week"}
+++*/
with chosen as (
    select *, row_number() over (partition by provider_id order by week_end desc) as place
    from officer_week
    where week_end >= $period_start and week_end < $period_end
)
select
    c.provider_id,
    p.is_leader,
    count(*) as weeks,
    sum(case when c.is_over then 1 else 0 end) as weeks_overloaded,
    max(c.weeks_over) as longest_chain,
    max(case when c.place = 1 then c.weeks_over end) as present_chain,
    sum(case when c.is_sustained then 1 else 0 end) as sustained_weeks,
    max(c.week_end) as last_week_end,
    max(case when c.place = 1 then c.open_at_end end) as last_open,
    max(case when c.place = 1 then c.expected_open end) as last_expected
from chosen as c
inner join provider as p on c.provider_id = p.provider_id
where $providers::varchar[] is null or list_contains($providers::varchar[], c.provider_id)
group by c.provider_id, p.is_leader
order by c.provider_id
