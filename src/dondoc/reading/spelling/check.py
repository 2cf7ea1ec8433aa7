"""The check itself: which words of a text are wrong, and what is meant.

A word is doubted where it can be no syllable of Vietnamese, where two neighbours make no word and neither makes one
with its other neighbour, or where a word stands twice. A doubt becomes a finding only where exactly one word of the
lexicon lies near enough in what writers confuse (tone marks, s/x, ch/tr, d/gi/r, final n/ng, t/c, missing marks).
"""

import datetime
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from dondoc.reading.model import Span
from dondoc.reading.normalise import Script, later
from dondoc.reading.spelling.doubts import Guess, guess_pair, guess_single, guess_triple
from dondoc.reading.spelling.places import misspelt_places
from dondoc.reading.spelling.syllables import is_syllable
from dondoc.reading.spelling.words import before_words, grammar, is_pair, is_word, same_twice, wrong_words

__all__ = ["Misspelling", "misspellings"]


class Misspelling(NamedTuple):
    """Wrong words, what is meant where that is certain enough, the rule and the reason in both languages."""

    span: Span
    suggestion: str | None
    rule: str
    reason_vi: str
    reason_en: str


class Doubt(NamedTuple):
    """Syllables `first` to `last` of a list of words, what is meant by them, and how far-fetched that is.

    `wrong` is the syllable at fault, where it is one.
    """

    price: float
    first: int
    last: int
    meant: str | None
    rule: str
    wrong: int = -1


# words, and the signs between them one by one, so that neighbours in the list are neighbours in the text
PIECE = later(r"\w+|[^\w\s]")
LETTERS = frozenset("abcdeghiklmnopqrstuvxy")
CERTAIN, LAST_RESORT = 0.0, 9.0
ALIKE = 1.3


def misspellings(
    script: Script, spans: Iterable[Span], day: datetime.date | None, known: Collection[str] = ()
) -> list[Misspelling]:
    """The misspellings within `spans`, in order; `known` are names of people and units that are left alone."""
    names = _name_spans(script, known)
    found: list[Misspelling] = []
    for span in spans:
        found += _in_words(script, span)
        found += [Misspelling(*place) for place in misspelt_places(script, span, day)]
    return _without_overlaps([wrong for wrong in found if not _inside(wrong.span, names)])


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
        if not kept or one.span[0] >= kept[-1].span[1]:
            kept.append(one)
    return kept


def _in_words(script: Script, span: Span) -> Iterator[Misspelling]:
    """What is wrong in a span. Words are looked up as strings; where they stand is asked only when one is doubted."""
    words = PIECE.findall(script.lower, *span)
    doubts = list(_doubts(words))
    if not doubts:
        return
    places = [match.span() for match in PIECE.finditer(script.lower, *span)]
    taken: set[int] = set()
    for doubt in _widened(sorted(doubts)):
        syllables = range(doubt.first, doubt.last + 1)
        if taken.isdisjoint(syllables) and _may_tell(script, [places[index] for index in syllables], doubt):
            taken.update(syllables)
            yield _told(script, (places[doubt.first][0], places[doubt.last][1]), doubt)


def _widened(doubts: list[Doubt]) -> Iterator[Doubt]:
    """The doubts in order; where both neighbours of a syllable speak for the same, with both: "chống suống cấp"."""
    alike: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        alike.setdefault(doubt.wrong, []).append(doubt)
    for doubt in doubts:
        others = alike[doubt.wrong] if doubt.wrong >= 0 else []
        yield next((wide for other in others if (wide := _union(doubt, other))), doubt)


def _union(one: Doubt, other: Doubt) -> Doubt | None:
    left, right = sorted((one, other), key=lambda doubt: doubt.first)
    if not left.wrong == left.last == right.first or not (left.meant and right.meant):
        return None
    begin, same = left.meant.split(" ")
    again, end = right.meant.split(" ")
    if same != again or begin in grammar() or end in grammar() or other.price - one.price > ALIKE:
        return None
    return one._replace(first=left.first, last=right.last, meant=f"{begin} {same} {end}")


class Neighbours(dict[tuple[str, str], int]):
    """How two neighbours stand together, remembered: NO_WORDS, a WORD (or part of one), UNKNOWN."""

    def __missing__(self, pair: tuple[str, str]) -> int:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        one, other = pair
        if one.isalpha() and other.isalpha():
            self[pair] = WORD if is_pair(one, other) else UNKNOWN
        else:
            self[pair] = NO_WORDS
        return self[pair]


UNKNOWN, WORD, NO_WORDS = range(3)
MOST_REMEMBERED = 200_000
NEIGHBOURS = Neighbours()


def _doubts(words: list[str]) -> Iterator[Doubt]:
    """Where neighbours make no word, stand twice, or are a classical wrong word; and words that can be no syllable."""
    pairs = [NO_WORDS, *map(NEIGHBOURS.__getitem__, pairwise(words)), NO_WORDS]
    # pairs[place] ends with the word at `place`, pairs[place + 1] begins with it
    for place in [index for index, state in enumerate(islice(pairs, 1, None)) if state == UNKNOWN]:
        before, after = pairs[place], pairs[place + 2]
        third = words[place + 2] if after == UNKNOWN else ""
        for doubt in _weigh(words[place], words[place + 1], third, before == WORD, after == WORD):
            wrong = place + doubt.wrong if doubt.wrong >= 0 else -1
            yield doubt._replace(first=place + doubt.first, last=place + doubt.last, wrong=wrong)


