"""Page 30: where eligible people are missed, at which step, how many are reached, over time, by matching, and what to do."""

from council.ui.missed.compared import comparison, points
from council.ui.missed.course import show_course
from council.ui.missed.matching import show_matching
from council.ui.missed.reach import show_reach
from council.ui.missed.where import show_where
from council.ui.missed.why import show_why
from council.ui.missed.work import show_work
from council.ui.views import View

VIEWS = (
    View("dia-ban", "Theo địa bàn", "Người thuộc diện bị bỏ sót ở đâu, và có nhiều hơn mức ngẫu nhiên không?", show_where),
    View("vi-sao", "Vì sao", "Bỏ sót ở bước nào, thuộc việc của ai?", show_why),
    View("tiep-can", "Tỷ lệ tiếp cận", "Bao nhiêu người cần đã được trợ giúp?", show_reach),
    View("thoi-gian", "Theo thời gian", "Bỏ sót tăng hay giảm qua các nhóm tiếp xúc?", show_course),
    View("ghep-ten", "Ghép tên", "Con số bỏ sót chắc đến đâu khi ghép tên giữa các danh sách?", show_matching),
    View("viec", "Danh sách việc", "Ai còn đang bị bỏ sót, việc nào gấp trước?", show_work),
)

__all__ = ["VIEWS", "comparison", "points"]
