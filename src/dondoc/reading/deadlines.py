"""Time limits as documents word them: before, by, in, within, every."""

import datetime
import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from dondoc.reading.dates import Day
from dondoc.reading.lexicon import forms, table
from dondoc.reading.model import Deadline, Span
from dondoc.reading.normalise import Script, flexible

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
    re.IGNORECASE,
)
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
MONTH = flexible(
    r"(?:(?P<edge>đầu|giữa|cuối|hết)\s+)?tháng\s*(?P<month>\d{1,2})(?:\s*(?:/|-|năm)\s*(?P<year>(?:19|20)\d\d))?(?![\d/]|\s*-\s*\d)"
)
QUARTER = flexible(
    r"(?:(?P<edge>đầu|giữa|cuối|hết)\s+)?quý\s*(?P<quarter>IV|III|II|I|[1-4])\b(?:\s*(?:/|-|năm|,)?\s*(?:năm\s*)?(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
HALF = flexible(
    r"(?:0?6 tháng|sáu tháng|nửa)\s+(?P<half>đầu|cuối)\s*(?:năm)?\s*(?P<year>(?:19|20)\d\d|nay|này)?", re.IGNORECASE
)
YEAR = flexible(
    r"(?:(?P<edge>đầu|giữa|cuối|hết)\s+)?năm\s+(?P<year>(?:19|20)\d\d|nay|này)(?!\s*[-–]\s*\d)", re.IGNORECASE
)
LENGTH = flexible(
    r"(?:\b(?P<lead>{leads})\s+)?(?:khoảng\s+)?(?P<count>\d{{1,3}}|một|hai|ba|bốn|năm|sáu|bảy|mười|nửa)\s*(?:\([^)\d]{{2,12}}\)\s*)?"
    r"(?P<unit>ngày làm việc|ngày|tuần|tháng|giờ|năm)(?P<working>\s+làm việc)?(?P<tail>\s+(?:kể\s+)?(?:từ|sau)(?:\s+(?:khi|ngày|thời điểm))?)?"
)
RHYTHM = flexible(
    r"(?:định kỳ\s+)?(?P<word>hằng|hàng|mỗi|từng|định kỳ(?:\s+(?:mỗi|theo))?)\s+(?P<count>\d{1,2}\s+|sáu\s+|hai\s+)?(?P<unit>ngày|tuần|tháng|quý|năm)\b(?!\s+(?:hóa|thường|\d))"
    r"|định kỳ\s+(?P<count2>\d{1,2}|sáu|ba|hai)\s+(?P<unit2>ngày|tuần|tháng|năm)(?:\s*/?\s*(?:một\s+)?lần)?"
    r"|(?P<count3>\d{1,2}|một|mỗi)\s+(?P<unit3>ngày|tuần|tháng|quý|năm)\s*(?:/|một|1|báo cáo một)\s*(?:một\s+)?lần",
    re.IGNORECASE,
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
    pattern = flexible(
        rf"(?<!\w)({'|'.join(re.escape(word) for word in words)})(?:\s*:)?\s*(?:ngày\s+|là\s+)*$", re.IGNORECASE
    )
    return pattern, {**relation, **against}


@cache
def _length() -> re.Pattern[str]:
    words = sorted(forms("deadlines", "length"), key=len, reverse=True)
    return flexible(
        LENGTH.pattern.format(leads="|".join(map(re.escape, words))).replace("{{", "{").replace("}}", "}"),
        re.IGNORECASE,
    )


def find_limits(script: Script, days: list[Day], span: Span, clock: Clock, *, cell: bool = False) -> list[Limit]:
    """All time limits between the offsets of `span`, in the order of the text; in a table's cell a bare time is one."""
    start, end = span
    lower = script.lower[start:end]
    near = days[bisect_left(days, start, key=_where) : bisect_left(days, end, key=_where)]
    limits = [limit for day in near if (limit := _by_day(script, day, span, clock, cell))]
    if "tháng" in lower or "quý" in lower or "năm" in lower:
        limits += _periods(script, near, span, clock, cell)
    if "tháng này" in lower:
        limits += _this_month(script, span, clock)
    if COUNTED.search(lower):
        limits += _lengths(script, near, span)
    if any(word in lower for word in ("hằng", "hàng", "mỗi", "định kỳ", "lần", "từng")):
        limits += _rhythms(script, span)
    return sorted(limits, key=lambda limit: limit.deadline.span)


def _where(day: Day) -> int:
    return day.span[0]


COUNTED = flexible(
    r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|mười|nửa) (?:\([^)\d]{2,12}\) )?(?:ngày|tuần|tháng|giờ|năm)\b|\)\s*ngày"
)


# ---- days -------------------------------------------------------------------------------------------------------------


