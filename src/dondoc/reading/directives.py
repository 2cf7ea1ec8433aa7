"""Directives: one for each thing asked of one addressee, from the outline and what the stages before found."""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from dondoc.reading import asks
from dondoc.reading.asks import Ask
from dondoc.reading.citations import Mention
from dondoc.reading.dates import Day
from dondoc.reading.deadlines import Clock, Limit, find_limits
from dondoc.reading.lexicon import forms
from dondoc.reading.model import Party, Span
from dondoc.reading.normalise import flexible, later, plain
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
    floor: bool = False


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
    while lead := _heading_leads().match(lower, start):
        start = lead.end()
        start += len(view[start : span[1]]) - len(view[start : span[1]].lstrip(" :\n\t"))
    for loose in (False, True):
        parties, end = parse_parties(names._replace(loose=loose), start, span[1])
        rest = plain(lower[end : span[1]]).strip(" :.;,-–")
        rest = re.sub(r"^\([^)]*\)\s*", "", rest)
        if parties and (
            not rest
            or rest in forms("words", "heading_tail")
            or HEADING_REST.fullmatch(rest)
            or HEADING_COOP.fullmatch(rest)
        ):
            return tuple(parties)
    if not parties:
        return ()
    capitals = view[slice(*span)].strip(" .:").isupper()
    if rest and (view[span[1] - 1] == ":" or capitals) and len(rest.split()) <= 8 and not RUNS.search(rest):
        last = parties[-1]
        end = span[1] - (view[span[1] - 1] == ":")
        if last.span:
            return (
                *parties[:-1],
                Party(names.script.words((last.span[0], end)).rstrip(" :"), (last.span[0], end), "party.heading"),
            )
    if rest and len(rest.split()) <= 2 and end == span[1] - len(rest) and view[span[1] - 1] not in ".;:":
        # a heading holds a name and nothing else, so what is left of it belongs to the name
        last = parties[-1]
        if last.span:
            parties[-1] = Party(names.script.words((last.span[0], span[1])), (last.span[0], span[1]), "party.heading")
            return tuple(parties)
    return ()


RUNS = later(
    r"chủ trì|phối hợp|thực hiện|trách nhiệm|nhiệm vụ|nội dung|báo cáo|tổ chức|,|;|\b(?:giao|yêu cầu|đề nghị|phải|cần)\b"
)


