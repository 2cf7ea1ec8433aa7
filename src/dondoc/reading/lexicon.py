"""All words of the language tables, found in a text in one pass.

One automaton holds every literal of the tables; its cost does not grow with them. The later stages ask at a
position which word of which class begins there.
"""

from bisect import bisect_left, bisect_right
from functools import cache
from pathlib import Path
from typing import NamedTuple

import ahocorasick

from dondoc.datatables import load
from dondoc.reading.normalise import canonical, later

__all__ = ["Hits", "forms", "office_forms", "scan", "table"]

TABLES = Path(__file__).parent / "tables"
CLASSES = {
    "verbs": ("verb", "adverb"),
    "nouns": ("nominal", "nominal_verb", "unit_name"),
    "words": (
        "verb",
        "noun",
        "adverb",
        "assign",
        "assign_weak",
        "agree",
        "with",
        "to",
        "standing",
        "nominal",
    ),
    "parties": ("head", "person", "plural", "closer", "qualifier", "stop", "name", "not_head", "alone"),
}

SAME = {"nominal_verb": "nominal", "unit_name": "name"}


class Hits(NamedTuple):
    """For each class the words found: start → end of the longest that begins there, on word boundaries."""

    by_class: dict[str, dict[int, int]]
    order: dict[str, list[int]]

    def within(self, name: str, start: int, end: int) -> list[tuple[int, int]]:
        """The words of a class that lie between two offsets, in order."""
        starts = self.order.get(name)
        if starts is None:
            starts = self.order[name] = sorted(self.by_class[name])
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        found = self.by_class[name]
        return [(at, found[at]) for at in starts[first : bisect_left(starts, end, first)] if found[at] <= end]

    def end(self, name: str, start: int) -> int:
        """Where the longest word of a class that begins at `start` ends; 0 where none does."""
        return self.by_class[name].get(start, 0)


def table(name: str) -> dict[str, list[dict[str, object]]]:
    """One TOML table by file name."""
    return load(TABLES)[name]  # type: ignore[no-any-return]


@cache
def forms(file: str, name: str) -> frozenset[str]:
    """All forms of the rows `name` of a table."""
    rows = load(TABLES).get(file, {}).get(name, [])
    words = [form for row in rows for form in row["forms"]]
    # one pass over all of them: a pass for each costs as much as the reading of a page
    return frozenset(canonical("\n".join(words)).split("\n")) if all(map(str.islower, words)) else frozenset(words)


@cache
def office_forms() -> frozenset[str]:
    """Heads that name an office: giám đốc, trưởng phòng, …"""
    rows = load(TABLES)["parties"]["head"]
    return frozenset(canonical(form) for row in rows if row["group"] == "office" for form in row["forms"])


@cache
def _automaton() -> tuple[ahocorasick.Automaton, tuple[str, ...]]:
    """All words with a space on either side, so that only whole ones are hit: → length, and numbers of classes."""
    names = tuple(dict.fromkeys(SAME.get(name, name) for group in CLASSES.values() for name in group))
    masks: dict[str, int] = {}
    for file, group in CLASSES.items():
        for name in group:
            bit = 1 << names.index(SAME.get(name, name))
            words = forms(file, name) | office_forms() if name == "plural" else forms(file, name)
            # signs out of all of them at once: one after the other costs as much as all the rest
            for word in without_signs("\n".join(words)).split("\n"):
                if word:
                    masks[word] = masks.get(word, 0) | bit
    automaton = ahocorasick.Automaton()
    add, numbers = automaton.add_word, {mask: _numbers(mask) for mask in set(masks.values())}
    for word, mask in masks.items():
        add(f" {word} ", (len(word), numbers[mask]))
    automaton.make_automaton()
    return automaton, names


def _numbers(mask: int) -> tuple[int, ...]:
    return tuple(number for number in range(mask.bit_length()) if mask >> number & 1)


PUNCTUATION = later(r"[^\w \n]")
# what remains after these is rare: a replacement of a sign costs a fiftieth of a pass of the pattern
COMMON_SIGNS = ",.:;()/-–\"“”%+…'’|&!?"
NEW_LINE = later(r"\n +(?=\S)")
WIDE = later(r"  (?<![\n ]  ) *(?=\S)")


def without_signs(text: str) -> str:
    """A text with a space for every sign that is neither letter, digit nor underscore; line ends stay."""
    for sign in COMMON_SIGNS:
        text = text.replace(sign, " ")
    bare = text.replace(" ", "").replace("\n", "")
    return text if not bare or bare.isalnum() else PUNCTUATION.sub(" ", text)


def scan(lower: str, view: str) -> Hits:
    """All words of the tables in a lower-cased text on one line; words broken by a wrapped line are found too."""
    automaton, names = _automaton()
    found: list[dict[int, int]] = [{} for _ in names]
    text, edges, shifts = _collapse(lower, view)
    gap = last = 0
    edge, shift = edges[0], shifts[0]
    # a space more in front and behind, since the automaton's words have one on either side
    for at, (size, classes) in automaton.iter(f" {without_signs(text)} "):
        while edge < at:
            gap, last, shift = gap + 1, edge, shifts[gap + 1]
            edge = edges[gap]
        end = at + shift
        start = end - size
        if start < last + shift:
            start += shifts[bisect_right(edges, start - shift)] - shift
        for number in classes:
            # ends come in ascending order, so the last one seen for a start is the longest
            found[number][start] = end
    return Hits(dict(zip(names, found, strict=True)), {})


def _collapse(lower: str, view: str) -> tuple[str, list[int], list[int]]:
    """The text with single spaces, and for the same with a space in front where each gap ends and what to add after it.

    What is added to the offset of a word's last blank gives the word's end in the text itself.
    """
    pieces, edges, shifts = [], [], [-1]
    last = size = 0
    for begin, end in _gaps(view):
        pieces.append(lower[last : begin + 1])
        size += begin + 1 - last
        last = end
        edges.append(size + 1)
        shifts.append(last - size - 1)
    edges.append(len(view) + 3)
    return "".join([*pieces, lower[last:]]) if pieces else lower, edges, shifts


def _gaps(view: str) -> list[tuple[int, int]]:
    """Blanks wider than one, and line ends before an indented line."""
    view = view.replace("\t", " ")
    found = [match.span() for match in WIDE.finditer(view)] if "  " in view else []
    if "\n " in view:
        for match in NEW_LINE.finditer(view):
            begin = match.start()
            while begin and view[begin - 1] == " ":
                begin -= 1
            found.append((begin, match.end()))
        found.sort()
    return found
