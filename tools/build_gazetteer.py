#!/usr/bin/env python3
"""Write the gazetteer of administrative units from the data of the PyPI package vietnamadminunits (MIT).

Run it where that package is installed: `python tools/build_gazetteer.py`; with `--check` nothing is written and the
exit code is 1 when the table in the repository is not the one this makes. The package need not be importable: only
its data file is read.
"""

import argparse
import importlib.metadata
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent.parent / "src" / "dondoc" / "reading" / "tables" / "words" / "gazetteer.txt"
PACKAGE = "vietnamadminunits"

# Resolution 202/2025/QH15 and the 34 resolutions on communes of 16/06/2025: the old units acted until 30/06/2025.
LAST_OLD_DAY = "2025-06-30"
FIRST_NEW_DAY = "2025-07-01"

KINDS = ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "xã", "phường", "thị trấn", "đặc khu")
QUERIES = {
    "admin_units_legacy": "select province, district, ward from admin_units_legacy",
    "admin_units": "select province, '', ward from admin_units",
}

HEAD = """\
# Administrative units of Vietnam: kind|name|first day|last day (an empty day: no limit on that side).
# Source: PyPI package vietnamadminunits {version}, copyright (c) 2025 Tran Ngoc Minh Hieu, MIT licence.
# Made by: python tools/build_gazetteer.py. Do not edit; hand-made places and dated changes are in places.txt.
# Tone marks stand where the new placement has them (Hòa, Thúy). Units that ended before 2025 are not here.
"""

OLD_PLACEMENT = re.compile(r"o([àáảãạèéẻẽẹ])\b|(?<![qQ])u([ỳýỷỹỵ])\b", re.IGNORECASE)


class Unit(NamedTuple):
    """A name of one kind of unit; several units may bear it."""

    kind: str
    name: str


def new_placement(text: str) -> str:
    """`text` in NFC with the tone of open oa, oe and uy on the first vowel: Hoà becomes Hòa."""
    return OLD_PLACEMENT.sub(_move_tone, unicodedata.normalize("NFC", text))


def _move_tone(match: re.Match[str]) -> str:
    first, marked = match.group()[0], unicodedata.normalize("NFD", match.group()[1])
    base, tone = marked[0], marked[1]
    return unicodedata.normalize("NFC", first + tone) + base


def parse(full_name: str) -> Unit:
    """The unit that a full name such as "Phường Phúc Xá" tells; ValueError when it begins with no known kind."""
    for kind in KINDS:
        if full_name[: len(kind) + 1].lower() == kind + " ":
            return Unit(kind, new_placement(" ".join(full_name[len(kind) :].split())))
    raise ValueError(f"no kind of unit: {full_name!r}")


def units(database: sqlite3.Connection, table: str) -> set[Unit]:
    """All units of a table of the package, each kind and name once."""
    cells = (cell for row in database.execute(QUERIES[table]) for cell in row if cell)
    return {parse(cell) for cell in set(cells)}


def lines(old: set[Unit], new: set[Unit]) -> Iterator[str]:
    """The table's lines in order; a name of both periods has no day at all."""
    for unit in sorted(old | new):
        first = "" if unit in old else FIRST_NEW_DAY
        last = "" if unit in new else LAST_OLD_DAY
        yield "|".join((*unit, first, last))


def build() -> str:
    """The whole text of the table; importlib.metadata.PackageNotFoundError without the package."""
    distribution = importlib.metadata.distribution(PACKAGE)
    path = distribution.locate_file(f"{PACKAGE}/data/dataset.db")
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        body: Iterable[str] = lines(units(database, "admin_units_legacy"), units(database, "admin_units"))
        return HEAD.format(version=distribution.version) + "\n".join(body) + "\n"


def main() -> int:
    """Build or check; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when the table differs")
    text = build()
    if parser.parse_args().check:
        return int(TABLE.read_text("utf-8") != text)
    TABLE.write_text(text, "utf-8")
    print(f"{TABLE.name}: {text.count(chr(10))} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
