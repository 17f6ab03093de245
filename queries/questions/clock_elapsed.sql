/*+++
title = "Mỗi thời hạn mất bao lâu?"
title_en = "How long does each clock take?"
definition = "Số lần chạy của mỗi thời hạn theo số giờ (L1, L2, L4) hoặc ngày làm việc (L3, L5) đã chờ, ít nhất và nhiều nhất có thể; chưa xong thì đến ngày dữ liệu (chưa biết sẽ mất bao lâu)."
definition_en = "Runs of each clock by hours (L1, L2, L4) or working days (L3, L5) waited, at least and at most; not done: up to the data day (how long it will take is not known)."
grain = "một thời hạn, số đã chờ ít nhất và nhiều nhất, đã xong hay chưa"
grain_en = "one clock, time waited at least and at most, done or not"
key = ["clock", "least_waited", "most_waited", "is_done"]
law = ["LTGPL_A31_2", "LTGPL_A31_3", "TTLT10_A7_2"]
date_rule = "L1, L2: ngày nhận, chưa nhận thì ngày gửi hoặc yêu cầu; L3: ngày nhận; L4, L5: ngày thụ lý"
date_rule_en = "L1, L2: day received, else sent or requested; L3: received; L4, L5: accepted"
chart = {kind = "survival", x = "most_waited", event = "is_done", n = "runs", series = "clock"}
caution = "Sổ chỉ ghi ngày thì giờ nằm giữa ít nhất và nhiều nhất; khoảng giữa hai số này ở vạch hạn là phần không đo được. L6, L7, L8 không có nguồn ghi lúc bắt đầu."
caution_en = "Where only days are stated the hours lie between at least and at most; what lies between the two at the limit is the share not measurable. No source states when L6, L7, L8 begin."
+++*/
select
    clock,
    least_waited,
    most_waited,
    is_done,
    sum(runs) as runs
from clock_wait
where start_on >= $period_start and end_on <= $period_end
    -- spans inside the period, and the single days of a span that the period cuts
    and day_month in (
        date '0001-01-01',
        cast(date_trunc('month', cast($period_start as date) - 1) as date),
        cast(date_trunc('month', cast($period_end as date)) as date)
    )
    and (span_start < $period_start or span_end > $period_end)
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], sector))
    and ($units::varchar[] is null or list_contains($units::varchar[], unit_id))
group by clock, least_waited, most_waited, is_done
order by clock, least_waited, most_waited, is_done
