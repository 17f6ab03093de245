"""The worklist row by row, and why one person counts: groups, law of the day, steps, in words."""

import polars as pl
import streamlit as st

from council.answer import Answer
from council.ui import card
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
    return st.caption(say("Căn cứ từng quy tắc: [trang Định nghĩa](/definitions?lang={lang}#law). Tuổi và luật tính ở ngày của lần "
                          "tiếp xúc.", lang=page.reader.language))  # fmt: skip


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


def rule_words(page: Page, rule_id: str) -> str:
    """Title, clause and validity of the rule's source, with a mark where the original text was not read."""
    rules, sources, say = page.table("eligible_group"), page.table("law_source"), page.say.say
    found = rules.filter(pl.col("rule_id") == rule_id) if rules.height else rules
    if not found.height:
        return f"`{esc(rule_id)}`"
    rule = found.row(0, named=True)
    source = sources.filter(pl.col("source_id") == rule["source_id"])
    if not source.height:
        return f"`{esc(rule_id)}`"
    law = source.row(0, named=True)
    title = law["title_en"] if page.reader.language == "en" else law["title_vi"]
    until = say("đến {day}", day=page.say.day(rule["valid_to"])) if rule["valid_to"] else say("còn hiệu lực")
    unread = "" if law["evidence"] == "TXT" else f" ({say('chưa kiểm chứng văn bản gốc')})"
    clause = f", {esc(law['clause'])}" if law["clause"] else ""
    return f"{esc(title)}{clause}{unread}; {say('từ {day}', day=page.say.day(rule['valid_from']))}, {until}"
