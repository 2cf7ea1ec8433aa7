"""Days off and swapped working days as rows, and the file in which an administrator adds more.

A file of additions is TOML with one table `day` a date, in the same form as the official `days.toml`:

    complete_years = [2027]

    [[day]]
    date = 2027-02-05
    kind = "holiday"
    name = "Tết Nguyên đán Đinh Mùi"
    occasion = "tet"
    announced_by = "Bộ Nội vụ"
    announced_on = 2026-10-20
"""

import datetime
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dondoc.calendar.errors import BadFile, BadRow
from dondoc.datatables import beside, load

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["KINDS", "Additions", "Row", "load_days", "official_days", "parse_days"]

KINDS = ("holiday", "substitute", "swapped-off", "swapped-on", "local")
TABLES = beside(__file__)
DATES = ("date", "announced_on", "swapped_with")


class Row(NamedTuple):
    """One date that is not what its weekday says.

    `kind`: holiday by law; substitute, a day in lieu of a holiday on a weekly day off; swapped-off and swapped-on,
    the two days of a swap; local, a day off of one agency. `occasion` is the holiday of `rules.toml` it belongs to.
    `certain` is False where no official notice was seen. `valid_for` says for whom, empty for everybody.
    `switch` names the switch without which the row does not count. `mark`: L looked up, C computed, U unverified.
    """

    date: datetime.date
    kind: str
    name: str
    name_en: str = ""
    occasion: str | None = None
    announced_by: str = ""
    announced_on: datetime.date | None = None
    swapped_with: datetime.date | None = None
    valid_for: str = ""
    certain: bool = True
    switch: str | None = None
    mark: str = ""


class Additions(NamedTuple):
    """The rows of a file, and the years of which it lists every day off, so that none is computed for them."""

    rows: tuple[Row, ...]
    complete_years: frozenset[int]


@cache
def official_days() -> Additions:
    """The days of `days.toml`, optional ones included."""
    table = load(TABLES)["days"]
    rows = tuple(_dated(values) for values in table["day"])
    return Additions(rows, frozenset(table["complete_years"]))


def load_days(path: "Path") -> Additions:
    """The additions of a TOML file; BadFile or BadRow where it cannot be used."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        vi = f"Không đọc được tệp ngày nghỉ {path.name}; hãy kiểm tra tệp và quyền đọc"
        raise BadFile(vi, f"the file of days {path.name} cannot be read: {error}") from error
    return parse_days(text, path.name)


def parse_days(text: str, name: str = "") -> Additions:
    """The additions of a TOML text; `name` is the file's, for the messages."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadFile(f"Tệp {name} không đúng dạng TOML: {error}", f"{name} is no TOML: {error}") from error
    listed = table.get("day", [])
    if set(table) - {"day", "complete_years"} or not isinstance(listed, list):
        vi = f"Tệp {name} chỉ được có các mục [[day]] và complete_years"
        raise BadFile(vi, f"{name} may hold only [[day]] tables and complete_years")
    rows = tuple(_checked(number, values) for number, values in enumerate(listed, 1))
    _refuse_doubles(rows)
    return Additions(rows, _years(table.get("complete_years", []), name))


def _dated(values: dict[str, Any]) -> Row:
    dates = {key: datetime.date.fromisoformat(values[key]) for key in DATES if key in values}
    return Row(**{**values, **dates})


def _checked(number: int, values: object) -> Row:
    if not isinstance(values, dict):
        raise _bad(number, {}, "phải là một bảng", "must be a table")
    for key in ("date", "kind", "name"):
        if key not in values:
            raise _bad(number, values, f"thiếu mục “{key}”", f"lacks “{key}”")
    for key, value in values.items():
        _check_value(number, values, key, value)
    return Row(**values)


def _check_value(number: int, values: dict[str, Any], key: str, value: object) -> None:
    if key not in Row._fields:
        raise _bad(number, values, f"mục “{key}” không có trong mẫu", f"“{key}” is no known field")
    if key in DATES:
        if type(value) is not datetime.date:
            raise _bad(number, values, f"“{key}” phải là ngày, ví dụ 2027-02-05", f"“{key}” must be a day: 2027-02-05")
    elif not isinstance(value, bool if key == "certain" else str) or value == "":
        kinds = ("true hoặc false", "true or false") if key == "certain" else ("chữ, không để trống", "text, not empty")
        raise _bad(number, values, f"“{key}” phải là {kinds[0]}", f"“{key}” must be {kinds[1]}")
    for field, known in (("kind", KINDS), ("occasion", _occasions())):
        if key == field and value not in known:
            listed = ", ".join(known)
            raise _bad(number, values, f"“{key}” phải là một trong: {listed}", f"“{key}” must be one of: {listed}")


def _occasions() -> tuple[str, ...]:
    return tuple(load(TABLES)["rules"]["occasions"])


def _bad(number: int, values: dict[str, Any], vi: str, en: str) -> BadRow:
    shown = f" ({values['date']})" if "date" in values else ""
    return BadRow(f"Dòng ngày nghỉ thứ {number}{shown}: {vi}", f"row {number} of the days{shown}: {en}")


def _refuse_doubles(rows: Iterable[Row]) -> None:
    seen: dict[datetime.date, int] = {}
    for number, row in enumerate(rows, 1):
        if row.date in seen:
            first = seen[row.date]
            vi, en = f"trùng ngày với dòng thứ {first}", f"has the date of row {first}"
            raise _bad(number, row._asdict(), vi, en)
        seen[row.date] = number


def _years(values: object, name: str) -> frozenset[int]:
    if not isinstance(values, list) or any(type(value) is not int for value in values):
        vi = f"complete_years trong {name} phải là danh sách năm, ví dụ [2027]"
        raise BadFile(vi, f"complete_years of {name} must be a list of years: [2027]")
    return frozenset(values)
