"""Where a name ends: a walk along its words, one after the other, by what the tables know of each."""

import re
from functools import cache
from itertools import pairwise

from dondoc.reading.lexicon import Hits, forms, office_forms
from dondoc.reading.names import AND, COMMA, KIND, MANY, TOKEN, Names, known_name, party_begins
from dondoc.reading.normalise import later, skip_spaces
from dondoc.reading.patterns import pattern, words

__all__ = ["name_end", "rest_of_kind"]

NUMBERED = pattern("name-walk", "numbered")
PLACES = frozenset(words("name-walk", "places"))
OF_MANY = words("name-walk", "of-many")
ON = pattern("name-walk", "on")
JOINED = pattern("name-walk", "joined")
TERM = later(r"[IVXL]+\b")
MAX_TOKENS = 16


def name_end(names: Names, start: int, limit: int) -> tuple[int, int | None]:
    """The end of the name that begins at `start`, and where its plural noun stands if it has one."""
    hits, lower = names.hits, names.script.lower
    walk = _Walk(names, start, limit)
    known = known_name(names, start)
    walk.end = known or hits.end("head", start)
    walk.fixed = not names.loose and bool(known) and lower[start : walk.end] not in _open_names()
    if lower.startswith(MANY, start):
        walk.end = _many_end(hits, lower, start)
        walk.plural_at = skip_spaces(lower, walk.end)
    walk.content = bool(known)
    walk.go()
    return min(max(walk.end, _known_end(names, start)), limit), walk.plural_at


