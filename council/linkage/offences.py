"""Whether two wordings may mean one offence or dispute: agencies shorten them, leave words out and abbreviate."""

from functools import cache


@cache
def alike(one: str, other: str) -> bool:
    """True if one wording is the other shortened: fewer words, initials for words, or both.

    Both are offence keys (lower case, no accents). "trom cap ts" and "tcts" are like "trom cap tai san";
    "cuop tai san" and "cuop giat tai san" are alike too: wording alone cannot tell them from a shortened one.
    """
    if one == other:
        return True
    long, short = sorted((one.split(), other.split()), key=len, reverse=True)
    return len(short) > 1 and set(short) <= set(long) or _is_shortened(tuple(long), tuple(short))


def _is_shortened(words: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether ``short`` spells ``words`` in order, each piece a whole word or the initials of several."""
    if not words or not short:
        return not words and not short
    if words[0] == short[0] and _is_shortened(words[1:], short[1:]):
        return True
    piece = short[0]
    spelled = len(piece) > 1 and len(piece) <= len(words) and all(w[0] == c for w, c in zip(words, piece, strict=False))
    return spelled and _is_shortened(words[len(piece):], short[1:])


def may_be_one(ones: set[str], others: set[str]) -> bool:
    """False only if both sides state offences and no wording of one is like a wording of the other."""
    return not ones or not others or any(alike(x, y) for x in ones for y in others)
