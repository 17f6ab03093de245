"""Page 40: spread over officers, overload over time, mix and sources, quota, quality, and what would even it out."""

from council.ui.views import View
from council.ui.workload.course import show_course
from council.ui.workload.fairness import show_fairness
from council.ui.workload.mix import show_mix
from council.ui.workload.people import OFFICER, balance
from council.ui.workload.plan import show_plan
from council.ui.workload.quality import show_quality
from council.ui.workload.quotas import show_quota

VIEWS = (
    View("can-doi", "Cân đối", "Công việc có được chia đều giữa các trợ giúp viên không?", show_fairness),
    View("thoi-gian", "Theo thời gian", "Ai quá tải kéo dài, và từ lúc nào?", show_course),
    View("nguon-viec", "Cơ cấu, nguồn việc", "Ai nhận việc qua quan hệ cá nhân, ai không có vụ dân sự?", show_mix),
    View("chi-tieu", "Chỉ tiêu", "Chỉ tiêu đã đạt đến đâu, cuối năm sẽ ra sao?", show_quota),
    View("chat-luong", "Chất lượng", "Chất lượng đứng cạnh khối lượng thế nào?", show_quality),
    View("goi-y", "Gợi ý phân công", "Chuyển vụ nào thì công việc cân đối hơn?", show_plan),
)

__all__ = ["OFFICER", "VIEWS", "balance"]
