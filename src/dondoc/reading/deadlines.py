"""Time limits as documents word them: before, by, in, within, every."""

import datetime
import re
from bisect import bisect_left
from functools import cache

from dondoc.reading.dates import Day
from dondoc.reading.lexicon import forms, table
from dondoc.reading.limits import Clock, Limit
from dondoc.reading.model import Deadline, Span
from dondoc.reading.normalise import Script, flexible, later, plain
from dondoc.reading.patterns import mapping, pattern, words
from dondoc.reading.periods import find_periods

__all__ = ["Clock", "Limit", "find_limits"]

HOUR = pattern("deadlines", "hour")
LENGTH = (
    r"(?:\b(?P<lead>{leads})\s+)?(?:khoảng\s+)?(?P<count>\d{{1,3}}|một|hai|ba|bốn|năm|sáu|bảy|mười"
    r"|nửa)\s*(?:\([^)\d]{{2,12}}\)\s*)?"
    r"(?P<unit>ngày làm việc|ngày|tuần|tháng|giờ|năm)(?P<working>\s+làm việc)?(?P<tail>\s+(?:kể\s+)?(?:từ"
    r"|sau)(?:\s+(?:khi|ngày|thời điểm))?)?"
)
RHYTHM = pattern("deadlines", "rhythm")
WEEKDAY = mapping("deadlines", "weekday")
NUMBERS = mapping("deadlines", "numbers")
CLAUSE = flexible(r"[;.()\n](?=\s|$)|,")


@cache
def _leads() -> tuple[re.Pattern[str], dict[str, str]]:
    relation = {str(form): str(row["relation"]) for row in table("deadlines")["lead"] for form in row["forms"]}  # type: ignore[attr-defined]
    against = {str(form): "" for form in forms("deadlines", "no_deadline")}
    words = sorted({**relation, **against}, key=len, reverse=True)
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    # branches that begin with one letter each let the scan leap
    branches = "|".join(rf"{first}(?<!\w.)(?:{'|'.join(rest)})" for first, rest in rests.items())
    return flexible(rf"({branches})(?:\s*:)?\s*(?:ngày\s+|là\s+)*$"), {**relation, **against}


@cache
def _length() -> re.Pattern[str]:
    words = sorted(forms("deadlines", "length"), key=len, reverse=True)
    return flexible(LENGTH.format(leads="|".join(map(re.escape, words))))


@cache
def _length_words() -> tuple[str, ...]:
    """The first words of what leads to a length; without one of them no pattern need be tried."""
    return tuple({form.split()[0] for form in forms("deadlines", "length")})


def find_limits(script: Script, days: list[Day], span: Span, clock: Clock, *, cell: bool = False) -> list[Limit]:
    """All time limits between the offsets of `span`, in the order of the text; in a table's cell a bare time is one."""
    start, end = span
    lower = script.lower[start:end]
    near = days[bisect_left(days, start, key=_where) : bisect_left(days, end, key=_where)]
    limits = [limit for day in near if (limit := _by_day(script, day, span, clock, cell))]
    limits += find_periods(script, near, span, clock, cell=cell)
    if "tháng này" in lower:
        limits += _this_month(script, span, clock)
    if any(map(lower.__contains__, _length_words())) and _counts(lower):
        limits += _lengths(script, near, span)
    if any(map(lower.__contains__, RHYTHM_WORDS)):
        limits += _rhythms(script, span)
    return sorted(limits, key=_place) if len(limits) > 1 else limits


def _counts(lower: str) -> bool:
    return bool(COUNTED.search(lower) or (")" in lower and COUNTED_IN_WORDS.search(lower)))


RHYTHM_WORDS = words("deadlines", "rhythm-words")


def _place(limit: Limit) -> Span:
    return limit.deadline.span


def _where(day: Day) -> int:
    return day.span[0]


# a number's first character, then the rest of it, so that the scan leaps
COUNTED = pattern("deadlines", "counted")
COUNTED_IN_WORDS = pattern("deadlines", "counted-in-words")


# ---- days -----------------------------------------------------------------------------------------------------------


def _by_day(script: Script, day: Day, span: Span, clock: Clock, cell: bool) -> Limit | None:
    start = max(span[0], day.span[0] - 70)
    before = script.lower[start : day.span[0]]
    if HOURS.search(before) and (hour := HOUR.search(before)) and _tells_hour(hour.group()):
        return _by_hour(script, day, start, hour, clock)
    match, word, relation = _lead_before(before)
    if match and not relation:
        return None
    if match and word in UP_TO and LASTING.search(script.lower, max(span[0], start - 130), start + match.start()):
        return None
    if not match and not cell:
        return _bare_day(script, day, clock, start, before)
    date = _year_of(day, clock)
    if date is None:
        return None
    begin = _widen(script, start + match.start(1) if match else _ngay(before, start, day), span)
    return _limit(script, begin, day, date, (relation or "by", "deadline.day", 2 if word in LOOSE else 3))


UP_TO = frozenset(words("deadlines", "up-to"))
LOOSE = frozenset(words("deadlines", "loose"))


