"""Phiên họp bàn gì, con số nào đã đổi từ phiên trước, và việc đã giao đến đâu?

Menu: Phiên họp
"""

from council import ui

page = ui.open_page(__doc__, views=ui.meeting.VIEWS)
if page:
    page.show()
