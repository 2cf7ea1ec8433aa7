"""Which days count: days off and swapped working days, working-day sums, year names, and last days in time.

Pure: no clock, no network, no Django; every date is a `datetime.date`. `dondoc.calendar.lunar` has the lunar dates.
A name is imported from its module when it is first used, so that whoever only asks for a year name loads no more.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dondoc.calendar.due import DEFAULT_POLICY, LastDay, OnDayOff, Policy, Relation, last_day
    from dondoc.calendar.errors import BadDeadline, BadFile, BadRow, CalendarError, OutOfRange, UnknownSwitch
    from dondoc.calendar.lunar import cycle_index, names_year, nearest_year_named, year_name
    from dondoc.calendar.rows import KINDS, Additions, Row, load_days, parse_days
    from dondoc.calendar.workdays import Calendar, Day

__all__ = [
    "DEFAULT_POLICY",
    "KINDS",
    "Additions",
    "BadDeadline",
    "BadFile",
    "BadRow",
    "Calendar",
    "CalendarError",
    "Day",
    "LastDay",
    "OnDayOff",
    "OutOfRange",
    "Policy",
    "Relation",
    "Row",
    "UnknownSwitch",
    "cycle_index",
    "last_day",
    "load_days",
    "names_year",
    "nearest_year_named",
    "parse_days",
    "year_name",
]

HOMES = {
    "due": ("DEFAULT_POLICY", "LastDay", "OnDayOff", "Policy", "Relation", "last_day"),
    "errors": ("BadDeadline", "BadFile", "BadRow", "CalendarError", "OutOfRange", "UnknownSwitch"),
    "lunar": ("cycle_index", "names_year", "nearest_year_named", "year_name"),
    "rows": ("KINDS", "Additions", "Row", "load_days", "parse_days"),
    "workdays": ("Calendar", "Day"),
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        from importlib import import_module

        for module, names in HOMES.items():
            if name in names:
                return getattr(import_module(f"dondoc.calendar.{module}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
