/*+++
title = "Từ tiếp xúc đến giới thiệu mất bao lâu?"
title_en = "How long from contact to referral?"
grain = "một dòng cho mỗi ngành đầu tiên, số ngày và kết cục"
grain_en = "one row per first sector, number of days and end"
key = ["first_sector", "waited_days", "is_referred"]
date_rule = "Theo ngày tiếp xúc đầu tiên của người–vụ"
date_rule_en = "By the day of the person-matter's first contact"
chart = {kind = "survival", x = "waited_days", event = "is_referred", n = "persons", series = "first_sector"}
caution = "Chỉ người chắc chắn thuộc diện, không kể người từ chối, có luật sư riêng hay chỉ định luật sư. Người chưa được giới thiệu là quan sát bị cắt ở ngày dữ liệu."
caution_en = "Only the certainly eligible, without those who declined, have a lawyer or were diverted. Those not referred are censored on the data day."
law = ["PROP_MISSED"]
[columns]
is_referred = {vi = "Đã nhận (nếu không: còn chờ đến ngày dữ liệu)", en = "Received (else still waiting on the data day)"}
+++*/
select
    first_sector,
    waited_days,
    is_referred,
    sum(persons) as persons
from delay_count
where start_on >= $period_start and end_on <= $period_end
    -- spans inside the period, and the single days of a span that the period cuts
    and day_month in (
        date '0001-01-01',
        cast(date_trunc('month', cast($period_start as date) - 1) as date),
        cast(date_trunc('month', cast($period_end as date)) as date)
    )
    and (span_start < $period_start or span_end > $period_end)
    and ($sectors::varchar[] is null or list_contains($sectors::varchar[], first_sector))
    and ($fields::varchar[] is null or list_contains($fields::varchar[], field))
group by first_sector, waited_days, is_referred
order by first_sector, waited_days, is_referred
