"""Người thuộc diện bị bỏ sót ở đâu, và có nhiều hơn mức ngẫu nhiên không?

Menu: Bỏ sót
"""

from council import ui

page = ui.open_page(__doc__)
if page:
    compared = ui.missed.show_main(page)
    left, right = ui.halves(page)
    with left:
        if compared:
            ui.missed.show_areas(page, compared)
    with right:
        ui.missed.show_steps(page)
        ui.missed.show_coverage(page)
