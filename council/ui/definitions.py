"""Page 80: every number, concept, question and rule of law with its words, source, worked example and SQL."""

import polars as pl
import streamlit as st

from council.catalog import Query
from council.contracts import ALL
from council.contracts import words as column_words
from council.sentences.finding import CHANCE, Finding
from council.ui import page as pages
from council.ui.page import Page
from council.words import esc

ROOMS = {"metrics": "Chỉ số", "concepts": "Khái niệm", "questions": "Câu hỏi", "law": "Căn cứ pháp luật", "columns": "Bảng và cột"}
LAW_TABLES = {
    "eligible_group": "Diện người được trợ giúp pháp lý",
    "sla_rule": "Thời hạn",
    "quota_rule": "Chỉ tiêu vụ việc",
    "parameter": "Con số của phương pháp",
    "event": "Mốc thay đổi",
    "law_source": "Nguồn luật",
}
UNITS = {
    "share": "tỷ lệ",
    "persons": "người",
    "cases": "vụ việc",
    "days": "ngày",
    "credit": "phần vụ việc",
    "reports": "báo cáo",
    "papers": "văn bản",
}
UNREAD = "chưa kiểm chứng văn bản gốc"


def show(page: Page) -> None:
    """Sentence, then the chosen room."""
    catalog, say = page.opened.catalog, page.say
    sources = page.table("law_source")
    read = sources.filter(pl.col("evidence") == "TXT").height if not sources.is_empty() else 0
    pages.answer(
        page,
        Finding(
            CHANCE,
            (),
            say.say(
                "**{metrics}** chỉ số, **{concepts}** khái niệm và **{questions}** câu hỏi; "
                "{read}/{all} nguồn luật đã đọc nguyên văn, các nguồn "
                "khác ghi “chưa kiểm chứng văn bản gốc”.",
                metrics=len(catalog.metrics),
                concepts=len(catalog.concepts),
                questions=len(catalog.questions),
                read=read,
                all=sources.height,
            ),
        ),
    )
    wished = st.query_params.get("room", "metrics")
    room = (
        st.segmented_control(
            say.say("Phần"),
            list(ROOMS),
            default=wished if wished in ROOMS else "metrics",
            key="w-room",
            required=True,
            format_func=lambda code: say.say(ROOMS[code]),
            label_visibility="collapsed",
        )
        or "metrics"
    )
    if room == "law":
        _law(page)
    elif room == "columns":
        _columns(page)
    else:
        _queries(page, getattr(catalog, room))


def _queries(page: Page, queries: dict[str, Query]) -> None:
    say, language = page.say.say, page.reader.language
    if not queries:
        return pages.state(page, "room", say("Chưa có mục nào trong phần này."))
    names = sorted(queries, key=lambda name: queries[name].title.of(language))
    chosen = st.selectbox(
        say("Chọn một mục"),
        names,
        format_func=lambda name: f"{queries[name].title.of(language)} ({name})",
        key=f"w-query-{queries[names[0]].kind}",
        filter_mode="contains",
    )
    return _query(page, queries[chosen])


def _query(page: Page, query: Query) -> None:
    say, language = page.say.say, page.reader.language
    with st.container(key="card-query"):
        st.header(esc(query.title.of(language)), anchor=False)
        for label, words in (
            ("Định nghĩa", query.definition),
            ("Mỗi dòng là", query.grain),
            ("Tính theo ngày", query.date_rule),
            ("Lưu ý", query.caution),
        ):
            if words:
                st.markdown(f"**{say(label)}.** {esc(words.of(language))}")
        if query.unit:
            better = {"lower": "càng thấp càng tốt", "higher": "càng cao càng tốt"}.get(
                query.better or "", "không có hướng tốt xấu"
            )
            st.markdown(f"**{say('Đơn vị')}.** {say(UNITS.get(query.unit, query.unit))} · {say(better)}")
        if query.metrics:
            st.markdown(
                f"**{say('Chỉ số')}.** "
                + "; ".join(
                    esc(page.opened.catalog.metrics[m].title.of(language))
                    for m in query.metrics
                    if m in page.opened.catalog.metrics
                )
            )
        _sources(page, query)
        _examples(page, query)
        st.markdown(f"**SQL.** `queries/{query.kind}s/{query.name}.sql`")
        st.code(query.sql, language="sql")


