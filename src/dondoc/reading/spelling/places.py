"""Names of places: which there are on a day, and which are misspelt.

The gazetteer is kept as text: a name is looked for in it as it is, and only the lines of a kind that is asked for are
taken apart.
"""

import datetime
from collections.abc import Iterator
from functools import cache, lru_cache

from dondoc.datatables import beside, content
from dondoc.reading.model import Span
from dondoc.reading.normalise import Script, canonical, later
from dondoc.reading.spelling.syllables import marks_only

__all__ = ["misspelt_places", "valid_place"]

WORDS = beside(beside(__file__), "tables", "words")
UPPER = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
# begins with the capital, so that the scan leaps from one to the next
NAME = later(rf"[{UPPER}](?<!\w.)[^\W\d_]* (?:- )?[{UPPER}][^\W\d_]*(?: (?:- )?[{UPPER}][^\W\d_]*){{0,3}}")
OFTEN = 3
# documents name more communes than any gazetteer has, so their names are never corrected
COMMUNES = {"xã", "phường", "thị trấn", "đặc khu"}
ADMINISTRATIVE = COMMUNES | {"tỉnh", "thành phố", "huyện", "quận", "thị xã"}
ANYWHERE = ("tỉnh", "vườn quốc gia")

Dates = tuple[str, str]


@cache
def _texts() -> tuple[str, ...]:
    """The gazetteer, generated and by hand, the latter with the last word."""
    return tuple(f"\n{content(f'{WORDS}/{name}').decode()}\n" for name in ("gazetteer.txt", "places.txt"))


@cache
def _named(kind: str) -> dict[str, list[Dates]]:
    """Name as written → the times for which it held. A hand-made line takes the place of a generated one."""
    found: dict[str, list[Dates]] = {}
    for text in _texts():
        fresh: dict[str, list[Dates]] = {}
        for line in _lines(text, kind):
            name, since, until = line.split("|")[1:]
            fresh.setdefault(name, []).append((since, until))
        found |= fresh
    return found


def _lines(text: str, kind: str) -> list[str]:
    """The lines of a kind; in the generated table they stand together."""
    mark = f"\n{kind}|"
    first = text.find(mark)
    if first < 0:
        return []
    block = text[first + 1 : text.index("\n", text.rfind(mark) + 1)].split("\n")
    return [line for line in block if line.startswith(mark[1:])]


@lru_cache(10_000)
def _is_name(name: str) -> bool:
    """Whether a place of any kind bears the name, at any time."""
    return any(f"|{name}|" in text for text in _texts())


@cache
def _kinds() -> frozenset[str]:
    by_hand = _texts()[1]
    kinds = {line.partition("|")[0] for line in by_hand.split("\n") if "|" in line and line[0] != "#"}
    return frozenset(kinds | ADMINISTRATIVE)


@cache
def _of_kind(kind: str) -> tuple[str, str]:
    """The lines of a kind, and the same without marks at equal length."""
    lines = "\n".join(line for text in _texts() for line in _lines(text, kind))
    return lines, _bare(lines)


def _same_letters(kind: str, name: str) -> list[str]:
    """The names of a kind with the letters of `name`, whatever their marks."""
    lines, bare = _of_kind(kind)
    wanted = f"|{_bare(name)}|"
    found = []
    place = bare.find(wanted)
    while place >= 0:
        end = place + len(wanted) - 1
        found.append(lines[place + 1 : end])
        place = bare.find(wanted, end)
    return list(dict.fromkeys(found))


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
    times = _named(kind.lower()).get(" ".join(name.split()))
    if not times:
        return None
    stamp = day.isoformat()
    return any((not since or since <= stamp) and (not until or stamp <= until) for since, until in times)


def misspelt_places(script: Script, span: Span, day: datetime.date | None) -> Iterator[tuple[Span, str, str, str, str]]:
    """Names that differ by marks alone from exactly one place of their kind, and are none themselves.

    A name is looked up under the kind that stands before it, and as a province or park where none does. What the
    document writes three times is meant. Yields span, name meant, rule and the reason in both languages.
    """
    for match in NAME.finditer(script.view, *span):
        before = script.lower[max(span[0], match.start() - 20) : match.start()]
        right = _right(" ".join(match.group().split()), " ".join(before.split()[-3:]), day)
        if right and not _stands_often(script.view, match.group()):
            vi, en = f"có lẽ là “{right}” theo danh mục địa danh", f"“{right}” may be meant, after the gazetteer"
            yield match.span(), right, "spelling.place", vi, en


def _stands_often(view: str, name: str) -> bool:
    place = -1
    for _ in range(OFTEN):
        place = view.find(name, place + 1)
        if place < 0:
            return False
    return True


@lru_cache(20_000)
def _right(name: str, before: str, day: datetime.date | None) -> str | None:
    """The name of the one place that is meant; `before` are the words before it."""
    head, _, rest = name.partition(" ")
    if " " in rest and head.lower() in _kinds():
        found = _nearest(head.lower(), rest, day)
        return found and f"{head} {found}"
    words = before.split()
    kind = next((kind for size in (3, 2, 1) if (kind := " ".join(words[-size:])) in _kinds()), "")
    kinds = dict.fromkeys((kind, *ANYWHERE) if kind else ANYWHERE)
    return next((found for kind in kinds if (found := _nearest(kind, name, day))), None)


def _nearest(kind: str, name: str, day: datetime.date | None) -> str | None:
    if kind in COMMUNES:
        return None
    places = _same_letters(kind, name)
    near = [place for place in places if _one_mark(name.lower(), place.lower()) and _held(kind, place, day)]
    # a lake or river may bear the name of a commune elsewhere; a district may not be one
    if len(near) != 1 or name in places or (kind in ADMINISTRATIVE and _is_name(name)):
        return None
    return near[0] if canonical(near[0].lower()) != canonical(name.lower()) else None


def _held(kind: str, place: str, day: datetime.date | None) -> bool:
    return day is None or valid_place(kind, place, day) is not False


def _one_mark(written: str, place: str) -> bool:
    """Whether exactly one syllable differs, and by its marks alone."""
    pairs = list(zip(written.split(), place.split(), strict=False))
    differ = [(one, other) for one, other in pairs if one != other]
    return len(differ) == 1 and len(written.split()) == len(place.split()) and marks_only(*differ[0])
