/*+++
title = "Nếu từng bước được làm đúng thì thêm được bao nhiêu người?"
title_en = "How many more would be reached had each step worked?"
definition = "Mỗi người bị bỏ sót rơi ở đúng một bước. Nếu riêng bước đó được làm, nhiều nhất là từng ấy người đi tiếp; số dự kiến giả định họ đi tiếp như những người đã qua bước đó trong cùng kỳ (tỷ lệ người đã được thụ lý hay trợ giúp trong số qua bước)."
definition_en = "Each missed person is lost at exactly one step. Had that step alone worked, at most so many would go on; the expected number assumes they fare like those who did pass that step in the same period (accepted or served among those who passed)."
grain = "một bước"
grain_en = "one step"
key = ["status"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "bar", x = "lost", y = "status"}
caution = "Giả định để ước lượng, chưa phải nguyên nhân; người rơi ở bước đầu có thể khác người đã qua."
caution_en = "An assumption for an estimate, not a cause; those lost early may differ from those who passed."
law = ["PROP_MISSED"]
[columns]
step_no = {vi = "Thứ tự bước", en = "Step"}
lost = {vi = "Rơi ở bước này", en = "Lost at this step"}
passed = {vi = "Qua được bước này", en = "Passed this step"}
reached = {vi = "Được thụ lý hoặc trợ giúp", en = "Accepted or served"}
onward_share = {vi = "Tỷ lệ đi tiếp tới thụ lý của người đã qua", en = "Share of those who passed that were accepted"}
expected_more = {vi = "Dự kiến thêm được", en = "Expected more reached"}
+++*/
with inside as (
    select *
    from person_count
    where area_scheme = $area_scheme
        -- spans inside the period, and the single days of a span that the period cuts
        and start_on >= $period_start and end_on <= $period_end
        and day_month in (
            date '0001-01-01',
            cast(date_trunc('month', cast($period_start as date) - 1) as date),
            cast(date_trunc('month', cast($period_end as date)) as date)
        )
        and (span_start < $period_start or span_end > $period_end)
        and detail in ('day', case
            when $units::varchar[] is not null then 'unit'
            when $groups::varchar[] is not null then 'group'
            when coalesce($fields::varchar[], $stages::varchar[]) is not null then 'stage'
            else 'whole'
        end)
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
        and ($stages::varchar[] is null or list_contains($stages::varchar[], since_stage))
        and ($groups::varchar[] is null or list_contains($groups::varchar[], primary_group))
        and ($units::varchar[] is null or list_contains($units::varchar[], since_unit_id))
        and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
),
counted as (
    select
        sum(case when is_missed and status = 'B1' then persons else 0 end) as b1,
        sum(case when is_missed and status = 'B1b' then persons else 0 end) as b1b,
        sum(case when is_missed and status = 'B2' then persons else 0 end) as b2,
        sum(case when is_missed and status = 'B3' then persons else 0 end) as b3,
        sum(case when is_missed and status = 'B4' then persons else 0 end) as b4,
        sum(case when class_code = 'certain' and status in ('served', 'accepted_pending') then persons else 0 end) as reached
    from inside
),
step as (
    select 1 as step_no, 'B1' as status, b1 as lost, b1b + b2 + b3 + b4 + reached as passed, reached from counted
    union all select 2 as step_no, 'B1b' as status, b1b as lost, b2 + b3 + b4 + reached as passed, reached from counted
    union all select 3 as step_no, 'B2' as status, b2 as lost, b3 + b4 + reached as passed, reached from counted
    union all select 4 as step_no, 'B3' as status, b3 as lost, b4 + reached as passed, reached from counted
    union all select 5 as step_no, 'B4' as status, b4 as lost, reached as passed, reached from counted
)
select
    step_no,
    status,
    coalesce(lost, 0) as lost,
    coalesce(passed, 0) as passed,
    coalesce(reached, 0) as reached,
    reached / nullif(cast(passed as double), 0) as onward_share,
    lost * reached / nullif(cast(passed as double), 0) as expected_more
from step
order by step_no
