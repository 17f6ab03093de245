"""Numbers, dates and percents as look and language want them; nothing of the data becomes markup."""

from datetime import date

import pytest

from council.words import Speaker, esc, esc_chart

VI, EN = Speaker("vi"), Speaker("en")


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (-3, 0, "−3", "−3"),
        (0, 0, "0", "0"),
        (None, 0, "chưa rõ", "not known"),
    ],
)
def test_numbers(value, decimals, vi, en):
    assert (VI.number(value, decimals), EN.number(value, decimals)) == (vi, en)


def test_percent_has_no_space_and_one_decimal():
    assert (VI.percent(0.1788), EN.percent(0.1788)) == ("17,9%", "17.9%")


def test_days_and_months():
    day = date(2026, 11, 5)
    assert (VI.day(day), EN.day(day)) == ("05/11/2026", "5 Nov 2026")
    assert (VI.month(day), EN.month(day), VI.month_short(day)) == ("11/2026", "Nov 2026", "11/26")


def test_lists_are_joined_with_a_word():
    assert VI.listing(["a", "b", "c"]) == "a, b và c"
    assert VI.listing(["a"]) == "a"


@pytest.mark.parametrize(
    "nasty",
    [
        "![x](http://evil/x.png)",
        "[a](javascript:1)",
        "<img src=x>",
        "**b**",
        ":material/home:",
        ":red[x]",
        "a\n\n# b",
        "`code`",
        "$x^2$",
        "|a|b|",
    ],
)
def test_data_never_becomes_markup(nasty):
    shown = esc(nasty)
    assert "\n" not in shown and "<" not in shown and ">" not in shown
    for sign in "[]()*`$|#!:_":
        assert f"{sign}" not in shown.replace(f"\\{sign}", ""), f"{sign} is live in {shown}"


def test_data_never_becomes_chart_markup():
    assert esc_chart("<a href='x'>&</a>") == "&lt;a href='x'&gt;&amp;&lt;/a&gt;"
