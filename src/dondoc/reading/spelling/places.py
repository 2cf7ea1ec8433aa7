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
KIND = re.compile(
    r"(?<!\w)(tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu|hồ|sông|đảo|núi|vườn quốc gia|khu bảo tồn)\s+(?=\S)",
    re.IGNORECASE,
)
NAME = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]*(?:(?:\s-\s|\s)[A-ZĐÀ-Ỹ][a-zà-ỹđ]*){0,4}")
OFTEN = 3

Dates = tuple[str, str]


@cache
def _sections() -> dict[str, str]:
    """The lines of each kind of place, unread."""
    found: dict[str, list[str]] = {}
    for name in ("gazetteer.txt", "places.txt"):
        for line in (WORDS / name).read_text("utf-8").split("\n"):
            kind, bar, rest = line.partition("|")
            if bar and line[0] != "#":
                found.setdefault(kind, [""]).append(rest)
    return {kind: "\n".join([*lines, ""]) for kind, lines in found.items()}


def _knows(kind: str, name: str) -> bool:
    """Whether a place of the kind bears the name, looked up without reading the section's lines."""
    return f"\n{name}|" in _sections().get(kind, "")


@cache
def _gazetteer(kind: str) -> dict[str, list[Dates]]:
    """Name in lower case → the times for which it held."""
    found: dict[str, list[Dates]] = {}
    for line in _sections().get(kind, "").split("\n"):
        if line:
            place, since, until = (line + "||").split("|")[:3]
            found.setdefault(canonical(place.lower()), []).append((since, until))
    return found


@cache
def _by_letters(kind: str) -> dict[str, list[str]]:
    """The names of a kind by their letters without marks."""
    found: dict[str, list[str]] = {}
    for name in _gazetteer(kind):
        found.setdefault(_bare(name), []).append(name)
    return found


def _bare(name: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFD", name.replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def valid_place(kind: str, name: str, day: datetime.date) -> bool | None:
    """Whether a place of that kind bore the name on a day; None where the gazetteer does not know it at all."""
    times = _gazetteer(kind.lower()).get(canonical(name.lower()))
    if not times:
        return None
    stamp = day.isoformat()
    return any((not since or since <= stamp) and (not until or stamp <= until) for since, until in times)


def misspelt_places(script: Script, span: Span, day: datetime.date | None) -> Iterator[tuple[Span, str, str, str, str]]:
    """Names that differ by marks alone from exactly one place of their kind, and are none themselves."""
    for match in KIND.finditer(script.view, *span):
        name = NAME.match(script.view, match.end(), span[1])
        if name and (right := _right_name(match.group(1).lower(), name.group(), script)):
            words = f"{match.group(1)} {right}"
            vi, en = f"có lẽ là “{words}” theo danh mục địa danh", f"“{words}” may be meant, after the gazetteer"
            yield (match.start(), name.end()), words, "spelling.place", vi, en
    yield from _provinces(script, span)


def _provinces(script: Script, span: Span) -> Iterator[tuple[Span, str, str, str, str]]:
    """Names of provinces and parks also without their kind: "Quãng Ngãi"."""
    for match in NAME.finditer(script.view, *span):
        if match.group().count(" ") == 0:
            continue
        for kind in ("tỉnh", "thành phố trung ương", "vườn quốc gia"):
            right = _right_name(kind, match.group(), script)
            if right:
                vi, en = f"có lẽ là “{right}” theo danh mục địa danh", f"“{right}” may be meant, after the gazetteer"
                yield match.span(), right, "spelling.place", vi, en
                break


def _right_name(kind: str, name: str, script: Script) -> str | None:
    spaced = " ".join(name.split())
    written = canonical(spaced.lower())
    if " " not in written or any(_knows(any_kind, spaced) for any_kind in _sections()) or written in _gazetteer(kind):
        return None
    near = [place for place in _by_letters(kind).get(_bare(written), []) if _one_mark(written, place)]
    if len(near) != 1 or script.view.count(name) >= OFTEN:
        return None
    return " ".join(part if part == "-" else part[0].upper() + part[1:] for part in near[0].split())


def _one_mark(written: str, place: str) -> bool:
    """Whether exactly one syllable differs, and by its marks alone."""
    pairs = list(zip(written.split(), place.split(), strict=False))
    differ = [(one, other) for one, other in pairs if one != other]
    return len(differ) == 1 and len(written.split()) == len(place.split()) and marks_only(*differ[0])
