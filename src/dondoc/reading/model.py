"""What a reading says: the values of the reading contract `dondoc.reading/1` and their JSON.

Spans are [start, end) offsets in characters into `Reading.text`, which is the whole document in Unicode NFC with
line ends as line feeds. Whatever the document does not say is None or an empty tuple, never a guess. Each value
carries the `rule` that made it, so that a person who doubts it can look the rule up.
"""

from typing import Any, NamedTuple

from dondoc.reading.layout import Layout

__all__ = [
    "Citation",
    "Deadline",
    "Directive",
    "Finding",
    "Header",
    "Party",
    "Provenance",
    "Reading",
    "Signer",
    "Source",
    "Span",
    "to_json",
]

SCHEMA = "dondoc.reading/1"

Span = tuple[int, int]


class Source(NamedTuple):
    """Where the text came from; `pages` is None where the format has no pages."""

    name: str
    media_type: str
    sha256: str
    pages: int | None = None
    ocr: bool = False


class Provenance(NamedTuple):
    """The words a field was read from and the rule that read them."""

    span: Span
    rule: str


class Signer(NamedTuple):
    """Who signs: capacity (TM, KT, TL, TUQ, Q or None), for whom, own office, name."""

    capacity: str | None = None
    for_: str | None = None
    position: str | None = None
    name: str | None = None


class Header(NamedTuple):
    """What the document prints of itself; None where it prints nothing."""

    kind: str | None = None
    number: int | None = None
    symbol: str | None = None
    reference: str | None = None
    parent_issuer: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    subject: str | None = None
    urgency: str | None = None
    secrecy: str | None = None
    meeting_on: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    archive: tuple[str, ...] = ()
    provenance: dict[str, Provenance] = {}  # noqa: RUF012 - never changed after it is made


class Party(NamedTuple):
    """A unit or person as the text writes it; `unit` is its id in an organisation chart where one was given."""

    name: str
    span: Span | None
    rule: str
    unit: str | None = None


class Deadline(NamedTuple):
    """A time limit as written (relation and value) and `due`, the last day in time, where it can be reckoned."""

    relation: str
    phrase: str
    span: Span
    rule: str
    date: str | None = None
    time: str | None = None
    period: str | None = None
    duration: str | None = None
    recurrence: str | None = None
    due: str | None = None
    reason: str | None = None
    reason_en: str | None = None


class Citation(NamedTuple):
    """A mention of another document; `reference` is None for a law cited by its name alone."""

    reference: str | None
    span: Span
    kind: str | None
    issued_on: str | None
    issuer: str | None
    rule: str
    title: str | None = None
    part: str | None = None


class Directive(NamedTuple):
    """One thing asked of one addressee."""

    id: str
    text: str
    span: Span
    nature: str
    leads: tuple[Party, ...]
    coordinators: tuple[Party, ...]
    deadline: Deadline | None
    citations: tuple[int, ...]
    confidence: float
    rule: str
    parent: str | None = None
    section: str | None = None
    report_to: str | None = None
    provenance: dict[str, Provenance] = {}  # noqa: RUF012 - never changed after it is made


class Finding(NamedTuple):
    """What a careful clerk would stop at; `span` is None where something is missing."""

    code: str
    severity: str
    message: str
    span: Span | None
    rule: str
    suggestion: str | None = None
    message_en: str | None = None


class Reading(NamedTuple):
    """All that the reader says of one document."""

    source: Source
    text: str
    header: Header
    directives: tuple[Directive, ...] = ()
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()
    layout: Layout | None = None


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as the JSON of the contract, keys in the order of the schema.

    Where the document has pages, `layout` says beside it where its lines stand: `sheets`, and `boxes` as rows of
    start, end, page, x0, y0, x1, y1 and sureness.
    """
    content = {"schema": SCHEMA, **_plain(reading._replace(layout=None))}
    del content["layout"]
    if reading.layout is not None:
        content["layout"] = {
            "sheets": [_plain(sheet) for sheet in reading.layout.sheets],
            "boxes": [[*box[:3], *(round(place, 1) for place in box[3:7]), box.sure] for box in reading.layout.boxes],
        }
    return content


def _plain(value: Any) -> Any:  # noqa: ANN401 - walks every value of a reading
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name.rstrip("_"): _plain(inner) for name, inner in zip(value._fields, value, strict=True)}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return value
