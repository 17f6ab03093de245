/*+++
title = "Độ đúng và độ đủ của việc ghép dòng"
title_en = "Precision and recall of the links"
definition = "Ước lượng từ các cặp đã có người xem lại, theo ba tầng: chắc (mức chặt cũng ghép), yếu (chỉ mức đang dùng ghép), ngờ (chưa ghép). Độ đúng: trong các liên kết, bao nhiêu phần là đúng một người trong một vụ. Độ đủ: trong các liên kết thật, bao nhiêu phần đã được ghép. Chưa có cặp nào được xem ở một tầng thì chưa có số."
definition_en = "Estimated from the pairs people reviewed, in three strata: clear (the strict level links them too), weak (only the level in use does), doubtful (not linked). Precision: how many of the links are truly one person in one matter. Recall: how many of the true links are made. While a stratum has no reviewed pair there is no number."
caution = "Các cặp đã xem đại diện cho các cặp khác cùng tầng. Độ đủ chỉ biết về những cặp mà quy tắc còn ngờ, không biết về cặp mà quy tắc không hề thấy."
caution_en = "Reviewed pairs stand for the other pairs of their stratum. Recall knows only of pairs that the rules doubt, not of pairs that the rules never see."
grain = "một dòng cho mỗi tầng, và một cho độ đúng, một cho độ đủ"
grain_en = "one row per stratum, and one each for precision and recall"
key = ["measure", "stratum"]
[columns]
measure = {vi = "Đại lượng", en = "Measure"}
stratum = {vi = "Tầng", en = "Stratum"}
links = {vi = "Số liên kết", en = "Links"}
reviewed = {vi = "Cặp đã xem", en = "Pairs reviewed"}
same = {vi = "Là một", en = "Same"}
different = {vi = "Là hai", en = "Different"}
unsure = {vi = "Chưa rõ", en = "Unsure"}
estimate_share = {vi = "Ước lượng", en = "Estimate"}
low_share = {vi = "Giới hạn dưới 95 %", en = "Lower limit, 95 %"}
high_share = {vi = "Giới hạn trên 95 %", en = "Upper limit, 95 %"}

[[examples]]
because = "Tầng chưa có cặp nào được xem thì ước lượng trống, không phải 0."
because_en = "A stratum without a reviewed pair has no estimate, not 0."
given.link_quality = """
measure | stratum  | links | reviewed | same | different | unsure | estimate_share
stratum | clear    | 90    | 2        | 2    | 0         | 0      | 1.0
stratum | doubtful | 10    | 0        | 0    | 0         | 0      |
"""
expect = """
measure | stratum  | links | reviewed | estimate_share
stratum | clear    | 90    | 2        | 1.0
stratum | doubtful | 10    | 0        |
"""
+++*/
select measure, stratum, links, reviewed, same, different, unsure, estimate_share, low_share, high_share
from link_quality
