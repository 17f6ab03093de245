"""View: what would even it out. The adviser proposes; the director decides; nothing is ever assigned from here."""

import polars as pl
import streamlit as st

from council import advice as advising
from council.advice import book
from council.answer import Answer
from council.balance import adviser
from council.balance.adviser import Advice, Stream, Task, Work
from council.charts import targets
from council.charts.style import NARROW, Figure, Style
from council.errors import CouncilError
from council.sentences.workload import moves as sentences
from council.sentences.workload.moves import Named
from council.ui import card, logged
from council.ui import page as pages
from council.ui.page import Page
from council.ui.workload.coming import show_coming
from council.ui.workload.people import named
from council.words import esc

BANDS = (0.05, 0.1, 0.15, 0.2, 0.3)
SHOWN, SECONDS, FRONTIER_SECONDS = 8, 6.0, 6.0
MOST_OFFICERS = 150  # one Centre; a country's officers do not share their cases


def show_plan(page: Page) -> None:
    """Band, sentence, loads before and after; each move in a sentence with its workbook; frontier; what if."""
    if not set(advising.QUESTIONS.values()) <= set(page.opened.warehouse.names()):
        return pages.state(
            page,
            "plan",
            page.say.say(
                "Gợi ý phân công nêu từng vụ việc nên chỉ dành cho giám đốc Trung tâm, người phân tích và người phụ trách số liệu."
            ),
        )
    officers = page.ask(advising.QUESTIONS["capacity"], providers=None)
    if isinstance(officers, Answer) and officers.rows.height > MOST_OFFICERS:
        return pages.state(
            page,
            "plan",
            page.say.say(
                "Gợi ý phân công dành cho một Trung tâm (nhiều nhất {most} người); dữ liệu này có {n} người.",
                most=page.say.number(MOST_OFFICERS),
                n=page.say.number(officers.rows.height),
            ),
        )
    answers = {name: page.ask(question, providers=None) for name, question in advising.QUESTIONS.items()}
    wrong = next((found for found in answers.values() if isinstance(found, CouncilError)), None)
    if wrong:
        return pages.error(page, "plan", wrong)
    facts = facts_of(page, answers)
    if facts.work.is_empty() or not (facts.capacity["factor"] > 0).any():
        return pages.state(
            page, "plan", page.say.say("Không có vụ việc nào đang thực hiện, hoặc không ai đang làm việc ở ngày dữ liệu.")
        )
    band, is_weighted = (facts.numbers.get("adviser_band", 0.1), False) if page.is_presenting else _settings(page, facts)
    found = _advice(page.opened.manifest.id, band, is_weighted, advising.task(facts, band, is_weighted))
    return _show(page, facts, found, answers["work"], is_weighted)


def facts_of(page: Page, answers: dict[str, Answer]) -> advising.Facts:
    """The adviser's inputs of the data day."""
    tables = {name: page.table(table) for name, table in advising.TABLES.items()}
    numbers = dict(page.table("parameter_now").select("name", "value").iter_rows())
    return advising.Facts(**{name: found.rows for name, found in answers.items()}, **tables, numbers=numbers)


@st.cache_data(show_spinner=False, max_entries=32)
def _advice(snapshot: str, band: float, is_weighted: bool, _task: Task) -> Advice:
    return adviser.advise(_task, SECONDS)


@st.cache_data(show_spinner=False, max_entries=16)
def _frontier(snapshot: str, is_weighted: bool, _task: Task) -> list[Advice]:
    return adviser.frontier(_task, BANDS, FRONTIER_SECONDS)


def _settings(page: Page, facts: advising.Facts) -> tuple[float, bool]:
    """The band wished for, and whether cases are weighed."""
    say, default = page.say, facts.numbers.get("adviser_band", 0.1)
    options = sorted({*BANDS, default})
    with st.container(key="plan-settings", horizontal=True, vertical_alignment="bottom"):
        band = st.segmented_control(
            say.say("Mỗi người trong khoảng phần phù hợp"),
            options,
            default=default,
            required=True,
            key="plan-band",
            format_func=lambda value: f"±{say.percent(value, 0)}",
        )
        is_weighted = bool((facts.weights["weight"] != 1).any()) and st.toggle(say.say("Tính nặng, nhẹ"), key="plan-weighted")
    return band or default, is_weighted


def words_of(page: Page, facts: advising.Facts) -> Named:
    """Words for the codes that the plan mentions."""
    places = pl.concat([rows.select("area_code", "area_name", "area_name_en") for rows in (facts.work, facts.mix)]).unique()
    areas = {code: page.say.pick(vi, en) or page.say.say("chưa rõ") for code, vi, en in places.iter_rows()}
    codes = [*facts.work["provider_id"].unique(), *page.labels.get("provider", {})]
    return Named({c: named(page, c) for c in codes}, dict(page.labels.get("field", {})), areas)


