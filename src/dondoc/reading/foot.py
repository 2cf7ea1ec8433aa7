"""The foot of a document: recipients, archive and signature."""

import re
from typing import NamedTuple

from dondoc.reading.lexicon import forms, table
from dondoc.reading.model import Provenance, Signer, Span
from dondoc.reading.normalise import Script, plain
from dondoc.reading.outline import CAPACITY, Outline, column_gaps, signs
from dondoc.reading.patterns import pattern, words

__all__ = ["Foot", "read_foot"]


class Foot(NamedTuple):
    """What the foot holds, and whether there is a line for recipients and one for a signature at all."""

    signer: Signer | None
    recipients: tuple[str, ...]
    archive: tuple[str, ...]
    recipients_line: bool
    signature_line: bool


ARCHIVE = pattern("foot", "archive")
NAME = pattern("foot", "name")


CHAIR = frozenset(words("foot", "chair"))


class Column(NamedTuple):
    """A column of a line of the foot."""

    span: Span
    words: str
    gap: bool
    place: int = 0


def read_foot(script: Script, shape: Outline, where: dict[str, Provenance]) -> Foot:
    """The foot by its lines between body and appendix."""
    columns = _columns(script, shape)
    label = next((i for i, column in enumerate(columns) if column.words.lower().rstrip(" :") in {"nơi nhận", "nơi gửi"}
                  or re.match(r"Nơi nhận\s*:", column.words)), None)  # fmt: skip
    recipients, archive, used = _recipients(script, columns, label, where)
    signer, seen = _signer(script, [c for i, c in enumerate(columns) if i not in used], where)
    return Foot(signer, recipients, archive, label is not None, seen)


def _columns(script: Script, shape: Outline) -> list[Column]:
    found: list[Column] = []
    for line in shape.lines[shape.foot : shape.appendix]:
        words = script.view[line.start : line.end]
        position = 0
        for end, after in [*column_gaps(words), (len(words), len(words))]:
            if words[position:end].strip():
                span = (line.start + position, line.start + end)
                found.append(Column(span, plain(words[position:end]), line.gap, line.indent + position))
            position = after
    return found


def _recipients(
    script: Script, columns: list[Column], label: int | None, where: dict[str, Provenance]
) -> tuple[tuple[str, ...], tuple[str, ...], set[int]]:
    if label is None:
        return (), (), set()
    used, last = {label}, label
    entries: list[tuple[str, Span]] = []
    archive: tuple[str, ...] = ()
    inline = re.sub(r"^Nơi (?:nhận|gửi)\s*:\s*", "", columns[label].words, flags=re.IGNORECASE)
    if inline and inline != columns[label].words:
        entries.append((inline, columns[label].span))
    for index in range(label + 1, len(columns)):
        words = columns[index].words
        if ARCHIVE.match(words):
            archive = _archive(words)
            where["archive"] = Provenance(columns[index].span, "foot.archive")
            used.add(index)
            break
        if re.match(r"[-–+•*]\s*\S", words):
            entries.append((re.sub(r"^[-–+•*]\s*", "", words), columns[index].span))
            used.add(index)
            last = index
        elif entries and index == last + 1 and _continues(words, entries[-1][0]):
            entries[-1] = (f"{entries[-1][0]} {words}", entries[-1][1])
            used.add(index)
            last = index
        elif _unbulleted(words, columns, index):
            entries.append((words, columns[index].span))
            used.add(index)
            last = index
    if entries:
        where["recipients"] = Provenance((entries[0][1][0], entries[-1][1][1]), "foot.recipients")
    cleaned = [words.strip(" ;.,") for words, _ in entries]
    return tuple(words for words in cleaned if words), archive, used


def _continues(words: str, before: str) -> bool:
    return (
        not signs(words)
        and not NAME.match(words)
        and "đã ký" not in words.lower()
        and (words[0].islower() or words[0] in "(," or not before.endswith((";", ".", ",")))
    )


def _unbulleted(words: str, columns: list[Column], index: int) -> bool:
    return words.endswith(";") and not signs(words)


def _archive(words: str) -> tuple[str, ...]:
    rest = ARCHIVE.sub("", words, count=1).strip(" .;")
    rest = re.sub(r"\s*\([^)]*\)", "", rest)
    return tuple(part.strip(" .;") for part in rest.split(",") if part.strip(" .;"))


# ---- signature ------------------------------------------------------------------------------------------------------


def _signer(script: Script, columns: list[Column], where: dict[str, Provenance]) -> tuple[Signer | None, bool]:
    offices = [i for i, column in enumerate(columns) if signs(column.words) or _late_office(columns, i)]
    if not offices:
        return None, False
    chosen = _chairman(columns, offices)
    if len(chosen) == 1 and columns[chosen[0]].words.lower().rstrip(":") in CHAIR and chosen[0] + 1 in offices:
        chosen = [chosen[0], chosen[0] + 1]
    capacity, for_, position, last = None, None, None, offices[0]
    for index in chosen:
        words = columns[index].words.rstrip(":")
        match = CAPACITY.match(words)
        if match:
            capacity, for_, position = _capacity(match.group()), words[match.end() :].strip(), None
        elif position is None or position.lower() in CHAIR:
            position = words
        elif index == last + 1 and not _is_office(words):
            position = f"{position} {words}"
        last = index
    name, span = _name(columns, chosen, offices)
    where["signer"] = Provenance(
        (columns[chosen[0]].span[0], span[1] if span else columns[chosen[-1]].span[1]), "foot.signer"
    )
    return Signer(capacity, for_, position, name), True


def _late_office(columns: list[Column], index: int) -> bool:
    """A line in capitals below a capacity goes on with the office: "TRƯỞNG PHÒNG KẾ HOẠCH TỔNG HỢP"."""
    words = columns[index].words
    if not words.isupper() or index == 0 or len(words) < 4:
        return False
    lower = words.lower()
    begins = any(lower.startswith(office) for office in forms("header", "office"))
    return begins or (signs(columns[index - 1].words) and not lower.startswith(("phụ lục", "danh", "bảng")))


def _is_office(words: str) -> bool:
    return any(words.lower().startswith(office) for office in forms("header", "office"))


def _chairman(columns: list[Column], offices: list[int]) -> list[int]:
    """Of two signers of minutes the one in the chair; else all lines of the one signature."""
    clerk = [i for i in offices if "thư ký" in columns[i].words.lower() or "ghi biên bản" in columns[i].words.lower()]
    return [i for i in offices if i not in clerk] if clerk and len(clerk) < len(offices) else offices


def _capacity(mark: str) -> str:
    bare = re.sub(r"[^A-Z]", "", mark)
    return next((str(row["abbr"]) for row in table("header")["capacity"] if row["abbr"] == bare), bare)


def _name(columns: list[Column], chosen: list[int], offices: list[int]) -> tuple[str | None, Span | None]:
    names = []
    for index in range(offices[0] + 1, len(columns)):
        match = NAME.match(columns[index].words)
        if match and index not in offices and "ký" not in columns[index].words.lower().split():
            names.append((match.group(1), columns[index].span, index))
    if not names:
        return None, None
    if len(names) > 1 and len(chosen) < len(offices):
        below = [name for name in names if name[2] > chosen[0]]
        return min(
            below or names,
            key=lambda name: (abs(_middle(columns[name[2]]) - _middle(columns[chosen[0]])) > 12, name[2]),
        )[:2]
    return names[0][:2]


def _middle(column: Column) -> float:
    return column.place + (column.span[1] - column.span[0]) / 2
