"""Tables of assigned tasks: one directive a row."""

import re
from typing import NamedTuple

from dondoc.reading.model import Span
from dondoc.reading.normalise import Script, plain
from dondoc.reading.outline import Block

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


TASK = re.compile(r"nhiệm vụ|nội dung|công việc|đầu việc|tên|hoạt động|chỉ đạo|yêu cầu|giải pháp|việc")
LEAD = re.compile(r"chủ trì|thực hiện|phụ trách|đầu mối|đơn vị được giao|cơ quan|đơn vị|người|bộ phận|lãnh đạo|phân công")
HELPER = re.compile(r"phối hợp")
TIME = re.compile(r"thời gian|thời hạn|tiến độ|hạn|hoàn thành|ngày|mốc")
MISSED = re.compile(r"quá hạn|đã giao|chậm|kết quả|thực tế|tình trạng|lý do|nguyên nhân")
RECEIVER = re.compile(r"nơi nhận|báo cáo (?:về|cho)|cấp trình|trình|nhận kết quả|gửi")
PRODUCT = re.compile(r"sản phẩm|kết quả|ghi chú|kinh phí|căn cứ|tài liệu|chỉ tiêu|đơn vị tính|tỷ lệ")
NUMBER = re.compile(r"^(?:stt|tt|số tt|số thứ tự|số|#)$")


def columns_of(script: Script, row: Block) -> Columns | None:
    """The columns by a heading row; None where the row heads no table of tasks."""
    heads = [plain(script.lower[start:end]) for start, end in row.cells]
    found: dict[str, int] = {}
    for index, head in enumerate(heads):
        role = _role(head, found)
        if role:
            found[role] = index
    if "task" not in found or not ({"lead", "time"} & set(found)) or len(heads) < 3:
        return None
    return Columns(found["task"], found.get("lead"), found.get("helper"), found.get("time"), found.get("receiver"),
                   found.get("number"), len(heads))  # fmt: skip


def _role(head: str, found: dict[str, int]) -> str | None:
    if NUMBER.match(head):
        return "number"
    if MISSED.search(head) and not re.search(r"thời (?:gian|hạn) (?:hoàn thành|thực hiện)", head):
        return None
    for role, pattern in (("helper", HELPER), ("receiver", RECEIVER), ("time", TIME)):
        if pattern.search(head) and role not in found and not (role == "time" and re.search(r"đơn vị|cơ quan", head)):
            return role
    if re.search(r"chủ trì|phụ trách|đầu mối|đơn vị|cơ quan|người thực hiện|bộ phận", head) and "lead" not in found:
        return "lead"
    if PRODUCT.search(head) and not TASK.search(head):
        return None
    if TASK.search(head) and "task" not in found:
        return "task"
    if LEAD.search(head) and "lead" not in found:
        return "lead"
    return None


def is_section_row(script: Script, row: Block, columns: Columns) -> Span | None:
    """The cell of a row that only names a section."""
    filled = [cell for index, cell in enumerate(row.cells) if cell[1] > cell[0] and index != columns.number]
    values = {plain(script.view[slice(*cell)]) for cell in filled}
    return filled[0] if len(values) == 1 else None
