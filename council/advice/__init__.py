"""The adviser fed with the Centre's own rows: what evens out the work now, and who should get the cases to come."""

from council.advice.ahead import calendar, coming, days_for, leaving, received
from council.advice.facts import QUESTIONS, TABLES, WISHED, Facts, frontier_rows, lacking, limits, loads, spread, task

__all__ = [
    "QUESTIONS",
    "TABLES",
    "WISHED",
    "Facts",
    "calendar",
    "coming",
    "days_for",
    "frontier_rows",
    "lacking",
    "leaving",
    "limits",
    "loads",
    "received",
    "spread",
    "task",
]
