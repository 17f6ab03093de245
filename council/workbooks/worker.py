"""The process that reads strangers' files: started once for a batch, limited, and expendable.

Takes one line of JSON for each file on standard input and answers each with one message on standard output.
"""

import gc
import json
import os
import sys

from council.workbooks.contents import FileRefused, Refusal, Workbook
from council.workbooks.limits import Limits
from council.workbooks.messages import send
from council.workbooks.reading import read
from council.workbooks.refusals import refusal

try:
    import resource
except ImportError:  # Windows has no such limits; the parent's clock remains
    resource = None

READY = b"ready\n"


def main() -> None:
    """Serves requests until standard input ends."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get into the replies
    limits = Limits(**json.loads(sys.stdin.readline()))
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()  # cells hold no cycles, and collecting millions of them costs seconds
    replies.write(READY)
    replies.flush()
    for line in sys.stdin:
        request = json.loads(line)
        send(replies, _answer(request["path"], request["file"], limits))
        gc.collect()


def _answer(path: str, file: str, limits: Limits) -> Workbook | Refusal:
    if resource:
        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + limits.seconds + 1, resource.RLIM_INFINITY))
    try:
        return read(path, file, limits)
    except FileRefused as refused:
        return refused.refusal
    except MemoryError:
        return refusal("out_of_memory", file, limit=limits.memory_bytes >> 20)


if __name__ == "__main__":
    main()
