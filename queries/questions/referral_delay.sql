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
waited_days = {vi = "Số ngày từ khi thuộc diện đến khi Trung tâm nhận, chưa nhận thì đến ngày dữ liệu", en = "Days from eligible-since to receipt; where not received, to the data day"}
is_referred = {vi = "Đã nhận (nếu không: còn chờ đến ngày dữ liệu)", en = "Received (else still waiting on the data day)"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
+++*/
with waited as (
    select
        p.first_sector,
        case when p.is_referred then greatest(p.received_on - p.since_on, 0) else s.data_day - p.since_on end as waited_days,
        p.is_referred
    from person as p
    cross join snapshot_span as s
    where p.class_code = 'certain' and p.first_contact_on >= $period_start and p.first_contact_on < $period_end
        and p.status not in ('declined', 'own_lawyer', 'diverted')
        and ($sectors::varchar[] is null or list_contains($sectors::varchar[], p.first_sector))
        and ($fields::varchar[] is null or list_contains($fields::varchar[], p.field))
)
select
    first_sector,
    waited_days,
    is_referred,
    count(*) as persons
from waited
group by first_sector, waited_days, is_referred
order by first_sector, waited_days, is_referred
