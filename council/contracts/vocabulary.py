"""Closed vocabularies: the codes that cells are translated into, one meaning each."""

SECTORS = ("police", "detention", "prison", "procuracy", "court", "border", "military", "commune", "centre", "branch",
           "other", "unknown")
KINDS = ("list", "register", "log", "case", "reference")
ROLES = ("accused", "victim", "witness", "reported", "proposed", "diverted_minor", "prisoner", "plaintiff",
         "respondent", "related_party", "litigant", "other")
STAGES = ("REPORT", "CUSTODY", "REMAND", "INVESTIGATION", "PROSECUTION", "FIRST_INSTANCE", "CIVIL", "APPEAL",
          "CASSATION", "ENFORCEMENT")
FIELD_GROUPS = ("criminal", "civil", "administrative", "other")
FIELDS = ("CRIM", "CIV", "FAM", "ADM", "LAND", "LAB", "SOC", "OTHER")
CHANNELS = ("notice_M03", "info_M04", "phone", "designated_defence", "duty_court", "duty_police", "commune_M13",
            "other_body", "self_walk_in", "officer_personal", "org", "unknown")
PAPER_FORMS = ("M03", "M04", "M13", "none")
PRECISIONS = ("time", "date")
BIRTH_PRECISIONS = ("day", "month", "year")
REPLIES = ("accepted", "duplicate", "not_eligible", "no_request", "other", "pending")
COUNSEL = ("none", "own", "legal_aid", "designated_bar", "other")
CASE_FORMS = ("PROC", "ADV", "REP")
CAPACITIES = ("defence", "protection")
CLOSE_REASONS = ("done", "papers", "withdrawn", "other")
CASE_SECTIONS = ("carried", "new")
LISTED = ("poor", "near_poor", "merit", "allowance")
OUTCOMES = ("current", "refused", "repeated", "copy", "superseded", "held", "hidden_sheet", "skipped")
REFUSALS = ("no_name", "no_unit", "no_date", "date_in_future", "unit_unknown", "paper_number_twice",
            "contact_before_birth", "impossible_date", "role_stage_contradiction")
GROUPS = ("E01_MERIT", "E02_POOR", "E03_CHILD", "E04_EM_ESD", "E05_ACC_16_17", "E05_MINOR_16_17", "E06_ACC_NEARPOOR",
          "E06A_TRAFFICKED", "E06B_NEARPOOR", "E06C_ALLOWANCE", "E07A_MARTYR_KIN", "E07B_DIOXIN", "E07C_ELDERLY",
          "E07D_DISABLED", "E07DD_VIC_16_17", "E07E_DV_VICTIM", "E07G_TRAFFICKED", "E07H_HIV")
CLASSES = ("certain", "probable", "unknown")
STATUSES = ("not_eligible", "served", "accepted_pending", "declined", "own_lawyer", "diverted", "B6",
            "referred_pending", "B4", "B3", "in_grace", "B2", "unknown", "B1b", "B1")
MISSED = ("B1", "B1b", "B2", "B3", "B4")
EVIDENCE = ("TXT", "SECONDARY", "MEMORY", "PROPOSAL")
CUSTODY_FORMS = ("custody", "remand", "held_other", "not_held")
URGENCIES = ("held", "hearing", "minor", "other")
OWNERS = ("police", "detention", "procuracy", "court", "border", "military", "prison", "commune", "both", "centre", "unknown")
POPULATIONS = ("minors", "certain", "proved", "self_identified", "papers")
RATES = ("missed", "coverage", "explained", "received")
BESIDES = ("suspected", "declined_minute", "declined_unproved", "own_lawyer", "diverted", "dropped_papers", "in_time",
           "class_unknown", "stage_missed", "found_afterwards")
LINK_STRATA = ("clear", "weak", "doubtful", "all")
LINK_MEASURES = ("stratum", "precision", "recall")
# How far a year's quota is met, from the lowest level up.
QUOTA_LEVELS = ("below", "meets", "good", "excellent")
