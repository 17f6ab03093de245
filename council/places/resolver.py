"""Units and places of whole columns, each distinct text read once."""

import datetime as dt
from dataclasses import dataclass

import polars as pl

from council.cells.unique import over_unique
from council.cells.vocabulary import Vocabularies, shipped
from council.places.addresses import Place, locate
from council.places.geography import Geography
from council.places.unit_words import lone_body
from council.places.units import Unit, find_unit, mentioned_district

_UNIT = {"unit_id": pl.String, "sector": pl.String, "level": pl.String, "commune_scheme": pl.String,
         "commune_code": pl.String, "state": pl.String}
_PLACE = {"scheme": pl.String, "code": pl.String, "district": pl.String, "default_district": pl.String,
          "is_outside": pl.Boolean, "state": pl.String}
_BETWEEN = "\x1f"


@dataclass(frozen=True)
class Places:
    """Reads unit names, sources and places for one province.

    ``police_end``: first day without district police (from agency_unit), None = never.
    """

    geography: Geography
    words: Vocabularies
    police_end: dt.date | None = None

    @classmethod
    def load(cls, area: pl.DataFrame, area_xwalk: pl.DataFrame, province_code: str, *,
             agency_unit: pl.DataFrame | None = None, words: Vocabularies | None = None) -> "Places":
        """From the reference tables; ``province_code`` is the former two-digit code."""
        geography = Geography.load(area, area_xwalk, province_code)
        return cls(geography, words or shipped(), _police_end(agency_unit, province_code))

    def units(self, texts: pl.Series, *, on: pl.Series | dt.date | None = None, sector: str | None = None,
              district: str | None = None, whole: bool = True) -> pl.DataFrame:
        """``unit_id``, ``sector``, ``level``, ``commune_scheme``, ``commune_code``, ``state`` of each unit name.

        ``on``: the day the name was used (column or one day); ``sector``, ``district``: what file or form say already;
        ``whole`` false for titles and file names, where other words may follow. States: ok, unknown, ambiguous, empty.
        """
        def read(joined: str) -> tuple[str | None, ...]:
            era, _, text = joined.partition(_BETWEEN)
            after, ended = _era(era)
            return _unit_row(find_unit(text, self.geography, self.words, after=after, police_ended=ended,
                                       sector=sector, district=district, whole=whole))
        return over_unique(self._with_era(texts, on), read, _UNIT)

    def sources(self, texts: pl.Series, *, on: pl.Series | dt.date | None = None) -> pl.DataFrame:
        """Who a case came from: ``source`` (a sector, self_walk_in, commune_M13, officer_personal, other, unknown)
        beside the columns of ``units``."""
        def read(joined: str) -> tuple[str | None, ...]:
            era, _, text = joined.partition(_BETWEEN)
            after, ended = _era(era)
            return self._source(text, after, ended)
        return over_unique(self._with_era(texts, on), read, {"source": pl.String, **_UNIT})

    def _source(self, text: str, after: bool | None, ended: bool | None) -> tuple[str | None, ...]:
        code, _ = self.words.look_up("source", text)
        if code:
            return (code, *_unit_row(Unit("ok")))
        unit = find_unit(text, self.geography, self.words, after=after, police_ended=ended)
        known = unit.sector if unit.state in ("ok", "ambiguous") else None
        source = known or lone_body(text, self.geography, self.words)
        return (source or (None if unit.state == "empty" else "unknown"), *_unit_row(unit))

    def places(self, texts: pl.Series, *, on: pl.Series | dt.date | None = None, scheme: str | None = None,
               districts: pl.Series | None = None) -> pl.DataFrame:
        """``scheme``, ``code`` (commune), ``district`` (former, as stated), ``default_district`` (of a new commune),
        ``is_outside``, ``state`` of each address or place.

        ``on``: the day of the row; ``scheme`` where the heading fixes it; ``districts``: a district column beside it.
        States: ok, district_only, province_only, outside, ambiguous, unknown, empty.
        """
        def read(joined: str) -> tuple[object, ...]:
            era, _, rest = joined.partition(_BETWEEN)
            text, _, district = rest.partition(_BETWEEN)
            after, _ = _era(era)
            return self._place_row(locate(text, self.geography, after=after, scheme=scheme, district_text=district))
        beside = districts.fill_null("") if districts is not None else pl.Series([""] * len(texts), dtype=pl.String)
        both = pl.DataFrame({"t": texts.fill_null(""), "d": beside}).select(
            pl.concat_str("t", "d", separator=_BETWEEN)).to_series()
        return over_unique(self._with_era(both, on), read, _PLACE)

    def _place_row(self, place: Place) -> tuple[object, ...]:
        default = self.geography.default_district.get(place.code or "") if place.scheme == "GSO_2025" else None
        return place.scheme, place.code, place.district, default, place.is_outside, place.state

    def districts_in(self, texts: pl.Series) -> pl.Series:
        """The former district named anywhere in file, folder or sheet names; null for none or several."""
        return over_unique(texts, lambda text: (mentioned_district(text, self.geography),),
                           {"district": pl.String}).to_series()

    def _with_era(self, texts: pl.Series, on: pl.Series | dt.date | None) -> pl.Series:
        if on is None:
            eras: pl.Series | str = ""
        else:
            days = on if isinstance(on, pl.Series) else pl.Series([on] * len(texts), dtype=pl.Date)
            ended = pl.lit(False) if self.police_end is None else pl.col("on") >= self.police_end
            eras = days.cast(pl.Date).alias("on").to_frame().select(
                pl.when(pl.col("on").is_null()).then(pl.lit(""))
                .when(pl.col("on") >= self.geography.switch).then(pl.lit("new"))
                .when(ended).then(pl.lit("between")).otherwise(pl.lit("old"))).to_series()
        frame = texts.cast(pl.String).fill_null("").alias("t").to_frame()
        era = pl.lit(eras) if isinstance(eras, str) else pl.Series("e", eras)
        return frame.with_columns(era.alias("e")).select(pl.concat_str("e", "t", separator=_BETWEEN)).to_series()


def _era(name: str) -> tuple[bool | None, bool | None]:
    """(after the switch to new communes, after the end of district police)."""
    return {"": (None, None), "old": (False, False), "between": (False, True), "new": (True, True)}[name]


def _unit_row(unit: Unit) -> tuple[str | None, ...]:
    return unit.unit_id, unit.sector, unit.level, unit.commune_scheme, unit.commune_code, unit.state


def _police_end(agency_unit: pl.DataFrame | None, province_code: str) -> dt.date | None:
    if agency_unit is None:
        return None
    ends = agency_unit.filter((pl.col("province_code") == province_code) & (pl.col("sector") == "police")
                              & (pl.col("level") == "district"))["valid_to"]
    return ends.min()
