"""The meaning of single values: dates, births, numbers, names, papers, periods and the words of the vocabularies.

Every reader takes a column (``pl.Series`` of text) and gives a frame of the same height; each distinct value is read
once. A value that cannot be read becomes null with a ``state`` that says why; nothing is guessed.
"""

from council.cells.births import Births, births
from council.cells.cases import case_codes, dockets, offences
from council.cells.dates import Dates, calls, combine, date_order, dates, times
from council.cells.papers import papers
from council.cells.periods import period_label, period_of, periods
from council.cells.persons import id_facts, id_numbers, names
from council.cells.providers import providers, shares
from council.cells.values import counts, decimals, dittos, flags, party_words, tidied
from council.cells.vocabulary import Vocabularies, groups, says_family_violence, translate

__all__ = [
    "Births", "Dates", "Vocabularies", "births", "calls", "case_codes", "combine", "counts", "date_order", "dates",
    "decimals", "dittos", "dockets", "flags", "groups", "id_facts", "id_numbers", "names", "offences", "papers",
    "party_words", "period_label", "period_of", "periods", "providers", "says_family_violence", "shares", "tidied", "times",
    "translate",
]