@cache
def _heading_leads() -> re.Pattern[str]:
    words = sorted(forms("words", "heading_lead"), key=len, reverse=True)
    return flexible(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")


HEADING_REST = flexible(
    r"(?:[,\s]|chủ trì|có trách nhiệm|có nhiệm vụ|căn cứ chức năng, nhiệm vụ(?: được giao)?|theo chức năng, nhiệm vụ(?: được giao)?"
    r"|khẩn trương|tập trung|chỉ đạo|tổ chức|chủ động|nghiêm túc|phải|cần|ngay)*(?:triển khai|thực hiện|làm|làm tốt)?\s*(?:tốt|ngay|nghiêm|đồng bộ|có hiệu quả|hiệu quả)?\s*"
    r"(?:(?:các|một số|những|\d+)\s*(?:nội dung|nhiệm vụ|công việc|việc|giải pháp|nhóm nhiệm vụ|công tác)?(?:\s*(?:trọng tâm|cụ thể|chủ yếu|cấp bách))?(?:,\s*giải pháp)?\s*(?:sau đây|sau|như sau)?)?"
)
HEADING_COOP = flexible(
    r"(?:chủ trì,? )?(?:chủ động )?phối hợp (?:với|cùng) .{3,120}? (?:tập trung |triển khai |tổ chức )?(?:thực hiện|làm)(?: tốt| ngay)? "
    r"(?:các|một số|những)? ?(?:nội dung|nhiệm vụ|công việc|việc|giải pháp)[^,;]{0,30}(?:sau đây|sau|như sau)"
)
MATTER = flexible(r"(?:về|công tác|lĩnh vực|nhiệm vụ|một số|đối với|việc|tình hình|kết quả)\b")
LEAD_IN = flexible(
    r"(?:như sau|sau đây|sau|kết luận|yêu cầu|chỉ đạo|thống nhất|nội dung|điện|quyết định|đề nghị|thực hiện|cụ thể)\s*:$"
)
CLOSERS = (
    "thông báo",
    "trân trọng",
    "kính",
    "kèm theo",
    "kết thúc",
    "bế mạc",
    "biên bản",
    "trên đây",
    "lập thành",
    "liên hệ",
)
CLOSING = flexible(
    r"(?:thông báo|trân trọng|kính)\b[^.]*\bbiết\b|thông báo (?:kết luận )?[^.;]*\b(?:để|đến|tới)\b[^.;]*\b(?:biết|thực hiện|triển khai)|^(?:xin )?trân trọng|trân trọng cảm ơn|(?:vướng mắ[ct]|khó khăn|phát sinh)[^.]*đề nghị[^.]*\bliên hệ\b"
    r"|^ban hành kèm theo|kèm theo (?:quyết định|kế hoạch|công văn) này\b[^.]*$|^(?:cuộc họp|buổi họp|hội nghị|biên bản)[^.]*(?:kết thúc|bế mạc|lập thành|được lập|thông qua)"
    r"|^\(?(?:ban hành )?kèm theo\b|^trên đây là[^.]*(?:thông báo|đề nghị[^.]*(?:thông tin|phản ánh))[^.]*$"
)
ATTRIBUTE = flexible(
    r"(?P<lead>(?:(?:đơn vị|cơ quan|bộ phận|phòng|người)\s+)?(?:chủ trì|thực hiện|phụ trách|đầu mối)(?:\s+thực hiện)?)\s*:"
    r"|(?P<helper>(?:(?:đơn vị|cơ quan|bộ phận)\s+)?phối hợp(?:\s+thực hiện)?)\s*:"
    r"|(?P<time>thời gian(?:\s+(?:thực hiện|hoàn thành))?|thời hạn(?:\s+(?:thực hiện|hoàn thành))?|tiến độ|hoàn thành|hạn(?:\s+hoàn thành)?)\s*:"
    r"|(?P<receiver>(?:nơi nhận|báo cáo về|gửi về)[^:]{0,20})\s*:"
    r"|(?P<other>sản phẩm|kết quả(?:\s+đầu ra)?|kinh phí|nguồn kinh phí|địa điểm|yêu cầu về sản phẩm|đối tượng)\s*:",
)


IN_FORCE = flexible(r"(?:chỉ thị|quyết định|công điện|thông báo|kế hoạch|kết luận) này (?:có hiệu lực|thay thế)")
SEMICOLON = later(r";\s*")
GENERIC = flexible(
    r"(?:tập trung|thực hiện|triển khai|làm)(?: (?:ngay|tốt|nghiêm|thực hiện|chỉ đạo))* (?:vào )?(?:các|một số|những)? ?(?:nội dung|nhiệm vụ|công việc|việc|giải pháp|nhóm nhiệm vụ)[^,;:]{0,40}:$"
)
LISTS = later(r"\b(?:các|những|\d+|một số)\s+([^,;:.]{2,60}?)\s*(?:sau(?: đây)?|gồm|trên)?\s*:$")
TASKS = later(r"nội dung|nhiệm vụ|công việc|\bviệc\b|giải pháp|yêu cầu|biện pháp|phần việc|công tác")
FLOOR = flexible(
    r"(?:các )?(?:ý kiến(?! (?:chỉ đạo|kết luận))|thảo luận|kiến nghị|đề xuất|phát biểu|tham luận|diễn biến|báo cáo|thành phần|kinh phí|nguồn kinh phí|thời gian|địa điểm)"
)
ENACTMENTS = {"QĐ", "NQ", "QyĐ", "QC"}


@cache
def _heads() -> tuple[str, ...]:
    """Headings of both sorts by their first words."""
    return tuple(forms("words", "no_ask_heading") | forms("words", "ask_heading"))


PREFIX = flexible(
    r"(?:đối với|về|công tác|lĩnh vực|nội dung|việc|riêng về|liên quan)\s[^:.;]{2,110}:\s*(?=\S)", re.IGNORECASE
)


class _Walk:
    """Walks over the blocks; holds what later blocks inherit from earlier ones."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.names = reader.names
        self.blocks = reader.shape.blocks
        self.cited = [mention.citation.span[0] for mention in reader.mentions]
        self.children = {block.parents[-1] for block in self.blocks if block.parents}
        self.places = self._count_places()
        self.taken: set[str] = set()
        self.headings: dict[int, tuple[Party, ...]] = {}
        self.matters: dict[int, bool] = {}
        self.made: dict[int, list[int]] = {}
        self.default: tuple[Party, ...] = ()
        self.default_under: tuple[int, ...] = ()
        self.columns: Columns | None = None
        self.row_section: str | None = None
        self.drafts: list[Draft] = []
        self.counts: dict[str, int] = {}
        self.concluded = not self._has_discussion()
        self.preamble = self._preamble()
        first = next((i for i, block in enumerate(self.blocks) if block.kind != "paragraph"), 0)
        self.preamble = max(self.preamble, first)

    # -- the document's parts

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
        return self.drafts

    # -- one block

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

    def _place(self, index: int) -> Place:
        block = self.blocks[index]
        inherits = block.parents[: len(self.default_under)] == self.default_under
        leads, section, open_, parent, floor = self.default if inherits else (), None, self.concluded, None, False
        for ancestor in block.parents:
            if ancestor in self.headings:
                leads = self.headings[ancestor]
            if ancestor in self.matters:
                open_ = self.matters[ancestor] and self.concluded
                floor = floor or bool(FLOOR.match(plain(self.names.script.lower[slice(*self.blocks[ancestor].span)])))
            if ancestor in self.made:
                last = self.drafts[self.made[ancestor][-1]]
                leads, parent = last.leads, last.id
            elif ancestor in self.headings or ancestor in self.matters:
                section = self._heading_words(ancestor)
                parent = None
        return Place(leads, section, open_, parent, floor)

    def _heading_words(self, index: int) -> str:
        block = self.blocks[index]
        start = block.marker_span[0] if block.marker_span else block.span[0]
        return self.names.script.words((start, block.span[1]))

    def _addressee_heading(self, index: int) -> bool:
        block = self.blocks[index]
        words = self.names.script.view[slice(*block.span)].rstrip()
        if index not in self.children and not (words.endswith(":") and block.kind != "row"):
            if not (
                block.kind == "heading" or (block.style and not words.endswith((".", ";")) and self._followed(index))
            ):
                return False
        if any(ancestor in self.made for ancestor in block.parents):
            return False
        parties = heading_parties(self.names, block.span) or self._after_matter(block)
        if not parties:
            return False
        self.headings[index] = parties
        if block.kind == "paragraph":
            # an addressee line without a number holds for what follows it
            self.default, self.default_under = parties, block.parents
        return True

    def _after_matter(self, block: Block) -> tuple[Party, ...]:
        """ "Thứ sáu, về công tác sinh viên. Phòng Công tác sinh viên:": a matter and its addressee on one line."""
        parts = asks.sentences(self.names, block.span)
        if len(parts) != 2 or not self._inline_heading(parts[0]):
            return ()
        return heading_parties(self.names, parts[1])

    def _followed(self, index: int) -> bool:
        return index + 1 < len(self.blocks) and index in self.blocks[index + 1].parents

    def _matter_heading(self, index: int, lower: str) -> bool:
        block = self.blocks[index]
        view, span = self.names.script.view, block.span
        words = view[slice(*span)].strip()
        article_only = block.style == "article" and not words.endswith((".", "./.")) and index in self.children
        if block.kind == "heading" or words.isupper() or block.style.startswith("part"):
            self._matter(index, lower)
            return True
        heads = index in self.children or self._leads(index)
        if heads and self._is_titled(words, lower) and not asks.addressee(self.names, span):
            self._matter(index, lower)
            return True
        if index not in self.children or words.endswith((".", ";", "./.")):
            return False
        short = len(words.split()) <= 22
        if article_only and not asks.addressee(self.names, block.span):
            self._matter(index, lower)
            return True
        if (
            short
            and (MATTER.match(lower) or not asks.work_begins(self.names, block.span))
            and not asks.addressee(self.names, block.span)
        ):
            self._matter(index, lower)
            return True
        if (
            short
            and not words.endswith(":")
            and block.style in {"roman", "num.", "alpha", "dec1"}
            and not re.search(r"\d{1,2}/\d", words)
            and not asks.addressee(self.names, block.span)
        ):
            self._matter(index, lower)
            return True
        return False

    def _is_titled(self, words: str, lower: str) -> bool:
        """ "Tổ chức thực hiện", "Nhiệm vụ chung": a heading known by its first and its last words."""
        return (
            len(words.split()) <= 9
            and lower.startswith(_heads())
            and lower.rstrip(".").endswith(
                ("thực hiện", "chung", "tình hình", "nhiệm vụ", "kết luận", "giải pháp", "kết quả")
            )
        )

    def _leads(self, index: int) -> bool:
        return index + 1 < len(self.blocks) and index in self.blocks[index + 1].parents

    def _matter(self, index: int, lower: str) -> None:
        words = lower.strip(" .:;")
        silent = any(
            words.startswith(form) and not words[len(form) : len(form) + 1].isalnum()
            for form in forms("words", "no_ask_heading")
        )
        loud = any(form in words for form in forms("words", "ask_heading")) and not words.startswith(
            ("mục đích", "kết quả thực hiện nhiệm vụ", "đánh giá", "tình hình")
        )
        above = all(self.matters.get(ancestor, True) for ancestor in self.blocks[index].parents)
        self.matters[index] = (not silent or loud) and (above or loud)

    def _lead_in(self, index: int, lower: str) -> bool:
        """A paragraph that only leads to what follows: "… kết luận như sau:"; who it addresses, the items inherit."""
        block = self.blocks[index]
        span = block.span
        if block.kind != "paragraph":
            return self._generic(index, lower)
        if not lower.endswith(":") or not LEAD_IN.search(lower):
            return False
        ask = asks.addressee(self.names, asks.sentences(self.names, span)[-1])
        if ask and ask.rule == "lead.assigned":
            self.default, self.default_under = ask.leads, block.parents
        return True

    def _generic(self, index: int, lower: str) -> bool:
        """An item that only says that tasks follow is a heading: "… cần tập trung các nhiệm vụ sau:"."""
        block = self.blocks[index]
        if index not in self.children or not GENERIC.search(lower):
            return False
        last = asks.sentences(self.names, block.span)[-1]
        if len(self.names.script.words(last).split()) > 25:
            return False
        ask = asks.addressee(self.names, last)
        if ask:
            self.headings[index] = ask.leads
        else:
            self._matter(index, lower)
        return True

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
        words = plain(self.names.script.lower[slice(*self.blocks[parent].span)])
        match = LISTS.search(words)
        return bool(match) and not TASKS.search(match.group(1))

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

    def _with_article(self, index: int) -> Span:
        """ "Điều 5. Quyết định này có hiệu lực …" / "Chánh Văn phòng … chịu trách nhiệm thi hành": one article, two lines."""
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
        prefix = PREFIX.match(self.names.script.lower, *span)
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
        units = [
            unit
            for unit in units
            if len(units) == 1 or unit is units[0] or not IN_FORCE.match(self.names.script.lower, unit[0])
        ]
        named = [asks.addressee(self.names, unit) for unit in units]
        if not place.asks:
            named = [ask if ask and ask.rule == "lead.assigned" and self._speaks(place, ask, unit) else None
                     for ask, unit in zip(named, units, strict=True)]  # fmt: skip
        distinct = {tuple(p.name.lower() for p in ask.leads) for ask in named if ask}
        later = next((ask for ask in named if ask), None)
        agreed = bool(place.leads) or asks.is_agreement(self.names, units[0])
        if (
            named[0] is None
            and later
            and len(units) > 1
            and agreed
            and place.asks
            and asks.asks_something(self.names, units[0], inherited=True)
        ):
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

    def _inline_heading(self, first: Span) -> bool:
        words = plain(self.names.script.lower[slice(*first)]).rstrip(" .:")
        if len(words.split()) > 12 or asks.addressee(self.names, first):
            return False
        return bool(MATTER.match(words)) or words.startswith(_heads())

    def _speaks(self, place: Place, ask: Ask, unit: Span) -> bool:
        """Whether the chair orders inside a part that otherwise only tells: not where others have the word."""
        if not self.concluded or place.floor:
            return False
        return ask.start - unit[0] < 3 or place.section is None

    def _units(self, span: Span) -> list[Span]:
        """Sentences, cut further at semicolons after which someone else is addressed."""
        units: list[Span] = []
        for start, end in asks.sentences(self.names, span):
            last = start
            for match in SEMICOLON.finditer(self.names.script.view, start, end):
                bracket = self.names.script.view[start : match.start()]
                if bracket.count("(") > bracket.count(")"):
                    continue
                if self._addresses_at_once(match.end(), end) and not self._only_names(last, match.start()):
                    units.append((last, match.start() + 1))
                    last = match.end()
            units.append((last, end))
        return units

    def _only_names(self, start: int, end: int) -> bool:
        parties, after = parse_parties(self.names, start, end)
        return bool(parties) and after >= end - 1

    def _addresses_at_once(self, start: int, end: int) -> bool:
        ask = asks.addressee(self.names, (start, end))
        return bool(ask) and ask.start - start < 30 and ask.rule in {"lead.assigned", "lead.subject"}  # type: ignore[union-attr]

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
        if ask and (self._says_itself(ask, place) or (ask.rule == "lead.assigned.weak" and place.leads)):
            ask = None
        leads = ask.leads if ask else place.leads
        helpers = asks.coordinators(self.names, span, leads)
        receiver = asks.report_to(self.names, span)
        limits = self._limits(span)
        agreement = asks.is_agreement(self.names, span) and ask is None
        limit = _chosen([x for x in limits if x.strength > 2] if agreement else limits)
        draft = Draft(
            self._id(index, pieces), index, span, self._nature(span, limit, agreement), leads, helpers, receiver, limit,
            tuple(limits), self._cites(span), "directive.running" if self.blocks[index].kind == "paragraph" else "directive.item",
            ask.rule if ask else ("lead.heading" if leads else "lead.none"), place.parent, place.section, pieces,
        )  # fmt: skip
        self.made.setdefault(index, []).append(len(self.drafts))
        self.drafts.append(draft)

    def _says_itself(self, ask: Ask, place: Place) -> bool:
        """ "Trung tâm tổ chức …" under "Trung tâm Khuyến nông": the short name means the heading's."""
        if len(ask.leads) != 1 or not place.leads:
            return False
        name = ask.leads[0].name.lower()
        return any(lead.name.lower().startswith(name + " ") for lead in place.leads) and len(name.split()) <= 2

    def _limits(self, span: Span) -> list[Limit]:
        limits = find_limits(self.names.script, self.reader.days, span, self.reader.clock)
        cited = [self.reader.mentions[index].citation.span for index in self._cites(span)] if limits else []
        return [x for x in limits if not any(start <= x.deadline.span[0] < end for start, end in cited)]

    def _cites(self, span: Span) -> tuple[int, ...]:
        return tuple(range(bisect_left(self.cited, span[0]), bisect_left(self.cited, span[1])))

    def _nature(self, span: Span, limit: Limit | None, agreement: bool) -> str:
        if agreement:
            return "decision"
        relation = limit.deadline.relation if limit else None
        if relation and relation != "every":
            return "task"
        lower = self.names.script.lower[slice(*span)]
        standing = self.names.hits.within("standing", span[0], min(span[1], span[0] + 75)) or relation == "every"
        if not standing:
            return "task"
        product = re.search(
            r"\b(?:xây dựng|ban hành|hoàn thành|hoàn thiện|lập|tham mưu|đề xuất|trình|sơ kết|tổng kết|rà soát|thẩm định)\b",
            lower,
        )
        return "standing" if not (product and relation != "every") else "task"

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
        return str(self.places[index])

    def _next(self, path: str) -> int:
        self.counts[path] = self.counts.get(path, 0) + 1
        return self.counts[path]

    def _unique(self, label: str) -> str:
        unique = label
        while unique in self.taken:
            again = self._next("again " + label)
            unique = f"{label}{chr(ord('a') + again)}" if again < 26 else f"{label}_{again}"
        self.taken.add(unique)
        return unique

    def _count_places(self) -> list[int]:
        """The place of each block among its siblings of the same habit."""
        counts: dict[tuple[int, str], int] = {}
        places = []
        for block in self.blocks:
            key = (block.parents[-1] if block.parents else -1, block.style)
            counts[key] = counts.get(key, 0) + 1
            places.append(counts[key])
        return places

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
        limits = (
            find_limits(self.names.script, self.reader.days, time, self.reader.clock, cell=True)
            if time
            else self._limits(task)
        )
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
        for stop in [*CELL_END.finditer(self.names.script.view, *cell), None]:
            end = stop.start() if stop else cell[1]
            found += self._piece_parties(position, end)
            position = stop.end() if stop else end
        return tuple(found)

    def _piece_parties(self, start: int, end: int) -> list[Party]:
        """The names of a piece of a cell; a piece that does not read as names is one name as it stands."""
        view = self.names.script.view
        start += len(view[start:end]) - len(view[start:end].lstrip(" -–+•\n\t"))
        parties, after = parse_parties(self.names._replace(loose=True), start, end)
        if parties and not view[after:end].strip(" .,"):
            return parties
        words = self.names.script.words((start, end)).strip(" .,-")
        if not words or not words[0].isalpha() or len(words.split()) > 20:
            return parties
        return [Party(words, (start, end), "party.cell")]


CELL_END = later(r"\s*[;\n]\s*|\s*<br\s*/?>\s*|\s{2,}[-–+]\s+")


def _chosen(limits: list[Limit]) -> Limit | None:
    """Of several the one by which the whole is done: outright limits before bare ones, the latest of the dated ones."""
    if not limits:
        return None
    strongest = max(limit.strength for limit in limits)
    dated = [x for x in limits if x.last and x.strength >= strongest]
    every = [x for x in limits if x.deadline.relation == "every"]
    if dated:
        return max(dated, key=lambda limit: (limit.last, -limit.deadline.span[0]))  # type: ignore[return-value, arg-type]
    lengths = [x for x in limits if x.deadline.relation == "within"]
    return (lengths or every or limits)[-1 if lengths else 0]
