/*+++
title = "Tên nào là ai"
title_en = "Which name is whom"
definition = "Một tên chỉ đúng một người khi khóa tên đầy đủ trùng nhau; khi nhiều người cùng khóa tên, dấu phải trùng đúng. Tên gần giống không bao giờ được ghép."
definition_en = "A name is one person when the full name key is equal; when several people share a key, the accents must be equal too. Similar names are never joined."
grain = "một cách ghi tên"
grain_en = "one spelling of a name"
key = ["exact_name"]
private = true
[columns]
exact_name = {vi = "Họ tên chữ thường", en = "Name in lower case"}
provider_key = {vi = "Khóa tên", en = "Name key"}

[[examples]]
because = "Hai người gần trùng tên không bị lẫn; hai người cùng khóa tên được phân biệt bằng dấu."
because_en = "Two nearly equal names are not mixed up; two people with one key are told apart by accents."
given.case_provider = """
case_id | position | provider_text      | provider_key
A.1     | 1        | Nguyễn Thị Thu Hà  | nguyen thi thu ha
A.2     | 1        | Nguyễn Thu Hà      | nguyen thu ha
A.3     | 1        | Lê Hạ              | le ha
A.4     | 1        | Lê Ha              | le ha
"""
given.provider_person = """
provider_id | exact_name         | name_key
TGV03       | nguyễn thị thu hà  | nguyen thi thu ha
TGV10       | nguyễn thu hà      | nguyen thu ha
TGV11       | lê hà              | le ha
TGV12       | lê hạ              | le ha
"""
expect = """
exact_name         | provider_id
nguyễn thị thu hà  | TGV03
nguyễn thu hà      | TGV10
lê hạ              | TGV12
"""
+++*/
with spelled as (
    select lower(nfc_normalize(provider_text)) as exact_name, max(provider_key) as provider_key
    from case_provider
    group by lower(nfc_normalize(provider_text))
),
candidate as (
    select
        s.exact_name,
        s.provider_key,
        p.provider_id,
        s.exact_name = p.exact_name as is_exact,
        count(*) over (partition by s.exact_name) as candidates,
        sum(case when s.exact_name = p.exact_name then 1 else 0 end) over (partition by s.exact_name) as exact_candidates
    from spelled as s
    inner join provider_person as p on s.provider_key = p.name_key
)
select exact_name, provider_key, provider_id
from candidate
where candidates = 1 or (is_exact and exact_candidates = 1)
