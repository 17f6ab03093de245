"""The frame of every page: settings, navigation, tools in the masthead, the strip, slide keys."""

import ast
import sys
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from council import access
from council.errors import CouncilError
from council.home import Home, access_log
from council.meeting.agenda import Agenda, Item
from council.ui import filters, frozen, logged, views
from council.ui.door import Opened
from council.ui.reader import LANGUAGE_KEY, PRESENT_KEY, ROLES, Reader, language, reader
from council.words import Speaker, esc

ROOT = Path(__file__).resolve().parents[2]
ASSETS = Path(__file__).parent / "assets"
PAGES = ROOT / "pages"
LONGEST_NAME = 24
SLIDES = ("overview", "referral_sources", "missed_people", "officer_workload")
MARK, WANTED = "opened-by-dashboard", "wanted-page"


@dataclass(frozen=True)
class PageFile:
    """One file of pages/: its place, its question (first line of the docstring), its short name ("Menu: …") and the roles it
    is for ("Roles: …"; such a page is in no menu, a link on another page leads to it)."""

    path: Path
    question: str
    menu: str
    roles: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The last part of its address: the file's name without its number."""
        return self.path.stem.split("_", 1)[1]


def page_files() -> list[PageFile]:
    """All pages in the order of their numbers."""
    return [_read_page(path) for path in sorted(PAGES.glob("[0-9]*.py"))]


def _read_page(path: Path) -> PageFile:
    lines = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or path.stem).splitlines()
    menu = next((line.removeprefix("Menu:").strip() for line in lines if line.startswith("Menu:")), path.stem)
    roles = next((line.removeprefix("Roles:").replace(",", " ").split() for line in lines if line.startswith("Roles:")), [])
    return PageFile(path, lines[0], menu, tuple(roles))


