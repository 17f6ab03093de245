/*+++
title = "Vụ việc trợ giúp pháp lý"
title_en = "Legal-aid case"
definition = "Một vụ việc là mã của nó. Dòng của sổ sau thắng ở mọi cột; ô trống không bao giờ xóa giá trị đã ghi. Hình thức không ghi: tham gia tố tụng nếu có tư cách, giai đoạn hoặc ngày đăng ký, ngoài ra là tư vấn."
definition_en = "A case is its code. The row of the later register wins in every column; a blank never erases a value. Where no form is stated: proceedings if a capacity, a stage or a registration stands there, else advice."
caution = "Ngày kết thúc trước ngày thụ lý không thể đúng: vụ việc được coi là chưa kết thúc."
caution_en = "An ending before acceptance cannot be true: the case is taken as not ended."
grain = "một vụ việc"
grain_en = "one case"
key = ["case_id"]
law = []

[[examples]]
because = "Sổ 2025 ghi lại vụ việc chuyển kỳ: ngày kết thúc mới thắng, nguồn để trống không xóa nguồn đã ghi."
because_en = "The 2025 register lists the carried case again: its ending wins, its blank source erases nothing."
given.case_row = """
case_id | seq | case_form | field | source | accepted_on | closed_on | close_reason | is_successful
A.1     | 1   | PROC      | CRIM  | police | 2024-11-05  |           |              |
A.1     | 2   | PROC      | CIV   |        | 2024-11-05  | 2025-03-01 | done        | true
"""
given.snapshot_day = """
data_day | window_start
2025-06-30 | 2024-01-01
"""
expect = """
case_id | field | source | closed_on  | close_reason | is_successful | before_window
A.1     | CIV   | police | 2025-03-01 | done         | true          | false
"""

[[examples]]
because = "Thụ lý trước, đúng và sau ngày đầu của dữ liệu; kết thúc trước ngày thụ lý bị bỏ, kết thúc đúng ngày thụ lý được giữ."
because_en = "Accepted before, on and after the first day of the data; an ending before acceptance is dropped, one on that day is kept."
given.case_row = """
case_id | seq | capacity | accepted_on | closed_on  | close_reason
A.1     | 1   |          | 2023-12-31  | 2023-12-30 | done
A.2     | 2   | defence  | 2024-01-01  | 2024-01-01 | done
A.3     | 3   | defence  | 2024-01-02  |            |
"""
given.snapshot_day = """
data_day | window_start
2025-06-30 | 2024-01-01
"""
expect = """
case_id | case_form | source  | closed_on  | close_reason | before_window | is_successful
A.1     | ADV       | unknown |            |              | true          | false
A.2     | PROC      | unknown | 2024-01-01 | done         | false         | false
A.3     | PROC      | unknown |            |              | false         | false
"""
+++*/
with merged as (
    select
        case_id,
        max_by(case_form, seq) filter (where case_form is not null) as case_form,
        max_by(field, seq) filter (where field is not null) as field,
        max_by(capacity, seq) filter (where capacity is not null) as capacity,
        max_by(source, seq) filter (where source is not null) as source,
        max_by(unit_id, seq) filter (where unit_id is not null) as source_unit_id,
        max_by(channel, seq) filter (where channel is not null) as channel,
        max_by(stage, seq) filter (where stage is not null) as stage_first,
        max_by(accepted_on, seq) filter (where accepted_on is not null) as accepted_on,
        max_by(accepted_at, seq) filter (where accepted_at is not null) as accepted_at,
        max_by(assigned_on, seq) filter (where assigned_on is not null) as assigned_on,
        max_by(assigned_at, seq) filter (where assigned_at is not null) as assigned_at,
        max_by(registered_on, seq) filter (where registered_on is not null) as registered_on,
        max_by(closed_on, seq) filter (where closed_on is not null) as closed_on,
        max_by(close_reason, seq) filter (where close_reason is not null) as close_reason,
        max_by(is_successful, seq) filter (where is_successful is not null) as is_successful,
        max_by(custody_said, seq) filter (where custody_said is not null) as in_custody
    from case_row
    group by case_id
)
select
    case_id,
    coalesce(
        case_form,
        case when coalesce(capacity, stage_first) is not null or registered_on is not null then 'PROC' else 'ADV' end
    ) as case_form,
    field,
    capacity,
    coalesce(source, 'unknown') as source,
    source_unit_id,
    channel,
    stage_first,
    accepted_on,
    accepted_at,
    assigned_on,
    assigned_at,
    registered_on,
    case when closed_on >= accepted_on then closed_on end as closed_on,
    case when closed_on >= accepted_on then close_reason end as close_reason,
    coalesce(is_successful, false) as is_successful,
    coalesce(in_custody, false) as in_custody,
    accepted_on < s.window_start as before_window
from merged
cross join snapshot_day as s
where accepted_on is not null
order by accepted_on, case_id
