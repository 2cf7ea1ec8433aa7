"""Time limits as documents word them: before, by, in, within, every."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dondoc.reading.dates import Day
from dondoc.reading.lexicon import forms, table
from dondoc.reading.model import Deadline, Span
from dondoc.reading.normalise import Script, flexible, later

__all__ = ["Clock", "Limit", "find_limits"]


class Clock(NamedTuple):
    """The document's own time: the year a day without a year belongs to, and the document's day where it is known."""

    year: int | None
    day: datetime.date | None


class Limit(NamedTuple):
    """A deadline with its strength: how surely these words bind (3 says it outright, 1 is a bare time)."""

    deadline: Deadline
    strength: int
    last: datetime.date | None
    days: tuple[Day, ...] = ()


HOUR = flexible(
    r"(?:(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|đến|vào(?: lúc)?|lúc|hết)\s+)?"
    r"(\d{1,2})\s*(?:giờ|h|g|:)\s*(\d{2})?\s*(?:phút)?(?:\s*,?\s*(?:sáng|chiều|thứ\s+\w+))?\s*,?\s*(?:của\s+)?(?:ngày\s+)?$",
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# each pattern of a period begins with its own word, for which the scan leaps; the edge before it is looked at after it
EDGES = ("đầu", "giữa", "cuối", "hết")
MONTH = flexible(r"tháng\s*(?P<value>\d{1,2})(?:\s*(?:/|-|năm)\s*(?P<year>(?:19|20)\d\d))?(?![\d/]|\s*-\s*\d)")
QUARTER = flexible(
    r"quý\s*(?P<value>iv|iii|ii|i|[1-4])\b(?:\s*(?:/|-|năm|,)?\s*(?:năm\s*)?(?P<year>(?:19|20)\d\d))?"
)
HALF = flexible(
    r"(?:0?6 tháng|sáu tháng|nửa)\s+(?P<value>đầu|cuối)\s*(?:năm)?\s*(?P<year>(?:19|20)\d\d|nay|này)?"
)
YEAR = flexible(r"năm\s+(?P<year>(?:19|20)\d\d|nay|này)(?!\s*[-–]\s*\d)")
LENGTH = (
    r"(?:\b(?P<lead>{leads})\s+)?(?:khoảng\s+)?(?P<count>\d{{1,3}}|một|hai|ba|bốn|năm|sáu|bảy|mười|nửa)\s*(?:\([^)\d]{{2,12}}\)\s*)?"
    r"(?P<unit>ngày làm việc|ngày|tuần|tháng|giờ|năm)(?P<working>\s+làm việc)?(?P<tail>\s+(?:kể\s+)?(?:từ|sau)(?:\s+(?:khi|ngày|thời điểm))?)?"
)
RHYTHM = flexible(
    r"(?:định kỳ\s+)?(?P<word>hằng|hàng|mỗi|từng|định kỳ(?:\s+(?:mỗi|theo))?)\s+(?P<count>\d{1,2}\s+|sáu\s+|hai\s+)?(?P<unit>ngày|tuần|tháng|quý|năm)\b(?!\s+(?:hóa|thường|\d))"
    r"|định kỳ\s+(?P<count2>\d{1,2}|sáu|ba|hai)\s+(?P<unit2>ngày|tuần|tháng|năm)(?:\s*/?\s*(?:một\s+)?lần)?"
    r"|(?P<count3>\d{1,2}|một|mỗi)\s+(?P<unit3>ngày|tuần|tháng|quý|năm)\s*(?:/|một|1|báo cáo một)\s*(?:một\s+)?lần",
)
WEEKDAY = {"hai": "MO", "2": "MO", "ba": "TU", "3": "TU", "tư": "WE", "4": "WE", "năm": "TH", "5": "TH",
           "sáu": "FR", "6": "FR", "bảy": "SA", "7": "SA"}  # fmt: skip
NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "mười": 10}
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
    limits += _periods(script, near, span, clock, cell)
    if "tháng này" in lower:
        limits += _this_month(script, span, clock)
    if any(map(lower.__contains__, _length_words())) and _counts(lower):
        limits += _lengths(script, near, span)
    if any(map(lower.__contains__, RHYTHM_WORDS)):
        limits += _rhythms(script, span)
    return sorted(limits, key=_place) if len(limits) > 1 else limits


def _counts(lower: str) -> bool:
    return bool(COUNTED.search(lower) or (")" in lower and COUNTED_IN_WORDS.search(lower)))


RHYTHM_WORDS = ("hằng", "hàng", "mỗi", "định kỳ", "lần", "từng")


def _place(limit: Limit) -> Span:
    return limit.deadline.span


def _where(day: Day) -> int:
    return day.span[0]


# a number's first character, then the rest of it, so that the scan leaps
COUNTED = flexible(
    r"[\dmhbsn](?:(?<=\d)|(?<=m)(?:ột|ười)|(?<=h)ai|(?<=b)(?:a|ốn|ảy)|(?<=n)(?:ăm|ửa)|(?<=s)áu) "
    r"(?:\([^)\d]{2,12}\) )?(?:ngày|tuần|tháng|giờ|năm)\b"
)
COUNTED_IN_WORDS = later(r"\)\s*ngày")


# ---- days -------------------------------------------------------------------------------------------------------------


def _by_day(script: Script, day: Day, span: Span, clock: Clock, cell: bool) -> Limit | None:
    start = max(span[0], day.span[0] - 70)
    before = script.lower[start : day.span[0]]
    if HOURS.search(before) and (hour := HOUR.search(before)) and _tells_hour(hour.group()):
        return _by_hour(script, day, start, before, hour, clock)
    pattern, relations = _leads()
    match = pattern.search(before)
    word = " ".join(match.group(1).split()) if match else ""
    relation = relations.get(word, "") if match else ""
    if not match and (weekday := _weekday_before(before)):
        match = pattern.search(before[: weekday.start()])
        word = " ".join(match.group(1).split()) if match else ""
        relation = relations.get(word, "") if match else ""
    if match and not relation:
        return None
    if word in {"đến", "đến ngày", "đến hết ngày"} and LASTING.search(script.lower, span[0], start + match.start()):  # type: ignore[union-attr]
        return None
    if not match and not cell:
        return _bare_day(script, day, clock, start, before)
    date = _year_of(day, clock)
    if date is None:
        return None
    begin = start + match.start(1) if match else _ngay(before, start, day)
    begin = _widen(script, begin, span)
    strength = 2 if word in {"đến", "vào ngày", "trong ngày"} else 3
    return _limit(script, (begin, day.span[1]), relation or "by", "deadline.day", strength, day, date)


HOURS = later(r"\d\s*(?:giờ|h|g|:)")
WEEKDAY_BEFORE = later(r"(?:thứ\s+\w+|chủ nhật),?\s*(?:ngày\s+)?$")


def _tells_hour(words: str) -> bool:
    """ "9g30" without a word before may be a weight."""
    return not words.strip()[:1].isdigit() or "giờ" in words or "h" in words or ":" in words


def _weekday_before(before: str) -> re.Match[str] | None:
    return WEEKDAY_BEFORE.search(before) if "thứ" in before or "chủ nhật" in before else None


# what lasts up to a day is a state, not work due on it
LASTING = flexible(
    r"(?:\btừ (?:ngày )?\d[\d/ ]*|(?:dừng|tạm dừng|gia hạn|cấm|hoãn|nghỉ|kéo dài|áp dụng)\b[^;.,]{0,60})\s*$"
)


THIS_MONTH = flexible(r"(trước|chậm nhất|muộn nhất|đến|vào|xong)?(?: là)? ?ngày (\d{1,2}) tháng này")


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


HANDS_IN = later(
    r"(?:hoàn thành|xong|báo cáo|gửi|trình|nộp|tổ chức|hạn|họp|khai mạc|tiến hành|vào|trong)\b[^;.]{0,40}?(ngày\s+)?$"
)
SAID_OF_DAY = later(r"\b(?:từ|sau|kể từ|số|ký|giữa|của|tính đến|nhân|lễ|bầu cử|hội)\s+(?:ngày\s+)?$")


def _bare_day(script: Script, day: Day, clock: Clock, start: int, before: str) -> Limit | None:
    """A day without a binding word counts after words of handing in or finishing, if nothing else is said of it."""
    if day.year is None or not (match := HANDS_IN.search(before)) or SAID_OF_DAY.search(before):
        return None
    date = _year_of(day, clock)
    begin = start + match.start(1) if match.group(1) else day.span[0]
    return _limit(script, (begin, day.span[1]), "by", "deadline.day.bare", 1, day, date) if date else None


def _by_hour(script: Script, day: Day, start: int, before: str, hour: re.Match[str], clock: Clock) -> Limit | None:
    lead = before[: hour.start()]
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
    limit = _limit(script, (begin, day.span[1]), "by", "deadline.hour", 3, day, date)
    return limit._replace(deadline=limit.deadline._replace(time=time))


def _year_of(day: Day, clock: Clock) -> datetime.date | None:
    """A missing year is the document's."""
    return day.in_year(clock.year)


