"""Units and persons as the text names them: where a name begins, where it ends, and lists of names."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from dondoc.reading.lexicon import Hits, forms, office_forms
from dondoc.reading.model import Party, Span
from dondoc.reading.normalise import CAPITAL, Script, later, plain, skip_spaces

__all__ = ["Names", "gives_orders", "known_names", "parse_parties", "party_begins"]

TOKEN = later(r"[^\s,;:.!?()\[\]“”\"…]+")
COMMA = later(r"\s*[,;]\s*")
AND = later(r"\s*,?\s+(?:và|cùng|VÀ)\s+")
PLURAL_COLON = later(r"\s*:\s*")
NUMBERED = later(r"[sS][ốỐ]\s+\d{1,2}(?![\d/.,-])")
PLACES = frozenset(
    (
        "tỉnh",
        "huyện",
        "thị xã",
        "thành phố",
        "xã",
        "phường",
        "thị trấn",
        "quận",
        "đặc khu",
        "trung ương",
        "khu vực",
        "quốc gia",
        "cấp xã",
        "cấp huyện",
        "cấp tỉnh",
    )
)
OF_MANY = ("được giao", "có ", "trên địa bàn", "nơi ", "vùng", "đang", "chưa")
ON = later(
    r"[^,;.:()]{0,60}?\s+(?=(?:phải|chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|khẩn\s+trương|nghiêm\s+túc|tập\s+trung|chủ\s+động|báo\s+cáo|hoàn\s+thành|thực\s+hiện)\b)"
)
TERM = later(r"[IVXL]+\b")
MAX_TOKENS = 16


class Names(NamedTuple):
    """What is needed to recognise names in one document: its text, its words, and names seen where they are sure.

    `loose` is for places such as headings, which hold nothing but names: there a name of the tables may go on.
    """

    script: Script
    hits: Hits
    known: dict[str, tuple[str, ...]]
    loose: bool = False
    givers: frozenset[str] = frozenset()
    chair: frozenset[str] = frozenset()
    seen: dict[object, object] = {}  # noqa: RUF012 - what was read once is not read again; made anew for each document


def known_names(script: Script, hits: Hits, names: Iterable[str], givers: Iterable[str] = ()) -> Names:
    """Names that headings and address lines give whole; longer ones are tried first."""
    known: dict[str, list[str]] = {}
    for name in sorted({plain(name).lower() for name in names}, key=len, reverse=True):
        if " " in name:
            known.setdefault(name.split(" ", 1)[0], []).append(name)
    bodies = {_short(giver) for giver in givers}
    return Names(
        script, hits, {first: tuple(rest) for first, rest in known.items()}, givers=frozenset(bodies - {""}), seen={}
    )


def _short(name: str) -> str:
    return re.sub(r"[uủ][ỷỉyỳ]? ban nhân dân|uỷ ban nhân dân|ủy ban nhân dân", "ubnd", plain(name).lower())


def gives_orders(names: Names, party: Party) -> bool:
    """Whether a subject speaks for the document: an office, or the body that issues it; others only make requests."""
    lower = _short(party.name)
    if lower.startswith(tuple(office_forms())) or lower.startswith(("ban thường vụ", "thường trực", "ban chấp hành")):
        return True
    return any(giver.startswith(lower) or lower.startswith(giver) or lower in giver for giver in names.givers)


def party_begins(names: Names, start: int) -> bool:
    """Whether a unit, office or person is named from `start` on."""
    hits = names.hits
    if (
        start not in hits.by_class["head"]
        and start not in hits.by_class["name"]
        and start not in hits.by_class["person"]
    ):
        return False
    known = names.seen.get(start)
    if known is None:
        known = names.seen[start] = _begins(names, start)
    return bool(known)


def _begins(names: Names, start: int) -> bool:
    hits, lower, view = names.hits, names.script.lower, names.script.view
    if hits.end("person", start):
        return True
    if _known_name(names, start):
        return view[start].isupper() or view[start : start + 4].lower() == "ủy b"
    head = hits.end("head", start)
    if not head or hits.end("not_head", start) > head:
        return False
    verb = hits.end("verb", start)
    following = TOKEN.match(view, skip_spaces(view, head))
    if lower.startswith(MANY, start):
        at = following.start() if following else start
        return at > start and bool(
            hits.end("plural", at) or hits.end("name", at) or (view[at].isupper() and hits.end("head", at))
        )
    if verb > head:
        return False
    if verb == head or not view[start].isupper():
        return bool(following) and (
            following.group()[0].isupper()
            or (verb == head and bool(hits.end("closer", following.start())))
            or (lower[start:head] in LOWER_HEADS)
            or (lower.startswith(MANY, following.start()) and lower[start:head] in PEOPLE)
        )
    return True


MANY = ("các ", "toàn thể ", "tất cả các ", "từng ", "mỗi ", "toàn bộ ", "hai ", "những ")
LOWER_HEADS = frozenset(
    ("chủ đầu tư", "nhà thầu", "thủ trưởng", "người đứng đầu", "cấp ủy", "cấp uỷ", "ủy ban nhân dân", "uỷ ban nhân dân")
)
PEOPLE = frozenset(("giám đốc", "chủ tịch", "trưởng", "lãnh đạo", "thủ trưởng", "bí thư", "hiệu trưởng"))


def parse_parties(names: Names, start: int, limit: int) -> tuple[list[Party], int]:
    """The list of parties that begins at `start` and the end of its last name; an empty list where none begins."""
    if not party_begins(names, start):
        return [], start
    place = (start, limit, names.loose)
    known = names.seen.get(place)
    if known is None:
        known = names.seen[place] = _parse(names, start, limit)
    parties, end = known  # type: ignore[misc]
    return list(parties), end


def _parse(names: Names, start: int, limit: int) -> tuple[list[Party], int]:
    parties: list[Party] = []
    position, end = start, start
    while position < limit and party_begins(names, position):
        found, end = _one(names, position, limit)
        if not found:
            break
        parties += found
        following = _next_in_list(names, end, limit)
        if following is None:
            break
        position = following
    return parties, end


def _next_in_list(names: Names, end: int, limit: int) -> int | None:
    for sign in (AND, COMMA):
        match = sign.match(names.script.view, end, limit)
        if match and match.end() < limit and party_begins(names, match.end()):
            return match.end()
    return None


def _one(names: Names, start: int, limit: int) -> tuple[list[Party], int]:
    person = names.hits.end("person", start)
    if person and (found := _person(names, start, person, limit))[0]:
        return found
    if person and not names.script.lower.startswith(MANY, start):
        return [], start
    end, plural_at = _name_end(names, start, limit)
    if end <= start:
        return [], start
    spread = _spread(names, start, end, plural_at, limit) if plural_at is not None else None
    if spread:
        return spread
    return _tail_person(names, start, end, "party.name"), end


def _party(names: Names, start: int, end: int, rule: str) -> Party:
    return Party(names.script.words((start, end)), (start, end), rule)


def _person(names: Names, start: int, after: int, limit: int) -> tuple[list[Party], int]:
    view = names.script.view
    begin = skip_spaces(view, after)
    if names.hits.end("person", begin):
        return _person(names, begin, names.hits.end("person", begin), limit)
    own = _own_name(names, begin, limit, told=True)
    if own:
        return [_party(names, begin, own, "party.person")], _skip_office(names, own, limit)
    if not party_begins(names, begin):
        return [], start
    end, _ = _name_end(names, begin, limit)
    return _tail_person(names, begin, end, "party.office"), end


def _own_name(names: Names, start: int, limit: int, *, told: bool = False) -> int:
    """The end of a person's name that begins with a surname, any word after "đồng chí" (`told`); 0 where none does."""
    end, count, position = 0, 0, start
    while count < 5 and (token := TOKEN.match(names.script.view, position, limit)):
        word = token.group()
        if not word[0].isupper() or (count and names.hits.end("head", token.start()) and len(word) > 4):
            break
        if (
            count == 0
            and word.lower() not in forms("parties", "surname")
            and not (told and not names.hits.end("head", start))
        ):
            return 0
        if word.isupper() and len(word) > 1 and count == 0:
            return 0
        end, count = token.end(), count + 1
        position = skip_spaces(names.script.view, end)
    return end if count >= 2 else 0


