"""The last day on which work is still in time, with the reasoning in words.

The Civil Code (Bộ luật Dân sự 2015, Điều 147 and 148) does not count the first day of a term and ends one whose last
day is a day off with the next working day. It binds an internal deadline by analogy alone, so that an agency may
choose otherwise: a `Policy` holds its choices, the defaults are the cautious use of offices. Nothing here reads a
clock: a day that depends on an unknown start stays None.
"""

import datetime
import re
from typing import Literal, NamedTuple, get_args

from dondoc.calendar import terms
from dondoc.calendar.errors import BadDeadline, OutOfRange
from dondoc.calendar.rhythm import next_due, rhythm_in_words
from dondoc.calendar.wording import Words, clause, day_in_words, filled, full_day, join, number, phrases, short_day
from dondoc.calendar.wording import weekday_name as weekday
from dondoc.calendar.workdays import Calendar, Day

__all__ = ["DEFAULT_POLICY", "LastDay", "OnDayOff", "Policy", "Relation", "last_day"]

Relation = Literal["before", "by", "in", "within", "every"]
OnDayOff = Literal["next", "previous", "stay"]
ONE_DAY = datetime.timedelta(days=1)


class Policy(NamedTuple):
    """What becomes of a last day that is a day off, for each wording: the next or previous working day, or it stays.

    `before` trước ngày D; `by` chậm nhất ngày D and đến ngày D; `in_` trong tháng, quý, năm; `within` a term of days,
    weeks, months or years; `hours` a term of hours; `every` a recurring duty; `daily` a duty of every day.
    """

    before: OnDayOff = "previous"
    by: OnDayOff = "next"
    in_: OnDayOff = "previous"
    within: OnDayOff = "next"
    hours: OnDayOff = "stay"
    every: OnDayOff = "previous"
    daily: OnDayOff = "next"


DEFAULT_POLICY = Policy()


class LastDay(NamedTuple):
    """The last day in time, or None where the deadline does not give one, and why.

    `nominal` is the last day by the words alone; `moved` says that `day` is another because of a day off.
    `day_off` is the named date, else the nominal day, where that is a day off. `time` is the last minute of the day as
    HH:MM, None for its end. `expected` is True where a day off that is not announced or not confirmed takes part:
    such a day is to be computed again when the announcement comes.
    """

    day: datetime.date | None
    moved: bool
    reason_vi: str
    reason_en: str
    day_off: Day | None = None
    nominal: datetime.date | None = None
    time: str | None = None
    expected: bool = False


class _Found(NamedTuple):
    """A last day by the words alone, the form of its first clause, and what is told after it."""

    nominal: datetime.date
    form: str
    values: dict[str, Words | str]
    choice: OnDayOff
    named: datetime.date | None = None
    time: str | None = None
    day: datetime.date | None = None  # where it is already settled
    notes: tuple[Words, ...] = ()
    counted: tuple[Day, ...] = ()


def last_day(  # noqa: PLR0913 - the fields of a deadline
    relation: Relation,
    *,
    calendar: Calendar,
    date: datetime.date | None = None,
    time: str | None = None,
    period: str | None = None,
    duration: str | None = None,
    recurrence: str | None = None,
    start: datetime.date | None = None,
    phrase: str | None = None,
    policy: Policy = DEFAULT_POLICY,
) -> LastDay:
    """The last day in time of a deadline with the fields of the reading contract; BadDeadline where one is malformed.

    `start` is the day from which a term runs, not counted, and after which the next turn of a recurring duty is
    sought. `time` is the hour on the date, or for a term of hours that of its start. `phrase` is the deadline in the
    words of the document: a recurring duty is due the day before the named one where it says trước.
    """
    try:
        if relation in ("before", "by"):
            found = _dated(relation, date, time, policy)
        elif relation == "in":
            found = _in(period or "", policy, calendar)
        elif relation == "within":
            found = _within(terms.length(duration or ""), start, time, policy, calendar)
        elif relation == "every":
            found = _every(terms.recurrence(recurrence or ""), start, _says_before(phrase), policy, calendar)
            found = found._replace(time=f"{terms.hour(time):%H:%M}") if time else found
        else:
            known = ", ".join(get_args(Relation))
            raise BadDeadline(f"Không có loại thời hạn “{relation}”", f"no relation “{relation}”; there are {known}")
        return found if isinstance(found, LastDay) else _settle(found, calendar)
    except BadDeadline:
        raise
    except (OutOfRange, OverflowError, ValueError) as error:
        vi = "Thời hạn vượt quá những năm tính được; hãy kiểm tra lại"
        raise BadDeadline(vi, f"the deadline leaves the years that can be reckoned: {error}") from error


def _dated(relation: str, date: datetime.date | None, time: str | None, policy: Policy) -> _Found | LastDay:
    choice = policy.before if relation == "before" else policy.by
    if date is None:
        return _unknown(clause("unknown_date"))
    shown = day_in_words(date)
    if time is not None:
        # an hour on the day makes the day itself the last one, also after trước
        minute = f"{terms.hour(time):%H:%M}"
        return _Found(date, "by_hour", {"named": shown, "time": minute}, choice, date, minute)
    nominal = date - ONE_DAY if relation == "before" else date
    return _Found(nominal, relation, {"named": shown}, choice, date)


def _in(text: str, policy: Policy, calendar: Calendar) -> _Found:
    first, last, words = terms.period(text)
    found = _Found(last, "in", {"period": words}, policy.in_)
    if calendar.is_working(last) or policy.in_ != "previous":
        return found
    working = calendar.previous_working(last)
    if working < first:
        return found._replace(day=last, notes=(clause("none_working"),))
    return found._replace(day=working, form="in_last")


