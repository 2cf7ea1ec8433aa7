"""The check itself: which words of a text are wrong, and what is meant.

A word is doubted where it can be no syllable of Vietnamese, where two neighbours make no word and neither makes one
with its other neighbour, or where a word stands twice. A doubt becomes a finding only where exactly one word of the
lexicon lies near enough in what writers confuse (tone marks, s/x, ch/tr, d/gi/r, final n/ng, t/c, missing marks).
"""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from dondoc.reading.model import Span
from dondoc.reading.normalise import Script
from dondoc.reading.spelling.places import misspelt_places
from dondoc.reading.spelling.syllables import cost, is_syllable, key, marks_only
from dondoc.reading.spelling.words import alike, alone, pairs, same_twice, wrong_words

__all__ = ["Misspelling", "misspellings"]


class Misspelling(NamedTuple):
    """Wrong words, what is meant where that is certain enough, the rule and the reason in both languages."""

    span: Span
    suggestion: str | None
    rule: str
    reason_vi: str
    reason_en: str
    begins_alone: bool = False


class Token(NamedTuple):
    """A syllable in the text: where it stands, and as it reads in lower case."""

    start: int
    end: int
    word: str


# words, and the signs between them one by one, so that neighbours in the list are neighbours in the text
PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
VIETNAMESE = re.compile(r"[a-zà-ỹđ]+$")
MARKED = re.compile(r"[à-ỹđ]")
NOT_VIETNAMESE = re.compile(r"[fjwz]")
ONE_WRONG = 1.0
BOTH_DOUBTED = 2.0
CLEARLY_NEARER = 0.5


def misspellings(
    script: Script, spans: Iterable[Span], day: datetime.date | None, known: Collection[str] = ()
) -> list[Misspelling]:
    """The misspellings within `spans`, in order; `known` are names of people and units that are left alone."""
    names = _name_spans(script, known)
    found: list[Misspelling] = []
    for span in spans:
        found += [wrong for wrong in _in_words(script, span) if not _inside(wrong.span, names)]
        found += [Misspelling(*place) for place in misspelt_places(script, span, day) if not _inside(place[0], names)]
    return _without_overlaps(found)


def _name_spans(script: Script, known: Collection[str]) -> list[Span]:
    """Where names of people stand: each syllable of theirs begins with a capital."""
    spans = []
    for name in {name for name in known if name and len(name.split()) >= 2}:
        if all(part[0].isupper() for part in name.split()):
            start = script.view.find(name)
            while start >= 0:
                spans.append((start, start + len(name)))
                start = script.view.find(name, start + 1)
    return spans


def _inside(span: Span, names: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in names)


def _without_overlaps(found: list[Misspelling]) -> list[Misspelling]:
    kept: list[Misspelling] = []
    for one in sorted(found, key=lambda wrong: (wrong.span[0], -wrong.span[1])):
        if kept and one.span[0] < kept[-1].span[1] and kept[-1].begins_alone and not one.begins_alone:
            # "để xãy ra": the word is "xãy ra", not "để xãy"
            kept[-1] = one
        elif not kept or one.span[0] >= kept[-1].span[1]:
            kept.append(one)
    return kept


def _in_words(script: Script, span: Span) -> Iterator[Misspelling]:
    """The doubts of a span. Words are looked up as strings first; where they stand is asked only for the few doubted."""
    words = PIECE.findall(script.lower, *span)
    joined = [f"{one} {other}" for one, other in zip(words, words[1:], strict=False)]
    lexicon = pairs()
    known = [pair in lexicon for pair in joined]
    known.append(False)
    for place, sure in enumerate(known[:-1]):
        if sure:
            continue
        before, after = known[place - 1] and place > 0, known[place + 1]
        if (before and after) or joined[place] in INNOCENT[before, after]:
            continue
        if not _may_be_wrong(words[place], words[place + 1], before, after):
            _remember(joined[place], before, after)
            continue
        one, other = islice(PIECE.finditer(script.lower, *span), place, place + 2)
        if found := _doubt(script, _token(one), _token(other), before, after):
            yield found
    for word in set(words):
        if not _sound(word):
            tokens = [_token(match) for match in PIECE.finditer(script.lower, *span)]
            yield from (wrong for token in tokens if token.word == word and (wrong := _impossible(script, tokens, token)))


def _token(match: re.Match[str]) -> Token:
    return Token(match.start(), match.end(), match.group())


# pairs that were looked at before and mean nothing, by what stands around them
INNOCENT: dict[tuple[bool, bool], set[str]] = {(one, other): set() for one in (False, True) for other in (False, True)}
MOST_REMEMBERED = 100_000


def _remember(pair: str, before: bool, after: bool) -> None:
    known = INNOCENT[before, after]
    if len(known) >= MOST_REMEMBERED:
        known.clear()
    known.add(pair)


