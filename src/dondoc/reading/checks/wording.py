"""Words: places left open, wrong capitals, wrong terms, misspellings."""

import re
from collections.abc import Iterator
from functools import cache

from dondoc.reading.checks.context import Context
from dondoc.reading.checks.facts import has_form, law_day, read_spans
from dondoc.reading.checks.registry import check
from dondoc.reading.checks.rules import found
from dondoc.reading.lexicon import table
from dondoc.reading.model import Finding, Span
from dondoc.reading.normalise import later
from dondoc.reading.patterns import pattern, words

__all__ = ["misspelling", "unfinished", "wrong_terms"]

# every branch begins with its sign and never with a repetition, so that the scan leaps from sign to sign
OPEN = later(
    r"\(\s*(?:\.\.+|…+)?\s*\)|\[\s*(?:\.\.+|…+)?\s*\]|\.\.(?:\.+|(?=\s?/))|……*\.*|\?\?\?+"
    r"|x(?:(?<![\w/]x)[xX]{1,2}(?=/)|(?<=\sx)x{1,3}(?=[\s,.;/]|$))|X(?<![\w/]X)[xX]{1,2}(?=/)"
)
BLANKS = (
    later(r"ngày(?:\s+tháng\s+(?=\d)|\s*/\s*(?:\d{1,2}\s*)?/\s*20\d\d)"),
    later(r"tháng\s{2,}năm\s+20\d\d"),
    later(r"số\s*:?\s{0,12}/\s?[A-ZĐ]{2,}[\w-]*"),
)
OPEN_SIGNS = ("..", "…", "()", "( )", "xx", "???")
BLANK_SIGNS = words("checks-wording", "blank-signs")
ENDS = " .;/"
# a list does not end with these: they lean on a word that is still to come
LEANING = frozenset(words("checks-wording", "leaning"))
# no sentence ends with these
DANGLING = words("checks-wording", "dangling")
# where a list is open "…" says "and so on": dots right after its last word
LIST = pattern("checks-wording", "list")
AND_SO_ON = later(r"v\.?\s?v\.?\s?$", re.IGNORECASE)
# a blank form has more open places than a forgotten one
FORM = 8
LEADER = 25
WORDS_BEFORE = later(r"(?:[^\s.…(\[]+\s+)?[^\s.…(\[]+\s*$")


# ---- places left open -----------------------------------------------------------------------------------------------


@check("unfinished-text")
def unfinished(context: Context) -> Iterator[Finding]:
    """Dots, xx or empty brackets where words should be, and sentences that break off at a word that needs another."""
    spans = read_spans(context)
    open_places = [*_open_places(context, spans), *_blanks(context, spans)]
    if len(open_places) <= FORM:
        for place in _joined(context.script.view, open_places):
            yield from found(context, "text.open", _with_words(context, place))
    for place in _broken_off(context):
        yield from found(context, "text.broken", place)


def _open_places(context: Context, spans: list[Span]) -> Iterator[Span]:
    view = context.script.view
    for span in spans:
        if any(view.find(sign, *span) >= 0 for sign in OPEN_SIGNS):
            yield from (match.span() for match in OPEN.finditer(view, *span) if _is_open(context, match))


def _blanks(context: Context, spans: list[Span]) -> Iterator[Span]:
    # in a draft without a number the appendix repeats the blank of the head
    if context.head.header.number is None and has_form(context):
        return
    view = context.script.view
    if not any(sign in view for sign in BLANK_SIGNS):
        return
    for span in spans:
        for blank in BLANKS:
            yield from (match.span() for match in blank.finditer(view, *span) if not view[match.start() - 1].isalnum())


def _broken_off(context: Context) -> Iterator[Span]:
    """Items and paragraphs whose last word needs another after it."""
    lower = context.script.lower
    for block in context.shape.blocks:
        end = block.span[1]
        while end > block.span[0] and lower[end - 1] in ENDS:
            end -= 1
        if block.kind == "row" or end == block.span[1] or not lower.endswith(DANGLING, block.span[0], end):
            continue
        word = next(word for word in DANGLING if lower.endswith(word, block.span[0], end))
        if not lower[end - len(word) - 1].isalnum():
            yield end - len(word), block.span[1]


