"""Readings and stages as JSON: the keys of the contract in the schema's order, further ones after them."""

import json
from typing import Any

from dondoc.reading.model import Reading, to_json

__all__ = ["ORDER", "dump", "reading_json"]

SPANNED_PARTY = ("name", "unit", "span")
ORDER: dict[str, tuple[str, ...]] = {
    "directives": (
        "id", "parent", "section", "text", "span", "nature", "leads", "coordinators", "report_to", "deadline",
        "citations", "confidence",
    ),
    "leads": SPANNED_PARTY,
    "coordinators": SPANNED_PARTY,
    "deadline": ("phrase", "span", "relation", "date", "time", "period", "duration", "recurrence", "due"),
    "citations": ("reference", "kind", "issued_on", "issuer", "title", "part", "span"),
    "findings": ("code", "severity", "message", "span", "suggestion"),
}  # fmt: skip
"""Keys of the values under a key, where the schema's order is not the model's."""


def reading_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain values, ready for `dump`."""
    ordered: dict[str, Any] = in_order(to_json(reading))
    return ordered


def in_order(value: Any, key: str = "") -> Any:  # noqa: ANN401 - walks every value of a reading
    """The value with the keys of its dictionaries in the order of the schema; `key` is the one it stands under."""
    if isinstance(value, list):
        return [in_order(inner, key) for inner in value]
    if not isinstance(value, dict):
        return value
    first = [name for name in ORDER.get(key, ()) if name in value]
    return {name: in_order(value[name], name) for name in dict.fromkeys([*first, *value])}


def dump(value: Any, *, pretty: bool) -> str:  # noqa: ANN401 - whatever JSON holds
    """JSON with a line feed at its end; one line, or indented where `pretty`. The same value gives the same bytes."""
    layout: dict[str, Any] = {"indent": 2} if pretty else {"separators": (",", ":")}
    return json.dumps(value, ensure_ascii=False, **layout) + "\n"
