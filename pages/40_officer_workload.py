"""Công việc có được chia đều giữa các trợ giúp viên không?

Menu: Khối lượng
"""

from council import ui

page = ui.open_page(__doc__, ("period",))
if page:
    weighed = ui.workload.show_main(page)
    if weighed:
        left, right = ui.halves(page)
        with left:
            ui.workload.show_months(page, weighed)
        with right:
            ui.workload.show_balance(page, weighed)
            ui.workload.show_shares(page)
