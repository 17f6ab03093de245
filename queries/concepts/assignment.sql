/*+++
title = "Phân công"
title_en = "Assignment"
definition = "Một người trong một vụ việc, với phần vụ việc được tính cho người đó. Tỷ lệ ghi trong sổ được dùng; ai không ghi tỷ lệ chia đều phần còn lại. Tỷ lệ làm tròn đến phần trăm được chỉnh cho đủ 1; tổng khác 1 hơn thế làm việc công bố dừng lại."
definition_en = "One provider in one case with the part of the case that counts for them. Stated shares are used; those without one split what is left equally. Shares rounded to a hundredth are scaled to 1; any other sum stops the publication."
grain = "một người trong một vụ việc"
grain_en = "one provider in one case"
key = ["case_id", "provider_id"]
law = []

[[examples]]
because = "Một người: cả vụ. Hai người không ghi tỷ lệ: mỗi người một nửa. Ghi 70 % và 30 %: đúng như ghi. Một người ghi 0,6: người kia phần còn lại."
because_en = "One provider: the whole case. Two without shares: half each. 70 % and 30 %: as stated. One states 0.6: the other gets the rest."
given.case_provider = """
case_id | position | provider_text | share
A.1     | 1        | Lê An         |
A.2     | 1        | Lê An         |
A.2     | 2        | Đỗ Bình       |
A.3     | 1        | Lê An         | 0.7
A.3     | 2        | Đỗ Bình       | 0.3
A.4     | 1        | Lê An         | 0.6
A.4     | 2        | Đỗ Bình       |
"""
given.provider_match = """
exact_name | provider_id
lê an      | TGV01
đỗ bình    | LS01
"""
given.aid_case = """
case_id | source           | assigned_on
A.1     | officer_personal | 2024-01-05
A.2     | police           |
A.3     | court            |
A.4     | court            |
"""
expect = """
case_id | provider_id | credit | credit_is_stated | is_self_sourced | assigned_on
A.1     | TGV01       | 1      | false            | true            | 2024-01-05
A.2     | LS01        | 0.5    | false            | false           |
A.2     | TGV01       | 0.5    | false            | false           |
A.3     | LS01        | 0.3    | true             | false           |
A.3     | TGV01       | 0.7    | true             | false           |
A.4     | LS01        | 0.4    | false            | false           |
A.4     | TGV01       | 0.6    | true             | false           |
"""

[[examples]]
because = "Ba lần 0,33 là làm tròn: chỉnh cho đủ 1. 0,7 và 0,28 lệch quá mức làm tròn: giữ nguyên, để việc công bố báo lỗi. 0,7 và 0,31 đúng bằng mức làm tròn của hai người: chỉnh."
because_en = "Three times 0.33 is rounding: scaled to 1. 0.7 and 0.28 is more than rounding: kept, so that publishing reports it. 0.7 and 0.31 is exactly the rounding of two shares: scaled."
given.case_provider = """
case_id | position | provider_text | share
A.1     | 1        | Lê An         | 0.33
A.1     | 2        | Đỗ Bình       | 0.33
A.1     | 3        | Cao Sơn       | 0.33
A.2     | 1        | Lê An         | 0.7
A.2     | 2        | Đỗ Bình       | 0.28
A.3     | 1        | Lê An         | 0.7
A.3     | 2        | Đỗ Bình       | 0.31
"""
given.provider_match = """
exact_name | provider_id
lê an      | TGV01
đỗ bình    | LS01
cao sơn    | LS02
"""
given.aid_case = """
case_id | source
A.1     | court
A.2     | court
A.3     | court
"""
expect = """
case_id | provider_id | credit
A.1     | LS01        | 0.333333
A.1     | LS02        | 0.333333
A.1     | TGV01       | 0.333333
A.2     | LS01        | 0.28
A.2     | TGV01       | 0.7
A.3     | LS01        | 0.306931
A.3     | TGV01       | 0.693069
"""
+++*/
with summed as (
    select
        *,
        coalesce(sum(share) over (partition by case_id), 0) as stated,
        sum(case when share is null then 1 else 0 end) over (partition by case_id) as without_share,
        count(*) over (partition by case_id) as providers
    from case_provider
),
-- each share written to a hundredth is off by at most half a hundredth
divided as (
    select
        case_id,
        position,
        provider_text,
        share is not null as credit_is_stated,
        case
            when share is null then (1 - stated) / without_share
            when without_share = 0 and abs(stated - 1) <= 0.005 * providers + 0.000001 then share / stated
            else share
        end as credit
    from summed
)
select
    d.case_id,
    m.provider_id,
    min(d.position) as position,
    max(c.assigned_on) as assigned_on,
    max(c.closed_on) as ended_on,
    sum(d.credit) as credit,
    bool_and(d.credit_is_stated) as credit_is_stated,
    bool_or(c.source = 'officer_personal') as is_self_sourced
from divided as d
inner join aid_case as c on d.case_id = c.case_id
inner join provider_match as m on lower(nfc_normalize(d.provider_text)) = m.exact_name
group by d.case_id, m.provider_id
order by d.case_id, m.provider_id
