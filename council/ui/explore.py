"""Page 50: any question, any filter, any table, and the whole of it to take home."""

import polars as pl
import streamlit as st

from council.answer import Answer
from council.catalog import Parameter, Query
from council.errors import CouncilError
from council.sentences.finding import CHANCE, NONE, Badge, Finding
from council.ui import card, filters, longlist, shaping, shell
from council.ui import page as pages
from council.ui.page import Page
from council.words import esc

FIRST_QUESTION = "missed_by_area"
BY_CHIP = {"period_start", "period_end", "area_scheme", "areas", "page_size", "page", *filters.LISTS}
CODES_FROM = {"units": ("agency_unit", "unit_id", "name_vi"), "providers": ("provider", "provider_id", "provider_id")}


def show(page: Page) -> None:
    """Choice of question, further filters, sentence, table and files."""
    query = _question(page)
    if query is None:
        return pages.state(page, "explore", page.say.say("Vai trò này không có câu hỏi nào."))
    given = _further(page, query)
    rows = longlist.rows_of(page, query, given)
    if isinstance(rows, CouncilError):
        return pages.error(page, "explore", rows)
    if rows > longlist.WHOLE_ROWS:
        filters.write_address(shell.own_address(page.reader))
        return longlist.show(page, query, given, rows)
    found = page.ask(query.name, **given)
    if isinstance(found, CouncilError):
        return pages.error(page, "explore", found)
    found, shape = shaping.choose(page, found)
    st.session_state["address-extra"] |= shape
    filters.write_address(shell.own_address(page.reader))
    pages.answer(page, _finding(page, found))
    with st.container(key="card-explore"):
        _table(page, found)
    return card.footnote(page, "explore", found)


def _question(page: Page) -> Query | None:
    warehouse, language = page.opened.warehouse, page.reader.language
    names = sorted(warehouse.names(), key=lambda name: warehouse.catalog.questions[name].title.of(language))
    if not names:
        return None
    wished = st.session_state.get("explore-question") or st.query_params.get("question") or FIRST_QUESTION
    index = names.index(wished) if wished in names else 0
    chosen = st.selectbox(
        page.say.say("Câu hỏi"),
        names,
        index=index,
        key="w-question",
        on_change=_take_question,
        format_func=lambda name: warehouse.catalog.questions[name].title.of(language),
        filter_mode="contains",
    )
    st.session_state["address-extra"] = {"question": chosen}
    return warehouse.catalog.questions[chosen]


def _take_question() -> None:
    st.session_state["explore-question"] = st.session_state["w-question"]
    for name in (shaping.COLUMNS, shaping.PIVOT):
        st.query_params.pop(name, None)


def _further(page: Page, query: Query) -> dict[str, object]:
    """Filters of this question that have no chip."""
    names = [name for name in sorted(query.parameters) if name not in BY_CHIP]
    if not names:
        return {}
    given: dict[str, object] = {}
    columns = st.columns(min(3, len(names)))
    for index, name in enumerate(names):
        with columns[index % len(columns)]:
            given[name] = _widget(page, page.opened.catalog.parameters[name])
    return given


def _widget(page: Page, parameter: Parameter) -> object:
    label, language = parameter.words.of(page.reader.language), page.reader.language
    if parameter.type == "date":
        default = parameter.default_on(page.opened.manifest.start, page.opened.manifest.day)
        return st.date_input(label, default, format="DD/MM/YYYY", key=f"x-{parameter.name}")
    if parameter.type == "codes":
        words = _words(page, parameter)
        options = list(words) or list(parameter.values)
        return (
            st.multiselect(
                label,
                options,
                format_func=lambda code: words.get(code, code),
                key=f"x-{parameter.name}",
                placeholder=page.say.say("tất cả"),
                filter_mode="contains",
                select_all=False,
            )
            or None
        )
    if parameter.values:
        words = page.labels.get(parameter.name, {})
        return st.selectbox(label, parameter.values, format_func=lambda code: words.get(code, code), key=f"x-{parameter.name}")
    return st.text_input(label, key=f"x-{parameter.name}", placeholder="" if language else "") or None


def _words(page: Page, parameter: Parameter) -> dict[str, str]:
    """Codes and words a list filter offers."""
    if parameter.name in CODES_FROM:
        table, code, name = CODES_FROM[parameter.name]
        rows = page.table(table)
        if table == "agency_unit" and not rows.is_empty():
            rows = rows.filter(pl.col("province_code") == page.opened.manifest.province_code)
        return (
            dict(rows.select(code, pl.col(name).alias("words")).unique(maintain_order=True).iter_rows())
            if not rows.is_empty()
            else {}
        )
    vocabulary = {"statuses": "status", "classes": "class"}.get(parameter.name, parameter.name.removesuffix("s"))
    return {
        code: words for code, words in page.labels.get(vocabulary, {}).items() if not parameter.values or code in parameter.values
    }


def _finding(page: Page, found: Answer) -> Finding:
    say, rows = page.say.say, page.say.number(found.rows.height)
    if found.rows.is_empty():
        return Finding(NONE, (Badge("thin"),), say("**0** dòng khớp bộ lọc. Bỏ bớt bộ lọc hoặc chọn kỳ dài hơn."))
    if found.withheld and (found.withheld.rows or found.withheld.cells):
        return Finding(
            CHANCE,
            (),
            say(
                "**{n}** dòng khớp bộ lọc; {rows} dòng và {cells} ô được ẩn. Tệp tải về có đúng các dòng này.",
                n=rows,
                rows=page.say.number(found.withheld.rows),
                cells=page.say.number(found.withheld.cells),
            ),
        )
    return Finding(CHANCE, (), say("**{n}** dòng khớp bộ lọc; tệp tải về có đúng các dòng này.", n=rows))


def _table(page: Page, found: Answer) -> None:
    say = page.say.say
    with st.container(key="headline-explore", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(key="words-explore", width="stretch"):
            st.header(esc(found.title.of(page.reader.language)), anchor=False)
            if found.grain:
                st.caption(say("Mỗi dòng là") + " " + esc(found.grain.of(page.reader.language)))
        with st.container(key="buttons-explore", horizontal=True, width="content", gap="xsmall"):
            with st.popover(say("Định nghĩa"), key="definition-explore"):
                card.definition(page, found)
            with st.popover(say("Tải về"), key="take-explore"):
                card.downloads(page, "explore", found)
    if found.rows.is_empty():
        return pages.empty(page, "explore")
    return card.table(page, "explore", _part(page, found), rows_shown=14)


def _part(page: Page, found: Answer) -> Answer:
    """The rows of the page chosen below the table; files always hold all rows."""
    sheets = -(-found.rows.height // longlist.ROWS_PER_PAGE)
    if sheets <= 1:
        return found
    number = st.number_input(
        page.say.say("Trang (mỗi trang 1.000 dòng, có {n} trang)", n=page.say.number(sheets)), 1, sheets, 1, key="x-sheet"
    )
    return Answer(**{**vars(found), "rows": found.rows.slice((number - 1) * longlist.ROWS_PER_PAGE, longlist.ROWS_PER_PAGE)})
