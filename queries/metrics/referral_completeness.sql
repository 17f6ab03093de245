/*+++
title = "Độ đầy đủ của chuyển giao"
title_en = "Referral completeness"
definition = "Số văn bản Mẫu 03 và Mẫu 04 có ở cả hai phía trên số văn bản cơ quan ghi đã gửi."
definition_en = "Form 03 and Form 04 papers found on both sides over those the agency says it sent."
unit = "share"
better = "higher"
over = "paper_pair"
law = ["TTLT10_A7_2"]
[columns]
numerator = {vi = "Tử số", en = "Numerator"}
denominator = {vi = "Mẫu số", en = "Denominator"}
value = {vi = "Giá trị", en = "Value"}

[[examples]]
because = "Hai văn bản ghi đã gửi, một đã nhận; văn bản chỉ Trung tâm ghi không ở mẫu số."
because_en = "Two papers stated as sent, one received; one only the Centre knows is not in the denominator."
given.paper_pair = """
paper_id | is_sent_known | is_received
A | true | true
B | true | false
C | false | true
"""
expect = """
numerator | denominator | value
1 | 2 | 0.5
"""
+++*/
select
    coalesce(sum(case when is_sent_known and is_received then 1 else 0 end), 0) as numerator,
    coalesce(sum(case when is_sent_known then 1 else 0 end), 0) as denominator,
    sum(case when is_sent_known and is_received then 1 else 0 end)
        / nullif(cast(sum(case when is_sent_known then 1 else 0 end) as double), 0) as value
from paper_pair
