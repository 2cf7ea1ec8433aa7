"""The stages of a reading, in order."""

import hashlib

from dondoc.reading import directives
from dondoc.reading.citations import find_citations
from dondoc.reading.dates import find_days
from dondoc.reading.deadlines import Clock
from dondoc.reading.header import Head, find_secrecy, read_header
from dondoc.reading.lexicon import scan
from dondoc.reading.model import Directive, Finding, Header, Provenance, Reading, Source
from dondoc.reading.normalise import Script, normalise
from dondoc.reading.outline import outline
from dondoc.reading.parties import known_names

__all__ = ["read", "read_text"]


def read(data: bytes, name: str) -> Reading:
    """Read a document from its bytes; raises a ReadingError where it cannot be read."""
    from dondoc.reading.files import open_document

    opened = open_document(data, name)
    return read_text(opened.text, opened.source)


def read_text(text: str, source: Source | None = None) -> Reading:
    """Read a document from its text."""
    if source is None:
        source = Source("text", "text/plain", hashlib.sha256(text.encode()).hexdigest())
    script = normalise(text)
    secrecy = find_secrecy(script)
    days = find_days(script.view)
    shape = outline(script)
    head = read_header(script, shape, days)
    if secrecy:
        return _secret(script, source, head, *secrecy)
    hits = scan(script.lower)
    header = head.header
    bare = known_names(script, hits, ())
    names = known_names(script, hits, _sure_names(bare, shape))
    mentions = find_citations(names, days, header.reference)
    year = head.year or (int(header.meeting_on[:4]) if header.meeting_on else None)
    drafts = directives.find_directives(directives.Reader(names, shape, mentions, days, Clock(year, None), header.kind))
    return Reading(source, script.text, header, tuple(_directive(script, draft) for draft in drafts),
                   tuple(mention.citation for mention in mentions))  # fmt: skip


def _sure_names(names, shape):  # type: ignore[no-untyped-def]
    found = []
    for block in shape.blocks:
        if block.kind != "row" and block.span[1] - block.span[0] < 120:
            found += [party.name for party in directives.heading_parties(names, block.span)]
    return found


def _directive(script: Script, draft: directives.Draft) -> Directive:
    where = {"report_to": Provenance(draft.receiver.span, draft.receiver.rule)} if draft.receiver and draft.receiver.span else {}
    return Directive(
        draft.id, script.words(draft.span), draft.span, draft.nature, draft.leads, draft.coordinators,
        draft.limit.deadline if draft.limit else None, draft.citations, 0.9, draft.rule, draft.parent, draft.section,
        draft.receiver.name if draft.receiver else None, where,
    )  # fmt: skip


def _secret(script: Script, source: Source, head: Head, level: str, span: tuple[int, int]) -> Reading:
    """A secret document: what its register line needs and nothing more, not even its text."""
    kept = head.header
    header = Header(kind=kept.kind, number=kept.number, symbol=kept.symbol, reference=kept.reference,
                    parent_issuer=kept.parent_issuer, issuer=kept.issuer, place=kept.place, issued_on=kept.issued_on, secrecy=level)  # fmt: skip
    finding = Finding("secret-document", "error", f"Văn bản có độ mật {level}: không được đọc, lưu hay xử lý nội dung trên hệ thống này.",
                      None, "secret.mark", None, f"The document is marked {level}: its content must not be read, kept or processed here.")  # fmt: skip
    return Reading(source, "", header, findings=(finding,))
