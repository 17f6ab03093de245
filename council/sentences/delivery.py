"""What agencies sent: rows accepted and given back, units that sent nothing."""

import polars as pl

from council.sentences.finding import CHANCE, NONE, SHIFT, Badge, Finding
from council.words import Speaker

UNREAD = ("unknown", "refused", "held")  # outcomes of files of which no row counts although they may hold some


def delivered(speaker: Speaker, files: pl.DataFrame, rows: pl.DataFrame, silent: int) -> Finding:
    """Files and rows of a snapshot: answers of files_delivered (outcome) and rows_by_kind (outcome, sheet_rows); ``silent`` =
    units that sent nothing in the chosen period."""
    say = speaker.say
    if files.is_empty():
        return Finding(NONE, (Badge("thin"),), say("Chưa có tệp nào trong bản chụp này."))
    accepted, refused = (_rows(rows, outcome) for outcome in ("current", "refused"))
    unread = files.filter(pl.col("outcome").is_in(UNREAD)).height
    text = say(
        "Nhận **{accepted}/{all}** dòng của {files} tệp; ",
        accepted=speaker.number(accepted),
        all=speaker.number(accepted + refused),
        files=speaker.number(files.height),
    )
    text += say("**{n}** tệp chưa đọc được, chưa tính dòng nào; ", n=speaker.number(unread)) if unread else ""
    text += say("**{n}** dòng gửi lại kèm lý do; ", n=speaker.number(refused)) if refused else say("không dòng nào phải gửi lại; ")
    text += (
        say("**{n}** đơn vị chưa gửi đủ báo cáo trong kỳ.", n=speaker.number(silent))
        if silent
        else say("mọi đơn vị đã gửi đủ báo cáo trong kỳ.")
    )
    badges = (Badge("silent", silent),) if silent else ()
    return Finding(SHIFT if silent or refused or unread else CHANCE, badges, text)


def _rows(rows: pl.DataFrame, outcome: str) -> int:
    return int(rows.filter(pl.col("outcome") == outcome)["sheet_rows"].sum() or 0)