def _sources(page: Page, query: Query) -> None:
    rows, language = page.table("law_source"), page.reader.language
    if not query.law or rows.is_empty():
        return
    chosen = rows.filter(pl.col("source_id").is_in(list(query.law)))
    texts = [
        esc(f"{title}, {clause}" if clause else title) + ("" if evidence == "TXT" else f" ({page.say.say(UNREAD)})")
        for title, clause, evidence in chosen.select(f"title_{language}", "clause", "evidence").iter_rows()
    ]
    st.markdown(f"**{page.say.say('Căn cứ')}.** " + "; ".join(texts))


def _examples(page: Page, query: Query) -> None:
    for number, example in enumerate(query.examples, start=1):
        title = page.say.say("Ví dụ tính tay {n}: {because}", n=number, because=example.because.of(page.reader.language))
        with st.expander(esc(title)):
            for table, text in example.given.items():
                st.caption(page.say.say("Cho bảng {table}", table=esc(table)))
                st.code(text.strip(), language=None)
            st.caption(page.say.say("Kết quả phải là"))
            st.code(example.expect.strip(), language=None)


def _law(page: Page) -> None:
    say = page.say.say
    name = st.selectbox(say("Loại"), list(LAW_TABLES), format_func=lambda code: say(LAW_TABLES[code]), key="w-law")
    rows = page.table(name)
    with st.container(key="card-law"):
        st.header(say(LAW_TABLES[name]), anchor=False)
        if rows.is_empty():
            return pages.state(page, "law", say("Bản chụp này không có bảng luật đó."))
        st.caption(
            say("Mỗi dòng một quy tắc, có ngày hiệu lực (ngày cuối không tính) và nguồn; ô trống là chưa công bố, không đoán.")
        )
        _grid(page, name, _with_evidence(page, name, rows))
    return None


def _with_evidence(page: Page, name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Source and evidence in words beside every rule."""
    language, sources = page.reader.language, page.table("law_source")
    other = "en" if language == "vi" else "vi"
    if name != "law_source" and "source_id" in rows.columns:
        marks = sources.select(
            "source_id",
            pl.concat_str([pl.col(f"title_{language}"), pl.col("clause")], separator=", ", ignore_nulls=True).alias("source"),
            "evidence",
        )
        rows = rows.join(marks, on="source_id", how="left").drop("source_id")
    words = page.labels.get("evidence", {})
    rows = (
        rows.with_columns(pl.col("evidence").replace_strict(words, default=pl.col("evidence"), return_dtype=pl.String))
        if "evidence" in rows.columns
        else rows
    )
    return rows.drop([column for column in rows.columns if column.endswith(f"_{other}")])


def _grid(page: Page, name: str, rows: pl.DataFrame) -> None:
    """Rows with headings in words and codes in words."""
    heads = column_words(name, page.reader.language) | {"source": page.say.say("Nguồn"), "evidence": page.say.say("Mức kiểm chứng")}
    vocabularies = {"group_code": "group"}
    for column in rows.columns:
        words = page.labels.get(vocabularies.get(column, column), {})
        if words and rows.schema[column] == pl.String:
            rows = rows.with_columns(pl.col(column).replace_strict(words, default=pl.col(column), return_dtype=pl.String))
    config = {
        column: st.column_config.DateColumn(heads.get(column, column), format="DD/MM/YYYY")
        if rows.schema[column] == pl.Date
        else st.column_config.Column(heads.get(column, column))
        for column in rows.columns
    }
    st.dataframe(
        rows.to_arrow(),
        hide_index=True,
        row_height=34,
        height=min(rows.height, 14) * 34 + 37,
        column_config=config,
        placeholder=page.say.say("chưa có"),
        key=f"law-{name}",
    )


def _columns(page: Page) -> None:
    """The data dictionary: every table of the contracts and what its columns mean."""
    say, language = page.say.say, page.reader.language
    published = sorted(
        name.split("/")[1].removesuffix(".parquet") for name in page.opened.manifest.files if name.startswith("contracts/")
    )
    names = [name for name in published if name in ALL] or sorted(ALL)
    name = st.selectbox(say("Bảng"), names, key="w-contract")
    other = column_words(name, language)
    rows = pl.DataFrame({"column": list(other), "words": list(other.values())})
    with st.container(key="card-columns"):
        st.header(esc(name), anchor=False)
        st.dataframe(
            rows.to_arrow(),
            hide_index=True,
            row_height=34,
            height=min(rows.height, 14) * 34 + 37,
            key="columns",
            column_config={"column": st.column_config.Column(say("Cột")), "words": st.column_config.Column(say("Ý nghĩa"))},
        )
