"""Câu hỏi nào, bộ lọc nào, bảng nào cũng được, và mang về.

Menu: Tra cứu
"""

from council import ui

page = ui.open_page(__doc__)
if page:
    ui.explore.show(page)