def _skip_office(names: Names, end: int, limit: int) -> int:
    """After a person's name, the end of the office that stands beside it."""
    match = re.compile(r"\s*(?:,|-|–|\()\s*").match(names.script.view, end, limit)
    if not match or names.script.lower[match.end() : names.hits.end("head", match.end())] not in office_forms():
        return end
    head = names.hits.end("head", match.end())
    after, _ = _name_end(names, match.end(), limit)
    if names.script.lower.startswith(" các", head) or after <= match.end():
        return end
    if "(" in match.group() and names.script.view[after : after + 1] == ")":
        return after + 1
    return _skip_office(names, after, limit)


OFFICES = (
    "phó ", "giám đốc", "chủ tịch", "trưởng", "chánh", "bí thư", "ủy viên", "uỷ viên", "thứ trưởng", "bộ trưởng",
    "hiệu trưởng", "viện trưởng", "cục trưởng", "chi cục trưởng", "tổ trưởng", "vụ trưởng", "chuyên viên", "tổng giám đốc",
)  # fmt: skip


def _tail_person(names: Names, start: int, end: int, rule: str) -> list[Party]:
    """An office followed by its holder's name is the person alone: "Phó Giám đốc Nguyễn Văn A"."""
    if not names.script.lower.startswith(OFFICES, start):
        return [_party(names, start, end, rule)]
    for token in TOKEN.finditer(names.script.view, start, end):
        if token.start() > start and token.group().lower() in forms("parties", "surname"):
            own = _own_name(names, token.start(), end)
            count = len(names.script.view[token.start() : own].split()) if own else 0
            if own == end and count >= 3 and not names.hits.end("head", token.start()):
                return [_party(names, token.start(), own, "party.person")]
    return [_party(names, start, end, rule)]


