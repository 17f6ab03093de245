/*+++
title = "Số người–vụ theo đơn vị và ngày thuộc diện"
title_en = "Numbers of person-matters by unit and day of eligible-since"
definition = "Số người chắc chắn thuộc diện và số bị bỏ sót ở bước của chính đơn vị (B1, B1b, B2), theo đơn vị phải làm bước đầu, ngày thuộc diện và địa bàn (theo từng cách chia). Không có ngày hoặc không có đơn vị thì không vào bảng này."
definition_en = "Certainly eligible persons and those missed at the unit's own step (B1, B1b, B2), by the unit that owed the first step, day of eligible-since and area (in each scheme). Without a day or a unit a person is not in this table."
caution = "Mỗi người–vụ có mặt ở mọi cách chia địa bàn: luôn lọc theo cách chia địa bàn."
caution_en = "Every person-matter stands in every area scheme: always filter by area scheme."
grain = "một dòng cho mỗi ngày, đơn vị và địa bàn"
grain_en = "one row per day, unit and area"
key = ["area_scheme", "since_on", "area_code", "since_unit_id", "since_sector"]
sort = ["area_scheme", "since_on"]
[columns]
area_scheme = {vi = "Cách chia địa bàn", en = "Area scheme"}
area_code = {vi = "Mã địa bàn theo cách chia đó", en = "Area in that scheme"}
eligible = {vi = "Chắc chắn thuộc diện", en = "Certainly eligible"}
missed_own_step = {vi = "Bị bỏ sót ở bước của đơn vị", en = "Missed at the unit's own step"}

[[examples]]
because = "Chỉ B1, B1b, B2 là bước của chính đơn vị, B3 thì không; người chưa rõ diện không tính; một ngày một dòng ở mỗi cách chia địa bàn; không có đơn vị hoặc ngày thì không vào."
because_en = "Only B1, B1b and B2 are the unit's own step, B3 is not; the unknown does not count; one row per day in each area scheme; without unit or day nobody enters."
given.person = """
pm_id | since_on   | since_unit_id | since_sector | class_code | is_missed | status | district_code | province_code
A     | 2024-06-01 | CA_1          | police       | certain    | true      | B1     | 303           | 31
B     | 2024-06-01 | CA_1          | police       | certain    | true      | B1b    | 303           | 31
C     | 2024-06-01 | CA_1          | police       | certain    | true      | B2     | 303           | 31
D     | 2024-06-01 | CA_1          | police       | certain    | true      | B3     | 303           | 31
E     | 2024-06-01 | CA_1          | police       | unknown    | false     | B1     | 303           | 31
F     | 2024-06-02 | CA_1          | police       | certain    | false     | served | 303           | 31
G     | 2024-06-02 |               | police       | certain    | true      | B1     | 303           | 31
H     |            | CA_1          | police       | certain    | true      | B1     | 303           | 31
"""
expect = """
area_scheme | area_code | since_on   | since_unit_id | eligible | missed_own_step
district    | 303       | 2024-06-01 | CA_1          | 4        | 3
court_area  | unknown   | 2024-06-01 | CA_1          | 4        | 3
province    | 31        | 2024-06-01 | CA_1          | 4        | 3
district    | 303       | 2024-06-02 | CA_1          | 1        | 0
court_area  | unknown   | 2024-06-02 | CA_1          | 1        | 0
province    | 31        | 2024-06-02 | CA_1          | 1        | 0
"""
+++*/
with tallied as (
    select
        since_on, since_unit_id, since_sector, province_code, district_code, court_area_code,
        sum(case when class_code = 'certain' then 1 else 0 end) as eligible,
        sum(case when is_missed and status in ('B1', 'B1b', 'B2') then 1 else 0 end) as missed_own_step
    from person
    where since_on is not null and since_unit_id is not null
    group by since_on, since_unit_id, since_sector, province_code, district_code, court_area_code
),
placed as (
    select 'district' as area_scheme, coalesce(district_code, 'unknown') as area_code, * from tallied
    union all
    select 'court_area' as area_scheme, coalesce(court_area_code, 'unknown') as area_code, * from tallied
    union all
    select 'province' as area_scheme, coalesce(province_code, 'unknown') as area_code, * from tallied
)
select
    area_scheme,
    since_on,
    area_code,
    since_unit_id,
    since_sector,
    sum(eligible) as eligible,
    sum(missed_own_step) as missed_own_step
from placed
group by area_scheme, since_on, area_code, since_unit_id, since_sector
