"""Errors that are sentences: what, where, why and what to do, in Vietnamese and English."""

from collections.abc import Iterable


class CouncilError(Exception):
    """Something a reader can put right: sentences ``vi`` and ``en``; ``exit_code`` is for commands."""

    exit_code = 1

    def __init__(self, vi: str, en: str):
        super().__init__(vi)
        self.vi = vi
        self.en = en

    def of(self, language: str) -> str:
        """The sentence in ``language`` ("vi" or "en")."""
        return self.en if language == "en" else self.vi


class UsageError(CouncilError):
    """The command or the question was asked in a way that cannot be answered (exit code 2)."""

    exit_code = 2


class NotAllowed(CouncilError):
    """The reader's role does not cover what was asked."""


class Several(CouncilError):
    """All errors of one place at once; ``errors`` keeps them one by one."""

    def __init__(self, errors: Iterable[CouncilError]):
        self.errors = tuple(errors)
        super().__init__("\n".join(e.vi for e in self.errors), "\n".join(e.en for e in self.errors))