def _within(
    term: terms.Length, start: datetime.date | None, time: str | None, policy: Policy, calendar: Calendar
) -> _Found | LastDay:
    if start is None:
        return _unknown(clause("unknown_start", length=term.words))
    values: dict[str, Words | str] = {"length": term.words, "start": day_in_words(start)}
    if term.working:
        return _working(term.working, start, values, calendar)
    if not term.clock:
        return _Found(term.after(start), "within", values, policy.within)
    return _hours(term, start, time, values, policy.hours)


def _working(count: int, start: datetime.date, values: dict[str, Words | str], calendar: Calendar) -> _Found:
    end = calendar.add_working_days(start, count)
    span = range(start.toordinal() + 1, end.toordinal() + 1)
    special = [day for day in map(calendar.day, map(datetime.date.fromordinal, span)) if day.source or day.expected]
    skipped = [day for day in special if not day.working and day.date.weekday() < 5]
    worked = [full_day(day.date) for day in special if day.working]
    notes = [clause("skipped", count=number(len(skipped)))] if skipped else []
    if worked:
        days = Words(", ".join(words.vi for words in worked), ", ".join(words.en for words in worked))
        notes.append(clause("worked_counted", days=days))
    return _Found(end, "within", values, "stay", day=end, notes=tuple(notes), counted=tuple(special))


def _hours(
    term: terms.Length, start: datetime.date, time: str | None, values: dict[str, Words | str], choice: OnDayOff
) -> _Found | LastDay:
    # hours run from the moment (Điều 147); without it only whole days are sure
    if time is None and term.clock % ONE_DAY:
        return _unknown(clause("unknown_hour", **values))
    if time is None:
        return _Found(term.after(start) + term.clock, "within_same_hour", values, choice)
    begin = terms.hour(time)
    end = datetime.datetime.combine(term.after(start), begin) + term.clock
    values |= {"time": f"{begin:%H:%M}", "end": f"{end:%H:%M}"}
    return _Found(end.date(), "within_hours", values, choice, time=f"{end:%H:%M}")


def _every(
    rule: terms.Recurrence, start: datetime.date | None, before: bool, policy: Policy, calendar: Calendar
) -> _Found | LastDay:
    form = "daily" if rule.frequency == "DAILY" else "every"
    # the end of a turn is its last working day, whatever is chosen for named days
    choice: OnDayOff = policy.daily if form == "daily" else policy.every if rule.names_day else "previous"
    rhythm, when = rhythm_in_words(rule, before=before)
    values: dict[str, Words | str] = {"rhythm": rhythm, "when": when}
    if start is None:
        rules = [clause(f"if_{choice}")] if rule.names_day or form == "daily" else []
        return _unknown(clause(f"{form}_unknown", **values), *rules, clause("unknown_next"))
    due = next_due(rule, start, before=before, move=lambda day: _moved(day, choice, calendar))
    if rule.names_day or form == "daily":
        return _Found(due, form, values, choice)
    day = _moved(due, choice, calendar)
    return _Found(day if rule.frequency == "WEEKLY" else due, form, values, choice, day=day)


def _settle(found: _Found, calendar: Calendar) -> LastDay:
    """Moves the last day by the words off a day off where the choice says so, and writes the reason."""
    day = found.day or _moved(found.nominal, found.choice, calendar)
    named, nominal = calendar.day(found.named or found.nominal), calendar.day(found.nominal)
    clauses = [clause(found.form, **{**found.values, "day": full_day(day)})]
    off = list(dict.fromkeys(each for each in (named, nominal) if not each.working))
    clauses += [_off_clause(each) for each in off]
    if not nominal.working and found.day is None:
        clauses.append(clause(f"moved_{found.choice}"))
    clauses += found.notes
    last = calendar.day(day)
    if last.kind == "swapped-on" and not found.counted:
        clauses.append(clause("worked", short=short_day(day)))
    doubts = _doubts(calendar, day, (*off, last, *found.counted))
    reason = join([*clauses, *doubts])
    first_off = off[0] if off else None
    return LastDay(day, day != found.nominal, *reason, first_off, found.nominal, found.time, bool(doubts))


def _doubts(calendar: Calendar, day: datetime.date, concerned: tuple[Day, ...]) -> list[Words]:
    years = sorted({each.date.year for each in concerned if each.expected} | {day.year})
    unannounced = [year for year in years if not calendar.announced(year)]
    if unannounced:
        return [clause("not_announced", year=", ".join(map(str, unannounced)))]
    return [clause("unconfirmed")] if any(each.expected for each in concerned) else []


def _moved(day: datetime.date, choice: OnDayOff, calendar: Calendar) -> datetime.date:
    if choice == "stay" or calendar.is_working(day):
        return day
    return calendar.next_working(day) if choice == "next" else calendar.previous_working(day)


def _off_clause(day: Day) -> Words:
    short = short_day(day.date)
    if day.kind == "weekend":
        return clause("weekend", short=short, weekday=weekday(day.date))
    vi = next(row["vi"] for row in phrases()["off"] if day.name.casefold().startswith(row["begins"]))
    form = {"vi": vi, "en": phrases()["off_en"].get(day.kind, phrases()["off_en"]["other"])}
    lowered = day.name[:1].lower() + day.name[1:]
    return filled(form, {"short": short, "name": day.name, "name_en": day.name_en, "lowered": lowered})


def _says_before(phrase: str | None) -> bool:
    return phrase is not None and re.search(phrases()["before_pattern"], phrase.casefold()) is not None


def _unknown(*clauses: Words) -> LastDay:
    return LastDay(None, False, *join(clauses))