@lru_cache(100_000)
def _weigh(one: str, other: str, third: str, before: bool, after: bool) -> tuple[Doubt, ...]:
    """The doubts of two neighbours that are no word, counted from the first; `third` follows where it joins neither."""
    found: list[Doubt] = []
    if judged := _judge(one, other, before, after):
        found.append(judged)
    if third and (guess := guess_triple(one, other, third)):
        found.append(_in_phrase(guess))
    for index, word in enumerate((one, other)):
        if not (before, after)[index] and _marked(word) and (guess := guess_single(word)):
            found.append(Doubt(guess.price, index, index, guess.meant, "spelling.single"))
    impossible = [index for index, word in enumerate((one, other)) if not _sound(word)]
    return (*found, *(Doubt(LAST_RESORT, index, index, None, "spelling.syllable") for index in impossible))


def _in_phrase(guess: Guess) -> Doubt:
    """The doubt of a fixed phrase, narrowed to the word in it that is wrong."""
    first, last = guess.changed[0], guess.changed[-1]
    wrong = first if first == last else -1
    meant = guess.meant.split(" ")
    if first == last:
        after = last < 2 and (not last or is_word(meant[last], meant[last + 1]))
        first, last = (last, last + 1) if after else (last - 1, last)
    return Doubt(guess.price, first, last, " ".join(meant[first : last + 1]), "spelling.phrase", wrong)


def _judge(one: str, other: str, before: bool, after: bool) -> Doubt | None:
    """The doubt of two neighbours that are no word; None where nothing is to be said of them."""
    meant = wrong_words().get((one, other))
    if meant:
        return Doubt(CERTAIN, 0, 1, meant, "spelling.classical")
    if one == other:
        # "giao thông thông minh": two words that meet
        meet = before and after and one not in grammar()
        doubled = len(one) > 1 and one not in same_twice() and not meet and is_syllable(one)
        return Doubt(CERTAIN, 0, 1, one, "spelling.doubled") if doubled else None
    guess = guess_pair(one, other, before, after)
    if not guess:
        return None
    wrong = guess.changed[0] if len(guess.changed) == 1 else -1
    return Doubt(guess.price, 0, 1, guess.meant, "spelling.pair", wrong)


def _sound(word: str) -> bool:
    """Whether a word is a syllable, or was not meant as one: without Vietnamese marks, or with foreign letters."""
    if is_syllable(word) or len(word) < 2 or not _marked(word):
        return True
    return not all(char in LETTERS or "à" <= char <= "ỹ" for char in word)


def _marked(word: str) -> bool:
    """Whether a word has a letter with a mark; a pattern of that range takes a millisecond to compile."""
    return any("à" <= char <= "ỹ" for char in word)


def _may_tell(script: Script, places: list[Span], doubt: Doubt) -> bool:
    """Not of names and abbreviations: a capital after the first syllable, in a text that is not all in capitals."""
    written = [script.view[start:end] for start, end in places]
    if all(part.isupper() for part in written):
        return len(places) > 1
    if script.view[places[0][0] - 1 : places[0][0]] == "-" or _in_name(script, places[0]):
        return False
    if len(written) == 1:
        return written[0].islower()
    return all(part.islower() for part in written[1:]) and (written[0].islower() or written[0].istitle())


def _in_name(script: Script, place: Span) -> bool:
    """Whether a word goes on a name: "bản Huổi Só ra khỏi …", but not "Sở Kê hoạch"."""
    if not script.view[place[0]].isupper():
        return False
    before = script.view[script.view.rfind("\n", 0, place[0]) + 1 : place[0]].rpartition(" ")[0].rpartition(" ")[2]
    return bool(before) and before[0].isupper() and before.isalpha() and before.lower() not in before_words()


def _told(script: Script, span: Span, doubt: Doubt) -> Misspelling:
    written = script.words(span)
    if doubt.rule == "spelling.syllable":
        vi, en = f"“{written}” không phải âm tiết tiếng Việt", f"“{written}” is no syllable of Vietnamese"
        return Misspelling(span, None, doubt.rule, vi, en)
    meant = _cased(doubt.meant or "", written)
    if doubt.rule == "spelling.doubled":
        vi, en = f"từ “{meant}” viết hai lần", f"the word “{meant}” stands twice"
        return Misspelling(span, meant, doubt.rule, vi, en)
    vi, en = f"không có từ “{written}”; có lẽ là “{meant}”", f"there is no word “{written}”; “{meant}” may be meant"
    return Misspelling(span, meant, doubt.rule, vi, en)


def _cased(meant: str, written: str) -> str:
    if written.isupper():
        return meant.upper()
    return meant[0].upper() + meant[1:] if written[0].isupper() else meant
