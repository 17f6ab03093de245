"""The machinery of the dashboard: from agency workbooks to answers a council can read aloud."""

__version__ = "0.1.0"
