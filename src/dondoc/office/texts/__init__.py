"""Every word that the screens show, in Vietnamese and English: one TOML file a room, one row a text."""

from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from dondoc.datatables import load

__all__ = ["FOLDER", "known", "language", "say"]

FOLDER = Path(__file__).parent


@cache
def _texts() -> dict[str, dict[str, str]]:
    return {f"{room}.{name}": row for room, rows in load(FOLDER).items() for name, row in rows.items()}


def language() -> str:
    """ "vi" or "en": what the request asks for."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def say(name: str, /, **values: object) -> str:
    """The text `name` ("room.name") in the language of the request, filled with `values`; KeyError where none is."""
    text = _texts()[name][language()]
    return text.format(**values) if values else text


def known(name: str) -> bool:
    """Whether there is such a text."""
    return name in _texts()
