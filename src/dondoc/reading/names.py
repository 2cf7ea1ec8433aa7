"""Names of units, offices and persons: what is known of them in one document, and where one begins."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from dondoc.reading.lexicon import Hits, office_forms
from dondoc.reading.model import Party
from dondoc.reading.normalise import Script, later, plain, skip_spaces
from dondoc.reading.patterns import pattern, words

__all__ = [
    "AND",
    "COMMA",
    "KIND",
    "MANY",
    "TOKEN",
    "Names",
    "gives_orders",
    "known_name",
    "known_names",
    "party_begins",
]

TOKEN = later(r"[^\s,;:.!?()\[\]“”\"…]+")
COMMA = later(r"\s*[,;]\s*")
AND = pattern("names", "and")


class Names(NamedTuple):
    """What is needed to recognise names in one document: its text, its words, and names seen where they are sure.

    `loose` is for places such as headings, which hold nothing but names: there a name of the tables may go on.
    """

    script: Script
    hits: Hits
    known: dict[str, tuple[str, ...]]
    loose: bool = False
    givers: frozenset[str] = frozenset()
    chair: frozenset[str] = frozenset()
    seen: dict[Any, Any] = {}  # noqa: RUF012 - what was read once is not read again; made anew for each document


def known_names(script: Script, hits: Hits, names: Iterable[str], givers: Iterable[str] = ()) -> Names:
    """Names that headings and address lines give whole; longer ones are tried first."""
    known: dict[str, list[str]] = {}
    for name in sorted({plain(name).lower() for name in names}, key=len, reverse=True):
        if " " in name:
            known.setdefault(name.split(" ", 1)[0], []).append(name)
    bodies = {_short(giver) for giver in givers}
    return Names(
        script, hits, {first: tuple(rest) for first, rest in known.items()}, givers=frozenset(bodies - {""}), seen={}
    )


def _short(name: str) -> str:
    return re.sub(r"[uủ][ỷỉyỳ]? ban nhân dân|uỷ ban nhân dân|ủy ban nhân dân", "ubnd", plain(name).lower())


def gives_orders(names: Names, party: Party) -> bool:
    """Whether a subject speaks for the document: an office, or the body that issues it; others only make requests."""
    lower = _short(party.name)
    if lower.startswith(tuple(office_forms())) or lower.startswith(("ban thường vụ", "thường trực", "ban chấp hành")):
        return True
    return any(giver.startswith(lower) or lower.startswith(giver) or lower in giver for giver in names.givers)


def party_begins(names: Names, start: int) -> bool:
    """Whether a unit, office or person is named from `start` on."""
    hits = names.hits
    if (
        start not in hits.by_class["head"]
        and start not in hits.by_class["name"]
        and start not in hits.by_class["person"]
    ):
        return False
    known: bool | None = names.seen.get(start)
    if known is None:
        known = names.seen[start] = _begins(names, start)
    return known


def _begins(names: Names, start: int) -> bool:  # noqa: PLR0911 - one answer a rule
    hits, lower, view = names.hits, names.script.lower, names.script.view
    if hits.end("person", start):
        return True
    if known_name(names, start):
        return view[start].isupper() or view[start : start + 4].lower() == "ủy b"
    head = hits.end("head", start)
    if not head or hits.end("not_head", start) > head:
        return False
    verb = hits.end("verb", start)
    following = TOKEN.match(view, skip_spaces(view, head))
    if lower.startswith(MANY, start):
        at = following.start() if following else start
        return at > start and bool(
            hits.end("plural", at) or hits.end("name", at) or (view[at].isupper() and hits.end("head", at))
        )
    if verb > head:
        return False
    if verb == head or not view[start].isupper():
        return following is not None and (
            following.group()[0].isupper()
            or (verb == head and bool(hits.end("closer", following.start())))
            or (lower[start:head] in LOWER_HEADS)
            or (lower.startswith(MANY, following.start()) and lower[start:head] in PEOPLE)
        )
    return True


MANY = words("names", "many")
LOWER_HEADS = frozenset(words("names", "lower-heads"))
PEOPLE = frozenset(words("names", "people"))


def known_name(names: Names, start: int) -> int:
    """The end of a name of the tables; "Văn phòng Sở xây dựng …" holds no Sở Xây dựng."""
    end = names.hits.end("name", start)
    if end and names.script.lower.startswith(("sở ", "bộ "), start):
        second = skip_spaces(names.script.view, start + 2)
        return end if names.script.view[second].isupper() else 0
    return end


KIND = pattern("names", "kind")
