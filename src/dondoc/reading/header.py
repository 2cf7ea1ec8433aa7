"""What a document prints of itself: type, number, issuer, place and day, subject, marks, signer, recipients."""

import datetime
import re
from typing import Any, NamedTuple

from dondoc.reading.citations import kind_named, known_symbols, split_symbol
from dondoc.reading.dates import Day
from dondoc.reading.foot import read_foot
from dondoc.reading.lexicon import forms
from dondoc.reading.model import Header, Provenance, Span
from dondoc.reading.normalise import CAPITAL, Line, Script, later, plain
from dondoc.reading.outline import Outline, column_gaps
from dondoc.reading.patterns import pattern, words

__all__ = ["Head", "find_secrecy", "read_header"]


class Head(NamedTuple):
    """The header and what the checks need to know of it: where its number and day stand, how they are written."""

    header: Header
    number_span: Span | None
    number_text: str | None
    date_span: Span | None
    day_text: str | None
    month_text: str | None
    year: int | None
    month: int | None
    national: bool
    recipients_line: bool
    signature_line: bool


class Cell(NamedTuple):
    """A column of a line of the head."""

    start: int
    end: int
    column: int
    line: int


NUMBER = pattern("header", "number")
PLACE_DATE = pattern("header", "place-date")
BARE_DATE = pattern("header", "bare-date")
TWO_CAPITALS = later(CAPITAL + "{2}")
SUBJECT = pattern("header", "subject")


def find_secrecy(script: Script) -> tuple[str, Span] | None:
    """A secrecy mark standing alone in the head: the first thing to look for, and a reason to read nothing more."""
    if not script.lines or "mật" not in script.lower[: script.lines[:30][-1].end]:
        return None
    for line in script.lines[:30]:
        for cell in _columns(script, line, 0):
            words = script.view[cell.start : cell.end].strip(' .:()[]“”"')
            match = re.fullmatch(
                r"(?:(?:ĐỘ MẬT|Độ mật)\s*:?\s*)?(TUYỆT MẬT|TỐI MẬT|MẬT|Tuyệt mật|Tối mật|Mật)", plain(words)
            )
            if match:
                level = match.group(1).upper()
                start = script.view.find(match.group(1).split()[0], cell.start)
                return level, (start, start + len(match.group(1)))
    return None


def _columns(script: Script, line: Line, number: int) -> list[Cell]:
    words = script.view[line.start : line.end]
    cells, position = [], 0
    for end, after in column_gaps(words):
        cells.append(Cell(line.start + position, line.start + end, line.indent + position, number))
        position = after
    cells.append(Cell(line.start + position, line.end, line.indent + position, number))
    return [cell for cell in cells if cell.end > cell.start and script.view[cell.start : cell.end].strip("|* ")]


def read_header(script: Script, shape: Outline, days: list[Day]) -> Head:
    """The header of a document by its outline."""
    title_line = next(
        (i for i, line in enumerate(shape.lines) if shape.title and line.start == shape.title.span[0]), None
    )
    end = shape.body if title_line is None else max(shape.body, title_line)
    cells = [cell for i, line in enumerate(shape.lines[:end]) for cell in _columns(script, line, i)]
    where: dict[str, Provenance] = {}
    number = _number(script, cells, where)
    date = _place_date(script, cells, where) or _late_date(script, shape, where)
    kind = _kind(script, shape, number, where)
    parent, issuer = _issuers(script, cells, title_line, number, where)
    foot = read_foot(script, shape, where)
    header = Header(
        kind=kind,
        number=int(number.digits) if number and number.digits else None,
        symbol=number.symbol if number else None,
        reference=number.reference if number else None,
        parent_issuer=parent, issuer=issuer,
        place=date["place"] if date else None,
        issued_on=_iso(date),
        subject=_subject(script, shape, cells, kind, where),
        urgency=_urgency(script, cells, where),
        meeting_on=_meeting(script, shape, days, kind, where),
        signer=foot.signer, recipients=foot.recipients, archive=foot.archive, provenance=where,
    )  # fmt: skip
    year, month = (_int(date["year"]), _int(date["month"])) if date else (None, None)
    return Head(
        header, number.span if number else None, number.digits if number else None,
        where["issued_on"].span if "issued_on" in where else None,
        date["day"] if date else None, date["month"] if date else None, year, month,
        _national(script, cells), foot.recipients_line, foot.signature_line,
    )  # fmt: skip


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _national(script: Script, cells: list[Cell]) -> bool:
    return any(_is_national(script, cell) for cell in cells)


def _is_national(script: Script, cell: Cell) -> bool:
    words = plain(script.lower[cell.start : cell.end]).strip(" *|")
    return words in forms("header", "national") or words.startswith(
        ("cộng hòa xã hội", "cộng hoà xã hội", "độc lập", "đảng cộng sản")
    )


# ---- number and day -------------------------------------------------------------------------------------------------


