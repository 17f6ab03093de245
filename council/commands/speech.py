"""How commands speak: results on standard output, progress and errors on standard error, in one language."""

import sys
from dataclasses import dataclass

from council.errors import CouncilError


@dataclass(frozen=True)
class Speech:
    """Prints in ``language`` ("vi" or "en")."""

    language: str

    def of(self, vi: str, en: str) -> str:
        """The sentence in this language."""
        return en if self.language == "en" else vi

    def say(self, vi: str, en: str) -> None:
        """A sentence on standard output."""
        print(self.of(vi, en))

    def note(self, vi: str, en: str) -> None:
        """A sentence beside the results (standard error), so that output can be piped."""
        print(self.of(vi, en), file=sys.stderr)

    def complain(self, error: CouncilError) -> None:
        """An error's sentence on standard error."""
        print(error.of(self.language), file=sys.stderr)

    def progress(self, step: str, share: float) -> None:
        """One line that overwrites itself on a terminal; silent when standard error is a file."""
        if sys.stderr.isatty():
            end = "\n" if share >= 1 else ""
            print(f"\r\033[K{share:4.0%}  {step[:100]}", end=end, file=sys.stderr, flush=True)
