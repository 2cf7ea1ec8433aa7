"""Who is asked, in one sentence or clause, and whether it asks at all."""

import re
from typing import NamedTuple

from dondoc.reading.lexicon import forms
from dondoc.reading.model import Party, Span
from dondoc.reading.normalise import later
from dondoc.reading.parties import Names, gives_orders, parse_parties, party_begins
from dondoc.reading.patterns import pattern, words

__all__ = [
    "Ask",
    "addressee",
    "asks_something",
    "is_agreement",
    "must",
    "sentences",
    "skip",
    "work_begins",
]


class Ask(NamedTuple):
    """The addressees that a sentence itself names, and the rule that found them."""

    leads: tuple[Party, ...]
    rule: str
    start: int


# ---- sentences ------------------------------------------------------------------------------------------------------

BOUNDARY = pattern("asks", "boundary")
ABBREVIATION = pattern("asks", "abbreviation")


def sentences(names: Names, span: Span) -> list[Span]:
    """The sentences of a span, trimmed."""
    view = names.script.view
    cuts, last = [], span[0]
    for match in BOUNDARY.finditer(view, span[0], span[1]):
        end = match.start() + len(match.group().rstrip())
        if ABBREVIATION.search(view, max(span[0], match.start() - 5), match.start() + 1):
            continue
        cuts.append((last, end))
        last = match.end()
    cuts.append((last, span[1]))
    return [(start, end) for start, end in cuts if view[start:end].strip()]


# ---- addressees -----------------------------------------------------------------------------------------------------

SKIP = later(r"(?:[\s,:;\-\"(]|–|“)*")
OPENING = pattern("asks", "opening")
AFTER_SUBJECT = pattern("asks", "after-subject")
REPORTED = pattern("asks", "reported")
DONE = pattern("asks", "done")
DO = pattern("asks", "do")
DO_VERB = pattern("asks", "do-verb")
LABEL_LEAD = pattern("asks", "label-lead")


def skip(text: str, position: int) -> int:
    """Where blanks and signs that stand before words end."""
    if text[position : position + 1].isalnum():
        return position
    match = SKIP.match(text, position)
    return match.end() if match else position


def addressee(names: Names, span: Span) -> Ask | None:
    """The addressees a sentence names itself; None where it leaves them to its heading."""
    place = ("addressee", span)
    if place not in names.seen:
        names.seen[place] = _addressee(names, span)
    found: Ask | None = names.seen[place]
    return found


def _addressee(names: Names, span: Span) -> Ask | None:
    assigned, subject = _assigned(names, span, "assign"), _subject(names, span)
    if assigned and subject and _keeps_work(names, subject, assigned):
        assigned = None
    return (
        assigned or subject or _labelled(names, span) or _done_by(names, span) or _assigned(names, span, "assign_weak")
    )


def _keeps_work(names: Names, subject: Ask, assigned: Ask) -> bool:
    """ "Phòng A tham mưu UBND huyện giao …": the one who works first is asked, not the one who will be given work."""
    last = subject.leads[-1].span
    between = names.script.lower[last[1] if last else subject.start : assigned.start]
    if subject.start > assigned.start:
        return False
    if not between.strip(" ,:"):
        return not any(gives_orders(names, party) for party in subject.leads)
    if between.startswith(":"):
        return True
    chair = names.script.lower.startswith(("giao", "phân công"), assigned.start) and between.rstrip().endswith(
        (";", ",")
    )
    return not chair


def _assigned(names: Names, span: Span, words: str) -> Ask | None:
    hits, script = names.hits, names.script
    for start, end in names.hits.within(words, *span):
        if (
            _asked_for(names, start, span)
            or (hits.end("verb", start) > end and script.view[end + 1].islower())
            or not _may_assign(names, start, span, weak=words != "assign")
        ):
            continue
        position = _to_party(names, end, span)
        parties, after = parse_parties(names, position, span[1])
        if parties and not DONE.match(script.lower, after, span[1]):
            return Ask(tuple(parties), "lead.assigned" if words == "assign" else "lead.assigned.weak", start)
    return None


FLOOR = pattern("asks", "floor")


def _asked_for(names: Names, start: int, span: Span) -> bool:
    """A request from the floor: its subject does not speak for the document."""
    lower = names.script.lower
    if not lower.startswith(("đề nghị", "yêu cầu", "kiến nghị"), start):
        return False
    begin = skip(lower, span[0])
    if begin >= start:
        return False
    if FLOOR.match(lower, begin):
        return True
    if not party_begins(names, begin):
        return False
    parties, end = parse_parties(names, begin, start)
    return (
        bool(parties) and not lower[end:start].strip(" ,") and not any(gives_orders(names, party) for party in parties)
    )