def _limit(script: Script, span: Span, relation: str, rule: str, strength: int, day: Day, date: datetime.date) -> Limit:
    phrase = script.words(span)
    return Limit(Deadline(relation, phrase, span, rule, date=date.isoformat()), strength, date, (day,))


# ---- months, quarters, years --------------------------------------------------------------------------------------------

IN_LEAD = flexible(
    r"(?:(?P<strong>(?:hoàn thành|xong|hoàn tất|hoàn thiện|kết thúc)\s*(?:xong\s*)?(?:ngay\s+)?(?:trong|vào)?|ngay trong|trong|vào|thời gian(?: hoàn thành)?:|thời hạn:?|chậm nhất(?: là)?(?: trong| vào| đến)?|muộn nhất(?: là)?(?: trong| vào)?|trước|đến|đến hết|trong cả|hạn:?|tiến độ:?)\s*(?:khoảng\s+)?)$"
)


class Period(NamedTuple):
    """A half-year, quarter, month or year as written: `value` is its name or number, `edge` a word such as "cuối"."""

    pattern: re.Pattern[str]
    start: int
    end: int
    value: str
    year: str | None
    edge: str | None


def _periods(script: Script, days: list[Day], span: Span, clock: Clock, cell: bool) -> list[Limit]:
    found: list[Limit] = []
    taken: list[Span] = [day.span for day in days]
    for period in _written_periods(script.lower, span):
        if any(start <= period.start < end or start < period.end <= end for start, end in taken):
            continue
        limit = _period(script, period, span, clock, cell)
        if limit:
            found.append(limit)
            taken.append(limit.deadline.span)
    return found


