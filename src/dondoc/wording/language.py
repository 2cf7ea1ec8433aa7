"""Which language a person gets, and the messages of a table in that language."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from dondoc.datatables import beside, load

__all__ = ["HERE", "LANGUAGES", "Language", "choose_language", "counted", "rows", "say", "sentence"]

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
HERE = beside(__file__)


def choose_language(environment: Mapping[str, str], asked: str | None = None) -> Language:
    """The language `asked` for, else the locale's: English where it begins with "en", otherwise Vietnamese.

    The locale is that of messages by POSIX.1-2017 section 8.2: the first of LC_ALL, LC_MESSAGES and LANG that is set.
    """
    if asked in LANGUAGES:
        return "vi" if asked == "vi" else "en"
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    return "en" if locale.lower().startswith("en") else "vi"


@cache
def rows(folder: str, table: str, key: str) -> dict[str, dict[str, Any]]:
    """The rows called `key` of a folder's table, by their names."""
    return {row["name"]: row for row in load(folder)[table][key]}


def sentence(folder: str, name: str, language: Language, /, **values: object) -> str:
    """The message `name` of a folder's `messages.toml`, filled with `values`; KeyError where there is none."""
    text: str = rows(folder, "messages", "message")[name][language]
    return text.format(**values) if values else text


def say(name: str, language: Language, /, **values: object) -> str:
    """A message of this folder's table."""
    return sentence(HERE, name, language, **values)


def counted(name: str, number: int, language: Language) -> str:
    """A message about a number of things, with the English singular and with thousands set apart."""
    row = rows(HERE, "messages", "message")[name]
    text: str = row["one"] if language == "en" and number == 1 and "one" in row else row[language]
    written = f"{number:,}"
    return text.format(n=written.replace(",", ".") if language == "vi" else written)
