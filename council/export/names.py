"""File names without accents that say question, scope, period and snapshot."""

import re
import unicodedata
from datetime import date, timedelta

from council.answer import Answer

LONGEST = 48


def plain(text: str) -> str:
    """``text`` in small letters without accents: "Đồ Sơn" -> "do son"."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """``text`` in lower-case ASCII with hyphens: "Bỏ sót theo địa bàn" -> "bo-sot-theo-dia-ban"."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def _period(parameters: dict) -> str:
    start, end = parameters.get("period_start"), parameters.get("period_end")
    if not isinstance(start, date) or not isinstance(end, date):
        day = parameters.get("on_day")
        return day.isoformat() if isinstance(day, date) else "toan-ky"
    return f"{start.isoformat()}_{(end - timedelta(days=1)).isoformat()}"


def _scope(parameters: dict) -> str:
    chosen = [
        value
        for name, value in parameters.items()
        if isinstance(value, (list, tuple)) and value and name not in ("period_start", "period_end")
    ]
    codes = "-".join(str(code) for values in chosen for code in values)
    return slug(codes)[:LONGEST] or "toan-tinh"


def file_name(answer: Answer, suffix: str) -> str:
    """``missed-by-area_toan-tinh_2026-01-01_2026-10-31_<snapshot>.xlsx``; simulated data say "mo-phong" first."""
    parts = [slug(answer.name), _scope(answer.parameters), _period(answer.parameters), slug(answer.provenance.snapshot)]
    if answer.provenance.is_simulated:
        parts.insert(0, "mo-phong")
    return "_".join(parts) + f".{suffix}"
