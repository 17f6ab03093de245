"""Hai dòng này có phải là một người không?

Menu: Ghép tên
Roles: steward
"""

from council import ui

page = ui.open_page(__doc__, wanted=())
if page:
    ui.review.show(page)
