"""Units and places of rows: whose row it is, where the person lives and where the matter happened."""

from pathlib import Path

import polars as pl

from council.intake.context import Context
from council.intake.typed import CIVIL_FIELDS, CIVIL_ROLES, Typed
from council.places import SCHEME_OLD, Places, guess_province

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
_DEFAULT_STAGE = {"police": "INVESTIGATION", "detention": "REMAND", "procuracy": "PROSECUTION", "court": "FIRST_INSTANCE"}
_OF_PROCEEDINGS = ["police", "procuracy", "court"]
_DUTY = {"court": "duty_court"}


def shipped_places(province_code: str | None, texts: list[str], words=None) -> Places:
    """Places of the province ``province_code``, else of the one ``texts`` speak of, from the shipped reference tables.

    Where neither says it, the names of no province are known and every unit is unknown ("00").
    """
    area, xwalk, unit = (_reference(name) for name in ("area", "area_xwalk", "agency_unit"))
    code = province_code or guess_province(texts, area, xwalk) or "00"
    return Places.load(area, xwalk, code, agency_unit=unit, words=words)


def _reference(name: str) -> pl.DataFrame:
    table = pl.read_csv(REFERENCE / f"{name}.csv", infer_schema=False, comment_prefix="#")
    return table.with_columns(pl.col([c for c in ("valid_from", "valid_to") if c in table.columns]).str.to_date(strict=False))


def add_whereabouts(typed: Typed, contexts: list[Context], places: Places) -> None:
    """Own day, unit, period, residence, place and stage of every row."""
    raw = typed.raw
    around = pl.DataFrame(
        [
            (i, c.unit_id, c.unit_text, c.sector, c.commune_scheme, c.commune_code, c.period_start, c.period_end)
            for i, c in enumerate(contexts)
        ],
        orient="row",
        schema={
            "table": pl.Int64,
            "b_unit": pl.String,
            "b_text": pl.String,
            "b_sector": pl.String,
            "b_scheme": pl.String,
            "b_commune": pl.String,
            "period_start": pl.Date,
            "period_end": pl.Date,
        },
    )
    context = raw.select("table").join(around, on="table", how="left", maintain_order="left")
    own = _own_days(typed, context)
    _units(typed, context, own, places)
    typed.columns["period_start"] = context["period_start"]
    typed.columns["period_end"] = context["period_end"]
    _place(typed, "residence", _address(raw, places), raw["residence_district"], own["day"], places)
    _place(typed, "place", raw["place"], None, own["day"], places)
    _stages(typed)


def _own_days(typed: Typed, context: pl.DataFrame) -> pl.DataFrame:
    """``contact_on``/``contact_at`` into the columns, and the row's own ``day`` with the state of its cell."""
    c, kind = typed.columns, typed.raw["kind"]
    frame = pl.DataFrame(
        {
            "kind": kind,
            "contact": c["_contact_on"],
            "at": c["_contact_at"],
            "docket": c["_docket_on"],
            "charged": c["_charged_on"],
            "explained": c["explained_on"],
            "received": c["received_on"],
            "accepted": c["accepted_on"],
            "trial": c["trial_on"],
            "requested": c["requested_on"],
            "b_start": context["period_start"],
        }
    )
    in_proceedings = pl.col("kind").is_in(["list", "register"])
    contact = pl.when(in_proceedings).then(pl.coalesce("contact", "docket", "charged", "explained", "requested"))
    frame = frame.with_columns(contact_on=contact, contact_at=pl.when(in_proceedings).then("at"))
    day = (
        pl.when(in_proceedings)
        .then("contact_on")
        .when(pl.col("kind") == "log")
        .then("received")
        .when(pl.col("kind") == "case")
        .then("accepted")
    )
    frame = frame.with_columns(day=day)
    typed.columns["contact_on"], typed.columns["contact_at"] = frame["contact_on"], frame["contact_at"]
    typed.columns["own_day"] = frame["day"].alias("own_day")
    typed.columns["own_state"] = _own_state(typed)
    return frame.with_columns(day=pl.coalesce("day", "b_start"))


def _own_state(typed: Typed) -> pl.Series:
    """State of the cell that holds the row's own day."""
    c, kind = typed.columns, pl.col("kind")
    frame = pl.DataFrame(
        {
            "kind": typed.raw["kind"],
            **{name: c[f"_{name}_state"] for name in ("contact", "docket", "charged", "explained", "received", "accepted")},
        }
    )
    told = [pl.when(pl.col(name) != "empty").then(name) for name in ("contact", "docket", "charged", "explained")]
    return frame.select(
        pl.when(kind.is_in(["list", "register"]))
        .then(pl.coalesce(told))
        .when(kind == "log")
        .then("received")
        .when(kind == "case")
        .then("accepted")
        .alias("own_state")
    ).to_series()


