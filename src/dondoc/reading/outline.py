"""The shape of a document: its head, body, foot and appendix, and in these the headings, items, paragraphs and rows."""

import re
from functools import cache
from typing import NamedTuple

from dondoc.reading.lexicon import forms, table
from dondoc.reading.model import Span
from dondoc.reading.normalise import Line, Script, plain

__all__ = ["Block", "Outline", "Title", "outline"]


class Title(NamedTuple):
    """The type's name as printed and its subject."""

    kind: str
    span: Span
    subject: Span | None


class Block(NamedTuple):
    """One paragraph, item or table row.

    `marker` is the number or bullet as written, `style` its habit ("1.", "a)", "-"), `parents` the indexes of the
    blocks it stands under, outermost first; `span` holds its own words without the marker.
    """

    kind: str
    span: Span
    marker: str = ""
    style: str = ""
    parents: tuple[int, ...] = ()
    label: str = ""
    marker_span: Span | None = None
    strong: bool = False
    cells: tuple[Span, ...] = ()
    appendix: bool = False


class Outline(NamedTuple):
    """Line indexes where body, foot and appendix begin, the title if there is one, and the blocks of body and appendix."""

    lines: tuple[Line, ...]
    body: int
    foot: int
    appendix: int
    title: Title | None
    blocks: tuple[Block, ...]


HEAD_LINES = 45
MARK = re.compile(
    r"(?P<article>Điều\s+(?P<art>\d+\w?)\s*[.:])"
    r"|(?P<part>(?:Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVXL]+|\d+)(?=[.:\s]|$)[.:]?)"
    r"|(?P<roman>[IVX]{1,5})\s?(?P<rsign>[.)/]|-(?=\s)|\s-(?=\s))(?!\w*\d)(?=\s|[A-ZĐÀ-Ỹ])"
    r"|(?P<alpha>[A-HĐ])\s?(?P<asign>[.)])(?=\s)(?!\s*[A-ZĐ]\.)"
    r"|(?P<dec>\d{1,2}(?:\.\d{1,2}){1,3})(?P<dsign>\s?[.)]|-|\s-(?=\s)|)(?=\s+[^\d\s]|[A-ZĐÀ-Ỹ])(?!\s+(?:tỷ|triệu|đồng|ha|km|%|người|nghìn))"
    r"|(?P<num>\d{1,2})\s?(?P<nsign>[.)]|/(?=\s)|-(?=\s|[A-ZĐÀ-Ỹ]))(?!\d)(?=\s*[^\d\s]|\s+\d)"
    r"|\((?P<paren>\d{1,2}|[a-zđ]|[ivx]{1,4})\)(?=\s|[A-ZĐÀ-Ỹ])"
    r"|(?P<letter>[a-zđ])(?P<lsign>[.)])(?=\s|[A-ZĐÀ-Ỹ])"
    r"|(?P<bullet>[-–—−•●▪◦○➢✓❖■□➤*+·])(?=\s|[^\W\d]|[“\"(])(?![-–—])"
    r"|(?P<word>Thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?=\s*[,:]))\s*[,:]"
)
PAGE = re.compile(r"(?:trang\s*)?[-–]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–]?$", re.IGNORECASE)
ENDED = (".", ";", ":", "!", "?", "./.", "…")


def outline(script: Script) -> Outline:
    """The outline of a script."""
    lines = tuple(line for line in script.lines if not PAGE.match(script.view, line.start, line.end))
    title, body = _head(script, lines)
    foot, appendix = _foot(script, lines, body)
    blocks = _blocks(script, lines, body, foot, appendix)
    return Outline(lines, body, foot, appendix, title, blocks)


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


@cache
def _openings(name: str) -> re.Pattern[str]:
    words = sorted(forms("header", name), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![^\W_])")


def _is_issuer_line(lower: str, name: str) -> bool:
    return lower.startswith(("báo cáo viên", "đề án 06", "thông báo số"))


def _title(script: Script, lines: tuple[Line, ...], index: int, name: str) -> tuple[Title, int]:
    line = lines[index]
    start = line.start
    match = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE).match(script.view, start)
    name_end = match.end() if match else line.end
    end = index + 1
    subject_start = name_end if script.view[name_end : line.end].strip(" :") else None
    subject_end = line.end
    while end < len(lines) and end - index <= 7 and not _opens_body(script, lines, end, index):
        subject_start = lines[end].start if subject_start is None else subject_start
        subject_end = lines[end].end
        end += 1
    subject = (subject_start, subject_end) if subject_start is not None else None
    return Title(name, (start, name_end), subject), _after_addressees(script, lines, end)