def _name_end(names: Names, start: int, limit: int) -> tuple[int, int | None]:
    """The end of the name that begins at `start`, and where its plural noun stands if it has one."""
    hits, lower = names.hits, names.script.lower
    walk = _Walk(names, start, limit)
    known = _known_name(names, start)
    walk.end = known or hits.end("head", start)
    walk.fixed = not names.loose and bool(known) and lower[start : walk.end] not in _open_names()
    if lower.startswith(MANY, start):
        walk.end = _many_end(hits, lower, start)
        walk.plural_at = skip_spaces(lower, walk.end)
    walk.content = bool(known)
    while walk.count < MAX_TOKENS and walk.step():
        pass
    return min(max(walk.end, _known_end(names, start)), limit), walk.plural_at


def _known_name(names: Names, start: int) -> int:
    """The end of a name of the tables; "Văn phòng Sở xây dựng …" holds no Sở Xây dựng."""
    end = names.hits.end("name", start)
    if end and names.script.lower.startswith(("sở ", "bộ "), start):
        second = skip_spaces(names.script.view, start + 2)
        return end if names.script.view[second].isupper() else 0
    return end


def _known_end(names: Names, start: int) -> int:
    """The end of a name that headings of this document give whole."""
    lower = names.script.lower
    for known in names.known.get(lower[start : start + 12].split(" ", 1)[0], ()):
        if lower.startswith(known, start) and not lower[start + len(known) : start + len(known) + 1].isalnum():
            return start + len(known)
    return 0


@cache
def _open_names() -> frozenset[str]:
    """Names of the table that other names of it go on from: more words may follow them."""
    known = sorted(forms("parties", "name") | forms("nouns", "unit_name"))
    return frozenset(name for name, after in zip(known, known[1:], strict=False) if after.startswith(name + " "))