def _units(typed: Typed, context: pl.DataFrame, own: pl.DataFrame, places: Places) -> None:
    raw = typed.raw
    section = places.units(raw["section"], on=own["day"])
    unit_text = (
        pl.DataFrame(
            {
                "k": raw["kind"],
                "u": raw["unit"],
                "s": raw["sender"],
                "c": raw["source"],
                "sec": pl.select(pl.when(section["state"] == "ok").then(raw["section"])).to_series(),
            }
        )
        .select(pl.when(pl.col("k") == "log").then("s").when(pl.col("k") == "case").then(None).otherwise(pl.coalesce("u", "sec")))
        .to_series()
        .alias("unit_text")
    )
    read = places.units(unit_text, on=own["day"]).rename(lambda c: f"r_{c}")
    source = places.sources(raw["source"], on=own["day"]).rename(lambda c: f"s_{c}")
    frame = pl.concat([raw.select("kind", "form_sector", "source"), unit_text.to_frame(), read, source, context], how="horizontal")
    hinted = _hinted(frame, places, own["day"])
    frame = frame.with_columns(
        r_unit_id=pl.coalesce("r_unit_id", hinted["unit_id"]),
        r_sector=pl.coalesce("r_sector", hinted["sector"]),
        r_state=pl.when((pl.col("r_state") != "ok") & (hinted["state"] == "ok")).then(pl.lit("ok")).otherwise("r_state"),
    )
    # a return of all commune police; a row that names the province's police is theirs (a name such as "đặc khu Cát Hải"
    # may be a former district's too and stays the commune's)
    names_other = (pl.col("r_state") == "ok") & pl.col("r_unit_id").str.ends_with("_T")
    is_cax = (
        (pl.col("b_unit") == "CAX").fill_null(False)
        & pl.col("kind").is_in(["list", "register"])
        & ~names_other.fill_null(False)
    )
    # a column of another sector's bodies (who handles the case) does not say whose list it is
    foreign = (pl.col("b_sector") == pl.col("form_sector")) & (pl.col("r_sector") != pl.col("form_sector"))
    stated = pl.col("unit_text").is_not_null() & ~(foreign & pl.col("b_unit").is_not_null()).fill_null(False)
    proceedings = pl.col("kind").is_in(["list", "register"])
    chosen = frame.select(
        unit_id=pl.when(pl.col("kind") == "case")
        .then("s_unit_id")
        .when(is_cax)
        .then(pl.lit("CAX"))
        .when(stated)
        .then("r_unit_id")
        .when(proceedings)
        .then("b_unit"),
        unit_text=pl.when(pl.col("kind") == "case").then("source").when(stated).then("unit_text").when(proceedings).then("b_text"),
        sector=pl.when(pl.col("kind") == "case")
        .then(pl.coalesce("s_sector", pl.lit("centre")))
        .when(pl.col("kind") == "reference")
        .then(pl.lit("other"))
        .when(is_cax)
        .then(pl.lit("police"))
        .when(stated)
        .then("r_sector")
        .when(proceedings)
        .then(pl.coalesce("b_sector", "form_sector")),
        unit_commune_code=pl.when(pl.col("kind") == "case")
        .then("s_commune_code")
        .when(stated)
        .then("r_commune_code")
        .when(proceedings)
        .then("b_commune"),
        unit_commune_scheme=pl.when(pl.col("kind") == "case")
        .then("s_commune_scheme")
        .when(stated)
        .then("r_commune_scheme")
        .when(proceedings)
        .then("b_scheme"),
        unit_state=pl.when(~stated & pl.col("b_unit").is_null() & proceedings)
        .then(pl.lit("no_unit"))
        .when((pl.col("kind") == "log") & ~stated)
        .then(pl.lit("no_unit"))
        .when(stated & ~is_cax & (pl.col("r_state") != "ok"))
        .then(pl.lit("unit_unknown")),
        source=pl.when(pl.col("kind") == "case").then("s_source"),
        source_text=pl.when(pl.col("kind") == "case").then("source"),
    )
    for name in chosen.columns:
        typed.columns[name] = chosen[name]


def _hinted(frame: pl.DataFrame, places: Places, on: pl.Series) -> pl.DataFrame:
    """Unit cells that name only a place, read with the sector that the form or the file says."""
    result = pl.DataFrame(
        {"unit_id": [None] * frame.height, "sector": [None] * frame.height, "state": [None] * frame.height},
        schema={"unit_id": pl.String, "sector": pl.String, "state": pl.String},
    ).with_row_index("i")
    sector = frame.select(pl.coalesce("form_sector", "b_sector")).to_series()
    needed = (
        frame.with_columns(sector.alias("hint"), on.alias("on"))
        .with_row_index("i")
        .filter(
            pl.col("unit_text").is_not_null()
            & (pl.col("r_state") != "ok")
            & pl.col("hint").is_in(["police", "detention", "procuracy", "court"])
        )
    )
    for (hint,), part in needed.partition_by("hint", as_dict=True).items():
        read = places.units(part["unit_text"], on=part["on"], sector=hint).select("unit_id", "sector", "state")
        result = result.update(pl.concat([part.select("i"), read], how="horizontal"), on="i", how="left")
    return result