def _written_periods(lower: str, span: Span) -> Iterator[Period]:
    """Halves of a year first, then quarters, months and years: what a longer one holds is not read again."""
    words = lower[slice(*span)]
    months, years = "tháng" in words, "năm" in words
    if "nửa" in words or (months and ("6" in words or "sáu" in words)):
        yield from _each_period(HALF, lower, span)
    if "quý" in words:
        yield from _each_period(QUARTER, lower, span)
    if months:
        yield from _each_period(MONTH, lower, span)
    if years:
        yield from _each_period(YEAR, lower, span)


def _each_period(pattern: re.Pattern[str], lower: str, span: Span) -> Iterator[Period]:
    for match in pattern.finditer(lower, *span):
        start, edge = match.start(), None
        before = lower[max(span[0], start - 40) : start]
        bare = before.rstrip()
        if pattern is not HALF and len(bare) < len(before) and bare.endswith(EDGES):
            edge = next(word for word in EDGES if bare.endswith(word))
            start -= len(before) - len(bare) + len(edge)
        groups = match.groupdict()
        yield Period(pattern, start, match.end(), groups.get("value", ""), groups["year"], edge)


LASTS = ("trong", "vào", "trong cả")
PLANNED = later(r"(?:giai đoạn|tầm nhìn|định hướng|mục tiêu)\b[^;.,]*$")
KEPT = later(r"(?:ngay trong|trong|vào|chậm nhất.*|muộn nhất.*|trước|đến.*|trong cả)\s*$")


