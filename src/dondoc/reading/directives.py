"""Directives: one for each thing asked of one addressee, from the outline and what the stages before found."""

import re

from dondoc.reading import asks
from dondoc.reading.asks import Ask
from dondoc.reading.drafts import Draft, Place, Reader
from dondoc.reading.headings import LEAD_IN, Headings, heading_parties
from dondoc.reading.lexicon import forms
from dondoc.reading.model import Span
from dondoc.reading.normalise import later, plain
from dondoc.reading.parties import parse_parties, party_begins
from dondoc.reading.patterns import pattern, words

__all__ = ["Draft", "Reader", "find_directives", "heading_parties"]


def find_directives(reader: Reader) -> list[Draft]:
    """All directives in the order of the text."""
    return _Walk(reader).run()


CLOSERS = words("directives", "closers")
CLOSING = pattern("directives", "closing")
IN_FORCE = pattern("directives", "in-force")
MAX_CLAUSE = 1500
MAX_LABEL = 160
ASSIGNS = pattern("directives", "assigns")
SEMICOLON = later(r";\s*")
LISTS = pattern("directives", "lists")
TASKS = pattern("directives", "tasks")
DONE = pattern("directives", "done")
ENACTMENTS = frozenset(words("directives", "enactments"))
PREFIX = pattern("directives", "prefix")


