"""Linkage at size: generated identity rows with known truth, linked in a process of their own; time, memory, quality."""

import json
import resource
import subprocess
import sys
import time

import numpy as np
import polars as pl

from council import linkage
from council.contracts import PRIVATE

KEY = b"benchmark"
ROWS_PER_MATTER = 4
SURNAMES = ("nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly")
_SURNAME_SHARES = np.array([38, 11, 9, 7, 5, 5, 4, 4, 3, 3, 2, 2, 2, 2, 2, 1]) / 100
MIDDLES = ("van", "thi", "huu", "duc", "minh", "ngoc", "quang", "thanh", "xuan", "hong", "dinh", "gia", "bao", "kim", "thuy", "anh")
GIVENS = (
    "an", "anh", "bach", "bao", "binh", "chau", "chi", "cuong", "cuc", "dat", "diem", "dung", "duy", "duc", "giang", "ha",
    "hai", "hanh", "hieu", "hoa", "hoai", "hoang", "hung", "huong", "huy", "khanh", "khoa", "kiet", "lam", "lan", "linh",
    "loan", "loc", "long", "luan", "ly", "mai", "manh", "minh", "my", "nam", "nga", "ngan", "nghia", "ngoc", "nguyen",
    "nhan", "nhi", "nhung", "oanh", "phong", "phuc", "phung", "phuong", "quan", "quang", "quoc", "quy", "quyen", "quynh",
    "son", "suong", "tai", "tam", "tan", "thang", "thanh", "thao", "thinh", "tho", "thu", "thuy", "tien", "tin", "toan",
    "trang", "tri", "trinh", "trong", "truc", "trung", "tu", "tuan", "tung", "tuyen", "uyen", "van", "viet", "vinh", "vu",
    "vy", "xuan", "yen",
)
STEPS = (("CA", "police", "CUSTODY", "list", 0), ("CA", "police", "INVESTIGATION", "register", 2),
         ("VKS", "procuracy", "PROSECUTION", "list", 90), ("TA", "court", "FIRST_INSTANCE", "list", 150))
STAGE_ORDER = pl.DataFrame({"stage": ["CUSTODY", "INVESTIGATION", "PROSECUTION", "FIRST_INSTANCE"], "position": [1, 1, 2, 3]})


