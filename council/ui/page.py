"""One page as it is being drawn: the reader, the snapshot, the filters; asks questions and speaks the answer."""

from dataclasses import dataclass, field
from datetime import date

import polars as pl
import streamlit as st

from council.answer import Answer
from council.charts.style import Style
from council.errors import CouncilError
from council.periods import Period
from council.sentences.finding import Finding, plain
from council.snapshots import Manifest
from council.ui import door, filters, frozen, pin, shell
from council.ui import views as viewing
from council.ui.door import Opened
from council.ui.reader import Reader
from council.ui.views import View
from council.words import Speaker, esc

Asked = Answer | CouncilError
# Keys of questions that speak of one person or one case a row: never on a slide.
PERSONAL = {"pm_id", "person_key", "case_id", "paper_id", "paper_side_id", "subject", "item_id", "entry_id"}
LEAST_HEIGHT = 260  # px a main chart has on a low screen, where labels are nearest to each other
ALL_FILTERS = ("period", "areas", "sectors", "fields", "stages", "groups")


@dataclass
class Page:
    """What the verbs of a page work on. ``unused`` collects filters that a shown question does not know."""

    reader: Reader
    opened: Opened
    here: shell.PageFile
    labels: dict[str, dict[str, str]]
    shown_filters: tuple[str, ...] = ()
    main_answer: Answer | None = None
    alt: str = ""
    unused: set[str] = field(default_factory=set)
    view: View | None = None
    has_foot: bool = False
    finding: Finding | None = None

    def show(self) -> None:
        """Draws the open view; a slide without a chart gets its last line too."""
        if self.view:
            self.view.show(self)
        if self.is_presenting and not self.has_foot:
            self.slide_foot("slide")

    def slide_foot(self, name: str, remark: str = "") -> None:
        """The one line below a slide; ``remark`` = what a mark in the chart means."""
        self.has_foot = True
        shell.slide_foot(self.reader, self.here, self.view_code, self.opened, name, (self.period_words, remark.strip(" .")))

    @property
    def manifest(self) -> Manifest:
        """What the snapshot says about itself."""
        return self.opened.manifest

    @property
    def role(self) -> str:
        """Whose right to names and rows counts."""
        return self.reader.role

    @property
    def period(self) -> Period:
        """The chosen period."""
        return filters.period_of(self.opened)

    @property
    def scheme(self) -> str:
        """The geography chosen."""
        return filters.chosen().scheme

    @property
    def view_code(self) -> str:
        """Code of the open view; empty on a page without views."""
        return self.view.code if self.view else ""

    @property
    def say(self) -> Speaker:
        """The language of the page."""
        return self.reader.speaker

    @property
    def is_presenting(self) -> bool:
        """True on a slide."""
        return self.reader.is_presenting

    def ask(self, question: str, **given: object) -> Asked:
        """The answer within the filters; ``given`` overrides them. An error comes back as a value, also for rows about
        single persons while presenting."""
        known = self.opened.catalog.questions.get(question)
        if self.is_presenting and known is not None and PERSONAL & set(getattr(known, "key", ()) or ()):
            return CouncilError(
                "Khi trình chiếu không hiện từng người; thoát trình chiếu để xem danh sách.",
                "Single persons are not shown while presenting; leave the presentation to see the list.",
            )
        return door.ask(self.opened, question, {**filters.parameters(self.opened), **given})

    def year_before(self, question: str, **given: object) -> Answer | None:
        """The same question for the same period last year; None where the data do not reach back or it cannot be asked."""
        before = filters.year_before(self.opened)
        found = self.ask(question, **before, **given) if before else None
        return found if isinstance(found, Answer) else None

    def whole(self, question: str, **given: object) -> Asked:
        """The same question over the whole data window, other filters kept: for courses over months."""
        manifest = self.opened.manifest
        return self.ask(question, period_start=manifest.start, period_end=None, **given)

    def table(self, name: str) -> pl.DataFrame:
        """A small published table of words or rules."""
        return door.table(self.opened, name)

    def label(self, vocabulary: str, code: str | None) -> str:
        """Words for a code; "chưa rõ" for none."""
        return self.say.say("chưa rõ") if code is None else self.labels.get(vocabulary, {}).get(code, code)

    def events(self, kinds: tuple[str, ...] = ("reorganisation",)) -> list[tuple[date, str]]:
        """Dated events inside the data window, in the reader's language."""
        rows, manifest = self.table("event"), self.opened.manifest
        if rows.is_empty():
            return []
        rows = rows.filter(pl.col("event_kind").is_in(list(kinds)) & pl.col("on").is_between(manifest.start, manifest.day)).sort(
            "on"
        )
        return list(rows.select("on", f"name_{self.reader.language}").iter_rows())

    def style(self, size: float, height: int | None = None, width: int = 1216) -> Style:
        """How a chart is drawn on this page."""
        return Style(self.reader.tokens, size, self.say, height, height or LEAST_HEIGHT, width)

    @property
    def period_words(self) -> str:
        """The chosen period in words."""
        return filters.period_words(self.opened, self.reader)


