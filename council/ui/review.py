"""Page 75: the steward looks at doubtful pairs of rows, one at a time, by keyboard; decisions hold from the next publish."""

import polars as pl
import streamlit as st

from council.errors import CouncilError
from council.home import review
from council.ui import logged
from council.ui import page as pages
from council.ui.page import Page
from council.words import esc

KEYS = {"same": ("1", "Cùng một người"), "different": ("2", "Hai người khác nhau"), "unsure": ("3", "Chưa chắc")}
STRATA = {"clear": "chắc", "weak": "yếu", "doubtful": "còn ngờ"}
VOCABULARIES = {"kind": "kind", "sector": "sector", "stage": "stage", "sex": "sex"}
LEFT_OUT = ("unit_id", "format", "sub")
SHOWN_DECIDED = 8


def show(page: Page) -> None:
    """The next open pair side by side, what a decision would change, and what was decided."""
    say = page.say.say
    if page.reader.role != "steward" or page.is_presenting:
        return pages.state(
            page, "review", say("Trang này có tên người, nên chỉ mở cho người giữ dữ liệu, ngoài chế độ trình chiếu.")
        )
    try:
        open_pairs, decided = review.queue(page.opened.home), review.decided(page.opened.home)
    except CouncilError as error:
        return pages.error(page, "review", error)
    st.markdown(
        say(
            "**{n}** cặp chờ xem, **{done}** cặp đã quyết. Quyết định nằm ngoài các bản công bố, có hiệu lực từ lần công bố sau và "
            "được dùng lại ở mọi lần sau đó.",
            n=page.say.number(open_pairs.height), done=page.say.number(decided.height),
        )
    )  # fmt: skip
    if open_pairs.is_empty():
        pages.state(page, "review-empty", say("Không còn cặp nào chờ xem. Cặp mới, nếu có, xuất hiện sau lần công bố sau."))
        _undo(page, decided)
    else:
        logged.opens_rows(page, "link_review", "", open_pairs.height)
        _pair(page, open_pairs.row(0, named=True), decided)
    _decided(page, decided)
    return None


def _pair(page: Page, pair: dict, decided: pl.DataFrame) -> None:
    _buttons(page, pair, decided)
    st.markdown(_state_words(page, pair))
    left, right = st.columns([2.6, 1], gap="medium")
    with left:
        st.markdown(side_by_side(page, pair))
    with right:
        st.markdown(_evidence(page, pair))


def _buttons(page: Page, pair: dict, decided: pl.DataFrame) -> None:
    with st.container(key="views-review", horizontal=True, gap="small"):
        for decision, (key, label) in KEYS.items():
            st.button(
                page.say.say(label),
                key=f"review-{decision}",
                shortcut=key,
                on_click=_decide,
                args=(page, pair["entry_a"], pair["entry_b"], decision),
            )
        _undo(page, decided)


def _undo(page: Page, decided: pl.DataFrame) -> None:
    st.button(
        page.say.say("Hoàn tác"),
        key="review-undo",
        shortcut="U",
        icon=":material/undo:",
        on_click=_take_back,
        args=(page,),
        disabled=decided.is_empty(),
    )


def _decide(page: Page, entry_a: str, entry_b: str, decision: str) -> None:
    review.decide(page.opened.home, entry_a, entry_b, decision, page.reader.role)
    logged.of_page(page).note("decision", decision)


def _take_back(page: Page) -> None:
    if review.undo(page.opened.home, page.reader.role):
        logged.of_page(page).note("decision", review.TAKEN_BACK)


def _state_words(page: Page, pair: dict) -> str:
    """How the rules see the pair now, how sure, and what the other decision would change."""
    say = page.say.say
    now = say("Máy đang coi là **một người**") if pair["is_linked"] else say("Máy đang coi là **hai người**")
    sure = say("mức {stratum} ({bits} bit)", stratum=say(STRATA.get(pair["stratum"], "còn ngờ")),
               bits=page.say.number(pair["bits"], 1))  # fmt: skip
    effect = pair[f"effect_{page.reader.language}"]
    text = f"{now}, {sure}."
    if effect:
        text += " " + say("Quyết khác đi thì: {effect}.", effect=esc(effect))
    statuses = [page.label("status", pair[f"status_{side}"]) for side in ("a", "b") if pair[f"status_{side}"]]
    if statuses:
        text += " " + say("Tình trạng hiện nay: {statuses}.", statuses=esc(" / ".join(dict.fromkeys(statuses))))
    return text


def side_by_side(page: Page, pair: dict) -> str:
    """Both rows as a Markdown table; what differs is bold and says so; a field neither row states is left out."""
    say, lines = page.say.say, []
    for name in review.SIDE:
        if name in LEFT_OUT:
            continue
        values = [_value(page, name, pair[f"{name}_{side}"]) for side in ("a", "b")]
        if not any(values):
            continue
        differs = all(values) and values[0].casefold() != values[1].casefold()
        cells = [f"**{esc(v)}**" if differs else esc(v) if v else "–" for v in values]
        heading = esc(review.words(name, page.reader.language))
        lines.append(f"| {heading} | {cells[0]} | {cells[1]} | {say('khác') if differs else ''} |")
    head = f"| | {say('Dòng A')} | {say('Dòng B')} | |\n|---|---|---|---|"
    return "\n".join([head, *lines])


def _value(page: Page, name: str, value: object) -> str:
    if value is None or value == "":
        return ""
    if hasattr(value, "year"):
        return page.say.day(value)
    return page.label(VOCABULARIES[name], value) if name in VOCABULARIES else str(value)


def _evidence(page: Page, pair: dict) -> str:
    """What speaks for one person and what against, strongest first."""
    say, language = page.say.say, page.reader.language
    lines = [f"**{say('Giống nhau')}**", ""]
    lines += [f"- {esc(words)}" for words in pair[f"for_{language}"] or [say("không có gì")]]
    lines += ["", f"**{say('Khác nhau')}**", ""]
    lines += [f"- {esc(words)}" for words in pair[f"against_{language}"] or [say("không có gì")]]
    lines += ["", say("Phím 1, 2, 3 để quyết; U để hoàn tác.")]
    return "\n".join(lines)


def _decided(page: Page, decided: pl.DataFrame) -> None:
    """The newest decisions."""
    if decided.is_empty():
        return
    say, lines = page.say.say, []
    for row in decided.head(SHOWN_DECIDED).iter_rows(named=True):
        names = [esc(row.get(f"name_{side}") or row[f"entry_{side}"][:8]) for side in ("a", "b")]
        lines.append(f"- {say(KEYS[row['decision']][1])}: {names[0]} / {names[1]} ({esc(row['at'])})")
    with st.expander(say("Đã quyết gần đây")):
        st.markdown("\n".join(lines))
