"""Page 70: what each agency sent, what was refused and why, which reports are missing; the steward takes files in."""

from council.answer import Answer
from council.sentences.delivery import delivered
from council.ui import card, reports
from council.ui import page as pages
from council.ui.page import Page


def show(page: Page) -> None:
    """Sentence, calendar of reports, files, problems."""
    files, rows, silent = (
        page.ask("files_delivered", sectors=None),
        page.ask("rows_by_kind", sectors=None),
        page.ask("silent_units", sectors=None),
    )
    if not isinstance(files, Answer):
        return pages.error(page, "files", files)
    if not isinstance(rows, Answer):
        return pages.error(page, "files", rows)
    silent_units = silent.rows.height if isinstance(silent, Answer) else 0
    pages.answer(page, delivered(page.say, files.rows, rows.rows, silent_units))
    reports.show_calendar(page)
    left, right = pages.halves()
    with left:
        card.support(
            page,
            "files",
            files,
            None,
            heading=page.say.say("Tệp đã nhận"),
            read=page.say.say("Mỗi tệp một dòng: được tính thế nào, bao nhiêu dòng nhận, bao nhiêu dòng gửi lại."),
        )
    with right:
        card.support(
            page,
            "problems",
            page.ask("problems_by_file", sectors=None),
            None,
            heading=page.say.say("Vấn đề theo tệp"),
            read=page.say.say("Đếm theo tệp, trang, cột và lý do; giá trị gốc chỉ người giữ dữ liệu xem được."),
        )
    card.support(
        page,
        "silent",
        silent,
        None,
        heading=page.say.say("Đơn vị im lặng"),
        read=page.say.say("Im lặng không phải là 0: các đơn vị này không tính vào tỷ lệ nào."),
    )
    return None
