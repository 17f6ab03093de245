"""Page 60: the agenda, what changed since the last meeting, what was resolved, the paper."""

from council.ui.meeting import agenda, changes, paper, resolutions
from council.ui.views import View

VIEWS = (
    View("chuong-trinh", "Chương trình", "Phiên họp bàn những gì?", agenda.show),
    View("thay-doi", "Thay đổi", "Con số nào đã đổi từ phiên trước, và vì sao?", changes.show),
    View("ket-luan", "Kết luận", "Việc Hội đồng đã giao đến đâu?", resolutions.show),
    View("bao-cao", "Báo cáo", "Tài liệu của phiên họp gồm những gì?", paper.show),
)

__all__ = ["VIEWS", "agenda", "changes", "paper", "resolutions"]