def _opens_body(script: Script, lines: tuple[Line, ...], index: int, title: int) -> bool:
    line, before = lines[index], lines[index - 1]
    words = script.view[line.start : line.end]
    if index == title + 1 and not words.startswith(("Căn cứ", "Kính gửi")):
        return not (words[0].isalpha() or words[0] in '(“"') or (bool(MARK.match(words)) and not words[0].islower())
    if line.gap and not (words[0].islower() and not before.gap):
        return True
    if MARK.match(words) or words.startswith(("Kính gửi", "KÍNH GỬI")):
        return True
    if re.search(r"\bđiện\s*:$", words):
        return True
    if words.isupper() and not script.view[before.start : before.end].isupper():
        return True
    if words[0].islower():
        return False
    return _begins(words.lower(), "body_opener") or (
        words.endswith((".", ";", ":")) and words[0].isupper() and len(words) > 60
    )


def _begins(lower: str, name: str) -> bool:
    return bool(_openings(name).match(lower))


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
        if not (bullet or wrapped or (listed and len(words) < 120 and not _begins(words.lower(), "body_opener"))):
            break
        index += 1
        if (
            words.endswith(".")
            and index < len(lines)
            and not re.match(r"[-–+•]", script.view[lines[index].start :][:1])
        ):
            break
    return index


def _previous_goes_on(script: Script, lines: tuple[Line, ...], index: int, start: int) -> bool:
    return index > start and script.view[lines[index - 1].start : lines[index - 1].end].endswith((";", ","))


# ---- foot -----------------------------------------------------------------------------------------------------------

CAPITALS = re.compile(r"[A-ZĐÀ-Ỹ]{2}")
COLUMNS = re.compile(r"\s*\|[\s|:]*|\s{3,}|\s*\t+\s*")
CAPACITY = re.compile(r"(?:(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ)(?:\s*\.\s*|\s+)|Q\s*\.\s*)(?=[A-ZĐÀ-Ỹ]{2})")


def signs(words: str) -> bool:
    """Whether a line or column is the capacity or office above a signature."""
    words = words.strip()
    return words.isupper() and (
        bool(CAPACITY.match(words)) or plain(words).lower().rstrip(":") in forms("header", "office")
    )


def _foot(script: Script, lines: tuple[Line, ...], body: int) -> tuple[int, int]:
    """The lines where the foot and the appendix begin; both len(lines) where there are none."""
    count = len(lines)
    foot = count
    for index in range(body, count):
        words = script.view[lines[index].start : lines[index].end].lstrip("| ")
        if words[:8].lower() == "nơi nhận" and (len(words) < 140 or "|" in words):
            foot = index
            break
        if (
            index > body
            and len(words) < 160
            and words[-1] not in ".;,/"
            and CAPITALS.search(words)
            and any(signs(column) for column in COLUMNS.split(words))
            and not _is_subject_of_order(script, lines, index)
        ):
            foot = index
            break
    return foot, _appendix(script, lines, foot)


def _is_subject_of_order(script: Script, lines: tuple[Line, ...], index: int) -> bool:
    """The authority of a decision stands in capitals above its legal basis: "GIÁM ĐỐC SỞ …" / "Căn cứ …"."""
    if index + 1 >= len(lines):
        return False
    return script.view[lines[index + 1].start :].lstrip().startswith(("Căn cứ", "QUYẾT ĐỊNH", "Xét"))


def _appendix(script: Script, lines: tuple[Line, ...], foot: int) -> int:
    for index in range(foot + 1, len(lines)):
        line = lines[index]
        words = script.view[line.start : line.end]
        if (
            script.text[line.start - 1 : line.start + 1].strip().startswith("|")
            or words.startswith("|")
            or (_is_row(script.view, line.start, line.end) and "|" in words)
        ):
            return index
        if words.isupper() and line.gap and _begins(plain(words).lower(), "appendix") and not signs(words):
            return index
        if re.match(r"(?:PHỤ LỤC|Phụ lục)\b", words) and len(words) < 80:
            return index
    return len(lines)


# ---- blocks ---------------------------------------------------------------------------------------------------------


