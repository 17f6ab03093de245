"""No text of any kind stops a reader, and long cells do not take long."""

import time

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from council import cells

READERS = {
    "dates": lambda s: cells.dates(s).rows, "births": lambda s: cells.births(s).rows, "times": cells.times,
    "calls": lambda s: cells.calls(s, pl.Series([None] * len(s), dtype=pl.Date)), "id_numbers": cells.id_numbers,
    "names": cells.names, "papers": cells.papers, "periods": cells.periods, "case_codes": cells.case_codes,
    "dockets": cells.dockets, "offences": cells.offences, "providers": cells.providers, "shares": cells.shares,
    "counts": cells.counts, "decimals": cells.decimals, "flags": cells.flags, "party_words": cells.party_words,
    "groups": cells.groups, "stages": lambda s: cells.translate(s, "stage")}
PIECES = st.sampled_from(["ngày ", "tháng ", "năm ", "/", "-", ".", ":", "h", " ", "0", "9", "12", "31", "2024", "²",
                          "٣", "E+10", "\u0301", "(", ")", "%", ",", ";", "TB số ", "Điều ", "quý ", "T", "x", "\n",
                          "\x00", "𝟚"])
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=12).map("".join))


@pytest.mark.parametrize("reader", sorted(READERS))
@settings(deadline=None)
@given(texts=st.lists(st.one_of(st.none(), TEXTS), min_size=1, max_size=4))
@example(texts=["²²²²²²²²²²²²", "²/²/2024", "٣٣/٣٣/٣٣٣٣"])
def test_every_text_gives_one_row(reader: str, texts: list[str | None]) -> None:
    assert READERS[reader](pl.Series(texts, dtype=pl.String)).height == len(texts)


@pytest.mark.parametrize("reader", sorted(READERS))
@pytest.mark.parametrize("piece", ["1", "1/", "ngày ", "0 ", "(", "a, ", "- ", "tháng 1, ", "quý 1, ", "1.", "đ"])
def test_a_cell_of_thirty_thousand_characters_is_read_at_once(reader: str, piece: str) -> None:
    begin = time.perf_counter()
    READERS[reader](pl.Series([piece * (30_000 // len(piece))]))
    assert time.perf_counter() - begin < 5
