"""Page 20: who passes people on to the Centre, how, how fast, and who is silent; one module per view."""

from council.ui.referrals import civil, clocks, late, matching, outlook, places, silence, sources, way
from council.ui.referrals.months import by_month, totals
from council.ui.views import View

VIEWS = (
    View("nguon", "Nguồn gửi", "Ai giới thiệu người cần trợ giúp đến Trung tâm, và đơn vị nào im lặng?", sources.show),
    View("noi", "Nơi, đơn vị", "Ở đâu người thuộc diện ít được chuyển đến Trung tâm hơn nơi khác?", places.show),
    View("duong", "Đường đi", "Từ lúc tiếp xúc đến lúc được trợ giúp, người thuộc diện mất ở bước nào?", way.show),
    View("han", "Thời hạn", "Các thời hạn của luật có được giữ không, và bao nhiêu lần không đo được?", clocks.show),
    View("muon", "Muộn, chờ", "Người được giới thiệu phải chờ bao lâu, và bao nhiêu người đến quá muộn?", late.show),
    View("imlang", "Im lặng", "Đơn vị nào không gửi báo cáo, và nơi nào im lặng lặp lại?", silence.show),
    View("doichieu", "Đối chiếu", "Số các cơ quan ghi đã gửi có khớp số Trung tâm ghi đã nhận không?", matching.show),
    View("dansu", "Dân sự, trực", "Nơi nào chưa có lượt dân sự, hành chính, và lịch trực đem lại gì?", civil.show),
    View("dukien", "Dự kiến", "Nếu mọi việc cứ như hiện nay, cả năm Trung tâm sẽ nhận bao nhiêu lượt giới thiệu?", outlook.show),
)

__all__ = ["VIEWS", "by_month", "totals"]
