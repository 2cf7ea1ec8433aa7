"""All words of the language tables, found in a text in one pass.

One tree of syllables holds every literal of the tables; the cost of a pass does not grow with them. The later stages
ask at a position which word of which class begins there.
"""

import json
from bisect import bisect_left
from functools import cache
from typing import Any, NamedTuple

from dondoc.datatables import beside, content, load
from dondoc.reading.normalise import canonical, later

__all__ = ["Hits", "compile_tree", "forms", "office_forms", "scan", "table"]

TABLES = beside(__file__, "tables")
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
NAMES = tuple(dict.fromkeys(SAME.get(name, name) for group in CLASSES.values() for name in group))
END = " "


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


def compile_tree() -> str:
    """The text of `tree.json`: syllable → either the classes of the word that ends with it, or what may follow it.

    Where a word ends and longer ones go on, its classes stand under END. Made beforehand, because to bring ten thousand
    words into one spelling and one structure costs more than the reading of a page.
    """
    tree: dict[str, Any] = {}
    for word, classes in _classes().items():
        branch = tree
        *syllables, last = word.split(" ")
        for syllable in syllables:
            if not isinstance(inner := branch.setdefault(syllable, {}), dict):
                inner = branch[syllable] = {END: inner}
            branch = inner
        if isinstance(inner := branch.get(last), dict):
            inner[END] = classes
        else:
            branch[last] = classes
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _classes() -> dict[str, int]:
    """All words, without signs → their classes, a bit for each."""
    found: dict[str, int] = {}
    for file, group in CLASSES.items():
        for name in group:
            bit = 1 << NAMES.index(SAME.get(name, name))
            for form in forms(file, name) | office_forms() if name == "plural" else forms(file, name):
                if word := without_signs(form):
                    found[word] = found.get(word, 0) | bit
    return found


@cache
def _tree() -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(content(f"{TABLES}/tree.json"))
    return tree


@cache
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
    found: list[dict[int, int]] = [{} for _ in NAMES]
    text, edges, shifts = _collapse(lower, view)
    syllables = without_signs(text).split(" ")
    # no word holds a line end, so that one behind the last syllable ends every walk
    syllables.append("\n")
    gap, edge, shift = 0, edges[0], shifts[0]
    end = -1
    for index, first in enumerate(map(_tree().get, syllables)):
        start = end + 1
        end = start + len(syllables[index])
        if first is None:
            continue
        while edge <= start:
            gap += 1
            edge, shift = edges[gap], shifts[gap]
        branch, last, at = first, end, index
        while branch is not None:
            goes_on = isinstance(branch, dict)
            classes = branch.get(END) if goes_on else branch
            if classes:
                place = last + (shift if last <= edge else shifts[bisect_left(edges, last)])
                for number in _numbers(classes):
                    # ends come in ascending order, so the last one seen for a start is the longest
                    found[number][start + shift] = place
            if not goes_on:
                break
            at += 1
            last += 1 + len(syllables[at])
            branch = branch.get(syllables[at])
    return Hits(dict(zip(NAMES, found, strict=True)), {})


def _collapse(lower: str, view: str) -> tuple[str, list[int], list[int]]:
    """The text with single spaces, where each gap ended in it, and what makes its offsets those of the text itself.

    The first shift holds before the first gap, the next behind it, and so on; the last edge lies behind the text.
    """
    pieces, edges, shifts = [], [], [0]
    last = size = 0
    for begin, end in _gaps(view):
        pieces.append(lower[last : begin + 1])
        size += begin + 1 - last
        last = end
        edges.append(size)
        shifts.append(last - size)
    edges.append(len(view) + 2)
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
