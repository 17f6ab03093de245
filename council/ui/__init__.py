"""The verbs of a page; the only door to Streamlit."""

from council.ui import access, card, data, definitions, explore, intake, meeting, missed, overview, referrals, review, workload
from council.ui.card import footnote, main, support, table
from council.ui.page import Page, answer, empty, error, open_page, state
from council.ui.shell import start
from council.ui.views import REGISTRY, View

# The views of each page (by address), in the order of its tabs and of the slides: "referral_sources": referrals.VIEWS, ...
REGISTRY |= {"referral_sources": referrals.VIEWS, "missed_people": missed.VIEWS, "officer_workload": workload.VIEWS}


__all__ = [
    "Page",
    "View",
    "access",
    "answer",
    "card",
    "data",
    "definitions",
    "empty",
    "error",
    "explore",
    "footnote",
    "intake",
    "main",
    "meeting",
    "missed",
    "open_page",
    "overview",
    "referrals",
    "review",
    "start",
    "state",
    "support",
    "table",
    "workload",
]
