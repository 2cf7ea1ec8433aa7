"""The weekly days off, and the days off to be expected in a year whose list is not announced.

The rules and their years of validity are rows of `rules.toml`.
"""

import datetime
from functools import cache, lru_cache
from typing import Any

from dondoc.calendar import lunar
from dondoc.calendar.rows import Row
from dondoc.calendar.wording import day_in_words
from dondoc.datatables import beside, load

__all__ = ["expected_days", "in_english", "known_switches", "weekly_off"]

TABLES = beside(__file__)
DAY = datetime.timedelta(days=1)


def weekly_off(date: datetime.date) -> bool:
    """Whether a day is a weekly day off; Saturdays are since 2 October 1999 (Quyết định 188/1999/QĐ-TTg)."""
    weekday = date.weekday()
    return weekday > 4 and any(since <= date <= until and weekday in off for since, until, off in _weeks())


def known_switches() -> frozenset[str]:
    """The names of the optional days."""
    return frozenset(_rules()["switches"])


@lru_cache(maxsize=256)
def expected_days(year: int, switches: frozenset[str] = frozenset()) -> dict[datetime.date, Row]:
    """The holidays of a year and the days in lieu, computed; empty outside the years that the rules cover.

    Swaps are never computed: nobody can know them before they are announced.
    """
    rules = _rules()
    if not rules["first_year"] <= year <= rules["last_year"]:
        return {}
    rows: dict[datetime.date, Row] = {}
    for rule in rules["holiday"]:
        if _holds(rule, year) and rule.get("switch") in (None, *switches):
            for date in _dates(rule, year):
                rows.setdefault(date, _row(rule, date))
    return _with_days_in_lieu(rows)


def in_english(row: Row) -> str:
    """The English name of a row: its own, or one made of its kind and occasion."""
    if row.name_en:
        return row.name_en
    rules = _rules()
    name = rules["occasions"][row.occasion]["en"] if row.occasion else row.name
    form = rules["names"].get(row.kind, {}).get("en", "{name}")
    if "{with}" in form:
        other = row.swapped_with
        return str(form.format(**{"with": day_in_words(other).en})) if other else row.kind
    return str(form.format(name=name))


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = load(TABLES)["rules"]
    return rules


@cache
def _weeks() -> tuple[tuple[datetime.date, datetime.date, tuple[int, ...]], ...]:
    day = datetime.date.fromisoformat
    return tuple(
        (day(row.get("valid_from", "0001-01-01")), day(row.get("valid_to", "9999-12-31")), tuple(row["off"]))
        for row in reversed(_rules()["week"])
    )


def _holds(rule: dict[str, Any], year: int) -> bool:
    return bool(rule["valid_from"] <= year <= rule.get("valid_to", year))


def _dates(rule: dict[str, Any], year: int) -> list[datetime.date]:
    if rule["calendar"] == "lunar":
        own = lunar.to_solar(lunar.LunarDate(year, rule["month"], rule["day"]))
    else:
        own = datetime.date(year, rule["month"], rule["day"])
    dates = [own + step * DAY for step in range(-rule.get("before", 0), rule.get("after", 0) + 1)]
    if "second_day" in rule:
        dates.append(own + rule["second_day"][own.weekday()] * DAY)
    return dates


def _row(rule: dict[str, Any], date: datetime.date) -> Row:
    name = _rules()["occasions"][rule["occasion"]]["vi"]
    if rule["occasion"] == "tet":
        name = f"{name} {lunar.year_name(date.year)}"
    return Row(date, "holiday", name, occasion=rule["occasion"], announced_by=rule["source"], certain=False, mark="C")


def _with_days_in_lieu(rows: dict[datetime.date, Row]) -> dict[datetime.date, Row]:
    form = _rules()["names"]["substitute"]["vi"]
    for date in sorted(rows):
        if weekly_off(date):
            lieu = date
            while weekly_off(lieu) or lieu in rows:
                lieu += DAY
            rows[lieu] = rows[date]._replace(date=lieu, kind="substitute", name=form.format(name=rows[date].name))
    return rows
