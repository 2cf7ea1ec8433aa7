"""The values of a reading in words."""

import datetime
from collections.abc import Iterable

from dondoc.datatables import load
from dondoc.reading.model import Citation, Deadline, Directive, Finding, Header, Reading, Signer
from dondoc.wording.language import HERE, Language, counted, rows, say

__all__ = [
    "cited",
    "code_title",
    "counts",
    "day",
    "deadline",
    "doubtful",
    "facts",
    "is_fault",
    "kind",
    "message",
    "named",
    "names",
    "sureness",
    "title",
    "word",
]


def word(table: str, name: str, language: Language) -> str:
    """The word for a value of `nature`, `severity`, `code` or `kind`; the value itself where the table has none."""
    row = rows(HERE, "values", table).get(name)
    return str(row[language]) if row else name


def kind(abbreviation: str | None, language: Language) -> str | None:
    """The name of a type of document."""
    return word("kind", abbreviation, language) if abbreviation else None


def code_title(code: str, language: Language) -> str:
    """What a finding's code stands for, as a heading."""
    return word("code", code, language)


def sureness(confidence: float, language: Language) -> str:
    """A confidence from 0 to 1 in words."""
    table = load(HERE)["values"]["sureness"]
    return str(next((row for row in table if confidence >= row["least"]), table[-1])[language])


def doubtful(directive: Directive) -> bool:
    """Whether a person should look at it: nobody leads it, or it is less than fairly sure."""
    fairly: float = rows(HERE, "values", "sureness")["fairly"]["least"]
    return not directive.leads or directive.confidence < fairly


def day(iso: str, language: Language, *, weekday: bool = False) -> str:
    """A day as dd/MM/yyyy; with its weekday where asked for. What is no ISO day comes back as it is."""
    try:
        date = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    digits = f"{date.day:02}/{date.month:02}/{date.year:04}"
    return f"{load(HERE)['values']['weekday'][date.weekday()][language]} {digits}" if weekday else digits


def deadline(limit: Deadline, language: Language) -> str:
    """The last moment in time where it can be reckoned, otherwise what kind of limit it is."""
    if limit.due:
        last = day(limit.due, language, weekday=True)
        if limit.time:
            return say("in_time_until_hour", language, time=limit.time, day=last)
        return say("in_time_until", language, day=last)
    return say("every" if limit.relation == "every" else "due_unknown", language)


def names(parties: Iterable[object]) -> str:
    """The names of parties in one line."""
    return "; ".join(getattr(party, "name", "") for party in parties)


def title(header: Header, language: Language) -> str:
    """The document by type and number: "Thông báo số 15/TB-UBND"."""
    return f"{kind(header.kind, language) or say('kind_untold', language)} {_number(header, language)}"


def _number(header: Header, language: Language) -> str:
    if header.reference:
        return say("numbered", language, number=header.reference)
    return say("number_blank", language, symbol=header.symbol) if header.symbol else say("number_none", language)


def named(signer: Signer | None) -> str | None:
    """A signer in one line: "TL. GIÁM ĐỐC, CHÁNH VĂN PHÒNG, Nguyễn Ngọc Hảo"."""
    if not signer:
        return None
    behalf = " ".join(filter(None, (f"{signer.capacity}." if signer.capacity else None, signer.for_)))
    return ", ".join(filter(None, (behalf, signer.position, signer.name))) or None


def facts(header: Header, language: Language) -> list[tuple[str, str | None]]:
    """Labels and values of the header; None for what the document does not state though its form asks for it."""
    secret = bool(header.secrecy)
    issuer = ", ".join(filter(None, (header.issuer, header.parent_issuer)))
    found: list[tuple[str, str | None]] = [("issuer", issuer or None), ("issued_on", _dated(header, language))]
    if not secret:
        found += [("signer", named(header.signer)), ("recipients", "; ".join(header.recipients) or None)]
    meeting = day(header.meeting_on, language, weekday=True) if header.meeting_on else None
    further = {
        "meeting_on": meeting,
        "archive": ", ".join(header.archive),
        "urgency": header.urgency,
        "secrecy": header.secrecy,
    }
    found += [(name, value) for name, value in further.items() if value]
    return [(say(name, language), value) for name, value in found]


def _dated(header: Header, language: Language) -> str | None:
    if not header.issued_on:
        return None
    return ", ".join(filter(None, (header.place, day(header.issued_on, language, weekday=True))))


def counts(reading: Reading, language: Language) -> list[str]:
    """The figures at the head of a reading: directives, addressees, deadlines, citations, faults, remarks."""
    units = {party.name.casefold() for directive in reading.directives for party in directive.leads}
    faults = sum(map(is_fault, reading.findings))
    figures = [
        counted("directives", len(reading.directives), language),
        counted("units", len(units), language),
        counted("dated", sum(directive.deadline is not None for directive in reading.directives), language),
        counted("cited", len(reading.citations), language),
        counted("faults", faults, language),
    ]
    remarks = len(reading.findings) - faults
    return [*figures, counted("remarks", remarks, language)] if remarks else figures


def is_fault(finding: Finding) -> bool:
    """Whether a clerk should mend it: errors and warnings, no mere remarks."""
    return finding.severity != "info"


def message(finding: Finding, language: Language) -> str:
    """A finding's sentence, in Vietnamese where it has no English one."""
    return finding.message_en or finding.message if language == "en" else finding.message


def cited(citation: Citation, language: Language) -> str:
    """A cited document by type and number, or by its title: "Kế hoạch số 114-KH/TU", "Luật Đất đai"."""
    name = kind(citation.kind, language)
    if citation.reference:
        number = say("numbered", language, number=citation.reference)
        return f"{name} {number}" if name else citation.reference
    return citation.title if citation.title and not name else " ".join(filter(None, (name, citation.title)))
