"""What to check before signing: faults first, each with what to put in its place; mere remarks folded away."""

from dondoc.page.marks import fault_numbers
from dondoc.page.tags import Markup, el, join, prov
from dondoc.reading.model import Finding, Reading
from dondoc.wording import Language, Places, counted, one_line, say, values

__all__ = ["findings"]

LIGHTS = {"error": "late", "warning": "soon", "info": "none"}
LONGEST = 240
"""Characters of a faulty passage that are shown; the whole of it is in the paper."""


def findings(reading: Reading, language: Language) -> Markup:
    """The list of findings; f1 … are their ids, the numbers those in the paper."""
    lister = _Lister(reading, language)
    shown = [(finding, lister.row(at, finding)) for at, finding in enumerate(reading.findings, 1)]
    faults = [row for finding, row in shown if values.is_fault(finding)]
    remarks = [row for finding, row in shown if not values.is_fault(finding)]
    heading = el("h2", say("title_findings", language), id="findings-t")
    state = "late" if faults else "done"
    badge = el("span", counted("faults", len(faults), language), class_=f"badge light {state}")
    body = el("ol", *faults) if faults else el("p", say("no_findings", language), class_="empty")
    return el(
        "section", el("div", heading, badge, class_="card-header"), body, _folded(remarks, language),
        id="findings", aria_labelledby="findings-t",
    )  # fmt: skip


def _folded(remarks: list[Markup], language: Language) -> Markup:
    if not remarks:
        return Markup("")
    summary = el("summary", counted("remarks", len(remarks), language))
    return el("details", summary, el("ol", *remarks), class_="remarks", id="remarks")


class _Lister:
    """The rows of one reading in one language."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self.reading, self.language = reading, language
        self.places, self.numbers = Places(reading.text), fault_numbers(reading)

    def row(self, at: int, finding: Finding) -> Markup:
        number = el("span", self.numbers[at], class_="fn") if at in self.numbers else Markup("")
        title = el("h3", number, values.code_title(finding.code, self.language))
        english = bool(finding.message_en) and self.language == "en"
        message = el("p", one_line(values.message(finding, self.language)), lang="en" if english else "vi")
        foot = el("div", self._line(at, finding), prov(finding.code, finding.rule), class_="row sp foot")
        head = el("div", title, self._severity(finding), class_="row sp")
        return el("li", head, self._words(at, finding), message, foot, class_="find", id=f"f{at}", data_k=f"f{at}")

    def _severity(self, finding: Finding) -> Markup:
        words = values.word("severity", finding.severity, self.language)
        return el("span", words, class_=f"light {LIGHTS.get(finding.severity, 'none')}")

    def _words(self, at: int, finding: Finding) -> Markup:
        if not finding.span or at not in self.numbers:
            return Markup("")
        words = one_line(self.reading.text[slice(*finding.span)])
        words = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        if not finding.suggestion:
            return el("p", el("q", words), class_="words", lang="vi")
        mended = join(el("del", words), " → ", el("ins", one_line(finding.suggestion)))
        return el("p", mended, class_="words", lang="vi")

    def _line(self, at: int, finding: Finding) -> Markup:
        if not finding.span:
            return el("span", say("missing_words", self.language), class_="tiny text-secondary")
        words = say("at_line", self.language, line=self.places.line(finding.span[0]))
        return el("a", words, href=f"#s-f{at}", class_="tiny", title=say("page_to_text", self.language))
