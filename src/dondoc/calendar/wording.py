"""Days, periods, lengths of time and reasons in words, Vietnamese first and English second.

The words are rows of `phrases.toml`. Days are written as Nghị định 30/2020/NĐ-CP asks: a zero before days below ten and
before the months 1 and 2.
"""

import datetime
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from dondoc.datatables import beside, load

__all__ = [
    "Words",
    "clause",
    "day_in_words",
    "filled",
    "full_day",
    "join",
    "month_name",
    "number",
    "phrases",
    "short_day",
    "weekday_code",
    "weekday_name",
]


class Words(NamedTuple):
    """The same words in both languages."""

    vi: str
    en: str


@cache
def phrases() -> dict[str, Any]:
    """The table of words."""
    table: dict[str, Any] = load(beside(__file__))["phrases"]
    return table


def clause(name: str, /, **values: Words | str) -> Words:
    """A clause of a reason with its values put in."""
    return filled(phrases()["phrase"][name], values)


def filled(form: dict[str, str], values: dict[str, Words | str]) -> Words:
    """A form in both languages with its values put in."""
    sides = [{key: _side(value, place) for key, value in values.items()} for place in (0, 1)]
    return Words(form["vi"].format(**sides[0]), form["en"].format(**sides[1]))


def join(clauses: Iterable[Words]) -> Words:
    """A full sentence of several clauses."""
    vi, en = zip(*clauses, strict=True)
    return Words(_sentence(vi), _sentence(en))


def weekday_name(date: datetime.date) -> Words:
    """thứ Tư; Wednesday."""
    row = phrases()["weekdays"][date.weekday()]
    return Words(row["vi"], row["en"])


@cache
def weekday_code() -> dict[str, int]:
    """The weekdays of an RRULE by their two letters, Monday 0."""
    return {row["code"]: place for place, row in enumerate(phrases()["weekdays"])}


def day_in_words(date: datetime.date) -> Words:
    """07/02/2024; 7 February 2024."""
    short = short_day(date)
    return Words(f"{short.vi}/{date.year}", f"{short.en} {date.year}")


def month_name(month: int) -> str:
    """February; ValueError where there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return str(phrases()["months_en"][month - 1])


def short_day(date: datetime.date) -> Words:
    """08/02; 8 February."""
    month = f"{date.month:02}" if date.month < 3 else f"{date.month}"
    return Words(f"{date.day:02}/{month}", f"{date.day} {month_name(date.month)}")


def full_day(date: datetime.date) -> Words:
    """thứ Tư 07/02/2024; Wednesday 7 February 2024."""
    name, day = weekday_name(date), day_in_words(date)
    return Words(f"{name.vi} {day.vi}", f"{name.en} {day.en}")


def number(count: int) -> Words:
    """05; 5."""
    return Words(f"{count:02}", f"{count}")


def _side(value: Words | str, place: int) -> str:
    return value if isinstance(value, str) else value[place]


def _sentence(clauses: tuple[str, ...]) -> str:
    text = "; ".join(clauses)
    return f"{text[:1].upper()}{text[1:]}."
