"""Ai giới thiệu người cần trợ giúp đến Trung tâm, và đơn vị nào im lặng?

Menu: Nguồn giới thiệu
"""

from council import ui

page = ui.open_page(__doc__, views=ui.referrals.VIEWS)
if page:
    page.show()
