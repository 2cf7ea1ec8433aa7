"""All words of the language tables, found in a text in one pass.

One automaton holds every literal of the tables; its cost does not grow with them. The later stages ask at a
position which word of which class begins there.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import ahocorasick

from dondoc.datatables import load

__all__ = ["Hits", "forms", "scan", "table"]

TABLES = Path(__file__).parent / "tables"
CLASSES = {
    "words": ("verb", "adverb", "assign", "assign_weak", "agree", "with", "to", "report", "standing"),
    "parties": ("head", "person", "plural", "closer", "qualifier", "stop", "name", "not_head"),
}


class Hits(NamedTuple):
    """For each class the words found: start → end of the longest that begins there, on word boundaries."""

    by_class: dict[str, dict[int, int]]

    def end(self, name: str, start: int) -> int:
        """Where the longest word of a class that begins at `start` ends; 0 where none does."""
        return self.by_class[name].get(start, 0)


def table(name: str) -> dict[str, list[dict[str, object]]]:
    """One TOML table by file name."""
    return load(TABLES)[name]  # type: ignore[no-any-return]


@cache
def forms(file: str, name: str) -> frozenset[str]:
    """All forms of the rows `name` of a table."""
    rows = load(TABLES)[file][name]
    return frozenset(form for row in rows for form in row["forms"])


@cache
def _automaton() -> tuple[ahocorasick.Automaton, tuple[str, ...]]:
    classes: dict[str, list[int]] = {}
    names = tuple(name for group in CLASSES.values() for name in group)
    for file, group in CLASSES.items():
        for name in group:
            for form in forms(file, name):
                classes.setdefault(form, []).append(names.index(name))
    automaton = ahocorasick.Automaton()
    for form in sorted(classes):
        automaton.add_word(form, (len(form), tuple(classes[form])))
    automaton.make_automaton()
    return automaton, names


def scan(lower: str) -> Hits:
    """All words of the tables in a lower-cased text."""
    automaton, names = _automaton()
    found: list[dict[int, int]] = [{} for _ in names]
    length = len(lower)
    for last, (size, classes) in automaton.iter(lower):
        end = last + 1
        start = end - size
        if (start and lower[start - 1].isalnum()) or (end < length and lower[end].isalnum()):
            continue
        for number in classes:
            # ends come in ascending order, so the last one seen for a start is the longest
            found[number][start] = end
    return Hits(dict(zip(names, found, strict=True)))