def _blocks(script: Script, lines: tuple[Line, ...], body: int, foot: int, appendix: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    stack: list[tuple[str, int]] = []
    for begin, end, late in ((body, foot, False), (appendix, len(lines), True)):
        stack.clear()
        width = _wrap_width(script, lines[begin:end])
        for group in _paragraphs(script, lines, begin, end, width):
            _append(script, blocks, stack, group, late)
    return tuple(blocks)


def _wrap_width(script: Script, lines: tuple[Line, ...]) -> int:
    """The width at which the writer's lines were broken; 0 where lines are whole paragraphs."""
    widths = [
        line.indent + line.end - line.start
        for line, following in zip(lines, lines[1:], strict=False)
        if not following.gap and not MARK.match(script.view, following.start)
    ]
    if not widths:
        return 0
    widest = sorted(widths)[int(len(widths) * 0.9)]
    longest = max(line.indent + line.end - line.start for line in lines)
    return widest if 40 <= widest <= 160 and longest < widest * 1.4 else 0


def _paragraphs(script: Script, lines: tuple[Line, ...], begin: int, end: int, width: int) -> list[tuple[Line, Span]]:
    """Join lines that were broken by wrapping or by a page."""
    view = script.view
    groups: list[tuple[Line, Span]] = []
    for index in range(begin, end):
        line = lines[index]
        if groups and _goes_on(view, lines[index - 1], line, width):
            first, span = groups[-1]
            groups[-1] = (first, (span[0], line.end))
        else:
            groups.append((line, (line.start, line.end)))
    return groups


def _goes_on(view: str, before: Line, line: Line, width: int) -> bool:
    if (
        view[line.start] == "|"
        or view[before.start] == "|"
        or _is_row(view, line.start, line.end)
        or _is_row(view, before.start, before.end)
    ):
        return False
    if view[before.end - 1] == "." and _begins(view[line.start : line.end].lower(), "closing"):
        return False
    small = view[line.start].islower() or view[line.start] in ",;)"
    ended = view[before.start : before.end].endswith(ENDED)
    if line.gap:
        # a page break leaves a gap inside a sentence, and only there
        return (
            small
            and not ended
            and bool(width)
            and not MARK.match(view, line.start)
            and _full(view, before, line, width)
        )
    if MARK.match(view, line.start) and not (small and not ended and view[line.start + 1 : line.start + 2].isalpha()):
        return _broken_number(view, before, line, width)
    if before.strong and line.strong != before.strong:
        return False
    return (small and view[before.end - 1] not in ".:") or _full(view, before, line, width)


def _broken_number(view: str, before: Line, line: Line, width: int) -> bool:
    """Whether a line begins with a number only because the line before was broken there: "… trong vòng" / "10 ngày"."""
    if REFERENCE.match(view, line.start, line.end):
        return True
    return bool(OPEN_END.search(view, max(before.start, before.end - 8), before.end))


# a wrapped line may begin with the number of a document: "Hướng dẫn số" / "27-HD/BTCTW"
REFERENCE = re.compile(r"\d+\s?[-/]\s?[A-ZĐ][A-Za-zĐđ]*\s?[-/]")
OPEN_END = re.compile(r"(?:^|\s)(?:số|ngày|tháng|năm|Điều|khoản|điểm|từ|đến|và|của|với|trong|vòng)$")


def _full(view: str, before: Line, line: Line, width: int) -> bool:
    if not width:
        return False
    first = view[line.start : line.end].split(None, 1)[0]
    return before.indent + before.end - before.start + 1 + len(first) > width * 0.94


def _append(
    script: Script, blocks: list[Block], stack: list[tuple[str, int]], group: tuple[Line, Span], late: bool
) -> None:
    line, (start, end) = group
    view = script.view
    if view[start] == "|" or (view[start - 1 : start] == "|") or _is_row(view, start, end):
        _append_row(script, blocks, stack, start, end, late)
        return
    match = MARK.match(view, start, end)
    if match is None or match.end() >= end:
        kind = "paragraph"
        style = ""
        if (line.strong and view[end - 1] not in ".;" and (end - start) < 200) or _capitals(view, start, end):
            kind, style = "heading", "bold"
            _pop(stack, "bold", late)
        parents = tuple(index for _, index in stack)
        if kind == "paragraph":
            parents = tuple(index for name, index in stack if not name.startswith(BULLETS))
        blocks.append(Block(kind, (start, end), parents=parents, strong=line.strong, appendix=late, style=style))
        if kind == "heading":
            stack.append((style, len(blocks) - 1))
        return
    style, label = _style(match)
    _pop(stack, style, late)
    after = match.end()
    after += len(view[after:end]) - len(view[after:end].lstrip())
    block = Block(
        "item", (after, end), match.group().strip(), style, tuple(index for _, index in stack), label,
        (start, match.end()), line.strong, (), late,
    )  # fmt: skip
    blocks.append(block)
    stack.append((style, len(blocks) - 1))


BAR = re.compile(r"\s\|\s")


def _is_row(view: str, start: int, end: int) -> bool:
    """Whether a line is a row of cells between bars, or between tabs three columns wide at least."""
    words = view[start:end]
    if "|" in words and BAR.search(words) and (words.count("|") >= 2 or words.index("|") < 12):
        return True
    return words.count("\t") >= 2 and len([cell for cell in words.split("\t") if cell.strip()]) >= 3


BULLETS = tuple("-–—−•●▪◦○➢✓❖■□➤*+·")


def _capitals(view: str, start: int, end: int) -> bool:
    words = view[start:end].strip()
    return words.isupper() and len(words) > 3 and words[0].isalpha() and len(words) < 250


def _style(match: re.Match[str]) -> tuple[str, str]:
    """The habit of a marker and its bare number."""
    for name, sign in (("roman", "rsign"), ("alpha", "asign"), ("num", "nsign"), ("letter", "lsign")):
        if match.group(name):
            # signs vary by slips of the hand ("1." and "1)"), and still count one series
            return name + ("" if name != "num" else _sign(match.group(sign))), match.group(name)
    if match.group("dec"):
        return f"dec{match.group('dec').count('.')}", match.group("dec")
    if match.group("article"):
        return "article", "Đ" + match.group("art")
    if match.group("part"):
        return "part-" + match.group("part").split()[0].lower(), match.group("part").split()[-1].strip(".:")
    if match.group("paren"):
        return ("(1)" if match.group("paren").isdigit() else "(a)"), match.group("paren")
    if match.group("word"):
        return "word", str(ORDINALS.index(match.group("word").split()[-1]) + 1)
    sign = match.group("bullet")
    return ("-" if sign in "-–—−" else sign), ""


ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def _sign(sign: str) -> str:
    return ")" if sign.strip() == ")" else "."


def _pop(stack: list[tuple[str, int]], style: str, late: bool) -> None:
    for depth, (name, _) in enumerate(stack):
        if name == style:
            del stack[depth:]
            return
    if style == "bold":
        # a heading without a number ends what bullets and letters stood before it
        while stack and (stack[-1][0].startswith(BULLETS) or stack[-1][0] in {"letter", "(a)", "(1)"}):
            stack.pop()
    rank = RANK.get(style)
    while rank and stack and RANK.get(stack[-1][0], 0) > rank:
        stack.pop()


RANK = {"part-phần": 1, "part-chương": 2, "article": 3, "roman": 4, "num.": 6, "dec1": 7, "dec2": 8, "-": 11, "+": 12}


def _append_row(
    script: Script, blocks: list[Block], stack: list[tuple[str, int]], start: int, end: int, late: bool
) -> None:
    view = script.view
    if view[start] != "|" and view[start - 1 : start] != "|":
        row_cells = _bare_cells(view, start, end)
        blocks.append(Block("row", (start, end), cells=row_cells, appendix=late, parents=tuple(i for _, i in stack)))
        return
    if view[start] != "|":
        start -= 1
    cells: list[Span] = []
    position = start + 1
    for index in range(start + 1, end + 1):
        if index == end or (view[index] == "|" and script.text[index - 1] != "\\"):
            if index < end or view[position:index].strip():
                cells.append(_trim(view, position, index))
            position = index + 1
    blocks.append(Block("row", (start, end), cells=tuple(cells), appendix=late, parents=tuple(i for _, i in stack)))


def _bare_cells(view: str, start: int, end: int) -> tuple[Span, ...]:
    sign = re.compile(r"\|") if "|" in view[start:end] else re.compile(r"\t")
    cells, position = [], start
    for match in [*sign.finditer(view, start, end), None]:
        stop = match.start() if match else end
        cells.append(_trim(view, position, stop))
        position = match.end() if match else end
    return tuple(cells)


def _trim(view: str, start: int, end: int) -> Span:
    words = view[start:end]
    left = len(words) - len(words.lstrip())
    return (start + left, start + max(left, len(words.rstrip())))
