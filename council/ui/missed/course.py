"""View: cohorts by first contact; those without their time in grey; what earlier snapshots said of the same cohorts."""

from datetime import date

import polars as pl

from council import charts, snapshots
from council.answer import Answer
from council.charts.style import Figure, Style
from council.sentences import missed as words
from council.sentences.comparison import interval
from council.ui import card
from council.ui import page as pages
from council.ui.missed.before import cohorts_before
from council.ui.page import Page

MONTHS_OF_QUARTER, DAYS, NARROW = 3, 92, 4
LATEST = 6
LEAST_APART, WORDS_APART = 1.2, 3.0  # quarters between the lines of two events


def show_course(page: Page) -> None:
    """Sentence, one interval per quarter; revisions between snapshots; what the law of each time counted."""
    found = page.whole("missed_by_cohort")
    if not isinstance(found, Answer):
        return pages.error(page, "course", found)
    pages.answer(page, _finding(page, found))
    before = cohorts_before(page)
    rows = marks(page, found, before[1] if before else None)
    mature = found.rows.filter("is_mature")
    part, whole = (int(mature[c].sum() or 0) for c in ("missed", "eligible"))

    def draw(style: Style, shown: list[charts.Cohort], events: list[tuple[float, str]]) -> Figure:
        return charts.cohorts(
            style, shown, part / whole if whole else None, y_title=page.say.say("Tỷ lệ bỏ sót"),
            centre_name=page.say.say("Đủ thời gian"), what=page.say.say("người thuộc diện"), events=events,
        )  # fmt: skip

    card.main(
        page,
        "course",
        found,
        lambda style: draw(style, rows, _events(page, found)),
        narrow=lambda style: draw(style, rows[-NARROW:], []),
        heading=page.say.say(
            "Tỷ lệ bỏ sót theo quý tiếp xúc đầu tiên, theo dõi tới {day}", day=page.say.day(page.opened.manifest.day)
        ),
        read=page.say.say(
            "Chấm: tỷ lệ; vạch: khoảng tin cậy 95%. Nền gạch: chưa đủ thời gian, còn thay đổi. Dưới trục: bỏ sót trên thuộc diện."
        ),
    )
    left, right = pages.halves()
    with left:
        show_revisions(page, found, before)
    with right:
        show_minors(page, found)
    return None


