/*+++
title = "Địa bàn của Hội đồng"
title_en = "Areas of the council"
definition = "Các địa bàn có thể chọn: huyện cũ của tỉnh, khu vực tòa án, và dòng chưa xác định khu vực hoặc chưa biết khi có người ở đó."
definition_en = "The areas one can choose: former districts of the province, court areas, and the rows for undetermined or unknown areas where somebody is there."
caution = "Phạm vi khu vực là bản dự thảo do Hội đồng cung cấp, chưa đối chiếu Phụ lục NQ 81/2025."
caution_en = "The territory of court areas is a draft supplied by the council, not checked against the annex of Resolution 81/2025."
law = ["NQ81_2025"]
grain = "một dòng cho mỗi địa bàn trong mỗi hệ địa bàn"
grain_en = "one row per area in a scheme of areas"
key = ["area_scheme", "area_code"]
[columns]
area_scheme = {vi = "Hệ địa bàn", en = "Scheme of areas"}
area_code = {vi = "Mã địa bàn", en = "Area code"}
area_name = {vi = "Địa bàn", en = "Area"}
area_name_en = {vi = "Địa bàn (tiếng Anh)", en = "Area (English)"}
area_order = {vi = "Thứ tự", en = "Order"}
is_known = {vi = "Là địa bàn thật", en = "A real area"}

[[examples]]
because = "Hội đồng của hai tỉnh cũ nhập lại: hai huyện cùng tên ghi thêm tỉnh cũ."
because_en = "A council of two former provinces: two districts of one name say their former province."
given.snapshot_day = """
data_day   | province_code
2026-10-31 | 99
"""
given.area = """
scheme      | kind     | code | name_vi | name_short | parent_code | province_code | sort_key
GSO_PRE2025 | province | 99   | Tỉnh X  | X          |             | 99            | x
GSO_PRE2025 | province | 98   | Tỉnh Y  | Y          |             | 99            | y
GSO_PRE2025 | district | 901  | Huyện A | A          | 99          | 99            | a
GSO_PRE2025 | district | 801  | Huyện A | A          | 98          | 99            | a
GSO_PRE2025 | district | 802  | Huyện B | B          | 98          | 99            | b
"""
expect = """
area_scheme | area_code | area_name   | is_known
district    | 901       | Huyện A (X) | true
district    | 801       | Huyện A (Y) | true
district    | 802       | Huyện B     | true
province    | 99        | Tỉnh X      | true
"""

[[examples]]
because = "Huyện của tỉnh này có mặt dù chưa có ai; huyện của tỉnh khác thì không; khu vực chưa xác định chỉ khi có người."
because_en = "A district of this province is there though nobody is in it; one of another province is not; an undetermined area only where somebody is."
given.snapshot_day = """
data_day   | province_code
2026-10-31 | 99
"""
given.area = """
scheme      | kind     | code | name_vi | province_code | sort_key
GSO_PRE2025 | province | 99   | Tỉnh X  | 99            | x
GSO_PRE2025 | district | 901  | Huyện A | 99            | a
GSO_PRE2025 | district | 902  | Huyện B | 99            | b
GSO_PRE2025 | district | 801  | Huyện C | 98            | c
"""
given.court_area_row = """
file | sheet | row | sub | court_area | commune_code
k    | s     | 1   | 0   | 1          | 10001
"""
given.person_matter = """
pm_id | district_code | court_area_code
A     | 901           | undetermined_901
B     |               | 1
"""
expect = """
area_scheme | area_code        | area_name                         | is_known
district    | 901              | Huyện A                           | true
district    | 902              | Huyện B                           | true
district    | unknown          | Chưa biết                         | false
court_area  | 1                | Khu vực 1                         | true
court_area  | undetermined_901 | Chưa xác định khu vực (Huyện A)   | false
province    | 99               | Tỉnh X                            | true
"""
+++*/
with province as (
    select province_code from snapshot_day
),
used as (
    select distinct coalesce(district_code, 'unknown') as district_code, coalesce(court_area_code, 'unknown') as court_area_code
    from person_matter
),
district as (
    -- two districts of one name, in a council of several former provinces, say which one they come from
    select
        a.code,
        case when count(*) over (partition by a.name_vi) > 1 and f.name_short is not null
            then a.name_vi || ' (' || f.name_short || ')' else a.name_vi end as name_vi,
        a.sort_key
    from area as a
    inner join province as p on p.province_code = a.province_code
    left join area as f on f.scheme = 'GSO_PRE2025' and f.kind = 'province' and f.code = a.parent_code
    where a.scheme = 'GSO_PRE2025' and a.kind = 'district'
),
court as (
    select distinct court_area as code from court_area_row where court_area is not null
),
other_court as (
    select distinct u.court_area_code as code
    from used as u
    left join court as c on c.code = u.court_area_code
    where c.code is null and u.court_area_code <> 'unknown'
),
other_district as (
    select distinct u.district_code as code, a.name_vi, a.sort_key
    from used as u
    left join district as d on d.code = u.district_code
    left join area as a on a.scheme = 'GSO_PRE2025' and a.kind = 'district' and a.code = u.district_code
    where d.code is null and u.district_code <> 'unknown'
),
named as (
    select 'district' as area_scheme, code as area_code, name_vi as area_name, name_vi as area_name_en, '1' || sort_key as area_order,
        true as is_known
    from district
    union all
    select 'district' as area_scheme, code as area_code, coalesce(name_vi, code) as area_name,
        coalesce(name_vi, code) as area_name_en, '2' || coalesce(sort_key, code) as area_order, true as is_known
    from other_district
    union all
    select 'court_area' as area_scheme, code as area_code, 'Khu vực ' || code as area_name,
        'Court area ' || code as area_name_en, '1' || right('000' || code, 4) as area_order, true as is_known
    from court
    union all
    select 'court_area' as area_scheme, o.code as area_code,
        case when a.name_vi is null then 'Khu vực ' || o.code else 'Chưa xác định khu vực (' || a.name_vi || ')' end as area_name,
        case when a.name_vi is null then 'Court area ' || o.code else 'Undetermined area (' || a.name_vi || ')' end
            as area_name_en,
        '2' || coalesce(a.sort_key, o.code) as area_order,
        a.name_vi is null as is_known
    from other_court as o
    left join area as a
        on a.scheme = 'GSO_PRE2025' and a.kind = 'district' and o.code = 'undetermined_' || a.code
    union all
    select 'province' as area_scheme, a.code as area_code, a.name_vi as area_name, a.name_vi as area_name_en, '1' as area_order,
        true as is_known
    from area as a
    inner join province as p on p.province_code = a.code
    where a.scheme = 'GSO_PRE2025' and a.kind = 'province'
    union all
    select distinct 'district' as area_scheme, 'unknown' as area_code, 'Chưa biết' as area_name, 'Unknown' as area_name_en,
        '9' as area_order, false as is_known
    from used
    where district_code = 'unknown'
    union all
    select distinct 'court_area' as area_scheme, 'unknown' as area_code, 'Chưa biết' as area_name, 'Unknown' as area_name_en,
        '9' as area_order, false as is_known
    from used
    where court_area_code = 'unknown'
)
select area_scheme, area_code, area_name, area_name_en, area_order, is_known
from named