def open_page(doc: str | None, wanted: tuple[str, ...] = ALL_FILTERS, views: tuple[View, ...] = ()) -> Page | None:
    """Frame, strip, filters, tabs and question of a page; None when there is nothing to show yet (then it has been said).

    ``views`` are the page's views; ``Page.show`` draws the open one.
    """
    question = (doc or "").strip().splitlines()[0]
    shell.guard(question)
    who = shell.identify()
    shell.mount(who)
    here = next(page for page in shell.page_files() if page.question == question)
    try:
        kept = frozen.now()
        opened = door.open_snapshot(who.role, kept.snapshot if kept else None)
    except CouncilError as error:
        shell.tools(who, None)
        _question(who, here.question)
        shell.no_snapshot(who, error, is_frozen=kept is not None)
        return None
    page = Page(who, opened, here, door.labels(opened, who.language), wanted)
    page.view = viewing.current(here.address, views) if views else None
    frozen.leave_other_page(opened.home, here.address, page.view_code)
    if who.is_presenting:
        shell.slide_keys(who, here, page.view_code, opened)
    else:
        shell.tools(who, opened)
        shell.strip(who, opened, *_reports(page))
        frozen.banner(who, opened.home, opened.manifest.day)
        if wanted:
            filters.show(opened, who, wanted, page.labels, filters.Areas(lambda: area_names(page), lambda: peer_groups(page)))
    if here.address != "explore":
        st.session_state["address-extra"] = {viewing.KEY: page.view.code} if page.view and page.view != views[0] else {}
        filters.write_address(shell.own_address(who))
    if views and not who.is_presenting:
        viewing.tabs(here.address, views, who.speaker.say)
    _question(who, page.view.question if page.view else here.question, page)
    return page


def _question(who: Reader, question: str, page: Page | None = None) -> None:
    if page is None or who.is_presenting or who.role not in frozen.EDITORS:
        with st.container(key="q"):
            st.title(who.speaker.say(question), anchor=False)
        return
    with st.container(key="q", horizontal=True, gap="small", vertical_alignment="center"):
        with st.container(key="q-words", width="stretch"):
            st.title(who.speaker.say(question), anchor=False)
        pin.show(who, page.opened, page.here.address, page.view_code, question)


def _reports(page: Page) -> tuple[tuple[int, int] | None, list[str]]:
    """(sectors whose every report came, sectors that owe one) and the names of silent units of the chosen period."""
    found = page.ask("report_calendar", sectors=None)
    if not isinstance(found, Answer) or found.rows.is_empty():
        return None, []
    rows = found.rows
    owing = rows.filter(pl.col("state").is_in(["received", "silent", "received_after_data_day"]))
    silent = owing.filter(pl.col("state") == "silent")
    sent = owing.filter(pl.col("state") == "received")["sector"].n_unique()
    return (sent, owing["sector"].n_unique()), silent["unit_name"].unique().sort().to_list()


def area_names(page: Page) -> dict[str, str]:
    """Codes and names of the areas of the chosen scheme, in the order of the screen."""
    found = page.whole("missed_by_area", areas=None, sectors=None, fields=None, stages=None, groups=None)
    if not isinstance(found, Answer):
        return {}
    return dict(
        found.rows.select("area_code", "area_name")
        .filter(pl.col("area_code").is_not_null())
        .unique(maintain_order=True)
        .sort("area_name")
        .iter_rows()
    )


def peer_groups(page: Page) -> dict[str, list[str]]:
    """Words of each group of like areas -> the codes of its areas with a row here, in the order of labels; none by court area."""
    rows, here = page.table("area_peer"), area_names(page)
    if filters.chosen().scheme != "district" or rows.is_empty():
        return {}
    rows = rows.filter((pl.col("scheme") == "GSO_PRE2025") & pl.col("code").is_in(list(here)))
    members = rows.group_by("peer_group").agg(pl.col("code").sort())
    known, groups = list(page.labels.get("peer_group", {})), dict(members.iter_rows())
    ordered = [group for group in known if group in groups] + sorted(set(groups) - set(known))
    return {page.label("peer_group", group): groups[group] for group in ordered}


def answer(page: Page, finding: Finding) -> None:
    """Badges and sentence below the question; its plain words become the alternative text of the main chart."""
    page.alt, page.finding = plain(finding.text), finding
    badges = " ".join(f":{badge.colour}-badge[:material/{badge.icon}: {badge.words(page.say)}]" for badge in finding.badges)
    with st.container(key=f"answer-{finding.state}"):
        st.markdown(f"{badges}\n\n{finding.text}" if badges else finding.text)


def halves():
    """Two columns for supporting cards; one below the other on narrow screens."""
    return st.columns([1.1, 1], gap="medium")


def state(page: Page, key: str, text: str, kind: str = "plain") -> None:
    """A grey panel with a sentence (kind "error": orange edge). ``text`` is Markdown with data already escaped."""
    with st.container(key=f"state-{kind}-{key}"):
        st.markdown(text)


def error(page: Page, key: str, found: CouncilError) -> None:
    """What could not be answered, and why."""
    state(page, key, f"**{page.say.say('Chưa tính được phần này.')}** {esc(found.of(page.reader.language))}", "error")


def empty(page: Page, key: str) -> None:
    """No row fits the filters: said, with what to do."""
    state(
        page,
        key,
        f"**{page.say.say('Không có dòng nào khớp bộ lọc')}** ({esc(page.period_words)}). "
        + page.say.say("Bỏ bớt bộ lọc hoặc chọn kỳ dài hơn; đơn vị không gửi thì không tính, và không phải là số 0."),
    )
