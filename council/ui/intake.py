"""Page 70, steward only: upload, look at what would change, accept, publish."""

import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import streamlit as st

from council.errors import CouncilError
from council.publish import publish
from council.publish.arrive import import_files
from council.publish.back import refused_workbooks
from council.publish.preview import preview
from council.ui import door, logged
from council.ui import page as pages
from council.ui.page import Page
from council.ui.preview import show as show_preview
from council.words import esc

STEPS = {
    "read": "Đọc tệp",
    "link": "Ghép người giữa các danh sách",
    "concept": "Tính khái niệm",
    "manifest": "Ghi mục lục",
    "settle": "Cất bản chụp",
    "swap": "Đổi sang bản mới",
    "done": "Xong",
}


def show(page: Page) -> None:
    """Upload and publish, for the steward; others learn who may."""
    say = page.say.say
    if page.is_presenting:
        return None
    with st.container(key="card-intake"):
        st.header(say("Nhận tệp mới và công bố"), anchor=False)
        if page.reader.role != "steward":
            return pages.state(
                page,
                "intake",
                say(
                    "Chỉ người giữ dữ liệu nhận tệp và công bố. Lệnh tương ứng: “python -m council import …”, "
                    "rồi “python -m council publish”."
                ),
            )
        _said(page)
        sent = st.file_uploader(
            say("Tệp của các cơ quan (.xlsx, .xls, .csv, .txt)"),
            accept_multiple_files=True,
            key="w-upload",
            type=["xlsx", "xlsm", "xlsb", "ods", "xls", "csv", "tsv", "txt", "htm", "html"],
        )
        if sent:
            _accept(page, sent)
        if st.button(say("Công bố bản chụp mới"), key="publish", type="secondary"):
            _publish(page)
        who = logged.of_page(page)
        st.download_button(
            say("Tải các dòng trả lại cơ quan"),
            data=lambda: who.takes(_refused(page), "returns.zip"),
            file_name=f"dong-tra-lai_{page.opened.manifest.id}.zip",
            mime="application/zip",
            key="returns",
            on_click="ignore",
        )
    return None


def _refused(page: Page) -> bytes:
    """A zip of one workbook per file with refused rows; made only when asked for, checked by role once more."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        if page.reader.role == "steward":
            for name, data in refused_workbooks(page.opened.home, lambda step, share: None):
                bundle.writestr(name, data)
    return out.getvalue()


def _accept(page: Page, sent: list) -> None:
    """The button that takes the uploaded files in; they are copied untouched."""
    say, home = page.say.say, page.opened.home
    total = sum(file.size for file in sent)
    st.markdown(
        say(
            "{n} tệp, {size} kB. Tệp trùng với tệp đã nhận không thêm gì; tệp thay thế nhau được xử lý khi công bố.",
            n=page.say.number(len(sent)),
            size=page.say.number(total / 1024),
        )
    )
    is_simulated = page.opened.manifest.is_simulated
    if is_simulated:
        st.caption(say("Nhà này chứa dữ liệu mô phỏng: tệp nhận ở đây phải là mô phỏng."))
    if st.button(say("Xem trước"), key="preview-button"):
        _look(page, sent)
    if st.button(say("Nhận các tệp này"), key="accept", type="primary"):
        with tempfile.TemporaryDirectory() as folder:
            paths = [_saved(Path(folder), file) for file in sent]
            try:
                arrived = import_files(home, paths, is_simulated)
            except CouncilError as error:
                return pages.error(page, "accept", error)
        logged.of_page(page).note("import", rows=len(arrived.batch.new))
        st.session_state["intake-said"] = [words.of(page.reader.language) for words in arrived.sentences]
        st.rerun()
    return None


def _look(page: Page, sent: list) -> None:
    """Reads the files like an import and shows what they would bring; nothing is kept."""
    with tempfile.TemporaryDirectory() as folder, st.spinner(page.say.say("Đang đọc tệp …")):
        paths = [_saved(Path(folder), file) for file in sent]
        try:
            found = preview(page.opened.home, paths, lambda step, share: None)
        except CouncilError as error:
            return pages.error(page, "preview", error)
    return show_preview(page, found)


def _saved(folder: Path, file) -> Path:
    target = folder / Path(file.name).name
    target.write_bytes(file.getvalue())
    return target


def _said(page: Page) -> None:
    for number, text in enumerate(st.session_state.pop("intake-said", [])):
        pages.state(page, f"said-{number}", esc(text))


def _publish(page: Page) -> None:
    """Publishes with visible progress; the served snapshot stays until the new one is complete."""
    say, bar = page.say.say, st.progress(0.0, text=page.say.say("Đang tính …"))

    def progress(step: str, share: float) -> None:
        first = step.split(" ")[0]
        bar.progress(min(1.0, max(0.0, share)), text=say(STEPS[first]) if first in STEPS else say("Đang tính …"))

    try:
        snapshot = publish(page.opened.home, simulated=page.opened.manifest.is_simulated, progress=progress)
    except CouncilError as error:
        return pages.error(page, "publish", error)
    door.forget()
    logged.visitor(page.opened.home, page.reader.role, snapshot).note("publish")
    st.session_state["intake-said"] = [say("Đã công bố bản chụp {snapshot}.", snapshot=snapshot)]
    return st.rerun()