def _many_end(hits: Hits, lower: str, start: int) -> int:
    word = next(word for word in MANY if lower.startswith(word, start))
    return start + len(word) - 1


class _Walk:
    """Walks along a name word by word. `closed` after a word such as tỉnh, which only a proper name may follow."""

    def __init__(self, names: Names, start: int, limit: int) -> None:
        self.names, self.start, self.limit = names, start, limit
        self.end = start
        self.content = self.closed = self.fixed = self.proper = False
        self.plural_at: int | None = None
        self.count = 0

    def step(self) -> bool:
        """Take one more word into the name; False where the name is over."""
        self.count += 1
        view = self.names.script.view
        position = skip_spaces(view, self.end)
        token = TOKEN.match(view, position, self.limit)
        if token is None:
            return self._comma(position)
        word = token.group()
        if word in {"-", "–"}:
            return self._dash(token)
        if word in {"và", "&", "VÀ"}:
            return self._and(token)
        if word == "SỐ" and (number := NUMBERED.match(view, token.start(), self.limit)):
            return self._take(number.end(), closed=True)
        if word[0].isupper() or word[0].isdigit():
            return self._capital(token)
        if word in {"số", "SỐ"} and self.content and (number := NUMBERED.match(view, token.start(), self.limit)):
            return self._take(number.end(), closed=True)
        self.proper = False
        return self._small(token)

    def _take(self, end: int, *, closed: bool = False) -> bool:
        self.end, self.content, self.closed = end, True, closed
        return True

    def _capital(self, token: re.Match[str]) -> bool:
        word = token.group()
        if word[0].isdigit() and (self.plural_at is None or not self.content):
            return (
                self.content
                and len(word) <= 2
                and not self.names.hits.end("stop", token.start())
                and self._unit_number(token)
            )
        if self.content and self.names.hits.end("person", token.start()):
            return False
        if not self.content and self._complete() and KIND.match(self.names.script.lower, token.start()):
            return False
        head = self.names.hits.end("head", token.start())
        if self.plural_at == token.start() and not self.content and head == token.end():
            return self._take(head)
        known = max(head, self.names.hits.end("noun", token.start()), _known_name(self.names, token.start()))
        if known > token.end():
            return self._take(known)
        if (whole := self.names.hits.end("nominal", token.start())) > token.end():
            return self._take(whole)
        closer = self.names.hits.end("closer", token.start())
        if closer > token.end():
            return self._take(closer, closed=True)
        if closer == token.end():
            self.proper = True
            return self._take(token.end(), closed=True)
        end = token.end() if self.proper or word.isupper() else self._whole_word(token)
        self.proper = end == token.end()
        return self._take(end)

    def _whole_word(self, token: re.Match[str]) -> int:
        """The end of the word that a capital syllable begins: "Xây dựng", "Quốc phòng", "Kiến trúc"."""
        hits, start = self.names.hits, token.start()
        known = max(hits.end("verb", start), hits.end("nominal", start), hits.end("noun", start))
        if known > token.end():
            return known if known <= self.limit else token.end()
        view = self.names.script.view
        following = TOKEN.match(view, skip_spaces(view, token.end()), self.limit)
        if not following or not following.group()[0].islower() or following.group() in {"và", "các", "của"}:
            return token.end()
        at = following.start()
        for name in ("stop", "verb", "adverb", "with", "closer", "qualifier"):
            end = hits.end(name, at)
            if end and (end > following.end() or name in {"stop", "closer"}):
                return token.end()
        return following.end() if not hits.end("verb", at) else token.end()

    def _complete(self) -> bool:
        return self._office() or self.names.hits.end("alone", self.start) == self.end

    def _unit_number(self, token: re.Match[str]) -> bool:
        # "Ban Quản lý dự án số 2", "Phòng Giao dịch 3"
        at = skip_spaces(self.names.script.view, token.end())
        following = TOKEN.match(self.names.script.view, at, self.limit)
        if following and not following.group()[0].isupper() and not self.names.hits.end("verb", following.start()):
            return False
        return self._take(token.end(), closed=True)

    def _small(self, token: re.Match[str]) -> bool:
        hits, start = self.names.hits, token.start()
        noun = hits.end("noun", start)
        listed = self.plural_at is not None and self.content and hits.end("verb", start)
        if noun and noun > hits.end("verb", start) and noun <= self.limit and not self.closed and not listed:
            return self._take(noun)
        following = skip_spaces(self.names.script.view, token.end())
        if (
            token.group() in {"khóa", "khoá"}
            and self.content
            and (term := TERM.match(self.names.script.view, following))
        ):
            return self._take(term.end())
        if (
            token.group() == "của"
            and self.content
            and hits.end("closer", following)
            and (self.names.script.view[following].isupper())
        ):
            return self._take(hits.end("closer", following), closed=True)
        if (
            token.group() == "các"
            and not self.closed
            and (not self.content or hits.end("plural", following) or hits.end("head", following))
        ):
            self.content = False
            self.plural_at = skip_spaces(self.names.script.view, token.end())
            self.end = token.end()
            return True
        qualifier = hits.end("qualifier", start)
        if qualifier and self._may_qualify(start, qualifier):
            return self._qualifier(qualifier)
        plural = 0 if self.content else hits.end("plural", start)
        if plural and plural >= max(hits.end("verb", start), hits.end("nominal", start)) and self._may_list(start):
            if self.plural_at is None and hits.end("closer", start) == plural and not self._listed(plural):
                return self._take(plural, closed=True)
            self.plural_at = start if self.plural_at is None else self.plural_at
            return self._take(plural)
        nominal = max(hits.end("nominal", start), 0 if listed else noun)
        verb = max(hits.end("verb", start), hits.end("adverb", start))
        if self.closed and not (nominal and self.plural_at is not None):
            return False
        if hits.end("stop", start) > nominal or (self.content and verb and verb >= nominal and not self.names.loose):
            return (
                bool(nominal)
                and nominal == verb
                and not self.fixed
                and self._ends_after(nominal)
                and self._take(nominal)
            )
        if (closer := hits.end("closer", start)) and self.names.script.lower[start:closer] in PLACES:
            if self.plural_at is None and closer == hits.end("plural", start) and self._listed(closer):
                self.plural_at = start
            return self._take(closer, closed=True)
        if self.fixed:
            return False
        if not self.content and self._office() and not hits.end("head", start):
            return False
        if nominal and (nominal > verb or self.content):
            return self._take(nominal)
        if not self.content and (verb or self.names.hits.end("alone", self.start) == self.end):
            # names whose second word is a verb in lower case are heads of the tables: "Tổ kiểm tra", "Ban soạn thảo"
            return False
        if self.content and not self.names.loose and not self._leads_to_name(token):
            # a word that no table knows is more often the first of the order than the last of the name
            return False
        return self._take(max(token.end(), verb if not self.content else 0))

    def _leads_to_name(self, token: re.Match[str]) -> bool:
        """ "Hải quan cửa khẩu cảng Kiên Hải": an unknown word before a proper name belongs to the name."""
        view, hits = self.names.script.view, self.names.hits
        following = TOKEN.match(view, skip_spaces(view, token.end()), self.limit)
        if not following or not following.group()[0].isupper() or following.group().isupper():
            return False
        at = following.start()
        return not (party_begins(self.names, at) or KIND.match(self.names.script.lower, at) or hits.end("person", at))

    def _ends_after(self, end: int) -> bool:
        """A word that may be work or part of a name is the name's where work begins right after it: "Công nghệ thông tin"."""
        hits, view = self.names.hits, self.names.script.view
        position = min(skip_spaces(view, end), self.limit)
        if position >= self.limit or view[position] in ",;:.)":
            return self.plural_at is None
        joined = AND.match(view, end, self.limit)
        if joined and view[joined.end() : joined.end() + 1].isupper() and not party_begins(self.names, joined.end()):
            return True
        return any(hits.end(name, position) for name in ("verb", "adverb", "with")) and not view[position].isupper()

    def _may_qualify(self, start: int, end: int) -> bool:
        words = self.names.script.lower[start:end]
        if words == "phụ trách":
            return self._office()
        if not self.content or (words.startswith(OF_MANY) and self.plural_at is None and words != "có liên quan"):
            return False
        return self.names.hits.end("verb", start) < end

    def _may_list(self, start: int) -> bool:
        """After a single head only places and bodies go on as a list: "UBND xã", but not "Trung tâm tổ chức"."""
        return self.plural_at is not None or self.names.hits.end("verb", start) == 0

    def _office(self) -> bool:
        return self.names.script.lower[self.start : self.end] in office_forms()

    def _listed(self, end: int) -> bool:
        """Whether a kind of place goes on as a list: "UBND xã, phường"."""
        match = COMMA.match(self.names.script.view, end, self.limit)
        return (
            bool(match)
            and self.names.hits.end("plural", match.end()) > 0
            and self.names.script.view[match.end()].islower()
        )

    def _qualifier(self, end: int) -> bool:
        lower = self.names.script.lower
        given = lower.startswith(("được giao", "được phân công"), skip_spaces(lower, self.end))
        if given and (on := ON.match(lower, end, self.limit)):
            # "Các đơn vị được giao soạn thảo văn bản | chịu trách nhiệm": the clause goes on to what is asked
            return self._take(on.end() - len(on.group()) + len(on.group().rstrip()), closed=True)
        self._take(end)
        self.closed = False
        if lower[:end].endswith(("thuộc", "trên địa bàn", "nơi có", "nơi đặt trụ sở")):
            self.closed = lower[:end].endswith("nơi đặt trụ sở")
        elif lower[:end].endswith(
            ("liên quan", "được giao", "chủ trì", "nhiệm vụ", "còn lại", "khác", "nêu trên", "tên trên")
        ):
            self.closed = True
        return True

    def _dash(self, token: re.Match[str]) -> bool:
        view = self.names.script.view
        start = skip_spaces(view, token.end())
        following = TOKEN.match(view, start, self.limit)
        if not following or not self.content or self.names.hits.end("person", start):
            return False
        if following.group()[0].isupper():
            self.content, self.end = True, token.end()
            self.proper = False
            return self._capital(following)
        return self._take(
            max(following.end(), self.names.hits.end("noun", start), self.names.hits.end("nominal", start))
        )

    def _and(self, token: re.Match[str]) -> bool:
        names, view = self.names, self.names.script.view
        position = skip_spaces(view, token.end())
        following = TOKEN.match(view, position, self.limit)
        if not following or not self.content or KIND.match(names.script.lower, position):
            return False
        if COUNCIL.search(names.script.lower, self.start, self.end) and names.script.lower.startswith(
            ("ubnd", "hđnd", "ủy ban"), position
        ):
            return self._take(max(following.end(), names.hits.end("head", position)))
        if self.plural_at is not None and (plural := names.hits.end("plural", position)):
            if names.script.lower.startswith(MANY, position) or view[position].isupper():
                return False
            return self._take(plural)
        if self.closed or party_begins(names, position):
            return False
        if following.group()[0].isupper():
            return self._take(self._whole_word(following))
        if names.hits.end("nominal", position) and not names.hits.end("verb", position):
            return self._take(names.hits.end("nominal", position))
        if names.hits.end("verb", position) or names.hits.end("stop", position) or names.hits.end("head", position):
            return False
        return self._take(following.end())

    def _comma(self, position: int) -> bool:
        names, view = self.names, self.names.script.view
        match = COMMA.match(view, self.end, self.limit)
        if not match or position != match.start() + len(match.group()) - len(match.group().lstrip()):
            return False
        if ";" in match.group():
            return False
        after = match.end()
        kind = names.hits.end("plural", after)
        placed = self.closed and names.script.lower[max(self.start, self.end - 9) : self.end].endswith(tuple(PLACES))
        if (
            self.plural_at is None
            and kind
            and view[after].islower()
            and (not self.content or (placed and names.script.lower[after:kind] in PLACES))
        ):
            self.plural_at = self.start
        if (
            self.plural_at is not None
            and (plural := names.hits.end("plural", after))
            and (view[after].islower() or self._bare_plural(plural))
        ):
            office = names.script.lower[after:plural] in office_forms() and names.script.lower.startswith(
                ("các ", " các "), plural
            )
            if (
                office
                or names.script.lower[after:plural] in forms("parties", "each")
                or names.hits.end("verb", after) > plural
            ):
                return False
            return self._take(plural)
        return self.plural_at is None and self.content and self._series(after)

    def _bare_plural(self, end: int) -> bool:
        """ "các phòng, Đội nghiêm túc …": a kind of unit without a name of its own goes on with the list."""
        hits, view = self.names.hits, self.names.script.view
        position = min(skip_spaces(view, end), self.limit)
        if position >= self.limit or view[position] in ".;:":
            return True
        return view[position].islower() and any(hits.end(name, position) for name in ("adverb", "verb", "with"))

    def _series(self, after: int) -> bool:
        """One name with a comma: "Phòng Kinh tế, Hạ tầng và Đô thị"."""
        names, view = self.names, self.names.script.view
        if view[after].islower():
            return self._lower_series(after)
        if not view[after].isupper() or party_begins(names, after):
            return False
        match = SERIES.match(view, after, self.limit)
        if match and not party_begins(names, match.start(1)):
            return self._take(match.end())
        if not names.script.lower.startswith(SERIAL, self.start) or KIND.match(names.script.lower, after):
            return False
        token = TOKEN.match(view, after, self.limit)
        return bool(token) and token.group()[0].isupper() and not token.group()[1:].isupper() and self._capital(token)

    def _lower_series(self, after: int) -> bool:
        """ "Phòng Quản lý, bảo vệ rừng": a second word of the name in lower case, known as one of names."""
        noun = max(self.names.hits.end("noun", after), self.names.hits.end("nominal", after))
        return bool(noun) and self.names.script.lower.startswith(SERIAL, self.start) and self._take(noun)


