"""What the document says of itself, who is asked what, and which documents it cites."""

from collections.abc import Iterator

from dondoc.page.tags import Markup, el, join, prov, text
from dondoc.reading.model import Citation, Reading
from dondoc.wording import Language, Places, counted, one_line, say, values

__all__ = ["citations", "facts", "units"]


def facts(reading: Reading, language: Language) -> Markup:
    """The header's facts as a card; what its form asks for and the document does not state is said to be missing."""
    header = reading.header
    rows: list[tuple[str, str | None]] = [(say("subject", language), header.subject)] if header.subject else []
    rows += values.facts(header, language)
    missing = el("span", say("not_stated", language), class_="light none")
    body = (join(el("dt", label), el("dd", one_line(value) if value else missing)) for label, value in rows)
    title = el("h2", one_line(values.title(header, language)), id="facts-t")
    return el(
        "section", el("div", title, class_="card-header"), el("dl", *body, class_="fields card-body"),
        class_="card facts", id="facts", aria_labelledby="facts-t",
    )  # fmt: skip


def units(reading: Reading, language: Language) -> Markup:
    """Who is asked what: each addressee with links to its directives."""
    by_name: dict[str, list[int]] = {}
    shown: dict[str, str] = {}
    for at, directive in enumerate(reading.directives, 1):
        for folded in dict.fromkeys(party.name.casefold() for party in directive.leads):
            by_name.setdefault(folded, []).append(at)
        for party in directive.leads:
            shown.setdefault(party.name.casefold(), one_line(party.name))
    if not by_name:
        return Markup("")
    rows = (
        _unit(shown[name], [(at, reading.directives[at - 1].id) for at in found]) for name, found in by_name.items()
    )
    summary = el("summary", el("h2", counted("units", len(by_name), language)))
    return el("details", summary, el("ul", *rows, class_="units"), class_="card", id="units")


def _unit(name: str, found: list[tuple[int, str]]) -> Markup:
    links = (join(" ", el("a", label, href=f"#d{at}")) for at, label in found)
    return el("li", el("b", name, lang="vi"), el("span", *links, class_="ids"))


def citations(reading: Reading, language: Language) -> Markup:
    """The cited documents in the order of the text; c1 … are their ids."""
    places = Places(reading.text)
    rows = [_citation(at, citation, places, language) for at, citation in enumerate(reading.citations, 1)]
    body = el("ol", *rows) if rows else el("p", say("no_citations", language), class_="empty")
    heading = el(
        "h2", say("title_citations", language), " ", el("span", str(len(rows)), class_="badge"), id="citations-t"
    )
    return el("section", el("div", heading, class_="card-header"), body, id="citations", aria_labelledby="citations-t")


def _citation(at: int, citation: Citation, places: Places, language: Language) -> Markup:
    name = el("a", one_line(values.cited(citation, language)), href=f"#s-c{at}", title=say("page_to_text", language))
    line = prov(say("at_line", language, line=places.line(citation.span[0])), citation.rule)
    about = " · ".join(map(one_line, _about(citation, language)))
    more = el("p", text(about), class_="small text-secondary", lang="vi") if about else Markup("")
    return el("li", el("div", el("b", name), line, class_="row sp"), more, class_="find", id=f"c{at}", data_k=f"c{at}")


def _about(citation: Citation, language: Language) -> Iterator[str]:
    if citation.issued_on:
        yield values.day(citation.issued_on, language)
    yield from filter(None, (citation.issuer, citation.part, citation.title if citation.reference else None))
