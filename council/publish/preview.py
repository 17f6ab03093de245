"""What new files would change, before anyone accepts them: how each would count and what it would replace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from council.answer import Words
from council.home import Home
from council.home.incoming import arrivals, would_take_in
from council.law import Law
from council.publish.road import taken_in

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Preview:
    """``files``: one row per new file (file, outcome, replaced_by, format, unit_id, counted, refused, aside rows, problems =
    cells with one, message); ``replaced``: files of earlier imports that a new one would replace (file, by); ``known``: names
    already received; ``data_day``: the data day with the new files. Nothing was written."""

    files: pl.DataFrame
    replaced: pl.DataFrame
    known: tuple[str, ...]
    data_day: date | None

    def sentences(self) -> tuple[Words, ...]:
        """The preview in words."""
        counted, refused = int(self.files["counted"].sum()), int(self.files["refused"].sum())
        said = [
            Words(
                f"{self.files.height} tệp mới: {counted} dòng được tính, {refused} dòng bị từ chối.",
                f"{self.files.height} new files: {counted} rows count, {refused} rows are refused.",
            )
        ]
        if self.replaced.height:
            names = ", ".join(self.replaced["file"].head(3).to_list())
            said.append(
                Words(
                    f"{self.replaced.height} tệp đã nhận trước đây sẽ được thay: {names}.",
                    f"{self.replaced.height} files received before would be replaced: {names}.",
                )
            )
        if self.known:
            said.append(
                Words(
                    f"{len(self.known)} tệp đã có từ trước, không thêm gì.",
                    f"{len(self.known)} files were there already and add nothing.",
                )
            )
        return tuple(said)


def preview(home: Home, paths: list[Path], progress: Progress) -> Preview:
    """Read ``paths`` together with what the home has, as publish would, without keeping anything."""
    new, known = would_take_in(home, paths)
    settings = home.settings()
    law = Law.load(home.path).covering(settings.province_code, settings.former_provinces)
    named = {a.path(home): a for a in arrivals(home)} | {path: arrival for arrival, path in new}
    found = taken_in(home, named, settings.province_code, law, None, progress)
    names = [arrival.file for arrival, _ in new]
    files = found.tables["source_file"]
    counts = found.rows.group_by("file").agg(
        (pl.col("outcome") == "current").sum().alias("counted"),
        (pl.col("outcome") == "refused").sum().alias("refused"),
        (~pl.col("outcome").is_in(["current", "refused"])).sum().alias("aside"),
    )
    problems = found.tables["problem"].group_by("file").agg(problems=pl.len())
    shown = (
        files.filter(pl.col("file").is_in(names))
        .join(counts, on="file", how="left")
        .join(problems, on="file", how="left")
        .with_columns(pl.col("counted", "refused", "aside", "problems").fill_null(0))
    )
    columns = ["file", "outcome", "replaced_by", "format", "unit_id", "counted", "refused", "aside", "problems", "message"]
    replaced = files.filter(~pl.col("file").is_in(names) & pl.col("replaced_by").is_in(names))
    return Preview(
        shown.select(columns),
        replaced.select("file", pl.col("replaced_by").alias("by")),
        tuple(name for name, _ in known),
        found.data_day,
    )
