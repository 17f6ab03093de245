/*+++
title = "Mức ghép dòng"
title_en = "Levels of linking"
definition = "Dòng của các cơ quan được ghép thành người–vụ ở ba mức: chặt (chỉ ghép khi rất chắc), mức đang dùng, và lỏng (ghép cả khi còn ngờ). Hai mức ngoài cho biết số người bị bỏ sót có thể dao động bao nhiêu vì cách ghép tên."
definition_en = "Rows of the agencies are linked to person-matters at three levels: strict (only when very sure), the one in use, and loose (also when in doubt). The outer two tell how far the number of missed people can move by the way names are linked."
caution = "Khi liên kết được lấy từ tệp, chỉ có mức đang dùng."
caution_en = "Where links were taken from a file there is only the level in use."
grain = "một dòng cho mỗi mức"
grain_en = "one row per level"
key = ["level"]
[columns]
level = {vi = "Mức ghép", en = "Level of linking"}
threshold = {vi = "Ngưỡng (bit)", en = "Threshold (bits)"}

[[examples]]
because = "Mỗi mức một dòng với ngưỡng của nó."
because_en = "One row per level with its threshold."
given.link_level = """
level  | threshold
used   | 9
strict | 18
"""
expect = """
level  | threshold
strict | 18
used   | 9
"""
+++*/
select level, threshold
from link_level
