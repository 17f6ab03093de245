"""Hội đồng cần chú ý điều gì, so với cùng kỳ năm trước?

Menu: Tổng quan
"""

from council import ui

page = ui.open_page(__doc__)
if page:
    ui.overview.show(page)