def _show(page: Page, facts: advising.Facts, found: Advice, work: Answer, is_weighted: bool) -> None:
    say, words = page.say, words_of(page, facts)
    finding = sentences.advised(say, found)
    pages.answer(page, finding)
    loads = advising.loads(found)
    people = [
        targets.Shift(code, words.officer.get(code, named(page, code)), before, after, fair, low, high, code in found.task.stuck)
        for code, before, after, fair, low, high in loads.select(
            "provider_id", "before", "after", "fair", "low", "high"
        ).iter_rows()
    ]

    def figure(style: Style) -> Figure:
        return targets.shifts(
            style,
            people,
            x_title=say.say("đang giữ" if style.width < NARROW else "Vụ việc tố tụng đang thực hiện ở ngày dữ liệu (phần vụ việc)"),
            value_name=say.say("trước, sau"),
            names=(say.say("đang giữ"), say.say("sau khi chuyển")),
        )

    read = say.say("Vòng rỗng: đang giữ; chấm đậm: sau khi chuyển. Vạch đen: phần phù hợp; dải xám: khoảng mong muốn.")
    card.main(page, "plan", work, figure, heading=finding.heading, read=read, narrow=figure, is_tall=True)
    if page.is_presenting:
        return
    notes = [sentences.binds(say, found, words), sentences.missing(say, advising.lacking(facts)), sentences.solved(say, found)]
    pages.state(page, "plan-notes", " ".join(esc(note) for note in notes if note))
    points = _frontier(page.opened.manifest.id, is_weighted, found.task)
    left, right = pages.halves()
    with left:
        moves = st.container()
        ahead = show_coming(page, facts, found, words, is_weighted)
        with moves:
            _moves(page, facts, found, words, points, ahead)
    with right:
        _draw_frontier(page, found, points, work)
        _what_if(page, facts, found.task, words)


def _moves(page: Page, facts: advising.Facts, found: Advice, words: Named, points: list[Advice], ahead: Stream | None) -> None:
    say = page.say
    lines = [sentences.move(say, one, found.task.targets, words) for one in found.moves]
    with st.container(key="card-moves"):
        st.subheader(say.say("Từng bước gợi ý"), anchor=False)
        if not lines:
            st.caption(say.say("Không có bước nào."))
        else:
            st.markdown("\n".join(f"{number}. {esc(line)}" for number, line in enumerate(lines[:SHOWN], 1)))
            if len(lines) > SHOWN:
                with st.expander(say.say("{n} bước nữa", n=say.number(len(lines) - SHOWN))):
                    st.markdown("\n".join(f"{number}. {esc(line)}" for number, line in enumerate(lines[SHOWN:], SHOWN + 1)))
        manifest = page.opened.manifest
        origin, who = book.Origin(manifest.id, manifest.day, manifest.is_simulated), logged.of_page(page)
        if lines:
            logged.opens_rows(page, "advice", "", len(lines))
        st.download_button(
            say.say("Tải sổ tính cho giám đốc"),
            data=lambda: who.takes(
                book.workbook(say, found, points, words, advising.lacking(facts), origin, ahead), "advice.xlsx", rows=len(lines)
            ),
            file_name=book.file_name(manifest.id, manifest.is_simulated),
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key="plan-book",
            on_click="ignore",
        )
        st.caption(say.say("Không có gì được phân công từ đây: giám đốc quyết định và ghi vào sổ của Trung tâm."))


def _draw_frontier(page: Page, found: Advice, points: list[Advice], work: Answer) -> None:
    say = page.say
    dots = [(float(p.reassignments), advising.spread(p), p.task.band == found.task.band) for p in points]
    dots.append(
        (
            0.0,
            max(
                (abs(found.task.loads[o.code] / found.task.targets[o.code] - 1) for o in found.task.officers if o.capacity > 0),
                default=0.0,
            ),
            False,
        )
    )
    card.support(
        page,
        "frontier",
        work,
        lambda style: targets.frontier(
            style, dots, x_title=say.say("Số vụ phải chuyển"), y_title=say.say("Lệch xa nhất khỏi phần phù hợp")
        ),
        heading=say.say("Cân đối hơn thì phải chuyển thêm bao nhiêu vụ?"),
        read=say.say("Mỗi điểm là phương án ít bước nhất của một biên độ; điểm đậm: biên độ đang chọn."),
        height=300,
    )


def _what_if(page: Page, facts: advising.Facts, task: Task, words: Named) -> None:
    """One case given to each officer in turn: who may, and what each would hold."""
    say, new = page.say, "*new*"
    open_cases = [work for work in task.works if not work.fixed]
    names = {work.code: work.code for work in open_cases}
    with st.container(key="card-what-if"):
        st.subheader(say.say("Nếu giao một vụ cho từng người?"), anchor=False)
        code = st.selectbox(
            say.say("Vụ việc"),
            [new, *names],
            format_func=lambda c: say.say("Vụ mới sắp đến") if c == new else names[c],
            key="plan-case",
        )
        if code == new:
            fields, areas = list(words.field), sorted(words.area)
            field = st.selectbox(say.say("Lĩnh vực"), fields, format_func=lambda c: words.field.get(c, c), key="plan-field")
            area = st.selectbox(say.say("Địa bàn"), areas, format_func=lambda c: words.area.get(c, c), key="plan-area")
            work = Work(new, None, field, area, 1.0)
        else:
            work = next(w for w in open_cases if w.code == code)
        rows = adviser.if_taken(task, work)
        st.dataframe(
            pl.DataFrame(
                {
                    say.say("Người thực hiện"): [words.officer.get(o.code, named(page, o.code)) for o, *_ in rows],
                    say.say("Có thể nhận"): [say.say(sentences.REASONS[why]) for _, why, *_ in rows],
                    say.say("Sẽ giữ"): [round(load, 1) for _, _, load, _ in rows],
                    say.say("So với phần phù hợp"): [None if share != share else round(share, 3) for *_, share in rows],
                }
            ).to_arrow(),
            hide_index=True,
            row_height=34,
            height=min(len(rows), 7) * 34 + 37,
            key="table-what-if",
            column_config={say.say("So với phần phù hợp"): st.column_config.NumberColumn(format="percent")},
            placeholder=say.say("không áp dụng"),
            alt=say.say("Nếu giao một vụ cho từng người?"),
        )
