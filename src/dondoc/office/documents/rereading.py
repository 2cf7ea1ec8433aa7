"""What a new version of the reader would change on a desk. What people decided or typed is kept."""

from typing import Any, NamedTuple

from dondoc.office.documents.models import Desk, Item, Reading
from dondoc.office.organisation.matching import Chart

__all__ = ["Change", "changes", "pairs"]

ENOUGH = 0.5
READ = {"read", "reckoned"}


class Change(NamedTuple):
    """One difference: of which directive, in what, from what to what; `kept` where people had their hands on it."""

    label: str
    what: str
    before: str
    after: str
    kept: bool


def _overlap(item: Item, span: list[int]) -> float:
    shared = min(item.end, span[1]) - max(item.start, span[0])
    return shared / max(1, min(item.end - item.start, span[1] - span[0]))


def pairs(items: list[Item], directives: list[dict[str, Any]]) -> list[tuple[Item | None, dict[str, Any] | None]]:
    """Each directive of a new reading with the item that stands at its place, and what has no counterpart alone."""
    left = list(items)
    found: list[tuple[Item | None, dict[str, Any] | None]] = []
    for directive in directives:
        best = max(left, key=lambda item: _overlap(item, directive["span"]), default=None)
        if best is not None and _overlap(best, directive["span"]) >= ENOUGH:
            left.remove(best)
            found.append((best, directive))
        else:
            found.append((None, directive))
    return [*found, *((item, None) for item in left)]


def touched(item: Item) -> bool:
    """Whether a person decided or typed anything of an item."""
    typed = any(origin.get("how") not in READ for origin in item.origin.values())
    return item.decision != Item.Decision.OPEN or typed


def changes(desk: Desk, reading: Reading, units: Chart) -> list[Change]:
    """What taking over a reading would change, and what it would leave because people had their hands on it."""
    found: list[Change] = []
    for item, directive in pairs(list(desk.items.all()), reading.content["directives"]):
        if item is None and directive is not None:
            found.append(Change(directive["id"], "new", "", directive["text"], False))
        elif item is not None and directive is None:
            found.append(Change(item.label, "gone", item.text, "", touched(item)))
        elif item is not None and directive is not None:
            found += _differences(item, directive)
    return found


def _differences(item: Item, directive: dict[str, Any]) -> list[Change]:
    deadline = directive["deadline"] or {}
    sides = {
        "text": (item.text, directive["text"]),
        "lead": (", ".join(str(party["name"]) for party in item.leads),
                 ", ".join(party["name"] for party in directive["leads"])),
        "due": (item.due.isoformat() if item.due else "", deadline.get("due") or ""),
        "nature": (item.nature, directive["nature"]),
    }  # fmt: skip
    kept = touched(item)
    return [Change(item.label, what, before, after, kept) for what, (before, after) in sides.items() if before != after]
