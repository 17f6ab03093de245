/*+++
title = "Ghép dòng của các cơ quan đúng đến đâu?"
title_en = "How good are the links between the agencies' rows?"
grain = "một dòng cho mỗi tầng, và một cho độ đúng, một cho độ đủ"
grain_en = "one row per stratum, and one each for precision and recall"
key = ["measure", "stratum"]
date_rule = "Mọi dòng của bản công bố, không theo kỳ"
date_rule_en = "All rows of the snapshot, whatever the period"
caution = "Ước lượng từ các cặp đã có người xem lại; chưa có cặp nào được xem lại thì không có số. Độ đủ chỉ biết về những cặp mà quy tắc còn ngờ."
caution_en = "Estimated from pairs that people reviewed; without a reviewed pair there is no number. Recall knows only of pairs the rules doubt."
[columns]
measure_order = {vi = "Thứ tự", en = "Order"}
+++*/
select
    measure, stratum, links, reviewed, same, different, unsure, estimate_share, low_share, high_share,
    case measure when 'precision' then 1 when 'recall' then 2 else 3 end as measure_order
from linkage_estimate
order by measure_order, case stratum when 'clear' then 1 when 'weak' then 2 else 3 end