def rest_of_kind(names: Names, start: int, noun: int, limit: int) -> int:
    """The end of a name that begins with a noun for many bodies, such as "các chi bộ", whose noun ends at `noun`."""
    walk = _Walk(names, start, limit)
    walk.end, walk.content, walk.plural_at = noun, True, start
    walk.go()
    return walk.end


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
    return frozenset(name for name, after in pairwise(known) if after.startswith(name + " "))


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

    def go(self) -> None:
        """Take words until the name is over, or too long to be one."""
        while self.count < MAX_TOKENS and self.step():
            pass

    def step(self) -> bool:  # noqa: PLR0911 - one answer a rule
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
        if word in {"số", "SỐ"} and self.content:
            number = NUMBERED.match(view, token.start(), self.limit)
            return number is not None and self._take(number.end(), closed=True)
        self.proper = False
        return self._small(token)

    def _take(self, end: int, *, closed: bool = False) -> bool:
        self.end, self.content, self.closed = end, True, closed
        return True

    def _capital(self, token: re.Match[str]) -> bool:  # noqa: PLR0911 - one answer a rule
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
            # "UBND Kế hoạch số 3" ends, "Ban Kế hoạch - Đầu tư" goes on
            joined = JOINED.match(self.names.script.view, token.start(), self.limit)
            return joined is not None and self._take(joined.end())
        head = self.names.hits.end("head", token.start())
        if self.plural_at == token.start() and not self.content and head == token.end():
            return self._take(head)
        known = max(head, self.names.hits.end("noun", token.start()), known_name(self.names, token.start()))
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
        after = following.start() if following else at
        ends = any(self.names.hits.end(name, after) for name in ("verb", "stop"))
        if following and not following.group()[0].isupper() and not ends:
            return False
        return self._take(token.end(), closed=True)

    def _small(self, token: re.Match[str]) -> bool:
        hits, start = self.names.hits, token.start()
        noun, verb = hits.end("noun", start), hits.end("verb", start)
        listed = self.plural_at is not None and self.content and verb > 0
        if noun > verb and noun <= self.limit and not self.closed and not listed:
            return self._take(noun)
        if (taken := self._joint(token)) is not None:
            return taken
        qualifier = hits.end("qualifier", start)
        if qualifier and self._may_qualify(start, qualifier):
            return self._qualifier(qualifier)
        plural = 0 if self.content else hits.end("plural", start)
        if plural and plural >= max(verb, hits.end("nominal", start)) and self._may_list(start):
            if self.plural_at is None and hits.end("closer", start) == plural and not self._listed(plural):
                return self._take(plural, closed=True)
            self.plural_at = start if self.plural_at is None else self.plural_at
            return self._take(plural)
        return self._common_word(token, max(hits.end("nominal", start), 0 if listed else noun))

    def _joint(self, token: re.Match[str]) -> bool | None:
        """Take "khóa XV", "của Tỉnh" and "các" with what they lead to; None for every other word."""
        hits, view, word = self.names.hits, self.names.script.view, token.group()
        if word not in {"khóa", "khoá", "của", "các"}:
            return None
        following = skip_spaces(view, token.end())
        if word == "các":
            if hits.end("not_head", token.start()):
                return None
            if self.closed or (self.content and not hits.end("plural", following) and not hits.end("head", following)):
                return None
            self.content, self.plural_at, self.end = False, following, token.end()
            return True
        if word == "của":
            closer = hits.end("closer", following) if self.content else 0
            return self._take(closer, closed=True) if closer and view[following].isupper() else None
        term = TERM.match(view, following) if self.content else None
        return self._take(term.end()) if term else None

    def _common_word(self, token: re.Match[str], nominal: int) -> bool:  # noqa: PLR0911 - one answer a rule
        """A word in lower case that is no noun of a unit; `nominal` is the end of the word for a field of work."""
        hits, start = self.names.hits, token.start()
        verb = max(hits.end("verb", start), hits.end("adverb", start))
        if self.closed and not (nominal and self.plural_at is not None):
            return False
        if hits.end("stop", start) > nominal or (self.content and verb and verb >= nominal and not self.names.loose):
            named = nominal > 0 and nominal == verb and not self.fixed
            return named and self._ends_after(nominal) and self._take(nominal)
        if (closer := hits.end("closer", start)) and self.names.script.lower[start:closer] in PLACES:
            if self.plural_at is None and closer == hits.end("plural", start) and self._listed(closer):
                self.plural_at = start
            return self._take(closer, closed=True)
        if self.fixed or (not self.content and self._office() and not hits.end("head", start)):
            return False
        if nominal and (nominal > verb or self.content):
            return self._take(nominal)
        if not self.content and (verb or hits.end("alone", self.start) == self.end):
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
        """A word of work is part of the name where other work begins right after it: "Công nghệ thông tin"."""
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
            match is not None
            and self.names.hits.end("plural", match.end()) > 0
            and self.names.script.view[match.end()].islower()
        )

    def _qualifier(self, end: int) -> bool:
        lower = self.names.script.lower
        given = lower.startswith(("được giao", "được phân công"), skip_spaces(lower, self.end))
        if given and (on := ON.match(lower, end, self.limit)):
            # "Các đơn vị được giao soạn thảo văn bản | chịu trách nhiệm": the clause goes on to what is asked
            return self._take(on.end() - len(on.group()) + len(on.group().rstrip()), closed=True)
        if lower.endswith("phụ trách", 0, end):
            # "Phó Hiệu trưởng phụ trách chuyên môn"
            field = skip_spaces(lower, end)
            end = max(end, self.names.hits.end("nominal", field), self.names.hits.end("noun", field))
        self._take(end)
        self.closed = False
        if lower.endswith(("thuộc", "trên địa bàn", "nơi có", "nơi đặt trụ sở"), 0, end):
            self.closed = lower.endswith("nơi đặt trụ sở", 0, end)
        elif lower.endswith(
            ("liên quan", "được giao", "chủ trì", "nhiệm vụ", "còn lại", "khác", "nêu trên", "tên trên"), 0, end
        ):
            self.closed = True
        return True

    def _dash(self, token: re.Match[str]) -> bool:
        view = self.names.script.view
        start = skip_spaces(view, token.end())
        following = TOKEN.match(view, start, self.limit)
        if not following or not self.content or self.names.hits.end("person", start):
            return False
        if "\n" in view[self.end : token.start()]:
            # a dash that begins a line is a bullet
            return False
        if following.group()[0].isupper():
            self.content, self.end = True, token.end()
            self.proper = False
            return self._capital(following)
        return self._take(
            max(following.end(), self.names.hits.end("noun", start), self.names.hits.end("nominal", start))
        )

    def _and(self, token: re.Match[str]) -> bool:  # noqa: PLR0911 - one answer a rule
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

    def _series(self, after: int) -> bool:  # noqa: PLR0911 - one answer a rule
        """One name with a comma: "Phòng Kinh tế, Hạ tầng và Đô thị"."""
        names, view = self.names, self.names.script.view
        if after >= self.limit:
            return False
        if view[after].islower():
            return self._lower_series(after)
        if not view[after].isupper() or party_begins(names, after):
            return False
        match = SERIES.match(view, after, self.limit)
        if match and not party_begins(names, match.start(1)):
            last = TOKEN.match(view, match.start(1))
            return self._take(self._whole_word(last) if last else match.end())
        if not names.script.lower.startswith(SERIAL, self.start) or KIND.match(names.script.lower, after):
            return False
        token = TOKEN.match(view, after, self.limit)
        if token is None or not token.group()[0].isupper() or token.group()[1:].isupper():
            return False
        return self._capital(token)

    def _lower_series(self, after: int) -> bool:
        """ "Phòng Quản lý, bảo vệ rừng": a second word of the name in lower case, known as one of names."""
        noun = max(self.names.hits.end("noun", after), self.names.hits.end("nominal", after))
        return bool(noun) and self.names.script.lower.startswith(SERIAL, self.start) and self._take(noun)


COUNCIL = pattern("name-walk", "council")
SERIES = pattern("name-walk", "series")
# heads whose own names may hold a comma: "Phòng Hành chính, Tổng hợp"
SERIAL = words("name-walk", "serial")