def _lead_before(before: str) -> tuple[re.Match[str] | None, str, str]:
    """What binds a day: the words before it, a day of the week aside, as a form of the table and its relation."""
    pattern, relations = _leads()
    match = pattern.search(before)
    if not match and (weekday := _weekday_before(before)):
        match = pattern.search(before, 0, weekday.start())
    if not match:
        return None, "", ""
    word = plain(match.group(1))
    return match, word, relations.get(word, "")


HOURS = pattern("deadlines", "hours")
WEEKDAY_BEFORE = pattern("deadlines", "weekday-before")


def _tells_hour(words: str) -> bool:
    """ "9g30" without a word before may be a weight."""
    return not words.strip()[:1].isdigit() or "giờ" in words or "h" in words or ":" in words


def _weekday_before(before: str) -> re.Match[str] | None:
    return WEEKDAY_BEFORE.search(before) if "thứ" in before or "chủ nhật" in before else None


# what lasts up to a day is a state, not work due on it
LASTING = pattern("deadlines", "lasting")
THIS_MONTH = pattern("deadlines", "this-month")


def _this_month(script: Script, span: Span, clock: Clock) -> list[Limit]:
    """ "trước ngày 20 tháng này": the month is that of the document's day."""
    match = THIS_MONTH.search(script.lower, *span)
    if not match or not clock.day or not 1 <= int(match.group(2)) <= 28:
        return []
    date = clock.day.replace(day=int(match.group(2)))
    relation = "before" if match.group(1) == "trước" else "by"
    deadline = Deadline(
        relation, script.words(match.span()), match.span(), "deadline.this-month", date=date.isoformat()
    )
    return [Limit(deadline, 3, date)]


def _ngay(before: str, start: int, day: Day) -> int:
    match = re.search(r"ngày\s+$", before)
    return start + match.start() if match else day.span[0]


def _widen(script: Script, begin: int, span: Span) -> int:
    """ "xong trước ngày …": the word of finishing is no part of the phrase, "ngay trong ngày" is."""
    before = script.lower[max(span[0], begin - 5) : begin]
    return begin - 5 if before == "ngay " else begin


HANDS_IN = pattern("deadlines", "hands-in")
SAID_OF_DAY = pattern("deadlines", "said-of-day")


def _bare_day(script: Script, day: Day, clock: Clock, start: int, before: str) -> Limit | None:
    """A day without a binding word counts after words of handing in or finishing, if nothing else is said of it."""
    if day.year is None or not (match := HANDS_IN.search(before)) or SAID_OF_DAY.search(before):
        return None
    date = _year_of(day, clock)
    begin = start + match.start(1) if match.group(1) else day.span[0]
    return _limit(script, begin, day, date, ("by", "deadline.day.bare", 1)) if date else None


def _by_hour(script: Script, day: Day, start: int, hour: re.Match[str], clock: Clock) -> Limit | None:
    lead = script.lower[start : start + hour.start()]
    if re.search(r"(?:từ|hồi|kể từ|lúc)\s*$", lead) or re.match(r"(?:lúc|hồi)", hour.group()):
        return None
    if hour.group()[:1].isdigit() and not re.search(r"(?:trước|nhất(?: là)?|đến|hạn|vào|xong|thành|hết)\s*$", lead):
        return None
    date = _year_of(day, clock)
    if date is None:
        return None
    begin = start + hour.start()
    lead_word = re.search(r"(?:hạn cuối|hạn|chậm nhất(?: là)?|muộn nhất(?: là)?|trước|đến)\s*$", lead)
    begin = start + lead_word.start() if hour.group()[:1].isdigit() and lead_word else begin
    time = f"{int(hour.group(1)):02d}:{hour.group(2) or '00'}"
    limit = _limit(script, begin, day, date, ("by", "deadline.hour", 3))
    return limit._replace(deadline=limit.deadline._replace(time=time))


def _year_of(day: Day, clock: Clock) -> datetime.date | None:
    """A missing year is the document's."""
    return day.in_year(clock.year)


def _limit(script: Script, begin: int, day: Day, date: datetime.date, how: tuple[str, str, int]) -> Limit:
    """The limit whose words run from `begin` to the end of a day; `how` is its relation, rule and strength."""
    relation, rule, strength = how
    span = (begin, day.span[1])
    return Limit(Deadline(relation, script.words(span), span, rule, date=date.isoformat()), strength, date, (day,))


# ---- lengths and rhythms --------------------------------------------------------------------------------------------


def _lengths(script: Script, days: list[Day], span: Span) -> list[Limit]:
    found = []
    dated = {offset for day in days for offset in range(*day.span)}
    for match in _length().finditer(script.lower, *span):
        if not match["lead"] or match.start("count") in dated or not _is_length(script.lower, match, span[1]):
            continue
        duration = _duration(match["count"], match["unit"], bool(match["working"]))
        if duration:
            end = match.end("working") if match["working"] else match.end("unit")
            where = (match.start(), _since(script, match, end, span))
            deadline = Deadline("within", script.words(where), where, "deadline.length", duration=duration)
            found.append(Limit(deadline, 3, None))
    return found