def _period(script: Script, period: Period, span: Span, clock: Clock, cell: bool) -> Limit | None:
    before = script.lower[max(span[0], period.start - 45) : period.start]
    lead = IN_LEAD.search(before)
    if not lead and not cell and not _opens(period, before):
        return None
    word = lead.group("strong").strip(" :") if lead else ""
    if period.pattern is YEAR and not _year_binds(script, period, span, before, "" if cell and word in LASTS else word):
        return None
    value = _value(period, clock)
    if value is None:
        return None
    begin = period.start
    if lead and (kept := KEPT.search(lead.group())):
        begin -= len(lead.group()) - kept.start()
    return _placed(script, (begin, period.end), word, period.edge, value)


def _year_binds(script: Script, period: Period, span: Span, before: str, word: str) -> bool:
    """Whether a year with this word before it is a limit and not the span of a plan."""
    if word in LASTS:
        return _binds(script, period, span)
    return word != "đến" and not (word in {"trước", "đến hết"} and PLANNED.search(before))


def _opens(period: Period, before: str) -> bool:
    """ "Cuối tháng 12/2025, tự đánh giá …": a time that opens the sentence binds it."""
    bare = before.rstrip()
    return bool(period.edge) and (not bare or bare.endswith((".", ";", ":")))


FINISHED = later(r"(?:hoàn thành|xong|hoàn tất|kết thúc|ban hành|phê duyệt)\b[^;.]*$")


def _binds(script: Script, period: Period, span: Span) -> bool:
    """ "trong năm 2025" alone may only name a plan; with a verb of finishing, or at the end, it is a limit."""
    after = script.lower[period.end : min(span[1], period.end + 40)]
    if not after.strip(" .;,)/") or after.lstrip()[:1] in ".;":
        return True
    return FINISHED.search(script.lower, max(span[0], period.start - 60), period.start) is not None


def _value(period: Period, clock: Clock) -> str | None:
    said, value = period.year, period.value
    year = int(said) if said and said.isdigit() else clock.year
    if year is None:
        return None
    if period.pattern is HALF:
        return f"{year}-H{1 if value == 'đầu' else 2}"
    if period.pattern is QUARTER:
        return f"{year}-Q{ROMAN[value]}"
    if period.pattern is MONTH:
        return f"{year}-{int(value):02d}" if 1 <= int(value) <= 12 else None
    return str(year)


def _placed(script: Script, span: Span, word: str, edge: str | None, value: str) -> Limit:
    first, last = _bounds(value)
    phrase = script.words(span)
    strength = 3 if word else 1
    if word == "trước" and not edge:
        return Limit(
            Deadline("before", phrase, span, "deadline.period.before", date=first.isoformat()), strength, first
        )
    # Bộ luật Dân sự 2015 art. 146: đầu tháng is the first, giữa tháng the fifteenth, cuối tháng the last day
    if edge in {"cuối", "giữa", "đầu"} and len(value) in {7, 4} and "Q" not in value and "H" not in value:
        date = {"cuối": last, "giữa": _middle(value, first), "đầu": first}[edge]
        relation = "before" if word == "trước" else "by"
        return Limit(Deadline(relation, phrase, span, "deadline.period.edge", date=date.isoformat()), strength, date)
    return Limit(Deadline("in", phrase, span, "deadline.period", period=value), strength, last)