def _may_be_wrong(one: str, other: str, before: bool, after: bool) -> bool:
    """Whether a pair that is no word can be doubted at all, whatever stands around it."""
    if not one.isalpha() or not other.isalpha():
        return False
    if one == other or f"{one} {other}" in wrong_words():
        return True
    if one in alone() and other in alone():
        return False
    return _nearest(one, other, before, after) is not None


@lru_cache(20_000)
def _sound(word: str) -> bool:
    return len(word) < 2 or is_syllable(word) or not VIETNAMESE.match(word) or bool(NOT_VIETNAMESE.search(word))


def _doubt(script: Script, one: Token, other: Token, before: bool, after: bool) -> Misspelling | None:
    """A pair that is no word; `before` and `after` say that its syllables make words with their other neighbours."""
    meant = wrong_words().get(f"{one.word} {other.word}")
    if meant:
        return _finding(script, one.start, other.end, meant, "spelling.classical")
    if one.word == other.word:
        # "giao thông thông minh": two words that meet
        return None if before and after else _doubled(script, one, other)
    if _is_name(script, one, other):
        return None
    meant = _nearest(one.word, other.word, before, after)
    return _finding(script, one.start, other.end, meant, "spelling.pair") if meant else None


def _is_name(script: Script, one: Token, other: Token) -> bool:
    """Two capital syllables in a text that is not all in capitals are a name."""
    first, second = script.view[one.start : one.end], script.view[other.start : other.end]
    if first.isupper() != second.isupper() and (
        (len(first) > 1 and first.isupper()) or (len(second) > 1 and second.isupper())
    ):
        return True
    return second[0].isupper() and not second.isupper()


@lru_cache(20_000)
def _nearest(one: str, other: str, before: bool, after: bool) -> str | None:
    """The one word of the lexicon that is meant by a pair; None where none or more than one is near enough."""
    if before and one not in alone() and other in alone():
        return None
    ranked: list[tuple[float, str]] = []
    for left in _variants(one, fixed=before or one in alone()):
        for right in _variants(other, fixed=after or other in alone()):
            if f"{left} {right}" in pairs():
                ranked.append((cost(one, left) + cost(other, right), f"{left} {right}"))
    if not ranked:
        return None
    ranked.sort()
    price, meant = ranked[0]
    if len(ranked) > 1 and ranked[1][0] - price < CLEARLY_NEARER:
        return None
    return meant if price <= _limit(one, other, meant, before, after) else None


def _limit(one: str, other: str, meant: str, before: bool, after: bool) -> float:
    left, right = meant.split(" ")
    if before or after or one in alone() or other in alone():
        return ONE_WRONG
    if left != one and right != other:
        return BOTH_DOUBTED * 2 if marks_only(one, left) and marks_only(other, right) else BOTH_DOUBTED
    return BOTH_DOUBTED


@lru_cache(20_000)
def _variants(word: str, *, fixed: bool) -> tuple[str, ...]:
    if fixed:
        return (word,)
    return tuple(dict.fromkeys([word, *(other for other in alike(key(word)) if cost(word, other) <= BOTH_DOUBTED)]))


def _doubled(script: Script, one: Token, other: Token) -> Misspelling | None:
    first, second = script.view[one.start : one.end], script.view[other.start : other.end]
    if (
        one.word in same_twice()
        or (second[0].isupper() and not second.isupper())
        or len(first) < 2
        or not first.isalpha()
    ):
        return None
    if first.isupper() != second.isupper() or not _sound(one.word) or not is_syllable(one.word):
        return None
    vi, en = f"từ “{one.word}” viết hai lần", f"the word “{one.word}” stands twice"
    return Misspelling((one.start, other.end), first, "spelling.doubled", vi, en)


def _impossible(script: Script, tokens: list[Token], token: Token) -> Misspelling | None:
    """A word that can be no syllable: told only where Vietnamese marks say that it was meant as one."""
    written = script.view[token.start : token.end]
    if not MARKED.search(token.word) or any(char.isupper() for char in written[1:]):
        return None
    place = tokens.index(token)
    for left, right in ((place - 1, place), (place, place + 1)):
        if left < 0 or right >= len(tokens):
            continue
        meant = _nearest(tokens[left].word, tokens[right].word, False, False)
        if meant:
            return _finding(script, tokens[left].start, tokens[right].end, meant, "spelling.syllable")
    if written[0].isupper() and not written.isupper():
        return None
    vi, en = f"“{token.word}” không phải âm tiết tiếng Việt", f"“{token.word}” is no syllable of Vietnamese"
    return Misspelling((token.start, token.end), None, "spelling.syllable", vi, en)


def _finding(script: Script, start: int, end: int, meant: str, rule: str) -> Misspelling:
    written = script.words((start, end))
    if written.isupper():
        meant = meant.upper()
    elif written[0].isupper():
        meant = meant[0].upper() + meant[1:]
    alone_first = script.words((start, end)).lower().split()[0] in alone()
    return Misspelling(
        (start, end),
        meant,
        rule,
        f"không có từ “{written}”; có lẽ là “{meant}”",
        f"there is no word “{written}”; “{meant}” may be meant",
        alone_first,
    )
