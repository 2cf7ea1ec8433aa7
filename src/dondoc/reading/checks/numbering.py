"""Numbers of items that are given twice or left out among siblings."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dondoc.reading.checks.context import Context
from dondoc.reading.checks.registry import check
from dondoc.reading.checks.rules import found
from dondoc.reading.model import Finding, Span
from dondoc.reading.normalise import later
from dondoc.reading.outline import Block
from dondoc.reading.patterns import words

__all__ = ["numbering"]

VIETNAMESE = "abcdđeghiklmnopqrstuvxy"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
LETTERS = {"letter", "(a)", "alpha"}
# a jump further than this is no slip: the line only happens to begin with a number
WIDEST = 3
TITLE = later(r"[^\n.;:]{0,60}(?![^\s.;:,])")
COUNTERS = frozenset(words("checks-numbering", "counters"))


class Series(NamedTuple):
    """Where a series of siblings stands: the number last written, the one that was due there, and its block."""

    written: int
    due: int
    block: int


@check("numbering")
def numbering(context: Context) -> Iterator[Finding]:
    """A number that repeats the one before it or leaves one out; a series may start anew at its first number."""
    open_series: dict[tuple[object, ...], Series] = {}
    for index, block in enumerate(context.shape.blocks):
        if block.kind != "item" or not block.label or not block.marker_span:
            continue
        prefix, _, last = block.label.rpartition(".")
        number = _number(block, last or block.label)
        if number is None:
            continue
        key = _key(block, prefix)
        before = open_series.get(key)
        wanted = _wanted(context, before, number, block, index) if before else None
        if wanted is not None:
            yield from _finding(context, block, wanted)
        open_series[key] = _advance(before, number, wanted, index)


def _key(block: Block, prefix: str) -> tuple[object, ...]:
    # articles run on through the chapters
    parents = () if block.style == "article" else block.parents
    return block.style, parents, prefix, block.appendix


def _number(block: Block, label: str) -> int | None:
    """The place of a label in its series; letters by the Vietnamese alphabet."""
    bare = label.lower().lstrip("đ") if block.style == "article" else label.lower()
    if bare.isdigit():
        return int(bare)
    if block.style in LETTERS:
        return VIETNAMESE.find(bare) + 1 or None
    return _roman(bare)


def _roman(bare: str) -> int | None:
    if not bare or any(char not in ROMAN for char in bare):
        return None
    values = [ROMAN[char] for char in bare]
    return sum(-v if after > v else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _wanted(context: Context, before: Series, number: int, block: Block, index: int) -> int | None:
    """The number that should stand here; None where the written one will do."""
    if number in {before.due + 1, before.written + 1}:
        return None
    if number == before.written:
        return None if number == 1 and _restarts(context, before.block, index) else before.due + 1
    if not before.due + 1 < number <= before.due + 1 + WIDEST or _left_out_letter(block, before.due, number):
        return None
    return None if _stands_between(context, before, block, index) else before.due + 1


def _left_out_letter(block: Block, due: int, number: int) -> bool:
    """Writers of the Latin alphabet know no đ and have an f, j and w: d) e), e) f) g)."""
    if block.style not in LETTERS:
        return False
    skipped = VIETNAMESE[due : number - 1]
    return skipped == "đ"


def _restarts(context: Context, before: int, index: int) -> bool:
    """Whether a text without a number stands between two first items, so that each opens a list of its own."""
    blocks = context.shape.blocks
    depth = len(blocks[index].parents)
    return any(
        block.kind in {"paragraph", "heading", "row"} and len(block.parents) <= depth + 1
        for block in blocks[before + 1 : index]
    )


def _stands_between(context: Context, before: Series, block: Block, index: int) -> bool:
    """Whether the number seemingly left out is there in another dress, as an item of other style or inside a text."""
    blocks = context.shape.blocks
    wanted = _label(block, before.due + 1)
    if any(
        one.label.rpartition(".")[2].lower() == wanted.lower() for one in blocks[before.block + 1 : index] if one.label
    ):
        return True
    start, end = blocks[before.block].span[0], block.marker_span[0] if block.marker_span else block.span[0]
    own = re.escape((block.label.rpartition(".")[0] + "." if "." in block.label else "") + wanted)
    return bool(re.compile(rf"(?<![\w./,]){own}\s?[.)/:-](?!\d)").search(context.script.view, start, end))


def _label(block: Block, number: int) -> str:
    """A number written as the block writes its own."""
    label = block.label.rpartition(".")[2]
    if block.style in LETTERS:
        letter = VIETNAMESE[(number - 1) % len(VIETNAMESE)]
        return letter.upper() if label.isupper() else letter
    if label.lstrip("Đ").isdigit():
        return str(number)
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    roman = "x" * (number // 10) + units[number % 10]
    return roman.upper() if label.isupper() else roman


def _advance(before: Series | None, number: int, wanted: int | None, index: int) -> Series:
    if wanted is not None:
        return Series(number, wanted, index)
    if before and number > before.written + WIDEST + 1:
        return before
    return Series(number, number, index)


def _finding(context: Context, block: Block, wanted: int) -> Iterator[Finding]:
    marker = block.marker_span or block.span
    title = TITLE.match(context.script.view, block.span[0], block.span[1])
    end = title.end() if title else block.span[0]
    span = _trim(context, (marker[0], max(end, marker[1])))
    label = block.label.rpartition(".")[2]
    written = context.script.view[marker[0] : marker[1]].rstrip()
    place = written.rfind(label.lstrip("Đ"))
    right = _label(block, wanted)
    better = written[:place] + right + written[place + len(label.lstrip("Đ")) :] if place >= 0 else None
    words = context.script.view[block.span[0] : span[1]]
    suggestion = " ".join(f"{better} {words}".split()) if better else None
    yield from found(context, "numbering.order", span, suggestion, wanted=right)


@check("numbering")
def row_numbering(context: Context) -> Iterator[Finding]:
    """The same among the rows of a table whose first column counts them."""
    counted = False
    before: Series | None = None
    for block in context.shape.blocks:
        if block.kind != "row":
            counted, before = False, None
            continue
        first = context.script.words(block.cells[0]) if block.cells else ""
        counted = counted or first.lower().strip(" .*") in COUNTERS
        if not counted or not first.isdigit() or len(first) > 3:
            continue
        number = int(first)
        wanted = _wanted_row(before, number) if before else None
        if wanted is not None:
            yield from found(context, "numbering.order", block.cells[0], str(wanted), wanted=str(wanted))
        before = _advance(before, number, wanted, 0)


def _wanted_row(before: Series, number: int) -> int | None:
    if number in {1, before.due + 1, before.written + 1}:
        return None
    return before.due + 1 if before.written <= number <= before.due + 1 + WIDEST else None


def _trim(context: Context, span: Span) -> Span:
    words = context.script.view[slice(*span)]
    return span[0], span[0] + len(words.rstrip(" :"))