COUNCIL = later(r"(?:văn phòng|vp)\s+(?:hđnd|ubnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội)$")
SERIES = later(
    rf"{CAPITAL}[^\s,;:.()]*(?:\s+(?:(?!{CAPITAL})[^\s,;:.()])+){{0,2}}"
    rf"(?:,\s+{CAPITAL}[^\s,;:.()]*(?:\s+(?:(?!{CAPITAL})[^\s,;:.()])+)?)?\s+và\s+({CAPITAL}[^\s,;:.()]*)"
)
# heads whose own names may hold a comma: "Phòng Hành chính, Tổng hợp"
SERIAL = ("phòng ", "vụ ", "cục ", "ban ", "tiểu ban ", "chi cục ", "trung tâm ", "khoa ", "sở ", "bộ ")
KIND = later(
    r"(?:quy chế|kế hoạch|báo cáo|tờ trình|đề án|quyết định|thông tư|nghị định|nghị quyết|phương án|chương trình|dự án|hồ sơ|danh sách|văn bản|chỉ thị|quy định|hướng dẫn|thông báo|biên bản|công văn)\b"
)
MEMBER = later(rf"{CAPITAL}[^\s,;:.()]*")


def _spread(names: Names, start: int, end: int, plural_at: int, limit: int) -> tuple[list[Party], int] | None:
    """ "các Sở: Tài chính, Nội vụ" and the kinds of party body are one entry each; None where the list is one name."""
    view, lower = names.script.view, names.script.lower
    noun = names.hits.end("plural", plural_at) or names.hits.end("head", plural_at)
    if noun and PLURAL_COLON.match(view, end, limit) and end < limit and end - plural_at < 40:
        noun = end
    if not noun:
        return None
    lead = re.sub(r"\b[Cc]ác\s+$", "", view[start:plural_at])
    members, members_end = _members(names, (plural_at, noun), end, limit)
    if len(members) > 1:
        head = plain(lead + view[plural_at:noun])
        head = head[0].upper() + head[1:]
        return [Party(f"{head} {names.script.words(span)}", span, "party.shared-head") for span in members], members_end
    if lower[plural_at:noun] in forms("parties", "each") and not lead.strip():
        return _each(names, start, end, limit)
    return None


