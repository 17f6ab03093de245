/*+++
title = "Mỗi năm Trung tâm thực hiện bao nhiêu vụ việc tố tụng?"
title_en = "How many proceedings cases did the Centre handle each year?"
definition = "Chuyển kỳ: thụ lý trước ngày đầu năm và chưa kết thúc trước ngày đó. Đã thực hiện = chuyển kỳ + thụ lý mới. Kết thúc tính vào năm kết thúc; đang thực hiện tính vào cuối ngày cuối của năm (năm nay: ngày dữ liệu). Năm không có sổ thụ lý nào thì không có dòng: chưa biết, không phải số không."
definition_en = "Carried over: accepted before the first day of the year and not ended before it. Handled = carried over + new. Endings count in the year they happened; open is counted at the end of the last day of the year (this year: the data day). A year without any register has no row: unknown, not zero."
grain = "một năm và một nhóm lĩnh vực"
grain_en = "one year and group of fields"
key = ["year", "field_group"]
date_rule = "Thụ lý theo ngày thụ lý; các cột kết thúc theo ngày kết thúc. Năm được cắt theo kỳ đã chọn."
date_rule_en = "Acceptance by its day; endings by their day. Years are cut to the chosen period."
chart = {kind = "stacked_bars", x = "year", y = "handled", series = "field_group"}
metrics = ["handled_cases", "success_share"]
[columns]
year = {vi = "Năm", en = "Year"}
carried = {vi = "Kỳ trước chuyển sang", en = "Carried over"}
accepted = {vi = "Thụ lý mới", en = "Newly accepted"}
handled = {vi = "Đã thực hiện", en = "Handled"}
open_at_end = {vi = "Đang thực hiện cuối kỳ", en = "Open at the end"}
success_share = {vi = "Thành công trên hoàn thành", en = "Successful over completed"}
+++*/
with year_part as (
    select
        y.year,
        greatest(make_date(y.year, 1, 1), cast($period_start as date)) as from_on,
        least(make_date(y.year + 1, 1, 1), cast($period_end as date)) as before_on
    from (
        select unnest(generate_series(
            cast(extract(year from cast($period_start as date)) as bigint),
            cast(extract(year from cast($period_end as date) - 1) as bigint)
        )) as year
    ) as y
),
covered as (
    select distinct y.year
    from year_part as y
    inner join register_period as r on r.start_on < y.before_on and r.end_on >= y.from_on
),
counted as (
    select
        y.year,
        g.field_group,
        sum(case when d.on_day < y.from_on then d.accepted - d.closed else 0 end) as carried,
        sum(case when d.on_day >= y.from_on then d.accepted else 0 end) as accepted,
        sum(case when d.on_day >= y.from_on then d.closed else 0 end) as closed,
        sum(case when d.on_day >= y.from_on then d.completed else 0 end) as completed,
        sum(case when d.on_day >= y.from_on then d.successful else 0 end) as successful,
        sum(case when d.on_day >= y.from_on then d.ended_papers else 0 end) as ended_papers,
        sum(case when d.on_day >= y.from_on then d.withdrawn else 0 end) as withdrawn
    from year_part as y
    inner join covered as v on y.year = v.year
    cross join (select distinct field_group from field_group) as g
    left join case_day as d
        on d.case_form = 'PROC' and d.field_group = g.field_group and d.on_day < y.before_on
        and ($fields::varchar[] is null or list_contains($fields::varchar[], d.field))
    group by y.year, g.field_group
)
select
    year,
    field_group,
    carried,
    accepted,
    carried + accepted as handled,
    closed,
    completed,
    carried + accepted - closed as open_at_end,
    successful,
    successful / nullif(completed, 0) as success_share,
    ended_papers,
    withdrawn
from counted
order by year, case field_group when 'criminal' then 1 when 'civil' then 2 when 'administrative' then 3 else 4 end
