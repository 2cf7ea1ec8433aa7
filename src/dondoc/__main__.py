"""`python -m dondoc` is the command line."""

import sys

from dondoc.cli import entry

if __name__ == "__main__":
    sys.exit(entry())
