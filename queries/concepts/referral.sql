/*+++
title = "Giới thiệu, chuyển đến"
title_en = "Referrals"
definition = "Văn bản, cuộc gọi hoặc lần trực đầu tiên về một người–vụ mà Trung tâm đã nhận: dòng đầu của sổ tiếp nhận theo ngày, rồi theo thứ tự. Cơ quan của dòng đó là nguồn giới thiệu."
definition_en = "The first paper, call or duty hand-over about a person-matter that the Centre received: the first row of its log by day, then by position. The agency of that row is the referral source."
law = ["TTLT10_A7_2"]
grain = "một dòng cho mỗi người–vụ đã được giới thiệu"
grain_en = "one row per referred person-matter"
key = ["pm_id"]

[[examples]]
because = "Ngày sớm hơn thắng; cùng ngày thì dòng đứng trước thắng; chỉ tính phía Trung tâm đã nhận."
because_en = "The earlier day wins; on one day the earlier row; only what the Centre received counts."
given.paper_side = """
paper_side_id | side                 | pm_id | unit_id | sector | channel    | paper_form | paper_number | happened_on | position
l1            | centre_says_received | P1    | TA_1    | court  | duty_court | none       |              | 2024-05-03  | 3
l2            | centre_says_received | P1    | CA_1    | police | notice_M03 | M03        | 5            | 2024-05-02  | 2
l3            | centre_says_received | P1    | TA_1    | court  | info_M04   | M04        | 6            | 2024-05-02  | 1
r1            | agency_says_sent     | P1    | TA_1    | court  |            | M04        | 6            | 2024-05-01  | 1
r2            | agency_says_sent     | P2    | TA_1    | court  |            | M04        | 7            | 2024-05-01  | 2
"""
expect = """
pm_id | paper_side_id | sector | channel  | received_on | sent_on
P1    | l3            | court  | info_M04 | 2024-05-02  | 2024-05-01
"""
+++*/
with received as (
    select *, row_number() over (partition by pm_id order by happened_on, position) as place
    from paper_side
    where side = 'centre_says_received' and pm_id is not null
),
sent as (
    select pm_id, unit_id, paper_form, paper_number, min(happened_on) as sent_on
    from paper_side
    where side = 'agency_says_sent' and pm_id is not null and paper_number is not null
    group by pm_id, unit_id, paper_form, paper_number
)
select
    r.pm_id,
    r.paper_side_id,
    r.unit_id,
    r.sector,
    coalesce(r.channel, 'unknown') as channel,
    r.paper_form,
    s.sent_on,
    r.happened_on as received_on,
    r.happened_at as received_at,
    r.stage,
    r.reply,
    r.replied_on
from received as r
left join sent as s
    on s.pm_id = r.pm_id and s.unit_id = r.unit_id and s.paper_form = r.paper_form and s.paper_number = r.paper_number
where r.place = 1
