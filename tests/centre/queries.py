"""Which queries these tests answer for, and one loaded catalog for all of them."""

from functools import lru_cache

import pytest

from council.catalog import Catalog, Query
from council.catalog.binding import Binding
from council.catalog.examples import run_example

CONCEPTS = (
    "case_row", "aid_case", "case_provider", "provider_person", "provider_match", "provider_by_key", "provider",
    "provider_name", "assignment", "availability", "leave_word", "quota_adjustment", "appraisal", "appraisal_word",
    "hearing", "officer_rule", "case_weight", "duty", "council_item", "field_group", "case_day", "officer_day",
    "officer_capacity", "officer_month", "officer_year", "quota_band", "assign_clock", "period_span", "list_day",
    "agency_total", "expected_report", "row_outcome", "snapshot_file", "problem_summary", "unit", "officer_week",
    "case_load", "register_period", "case_area", "weight_span", "officer_area", "officer_action",
    "officer_grade", "open_case", "officer_open", "case_month", "officer_span", "aided_day",
)
METRICS = (
    "handled_cases", "success_share", "open_cases", "leaders_share", "lawyers_share", "own_contact_credit_share",
    "assigned_late_share", "report_timeliness", "silent_reports",
)

QUESTIONS = (
    "cases_by_year", "cases_by_month", "cases_by_source", "cases_by_capacity", "advice_representation", "shared_cases",
    "assign_delay", "assign_overdue", "workload_by_officer", "workload_by_officer_year", "open_by_officer_month",
    "open_at_day", "credit_totals", "own_contact_share", "case_mix_by_officer", "quota_by_officer",
    "quality_by_officer",
    "officer_names", "officer_absence", "hearings", "hearing_list", "duty_roster", "report_calendar", "report_by_month",
    "silent_units",
    "reports_by_sector", "totals_by_unit", "totals_compared", "rows_by_kind", "refusals_by_reason", "files_delivered",
    "files_by_outcome", "problems_by_file", "council_items", "data_age_by_sector", "overload_by_officer",
    "overload_weeks", "workload_weighted", "own_contact_by_year",
    "open_work", "capacity_now", "officer_limits", "workload_weight_parts", "areas_by_officer", "own_contact_by_quarter",
    "overload_spells", "workload_by_branch", "first_action_by_officer", "incoming_mix",
)


@lru_cache(maxsize=1)
def binding() -> Binding:
    """The product's catalog, bound once."""
    return Binding(Catalog.load())


def query(name: str) -> Query:
    catalog = binding().catalog
    return catalog.concepts.get(name) or catalog.metrics.get(name) or catalog.questions[name]


def holds(one: Query) -> bool:
    """Whether every worked example of ``one`` finds what it expects."""
    return all(expected.equals(found) for expected, found in (run_example(binding(), one, e) for e in one.examples))


def examples() -> list:
    """(query name, number of example) for every worked example."""
    return [pytest.param(name, number, id=f"{name}-{number}")
            for name in (*CONCEPTS, *METRICS) for number, _ in enumerate(query(name).examples)]
