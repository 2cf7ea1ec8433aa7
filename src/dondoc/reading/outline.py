"""The shape of a document: its head, body, foot and appendix, and in these the headings, items, paragraphs and rows."""

import re
from functools import cache
from typing import NamedTuple

from dondoc.reading.blocks import Block, begins, blocks_of, is_row, mark
from dondoc.reading.lexicon import forms, table
from dondoc.reading.model import Span
from dondoc.reading.normalise import CAPITAL, Line, Script, later, plain, skip_spaces
from dondoc.reading.patterns import pattern

__all__ = ["Block", "Outline", "Title", "column_gaps", "outline", "signs"]


class Title(NamedTuple):
    """The type's name as printed and its subject."""

    kind: str
    span: Span
    subject: Span | None


class Outline(NamedTuple):
    """Line indexes where body, foot and appendix begin, the title if any, and the blocks of body and appendix."""

    lines: tuple[Line, ...]
    body: int
    foot: int
    appendix: int
    title: Title | None
    blocks: tuple[Block, ...]


HEAD_LINES = 45
PAGE = later(r"(?:trang\s*)?[-–]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–]?$", re.IGNORECASE)


def outline(script: Script) -> Outline:
    """The outline of a script."""
    lines = tuple(line for line in script.lines if not _is_page_number(script.view, line))
    title, body = _head(script, lines)
    foot, appendix = _foot(script, lines, body)
    blocks = blocks_of(script, lines[body:foot], late=False)
    late = blocks_of(script, lines[appendix:], late=True)
    count = len(blocks)
    blocks += [block._replace(parents=tuple([count + parent for parent in block.parents])) for block in late]
    return Outline(lines, body, foot, appendix, title, tuple(blocks))


def _is_page_number(view: str, line: Line) -> bool:
    last = view[line.end - 1]
    return (last.isdigit() or last in "-–") and bool(PAGE.match(view, line.start, line.end))


# ---- head -----------------------------------------------------------------------------------------------------------


def _head(script: Script, lines: tuple[Line, ...]) -> tuple[Title | None, int]:
    """The title and the line where the body begins."""
    names = _kind_names()
    for index, line in enumerate(lines[:HEAD_LINES]):
        words = script.view[line.start : line.end]
        if not words.isupper():
            continue
        lower = plain(words).lower().rstrip(":")
        name = next((name for name in names if lower == name or lower.startswith(name + " ")), None)
        if name and index < HEAD_LINES and not _is_issuer_line(lower, name):
            return _title(script, lines, index, name)
    return None, _after_addressees(script, lines, _letter_body(script, lines))


@cache
def _kind_names() -> tuple[str, ...]:
    return tuple(sorted((str(row["name"]).lower() for row in table("kinds")["kind"]), key=len, reverse=True))


def _is_issuer_line(lower: str, name: str) -> bool:
    return lower.startswith(("báo cáo viên", "đề án 06", "thông báo số"))


def _title(script: Script, lines: tuple[Line, ...], index: int, name: str) -> tuple[Title, int]:
    line = lines[index]
    start = line.start
    name_end = _name_end(script.view, start, name) or line.end
    end = index + 1
    subject_start = name_end if script.view[name_end : line.end].strip(" :") else None
    subject_end = line.end
    while end < len(lines) and end - index <= 7 and not _opens_body(script, lines, end, index):
        subject_start = lines[end].start if subject_start is None else subject_start
        subject_end = lines[end].end
        end += 1
    subject = (subject_start, subject_end) if subject_start is not None else None
    return Title(name, (start, name_end), subject), _after_addressees(script, lines, end)


def _name_end(view: str, start: int, name: str) -> int:
    """Where a type's name that begins at `start` ends, whatever blanks its words have between; 0 where it differs."""
    for word in name.split():
        start = skip_spaces(view, start) + len(word)
        if view[start - len(word) : start].lower() != word:
            return 0
    return start


def _opens_body(script: Script, lines: tuple[Line, ...], index: int, title: int) -> bool:  # noqa: PLR0911 - one answer a rule
    line, before = lines[index], lines[index - 1]
    words = script.view[line.start : line.end]
    if index == title + 1 and not words.startswith(("Căn cứ", "Kính gửi")):
        return not (words[0].isalpha() or words[0] in '(“"') or (bool(mark(words, 0)) and not words[0].islower())
    if line.gap and not _subject_goes_on(script, before, words):
        return True
    if mark(words, 0) or words.startswith(("Kính gửi", "KÍNH GỬI")):
        return True
    if re.search(r"\bđiện\s*:$", words):
        return True
    if words.isupper() and not script.view[before.start : before.end].isupper():
        return True
    if words[0].islower():
        return False
    return begins(words.lower(), "body_opener") or (
        words.endswith((".", ";", ":")) and words[0].isupper() and len(words) > 60
    )


UNENDED = pattern("outline", "unended")


def _subject_goes_on(script: Script, before: Line, words: str) -> bool:
    """A subject goes on below an empty line, as in text made of paragraphs, where its sentence plainly does."""
    if words[0].islower():
        return True
    above = script.view[before.start : before.end]
    return bool(UNENDED.search(above)) and not begins(words.lower(), "body_opener") and len(words) < 90


