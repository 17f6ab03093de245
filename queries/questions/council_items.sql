/*+++
title = "Kế hoạch, văn bản và kết luận đến đâu?"
title_en = "Where do plans, documents and conclusions stand?"
definition = "Kế hoạch của Hội đồng, văn bản cụ thể hóa của từng cơ quan và kết luận, với tình trạng vào ngày dữ liệu."
definition_en = "Plans of the council, implementing documents of each agency and conclusions, with their state on the data day."
grain = "một kế hoạch, văn bản hoặc kết luận"
grain_en = "one plan, document or conclusion"
key = ["item_id"]
date_rule = "Mọi mục đã ghi; không theo kỳ."
date_rule_en = "All items on record; not by period."
[columns]
days_over = {vi = "Số ngày chậm hoặc quá hạn đến ngày đã chọn", en = "Days late, or overdue on the chosen day"}
+++*/
select
    item_id, item_kind, year, owner, text_vi, due_on, done_on, status,
    case
        when status = 'done_late' then done_on - due_on
        when status = 'overdue' then cast($on_day as date) - due_on
    end as days_over
from council_item
order by item_kind, item_id
