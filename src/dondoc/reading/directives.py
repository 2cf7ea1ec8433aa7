"""Directives: one for each thing asked of one addressee, from the outline and what the stages before found."""

import re
from typing import NamedTuple

from dondoc.reading import asks
from dondoc.reading.asks import Ask
from dondoc.reading.citations import Mention
from dondoc.reading.dates import Day
from dondoc.reading.deadlines import Clock, Limit, find_limits
from dondoc.reading.lexicon import forms
from dondoc.reading.model import Party, Span
from dondoc.reading.normalise import plain
from dondoc.reading.outline import Block, Outline
from dondoc.reading.parties import Names, parse_parties, party_begins
from dondoc.reading.rows import Columns, columns_of, is_section_row

__all__ = ["Draft", "find_directives", "heading_parties"]


class Draft(NamedTuple):
    """A directive before it has its confidence: where it stands, who it is for, and all limits read in it."""

    id: str
    block: int
    span: Span
    nature: str
    leads: tuple[Party, ...]
    coordinators: tuple[Party, ...]
    receiver: Party | None
    limit: Limit | None
    limits: tuple[Limit, ...]
    citations: tuple[int, ...]
    rule: str
    lead_rule: str
    parent: str | None
    section: str | None
    pieces: int = 1
    sure: int = 2


class Place(NamedTuple):
    """What a block stands under: the addressees it inherits, its section's heading, whether that section asks."""

    leads: tuple[Party, ...]
    section: str | None
    asks: bool
    parent: str | None


class Reader(NamedTuple):
    """Everything the walk over the blocks needs."""

    names: Names
    shape: Outline
    mentions: list[Mention]
    days: list[Day]
    clock: Clock
    kind: str | None


def find_directives(reader: Reader) -> list[Draft]:
    """All directives in the order of the text."""
    return _Walk(reader).run()


# ---- headings -------------------------------------------------------------------------------------------------------


def heading_parties(names: Names, span: Span) -> tuple[Party, ...]:
    """The addressees of a heading that names nothing else: "Đối với X", "X và Y:", "Giao X thực hiện các nội dung sau:"."""
    lower, view = names.script.lower, names.script.view
    start = span[0]
    leads = sorted(forms("words", "heading_lead"), key=len, reverse=True)
    while lead := next((w for w in leads if lower.startswith(w, start) and not lower[start + len(w) : start + len(w) + 1].isalnum()), None):
        start += len(lead)
        start += len(view[start : span[1]]) - len(view[start : span[1]].lstrip(" :\n\t"))
    parties, end = parse_parties(names._replace(loose=True), start, span[1])
    if not parties:
        return ()
    rest = plain(lower[end : span[1]]).strip(" :.;,-–")
    rest = re.sub(r"^\([^)]*\)\s*", "", rest)
    if rest and rest not in forms("words", "heading_tail") and not HEADING_REST.fullmatch(rest):
        return ()
    return tuple(parties)


