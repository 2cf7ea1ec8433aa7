"""The patterns and short word lists of `tables/patterns.toml`, by the module that uses them and their name."""

import re
from functools import cache
from typing import Any

from dondoc.datatables import beside, load
from dondoc.reading.normalise import CAPITAL, SMALL, later_from, spaced

__all__ = ["mapping", "pattern", "source", "words"]

TABLES = beside(__file__, "tables")


@cache
def _rows() -> dict[tuple[str, str], dict[str, Any]]:
    table = load(TABLES)["patterns"]
    return {(module, row["name"]): row for module, rows in table.items() for row in rows}


def pattern(module: str, name: str) -> re.Pattern[str]:
    """A pattern of the table, compiled when it is first used."""
    return later_from(lambda: source(_rows()[module, name]))


def source(row: dict[str, Any]) -> str:
    """The regular expression of a row: lines joined, classes of letters filled in, any blanks where a space stands."""
    joined: str = "".join(line.lstrip() for line in row["pattern"].split("\n"))
    if not row.get("exact"):
        joined = spaced(joined)
    return joined.replace("<CAPITAL>", CAPITAL).replace("<SMALL>", SMALL)


def words(module: str, name: str) -> tuple[str, ...]:
    """A list of words of the table, in its order."""
    return tuple(_rows()[module, name]["forms"])


def mapping(module: str, name: str) -> dict[str, Any]:
    """What words of the table stand for: numbers, days of the week, rhythms."""
    found: dict[str, Any] = _rows()[module, name]["map"]
    return found