def _letter_body(script: Script, lines: tuple[Line, ...]) -> int:
    """Without a title: the first line after the head's parts."""
    for index, line in enumerate(lines[:HEAD_LINES]):
        if re.match(r"(?:Kính gửi|KÍNH GỬI|Gửi:)", script.view[line.start : line.end]):
            return index
    last = -1
    for index, line in enumerate(lines[:HEAD_LINES]):
        words = script.view[line.start : line.end]
        if (
            re.search(r"(?:^|\s{2})Số\s*:?\s*[\d./…]*\s*[/-]|[Nn]gày\s*[\d.…]*\s*tháng|^V/v|Độc lập", words)
            and index < 20
        ):
            last = index
    return last + 1


def _after_addressees(script: Script, lines: tuple[Line, ...], index: int) -> int:
    """Skip "Kính gửi" and its list, and in a telegram "… điện:" and its list."""
    if index >= len(lines):
        return index
    words = script.view[lines[index].start : lines[index].end]
    if re.match(r"(?:Kính gửi|KÍNH GỬI|Gửi:)", words):
        return _after_list(script, lines, index + 1, single=not words.rstrip().endswith(":"))
    if re.search(r"(?:điện|gửi|ĐIỆN)\s*:$", words) and len(words) < 160:
        return _after_list(script, lines, index + 1, single=False)
    if re.match(r"[^.;]{3,90}\bđiện\s*:\s*\S", words):
        return _after_list(script, lines, index + 1, single=True)
    return index


def _after_list(script: Script, lines: tuple[Line, ...], index: int, *, single: bool) -> int:
    start = index
    while index < len(lines) and index - start < 25:
        line = lines[index]
        words = script.view[line.start : line.end]
        bullet = re.match(r"[-–+•]\s*\S", words)
        if single and (line.gap or not bullet):
            break
        wrapped = not line.gap and words[0].islower()
        listed = words.endswith((";", ",")) or _previous_goes_on(script, lines, index, start)
        if not (bullet or wrapped or (listed and len(words) < 120 and not begins(words.lower(), "body_opener"))):
            break
        index += 1
        if words.endswith(".") and index < len(lines) and script.view[lines[index].start] not in "-–+•":
            break
    return index


def _previous_goes_on(script: Script, lines: tuple[Line, ...], index: int, start: int) -> bool:
    return index > start and script.view[lines[index - 1].start : lines[index - 1].end].endswith((";", ","))


# ---- foot -----------------------------------------------------------------------------------------------------------

COLUMNS = later(r"(?<!\s)(?:\s*\|[\s|:]*|\s{3,}|\s*\t+\s*)")
CAPACITY = later(rf"(?:(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ)(?:\s*\.\s*|\s+)|Q\s*\.\s*)(?={CAPITAL}{{2}})")


def column_gaps(words: str) -> list[Span]:
    """Where the columns of a line part: at bars, tabs, and blanks three wide at least."""
    if "   " in words or "\t" in words or "|" in words:
        return [match.span() for match in COLUMNS.finditer(words)]
    return []


def signs(words: str) -> bool:
    """Whether a line or column is the capacity or office above a signature."""
    words = words.strip()
    return words.isupper() and (
        bool(CAPACITY.match(words)) or plain(words).lower().rstrip(":") in forms("header", "office")
    )


def _foot(script: Script, lines: tuple[Line, ...], body: int) -> tuple[int, int]:
    """The lines where the foot and the appendix begin; both len(lines) where there are none."""
    count = len(lines)
    foot = next((index for index in range(body, count) if _opens_foot(script, lines, index, body)), count)
    return foot, _appendix(script, lines, foot)


def _opens_foot(script: Script, lines: tuple[Line, ...], index: int, body: int) -> bool:
    words = script.view[lines[index].start : lines[index].end].lstrip("| ")
    if words[:8].lower() == "nơi nhận" and (len(words) < 140 or "|" in words):
        return True
    if index == body or len(words) >= 160 or words[-1] in ".;,/":
        return False
    position, signed = 0, False
    for begin, end in [*column_gaps(words), (len(words), 0)]:
        signed = signed or signs(words[position:begin])
        position = end
    return signed and not _is_subject_of_order(script, lines, index)


def _is_subject_of_order(script: Script, lines: tuple[Line, ...], index: int) -> bool:
    """The authority of a decision stands in capitals above its legal basis: "GIÁM ĐỐC SỞ …" / "Căn cứ …"."""
    if index + 1 >= len(lines):
        return False
    return script.view.startswith(("Căn cứ", "QUYẾT ĐỊNH", "Xét"), lines[index + 1].start)


def _below_table(script: Script, lines: tuple[Line, ...], foot: int) -> int:
    """The line below the foot's own table, where recipients and signature stand in its two columns."""
    index = foot + 1
    if foot < len(lines) and _bar(script, lines[foot]):
        while index < len(lines) and _bar(script, lines[index]) and not _apart(script, lines[index - 1], lines[index]):
            index += 1
    return index


def _apart(script: Script, before: Line, line: Line) -> bool:
    return re.search(r"\n\s*\n", script.text[before.end : line.start]) is not None


def _bar(script: Script, line: Line) -> bool:
    return "|" in script.text[max(line.start - 2, 0) : line.start + 1]


def _appendix(script: Script, lines: tuple[Line, ...], foot: int) -> int:
    for index in range(_below_table(script, lines, foot), len(lines)):
        line = lines[index]
        words = script.view[line.start : line.end]
        if (
            script.text[line.start - 1 : line.start + 1].strip().startswith("|")
            or words.startswith("|")
            or (is_row(script.view, line.start, line.end) and "|" in words)
        ):
            return index
        if words.isupper() and line.gap and begins(plain(words).lower(), "appendix") and not signs(words):
            return index
        if re.match(r"(?:PHỤ LỤC|Phụ lục)\b", words) and len(words) < 80:
            return index
    return len(lines)
