"""Which agency unit and which place a text means, from the geography of the council's province.

A text is understood whole or not at all: a unit or place with words that the province does not know is unknown.
"""

from council.places.addresses import SCHEME_NEW, SCHEME_OLD
from council.places.geography import Geography
from council.places.province import guess_former, guess_province
from council.places.resolver import Places

__all__ = ["SCHEME_NEW", "SCHEME_OLD", "Geography", "Places", "guess_former", "guess_province"]