class Number(NamedTuple):
    """The number as written, None where the form leaves it open, with its symbol and the two together."""

    digits: str | None
    symbol: str
    reference: str | None
    span: Span


def _number(script: Script, cells: list[Cell], where: dict[str, Provenance]) -> Number | None:
    for cell in cells:
        match = NUMBER.search(script.view, cell.start, _line_end(script, cell))
        if match and (match.start() == cell.start or script.view[match.start() - 1] in " \t(,:"):
            if _cites(script, cell, match):
                continue
            symbol = "".join(match["symbol"].split()).replace("–", "-")
            digits = match["number"].strip(" .…_") or None
            reference = "".join((match["number"] + match["rest"]).split()) if digits else None
            span = (match.start(), match.end("rest"))
            where["reference"] = where["symbol"] = Provenance(span, "header.number")
            return Number(digits, symbol, reference, span)
    return None


MAX_LINE = 400


def _line_end(script: Script, cell: Cell) -> int:
    # a blank for the number may be as wide as a column gap: "Số:      /TB-BVĐK"
    end = script.view.find("\n", cell.start, cell.start + MAX_LINE)
    return end if end >= 0 else min(len(script.view), cell.start + MAX_LINE)


def _cites(script: Script, cell: Cell, match: re.Match[str]) -> bool:
    before = script.view[max(0, match.start() - 25) : match.start()].strip().lower()
    return before.endswith(
        ("công văn", "quyết định", "kế hoạch", "nghị quyết", "thông báo", "tờ trình", "chỉ thị")
    ) and (not before.isupper() and cell.start != match.start())


def _place_date(script: Script, cells: list[Cell], where: dict[str, Provenance]) -> dict[str, Any] | None:
    for cell in cells:
        number = NUMBER.match(script.view, cell.start, cell.end)
        # some writers leave one space between number and place
        start = (
            number.end()
            + len(script.view[number.end() : cell.end])
            - len(script.view[number.end() : cell.end].lstrip())
            if number
            else cell.start
        )
        for form in (PLACE_DATE, BARE_DATE):
            match = form.match(script.view, start, _line_end(script, cell))
            if match:
                return _date_found(match, where)
    return None


def _date_found(match: re.Match[str], where: dict[str, Provenance]) -> dict[str, Any]:
    found: dict[str, Any] = {"place": None, **match.groupdict()}
    if found["place"]:
        found["place"] = plain(found["place"]).rstrip(",")
        where["place"] = Provenance(match.span("place"), "header.place")
    where["issued_on"] = Provenance((match.start(), match.end()), "header.date")
    return found


def _late_date(script: Script, shape: Outline, where: dict[str, Provenance]) -> dict[str, Any] | None:
    """Some forms put place and day above the signature."""
    for line in shape.lines[shape.foot : shape.appendix]:
        for cell in _columns(script, line, 0):
            match = PLACE_DATE.match(script.view, cell.start, cell.end)
            if match:
                return _date_found(match, where)
    return None


def _iso(date: dict[str, Any] | None) -> str | None:
    if not date or not (date["day"] and date["month"] and len(date["year"]) == 4):
        return None
    try:
        return datetime.date(int(date["year"]), int(date["month"]), int(date["day"])).isoformat()
    except ValueError:
        return None


# ---- type, subject, marks -------------------------------------------------------------------------------------------


# first parts of a symbol that are as often the name of a unit
UNIT_LIKE = frozenset(words("header", "unit-like"))


def _kind(script: Script, shape: Outline, number: Number | None, where: dict[str, Provenance]) -> str | None:
    by_symbol = split_symbol(number.symbol)[0] if number else None
    if shape.title:
        where["kind"] = Provenance(shape.title.span, "header.kind.title")
        kind = kind_named(shape.title.kind)
        return "QĐ" if kind == "QyĐ" and number and by_symbol == "QĐ" and "/" in number.symbol else kind
    if number is None:
        return None
    where["kind"] = Provenance(number.span, "header.kind.symbol")
    named = by_symbol in known_symbols() and by_symbol not in UNIT_LIKE
    return by_symbol if named and not _letter_like(script, shape) else "CV"


def _letter_like(script: Script, shape: Outline) -> bool:
    head = script.view[: shape.lines[min(shape.body, len(shape.lines) - 1)].end] if shape.lines else ""
    return bool(re.search(r"(?:V/v|Kính gửi)", head))


def _subject(
    script: Script, shape: Outline, cells: list[Cell], kind: str | None, where: dict[str, Provenance]
) -> str | None:
    if shape.title:
        if not shape.title.subject:
            return None
        where["subject"] = Provenance(shape.title.subject, "header.subject.title")
        words = plain(script.view[slice(*shape.title.subject)].strip(" :"))
        return words.strip("()") if words.startswith("(V/v") else words or None
    for position, cell in enumerate(cells):
        match = SUBJECT.match(script.view, cell.start, cell.end)
        if match:
            spans = [(match.end(), cell.end), *_subject_rest(script, cells, position)]
            where["subject"] = Provenance((match.end(), spans[-1][1]), "header.subject.letter")
            return plain(" ".join(script.view[slice(*span)] for span in spans)) or None
    return None


