"""python -m council COMMAND: import, publish, links, reconcile, questions, ask, snapshots, formats, docs, demo, home, passphrase."""

import sys

from council.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