HEADING_REST = re.compile(
    r"(?:[,\s]|chủ trì|phối hợp với .{3,120}|có trách nhiệm|có nhiệm vụ|căn cứ chức năng, nhiệm vụ(?: được giao)?|theo chức năng, nhiệm vụ(?: được giao)?"
    r"|khẩn trương|tập trung|chỉ đạo|tổ chức|chủ động|nghiêm túc|phải|cần|ngay)*(?:triển khai|thực hiện|làm|làm tốt)?\s*(?:tốt|ngay|nghiêm|đồng bộ|có hiệu quả|hiệu quả)?\s*"
    r"(?:(?:các|một số|những|\d+)\s*(?:nội dung|nhiệm vụ|công việc|việc|giải pháp|nhóm nhiệm vụ|công tác)?(?:\s*(?:trọng tâm|cụ thể|chủ yếu|cấp bách))?(?:,\s*giải pháp)?\s*(?:sau đây|sau|như sau)?)?"
)
MATTER = re.compile(r"(?:về|công tác|lĩnh vực|nhiệm vụ|một số|đối với|việc|tình hình|kết quả)\b")
LEAD_IN = re.compile(r"(?:như sau|sau đây|sau|kết luận|yêu cầu|chỉ đạo|thống nhất|nội dung|điện|quyết định|đề nghị|thực hiện|cụ thể)\s*:$")
CLOSING = re.compile(
    r"(?:thông báo|trân trọng|kính)\b[^.]*\bbiết\b|thông báo (?:kết luận )?[^.;]*\b(?:để|đến|tới)\b[^.;]*\b(?:biết|thực hiện|triển khai)|^(?:xin )?trân trọng"
    r"|^ban hành kèm theo|kèm theo (?:quyết định|kế hoạch|công văn) này\b[^.]*$|^(?:cuộc họp|buổi họp|hội nghị|biên bản)[^.]*(?:kết thúc|bế mạc|lập thành|được lập|thông qua)"
    r"|^\(?kèm theo\b|^trên đây là[^.]*(?:thông báo|đề nghị[^.]*(?:thông tin|phản ánh))[^.]*$"
)
ATTRIBUTE = re.compile(
    r"(?P<lead>(?:(?:đơn vị|cơ quan|bộ phận|phòng|người)\s+)?(?:chủ trì|thực hiện|phụ trách|đầu mối)(?:\s+thực hiện)?)\s*:"
    r"|(?P<helper>(?:(?:đơn vị|cơ quan|bộ phận)\s+)?phối hợp(?:\s+thực hiện)?)\s*:"
    r"|(?P<time>thời gian(?:\s+(?:thực hiện|hoàn thành))?|thời hạn(?:\s+(?:thực hiện|hoàn thành))?|tiến độ|hoàn thành|hạn(?:\s+hoàn thành)?)\s*:"
    r"|(?P<receiver>(?:nơi nhận|báo cáo về|gửi về)[^:]{0,20})\s*:"
    r"|(?P<other>sản phẩm|kết quả(?:\s+đầu ra)?|kinh phí|nguồn kinh phí|địa điểm|yêu cầu về sản phẩm|đối tượng)\s*:",
    re.IGNORECASE,
)


