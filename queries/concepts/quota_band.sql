/*+++
title = "Chỉ tiêu theo bậc thâm niên"
title_en = "Quota by seniority band"
definition = "Mức đạt, khá, tốt của từng năm và bậc: theo văn bản Trung tâm gửi kèm nếu có, nếu không theo dữ liệu pháp luật. Năm chưa biết số thì để trống, không đoán."
definition_en = "The levels of each year and band: from the letter delivered by the Centre if there is one, else from the law rows. A year whose numbers are not known stays empty; nothing is guessed."
grain = "một năm và một bậc"
grain_en = "one year and band"
key = ["year", "band"]
[columns]
is_from_centre = {vi = "Theo văn bản Trung tâm gửi", en = "From the letter the Centre delivered"}

[[examples]]
because = "Văn bản Trung tâm gửi thắng; năm không có văn bản giữ nguyên, để trống là chưa biết."
because_en = "The delivered letter wins; a year without one stays as it is, empty means unknown."
given.quota_rule = """
year | band | years_from | years_below | meets_from
2022 | 1    | 0          | 3           | 6
2023 | 1    | 0          | 3           |
2024 | 1    | 0          | 3           |
"""
given.quota_row = """
file | sheet | row | sub | year | band | meets_from | good_from | excellent_from
q    | a     | 1   | 0   | 2023 | 1    | 7          | 13        | 17
"""
expect = """
year | band | years_from | meets_from | is_from_centre
2022 | 1    | 0          | 6          | false
2023 | 1    | 0          | 7          | true
2024 | 1    | 0          |            | false
"""
+++*/
with delivered as (
    select *, row_number() over (partition by year, band order by file desc, sheet, "row", sub) as version
    from quota_row
)
select
    q.year,
    q.band,
    q.years_from,
    q.years_below,
    coalesce(d.meets_from, q.meets_from) as meets_from,
    coalesce(d.good_from, q.good_from) as good_from,
    coalesce(d.excellent_from, q.excellent_from) as excellent_from,
    d.year is not null as is_from_centre,
    q.source_id
from quota_rule as q
left join delivered as d on q.year = d.year and q.band = d.band and d.version = 1
order by q.year, q.band
