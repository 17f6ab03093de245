"""Card: does the verdict hold when heavy and light cases are weighed? Leaders and stewards change the weights here."""

from datetime import date, datetime

import polars as pl
import streamlit as st

from council.answer import Answer
from council.charts import targets
from council.errors import CouncilError
from council.home.lock import only_one
from council.law import weights as kept
from council.sentences.workload import weights
from council.ui import card
from council.ui.page import Page
from council.ui.pin import read_day
from council.ui.workload.people import is_known_by_name, named, officers, others, rows_drawn
from council.words import esc


def show_weights(page: Page, plain: Answer) -> None:
    """Weighted beside unweighted, and whether the verdict survives other weights."""
    say, heading = page.say.say, page.say.say("Có tính nặng, nhẹ thì có khác không?")
    answer, parts = page.ask("workload_weighted", providers=None), page.ask("workload_weight_parts", providers=None)
    if isinstance(answer, CouncilError) or isinstance(parts, CouncilError):
        return card.support(page, "weights", answer if isinstance(answer, CouncilError) else parts, None, heading=heading)
    rows = officers(plain.rows).select("provider_id", "credit_accepted", "exposure_years")
    rows = rows.join(answer.rows.select("provider_id", "weighted_credit"), on="provider_id", how="left").fill_null(0.0)
    found = weights.sensitivity(
        rows["provider_id"].to_list(),
        rows["credit_accepted"].cast(pl.Float64).to_list(),
        rows["weighted_credit"].cast(pl.Float64).to_list(),
        rows["exposure_years"].cast(pl.Float64).to_list(),
        _parts(parts.rows, rows["provider_id"].to_list()),
        bool((parts.rows["weight"] == 1).all()),
    )
    text = weights.weighed(page.say, found, _weight_words(page, parts.rows)) if found else say("Không đủ dữ liệu để kết luận")
    drawing = None if found is None or found.is_flat else _both(page, rows)
    text += others(page, rows.height) if drawing else ""
    card.support(page, "weights", answer, drawing, heading=heading, read=text, height=90 + 24 * rows_drawn(rows.height))
    if is_known_by_name(page):
        _edit(page)
    return None


def _both(page: Page, rows: pl.DataFrame):
    """Unweighted and weighted credit side by side; the weighted one brought to the same sum."""
    plain, heavy = (rows[c].cast(pl.Float64) for c in ("credit_accepted", "weighted_credit"))
    scaled = heavy * plain.sum() / heavy.sum()
    both = pl.DataFrame({"code": rows["provider_id"], "before": plain, "after": scaled})
    largest = both.sort("before", "code", descending=[True, False])
    chosen = [
        targets.Shift(code, named(page, code), before, after, before, 0.0, float("inf"))
        for code, before, after in largest.head(rows_drawn(rows.height)).iter_rows()
    ]
    say = page.say.say
    return lambda style: targets.shifts(
        style,
        chosen,
        x_title=say("Phần vụ việc thụ lý trong kỳ, cùng tổng"),
        value_name=say("không, có trọng số"),
        names=(say("không trọng số"), say("có trọng số")),
    )


def _parts(rows: pl.DataFrame, codes: list[str]) -> dict[tuple[str, str], list[float]]:
    """(kind, value) of a weight -> the moving part of each officer, in the order of ``codes``; 0 where it touches nothing."""
    everybody = pl.DataFrame({"provider_id": codes})
    return {
        key: everybody.join(part, on="provider_id", how="left", maintain_order="left")["elastic_credit"]
        .cast(pl.Float64)
        .fill_null(0.0)
        .to_list()
        for key, part in rows.partition_by("weight_kind", "value", as_dict=True).items()
    }


def _weight_words(page: Page, rows: pl.DataFrame) -> dict[tuple[str, str], str]:
    vocabulary = {"form": "case_form", "stage": "stage"}
    words = {}
    for kind, value in rows.select("weight_kind", "value").unique().iter_rows():
        kind_words = page.label("weight_kind", kind)
        words[(kind, value)] = f"{kind_words}: {page.label(vocabulary[kind], value)}" if kind in vocabulary else kind_words
    return words


def _edit(page: Page) -> None:
    """A form for one weight: appended to the home's file with day, who and why; what waits for a publish is listed."""
    say, words = page.say.say, _all_words(page)
    with st.container(key="weights-edit"):
        with st.popover(say("Sửa trọng số"), icon=":material/edit:", key="weights-open"):
            st.selectbox(say("Trọng số"), list(words), format_func=words.get, key="weights-name")
            st.number_input(say("Giá trị (1: như mọi vụ việc)"), 0.1, 10.0, 1.0, 0.05, key="weights-value")
            st.text_input(say("Tính cho vụ việc thụ lý từ (ngày/tháng/năm)"), value=f"{date.today():%d/%m/%Y}", key="weights-from")
            st.text_input(say("Lý do"), key="weights-why")
            st.button(say("Ghi trọng số"), key="weights-do", type="primary", on_click=_add, args=(page, words))
        if said := st.session_state.pop("weights-said", ""):
            st.markdown(esc(said))
        waiting = _waiting(page)
        if waiting:
            lines = [
                say("{name}: {value} từ {day}", name=words.get(n, n), value=page.say.number(v, 2), day=page.say.day(on))
                for n, v, on in waiting
            ]
            st.caption(
                say(
                    "Đã ghi, chờ công bố: {weights}. Có hiệu lực khi công bố: trang Dữ liệu, «Công bố bản chụp mới», "
                    "hoặc “python -m council publish”.",
                    weights="; ".join(lines),
                )
            )


def _add(page: Page, words: dict[str, str]) -> None:
    say, state = page.say.say, st.session_state
    start = read_day(state["weights-from"])
    if start is None:
        state["weights-said"] = say("Ngày cần viết như 15/11/2026.")
        return
    name = state["weights-name"]
    weight = kept.Weight(name, state["weights-value"], start, page.reader.signed, state["weights-why"])
    home = page.opened.home.path
    try:
        with only_one(home, "weights", "lần sửa trọng số", "change of weights"):
            kept.add(home, weight, datetime.now())
    except CouncilError as error:
        state["weights-said"] = error.of(page.reader.language)
        return
    state["weights-said"] = say("Đã ghi {name}: {value}.", name=words[name], value=page.say.number(weight.value, 2))


def _all_words(page: Page) -> dict[str, str]:
    """Every weight there can be ("stage.CUSTODY") in words: those published, and distance for each area."""
    rows = page.table("case_weight").filter(pl.col("weight_kind") != "distance")
    words = {f"{kind}.{value}": text for (kind, value), text in _weight_words(page, rows).items()}
    areas = page.table("council_area").filter((pl.col("area_scheme") == "district") & (pl.col("area_code") != "unknown"))
    distance = page.label("weight_kind", "distance")
    for code, vi, en in areas.select("area_code", "area_name", "area_name_en").iter_rows():
        words[f"distance.{code}"] = f"{distance}: {page.say.pick(vi, en) or code}"
    return words


def _waiting(page: Page) -> list[tuple[str, float, date]]:
    """Weights in the home's file that this snapshot was not published with."""
    published = {
        (f"{kind}.{value}", weight, start)
        for kind, value, weight, start in page.table("case_weight")
        .select("weight_kind", "value", "weight", "valid_from")
        .iter_rows()
    }
    return [row for row in kept.rows(page.opened.home.path).iter_rows() if row not in published]
