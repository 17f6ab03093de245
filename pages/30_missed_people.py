"""Người thuộc diện bị bỏ sót ở đâu, và có nhiều hơn mức ngẫu nhiên không?

Menu: Bỏ sót
"""

from council import ui

page = ui.open_page(__doc__, views=ui.missed.VIEWS)
if page:
    page.show()
