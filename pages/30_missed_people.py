"""Người thuộc diện bị bỏ sót ở đâu, và có nhiều hơn mức ngẫu nhiên không?

Menu: Bỏ sót
"""

from council import ui

page = ui.open_page(__doc__)
if page:
    compared = ui.missed.show_main(page)
    left, right = ui.halves(page)
    with left:
        ui.missed.show_steps(page)
    with right:
        if compared:
            ui.missed.show_areas(page, compared)
