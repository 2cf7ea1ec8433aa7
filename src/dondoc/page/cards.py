"""A card for each directive, grouped under the document's own headings."""

from collections.abc import Iterator
from itertools import groupby

from dondoc.page.tags import Markup, el, join, light, prov, text
from dondoc.reading.model import Deadline, Directive, Party, Reading
from dondoc.wording import Language, Places, one_line, say, values

__all__ = ["cards"]


def cards(reading: Reading, language: Language) -> Markup:
    """All cards; d1 … are their ids. A sentence where there is none."""
    if not reading.directives:
        return el("p", say("no_directives", language), class_="empty")
    return join(*_Cards(reading, language).groups())


class _Cards:
    """The cards of one reading in one language."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self.reading, self.language, self.places = reading, language, Places(reading.text)

    def groups(self) -> Iterator[Markup]:
        numbered = enumerate(self.reading.directives, 1)
        for section, group in groupby(numbered, key=lambda pair: pair[1].section):
            heading = el("h3", one_line(section), class_="section", lang="vi") if section else Markup("")
            yield el("div", heading, *(self._card(at, directive) for at, directive in group), class_="group")

    def _say(self, name: str, **filled: object) -> str:
        return say(name, self.language, **filled)

    def _card(self, at: int, directive: Directive) -> Markup:
        key = f"d{at}"
        states = {"dated": bool(directive.deadline), "undated": not directive.deadline}
        states |= {"doubtful": values.doubtful(directive), "part": directive.parent is not None}
        return el(
            "article", self._head(key, directive), el("p", self._words(directive), class_="words", lang="vi"),
            el("dl", *self._fields(directive), class_="fields"), id=key, data_k=key, aria_labelledby=f"{key}-n",
            class_=" ".join(["card", "dcard", *(name for name, holds in states.items() if holds)]),
        )  # fmt: skip

    def _head(self, key: str, directive: Directive) -> Markup:
        label = self._say("page_directive", id=directive.id)
        name = el("a", directive.id, href=f"#s-{key}", class_="id", aria_label=label, title=self._say("page_to_text"))
        nature = values.word("nature", directive.nature, self.language)
        line = self._say("at_line", line=self.places.lines(directive.span))
        sure = values.sureness(directive.confidence, self.language)
        doubt = [light("soon", self._say("page_doubtful"))] if values.doubtful(directive) else []
        return el(
            "div", el("h4", name, id=f"{key}-n"), el("span", nature, class_=f"badge nature {directive.nature}"), *doubt,
            el("span", prov(f"{sure} · {line}", directive.rule), class_="end"), class_="row",
        )  # fmt: skip

    def _words(self, directive: Directive) -> Markup:
        phrase = one_line(directive.deadline.phrase) if directive.deadline else ""
        before, found, after = directive.text.partition(phrase) if phrase else (directive.text, "", "")
        return join(text(before), el("span", found, class_="deadline") if found else "", text(after))

    def _fields(self, directive: Directive) -> Iterator[Markup]:
        leads = [self._party(party, directive) for party in directive.leads]
        nobody = el("span", self._say("no_lead"), class_="light none")
        yield self._field("lead", *(leads or [nobody]))
        if directive.coordinators:
            yield self._field("coordinators", *(self._party(party, directive) for party in directive.coordinators))
        yield self._field("deadline", self._deadline(directive.deadline))
        if directive.report_to:
            where = directive.provenance.get("report_to")
            chip = el(
                "span",
                el("b", one_line(directive.report_to)),
                class_="chip",
                lang="vi",
                title=where.rule if where else None,
            )
            yield self._field("report_to", chip)
        if directive.citations:
            yield self._field("grounds", *map(self._ground, directive.citations))

    def _field(self, label: str, *parts: Markup) -> Markup:
        return join(el("dt", self._say(label)), el("dd", *parts))

    def _party(self, party: Party, directive: Directive) -> Markup:
        name = el("b", one_line(party.name), lang="vi")
        inside = party.span is None or directive.span[0] <= party.span[0] < directive.span[1]
        where = directive.provenance.get("leads") if party in directive.leads else None
        rule = where.rule if where else party.rule
        if inside or not party.span:
            return el("span", name, class_="chip", title=rule)
        return el(
            "span", name, " ", prov(self._say("from_line", line=self.places.line(party.span[0])), rule), class_="chip"
        )

    def _deadline(self, limit: Deadline | None) -> Markup:
        if not limit:
            return el("span", self._say("no_deadline"), class_="light none")
        last = el("b", values.deadline(limit, self.language))
        phrase = el("span", self._say("read_as", phrase=one_line(limit.phrase)), class_="prov", title=limit.rule)
        reason = el("span", limit.reason, class_="reckon small", lang="vi") if limit.reason else Markup("")
        return join(el("span", last, " ", phrase, class_="chip due" if limit.due else "chip"), reason)

    def _ground(self, index: int) -> Markup:
        citation = self.reading.citations[index]
        name = one_line(values.cited(citation, self.language))
        return el("a", name, href=f"#c{index + 1}", class_="chip", title=citation.rule)
