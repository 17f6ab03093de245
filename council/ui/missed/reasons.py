"""The worklist row by row, and why one person counts: groups, law of the day, steps, in words."""

import polars as pl
import streamlit as st

from council.answer import Answer
from council.home import access_log
from council.ui import card, logged
from council.ui import page as pages
from council.ui.page import Page
from council.words import esc


def show_list(page: Page) -> None:
    """The list; a chosen row shows its reasons beside it."""
    say, found = page.say.say, page.ask("missed_now")
    left, right = st.columns([1.5, 1], gap="medium")
    with left:
        card.support(
            page, "now", found, None, heading=say("Danh sách việc"),
            read=say("Gấp trước. Mã người–vụ, không tên; kết quả quay về cùng tệp của kỳ sau."),
        )  # fmt: skip
    with right:
        if isinstance(found, Answer) and found.rows.height:
            ids = found.rows["pm_id"].to_list()
            chosen = st.selectbox(say("Vì sao người này bị tính là bỏ sót?"), ids, key="w-missed-person", filter_mode="contains")
            show_person(page, chosen)


def show_person(page: Page, pm_id: str) -> None:
    """Every contact of one person-matter: what was done, and which ground held by the law of that day."""
    found, say = page.ask("person_reasons", pm_id=pm_id), page.say.say
    if not isinstance(found, Answer):
        return pages.error(page, "person", found)
    if found.rows.is_empty():
        return pages.empty(page, "person")
    first = found.rows.row(0, named=True)
    logged.opens_rows(page, found.question, access_log.scope_of(found), found.rows.height)
    st.markdown(
        say(
            "**{status}** · {certainty}. Thuộc diện từ {day}; bên phải làm bước tiếp: {owner}.",
            status=esc(page.label("status", first["status"])), certainty=esc(page.label("class", first["class_code"])),
            day=page.say.day(first["since_on"]), owner=esc(page.label("owner_code", first["owner_code"])),
        )
    )  # fmt: skip
    lines = []
    for contact in found.rows.partition_by("contact_id", maintain_order=True):
        lines.append(contact_line(page, contact.row(0, named=True)))
        lines += [ground_line(page, row) for row in contact.iter_rows(named=True) if row["group_code"]]
    st.markdown("\n".join(lines))
    st.caption(say("Tuổi và luật tính ở ngày của từng lần tiếp xúc."))
    with st.popover(say("Căn cứ từng quy tắc")):
        for rule_id in found.rows["rule_id"].drop_nulls().unique(maintain_order=True):
            st.markdown(source_words(page, rule_id))
        st.markdown(f"[{say('Mọi nguồn luật')}](/definitions?lang={page.reader.language}&room=law)")
    return None


def contact_line(page: Page, row: dict) -> str:
    """One contact in words."""
    say = page.say.say
    facts = [
        say("đang bị giữ") if row["in_custody"] else "",
        {True: say("có phát Mẫu 01"), False: say("không phát Mẫu 01")}.get(row["m01_given"], ""),
        say("được giải thích") if row["is_explained"] else "",
        say("có yêu cầu") if row["is_requested"] else "",
        say("từ chối") if row["is_declined"] else "",
    ]
    head = f"- {page.say.day(row['contact_on'])}, {esc(row['unit_name'] or page.label('sector', row['sector']))}"
    head += f", {esc(page.label('stage', row['stage']).lower())}, {esc(page.label('role', row['role']).lower())}"
    told = ", ".join(fact for fact in facts if fact)
    return f"{head}: {told}" if told else head


def ground_line(page: Page, row: dict) -> str:
    """Which group held at this contact, how sure, by what, under which rule, with its source."""
    say = page.say.say
    if row["rule_id"] is None:
        return "    - " + say("diện không hiện ở mức này (nhạy cảm)")
    text = say(
        "{group}: {certainty}, căn cứ {basis}",
        group=esc(page.label("group", row["group_code"])), certainty=esc(page.label("certainty", row["certainty"]).lower()),
        basis=esc(page.label("basis", row["basis"]).lower()),
    )  # fmt: skip
    return f"    - {text}. {rule_words(page, row['rule_id'])}"


def _rule_and_source(page: Page, rule_id: str) -> tuple[dict, dict] | None:
    """The row of the rule and the row of its source, as published; None where one of them is not known."""
    rules, sources = page.table("eligible_group"), page.table("law_source")
    rule = rules.filter(pl.col("rule_id") == rule_id) if rules.height else rules
    source = sources.filter(pl.col("source_id") == rule["source_id"][0]) if rule.height else rule
    return (rule.row(0, named=True), source.row(0, named=True)) if source.height else None


def rule_words(page: Page, rule_id: str) -> str:
    """Title, clause and validity of the rule's source, with a mark where the original text was not read."""
    found, say = _rule_and_source(page, rule_id), page.say.say
    if found is None:
        return f"`{esc(rule_id)}`"
    rule, law = found
    title = law["title_en"] if page.reader.language == "en" else law["title_vi"]
    until = say("đến {day}", day=page.say.day(rule["valid_to"])) if rule["valid_to"] else say("còn hiệu lực")
    unread = "" if law["evidence"] == "TXT" else f" ({say('chưa kiểm chứng văn bản gốc')})"
    clause = f", {esc(law['clause'])}" if law["clause"] else ""
    return f"{esc(title)}{clause}{unread}; {say('từ {day}', day=page.say.day(rule['valid_from']))}, {until}"


def source_words(page: Page, rule_id: str) -> str:
    """The rule with its conditions, and how far its source was checked."""
    found, say = _rule_and_source(page, rule_id), page.say.say
    if found is None:
        return f"`{esc(rule_id)}`"
    rule, law = found
    limits = [say("từ đủ {n} tuổi", n=rule["age_from"]) if rule["age_from"] is not None else "",
              say("dưới {n} tuổi", n=rule["age_below"]) if rule["age_below"] is not None else "",
              say("cần khó khăn về tài chính") if rule["needs_hardship"] else ""]  # fmt: skip
    role = say("mọi tư cách") if rule["role"] == "any" else page.label("role", rule["role"]).lower()
    head = f"**{esc(page.label('group', rule['group_code']))}** (`{esc(rule_id)}`): {esc(role)}"
    head += "".join(f", {esc(limit)}" for limit in limits if limit)
    note = law["note_en"] if page.reader.language == "en" else law["note_vi"]
    evidence = esc(page.label("evidence", law["evidence"]))
    return f"{head}. {rule_words(page, rule_id)}. {evidence}." + (f" {esc(note)}" if note else "")