_shell = st.components.v2.component(
    "council_shell",
    css=(ASSETS / "look.css").read_text(encoding="utf-8"),
    js=(ASSETS / "shell.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def start() -> st.navigation:
    """Page settings and navigation; called by dashboard.py only, which marks the session as properly opened."""
    say = Speaker(language())
    st.set_page_config(
        page_title=say.say("Trợ giúp pháp lý trong tố tụng"),
        page_icon=str(ROOT / "static" / "favicon.svg"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.logo(str(ROOT / "static" / "mark.svg"), size="medium")
    st.session_state[MARK] = True
    pages = [
        st.Page(
            page.path,
            title=say.say(page.menu),
            url_path=page.address,
            visibility="hidden" if page.roles else "visible",
        )
        for page in page_files()
    ]
    first = st.Page(
        lambda: st.switch_page(pages[0], query_params=st.query_params.to_dict()),
        title=say.say(page_files()[0].menu),
        url_path="home",
        default=True,
        visibility="hidden",
    )
    chosen = st.navigation([first, *pages], position="top")
    wanted = st.session_state.pop(WANTED, None)
    if wanted and wanted != chosen.url_path:
        page = next((page for page in pages if page.url_path == wanted), None)
        if page:
            st.switch_page(page, query_params=st.query_params.to_dict())
    return chosen


def guard(question: str) -> None:
    """Sends a visit that came straight to a page's file through dashboard.py first, which brings it back here."""
    if not st.session_state.get(MARK):
        st.session_state[WANTED] = next((page.address for page in page_files() if page.question == question), None)
        st.switch_page("dashboard.py", query_params=st.query_params.to_dict())


def _role_from_start() -> str:
    """``--role`` behind ``--`` of the command line, else COUNCIL_ROLE, else member."""
    option = next((b for a, b in zip(sys.argv, sys.argv[1:], strict=False) if a == "--role"), None)
    try:
        return access.start_role(option)
    except ValueError:
        return access.LEAST


def identify() -> Reader:
    """The reader of this visit; the role begins with the one the program was started with."""
    if "reader-role" not in st.session_state:
        st.session_state["reader-role"] = role = _role_from_start()
        if role != access.LEAST:
            logged.visitor(Home.resolve(), role).note("role", "start")
    st.session_state.setdefault("reader-language", language())
    return reader()


def mount(who: Reader) -> None:
    """The style sheet, colours and keys; draws nothing itself."""
    words = who.speaker.say
    wish = st.session_state.get("theme-wish", ("", 0))
    data = {
        "language": who.language,
        "colours": who.tokens.css(),
        "theme": wish[0],
        "themeWish": wish[1],
        "presenting": who.is_presenting,
        "pages": ["/", *(f"/{page.address}" for page in page_files())],
        "labels": {
            "home": words("Về trang đầu"),
            "pages": words("Các trang"),
            "menu": words("Mở danh sách trang"),
            "close": words("Đóng danh sách trang"),
            "copied": words("Đã chép"),
        },
    }
    with st.container(key="shell"):
        _shell(data=data, key="shell-component", on_height_change=_take_height)


def tools(who: Reader, opened: Opened | None) -> None:
    """Role, language and presentation, at the right of the masthead."""
    say = who.speaker
    with st.container(key="tools", horizontal=True, gap="small", vertical_alignment="center"):
        with st.container(key="role", width="content"), st.popover(say.say(ROLES[who.role]), icon=":material/badge:"):
            _role_choice(who, opened)
            if who.role in frozen.EDITORS:
                _name_choice(who)
            _theme_choice(who)
        st.segmented_control(
            say.say("Ngôn ngữ"),
            ["vi", "en"],
            default=who.language,
            format_func=str.upper,
            key="w-language",
            label_visibility="collapsed",
            on_change=_take_language,
            required=True,
        )
        with st.container(key="present", width="content"):
            st.button(say.say("Trình chiếu"), icon=":material/slideshow:", key="present-start", on_click=_present, args=(True,))


def _role_choice(who: Reader, opened: Opened | None) -> None:
    say, home = who.speaker, Home.resolve()
    st.markdown(say.say("Bạn đang xem với vai trò **{role}**.", role=say.say(ROLES[who.role])))
    if opened is not None and opened.manifest.is_simulated and not home.passphrases.exists():
        st.selectbox(
            say.say("Đổi vai trò (chỉ với dữ liệu mô phỏng)"),
            list(ROLES),
            index=list(ROLES).index(who.role),
            format_func=lambda role: say.say(ROLES[role]),
            key="w-role",
            on_change=_take_role,
        )
    elif home.passphrases.exists():
        with st.form("passphrase", border=False):
            typed = st.text_input(say.say("Mật khẩu của vai trò"), type="password")
            if st.form_submit_button(say.say("Mở vai trò")):
                _unlock(who, home, typed)
    else:
        st.caption(say.say("Vai trò khác cần mật khẩu đặt bằng lệnh “passphrase”."))


def _unlock(who: Reader, home: Home, typed: str) -> None:
    role = access.unlock(home.passphrases, typed)
    if role == access.LEAST:
        logged.visitor(home, who.role).note("refused_passphrase")
        st.caption(who.speaker.say("Mật khẩu này không mở vai trò nào."))
    else:
        st.session_state["reader-role"] = role
        logged.visitor(home, role).note("role", "passphrase")
        st.rerun()


def _name_choice(who: Reader) -> None:
    """The name that stands beside the role in the history; kept for this visit only, in no address."""
    words = who.speaker.say("Tên ghi vào lịch sử phiên họp (không bắt buộc)")
    st.text_input(words, who.name, key="w-name", max_chars=80, on_change=_take_name)


def _take_name() -> None:
    st.session_state["reader-name"] = " ".join(st.session_state["w-name"].split())


def _theme_choice(who: Reader) -> None:
    say, kinds = who.speaker, {"System": "Theo máy", "Light": "Nền sáng", "Dark": "Nền tối"}
    st.pills(say.say("Nền"), list(kinds), format_func=lambda kind: say.say(kinds[kind]), key="w-theme", on_change=_take_theme)
    st.toggle(say.say("Chữ lớn khi trình chiếu"), who.has_large_letters, key="w-large", on_change=_take_large)


def _take_large() -> None:
    st.session_state["reader-large"] = bool(st.session_state["w-large"])


def _take_theme() -> None:
    wish = st.session_state.get("theme-wish", ("", 0))
    if st.session_state["w-theme"]:
        st.session_state["theme-wish"] = (st.session_state["w-theme"], wish[1] + 1)


def _take_role() -> None:
    st.session_state["reader-role"] = st.session_state["w-role"]
    logged.visitor(Home.resolve(), st.session_state["reader-role"]).note("role", "demo")


def _take_language() -> None:
    if st.session_state["w-language"]:
        st.session_state["reader-language"] = st.session_state["w-language"]


def _present(on: bool) -> None:
    st.session_state["reader-presenting"] = on


def own_address(who: Reader) -> dict[str, str]:
    """What the address says besides filters."""
    extra = {**st.session_state.get("address-extra", {}), **frozen.address()}
    return {LANGUAGE_KEY: "" if who.language == "vi" else who.language, PRESENT_KEY: "1" if who.is_presenting else "", **extra}


def strip(who: Reader, opened: Opened, sent: tuple[int, int] | None, missing: list[str]) -> None:
    """One line: whose data, how old, who sent; amber when simulated. ``sent`` = sectors that sent of sectors expected."""
    say, manifest = who.speaker, opened.manifest
    council = esc(manifest.council_en if who.language == "en" else manifest.council_vi)
    left = f"**{say.say('Dữ liệu mô phỏng, không có thật')}** · {council}" if manifest.is_simulated else f"**{council}**"
    parts = [say.say("Số liệu chốt **{day}**", day=say.day(manifest.day))]
    if sent:
        parts.append(say.say("**{n}/{all}** ngành đã gửi", n=sent[0], all=sent[1]))
    if missing:
        names = esc(missing[0]) if len(missing) == 1 and len(missing[0]) <= LONGEST_NAME else say.say("{n} đơn vị", n=len(missing))
        parts.append(f"[{say.say('còn thiếu')}: {names}](/data?{LANGUAGE_KEY}={who.language})")
    with st.container(
        key="strip-demo" if manifest.is_simulated else "strip", horizontal=True, horizontal_alignment="distribute", gap="small"
    ):
        st.markdown(left, width="content")
        st.markdown(" · ".join(parts), width="content")
    if opened.served.banner_vi:
        with st.container(key="state-error-banner"):
            st.markdown(esc(opened.served.banner_en if who.language == "en" else opened.served.banner_vi))
    if trouble := access_log.trouble(opened.home):
        with st.container(key="state-error-log"):
            st.markdown(esc(trouble.of(who.language)))


def slide_keys(who: Reader, here: PageFile, view: str, opened: Opened) -> None:
    """Hidden buttons that keys press in presentation mode: next and before in the open agenda, else in all views."""
    agenda = frozen.agenda_here(opened.home)
    with st.container(key="slides"):
        for key, step in (("slide-before", -1), ("slide-next", 1)):
            if st.button(who.speaker.say("Trang khác"), key=key):
                _turn_item(who, *agenda, step) if agenda else _turn_view(who, here, view, step)
        st.button(who.speaker.say("Thoát trình chiếu"), key="slide-end", on_click=_present, args=(False,))
        st.button(who.speaker.say("Chữ lớn"), key="slide-large", on_click=_enlarge)


def place_of_slide(here: PageFile, view: str, opened: Opened) -> tuple[int, int]:
    """(number, of how many) of the slide shown."""
    agenda = frozen.agenda_here(opened.home)
    if agenda:
        return agenda[1] + 1, len(agenda[0].items)
    order = _order_of_views()
    return next((i + 1 for i, slide in enumerate(order) if slide == (here.address, view)), 1), len(order)


def slide_foot(who: Reader, here: PageFile, view: str, opened: Opened, name: str, shown: tuple[str, ...]) -> None:
    """The one line below a slide: simulated data, what is ``shown``, snapshot, which item of how many, the keys."""
    say = who.speaker.say
    place, of_all = place_of_slide(here, view, opened)
    words = [
        *filter(None, shown),
        say("bản chụp {snapshot}", snapshot=opened.manifest.id),
        say("mục {n}/{all}", n=place, all=of_all),
        say("phím mũi tên: chuyển mục; L: chữ lớn; Esc: thoát"),
    ]
    demo = f"**{say('Dữ liệu mô phỏng')}** · " if opened.manifest.is_simulated else ""
    with st.container(key=f"foot-{name}"):
        st.markdown(demo + " · ".join(esc(word) for word in words))


def _order_of_views() -> list[tuple[str, str]]:
    return views.slides([page.address for page in page_files() if page.address in SLIDES])


def _turn_view(who: Reader, here: PageFile, view: str, step: int) -> None:
    order, paths = _order_of_views(), {page.address: str(page.path) for page in page_files()}
    index = next((i for i, slide in enumerate(order) if slide == (here.address, view)), 0)
    address, code = order[(index + step) % len(order)]
    views.choose(address, code)
    st.switch_page(paths[address], query_params=filters.address(own_address(who) | {views.KEY: code}))


def _turn_item(who: Reader, agenda: Agenda, place: int, step: int) -> None:
    item = agenda.items[(place + step) % len(agenda.items)]
    show_item(who, agenda, item)


def show_item(who: Reader, agenda: Agenda, item: Item) -> None:
    """Goes to the page of ``item`` with its view, filters and snapshot; stays where its page does not exist any more."""
    path = next((str(page.path) for page in page_files() if page.address == item.page), None)
    if path is None:
        return
    frozen.open_item(agenda.on, item)
    st.switch_page(path, query_params={**own_address(who), **item.address(agenda.on)})


def present(on: bool) -> None:
    """Presentation mode from the next run on."""
    _present(on)


def _enlarge() -> None:
    st.session_state["reader-large"] = not st.session_state.get("reader-large", False)


def _take_height() -> None:
    height = (st.session_state.get("shell-component") or {}).get("height")
    if isinstance(height, (int, float)) and 240 <= height <= 4320:
        st.session_state["slide-height"] = int(height)


def no_snapshot(who: Reader, error: CouncilError, is_frozen: bool = False) -> None:
    """What a page says when nothing was published yet, or when the pinned snapshot cannot be served."""
    say = who.speaker
    with st.container(key="state-empty"):
        st.markdown(f"**{say.say('Chưa có số liệu để xem.')}** {esc(error.of(who.language))}")
        if is_frozen:
            st.button(say.say("Về số liệu hiện hành"), key="frozen-release", on_click=frozen.release)
            return
        st.markdown(
            say.say(
                "Muốn xem thử với dữ liệu mô phỏng, chạy lệnh “python -m council demo”. Tệp của hội đồng: xem "
                "README, phần “Tệp của bạn trong mười phút”."
            )
        )
