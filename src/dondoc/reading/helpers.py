"""Who helps with what is asked, and who gets the result."""

import re

from dondoc.reading.asks import skip
from dondoc.reading.model import Party, Span
from dondoc.reading.normalise import later
from dondoc.reading.parties import Names, parse_parties, party_begins
from dondoc.reading.patterns import pattern

__all__ = ["coordinators", "report_to"]

LABEL_WITH = pattern("helpers", "label-with")
LABEL_TO = pattern("helpers", "label-to")


def coordinators(names: Names, span: Span, leads: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who helps: after "phối hợp với" and the like, or before "phối hợp" alone."""
    found: list[Party] = []
    own = {party.span for party in leads}
    for start, end in names.hits.within("with", *span):
        if names.script.lower[max(span[0], start - 8) : start].rstrip().endswith(("sự", "việc", "quy chế", "tác")):
            continue
        position = skip(names.script.view, end)
        parties, _ = parse_parties(names, position, span[1])
        found += [party._replace(rule="coordinator.with") for party in parties if party.span not in own]
    words = names.script.lower[slice(*span)]
    helps = "phối" in words
    match = LABEL_WITH.search(names.script.lower, *span) if helps and ":" in words else None
    if match:
        parties, _ = parse_parties(names, match.end(), span[1])
        found += [party._replace(rule="coordinator.label") for party in parties]
    if not found and not helps:
        return ()
    found += _before_help(names, span, own | {party.span for party in found})
    unique: dict[str, Party] = {}
    lead_names = {party.name.lower() for party in leads}
    for party in found:
        if party.name.lower() not in lead_names:
            unique.setdefault(party.name.lower(), party)
    return tuple(unique.values())


HELP_SIGNS = pattern("helpers", "help-signs")
HELP = pattern("helpers", "help")


def _before_help(names: Names, span: Span, taken: set[Span | None]) -> list[Party]:
    if "phối hợp" not in names.script.lower[span[0] : span[1]]:
        return []
    for match in HELP.finditer(names.script.lower, *span):
        for sign in HELP_SIGNS.finditer(names.script.view, max(span[0], match.start() - 200), match.start()):
            if party_begins(names, sign.end()):
                parties, end = parse_parties(names, sign.end(), span[1])
                if end == match.start() and parties and parties[0].span not in taken:
                    return [party._replace(rule="coordinator.before") for party in parties]
    return []


VIA = pattern("helpers", "via")
NOT_SENT = pattern("helpers", "not-sent")
FULL_STOPS = later(r"[;.:(]")
STOPS = later(r"[,;.:(]")


def report_to(names: Names, span: Span) -> Party | None:
    """To whom the result goes: after gửi, báo cáo, trình."""
    lower = names.script.lower
    later: Party | None = None
    for start, end in names.hits.within("to", *span):
        if NOT_SENT.search(lower[max(span[0], start - 12) : start]):
            continue
        position = skip(names.script.view, end)
        if lower[end:position].strip(" \n\t-") in {"", ":"} and party_begins(names, position):
            parties, _ = parse_parties(names, position, span[1])
            if parties:
                return parties[0]._replace(rule="report-to.direct")
        later = later or _sent_via(names, end, span)
    match = LABEL_TO.search(lower, *span) if ":" in lower[slice(*span)] else None
    if match and (parties := parse_parties(names, match.end(), span[1])[0]):
        return parties[0]._replace(rule="report-to.label")
    return later


def _sent_via(names: Names, position: int, span: Span) -> Party | None:
    """ "gửi báo cáo công tác tuần về Phòng …": the thing sent stands between."""
    far = min(span[1], position + 110)
    stop = FULL_STOPS.search(names.script.view, position, far)
    comma = STOPS.search(names.script.view, position, far)
    for match in VIA.finditer(names.script.lower, position, stop.start() if stop else far):
        if comma and match.start() > comma.start() and match.group().strip() != "về":
            continue
        if (
            names.hits.end("verb", position)
            and re.search(r"\b(?:tổ chức|triển khai|thực hiện)\b", names.script.lower[position : match.start()])
            and match.group().strip() != "về"
        ):
            continue
        if party_begins(names, match.end()):
            parties, _ = parse_parties(names, match.end(), span[1])
            if parties:
                return parties[0]._replace(rule="report-to.via")
    return None
