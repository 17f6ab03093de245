"""Ai giới thiệu người cần trợ giúp đến Trung tâm, và đơn vị nào im lặng?

Menu: Nguồn giới thiệu
"""

from council import ui

page = ui.open_page(__doc__)
if page:
    rows = ui.referrals.show_main(page)
    left, right = ui.halves(page)
    with left:
        ui.referrals.show_calendar(page)
    with right:
        ui.referrals.show_forms(page)
        if rows is not None:
            ui.referrals.show_course(page, rows)