class _Walk:
    """Walks over the blocks; holds what later blocks inherit from earlier ones."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.names = reader.names
        self.blocks = reader.shape.blocks
        self.children = {block.parents[-1] for block in self.blocks if block.parents}
        self.headings: dict[int, tuple[Party, ...]] = {}
        self.matters: dict[int, bool] = {}
        self.made: dict[int, list[int]] = {}
        self.default: tuple[Party, ...] = ()
        self.columns: Columns | None = None
        self.row_section: str | None = None
        self.drafts: list[Draft] = []
        self.counts: dict[str, int] = {}
        self.concluded = not self._has_discussion()
        self.preamble = self._preamble()

    # -- the document's parts

    def _has_discussion(self) -> bool:
        """In minutes, and in notices that first tell of the meeting, nothing is asked before the conclusions."""
        if self.reader.kind not in {"BB"}:
            return False
        return any(self._concludes(index) for index in range(len(self.blocks)))

    def _preamble(self) -> int:
        """How many paragraphs come before the one that leads to what is asked: they tell how it came about."""
        for index, block in enumerate(self.blocks):
            if block.kind != "paragraph":
                return 0
            if LEAD_IN.search(plain(self.names.script.lower[slice(*block.span)])):
                return index
        return 0

    def _concludes(self, index: int) -> bool:
        lower = plain(self.names.script.lower[slice(*self.blocks[index].span)])
        if not re.search(r"kết luận|ý kiến chỉ đạo|chỉ đạo\s*:|phân công nhiệm vụ|giao nhiệm vụ|thống nhất (?:các|một số) nội dung", lower):
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
        return self.drafts

    # -- one block

    def _block(self, index: int) -> None:
        block = self.blocks[index]
        span = block.span
        lower = plain(self.names.script.lower[slice(*span)])
        if self._is_basis(lower) or self._attribute(index) or CLOSING.search(lower) and not self._asks_anyway(span, lower):
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

    def _is_basis(self, lower: str) -> bool:
        return lower.startswith(("căn cứ ", "theo đề nghị", "xét đề nghị", "xét tờ trình")) and lower.endswith((";", ".", ",")) and (
            self.reader.kind in {"QĐ", "NQ", "QyĐ", "QC"} and not self.drafts
        )

    def _asks_anyway(self, span: Span, lower: str) -> bool:
        """A closing sentence that also orders: "Trên đây là …; yêu cầu các đơn vị nghiêm túc thực hiện"."""
        if re.search(r"\bbiết\b", lower) or lower.startswith(("ban hành kèm theo", "(kèm theo", "kèm theo")):
            return False
        return asks.addressee(self.names, span) is not None and not re.search(r"thông báo[^.;]*để", lower)

    def _place(self, index: int) -> Place:
        block = self.blocks[index]
        leads, section, open_, parent = self.default, None, self.concluded, None
        for ancestor in block.parents:
            if ancestor in self.headings:
                leads = self.headings[ancestor]
            if ancestor in self.matters:
                open_ = self.matters[ancestor] and self.concluded
            if ancestor in self.made:
                last = self.drafts[self.made[ancestor][-1]]
                leads, parent = last.leads, last.id
            elif ancestor in self.headings or ancestor in self.matters:
                section = self._heading_words(ancestor)
                parent = None
        return Place(leads, section, open_, parent)

    def _heading_words(self, index: int) -> str:
        block = self.blocks[index]
        start = block.marker_span[0] if block.marker_span else block.span[0]
        return self.names.script.words((start, block.span[1]))

    def _addressee_heading(self, index: int) -> bool:
        block = self.blocks[index]
        words = self.names.script.view[slice(*block.span)].rstrip()
        if index not in self.children and not (words.endswith(":") and block.kind != "row"):
            if not (block.kind == "heading" or (block.style and not words.endswith((".", ";")) and self._followed(index))):
                return False
        if any(ancestor in self.made for ancestor in block.parents):
            return False
        parties = heading_parties(self.names, block.span)
        if not parties:
            return False
        self.headings[index] = parties
        if block.kind == "paragraph":
            # an addressee line without a number holds for what follows it
            self.default = parties
        return True

    def _followed(self, index: int) -> bool:
        return index + 1 < len(self.blocks) and index in self.blocks[index + 1].parents

    def _matter_heading(self, index: int, lower: str) -> bool:
        block = self.blocks[index]
        view = self.names.script.view
        words = view[slice(*block.span)].strip()
        article_only = block.style == "article" and not words.endswith((".", "./.")) and index in self.children
        if block.kind == "heading" or words.isupper() or block.style.startswith("part"):
            self._matter(index, lower)
            return True
        if index not in self.children or words.endswith((".", ";", "./.")):
            return False
        short = len(words.split()) <= 22
        if article_only and not asks.addressee(self.names, block.span):
            self._matter(index, lower)
            return True
        if short and (MATTER.match(lower) or not asks.work_begins(self.names, block.span)) and not asks.addressee(self.names, block.span):
            self._matter(index, lower)
            return True
        if short and not words.endswith(":") and block.style in {"roman", "num.", "alpha", "dec1"} and not re.search(r"\d{1,2}/\d", words) and not asks.addressee(self.names, block.span):
            self._matter(index, lower)
            return True
        return False

    def _matter(self, index: int, lower: str) -> None:
        words = lower.strip(" .:;")
        silent = any(words.startswith(form) and not words[len(form) : len(form) + 1].isalnum() for form in forms("words", "no_ask_heading"))
        loud = any(form in words for form in forms("words", "ask_heading")) and not words.startswith(("mục đích", "kết quả thực hiện nhiệm vụ", "đánh giá", "tình hình"))
        above = all(self.matters.get(ancestor, True) for ancestor in self.blocks[index].parents)
        self.matters[index] = (not silent or loud) and (above or loud)

    def _lead_in(self, index: int, lower: str) -> bool:
        """A paragraph that only leads to what follows: "… kết luận như sau:"; who it addresses, the items inherit."""
        block = self.blocks[index]
        if block.kind != "paragraph" or not lower.endswith(":") or not LEAD_IN.search(lower):
            return False
        span = block.span
        ask = asks.addressee(self.names, asks.sentences(self.names, span)[-1])
        if ask and ask.rule == "lead.assigned":
            self.default = ask.leads
        return True

    def _is_list(self, index: int, place: Place) -> bool:
        """Sub-items that only list documents, names or figures belong to their parent."""
        block = self.blocks[index]
        if place.parent is None and not (block.parents and block.parents[-1] in self.made):
            return False
        if block.kind != "item":
            return False
        start, end = block.span
        if any(abs(mention.citation.span[0] - start) < 6 for mention in self.reader.mentions):
            return True
        parties, after = parse_parties(self.names, start, end) if party_begins(self.names, start) else ([], 0)
        if parties and not self.names.script.view[after:end].strip(" .;,"):
            return True
        verbs = self.names.hits.by_class["verb"]
        return not any(position in verbs for position in range(start, end))

    def _give_citations(self, index: int) -> None:
        parent = next((a for a in reversed(self.blocks[index].parents) if a in self.made), None)
        if parent is not None:
            number = self.made[parent][-1]
            draft = self.drafts[number]
            self.drafts[number] = draft._replace(citations=draft.citations + self._cites(self.blocks[index].span))
            self.made[index] = [number]

    # -- attributes that stand below their directive

    def _attribute(self, index: int) -> bool:
        block = self.blocks[index]
        match = ATTRIBUTE.match(self.names.script.lower, *block.span)
        if not match or not self.drafts:
            return False
        number = next((self.made[a][-1] for a in reversed(block.parents) if a in self.made), len(self.drafts) - 1)
        draft = self.drafts[number]
        rest = (match.end(), block.span[1])
        start = rest[0] + len(self.names.script.view[slice(*rest)]) - len(self.names.script.view[slice(*rest)].lstrip())
        parties, _ = parse_parties(self.names, start, rest[1])
        if match.group("lead") and parties:
            draft = draft._replace(leads=tuple(parties), lead_rule="lead.label")
        elif match.group("helper") and parties:
            draft = draft._replace(coordinators=tuple(parties))
        elif match.group("receiver") and parties:
            draft = draft._replace(receiver=parties[0])
        elif match.group("time"):
            limits = find_limits(self.names.script, self.reader.days, rest, self.reader.clock, cell=True)
            draft = draft._replace(limit=_chosen(limits), limits=tuple(limits))
        elif not match.group("other"):
            return False
        self.drafts[number] = draft
        return True

    # -- content

    def _content(self, index: int, place: Place) -> None:
        block = self.blocks[index]
        running = block.kind == "paragraph"
        units = self._units(block.span)
        named = [asks.addressee(self.names, unit) for unit in units]
        if not place.asks:
            named = [ask if ask and ask.rule == "lead.assigned" and self.concluded else None for ask in named]
        distinct = {tuple(p.name.lower() for p in ask.leads) for ask in named if ask}
        if running or len(distinct) > 1:
            self._split(index, place, units, named, running=running)
            return
        ask = next((ask for ask in named if ask), None)
        if ask is None and not (place.asks and any(asks.asks_something(self.names, u, inherited=bool(place.leads)) for u in units)):
            return
        self._make(index, place, block.span, ask)

    def _units(self, span: Span) -> list[Span]:
        """Sentences, cut further at semicolons after which someone else is addressed."""
        units: list[Span] = []
        for start, end in asks.sentences(self.names, span):
            last = start
            for match in re.compile(r";\s*").finditer(self.names.script.view, start, end):
                if asks.addressee(self.names, (match.end(), end)) and self._addresses_at_once(match.end(), end):
                    units.append((last, match.start() + 1))
                    last = match.end()
            units.append((last, end))
        return units

    def _addresses_at_once(self, start: int, end: int) -> bool:
        ask = asks.addressee(self.names, (start, end))
        return bool(ask) and ask.start - start < 30 and ask.rule in {"lead.assigned", "lead.subject"}  # type: ignore[union-attr]

    def _split(self, index: int, place: Place, units: list[Span], named: list[Ask | None], *, running: bool) -> None:
        """One directive for each sentence with an addressee of its own; a sentence without goes with the one before."""
        pending: int | None = None
        open_: tuple[Span, Ask | None] | None = None
        for unit, ask in zip(units, named, strict=True):
            own = ask is not None
            asking = own or (place.asks and asks.asks_something(self.names, unit, inherited=bool(place.leads) and not running))
            if own or (asking and (open_ is None or asks.is_agreement(self.names, unit))):
                if open_ and not (open_[1] is None and self._joins(open_[0], unit)):
                    self._make(index, place, open_[0], open_[1], pieces=2)
                    open_ = None
                start = open_[0][0] if open_ else (pending if pending is not None else unit[0])
                open_ = ((start, unit[1]), ask)
                pending = None
            elif open_ and asking:
                open_ = ((open_[0][0], unit[1]), open_[1])
            elif not asking and self.names.script.view[unit[1] - 1 : unit[1]] == ";" and place.asks:
                pending = unit[0] if pending is None else pending
            else:
                pending = None
        if open_:
            self._make(index, place, open_[0], open_[1], pieces=2 if len(units) > 1 else 1)

    def _joins(self, before: Span, unit: Span) -> bool:
        """A clause without an addressee belongs to the one after its semicolon."""
        return self.names.script.view[before[1] - 1 : before[1]] == ";"

    def _make(self, index: int, place: Place, span: Span, ask: Ask | None, pieces: int = 1) -> None:
        leads = ask.leads if ask else place.leads
        helpers = asks.coordinators(self.names, span, leads)
        receiver = asks.report_to(self.names, span)
        limits = self._limits(span)
        agreement = asks.is_agreement(self.names, span) and ask is None
        limit = _chosen(limits)
        draft = Draft(
            self._id(index, pieces), index, span, self._nature(span, limit, agreement), leads, helpers, receiver, limit,
            tuple(limits), self._cites(span), "directive.running" if self.blocks[index].kind == "paragraph" else "directive.item",
            ask.rule if ask else ("lead.heading" if leads else "lead.none"), place.parent, place.section, pieces,
        )  # fmt: skip
        self.made.setdefault(index, []).append(len(self.drafts))
        self.drafts.append(draft)

    def _limits(self, span: Span) -> list[Limit]:
        limits = find_limits(self.names.script, self.reader.days, span, self.reader.clock)
        cited = [mention.citation.span for mention in self.reader.mentions]
        return [x for x in limits if not any(start <= x.deadline.span[0] < end for start, end in cited)]

    def _cites(self, span: Span) -> tuple[int, ...]:
        return tuple(i for i, m in enumerate(self.reader.mentions) if span[0] <= m.citation.span[0] < span[1])

    def _nature(self, span: Span, limit: Limit | None, agreement: bool) -> str:
        if agreement:
            return "decision"
        relation = limit.deadline.relation if limit else None
        if relation and relation != "every":
            return "task"
        lower = self.names.script.lower[slice(*span)]
        head = plain(lower)[:70]
        standing = any(form in head for form in forms("words", "standing")) or relation == "every"
        product = re.search(r"\b(?:xây dựng|ban hành|hoàn thành|hoàn thiện|lập|tham mưu|đề xuất|trình|sơ kết|tổng kết|rà soát|thẩm định)\b", lower)
        return "standing" if standing and not (product and relation != "every") else "task"

    def _id(self, index: int, pieces: int) -> str:
        block = self.blocks[index]
        path = [self.blocks[a].label or self._bullet(a) for a in block.parents if self.blocks[a].marker]
        own = block.label or (self._bullet(index) if block.marker else "")
        if own.startswith((*[p + "." for p in path if p],)) or (path and own.split(".")[0] == path[-1] and "." in own):
            path = path[:-1]
        if own and pieces == 1:
            path.append(own)
        elif own:
            path += [own, str(self._next(".".join(path + [own])))]
        else:
            path.append(str(self._next(".".join(path))))
        label = ("PL." if block.appendix else "") + ".".join(part for part in path if part)
        return self._unique(label)

    def _bullet(self, index: int) -> str:
        block = self.blocks[index]
        siblings = [i for i, b in enumerate(self.blocks[: index + 1]) if b.parents == block.parents and b.style == block.style]
        return str(len(siblings))

    def _next(self, path: str) -> int:
        self.counts[path] = self.counts.get(path, 0) + 1
        return self.counts[path]

    def _unique(self, label: str) -> str:
        taken = {draft.id for draft in self.drafts}
        if label not in taken:
            return label
        return next(f"{label}{letter}" for letter in _letters() if f"{label}{letter}" not in taken)

    # -- tables

    def _row(self, index: int) -> None:
        row = self.blocks[index]
        head = columns_of(self.names.script, row)
        if head and not self.columns:
            self.columns, self.row_section = head, None
            return
        columns = self.columns
        if columns is None or len(row.cells) <= columns.task:
            return
        if section := is_section_row(self.names.script, row, columns):
            self.row_section = self._row_title(row, columns, section)
            return
        task = row.cells[columns.task]
        if task[1] > task[0] and self.names.script.view[task[0]].isalpha():
            self._make_row(index, columns, task)

    def _row_title(self, row: Block, columns: Columns, section: Span) -> str:
        number = self.names.script.words(row.cells[columns.number]) if columns.number is not None else ""
        words = self.names.script.words(section)
        return f"{number}. {words}" if number and number != words else words

    def _make_row(self, index: int, columns: Columns, task: Span) -> None:
        row = self.blocks[index]

        def cell(position: int | None) -> Span | None:
            return row.cells[position] if position is not None and position < len(row.cells) else None

        leads = self._cell_parties(cell(columns.lead))
        ask = asks.addressee(self.names, task) if not leads else None
        leads = leads or (ask.leads if ask else self._place(index).leads)
        helpers = self._cell_parties(cell(columns.helper)) or asks.coordinators(self.names, task, leads)
        receiver = next(iter(self._cell_parties(cell(columns.receiver))), None) or asks.report_to(self.names, task)
        time = cell(columns.time)
        limits = find_limits(self.names.script, self.reader.days, time, self.reader.clock, cell=True) if time else self._limits(task)
        limit = _chosen(limits)
        number = self.names.script.words(row.cells[columns.number]).strip(". ") if columns.number is not None else ""
        label = f"PL.{number}" if number else f"PL.{self._next('PL')}"
        whole = self._cites(row.span)
        draft = Draft(self._unique(label), index, task, self._row_nature(task, time, limit), leads, helpers, receiver, limit, tuple(limits), whole,
                      "directive.row", "lead.cell", None, self.row_section or self._place(index).section)  # fmt: skip
        self.made.setdefault(index, []).append(len(self.drafts))
        self.drafts.append(draft)

    def _row_nature(self, task: Span, time: Span | None, limit: Limit | None) -> str:
        if limit is None and time and "thường xuyên" in self.names.script.lower[slice(*time)]:
            return "standing"
        return self._nature(task, limit, False)

    def _cell_parties(self, cell: Span | None) -> tuple[Party, ...]:
        if not cell:
            return ()
        found: list[Party] = []
        position = cell[0]
        while position < cell[1]:
            parties, end = parse_parties(self.names, position, cell[1])
            if not parties:
                end = self._cell_piece(position, cell[1], found)
            found += parties
            sign = re.compile(r"[\s,;/+]*(?:và\s+)?[\s\-–]*").match(self.names.script.view, end, cell[1])
            position = max(sign.end() if sign else end, position + 1)
        return tuple(found)

    def _cell_piece(self, start: int, limit: int, found: list[Party]) -> int:
        """A cell may name a unit by its bare name: a piece between separators."""
        stop = re.compile(r"[;/]|,\s|$").search(self.names.script.view, start, limit)
        end = stop.start() if stop else limit
        words = self.names.script.words((start, end)).strip(" .-")
        if words and words[0].isupper() and len(words.split()) <= 14:
            found.append(Party(words, (start, end), "party.cell"))
        return end


def _letters() -> list[str]:
    return [chr(code) for code in range(ord("b"), ord("z") + 1)] + [f"_{number}" for number in range(1, 10000)]


def _chosen(limits: list[Limit]) -> Limit | None:
    """Of several the one by which the whole is done: outright limits before bare ones, the latest of the dated ones."""
    if not limits:
        return None
    strongest = max(limit.strength for limit in limits)
    dated = [x for x in limits if x.last and x.strength >= min(strongest, 2)]
    every = [x for x in limits if x.deadline.relation == "every"]
    if dated:
        return max(dated, key=lambda limit: (limit.last, -limit.deadline.span[0]))  # type: ignore[return-value, arg-type]
    lengths = [x for x in limits if x.deadline.relation == "within"]
    return (lengths or every or limits)[-1 if lengths else 0]
