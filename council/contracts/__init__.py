"""Every table of the house: columns, keys, ranges, rules and words; the only list of columns in Python.

``PRIVATE`` tables carry identities and never enter a snapshot. ``PUBLIC`` tables are published.
``RESTRICTED`` tables lie in the snapshot in a folder that only leader and steward connections open.
"""

import dataframely as dy

from council.contracts import centre, intake, law, people, reference, reports

Contract = type[dy.Schema]

PRIVATE: dict[str, type[dy.Schema]] = {
    "entry": intake.Entry,
    "source_file": intake.SourceFile,
    "problem": intake.Problem,
    "provider_row": intake.ProviderRow,
    "availability_row": intake.AvailabilityRow,
    "quota_row": intake.QuotaRow,
    "quota_adjustment_row": intake.QuotaAdjustmentRow,
    "appraisal_row": intake.AppraisalRow,
    "duty_row": intake.DutyRow,
    "hearing_row": intake.HearingRow,
    "officer_rule_row": intake.OfficerRuleRow,
    "council_item_row": intake.CouncilItemRow,
    "totals_row": intake.TotalsRow,
    "report_row": intake.ReportRow,
    "court_area_row": intake.CourtAreaRow,
    "hard_commune_row": intake.HardCommuneRow,
}

LAW: dict[str, type[dy.Schema]] = {
    "law_source": law.LawSource,
    "eligible_group": law.EligibleGroup,
    "sla_rule": law.Deadline,
    "hardship_proof": law.HardshipProof,
    "stage_order": law.StageOrder,
    "quota_rule": law.Quota,
    "calendar_day": law.CalendarDay,
    "event": law.Event,
    "parameter": law.Parameter,
}

REFERENCE: dict[str, type[dy.Schema]] = {
    "area": reference.Area,
    "area_xwalk": reference.AreaXwalk,
    "agency_unit": reference.AgencyUnit,
    "area_peer": reference.AreaPeer,
    "tile_cell": reference.TileCell,
    "label": reference.Label,
}

PUBLIC: dict[str, type[dy.Schema]] = {
    "person_matter": people.PersonMatter,
    "contact": people.Contact,
    "eligibility_proof": people.EligibilityProof,
    "paper_side": people.PaperSide,
    "referral": people.Referral,
    "case_person": people.CasePerson,
    "person_status": people.PersonStatus,
    "aid_case": centre.AidCase,
    "assignment": centre.Assignment,
    "provider": centre.Provider,
    "availability": centre.Availability,
    "quota_adjustment": centre.QuotaAdjustment,
    "appraisal": centre.Appraisal,
    "hearing": centre.Hearing,
    "officer_rule": centre.OfficerRule,
    "case_weight": centre.CaseWeight,
    "field_group": centre.FieldGroup,
    "duty": centre.Duty,
    "council_item": centre.CouncilItem,
    "agency_total": reports.AgencyTotal,
    "expected_report": reports.ExpectedReport,
    "row_outcome": reports.RowOutcome,
    "snapshot_file": reports.SnapshotFile,
    "problem_summary": reports.ProblemSummary,
    **LAW,
    **REFERENCE,
}

RESTRICTED: dict[str, type[dy.Schema]] = {"provider_name": centre.ProviderName}

ALL: dict[str, type[dy.Schema]] = {**PRIVATE, **PUBLIC, **RESTRICTED}


def words(table: str, language: str = "vi") -> dict[str, str]:
    """Column -> what it means, in ``language`` ("vi" or "en"). Raises KeyError for an unknown table."""
    return {name: column.metadata[language] for name, column in ALL[table].columns().items()}
