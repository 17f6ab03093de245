"""Cơ quan nào đã gửi gì, dòng nào phải gửi lại và vì sao?

Menu: Dữ liệu
"""

from council import ui

page = ui.open_page(__doc__, ("period",))
if page:
    ui.data.show(page)
    ui.intake.show(page)
    ui.access.show(page)