def _by_day(script: Script, day: Day, span: Span, clock: Clock, cell: bool) -> Limit | None:
    start = max(span[0], day.span[0] - 70)
    before = script.lower[start : day.span[0]]
    hour = HOUR.search(before)
    if hour and not (
        hour.group(0).strip()[:1].isdigit()
        and "giờ" not in hour.group(0)
        and "h" not in hour.group(0)
        and ":" not in hour.group(0)
    ):
        return _by_hour(script, day, start, before, hour, clock)
    pattern, relations = _leads()
    match = pattern.search(before)
    word = " ".join(match.group(1).split()) if match else ""
    relation = relations.get(word, "") if match else ""
    weekday = re.search(r"(?:thứ\s+\w+|chủ nhật),?\s*(?:ngày\s+)?$", before)
    if not match and weekday:
        match = pattern.search(before[: weekday.start()])
        word = " ".join(match.group(1).split()) if match else ""
        relation = relations.get(word, "") if match else ""
    if match and not relation:
        return None
    if word in {"đến", "đến ngày", "đến hết ngày"} and LASTING.search(script.lower, span[0], start + match.start()):  # type: ignore[union-attr]
        return None
    if not match and not cell:
        return _bare_day(script, day, span, clock, start, before)
    date = _year_of(day, clock)
    if date is None:
        return None
    begin = start + match.start(1) if match else _ngay(before, start, day)
    begin = _widen(script, begin, span)
    strength = 2 if word in {"đến", "vào ngày", "trong ngày"} else 3
    return _limit(script, (begin, day.span[1]), relation or "by", "deadline.day", strength, day, date)


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


def _bare_day(script: Script, day: Day, span: Span, clock: Clock, start: int, before: str) -> Limit | None:
    """A day without a binding word counts after words of handing in or finishing, if nothing else is said of it."""
    match = re.search(
        r"(?:hoàn thành|xong|báo cáo|gửi|trình|nộp|tổ chức|hạn|họp|khai mạc|tiến hành|vào|trong)\b[^;.]{0,40}?(ngày\s+)?$",
        before,
    )
    if (
        not match
        or day.year is None
        or re.search(r"\b(?:từ|sau|kể từ|số|ký|giữa|của|tính đến|nhân|lễ|bầu cử|hội)\s+(?:ngày\s+)?$", before)
    ):
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


def _periods(script: Script, days: list[Day], span: Span, clock: Clock, cell: bool) -> list[Limit]:
    found: list[Limit] = []
    taken: list[Span] = [day.span for day in days]
    for pattern in (HALF, QUARTER, MONTH, YEAR):
        for match in pattern.finditer(script.lower, *span):
            if any(start <= match.start() < end or start < match.end() <= end for start, end in taken):
                continue
            limit = _period(script, match, span, clock, cell)
            if limit:
                found.append(limit)
                taken.append(limit.deadline.span)
    return found


def _period(script: Script, match: re.Match[str], span: Span, clock: Clock, cell: bool) -> Limit | None:
    before = script.lower[max(span[0], match.start() - 45) : match.start()]
    lead = IN_LEAD.search(before)
    if not lead and not cell and not _opens(match, before):
        return None
    word = lead.group("strong").strip(" :") if lead else ""
    whole = match.re is YEAR
    if whole and word in {"trong", "vào", "trong cả"} and not cell and not _binds(script, match, span):
        return None
    if (
        whole
        and match.re is YEAR
        and word in {"đến", "trước", "đến hết"}
        and re.search(r"(?:giai đoạn|tầm nhìn|định hướng|mục tiêu)\b[^;.,]*$", before)
    ):
        return None
    if whole and match.re is YEAR and word == "đến":
        return None
    value = _value(match, clock)
    if value is None:
        return None
    begin = match.start()
    if lead and (
        kept := re.search(r"(?:ngay trong|trong|vào|chậm nhất.*|muộn nhất.*|trước|đến.*|trong cả)\s*$", lead.group())
    ):
        begin = match.start() - (len(lead.group()) - kept.start())
    return _placed(script, (begin, match.end()), word, match.groupdict().get("edge"), value)


def _opens(match: re.Match[str], before: str) -> bool:
    """ "Cuối tháng 12/2025, tự đánh giá …": a time that opens the sentence binds it."""
    return bool(match.groupdict().get("edge")) and (not before.strip() or before.rstrip().endswith((".", ";", ":")))


def _binds(script: Script, match: re.Match[str], span: Span) -> bool:
    """ "trong năm 2025" alone may only name a plan; with a verb of finishing, or at the end, it is a limit."""
    before = script.lower[max(span[0], match.start() - 60) : match.start()]
    after = script.lower[match.end() : min(span[1], match.end() + 40)]
    ends = not after.strip(" .;,)/") or after.lstrip()[:1] in ".;"
    return bool(re.search(r"(?:hoàn thành|xong|hoàn tất|kết thúc|ban hành|phê duyệt)\b[^;.]*$", before)) or ends


def _value(match: re.Match[str], clock: Clock) -> str | None:
    groups = match.groupdict()
    said = groups.get("year")
    year = int(said) if said and said.isdigit() else clock.year
    if year is None:
        return None
    if groups.get("half"):
        return f"{year}-H{1 if groups['half'] == 'đầu' else 2}"
    if groups.get("quarter"):
        return f"{year}-Q{ROMAN[groups['quarter'].upper()]}"
    if groups.get("month"):
        return f"{year}-{int(groups['month']):02d}" if 1 <= int(groups["month"]) <= 12 else None
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
