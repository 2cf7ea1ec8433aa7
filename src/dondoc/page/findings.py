"""What to check before signing: faults first, each with what to put in its place; mere remarks folded away."""

from dondoc.page.tags import Markup, el, join, prov
from dondoc.reading.model import Finding, Reading
from dondoc.wording import Language, Places, counted, one_line, say, values

__all__ = ["findings"]

LIGHTS = {"error": "late", "warning": "soon", "info": "none"}
LONGEST = 240
"""Characters of a faulty passage that are shown; the whole of it is in the paper."""


def findings(reading: Reading, language: Language) -> Markup:
    """The list of findings; f1 … are their ids, the numbers those in the paper."""
    places = Places(reading.text)
    shown = [(finding, _finding(at, finding, reading, places, language)) for at, finding in enumerate(reading.findings, 1)]
    faults = [row for finding, row in shown if values.is_fault(finding)]
    remarks = [row for finding, row in shown if not values.is_fault(finding)]
    state = "late" if faults else "done"
    heading = el("h2", say("title_findings", language), id="findings-t")
    badge = el("span", str(len(faults)), class_=f"badge light {state}", aria_label=counted("faults", len(faults), language))
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


def _finding(at: int, finding: Finding, reading: Reading, places: Places, language: Language) -> Markup:
    fault = values.is_fault(finding)
    number = el("span", str(at), class_="fn", aria_hidden="true") if fault and finding.span else Markup("")
    title = el("h3", number, values.code_title(finding.code, language))
    severity = light_of(finding, language)
    english = bool(finding.message_en) and language == "en"
    message = el("p", values.message(finding, language), lang="en" if english else "vi")
    words = _words(finding, reading) if fault else Markup("")
    foot = el("div", _line(at, finding, places, language), prov(finding.code, finding.rule), class_="row sp foot")
    return el(
        "li", el("div", title, severity, class_="row sp"), words, message, foot, class_="find", id=f"f{at}", data_k=f"f{at}"
    )


def light_of(finding: Finding, language: Language) -> Markup:
    """A finding's severity by colour, shape and word."""
    words = values.word("severity", finding.severity, language)
    return el("span", words, class_=f"light {LIGHTS.get(finding.severity, 'none')}")


def _words(finding: Finding, reading: Reading) -> Markup:
    if not finding.span:
        return Markup("")
    words = one_line(reading.text[slice(*finding.span)])
    words = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    if not finding.suggestion:
        return el("p", el("q", words), class_="words", lang="vi")
    return el("p", join(el("del", words), " → ", el("ins", one_line(finding.suggestion))), class_="words", lang="vi")


def _line(at: int, finding: Finding, places: Places, language: Language) -> Markup:
    if not finding.span:
        return el("span", say("missing_words", language), class_="tiny text-secondary")
    words = say("at_line", language, line=places.line(finding.span[0]))
    return el("a", words, href=f"#s-f{at}", class_="tiny", title=say("page_to_text", language))
