/*+++
title = "Kế hoạch, văn bản, kết luận của Hội đồng"
title_en = "Council plans, documents and conclusions"
definition = "Tình trạng vào ngày dữ liệu, tính từ ngày hoàn thành và thời hạn, không lấy chữ ghi trong tệp: xong, xong chậm, quá hạn, đang thực hiện; văn bản không có ngày là chưa ban hành."
definition_en = "The state on the data day, computed from done and due days, not from the words of the file: done, done late, overdue, open; a document without a day is not issued."
grain = "một kế hoạch, văn bản hoặc kết luận"
grain_en = "one plan, document or conclusion"
key = ["item_id"]

[[examples]]
because = "Xong trước, đúng và sau thời hạn; thời hạn là hôm qua, hôm nay; xong sau ngày dữ liệu chưa được tính; văn bản chưa có ngày."
because_en = "Done before, on and after the deadline; due yesterday and today; done after the data day does not count yet; a document without a day."
given.council_item_row = """
file | sheet | row | sub | item_kind  | due_on     | done_on
a    | a     | 1   | 0   | resolution | 2025-03-31 | 2025-03-30
a    | a     | 2   | 0   | resolution | 2025-03-31 | 2025-03-31
a    | a     | 3   | 0   | resolution | 2025-03-31 | 2025-04-01
a    | a     | 4   | 0   | resolution | 2025-06-29 |
a    | a     | 5   | 0   | resolution | 2025-06-30 |
a    | a     | 6   | 0   | resolution | 2025-07-31 | 2025-07-01
a    | a     | 7   | 0   | resolution | 2025-07-31 | 2025-06-30
a    | b     | 1   | 0   | document   |            |
a    | b     | 2   | 0   | document   |            | 2025-02-01
"""
given.snapshot_day = """
data_day   | window_start
2025-06-30 | 2024-01-01
"""
expect = """
item_id       | status     | done_on
resolution_01 | done       | 2025-03-30
resolution_02 | done       | 2025-03-31
resolution_03 | done_late  | 2025-04-01
resolution_04 | overdue    |
resolution_05 | open       |
resolution_06 | open       | 2025-07-01
resolution_07 | done       | 2025-06-30
document_01   | not_issued |
document_02   | done       | 2025-02-01
"""
+++*/
with dated as (
    select
        r.*,
        s.data_day,
        case when r.done_on <= s.data_day then r.done_on end as counted_done_on,
        row_number() over (partition by r.item_kind order by r.file, r.sheet, r."row", r.sub) as number
    from council_item_row as r
    cross join snapshot_day as s
)
select
    item_kind || '_' || lpad(cast(number as varchar), 2, '0') as item_id,
    item_kind,
    year,
    owner,
    text_vi,
    due_on,
    done_on,
    case
        when counted_done_on > due_on then 'done_late'
        when counted_done_on is not null then 'done'
        when due_on < data_day then 'overdue'
        when due_on is null and item_kind <> 'resolution' then 'not_issued'
        else 'open'
    end as status
from dated
order by item_kind, number
