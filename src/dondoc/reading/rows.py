"""Tables of assigned tasks: one directive a row."""

import re
from typing import NamedTuple

from dondoc.reading.model import Span
from dondoc.reading.normalise import Script, later, plain
from dondoc.reading.outline import Block
from dondoc.reading.patterns import pattern

__all__ = ["Columns", "columns_of", "is_section_row"]


class Columns(NamedTuple):
    """Which cell of a row holds what; None where the table has no such column."""

    task: int
    lead: int | None
    helper: int | None
    time: int | None
    receiver: int | None
    number: int | None
    width: int


HELPER = pattern("rows", "helper")
MISSED = pattern("rows", "missed")
RECEIVER = pattern("rows", "receiver")
NUMBER = pattern("rows", "number")


# the best head for a role comes first: a unit in the lead before a unit, a unit before a person in charge
ROLES: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = (
    ("number", (NUMBER,)),
    ("helper", (HELPER,)),
    (
        "lead",
        (
            later(r"chủ trì|đầu mối"),
            later(r"đơn vị|cơ quan|bộ phận|phòng"),
            later(r"thực hiện|phụ trách|người|phân công|lãnh đạo"),
        ),
    ),
    (
        "time",
        (
            later(r"gia hạn|hạn mới|thời hạn mới|(?:thời hạn|thời gian|ngày) hoàn thành"),
            later(r"hoàn thành|thời hạn|hạn"),
            later(r"thời gian|tiến độ|mốc|ngày"),
        ),
    ),
    ("receiver", (RECEIVER,)),
    (
        "task",
        (
            later(r"nhiệm vụ|công việc|đầu việc"),
            later(r"nội dung|hoạt động|giải pháp|việc|yêu cầu|chỉ đạo|tên"),
        ),
    ),
)


def columns_of(script: Script, row: Block) -> Columns | None:
    """The columns by a heading row; None where the row heads no table of tasks."""
    heads = [plain(script.lower[start:end]) for start, end in row.cells]
    found: dict[str, int] = {}
    for role, patterns in ROLES:
        place = _place_of(role, patterns, heads, set(found.values()))
        if place is not None:
            found[role] = place
    if "task" not in found or not ({"lead", "time"} & set(found)) or len(heads) < 3:
        return None
    return Columns(found["task"], found.get("lead"), found.get("helper"), found.get("time"), found.get("receiver"),
                   found.get("number"), len(heads))  # fmt: skip


def _place_of(role: str, patterns: tuple[re.Pattern[str], ...], heads: list[str], taken: set[int]) -> int | None:
    for head_form in patterns:
        for index, head in enumerate(heads):
            if index not in taken and head_form.search(head) and not _other(role, head):
                return index
    return None


def _other(role: str, head: str) -> bool:
    """Heads of columns that look like a role and tell something else."""
    if (
        role in {"time", "lead", "task"}
        and MISSED.search(head)
        and not re.search(r"thời (?:gian|hạn) (?:hoàn thành|thực hiện)|khắc phục", head)
    ):
        return True
    if role == "time":
        return bool(re.search(r"đơn vị|cơ quan", head))
    return role == "lead" and bool(re.search(r"thời|hạn|phối hợp|tham gia|sản phẩm|kinh phí|đơn vị tính", head))


def is_section_row(script: Script, row: Block, columns: Columns) -> Span | None:
    """The cell of a row that only names a section."""
    filled = [cell for index, cell in enumerate(row.cells) if cell[1] > cell[0] and index != columns.number]
    values = {plain(script.view[slice(*cell)]) for cell in filled}
    return filled[0] if len(values) == 1 else None
