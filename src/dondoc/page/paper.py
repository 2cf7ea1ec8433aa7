"""The document as read, line by line, its spans marked; its words are exactly those of the text."""

from collections.abc import Iterator

from dondoc.page.marks import Mark, Piece, marks_of, pieces
from dondoc.page.tags import Markup, el, join, text
from dondoc.reading.model import Reading
from dondoc.reading.normalise import Script, normalise
from dondoc.wording import Language, Places, say

__all__ = ["paper"]

# what a piece links to, where several marks lie on it
LINKS = ("finding", "citation", "deadline")
WIDE = "   "


def paper(reading: Reading, language: Language) -> Markup:
    """The paper with an anchor s-d1 … at the first line of each directive, s-f1 … and s-c1 … likewise."""
    return el("div", *_Paper(reading, language).lines(), class_="paper", lang="vi")


class _Paper:
    """What the lines of one document need to know."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self.reading, self.language = reading, language
        self.places = Places(reading.text)
        script = normalise(reading.text)
        self.strong = {self.places.line(line.start) for line in script.lines if line.strong}
        self.titles = self._titles()
        self.marks = [*marks_of(reading), *_markup(reading.text, script)]
        self.anchored: set[str] = set()

    def _titles(self) -> set[int]:
        where = self.reading.header.provenance
        kind = where.get("kind")
        if not kind or "title" not in kind.rule:
            return set()
        spans = [kind.span, *([where["subject"].span] if "subject" in where else [])]
        return {line for start, end in spans for line in range(self.places.line(start), self.places.line(end - 1) + 1)}

    def lines(self) -> Iterator[Markup]:
        waiting = sorted(self.marks)
        active: list[Mark] = []
        following = start = 0
        for number, line in enumerate(_lines(self.reading.text), 1):
            end = start + len(line)
            active = [mark for mark in active if mark.end > start]
            while following < len(waiting) and waiting[following].start < end:
                active.append(waiting[following])
                following += 1
            yield self._line(number, start, end, active)
            start = end

    def _line(self, number: int, start: int, end: int, marks: list[Mark]) -> Markup:
        line = self.reading.text[start:end]
        directives = [mark for mark in marks if mark.kind == "directive"]
        title = number in self.titles and WIDE not in line.strip()
        states = {"blank": not line.strip(), "d": bool(directives), "strong": number in self.strong, "title": title}
        tags = self._tags([mark for mark in directives if mark.start >= start])
        body = (self._piece(piece) for piece in pieces(start, end, marks))
        classes = " ".join(["l", *(name for name, holds in states.items() if holds)])
        return el("div", tags, *body, class_=classes, data_n=str(number) if line.strip() else None)

    def _tags(self, begun: list[Mark]) -> Markup:
        """The numbers of the directives that begin in a line, in its margin; the style sheet writes them."""
        if not begun:
            return Markup("")
        return el("span", *map(self._tag, begun), class_="tags")

    def _tag(self, mark: Mark) -> Markup:
        name = self.reading.directives[int(mark.key[1:]) - 1].id
        label = say("page_directive", self.language, id=name)
        return el(
            "a", class_="tag", href=f"#{mark.key}", id=f"s-{mark.key}", data_k=mark.key, data_n=name, aria_label=label,
            lang=self.language,
        )  # fmt: skip

    def _piece(self, piece: Piece) -> Markup:
        words = text(self.reading.text[piece.start : piece.end])
        if not piece.marks:
            return words
        kinds = " ".join(dict.fromkeys(mark.kind for mark in piece.marks))
        keys = " ".join(dict.fromkeys(mark.key for mark in piece.marks if mark.key))
        number = ", ".join(mark.number for mark in piece.ends if mark.number)
        target = next((mark.key for kind in LINKS for mark in piece.marks if mark.kind == kind), None)
        body = el(
            "a" if target else "span", words, class_=kinds, data_k=keys or None, data_f=number or None,
            href=f"#{target}" if target else None,
        )  # fmt: skip
        return join(*self._anchors(piece), body)

    def _anchors(self, piece: Piece) -> list[Markup]:
        """Places to come to for each finding and citation that begins here, however many lie on the same words."""
        begun = {mark.key for mark in piece.marks if mark.key[:1] in {"c", "f"}} - self.anchored
        self.anchored |= begun
        return [el("span", id=f"s-{key}", class_="to") for key in sorted(begun)]


def _lines(content: str) -> list[str]:
    """Lines with their line feeds; str.splitlines would also cut at separators that a reading keeps in its lines."""
    parts = content.split("\n")
    return [*(f"{part}\n" for part in parts[:-1]), *([parts[-1]] if parts[-1] else [])]


def _markup(content: str, script: Script) -> Iterator[Mark]:
    """Runs of markup, which the reader masks with spaces: shown, but faintly."""
    if script.view == content:
        return
    start = None
    for at, (char, seen) in enumerate(zip(content, script.view, strict=True)):
        masked = seen == " " and not char.isspace()
        if masked and start is None:
            start = at
        elif not masked and start is not None:
            yield Mark(start, at, "markup", "")
            start = None
    if start is not None:
        yield Mark(start, len(content), "markup", "")