def _address(raw: pl.DataFrame, places: Places) -> pl.Series:
    """The address as written, its parts joined, or the place whose list it is where that place is known."""
    titles = places.places(raw["title_place"])["state"].is_in(["ok", "district_only"])
    return raw.with_columns(title_place=pl.select(pl.when(titles).then(raw["title_place"])).to_series()).select(
        pl.coalesce(
            "residence",
            pl.when(pl.col("residence_commune").is_not_null()).then(
                pl.concat_str("residence_commune", "residence_province", separator=", ", ignore_nulls=True)
            ),
            "title_place",
        ).alias("residence")
    ).to_series()


def _place(typed: Typed, name: str, texts: pl.Series, districts: pl.Series | None, on: pl.Series, places: Places) -> None:
    read = places.places(texts, on=on, districts=districts)
    typed.columns[f"{name}_text"] = texts.alias(f"{name}_text")
    typed.columns[f"{name}_scheme"] = read["scheme"].alias(f"{name}_scheme")
    typed.columns[f"{name}_code"] = read["code"].alias(f"{name}_code")
    typed.columns[f"{name}_district"] = read.select(
        pl.coalesce("district", "default_district").alias(f"{name}_district")
    ).to_series()
    if name == "residence":
        typed.columns["residence_is_outside"] = read["is_outside"].alias("residence_is_outside")
    typed.flaw(name, pl.when(pl.col("state").is_in(["unknown", "ambiguous"])).then("place_" + pl.col("state")), read)


def _stages(typed: Typed) -> None:
    c, raw = typed.columns, typed.raw
    frame = pl.DataFrame(
        {
            "kind": raw["kind"],
            "said": c["stage_said"],
            "docket": c["docket_stage"],
            "implied": raw["implied_stage"],
            "sector": c["sector"],
            "form_sector": raw["form_sector"],
            "role": c["role"],
            "field": c["field"],
            "held": c["role_held"],
            "unit": c["unit_id"],
            "appeals": c["appeals"],
            "channel": c["channel_said"],
            "phone": c["is_phone"],
            "duty": c["is_duty"],
            "form": c["paper_form"],
            "custody": c["custody_said"],
        }
    )
    civil = pl.col("role").is_in(CIVIL_ROLES) | pl.col("field").is_in(CIVIL_FIELDS)
    # the stage that a form of one sector implies is not that of another sector's list in the same columns
    other = [pl.col(name).is_in(_OF_PROCEEDINGS) for name in ("form_sector", "sector")]
    foreign = (other[0] & other[1] & (pl.col("form_sector") != pl.col("sector"))).fill_null(False)
    frame = frame.with_columns(implied=pl.when(~foreign).then("implied"))
    first = (
        pl.when((pl.col("unit") == "CAX") & ~pl.col("held"))
        .then(pl.lit("REPORT"))
        .when((pl.col("sector") == "police") & pl.col("held"))
        .then(pl.lit("CUSTODY"))
    )
    default = pl.coalesce(first, "implied", pl.col("sector").replace_strict(_DEFAULT_STAGE, default=None, return_dtype=pl.String))
    court = pl.col("sector") == "court"
    appeals = pl.col("appeals") | (pl.col("implied") == "APPEAL").fill_null(False)
    stage = pl.coalesce("said", pl.when(court & appeals).then(pl.lit("APPEAL")), pl.when(court).then("docket"), default)
    stage = pl.when((stage == "FIRST_INSTANCE") & civil).then(pl.lit("CIVIL")).otherwise(stage)
    stage = pl.when(pl.col("kind") == "reference").then(None).otherwise(stage)
    field = pl.coalesce(
        "field",
        pl.when(pl.col("kind").is_in(["list", "register"]) & ~pl.col("role").is_in(CIVIL_ROLES).fill_null(False)).then(
            pl.lit("CRIM")
        ),
    )
    duty = pl.col("sector").replace_strict(_DUTY, default="duty_police", return_dtype=pl.String)
    channel = pl.coalesce(
        "channel",
        pl.when(pl.col("phone"))
        .then(pl.lit("phone"))
        .when(pl.col("duty"))
        .then(duty)
        .when(pl.col("kind").is_in(["list", "register"]) & (pl.col("form") == "M03"))
        .then(pl.lit("notice_M03"))
        .when(pl.col("kind").is_in(["list", "register"]) & (pl.col("form") == "M04"))
        .then(pl.lit("info_M04")),
    )
    in_cells = (pl.col("sector") == "detention") | ((pl.col("form_sector") == "detention") & (pl.col("sector") == "border"))
    held = pl.when(in_cells.fill_null(False)).then(True).otherwise("custody")
    read = frame.select(stage=stage, field=field, channel=channel, custody_said=held)
    for name in read.columns:
        typed.columns[name] = read[name]


__all__ = ["SCHEME_OLD", "add_whereabouts", "shipped_places"]