LENGTH_ENDS = pattern("deadlines", "length-ends")
GOES_ON = later(r"\s*\d")
PART_OF_YEAR = pattern("deadlines", "part-of-year")
LOOSE_HOURS = frozenset(words("deadlines", "loose-hours"))


def _is_length(lower: str, match: re.Match[str], limit: int) -> bool:
    """Whether these words set a limit: "trong 10 ngày," does, "trong 10 ngày đầu" and "trong 3 năm" do not."""
    if match["tail"]:
        return True
    lead, unit, end = match["lead"], match["unit"], match.end()
    if unit == "năm" or (unit == "giờ" and lead in LOOSE_HOURS) or GOES_ON.match(lower, end, limit):
        return False
    loose = lead in {"trong", "sau", "thời gian"} and unit != "ngày làm việc" and not match["working"]
    if loose and not LENGTH_ENDS.match(lower, end, limit):
        return False
    return not (unit in {"tháng", "ngày"} and PART_OF_YEAR.match(lower, end, limit))


def _since(script: Script, match: re.Match[str], end: int, span: Span) -> int:
    """ "… 02 ngày sau khi bão tan": the event belongs to the phrase, up to the end of its clause."""
    if not match["tail"]:
        return end
    stop = CLAUSE.search(script.view, match.end(), min(span[1], end + 100))
    return stop.start() if stop and stop.start() - end < 60 else end


def _duration(count: str, unit: str, working: bool) -> str | None:
    number = int(count) if count.isdigit() else NUMBERS.get(count, 0)
    if count == "nửa":
        return "P15D" if unit == "tháng" else None
    if not number:
        return None
    if unit == "ngày làm việc" or (working and unit == "ngày"):
        return f"P{number}W/D"
    letter = {"ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y"}.get(unit)
    return f"P{number}{letter}" if letter else f"PT{number}H"


RHYTHM_RULES = mapping("deadlines", "rhythm-rules")


def _rhythms(script: Script, span: Span) -> list[Limit]:
    found = []
    for match in RHYTHM.finditer(script.lower, *span):
        groups = match.groupdict()
        unit = (groups["unit"] or groups["unit2"] or groups["unit3"] or groups["unit4"]).lower()
        count = (groups["count"] or groups["count2"] or groups["count3"] or "").strip().lower()
        number = int(count) if count.isdigit() else NUMBERS.get(count, 1)
        if groups["word"] in {"từng"} or (unit == "năm" and not _is_duty(script, match, span)):
            continue
        found.append(_rhythm(script, match, span, unit, number))
    return found


def _is_duty(script: Script, match: re.Match[str], span: Span) -> bool:
    around = script.lower[max(span[0], match.start() - 40) : min(span[1], match.end() + 40)]
    return bool(re.search(r"(?:báo cáo|gửi|trình|nộp|định kỳ)", around))


def _rhythm(script: Script, match: re.Match[str], span: Span, unit: str, number: int) -> Limit:
    rule = RHYTHM_RULES[unit]
    if number > 1:
        rule = f"FREQ=MONTHLY;INTERVAL={number * 3}" if unit == "quý" else f"{rule.split(';')[0]};INTERVAL={number}"
    begin, end = match.span()
    before = script.lower[max(span[0], begin - 60) : begin]
    after = script.lower[end : min(span[1], end + 45)]
    near = re.search(
        r"(?:(?:trước|vào|chậm nhất|đến|muộn nhất)\s+(?:là\s+)?)?(?:\d{1,2}\s*(?:giờ"
        r"|h)\s*(?:\d{2})?\s*,?\s*)?(?:(?:vào\s+)?(?:ngày\s+(\d{1,2})|thứ\s+(\w+)|chủ nhật))?\s*(?:của\s+)?$",
        before,
    )
    late = re.match(
        r"\s*,?\s*(?:\(?(?:trước|vào|chậm nhất(?: là)?|muộn nhất(?: là)?)\s+)?(?:\d{1,2}\s*(?:giờ"
        r"|h)\s*(?:\d{2})?\s*,?\s*(?:ngày\s+)?)?(?:vào\s+)?(?:ngày\s+(\d{1,2})(?![/\d])|(?:sáng "
        r"|chiều )?thứ\s+(\w+))",
        after,
    )
    for found, early in ((near, True), (late, False)):
        if found and (found.group(1) or found.group(2)):
            begin, end = (begin - len(found.group()), end) if early else (begin, end + found.end())
            rule += _by_part(rule, found.group(1), found.group(2))
            break
    else:
        if near and near.group().strip():
            begin -= len(near.group().lstrip())
    phrase_span = (begin + len(script.lower[begin:end]) - len(script.lower[begin:end].lstrip()), end)
    return Limit(Deadline("every", script.words(phrase_span), phrase_span, "deadline.rhythm", recurrence=rule), 2, None)


def _by_part(rule: str, day: str | None, weekday: str | None) -> str:
    if day and "MONTHLY" in rule and 1 <= int(day) <= 31:
        return f";BYMONTHDAY={int(day)}"
    if weekday in WEEKDAY and "WEEKLY" in rule:
        return f";BYDAY={WEEKDAY[weekday]}"
    return ""
