"""The stages of a reading, in order."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from dondoc.reading import directives
from dondoc.reading.bounds import BOUNDS, Bounds
from dondoc.reading.citations import Mention, find_citations
from dondoc.reading.confidence import confidence
from dondoc.reading.dates import Day, find_days
from dondoc.reading.deadlines import Clock
from dondoc.reading.directives import Draft, heading_parties
from dondoc.reading.header import Head, find_secrecy, read_header
from dondoc.reading.lexicon import Hits, office_forms, scan
from dondoc.reading.model import Directive, Finding, Header, Provenance, Reading, Source, Span
from dondoc.reading.normalise import Script, normalise
from dondoc.reading.outline import Outline, outline
from dondoc.reading.parties import Names, known_names, parse_parties
from dondoc.reading.patterns import pattern

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Stages", "read", "read_path", "read_text", "stages"]


class Stages(NamedTuple):
    """What each stage found; of a secret document only the head."""

    script: Script
    shape: Outline
    head: Head
    secrecy: tuple[str, Span] | None
    days: list[Day]
    names: Names | None = None
    mentions: list[Mention] = []  # noqa: RUF012 - never changed after it is made
    drafts: list[Draft] = []  # noqa: RUF012 - never changed after it is made
    clock: Clock = Clock(None, None)


def read_path(path: "str | Path", units: Iterable[str] | None = None) -> Reading:
    """Read a file; raises a ReadingError where it cannot be read."""
    from dondoc.reading.files import open_path

    opened = open_path(path)
    return read_text(opened.text, opened.source, units)._replace(layout=opened.layout)


def read(data: bytes, name: str, units: Iterable[str] | None = None) -> Reading:
    """Read a document from its bytes; raises a ReadingError where it cannot be read."""
    from dondoc.reading.files import open_document

    opened = open_document(data, name)
    return read_text(opened.text, opened.source, units)._replace(layout=opened.layout)


def read_text(
    text: str, source: Source | None = None, units: Iterable[str] | None = None, bounds: Bounds = BOUNDS
) -> Reading:
    """Read a document from its text; `units` are the names of an organisation chart, where there is one.

    Raises TooLarge where the text holds more than `bounds` allow.
    """
    if source is None:
        import hashlib

        source = Source("text", "text/plain", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    found = stages(text, bounds)
    if found.secrecy or found.names is None:
        return _secret(source, found)
    findings = _findings(found, found.names, None if units is None else frozenset(units))
    drafts = tuple(_directive(found, draft) for draft in found.drafts)
    cited = tuple(mention.citation for mention in found.mentions)
    return Reading(source, found.script.text, found.head.header, drafts, cited, tuple(findings))


def stages(text: str, bounds: Bounds = BOUNDS) -> Stages:
    """Run the stages up to the directives; a secret document stops after its head."""
    bounds.check(characters=len(text))
    script = normalise(text)
    bounds.check(lines=len(script.lines))
    secrecy = find_secrecy(script)
    days = find_days(script.view)
    shape = outline(script)
    head = read_header(script, shape, days)
    if secrecy:
        return Stages(script, shape, head, secrecy, days)
    hits = scan(script.lower, script.view)
    bare = known_names(script, hits, ())
    issuers = [name for name in (head.header.issuer, head.header.parent_issuer) if name]
    names = known_names(script, hits, _sure_names(bare, shape), issuers)
    names = names._replace(chair=_chair(head.header, hits, script))
    mentions = find_citations(names, days, head.header.reference)
    meeting = head.header.meeting_on
    clock = Clock(head.year or (int(meeting[:4]) if meeting else None), _day(head.header))
    reader = directives.Reader(names, shape, mentions, days, clock, head.header.kind, bounds)
    drafts = directives.find_directives(reader)
    if not _has_form(head.header):
        drafts = [draft for draft in drafts if draft.leads]
    return Stages(script, shape, head, None, days, names, mentions, drafts, clock)


def _has_form(header: Header) -> bool:
    """Whether anything of a document's form is printed; a text without it gives orders only to whom it names."""
    return bool(header.kind or header.reference or header.issuer or header.issued_on or header.subject)