class _Walk(Headings):
    """Walks over the blocks in their order."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.concluded = not self._has_discussion()
        self.preamble = self._preamble()
        first = next((i for i, block in enumerate(self.blocks) if block.kind != "paragraph"), 0)
        self.preamble = max(self.preamble, first)

    def _has_discussion(self) -> bool:
        """In minutes, and in notices that first tell of the meeting, nothing is asked before the conclusions."""
        if self.reader.kind not in {"BB"}:
            return False
        return any(self._concludes(index) for index in range(len(self.blocks)))

    def _preamble(self) -> int:
        """How many paragraphs come before the one that leads to what is asked: they tell how it came about."""
        for index, block in enumerate(self.blocks):
            if self.reader.kind in ENACTMENTS and (
                block.style == "article" or re.match(r"QUYẾT (?:ĐỊNH|NGHỊ)\b", self.names.script.words(block.span))
            ):
                return index
            if block.kind != "paragraph":
                if self.reader.kind in ENACTMENTS:
                    continue
                return 0
            if LEAD_IN.search(plain(self.names.script.lower[slice(*block.span)])):
                return index
        return 0

    def _concludes(self, index: int) -> bool:
        lower = plain(self.names.script.lower[slice(*self.blocks[index].span)])
        if not re.search(
            r"kết luận|ý kiến chỉ đạo|chỉ đạo\s*:|phân công nhiệm vụ|giao nhiệm vụ|thống nhất (?:các|một số) nội dung",
            lower,
        ):
            return False
        return lower.endswith(":") or len(lower) < 90 or lower.startswith(("kết luận", "phát biểu kết luận"))

    def run(self) -> list[Draft]:
        for index, block in enumerate(self.blocks):
            if not self.concluded and self._concludes(index):
                self.concluded = True
            if block.kind == "row":
                self._row(index)
                continue
            self.columns = None
            self._block(index)
        for number, cited in self.more_citations.items():
            draft = self.drafts[number]
            self.drafts[number] = draft._replace(citations=(*draft.citations, *cited))
        return self.drafts

    def _block(self, index: int) -> None:
        block = self.blocks[index]
        span = block.span
        lower = plain(self.names.script.lower[slice(*span)])
        if (
            self._is_subtitle(index)
            or self._is_basis(lower)
            or self._attribute(index)
            or (self._closes(lower) and not self._asks_anyway(span, lower))
        ):
            return
        if block.style == "article" and self._enacts(index, lower):
            self.matters[index] = False
            return
        if self._has_attributes(index):
            self._make(index, self._place(index), span, asks.addressee(self.names, span))
            return
        if self._addressee_heading(index) or self._matter_heading(index, lower):
            return
        if self._lead_in(index, lower):
            return
        place = self._place(index)
        if index < self.preamble:
            place = place._replace(asks=False)
        if self._is_list(index, place):
            self._give_citations(index)
            return
        self._content(index, place)

    def _is_subtitle(self, index: int) -> bool:
        """ "KẾ HOẠCH" / "Chuyển đổi số của Sở …": what stands below the heading of an appendix is its subject."""
        block = self.blocks[index]
        if not block.appendix or block.kind != "paragraph" or index == 0 or self.blocks[index - 1].kind != "heading":
            return False
        return self.names.script.view[block.span[1] - 1] not in ".:;"

    def _closes(self, lower: str) -> bool:
        return any(map(lower.__contains__, CLOSERS)) and bool(CLOSING.search(lower))

    def _is_basis(self, lower: str) -> bool:
        return (
            lower.startswith(("căn cứ ", "theo đề nghị", "xét đề nghị", "xét tờ trình"))
            and lower.endswith((";", ".", ","))
            and (self.reader.kind in {"QĐ", "NQ", "QyĐ", "QC"} and not self.drafts)
        )

    def _enacts(self, index: int, lower: str) -> bool:
        """ "Điều 1. Thành lập …": what the decision itself does asks nobody."""
        begins = any(lower.startswith(form + " ") for form in forms("words", "enacting"))
        return begins and self.reader.kind in ENACTMENTS and not re.search(r"\bgiao\b", lower)

    def _asks_anyway(self, span: Span, lower: str) -> bool:
        """A closing sentence that also orders: "Trên đây là …; yêu cầu các đơn vị nghiêm túc thực hiện"."""
        if re.search(r"\bbiết\b", lower) or lower.startswith(("ban hành kèm theo", "(kèm theo", "kèm theo")):
            return False
        return asks.addressee(self.names, span) is not None and not re.search(r"thông báo[^.;]*để", lower)

    def _is_list(self, index: int, place: Place) -> bool:
        """Sub-items that only list documents, names or figures belong to their parent."""
        block = self.blocks[index]
        if place.parent is None and not (block.parents and block.parents[-1] in self.made):
            return False
        if block.kind != "item":
            return False
        start, end = block.span
        if self._cites((start, start + 6)):
            return True
        if self.names.script.view[start].isdigit() or self._listed_by(block.parents[-1]):
            return True
        parties, after = parse_parties(self.names, start, end) if party_begins(self.names, start) else ([], 0)
        if parties and not self.names.script.view[after:end].strip(" .;,"):
            return True
        return not self.names.hits.within("verb", start, end)

    def _listed_by(self, parent: int) -> bool:
        """ "… tại các khoa sau:": the parent says itself that names follow."""
        if parent not in self.listing:
            match = LISTS.search(plain(self.names.script.lower[slice(*self.blocks[parent].span)]))
            self.listing[parent] = match is not None and not TASKS.search(match.group(1))
        return self.listing[parent]

    def _with_article(self, index: int) -> Span:
        """ "Điều 5. Quyết định này có hiệu lực …" / "Chánh Văn phòng … chịu trách nhiệm": one article, two lines."""
        block = self.blocks[index]
        if block.kind != "paragraph" or not block.parents:
            return block.span
        article = block.parents[-1]
        above = self.blocks[article]
        if article != index - 1 or above.style != "article" or article in self.made or article in self.matters:
            return block.span
        ended = self.names.script.view[above.span[0] : above.span[1]].rstrip().endswith(".")
        return (above.span[0], block.span[1]) if ended else block.span

    def _content(self, index: int, place: Place) -> None:
        block = self.blocks[index]
        running = block.kind == "paragraph"
        span = self._with_article(index)
        running = running and span == block.span
        colon = self.names.script.lower.find(":", *span) >= 0
        prefix = PREFIX.match(self.names.script.lower, *span) if colon else None
        if prefix and not (running or asks.addressee(self.names, (prefix.end(), span[1]))):
            prefix = None
        if prefix and len(prefix.group().split()) <= 20 and not asks.addressee(self.names, (span[0], prefix.end() - 1)):
            # "1. Về công tác X: …" is a heading and running text on one line
            start = block.marker_span[0] if block.marker_span else span[0]
            place = place._replace(section=self.names.script.words((start, prefix.end())).rstrip(" :"))
            span, running = (prefix.end(), span[1]), True
        units = self._units(span)
        if not prefix and block.kind == "item" and len(units) > 1 and self._inline_heading(units[0]):
            # "3. Về tiết kiệm điện. Giao …": the first sentence is the heading
            start = block.marker_span[0] if block.marker_span else span[0]
            heading = plain(self.names.script.lower[slice(*units[0])])
            self._matter(index, heading)
            place = place._replace(
                section=self.names.script.words((start, units[0][1])).rstrip(" .:"),
                asks=place.asks and self.matters[index],
            )
            span, running, units = (units[1][0], span[1]), True, units[1:]
        units[1:] = [unit for unit in units[1:] if not IN_FORCE.match(self.names.script.lower, unit[0])]
        named = [asks.addressee(self.names, unit) for unit in units]
        if not place.asks:
            named = [ask if ask and ask.rule == "lead.assigned" and self._speaks(place, ask, unit) else None
                     for ask, unit in zip(named, units, strict=True)]  # fmt: skip
        distinct = {tuple(p.name.lower() for p in ask.leads) for ask in named if ask}
        if distinct and named[0] is None and place.asks and self._first_asks(place, units[0]):
            distinct.add(())
        if running or len(distinct) > 1:
            self._split(index, place, units, named, running=running)
            return
        ask = next((ask for ask in named if ask), None)
        if ask is None and not (
            place.asks and any(asks.asks_something(self.names, u, inherited=bool(place.leads)) for u in units)
        ):
            return
        if all(IN_FORCE.match(self.names.script.lower, unit[0]) for unit in units):
            return
        span = (span[0], units[-1][1])
        self._make(index, place, span, ask)

    def _first_asks(self, place: Place, unit: Span) -> bool:
        """Whether the first of several sentences, which names nobody, asks for something of its own."""
        agreed = bool(place.leads) or asks.is_agreement(self.names, unit)
        return agreed and asks.asks_something(self.names, unit, inherited=True)

    def _speaks(self, place: Place, ask: Ask, unit: Span) -> bool:
        """Whether the chair orders inside a part that otherwise only tells: not where others have the word."""
        if not self.concluded or place.floor:
            return False
        return ask.start - unit[0] < 3 or place.section is None

    def _units(self, span: Span) -> list[Span]:
        """Sentences, cut further at semicolons after which someone else is addressed."""
        units: list[Span] = []
        view = self.names.script.view
        for start, end in asks.sentences(self.names, span):
            if asks.told(self.names, (start, end)):
                units.append((start, end))
                continue
            labelled = self._is_labelled(start, end)
            last = counted = start
            open_ = 0
            for match in SEMICOLON.finditer(view, start, end):
                open_ += view.count("(", counted, match.start()) - view.count(")", counted, match.start())
                counted = match.start()
                if open_ > 0:
                    continue
                if labelled and ASSIGNS.match(self.names.script.lower, match.end()):
                    continue
                if self._addresses_at_once(match.end(), end) and not self._only_names(last, match.start()):
                    units.append((last, match.start() + 1))
                    last = match.end()
                    self.reader.bounds.check(directives=len(units))
            units.append((last, end))
        return units

    def _is_labelled(self, start: int, end: int) -> bool:
        """ "UBND thành phố: …; phân công Chủ tịch UBND phường …": all of it is asked of the one before the colon."""
        if self.names.script.view.find(":", start, min(end, start + MAX_LABEL)) < 0:
            return False
        parties, after = parse_parties(self.names, start, end)
        return bool(parties) and self.names.script.view[after : after + 1] == ":"

    def _only_names(self, start: int, end: int) -> bool:
        parties, after = parse_parties(self.names, start, end)
        return bool(parties) and after >= end - 1

    def _addresses_at_once(self, start: int, end: int) -> bool:
        # as far as a clause reaches: to look at the rest of the text after each semicolon would take its square
        ask = asks.addressee(self.names, (start, min(end, start + MAX_CLAUSE)))
        return ask is not None and ask.start - start < 30 and ask.rule in {"lead.assigned", "lead.subject"}

    def _split(self, index: int, place: Place, units: list[Span], named: list[Ask | None], *, running: bool) -> None:
        """One directive for each sentence with an addressee of its own; a sentence without goes with the one before."""
        pending: int | None = None
        open_: tuple[Span, Ask | None] | None = None
        for unit, ask in zip(units, named, strict=True):
            own = ask is not None
            asking = own or (
                place.asks and asks.asks_something(self.names, unit, inherited=bool(place.leads) and not running)
            )
            if own or (asking and (open_ is None or asks.is_agreement(self.names, unit))):
                agreed = open_ is not None and asks.is_agreement(self.names, open_[0])
                if open_ and (agreed or not (open_[1] is None and not place.leads and self._joins(open_[0], unit))):
                    self._make(index, place, open_[0], open_[1], pieces=2)
                    open_ = None
                start = open_[0][0] if open_ else (pending if pending is not None else unit[0])
                open_ = ((start, unit[1]), ask)
                pending = None
            elif open_ and asking and not place.leads and asks.must(self.names, unit):
                self._make(index, place, open_[0], open_[1], pieces=2)
                open_ = (unit, None)
            elif open_ and asking:
                open_ = ((open_[0][0], unit[1]), open_[1])
            elif not asking and place.asks and self._leads_on(unit):
                pending = unit[0] if pending is None else pending
            else:
                pending = None
        if open_:
            self._make(index, place, open_[0], open_[1], pieces=2 if len(units) > 1 else 1)

    def _leads_on(self, unit: Span) -> bool:
        """A clause before a semicolon belongs to the order after it, unless it tells what has been done."""
        if self.names.script.view[unit[1] - 1 : unit[1]] != ";":
            return False
        return not (party_begins(self.names, unit[0]) and DONE.search(self.names.script.lower, *unit))

    def _joins(self, before: Span, unit: Span) -> bool:
        """A clause without an addressee belongs to the one after its semicolon."""
        return self.names.script.view[before[1] - 1 : before[1]] == ";"