def quarter_words(page: Page, day: date) -> str:
    """Q3/26, in both languages."""
    return page.say.say("Q{quarter}/{year}", quarter=(day.month - 1) // MONTHS_OF_QUARTER + 1, year=f"{day.year % 100:02d}")


def marks(page: Page, found: Answer, before: pl.DataFrame | None, columns: tuple[str, str] = ("missed", "eligible")) -> list:
    """One mark per cohort; ``before`` = the same question of an earlier snapshot."""
    rows = found.rows.filter(pl.col(columns[1]) > 0)
    part, whole = ([int(v) for v in rows[c]] for c in columns)
    low, high = interval(part, whole)
    then = {} if before is None else dict(before.select("quarter_on", "missed_share").iter_rows())
    return [
        charts.Cohort(quarter_words(page, day), part[i], whole[i], low[i], high[i], bool(is_mature), then.get(day))
        for i, (day, is_mature) in enumerate(rows.select("quarter_on", "is_mature").iter_rows())
    ]


def _finding(page: Page, found: Answer):
    mature = found.rows.filter(pl.col("is_mature") & (pl.col("eligible") > 0)).sort("quarter_on")
    latest, earlier_rows = mature.tail(1), mature.head(max(0, mature.height - 1))
    newest = None
    if latest.height:
        row = latest.row(0, named=True)
        newest = (quarter_words(page, row["quarter_on"]), int(row["missed"]), int(row["eligible"]))
    sums = tuple(int(earlier_rows[c].sum() or 0) for c in ("missed", "eligible"))
    waiting = int(found.rows["immature"].sum() or 0)
    return words.cohorts(page.say, newest, sums, found.rows["immature_from_on"].min(), waiting)


def _changes_of_groups(page: Page) -> list[tuple[date, str]]:
    """Events of the law that changed who is eligible: those whose source the rules of eligibility cite."""
    rules, known = page.table("eligible_group"), page.table("event")
    if rules.is_empty() or known.is_empty():
        return []
    cited = known.filter((pl.col("event_kind") == "law") & pl.col("source_id").is_in(rules["source_id"].unique().to_list()))
    manifest = page.opened.manifest
    inside = cited.filter(pl.col("on").is_between(manifest.start, manifest.day)).sort("on")
    return list(inside.select("on", f"name_{page.reader.language}").iter_rows())


def _events(page: Page, found: Answer) -> list[tuple[float, str]]:
    """Changes of organisation and the newest change of law; words only where there is room for them, else the date."""
    quarters = found.rows.filter(pl.col("eligible") > 0)["quarter_on"].to_list()
    days = dict([*_changes_of_groups(page)[-1:], *page.events(("reorganisation",))])
    placed = []
    for day, name in sorted(days.items()):
        place = next((i for i, quarter in enumerate(quarters) if quarter <= day and (day - quarter).days < DAYS), None)
        if place is not None:
            placed.append((place - 0.5 + (day - quarters[place]).days / DAYS, page.say.day(day), name))
    kept = [e for i, e in enumerate(placed) if i + 1 == len(placed) or placed[i + 1][0] - e[0] >= LEAST_APART]
    ends = [place for place, _, _ in kept[1:]] + [len(quarters) + WORDS_APART]
    return [(place, f"{day}: {name}" if end - place >= WORDS_APART else day)
            for (place, day, name), end in zip(kept, ends, strict=True)]  # fmt: skip


def show_revisions(page: Page, found: Answer, before: tuple[snapshots.Manifest, pl.DataFrame] | None) -> None:
    """How the same cohorts have changed since the snapshot before: late records, corrections, matching."""
    say = page.say.say
    if page.is_presenting:
        return None
    if before is None:
        return pages.state(
            page, "revisions",
            say("**Số đến muộn làm các nhóm thay đổi bao nhiêu?** Mới có một lần công bố theo ngày dữ liệu này; từ lần sau, ở đây "
                "nêu mỗi nhóm đã đổi bao nhiêu so với lần trước."),
        )  # fmt: skip
    other, rows = before
    both = found.rows.select("quarter_on", "missed", "eligible").join(
        rows.select("quarter_on", pl.col("missed").alias("was_missed"), pl.col("eligible").alias("was_eligible")), on="quarter_on"
    )
    changed = both.filter((pl.col("missed") != pl.col("was_missed")) | (pl.col("eligible") != pl.col("was_eligible")))
    lines = [
        say("- {quarter}: thuộc diện {was_n} thành {n}, bỏ sót {was_k} thành {k}", quarter=quarter_words(page, row["quarter_on"]),
            was_n=page.say.number(row["was_eligible"]), n=page.say.number(row["eligible"]),
            was_k=page.say.number(row["was_missed"]), k=page.say.number(row["missed"]))
        for row in changed.sort("quarter_on", descending=True).head(6).iter_rows(named=True)
    ]  # fmt: skip
    head = say("**So với bản công bố số liệu chốt {day}:** {n} trong {all} nhóm đã đổi do hồ sơ đến muộn, sửa sai hay ghép lại.",
               day=page.say.day(other.day), n=changed.height, all=both.height)  # fmt: skip
    return pages.state(page, "revisions", "\n".join([head, "", *lines]))


def show_minors(page: Page, found: Answer) -> None:
    """The same cohorts for minors only: the hardest denominator."""
    say, rows = page.say.say, marks(page, found, None, ("missed_minors", "minors"))
    mature = found.rows.filter("is_mature")
    part, whole = (int(mature[c].sum() or 0) for c in ("missed_minors", "minors"))
    narrow = rows[-LATEST:]
    card.support(
        page,
        "course-minors",
        found,
        lambda style: charts.cohorts(
            style, narrow, part / whole if whole else None, y_title=say("Tỷ lệ bỏ sót"), centre_name=say("Đủ thời gian"),
            what=say("người chưa thành niên"),
        ),
        heading=say("Riêng người chưa thành niên, sáu quý gần nhất"),
        height=280,
        phone_table=True,
    )  # fmt: skip