CHAIR = pattern("pipeline", "chair")


def _chair(header: Header, hits: Hits, script: Script) -> frozenset[str]:
    """Who speaks in the document: he orders, he is not ordered. Read from "Kết luận của … tại …" in the subject."""
    match = CHAIR.search(header.subject or "")
    names = {match.group(1).lower()} if match else set()
    short = {
        name.rsplit(" ", 1)[0]
        for name in names
        if name.count(" ") in {2, 3} and name.endswith((" sở", " bộ", " bệnh viện", " trường"))
    }
    titles = {head for name in names for head in office_forms() if name.startswith(f"{head} ")}
    return frozenset(names | short | titles)


LISTED = pattern("pipeline", "listed")


def _sure_names(names: Names, shape: Outline) -> list[str]:
    """Names that headings, address lines and cells give whole."""
    parents = {block.parents[-1] for block in shape.blocks if block.parents}
    short = [
        block for index, block in enumerate(shape.blocks)
        if (index in parents or block.kind == "heading") and block.kind != "row" and block.span[1] - block.span[0] < 120
    ]  # fmt: skip
    found = [party.name for block in short for party in heading_parties(names, block.span)]
    loose = names._replace(loose=True)
    places = [cell for block in shape.blocks for cell in block.cells if cell[1] - cell[0] < 90]
    for line in (*shape.lines[: shape.body], *shape.lines[shape.foot : shape.appendix]):
        match = LISTED.match(names.script.view, line.start, line.end)
        places += [(match.end(), line.end)] if match else []
    for start, end in places:
        parties, _ = parse_parties(loose, start, end)
        found += [party.name for party in parties if party.rule == "party.name"]
    return found


def _day(header: Header) -> datetime.date | None:
    said = header.issued_on or header.meeting_on
    return datetime.date.fromisoformat(said) if said else None


def _findings(found: Stages, names: Names, units: frozenset[str] | None) -> list[Finding]:
    from dondoc.reading import checks

    day = _day(found.head.header)
    return checks.run(
        checks.Context(
            found.script, found.shape, found.head, names, found.mentions, found.drafts, found.days, day, units
        )
    )


def _directive(found: Stages, draft: Draft) -> Directive:
    script = found.script
    deadline = draft.limit.deadline if draft.limit else None
    if deadline:
        # the calendar is loaded for documents that set a time limit, and only for them
        from dondoc.reading.reckoning import reckon

        deadline = reckon(deadline, script, draft.span, found.clock)
    where = {"leads": Provenance(draft.leads[0].span or draft.span, draft.lead_rule)} if draft.leads else {}
    if draft.receiver and draft.receiver.span:
        where["report_to"] = Provenance(draft.receiver.span, draft.receiver.rule)
    return Directive(
        draft.id, script.words(draft.span), draft.span, draft.nature, draft.leads, draft.coordinators,
        deadline, draft.citations, confidence(draft), draft.rule, draft.parent,
        draft.section, draft.receiver.name if draft.receiver else None, where,
    )  # fmt: skip


def _secret(source: Source, found: Stages) -> Reading:
    """A secret document: what its register line needs and nothing more, not even its text."""
    level = found.secrecy[0] if found.secrecy else ""
    kept = found.head.header
    header = Header(kind=kept.kind, number=kept.number, symbol=kept.symbol, reference=kept.reference,
                    parent_issuer=kept.parent_issuer, issuer=kept.issuer, place=kept.place, issued_on=kept.issued_on,
                    secrecy=level)  # fmt: skip
    finding = Finding(
        "secret-document", "error",
        f"Văn bản có độ mật {level}: không được đọc, lưu hay xử lý nội dung trên hệ thống này.",
        None, "secret.mark", None,
        f"The document is marked {level}: its content must not be read, kept or processed here.",
    )  # fmt: skip
    return Reading(source, "", header, findings=(finding,))
