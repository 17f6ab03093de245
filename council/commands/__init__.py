"""The command line: Vietnamese by default; exit code 0 done, 1 a problem, 2 asked in a way without an answer."""

import argparse
import gc
import sys

from council.commands import access, advice, asking, digest, documents, homes, meeting, papers, road
from council.commands.speech import Speech
from council.errors import CouncilError
from council.home import Home

_PARTS = (road, asking, advice, homes, documents, papers, meeting, digest, access)


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(prog="python -m council", description=__doc__)
    shared = argparse.ArgumentParser(add_help=False)
    # Before or after the command; what stands after it wins.
    for options, home, language in ((top, None, "vi"), (shared, argparse.SUPPRESS, argparse.SUPPRESS)):
        options.add_argument("--home", metavar="DIR", default=home, help="nhà của hội đồng / the council's home (COUNCIL_HOME)")
        options.add_argument("--lang", choices=("vi", "en"), default=language, help="ngôn ngữ / language")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for part in _PARTS:
        part.add_to(commands, shared)
    return top


def main(arguments: list[str]) -> int:
    """Run one command; returns its exit code. Errors are printed as sentences, never as tracebacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        options = parser().parse_args(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    speech = Speech(options.lang)
    try:
        return options.run(options, Home.resolve(options.home), speech)
    except CouncilError as error:
        speech.complain(error)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        speech.complain(CouncilError("Đã dừng theo yêu cầu; không có gì thay đổi.", "Stopped on request; nothing was changed."))
        return 1
    finally:
        gc.collect()  # an error may leave a connection in a cycle, which the database's binding would report as a leak