def _middle(value: str, first: datetime.date) -> datetime.date:
    return datetime.date(first.year, 6, 30) if len(value) == 4 else first.replace(day=15)


def _bounds(value: str) -> tuple[datetime.date, datetime.date]:
    year = int(value[:4])
    part = value[5:]
    first, months = 1, 12
    if part.startswith("Q"):
        first, months = int(part[1]) * 3 - 2, 3
    elif part.startswith("H"):
        first, months = int(part[1]) * 6 - 5, 6
    elif part:
        first, months = int(part), 1
    after = first + months
    following = datetime.date(year + (after > 12), after - 12 if after > 12 else after, 1)
    return datetime.date(year, first, 1), following - datetime.timedelta(days=1)


# ---- lengths and rhythms ------------------------------------------------------------------------------------------------


def _lengths(script: Script, days: list[Day], span: Span) -> list[Limit]:
    found = []
    for match in _length().finditer(script.lower, *span):
        lead, tail = match.group("lead"), match.group("tail")
        if not lead or any(start <= match.start("count") < end for start, end in (day.span for day in days)):
            continue
        unit = match.group("unit")
        if unit == "giờ" and not tail and lead in {"sau", "trong", "thời gian", "không quá", "tối đa"}:
            continue
        if (
            lead in {"trong", "sau", "thời gian"}
            and not tail
            and unit != "ngày làm việc"
            and not match.group("working")
        ):
            if not re.match(r"\s*(?:,|;|\.|$|phải|hoàn|tới)", script.lower[match.end() : span[1]]):
                continue
        if (unit == "năm" and not tail) or (not tail and re.match(r"\s*\d", script.lower[match.end() : span[1]])):
            continue
        if (
            not tail
            and unit in {"tháng", "ngày"}
            and re.match(r"\s*(?:đầu|cuối|\d)", script.lower[match.end() : span[1]])
        ):
            continue
        duration = _duration(match.group("count"), unit, bool(match.group("working")))
        if duration:
            end = match.end("working") if match.group("working") else match.end("unit")
            end = _since(script, match, end, span)
            phrase_span = (match.start(), end)
            found.append(
                Limit(
                    Deadline("within", script.words(phrase_span), phrase_span, "deadline.length", duration=duration),
                    3,
                    None,
                )
            )
    return found


def _since(script: Script, match: re.Match[str], end: int, span: Span) -> int:
    """ "… 02 ngày sau khi bão tan": the event belongs to the phrase, up to the end of its clause."""
    if not match.group("tail"):
        return end
    stop = CLAUSE.search(script.view, match.end(), span[1])
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


RHYTHM_RULES = {
    "ngày": "FREQ=DAILY",
    "tuần": "FREQ=WEEKLY",
    "tháng": "FREQ=MONTHLY",
    "quý": "FREQ=MONTHLY;INTERVAL=3",
    "năm": "FREQ=YEARLY",
}


def _rhythms(script: Script, span: Span) -> list[Limit]:
    found = []
    for match in RHYTHM.finditer(script.lower, *span):
        groups = match.groupdict()
        unit = (groups["unit"] or groups["unit2"] or groups["unit3"]).lower()
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
        r"(?:(?:trước|vào|chậm nhất|đến|muộn nhất)\s+(?:là\s+)?)?(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?\s*,?\s*)?(?:(?:vào\s+)?(?:ngày\s+(\d{1,2})|thứ\s+(\w+)|chủ nhật))?\s*(?:của\s+)?$",
        before,
    )
    late = re.match(
        r"\s*,?\s*(?:\(?(?:trước|vào|chậm nhất(?: là)?|muộn nhất(?: là)?)\s+)?(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?\s*,?\s*(?:ngày\s+)?)?(?:vào\s+)?(?:ngày\s+(\d{1,2})(?![/\d])|(?:sáng |chiều )?thứ\s+(\w+))",
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
