"""Names of places: which there are on a day, and which are misspelt."""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dondoc.reading.model import Span
from dondoc.reading.normalise import Script, canonical
from dondoc.reading.spelling.syllables import marks_only

__all__ = ["misspelt_places", "valid_place"]

WORDS = Path(__file__).parents[1] / "tables" / "words"
UPPER = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
NAME = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]* (?:- )?[{UPPER}][^\W\d_]*(?: (?:- )?[{UPPER}][^\W\d_]*){{0,3}}")
OFTEN = 3

Dates = tuple[str, str]


@cache
def _sections() -> dict[str, dict[str, list[Dates]]]:
    """Kind → name as written → the times for which it held. A hand-made line takes the place of a generated one."""
    found: dict[str, dict[str, list[Dates]]] = {}
    for file in ("gazetteer.txt", "places.txt"):
        fresh: dict[str, dict[str, list[Dates]]] = {}
        for line in (WORDS / file).read_text("utf-8").split("\n"):
            kind, bar, rest = line.partition("|")
            if bar and line[0] != "#":
                place, since, until = rest.split("|")
                fresh.setdefault(kind, {}).setdefault(place, []).append((since, until))
        for kind, names in fresh.items():
            found.setdefault(kind, {}).update(names)
    return found


@cache
def _all_names() -> frozenset[str]:
    return frozenset(name for names in _sections().values() for name in names)


@cache
def _by_letters(kind: str) -> dict[str, list[str]]:
    """The names of a kind by their letters without marks."""
    found: dict[str, list[str]] = {}
    for name in _sections().get(kind, {}):
        found.setdefault(_bare(name), []).append(name)
    return found


MARKS = {
    ord(char): plain
    for plain, chars in {
        "a": "àáảãạăằắẳẵặâầấẩẫậ", "e": "èéẻẽẹêềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọôồốổỗộơờớởỡợ",
        "u": "ùúủũụưừứửữự", "y": "ỳýỷỹỵ", "d": "đ",
    }.items()
    for char in chars
}  # fmt: skip


def _bare(name: str) -> str:
    """A name's letters without marks, in lower case."""
    return name.lower().translate(MARKS)


def valid_place(kind: str, name: str, day: datetime.date) -> bool | None:
    """Whether a place of that kind bore the name on a day; None where the gazetteer does not know it at all."""
    times = _sections().get(kind.lower(), {}).get(" ".join(name.split()))
    if not times:
        return None
    stamp = day.isoformat()
    return any((not since or since <= stamp) and (not until or stamp <= until) for since, until in times)


def misspelt_places(script: Script, span: Span, day: datetime.date | None) -> Iterator[tuple[Span, str, str, str, str]]:
    """Names that differ by marks alone from exactly one place of their kind, and are none themselves.

    A name is looked up under the kind that stands before it, and as a province or park where none does.
    """
    for match in NAME.finditer(script.view, *span):
        name = match.group()
        if name in _all_names():
            continue
        before = script.lower[max(span[0], match.start() - 20) : match.start()].split()
        kind = next((words for size in (3, 2, 1) if (words := " ".join(before[-size:])) in _sections()), "tỉnh")
        for under in dict.fromkeys((kind, "tỉnh", "vườn quốc gia")):
            if right := _right_name(under, name, script):
                vi, en = f"có lẽ là “{right}” theo danh mục địa danh", f"“{right}” may be meant, after the gazetteer"
                yield match.span(), right, "spelling.place", vi, en
                break


def _right_name(kind: str, name: str, script: Script) -> str | None:
    written = " ".join(name.split())
    if " " not in written or written in _all_names():
        return None
    near = [place for place in _by_letters(kind).get(_bare(written), []) if _one_mark(written.lower(), place.lower())]
    if len(near) != 1 or script.view.count(name) >= OFTEN or canonical(near[0].lower()) == canonical(written.lower()):
        return None
    return near[0]


def _one_mark(written: str, place: str) -> bool:
    """Whether exactly one syllable differs, and by its marks alone."""
    pairs = list(zip(written.split(), place.split(), strict=False))
    differ = [(one, other) for one, other in pairs if one != other]
    return len(differ) == 1 and len(written.split()) == len(place.split()) and marks_only(*differ[0])