def _subject_rest(script: Script, cells: list[Cell], position: int) -> list[Span]:
    """The lines in which a subject beside the place and day goes on: same column, no part of its own."""
    first, rest, line = cells[position], [], cells[position].line
    for cell in cells[position + 1 :]:
        words = script.view[cell.start : cell.end]
        if cell.line > line + 1 or (cell.line == first.line and cell.column > first.column):
            if cell.line > line + 1:
                break
            continue
        if (
            PLACE_DATE.match(words)
            or BARE_DATE.match(words)
            or words.startswith(("Kính gửi", "KÍNH GỬI", "Số"))
            or words.isupper()
        ):
            if cell.column > first.column + 20:
                continue
            break
        if abs(cell.column - first.column) > 25 or (_gap_before(script, cell) and not words[0].islower()):
            break
        rest.append((cell.start, cell.end))
        line = cell.line
    return rest


def _gap_before(script: Script, cell: Cell) -> bool:
    begin = script.view.rfind("\n", 0, cell.start)
    return begin > 0 and not script.view[script.view.rfind("\n", 0, begin) + 1 : begin].strip()


def _urgency(script: Script, cells: list[Cell], where: dict[str, Provenance]) -> str | None:
    for cell in cells:
        words = plain(script.view[cell.start : cell.end]).strip(" .:()[]").upper().replace("HOẢ", "HỎA")
        if words in {"KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"} or re.fullmatch(r"HỎA TỐC.{0,20}", words):
            where["urgency"] = Provenance((cell.start, cell.end), "header.urgency")
            return "HỎA TỐC" if words.startswith("HỎA TỐC") else words
    return None


# ---- issuer ---------------------------------------------------------------------------------------------------------


STAMPS = frozenset(words("header", "stamps"))


def _issuers(
    script: Script,
    cells: list[Cell],
    title_line: int | None,
    number: Number | None,
    where: dict[str, Provenance],
) -> tuple[str | None, str | None]:
    limit = number.span[0] if number else (cells[-1].end if cells else 0)
    spans: list[Span] = []
    for cell in cells:
        words = script.view[cell.start : cell.end].strip()
        if cell.start >= limit or (title_line is not None and cell.line >= title_line):
            break
        if not words.isupper() or _is_national(script, cell) or not TWO_CAPITALS.search(words):
            continue
        if plain(words).strip(" .:()") in STAMPS:
            continue
        if re.match(r"(?:SỐ\b|V/V)", words):
            continue
        spans.append((cell.start, cell.end))
    groups = _join_issuers(script, spans)
    if not groups:
        return None, None
    names = [plain(" ".join(script.view[slice(*span)] for span in group)) for group in groups]
    where["issuer"] = Provenance((groups[-1][0][0], groups[-1][-1][1]), "header.issuer")
    if len(names) == 1:
        return None, names[0]
    where["parent_issuer"] = Provenance((groups[0][0][0], groups[-2][-1][1]), "header.issuer.parent")
    return " ".join(names[:-1]), names[-1]


def _join_issuers(script: Script, spans: list[Span]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    for span in spans:
        lower = plain(script.lower[slice(*span)])
        before = plain(" ".join(script.lower[slice(*part)] for part in groups[-1])) if groups else ""
        head = any(
            lower.startswith(form) and not lower[len(form) : len(form) + 1].isalnum()
            for form in forms("header", "issuer_head")
        )
        goes_on = before in forms("header", "issuer_open") and re.match(
            r"(?:tỉnh|huyện|xã|phường|thành phố|thị xã|thị trấn|quận|đặc khu)\b", lower
        )
        if groups and (not head or goes_on or before.endswith((" và", ",", " -"))):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


# ---- meeting --------------------------------------------------------------------------------------------------------

MEETING_KINDS = {"TB", "KL", "BB"}


def _meeting(
    script: Script, shape: Outline, days: list[Day], kind: str | None, where: dict[str, Provenance]
) -> str | None:
    """The first full day of the opening paragraph that stands for the meeting itself."""
    if kind not in MEETING_KINDS:
        return None
    blocks = [block for block in shape.blocks if not block.appendix][:6]
    for block in blocks:
        start, end = block.span
        words = script.lower[start:end]
        if not any(form in words for form in forms("header", "meeting")) and not re.match(
            r"(?:thời gian|ngày)\b", words
        ):
            continue
        for day in days:
            if not start <= day.span[0] < end or day.year is None or day.date is None:
                continue
            before = script.lower[max(start, day.span[0] - 40) : day.span[0]]
            if re.search(r"\b(?:số|luật)\s[^,;]*$|/[\w-]+\s*(?:ngày\s*)?$", before):
                continue
            where["meeting_on"] = Provenance(day.span, "header.meeting")
            return day.date.isoformat()
    return None
