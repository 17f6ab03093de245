/*+++
title = "Người thực hiện ghi trong sổ"
title_en = "Provider named in the register"
definition = "Tên người thực hiện theo thứ tự ghi, với tỷ lệ ghi kèm, lấy từ dòng sau cùng có ghi người thực hiện."
definition_en = "Provider names in the order written, with the share stated, from the last row that names anyone."
grain = "một tên trong một vụ việc"
grain_en = "one name in one case"
key = ["case_id", "position"]
private = true
[columns]
provider_text = {vi = "Tên như đã ghi", en = "Name as written"}
provider_key = {vi = "Khóa tên", en = "Name key"}
share = {vi = "Tỷ lệ đã ghi", en = "Share stated"}
position = {vi = "Thứ tự", en = "Order of naming"}
accepted_on = {vi = "Ngày thụ lý", en = "Day accepted"}

[[examples]]
because = "Sổ sau đổi người: chỉ người của sổ sau; sổ sau để trống: người của sổ trước được giữ, cùng tỷ lệ của chính dòng đó."
because_en = "The later register changes the provider: only the later one; a later blank keeps the earlier provider with the shares of that same row."
given.case_row = """
case_id | seq | provider_texts     | provider_shares
A.1     | 1   | Lê An              | 1
A.1     | 2   | Đỗ Bình, Lê  An    |
A.2     | 3   | Lê An              | 0.7
A.2     | 4   | []                 | 0.3
"""
expect = """
case_id | position | provider_key | share
A.1     | 1        | do binh      |
A.1     | 2        | le an        |
A.2     | 1        | le an        | 0.7
"""
+++*/
with last_named as (
    select case_id, max(seq) as seq
    from case_row
    where provider_texts is not null and len(provider_texts) > 0
    group by case_id
),
named as (
    select
        r.case_id,
        r.accepted_on,
        generate_subscripts(r.provider_texts, 1) as position,
        unnest(r.provider_texts) as provider_text,
        r.provider_shares
    from case_row as r
    inner join last_named as l on r.seq = l.seq
)
select
    case_id,
    position,
    provider_text,
    trim(regexp_replace(
        regexp_replace(replace(strip_accents(lower(provider_text)), 'đ', 'd'), '[''’`]', '', 'g'), '[^a-z0-9]+', ' ', 'g'
    )) as provider_key,
    provider_shares[position] as share,
    accepted_on
from named