def told(names: Names, span: Span) -> bool:
    """Whether a sentence tells of requests that others made: "Đại diện UBND huyện đề nghị …; đề nghị …"."""
    lower, begin = names.script.lower, skip(names.script.lower, span[0])
    if lower.find("; đề nghị", *span) > 0 and party_begins(names, begin):
        parties, end = parse_parties(names, begin, span[1])
        asking = lower.startswith(("kiến nghị", "đề nghị"), skip(lower, end))
        return asking and not any(gives_orders(names, party) for party in parties)
    return any(_asked_for(names, start, span) for start, _ in names.hits.within("assign", *span))


def _may_assign(names: Names, start: int, span: Span, *, weak: bool) -> bool:
    lower = names.script.lower
    before = lower[max(span[0], start - 22) : start].rstrip()
    if not before or before[-1] in ",;:(":
        return True
    if weak:
        return False
    return not any(
        before.endswith(word) and not before[: -len(word)][-1:].isalnum()
        for word in forms("words", "not_assigning_after")
    )


def _to_party(names: Names, position: int, span: Span) -> int:
    script = names.script
    position = skip(script.view, position)
    for word in ("cho ", "đối với ", "các đồng chí: "):
        if script.lower.startswith(word, position):
            position = skip(script.view, position + len(word))
    return position


def _subject(names: Names, span: Span) -> Ask | None:
    for start in _subject_places(names, span):
        if not party_begins(names, start):
            continue
        parties, end = parse_parties(names, start, span[1])
        if (
            len(parties) == 1
            and parties[0].name.lower() in names.chair
            and not AFTER_SUBJECT.match(names.script.lower, end, span[1])
        ):
            return None
        if FIGURES.match(names.script.lower, *span) and not DUE.search(names.script.lower, *span):
            return None
        if parties and _does_work(names, end, span, first=start - span[0] < 3):
            return Ask(tuple(parties), "lead.subject", start)
    return None


def _subject_places(names: Names, span: Span) -> list[int]:
    """Where a subject may stand: at the start, after opening words, after the comma that ends an adverbial."""
    place = ("places", span)
    places: list[int] | None = names.seen.get(place)
    if places is None:
        places = names.seen[place] = _find_places(names, span)
    return places


# "Đồng thời, trước mắt, đối với …": more openings than this are no sentence
MAX_OPENINGS = 12


def _find_places(names: Names, span: Span) -> list[int]:
    view, lower = names.script.view, names.script.lower
    start = skip(view, span[0])
    places = [start]
    while len(places) <= MAX_OPENINGS and (match := OPENING.match(lower, start, span[1])):
        start = skip(view, match.end())
        places.append(start)
    if ADVERBIAL.match(lower, start):
        places += [match.end() for match in COMMAS.finditer(view, start, min(span[1], start + 260))]
    return places


ADVERBIAL = pattern("asks", "adverbial")


def _does_work(names: Names, end: int, span: Span, *, first: bool) -> bool:
    lower, hits = names.script.lower, names.hits
    if AFTER_SUBJECT.match(lower, end, span[1]):
        return not re.match(r"\s*không\s+(?:có|còn|phải)\b", lower[end : end + 20])
    position = skip(lower, end)
    colon = ":" in lower[end:position]
    if REPORTED.match(lower, end, span[1]) and not colon:
        return bool(WHOEVER.match(lower, end, span[1]))
    if position >= span[1]:
        return False
    if colon:
        return True
    if any(hits.end(name, position) for name in ("verb", "adverb", "with", "to", "standing")):
        return True
    # an unknown or misspelt word after a unit's name is most often the work it is given
    return (
        (first or names.script.view[end - 1 : end].isalpha())
        and names.script.view[position].islower()
        and not hits.end("stop", position)
        and not lower.startswith("và ", position)
        and not TOLD_SOON.match(lower, position, span[1])
    )


TOLD_SOON = pattern("asks", "told-soon")
# "Các sở chưa có tài liệu | phải hoàn thiện …": what comes first only says which of them
WHOEVER = pattern("asks", "whoever")
LABEL_ENDS = words("asks", "label-ends")


def _has_label(lower: str, span: Span) -> bool:
    """Whether a colon stands after a word that may be the last of a label for the lead."""
    at = lower.find(":", *span)
    while at >= 0:
        if lower[max(span[0], at - 30) : at].rstrip().endswith(LABEL_ENDS):
            return True
        at = lower.find(":", at + 1, span[1])
    return False


