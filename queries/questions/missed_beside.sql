/*+++
title = "Ai đứng bên cạnh số bị bỏ sót?"
title_en = "Who stands beside the missed?"
definition = "Không cộng vào số bị bỏ sót: nghi bỏ sót (có thể thuộc diện), từ chối có và không có biên bản, có luật sư riêng, được chỉ định luật sư của Đoàn, dừng vì thiếu giấy tờ (B6), chưa rõ diện, đang trong thời hạn. Cờ: sót ở giai đoạn trước rồi mới được trợ giúp (B5), phát hiện sau xét xử (B7, nằm trong số bị bỏ sót)."
definition_en = "Never added to the missed: suspected (probably eligible), declined with and without minute, own lawyer, diverted to the Bar, dropped for papers (B6), class unknown, within time limits. Flags: missed at an earlier stage though reached later (B5), found after the trial (B7, part of the missed)."
grain = "một loại"
grain_en = "one kind"
key = ["beside"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
caution = "Chỉ tính người có trong danh sách và sổ đã nhận: đơn vị không gửi danh sách trông như không bỏ sót ai."
caution_en = "Counts only persons in lists and registers received: a unit that sends none looks as if it missed nobody."
law = ["PROP_MISSED", "PROP_DECLINED"]
[columns]
beside = {vi = "Đứng bên cạnh", en = "Beside"}
place_no = {vi = "Thứ tự", en = "Order"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
is_flag = {vi = "Là cờ, đã có ở nơi khác", en = "A flag, counted elsewhere already"}
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
    select 1 as place_no, 'suspected' as beside, false as is_flag, sum(case when is_suspected then persons else 0 end) as persons
    from inside
    union all
    select 2, 'declined_minute', false,
        sum(case when class_code = 'certain' and status = 'declined' then persons - declined_unproved else 0 end)
    from inside
    union all
    select 3, 'declined_unproved', false,
        sum(case when class_code = 'certain' and status = 'declined' then declined_unproved else 0 end)
    from inside
    union all
    select 4, 'own_lawyer', false, sum(case when class_code = 'certain' and status = 'own_lawyer' then persons else 0 end) from inside
    union all
    select 5, 'diverted', false, sum(case when class_code = 'certain' and status = 'diverted' then persons else 0 end) from inside
    union all
    select 6, 'dropped_papers', false, sum(case when status = 'B6' then persons else 0 end) from inside
    union all
    select 7, 'in_time', false,
        sum(case when class_code = 'certain' and status in ('in_grace', 'referred_pending') then persons else 0 end)
    from inside
    union all
    select 8, 'class_unknown', false, sum(case when class_code = 'unknown' then persons else 0 end) from inside
    union all
    select 9, 'stage_missed', true, sum(stage_missed) from inside
    union all
    select 10, 'found_afterwards', true, sum(found_afterwards) from inside
)
select place_no, beside, coalesce(persons, 0) as persons, is_flag
from counted
order by place_no
