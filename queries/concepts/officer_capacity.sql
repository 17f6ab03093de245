/*+++
title = "Thời gian làm việc của trợ giúp viên"
title_en = "Working time of officers"
definition = "Các khoảng ngày trong đó một trợ giúp viên có cùng một hệ số làm việc: 1 là đủ, 0 là vắng. Khi vắng mặt và miễn, giảm chỉ tiêu trùng nhau, hệ số nhỏ hơn được dùng (cùng một lần nghỉ không bị trừ hai lần). Trước ngày bổ nhiệm và sau ngày thôi việc không có khoảng nào."
definition_en = "Spans of days in which an officer has one working factor: 1 full, 0 absent. Where absence and quota reduction overlap the smaller factor counts (one leave is not taken off twice). No span before appointment or after the last day."
grain = "một trợ giúp viên và một khoảng"
grain_en = "one officer and one span"
key = ["provider_id", "start_on"]
[columns]
start_on = {vi = "Từ ngày", en = "First day"}
end_on = {vi = "Đến trước ngày", en = "Before this day (exclusive)"}
factor = {vi = "Hệ số làm việc", en = "Working factor"}

[[examples]]
because = "Bổ nhiệm 10/01: bắt đầu đúng ngày đó. Nghỉ thai sản từ 01/3 đến hết 31/3 ghi ở cả hai bảng: hệ số 0, trở lại 01/4. Sau ngày dữ liệu không có khoảng nào."
because_en = "Appointed 10 January: starts that day. Maternity leave from 1 to 31 March in both tables: factor 0, back on 1 April. Nothing after the data day."
given.provider = """
provider_id | provider_kind | active_from | active_to
TGV01       | TGVPL         | 2024-01-10  |
LS01        | lawyer        | 2024-01-01  |
"""
given.availability = """
provider_id | start_on   | end_on     | factor
TGV01       | 2024-03-01 | 2024-03-31 | 0
"""
given.quota_adjustment = """
provider_id | start_on   | end_on     | factor
TGV01       | 2024-03-01 | 2024-03-31 | 0
TGV01       | 2024-06-01 |            | 0.4
"""
given.snapshot_day = """
data_day   | window_start
2024-06-30 | 2024-01-01
"""
expect = """
provider_id | start_on   | end_on     | factor
TGV01       | 2024-01-10 | 2024-03-01 | 1
TGV01       | 2024-03-01 | 2024-04-01 | 0
TGV01       | 2024-04-01 | 2024-06-01 | 1
TGV01       | 2024-06-01 | 2024-07-01 | 0.4
"""

[[examples]]
because = "Học tập 0,5 và lãnh đạo 0,4 cùng lúc: 0,4. Thôi việc ngày 31/3: ngày đó còn tính."
because_en = "Study 0.5 and leadership 0.4 at once: 0.4. Last day in service 31 March: that day still counts."
given.provider = """
provider_id | provider_kind | active_from | active_to
TGV01       | TGVPL         |             | 2024-03-31
"""
given.availability = """
provider_id | start_on   | end_on     | factor
TGV01       | 2024-02-01 | 2024-02-29 | 0.5
"""
given.quota_adjustment = """
provider_id | start_on   | end_on     | factor
TGV01       | 2023-01-01 | 2025-12-31 | 0.4
"""
given.snapshot_day = """
data_day   | window_start
2024-06-30 | 2024-01-01
"""
expect = """
provider_id | start_on   | end_on     | factor
TGV01       | 2024-01-01 | 2024-02-01 | 0.4
TGV01       | 2024-02-01 | 2024-03-01 | 0.4
TGV01       | 2024-03-01 | 2024-04-01 | 0.4
"""
+++*/
with service as (
    select
        p.provider_id,
        greatest(coalesce(p.active_from, s.window_start), s.window_start) as start_on,
        least(coalesce(p.active_to + 1, s.data_day + 1), s.data_day + 1) as end_on
    from provider as p
    cross join snapshot_day as s
    where p.provider_kind = 'TGVPL'
),
limited as (
    select provider_id, start_on, end_on + 1 as end_on, factor from availability
    union all
    select provider_id, start_on, end_on + 1, factor from quota_adjustment
),
boundary as (
    select provider_id, start_on as on_day from service
    union
    select provider_id, end_on from service
    union
    select provider_id, start_on from limited
    union
    select provider_id, end_on from limited where end_on is not null
),
span as (
    select
        b.provider_id,
        b.on_day as start_on,
        lead(b.on_day) over (partition by b.provider_id order by b.on_day) as end_on,
        s.start_on as service_start,
        s.end_on as service_end
    from boundary as b
    inner join service as s on b.provider_id = s.provider_id
)
select
    span.provider_id,
    span.start_on,
    max(span.end_on) as end_on,
    least(1.0, coalesce(min(limited.factor), 1.0)) as factor
from span
left join limited
    on span.provider_id = limited.provider_id
    and limited.start_on <= span.start_on
    and (limited.end_on is null or limited.end_on > span.start_on)
where span.start_on >= span.service_start and span.end_on <= span.service_end
group by span.provider_id, span.start_on
order by span.provider_id, span.start_on