def _labelled(names: Names, span: Span) -> Ask | None:
    if not _has_label(names.script.lower, span) or not (match := LABEL_LEAD.search(names.script.lower, *span)):
        return None
    parties, _ = parse_parties(names, match.end(), span[1])
    return Ask(tuple(parties), "lead.label", match.start()) if parties else None


IN_CHARGE = pattern("asks", "in-charge")
SIGNS = later(r"[(,;:]\s*")
COMMAS = later(r",\s*")
DONE_BY = words("asks", "done-by")


def _done_by(names: Names, span: Span) -> Ask | None:
    """ "do Phòng A chủ trì", "(Phòng A chủ trì, Phòng B phối hợp)", "…, Phòng A chủ trì"."""
    view, lower = names.script.view, names.script.lower
    words = lower[slice(*span)]
    if not any(map(words.__contains__, DONE_BY)):
        return None
    for match in DO.finditer(lower, *span):
        parties, end = parse_parties(names, match.end(), span[1])
        if parties and (DO_VERB.match(lower, end, span[1]) or match.group().startswith("phải")):
            return Ask(tuple(parties), "lead.done-by", match.end())
    for sign in SIGNS.finditer(view, *span):
        if not party_begins(names, sign.end()):
            continue
        parties, end = parse_parties(names, sign.end(), span[1])
        if parties and IN_CHARGE.match(lower, end, end + 24):
            return Ask(tuple(parties), "lead.aside", sign.end())
    return None


# ---- what asks ------------------------------------------------------------------------------------------------------


def work_begins(names: Names, span: Span) -> bool:
    """Whether a sentence begins with work to do, adverbs and adverbials aside."""
    for start in _subject_places(names, span):
        if NOUN_START.match(names.script.lower, start) or TOLD.search(names.script.lower, span[0], start):
            continue
        if names.hits.end("verb", start) or names.hits.end("with", start) or names.hits.end("to", start):
            return not REPORT_START.match(names.script.lower, start)
        if names.hits.end("assign", start):
            return True
    return False


# a document named is no work to do: "Kết luận của đồng chí …", "Quyết định này …"
NOUN_START = pattern("asks", "noun-start")
REPORT_START = pattern("asks", "report-start")


NOT_AGREED = pattern("asks", "not-agreed")


def is_agreement(names: Names, span: Span) -> bool:
    """Whether a sentence agrees to a matter: Đồng ý, Thống nhất, Nhất trí, …"""
    place = ("agrees", span)
    known: bool | None = names.seen.get(place)
    if known is None:
        known = names.seen[place] = any(_agrees_at(names, start, span) for start in _subject_places(names, span))
    return known


def _agrees_at(names: Names, start: int, span: Span) -> bool:
    end = names.hits.end("agree", start) or _chair_agrees(names, start, span)
    return end > 0 and not NOT_AGREED.match(names.script.lower, end, end + 24)


def _chair_agrees(names: Names, start: int, span: Span) -> int:
    """ "Thường trực Huyện uỷ nhất trí chủ trương …": the one who speaks agrees."""
    if not party_begins(names, start):
        return 0
    parties, end = parse_parties(names, start, span[1])
    if len(parties) != 1 or not gives_orders(names, parties[0]):
        return 0
    return names.hits.end("agree", skip(names.script.view, end))


SUBJECTLESS = pattern("asks", "subjectless")


def must(names: Names, span: Span) -> bool:
    """Whether a sentence says that something must be done and not by whom: "Phải hoàn thành … trước ngày …"."""
    return bool(SUBJECTLESS.match(names.script.lower, skip(names.script.view, span[0])))


def _told_of_party(names: Names, span: Span) -> bool:
    """A sentence that tells what a unit did or wants: "Huyện đoàn đề nghị bổ sung …"."""
    start = skip(names.script.view, span[0])
    if not party_begins(names, start):
        return False
    parties, end = parse_parties(names, start, span[1])
    return (
        bool(parties)
        and bool(REPORTED.match(names.script.lower, end, span[1]))
        and not AFTER_SUBJECT.match(names.script.lower, end)
    )


FIGURES = pattern("asks", "figures")
DUE = pattern("asks", "due")
MUST = pattern("asks", "must")
TOLD = pattern("asks", "told")


def asks_something(names: Names, span: Span, *, inherited: bool) -> bool:
    """Whether a sentence without an addressee of its own asks for something, under an addressee's heading or not."""
    if is_agreement(names, span):
        return True
    if _told_of_party(names, span):
        return False
    if work_begins(names, span):
        return True
    lower = names.script.lower[span[0] : span[1]]
    told = TOLD.search(lower)
    if told and not MUST.search(lower):
        return False
    return inherited or bool(MUST.search(lower) and not told)