def _is_open(context: Context, match: re.Match[str]) -> bool:
    view, start = context.script.view, match.start()
    line = view.rfind("\n", 0, start) + 1
    before = view[max(line, start - 120) : start]
    if len(match.group()) > LEADER or AND_SO_ON.search(before) or _is_quoted(before):
        return False
    bare = before.rstrip()
    if match.group()[0] in "([?xX" or not bare:
        return bool(bare)
    glued = bare == before
    return not (bare.endswith((",", ";", ":")) or (glued and _is_list(before)))


def _is_quoted(before: str) -> bool:
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _is_list(before: str) -> bool:
    """Whether the words before belong to a list; one whose last part is led by a preposition breaks off instead."""
    match = LIST.search(before)
    if not match:
        return False
    last = before.rpartition(",")[2].strip().lower()
    return not last.startswith(("về ", "tại ", "theo ", "của ")) and last.rpartition(" ")[2] not in LEANING


def _joined(view: str, places: list[Span]) -> list[Span]:
    """Places on one stretch, such as … tháng … năm, are one."""
    joined: list[Span] = []
    for place in sorted(places):
        if joined and "\n" not in view[joined[-1][1] : place[0]] and place[0] - joined[-1][1] <= 12:
            joined[-1] = (joined[-1][0], max(place[1], joined[-1][1]))
        else:
            joined.append(place)
    return joined


def _with_words(context: Context, place: Span) -> Span:
    """The open place with the two words before it."""
    view = context.script.view
    line = view.rfind("\n", 0, place[0]) + 1
    before = WORDS_BEFORE.search(view, max(line, place[0] - 40), place[0])
    return (before.start() if before else place[0]), place[1]


# ---- capitals and terms ---------------------------------------------------------------------------------------------


@cache
def _terms() -> tuple[tuple[str, str, str, bool], ...]:
    rows = table("terms")
    pairs = [
        (kind, str(row["wrong"]), str(row["right"]), bool(row.get("exact")))
        for kind in ("capital", "term")
        for row in rows[kind]
    ]
    return tuple(pairs)


@check("capitalisation", "terminology")
def wrong_terms(context: Context) -> Iterator[Finding]:
    """Names written with wrong capitals (Nghị định 30/2020/NĐ-CP, Appendix II) and terms that are not the field's."""
    for kind, wrong, right, exact in _terms():
        text = context.script.view if exact else context.script.lower
        start = text.find(wrong)
        while start >= 0:
            end = start + len(wrong)
            if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
                yield from found(context, f"words.{kind}", (start, end), right)
            start = text.find(wrong, end)


# ---- spelling -------------------------------------------------------------------------------------------------------


@check("misspelling")
def misspelling(context: Context) -> Iterator[Finding]:
    """Wrong words in subject, body, appendix and recipients; names of people and units are left alone."""
    from dondoc.reading.spelling import misspellings

    spans = _spelled_spans(context)
    for wrong in misspellings(context.script, spans, law_day(context), _known(context)):
        words = {"reason": wrong.reason_vi, "reason_en": wrong.reason_en}
        yield from found(context, "spelling.word", wrong.span, wrong.suggestion, **words)


def _spelled_spans(context: Context) -> list[Span]:
    spans = [block.span for block in context.shape.blocks]
    where = context.head.header.provenance
    return sorted(spans + [where[part].span for part in ("subject", "recipients") if part in where])


def _known(context: Context) -> list[str]:
    """Names of people and units as the document itself gives them."""
    header = context.head.header
    names = [party.name for draft in context.drafts for party in (*draft.leads, *draft.coordinators)]
    names += [name for name in (header.issuer, header.parent_issuer, header.place) if name]
    if header.signer and header.signer.name:
        names.append(header.signer.name)
    return names
