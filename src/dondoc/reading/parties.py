"""Units and persons as the text names them: lists of names, persons with their offices, members of a shared head."""

import re
from functools import cache

from dondoc.reading.lexicon import forms, office_forms
from dondoc.reading.model import Party, Span
from dondoc.reading.name_walk import name_end, rest_of_kind
from dondoc.reading.names import AND, COMMA, MANY, TOKEN, Names, gives_orders, known_names, party_begins
from dondoc.reading.normalise import CAPITAL, later, plain, skip_spaces
from dondoc.reading.patterns import words

__all__ = ["Names", "gives_orders", "known_names", "parse_parties", "party_begins"]

PLURAL_COLON = later(r"\s*:\s*")


def parse_parties(names: Names, start: int, limit: int) -> tuple[list[Party], int]:
    """The list of parties that begins at `start` and the end of its last name; an empty list where none begins."""
    if not party_begins(names, start):
        return [], start
    place = (start, limit, names.loose)
    known: tuple[list[Party], int] | None = names.seen.get(place)
    if known is None:
        known = names.seen[place] = _parse(names, start, limit)
    return list(known[0]), known[1]


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
    end, plural_at = name_end(names, start, limit)
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
    end, _ = name_end(names, begin, limit)
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
    after, _ = name_end(names, match.end(), limit)
    if names.script.lower.startswith(" các", head) or after <= match.end():
        return end
    if "(" in match.group() and names.script.view[after : after + 1] == ")":
        return after + 1
    return _skip_office(names, after, limit)


OFFICES = words("parties", "offices")


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
    return max((position + len(rest) for rest in _rests(head) if lower.startswith(rest, position)), default=0)


@cache
def _rests(head: str) -> tuple[str, ...]:
    """What stands after a head in the names of the tables."""
    return tuple(name[len(head) + 1 :] for name in forms("parties", "name") if name.startswith(head + " "))


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
    return view.endswith(("Khoa học", "Giáo dục", "Kế hoạch", "Nông nghiệp", "Tài nguyên", "Thông tin"), 0, end)


def _each(names: Names, start: int, end: int, limit: int) -> tuple[list[Party], int]:
    parties = [_party(names, start, end, "party.each")]
    view = names.script.view
    while sign := COMMA.match(view, end, limit) or AND.match(view, end, limit):
        after = sign.end()
        noun = names.hits.end("plural", after)
        if not noun or names.script.lower[after:noun] not in forms("parties", "each"):
            break
        end = rest_of_kind(names, after, noun, limit)
        parties.append(_party(names, after, end, "party.each"))
    return parties, end
