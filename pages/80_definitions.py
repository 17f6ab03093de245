"""Mỗi con số, khái niệm và quy định được hiểu như thế nào?

Menu: Định nghĩa
"""

from council import ui

page = ui.open_page(__doc__, ())
if page:
    ui.definitions.show(page)