def _members(names: Names, plural: Span, end: int, limit: int) -> tuple[list[Span], int]:
    view, noun = names.script.view, plural[1]
    colon = PLURAL_COLON.match(view, noun, limit) if end <= noun + 1 else None
    head = names.script.lower[slice(*plural)]
    position = colon.end() if colon else skip_spaces(view, noun)
    members: list[Span] = []
    last = end
    while (
        position < limit and (first := MEMBER.match(view, position, limit)) and not names.hits.end("person", position)
    ):
        listed = not colon or ";" in view[members[-1][1] : position] if members else False
        if listed and names.hits.end("head", position) > names.hits.end("not_head", position):
            break
        whole = max(first.end(), names.hits.end("verb", position), names.hits.end("nominal", position))
        last = _known_member(names, head, position) or _member_end(names, whole, limit)
        members.append((position, last))
        sign = COMMA.match(view, last, limit) or AND.match(view, last, limit)
        if not sign or (";" in sign.group() and not colon):
            break
        position = sign.end()
    return members, last


def _known_member(names: Names, head: str, position: int) -> int:
    """The end of a member whose whole name is known: "các Sở: Văn hóa, Thể thao và Du lịch; …"."""
    lower = names.script.lower
    best = 0
    for known in forms("parties", "name"):
        if known.startswith(head + " ") and lower.startswith(known[len(head) + 1 :], position):
            best = max(best, position + len(known) - len(head) - 1)
    return best