def entries(count: int, seed: int = 7) -> tuple[pl.DataFrame, pl.Series]:
    """``count`` rows as of contract Entry, and the person-matter each belongs to.

    One person in eight comes back with a second matter; one row in 25 misspells the name, one in 50 the birth year; half
    state the year only, a third a personal number. Districts grow with the rows, so that names are as common as in life.
    """
    dice = np.random.default_rng(seed)
    matters = -(-count // ROWS_PER_MATTER)
    person = np.where(dice.random(matters) < 1 / 8, dice.integers(0, matters, matters), np.arange(matters))
    facts = _matters(dice, matters, person)
    rows = pl.concat([_step(dice, facts, number, step) for number, step in enumerate(STEPS)]).head(count)
    rows = rows.with_row_index("row", 1).with_columns(
        pl.col("row").cast(pl.Int64), pl.format("e{}", "row").alias("entry_id"), pl.lit("").alias("sheet"), pl.lit(0).alias("sub"),
        pl.lit("bench").alias("format"), pl.lit(False).alias("has_ground_stated"), pl.lit(False).alias("domestic_violence_said"))
    schema = PRIVATE["entry"].create_empty().schema
    typed = rows.select((pl.col(c) if c in rows.columns else pl.lit(None)).cast(t).alias(c) for c, t in schema.items())
    return typed, rows["matter"]


def _matters(dice: np.random.Generator, matters: int, person: np.ndarray) -> pl.DataFrame:
    districts = max(10, matters // 2000)
    names = np.array([" ".join(parts) for parts in zip(
        dice.choice(SURNAMES, matters, p=_SURNAME_SHARES), dice.choice(MIDDLES, matters), dice.choice(GIVENS, matters),
        strict=True)])
    born = np.datetime64("1950-01-01") + dice.integers(0, 60 * 365, matters)
    home = dice.integers(0, districts, matters)
    return pl.DataFrame({
        "matter": np.arange(matters), "person": person, "name": names[person], "born": born[person], "home": home[person],
        "district": home[person], "offence": dice.integers(0, 25, matters), "sex": dice.integers(0, 2, matters)[person],
        "start": np.datetime64("2024-01-01") + dice.integers(0, 1000, matters),
        "docket": dice.permutation(matters),
    })


def _step(dice: np.random.Generator, facts: pl.DataFrame, number: int, step: tuple) -> pl.DataFrame:
    body, sector, stage, kind, after = step
    count = facts.height
    slips, years, whole, numbered = (dice.random(count) for _ in range(4))
    name = pl.when(pl.Series(slips < 1 / 25)).then(pl.col("name") + pl.col("name").str.tail(1)).otherwise(pl.col("name"))
    born = pl.when(pl.Series(years < 1 / 50)).then(pl.col("born").dt.offset_by("-1y")).otherwise(pl.col("born")).cast(pl.Date)
    is_day = pl.Series(whole < 0.5)
    return facts.with_columns(name.alias("name"), born.alias("b")).select(
        "matter", "name", pl.col("name").alias("name_key"), pl.lit(kind).alias("kind"), pl.lit(sector).alias("sector"),
        pl.lit(stage).alias("stage"), pl.format("f{}", pl.col("district") % 50).alias("file"),
        pl.format("{}_{}", pl.lit(body), "district").alias("unit_id"), pl.lit("accused").alias("role"),
        pl.lit("CRIM").alias("field"),
        pl.when(is_day).then("b").otherwise(pl.date(pl.col("b").dt.year(), 1, 1)).alias("birth_from"),
        pl.when(is_day).then("b").otherwise(pl.date(pl.col("b").dt.year(), 12, 31)).alias("birth_to"),
        pl.when(is_day).then(pl.lit("day")).otherwise(pl.lit("year")).alias("birth_precision"),
        pl.when(pl.Series(numbered < 1 / 3)).then(pl.format("0312{}", pl.col("person").cast(pl.String).str.zfill(8)))
        .alias("id_number"),
        pl.when(pl.col("sex") == 0).then(pl.lit("M")).otherwise(pl.lit("F")).alias("sex"),
        pl.format("toi so {} x", "offence").alias("offence_key"),
        pl.lit("GSO_2025").alias("residence_scheme"), pl.format("C{}", "home").alias("residence_code"),
        pl.format("{}", "home").alias("residence_district"),
        pl.when(pl.lit(number >= 2)).then(pl.format("{}/2024/HS", "docket")).alias("case_no"),
        (pl.col("start").cast(pl.Date) + pl.duration(days=after)).alias("contact_on"),
    )


def quality(links: pl.DataFrame, rows: pl.DataFrame, matter: pl.Series) -> tuple[float, float]:
    """Pairwise precision and recall of ``links`` (row, pm_id) over the true person-matters."""
    found = rows.select("file", "row").with_columns(matter).join(links.select("file", "row", "pm_id"), on=["file", "row"])

    def pairs(*keys: str) -> int:
        sizes = found.group_by(*keys).len("n")["n"].cast(pl.Int64)
        return int((sizes * (sizes - 1) // 2).sum())

    right = pairs("pm_id", "matter")
    return right / pairs("pm_id"), right / pairs("matter")


def run(count: int) -> dict[str, float]:
    """Link ``count`` generated rows here; seconds (wall and processor), peak memory in GB, precision, recall."""
    rows, matter = entries(count)
    before, wall = time.process_time(), time.perf_counter()
    found = linkage.link(rows, key=KEY, stage_order=STAGE_ORDER)
    seconds = {"wall_s": time.perf_counter() - wall, "processor_s": time.process_time() - before}
    precision, recall = quality(found.entry_link, rows, matter)
    return {"rows": rows.height, **seconds, "pairs": found.stats["pairs"],
            "peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, "precision": precision, "recall": recall}


def measured(sizes: list[int]) -> list[dict[str, float]]:
    """One row per size, each measured in a process of its own, so that its peak memory is its own."""
    rows = []
    for size in sizes:
        done = subprocess.run([sys.executable, "-m", "benchmarks.linkage", str(size)], check=True, capture_output=True, text=True)
        rows.append(json.loads(done.stdout))
    return rows


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]))))
