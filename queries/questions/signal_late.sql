/*+++
title = "Thông báo quá hạn thay đổi thế nào theo tháng?"
title_en = "How do late notices change by month?"
grain = "một dòng cho mỗi tháng"
grain_en = "one row per month"
key = ["month_on"]
date_rule = "Theo ngày Trung tâm nhận; chưa nhận thì theo ngày gửi"
date_rule_en = "By the day received by the Centre; where not received, sent"
chart = {kind = "xmr", x = "month_on", y = "late_share", n = "measurable", k = "late"}
caution = "Nhiều sổ chỉ ghi ngày: những thông báo đó không đo được, không phải đúng hạn. Mẫu 04, điện thoại và trực không có thời hạn."
caution_en = "Many registers state only days: those notices are not measurable, which is not in time. Form 04, calls and duty have no clock."
law = ["LTGPL_A31_3", "TTLT10_A7_2"]
metrics = ["late_sent_share"]
[columns]
late = {vi = "Gửi quá hạn", en = "Sent late"}
measurable = {vi = "Thông báo đo được", en = "Measurable notices"}
not_measurable = {vi = "Thông báo không đo được", en = "Notices not measurable"}
late_share = {vi = "Tỷ lệ quá hạn trong số đo được", en = "Share late of the measurable"}
+++*/
with inside as (
    select *
    from notice_count
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
)
select
    cast(date_trunc('month', start_on) as date) as month_on,
    coalesce(sum(case when sent_result = 'late' then papers end), 0) as late,
    coalesce(sum(case when sent_result in ('late', 'in_time') then papers end), 0) as measurable,
    coalesce(sum(case when sent_result = 'not_measurable' then papers end), 0) as not_measurable,
    sum(case when sent_result = 'late' then papers else 0 end)
        / nullif(cast(sum(case when sent_result in ('late', 'in_time') then papers else 0 end) as double), 0) as late_share
from inside
group by date_trunc('month', start_on)
order by month_on
