"""Which queries these tests answer for, and one loaded catalog for all of them."""

from functools import lru_cache

from council.catalog import Catalog, Query
from council.catalog.binding import Binding
from council.catalog.examples import run_example

CONCEPTS = (
    "parameter_now", "snapshot_span", "person_entry", "birth_statement", "birth_candidate", "contact", "contact_age",
    "residence_area", "person_fact", "contact_ground", "contact_class", "eligibility_proof", "person_group",
    "person_since", "person_step", "paper_side", "paper_pair", "paper_clock", "referral", "referral_clock",
    "referral_timing", "case_person", "person_case", "person_status", "person_matter", "person", "person_now",
    "council_area", "day_span", "counting_span", "person_count", "unit_count", "unit_day", "referral_count",
    "paper_count", "notice_count", "contact_day", "arrival", "arrival_count", "legal_clock", "clock_count",
    "pair_count", "sent_count", "delay_count", "clock_wait", "total_listed", "log_period", "court_area_tile",
    "told_day", "total_accepted",
)  # fmt: skip
METRICS = (
    "missed_rate", "missed_rate_proved", "coverage", "coverage_proved", "minor_coverage", "explain_rate",
    "referral_completeness", "referred_total", "late_sent_share", "late_received_share", "late_stage_share",
    "too_late_share", "civil_missed_rate",
)  # fmt: skip
QUESTIONS = (
    "missed_by_area", "missed_by_area_sub_kind", "missed_by_sub_kind", "missed_by_owner", "missed_by_first_sector",
    "missed_by_first_year", "missed_over_time", "missed_by_group", "missed_by_field", "missed_by_unit",
    "missed_by_unit_quarter", "status_counts", "eligibility_summary", "coverage_summary", "coverage_by_area",
    "minor_coverage_by_area", "civil_gap_by_area", "explained_by_sector", "referral_dropoff", "referral_flow",
    "referral_delay", "referred_by_month", "referred_by_channel", "referred_by_stage", "referred_by_unit",
    "papers_received", "papers_received_by_month", "papers_sent", "papers_sent_received_by_unit", "late_papers",
    "late_stage_summary", "persons", "missed_worklist", "why_by_sector", "why_by_stage", "why_by_group", "why_by_custody",
    "why_by_unit", "missed_repeat_units", "missed_if_step_worked", "missed_beside", "stage_missed_by_stage", "missed_by_cohort",
    "list_coverage", "totals_only_bounds", "approximate_areas", "missed_now_counts", "missed_now", "person_outcomes",
    "rates_summary", "court_area_tiles",
    "ways_to_the_centre", "clocks", "clocks_at_risk", "papers_unmet", "persons_counted_twice", "papers_sent_received_by_quarter",
    "person_way", "referred_by_first_sector", "referred_by_area", "duty_coverage", "clock_elapsed",
)  # fmt: skip


@lru_cache(maxsize=1)
def binding() -> Binding:
    """The product's catalog, bound once."""
    return Binding(Catalog.load())


def query(name: str) -> Query:
    """A concept, metric or question by name."""
    catalog = binding().catalog
    return catalog.concepts.get(name) or catalog.metrics.get(name) or catalog.questions[name]


def holds(one: Query) -> bool:
    """Whether every worked example of ``one`` finds what it expects."""
    return all(expected.equals(found) for expected, found in (run_example(binding(), one, e) for e in one.examples))