def _member_end(names: Names, end: int, limit: int) -> int:
    view, hits = names.script.view, names.hits
    while token := TOKEN.match(view, skip_spaces(view, end), limit):
        word, start = token.group(), token.start()
        if word == "và":
            after = skip_spaces(view, token.end())
            if f"{view[end - 4 : end]}".strip() and view[after : after + 1].isupper() and _internal_and(view, end):
                end = after
                continue
            return end
        whole = max(hits.end("verb", start), hits.end("nominal", start)) if word[0].isupper() else 0
        if whole > token.end():
            end = whole
            continue
        if not word[0].isupper() and hits.end("nominal", start):
            end = hits.end("nominal", start)
            continue
        if not word[0].isupper() and (
            hits.end("verb", start) or hits.end("stop", start) or hits.end("qualifier", start)
        ):
            return end
        if word in {"-", "–"}:
            after = skip_spaces(view, token.end())
            if not view[after : after + 1].isupper():
                return end
            end = after
            continue
        end = token.end()
    return end


def _internal_and(view: str, end: int) -> bool:
    """Whether "và" joins two halves of one member: known pairs of ministries and departments."""
    return view[:end].endswith(("Khoa học", "Giáo dục", "Kế hoạch", "Nông nghiệp", "Tài nguyên", "Thông tin"))


def _each(names: Names, start: int, end: int, limit: int) -> tuple[list[Party], int]:
    parties = [_party(names, start, end, "party.each")]
    view = names.script.view
    while sign := COMMA.match(view, end, limit) or AND.match(view, end, limit):
        after = sign.end()
        noun = names.hits.end("plural", after)
        if not noun or names.script.lower[after:noun] not in forms("parties", "each"):
            break
        walk = _Walk(names, after, limit)
        walk.end, walk.content, walk.plural_at = noun, True, after
        while walk.count < MAX_TOKENS and walk.step():
            pass
        end = walk.end
        parties.append(_party(names, after, end, "party.each"))
    return parties, end
