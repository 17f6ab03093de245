/*+++
title = "Người–vụ theo tháng"
title_en = "Person-matters by month"
definition = "Số người–vụ theo tháng tiếp xúc đầu tiên, nơi của vụ, ngành đầu tiên, lĩnh vực, giai đoạn, diện chính, mức thuộc diện và tình trạng: bảng nhỏ mà các trang đọc trước."
definition_en = "Numbers of person-matters by month of first contact, place of the matter, first sector, field, stage, primary group, class and status: the small table pages read first."
grain = "một dòng cho mỗi tổ hợp"
grain_en = "one row per combination"
key = ["first_month", "district_code", "court_area_code", "first_sector", "field", "since_stage", "primary_group", "class_code", "status", "is_proved", "is_minor", "owner_code", "is_mature"]
[columns]
next_month = {vi = "Ngày đầu tháng sau", en = "First day of the next month"}
persons = {vi = "Số người–vụ", en = "Person-matters"}
referred = {vi = "Đã được giới thiệu", en = "Referred"}
with_case = {vi = "Có vụ việc", en = "With a case"}
explained = {vi = "Được giải thích", en = "Explained to"}
self_identified = {vi = "Tự nhận thuộc diện (có dòng sổ)", en = "Self-identified (register row)"}
requested = {vi = "Có yêu cầu", en = "Asked for aid"}
told = {vi = "Được phát Mẫu 01", en = "Given Form 01"}
sent = {vi = "Cơ quan ghi đã gửi", en = "Sending stated by the agency"}
stage_missed = {vi = "Sót ở giai đoạn trước (B5)", en = "Missed at an earlier stage (B5)"}
declined_unproved = {vi = "Từ chối không biên bản", en = "Declined without minute"}
undetermined = {vi = "Ngày sinh chưa xác định", en = "Birth date undetermined"}

[[examples]]
because = "Người cùng tháng, cùng mọi chiều vào một dòng; khác tình trạng thì sang dòng khác."
because_en = "Persons alike in month and every dimension share a row; another status is another row."
given.person = """
pm_id | first_month | first_sector | class_code | status | is_referred | has_register_row
A     | 2024-05-01  | police       | certain    | B2     | false       | true
B     | 2024-05-01  | police       | certain    | B2     | false       | false
C     | 2024-12-01  | police       | certain    | served | true        | true
"""
expect = """
first_month | next_month | status | persons | referred | self_identified
2024-05-01  | 2024-06-01 | B2     | 2       | 0        | 1
2024-12-01  | 2025-01-01 | served | 1       | 1        | 1
"""
+++*/
select
    first_month,
    cast(first_month + interval 1 month as date) as next_month,
    province_code,
    district_code,
    court_area_code,
    first_year,
    first_sector,
    field,
    is_civil,
    since_stage,
    primary_group,
    class_code,
    status,
    is_missed,
    is_suspected,
    is_proved,
    is_minor,
    owner_code,
    is_mature,
    count(*) as persons,
    sum(case when is_referred then 1 else 0 end) as referred,
    sum(case when has_case then 1 else 0 end) as with_case,
    sum(case when is_told then 1 else 0 end) as told,
    sum(case when has_register_row then 1 else 0 end) as self_identified,
    sum(case when is_explained then 1 else 0 end) as explained,
    sum(case when is_requested then 1 else 0 end) as requested,
    sum(case when is_sent then 1 else 0 end) as sent,
    sum(case when is_stage_missed then 1 else 0 end) as stage_missed,
    sum(case when declined_unproved then 1 else 0 end) as declined_unproved,
    sum(case when birth_undetermined then 1 else 0 end) as undetermined
from person
group by
    first_month, province_code, district_code, court_area_code, first_year, first_sector, field, is_civil, since_stage,
    primary_group, class_code, status, is_missed, is_suspected, is_proved, is_minor, owner_code, is_mature
