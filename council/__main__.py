"""python -m council COMMAND: from agency files to published answers; ``--help`` lists the commands."""

import sys

from council.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
