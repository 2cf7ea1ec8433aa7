"""The whole page: head, top, columns, foot. It holds everything it shows and asks for nothing from anywhere."""

import base64
import hashlib
from pathlib import Path

from dondoc import __version__
from dondoc.page.cards import cards
from dondoc.page.facts import citations, facts, units
from dondoc.page.findings import findings
from dondoc.page.paper import paper
from dondoc.page.tags import Markup, el, join, text
from dondoc.reading.model import Reading
from dondoc.wording import Language, counted, one_line, say, values

__all__ = ["render"]

HERE = Path(__file__).parent
LATIN = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191-2193,U+2212"
VIETNAMESE = "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0329,U+1EA0-1EF9,U+20AB"
FONTS = (
    ("Inter", "100 900", "inter-latin-wght-normal", LATIN),
    ("Inter", "100 900", "inter-vietnamese-wght-normal", VIETNAMESE),
    ("Tinos", "400", "tinos-latin-400-normal", LATIN),
    ("Tinos", "400", "tinos-vietnamese-400-normal", VIETNAMESE),
    ("Tinos", "700", "tinos-latin-700-normal", LATIN),
    ("Tinos", "700", "tinos-vietnamese-700-normal", VIETNAMESE),
)
"""Family, weights, file and range of each font the page carries; both families are under the SIL Open Font License."""


def render(reading: Reading, language: Language) -> str:
    """The page of a reading in `language`. Of a secret document it shows the register line alone."""
    secret = bool(reading.header.secrecy)
    body = _secret(reading, language) if secret else _desk(reading, language)
    page = join(_top(reading, language), body, _foot(reading, language))
    return f"<!doctype html>\n{el('html', _head(reading, language), el('body', page), lang=language)}\n"


def _head(reading: Reading, language: Language) -> Markup:
    script = Markup(_own("page.js"))
    style = Markup(f"{_fonts()}\n{_own('page.css')}")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    title = f"{one_line(values.title(reading.header, language))} · dondoc"
    return el(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width,initial-scale=1">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'),
        el("title", title),
        Markup(f"<style>{style}</style>"),
        Markup(f"<script>{script}</script>"),
    )


def _own(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _fonts() -> str:
    return "\n".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;unicode-range:{letters};'
        f'src:url(data:font/woff2;base64,{_base64(HERE / "fonts" / f"{name}.woff2")}) format("woff2")}}'
        for family, weight, name, letters in FONTS
    )


def _base64(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()


def _top(reading: Reading, language: Language) -> Markup:
    skip = el("a", say("page_skip", language), href="#directives", class_="skip")
    name = el("span", say("page_kind", language), class_="text-secondary")
    title = el("h1", one_line(values.title(reading.header, language)))
    seal = el("span", "đ", class_="seal", aria_hidden="true")
    figures = Markup("") if reading.header.secrecy else _figures(reading, language)
    heading = el("div", name, " · ", title, class_="grow one")
    return el("header", skip, seal, heading, figures, class_="topbar")


def _figures(reading: Reading, language: Language) -> Markup:
    """The counts, each a way to its rows."""
    targets = ("#directives", "#units", "#directives", "#citations", "#findings", "#remarks")
    figures = values.counts(reading, language)
    links = (el("li", el("a", words, href=to)) for words, to in zip(figures, targets, strict=False))
    return el("ul", *links, class_="figures", aria_label=say("page_counts", language))


def _desk(reading: Reading, language: Language) -> Markup:
    left = el(
        "section",
        paper(reading, language),
        class_="left",
        id="paper",
        tabindex="0",
        aria_label=say("page_paper", language),
    )
    heading = el("h2", counted("directives", len(reading.directives), language))
    mid = el(
        "section", facts(reading, language), units(reading, language),
        el("div", heading, _filter(reading, language), class_="row sp bar", id="directives"), cards(reading, language),
        class_="mid", tabindex="0", aria_label=say("title_directives", language),
    )  # fmt: skip
    right = el(
        "aside", findings(reading, language), citations(reading, language), class_="right", tabindex="0",
        aria_label=say("title_findings", language),
    )  # fmt: skip
    return join(el("main", left, mid, right, class_="desk"), _places(reading, language))


def _filter(reading: Reading, language: Language) -> Markup:
    """All, dated, undated or doubtful cards; works by style alone."""
    directives = reading.directives
    dated = sum(directive.deadline is not None for directive in directives)
    choices = {"all": len(directives), "dated": dated, "undated": len(directives) - dated}
    choices["doubtful"] = sum(map(values.doubtful, directives))
    legend = el("legend", say("page_filter", language), class_="vh")
    return el(
        "fieldset", legend, *(_choice(name, count, language) for name, count in choices.items() if count), class_="seg"
    )


def _choice(name: str, count: int, language: Language) -> Markup:
    box = Markup(f'<input type="radio" name="only" id="only-{name}" class="vh"{" checked" if name == "all" else ""}>')
    return el("label", box, say(f"page_{name}", language), " ", str(count))


def _places(reading: Reading, language: Language) -> Markup:
    """The bar at the foot of a phone's screen."""
    faults = sum(map(values.is_fault, reading.findings))
    places = (
        ("#paper", say("document", language), ""),
        ("#directives", say("title_directives", language), str(len(reading.directives))),
        ("#findings", say("page_check", language), str(faults)),
        ("#citations", say("title_citations", language), str(len(reading.citations))),
    )
    links = (el("a", el("b", count), words, href=to) for to, words, count in places)
    return el("nav", *links, class_="bottom", aria_label=say("page_places", language))


def _secret(reading: Reading, language: Language) -> Markup:
    notice = el("p", say("secret", language, level=reading.header.secrecy), class_="note late", role="note")
    return el("main", notice, facts(reading, language), class_="secret")


def _foot(reading: Reading, language: Language) -> Markup:
    source = reading.source
    keys = join(_key("J"), _key("K"), f" {say('page_keys', language)}")
    faults = join(_key("N"), _key("P"), f" {say('page_keys_finding', language)}")
    about = [one_line(source.name)]
    about += [counted("page_pages", source.pages, language)] if source.pages else []
    about += [say("page_ocr", language)] if source.ocr else []
    about += [f"SHA-256 {source.sha256[:12]}…", say("page_by", language, version=__version__)]
    hints = (
        Markup("")
        if reading.header.secrecy
        else join(el("span", keys, class_="hint"), el("span", faults, class_="hint"), _legend(language))
    )
    return el(
        "footer",
        hints,
        el("span", text(" · ".join(about)), class_="source", title=f"SHA-256 {source.sha256}"),
        class_="keys",
    )


def _key(letter: str) -> Markup:
    return el("kbd", letter)


def _legend(language: Language) -> Markup:
    kinds = {
        "lead": "lead",
        "coordinator": "coordinators",
        "deadline": "deadline",
        "citation": "title_citations",
        "finding": "page_fault",
    }
    marks = (el("span", say(words, language).lower(), class_=f"mark {kind}") for kind, words in kinds.items())
    return el("span", *marks, class_="legend", aria_label=say("page_legend", language), role="group")
