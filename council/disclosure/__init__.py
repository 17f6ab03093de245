"""What nobody may see: sensitive groups below province or by unit or age. Rules: queries/disclosure.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from council.answer import Withheld, Words
from council.disclosure.public import MARK, for_public

MASK = "withheld"

__all__ = ["MARK", "MASK", "Rules", "for_public"]


@dataclass(frozen=True)
class Rules:
    """The protected groups, and the columns and filters that would show them too finely."""

    groups: tuple[str, ...]
    child_groups: tuple[str, ...]
    victim_roles: tuple[str, ...]
    group_columns: tuple[str, ...]
    role_columns: tuple[str, ...]
    telling_columns: tuple[str, ...]
    crossing_endings: tuple[str, ...]
    crossing_parameters: tuple[str, ...]
    why: Words

    @classmethod
    def load(cls, path: Path) -> "Rules":
        """Read disclosure.toml."""
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        why = Words(raw.pop("why"), raw.pop("why_en"))
        return cls(why=why, **{key: tuple(value) for key, value in raw.items()})

    def crosses(self, columns: list[str], parameters: dict[str, Any]) -> bool:
        """True if ``columns`` or filters show anything finer than the province."""
        is_province = parameters.get("area_scheme") == "province"
        fine = [c for c in columns if c.endswith(self.crossing_endings) and not (is_province and c == "area_code")]
        return bool(fine) or any(parameters.get(name) for name in self.crossing_parameters)

    def narrowed(self, columns: list[str], parameters: dict[str, Any]) -> tuple[dict[str, Any], bool]:
        """Parameters without protected groups where they would be crossed, and whether any was taken out.

        A filter that only named protected groups becomes one that fits nothing.
        """
        wanted = parameters.get("groups")
        if not wanted or not self.crosses(columns, parameters):
            return parameters, False
        kept = [code for code in wanted if code not in self.groups]
        return {**parameters, "groups": kept or [MASK]}, len(kept) < len(wanted)

    def apply(self, rows: pl.DataFrame, parameters: dict[str, Any]) -> tuple[pl.DataFrame, Withheld | None]:
        """``rows`` without what may not be shown, and what was withheld (None = nothing)."""
        columns = [c for c in self.group_columns if c in rows.columns]
        if not columns or not self.crosses(rows.columns, parameters):
            return rows, None
        hidden = rows.select(pl.any_horizontal(self._is_protected(rows, c) for c in columns).fill_null(False)).to_series()
        count = int(hidden.sum())
        if count == 0:
            return rows, None
        if "pm_id" not in rows.columns:
            return rows.filter(~hidden), Withheld(count, 0, self.why)
        cleared = [c for c in self.telling_columns if c in rows.columns]
        masked = rows.with_columns(
            *(self._masked(rows, c) for c in columns),
            *(pl.when(~hidden).then(pl.col(c)).otherwise(None).alias(c) for c in cleared),
        )
        return masked, Withheld(0, count * (len(columns) + len(cleared)), self.why)

    def nothing_shown(self) -> Withheld:
        """What to say when a filter on protected groups was taken out before the query ran."""
        return Withheld(0, 0, self.why)

    def _is_victim(self, rows: pl.DataFrame) -> pl.Expr:
        roles = [pl.col(c).is_in(self.victim_roles) for c in self.role_columns if c in rows.columns]
        return pl.any_horizontal(roles).fill_null(False) if roles else pl.lit(False)

    def _is_protected(self, rows: pl.DataFrame, column: str) -> pl.Expr:
        if isinstance(rows.schema[column], pl.List):
            sensitive = pl.col(column).list.set_intersection(list(self.groups)).list.len() > 0
            child = pl.col(column).list.set_intersection(list(self.child_groups)).list.len() > 0
        else:
            sensitive, child = pl.col(column).is_in(self.groups), pl.col(column).is_in(self.child_groups)
        return sensitive | (child & self._is_victim(rows))

    def _masked(self, rows: pl.DataFrame, column: str) -> pl.Expr:
        protected = self._is_protected(rows, column)
        if not isinstance(rows.schema[column], pl.List):
            return pl.when(protected).then(pl.lit(MASK)).otherwise(pl.col(column)).alias(column)
        kept = pl.col(column).list.set_difference([*self.groups, *self.child_groups])
        return pl.when(protected).then(pl.concat_list(kept, pl.lit([MASK]))).otherwise(pl.col(column)).alias(column)
