"""Công việc có được chia đều giữa các trợ giúp viên không?

Menu: Khối lượng
"""

from council import ui

page = ui.open_page(__doc__, ("period",), views=ui.workload.VIEWS)
if page:
    page.show()
