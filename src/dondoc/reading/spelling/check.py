"""The check itself: which words of a text are wrong, and what is meant.

A word is doubted where it can be no syllable of Vietnamese, where two neighbours make no word and neither makes one
with its other neighbour, or where a word stands twice. A doubt becomes a finding only where exactly one word of the
lexicon lies near enough in what writers confuse (tone marks, s/x, ch/tr, d/gi/r, final n/ng, t/c, missing marks).
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dondoc.reading.model import Span
from dondoc.reading.normalise import Script, later
from dondoc.reading.spelling.doubts import Guess, Strength, guess_pair, guess_single, guess_triple, strength
from dondoc.reading.spelling.places import misspelt_places
from dondoc.reading.spelling.syllables import is_syllable, key
from dondoc.reading.spelling.words import (
    alike,
    before_words,
    begins_phrase,
    follows,
    grammar,
    is_pair,
    is_word,
    same_twice,
    wrong_words,
)

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

    `wrong` is the syllable at fault, where it is one. A word between blanks counts for two syllables, since it may
    begin and end with different ones (“và/hoặc”): number 2n is the one it begins with, 2n + 1 the one it ends with
    where that is another. Doubts of neighbours by themselves count theirs from 0.
    """

    price: float
    first: int
    last: int
    meant: str | None
    rule: str
    wrong: int = -1


# stands between the spans, so that their words are no neighbours
EDGE = "\0"
LETTERS = frozenset("abcdeghiklmnopqrstuvxy")
CERTAIN, LAST_RESORT = 0.0, 9.0
ALIKE = 1.3


def misspellings(
    script: Script, spans: Iterable[Span], day: datetime.date | None, known: Collection[str] = ()
) -> list[Misspelling]:
    """The misspellings within `spans`, in order; `known` are names of people and units that are left alone."""
    spans = list(spans)
    found = list(_in_words(script, spans))
    for number, span in enumerate(spans):
        found += [(number, Misspelling(*place)) for place in misspelt_places(script, span, day)]
    if not found:
        return []
    found.sort(key=lambda one: one[0])
    return _without_overlaps(_outside_names(script.view, [wrong for _, wrong in found], known))


def _outside_names(view: str, found: list[Misspelling], known: Collection[str]) -> list[Misspelling]:
    """What stands in no name of a person: each syllable of those begins with a capital."""
    names = [name for name in dict.fromkeys(known) if name and _is_person(name.split())]
    # a text may hold thousands of names and thousands of misspellings: most are in none
    all_names = "\n".join(names)
    return [
        wrong
        for wrong in found
        if (written := view[slice(*wrong.span)]) not in all_names
        or not any(written in name and _covers(view, name, wrong.span) for name in names)
    ]


def _is_person(parts: list[str]) -> bool:
    return len(parts) >= 2 and all(part[0].isupper() for part in parts)


def _covers(view: str, name: str, span: Span) -> bool:
    """Whether the name stands where it holds all of the span."""
    return view.find(name, max(0, span[1] - len(name)), span[0] + len(name)) >= 0


def _without_overlaps(found: list[Misspelling]) -> list[Misspelling]:
    kept: list[Misspelling] = []
    for one in sorted(found, key=lambda wrong: (wrong.span[0], -wrong.span[1])):
        if not kept or one.span[0] >= kept[-1].span[1]:
            kept.append(one)
    return kept


def _in_words(script: Script, spans: list[Span]) -> Iterator[tuple[int, Misspelling]]:
    """What is wrong in each span, with its number. Where a word stands is asked only when one is doubted."""
    lower = script.lower.replace(EDGE, "|")
    words = f" {EDGE} ".join([lower[start:end] for start, end in spans]).split()
    # nothing follows the last word
    states = "".join(map(NEIGHBOURS.__getitem__, pairwise(words))) + NO_WORDS
    for number, doubts in _by_span(words, states):
        begin = states.rfind(AFTER_EDGE, 0, doubts[0].first // 2) + 1
        starts = _starts(lower, spans[number][0], words[begin : max(doubt.last for doubt in doubts) // 2 + 1])
        taken: set[int] = set()
        for doubt in _widened(sorted(doubts)):
            syllables = range(doubt.first, doubt.last + 1)
            if not taken.isdisjoint(syllables):
                continue
            places = [_place(words, starts, begin, doubt.first)]
            places += [_place(words, starts, begin, 2 * w) for w in range(doubt.first // 2 + 1, doubt.last // 2 + 1)]
            if _may_tell(script, places, doubt):
                taken.update(syllables)
                yield number, _told(script, (places[0][0], places[-1][1]), doubt)


def _by_span(words: list[str], states: str) -> Iterator[tuple[int, list[Doubt]]]:
    """The doubts of each span that has any."""
    found: dict[int, list[Doubt]] = {}
    number, last = 0, 0
    for match in DOUBTED.finditer(states):
        if doubts := _doubts(words, states, match.start()):
            number, last = number + states.count(AFTER_EDGE, last, match.start()), match.start()
            found.setdefault(number, []).extend(doubts)
    return iter(found.items())


def _starts(lower: str, position: int, words: list[str]) -> list[int]:
    """Where words begin that follow each other."""
    starts = []
    for word in words:
        position = lower.index(word, position)
        starts.append(position)
        position += len(word)
    return starts


def _place(words: list[str], starts: list[int], begin: int, syllable: int) -> Span:
    """Where a syllable stands; words and their starts are counted from `begin` for the latter."""
    index, at_end = divmod(syllable, 2)
    start, end = starts[index - begin], starts[index - begin] + len(words[index])
    return (end - len(_last(words[index])), end) if at_end else (start, start + len(_first(words[index])))


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


class Neighbours(dict[tuple[str, str], str]):
    """How two neighbours between blanks stand together, remembered: the states below."""

    def __missing__(self, pair: tuple[str, str]) -> str:
        state = _state(*pair)
        if len(pair[0]) + len(pair[1]) <= LONGEST_REMEMBERED:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[pair] = state
        return state


# not both words; a word or part of one; no word, but right whatever stands around; no word, but right where each makes
# one with its other neighbour; no word; the first begins a span
NO_WORDS, WORD, HARMLESS, LOOSE, DOUBTFUL, AFTER_EDGE = "-whld|"
NO_WORD = (HARMLESS, LOOSE, DOUBTFUL)
DOUBTED = later("l(?:(?!w)|(?<!wl))|d")
MOST_REMEMBERED, LONGEST_REMEMBERED = 200_000, 60
NEIGHBOURS = Neighbours()


def _state(one: str, other: str) -> str:
    if one == EDGE:
        return AFTER_EDGE
    left, right = _last(one), _first(other)
    if not (left.isalpha() and right.isalpha()):
        return NO_WORDS
    if is_pair(left, right):
        return WORD
    if left == right or (left, right) in wrong_words():
        return DOUBTFUL
    if _is_harmless(left, right):
        return HARMLESS
    # a sign before or after a word parts it from its neighbour there
    return LOOSE if one == left and other == right and _sound(left) and _sound(right) else DOUBTFUL


def _is_harmless(one: str, other: str) -> bool:
    """Whether `_weigh` finds nothing in two different neighbours, whatever their other neighbours are."""
    if not _stands_alone(one):
        return False
    # beside a syllable that is no word by itself, only a word of grammar is never the wrong one
    leads = one in grammar() and _is_clear(other) and not follows(one, alike(key(other)))
    return (leads or _stands_alone(other)) and not begins_phrase(key(one), key(other))


@lru_cache(20_000)
def _stands_alone(word: str) -> bool:
    """Whether a syllable is a word by itself and taken for no other one."""
    return strength(word) >= Strength.FREE and _is_clear(word)


def _is_clear(word: str) -> bool:
    """Whether nothing is said against a syllable for itself."""
    return _sound(word) and not (_marked(word) and guess_single(word))


def _last(word: str) -> str:
    """The letters and digits a word ends with; "" where it ends with a sign: “(gọi” → “gọi”."""
    if word.isalpha():
        return word
    end = len(word)
    while end and (word[end - 1].isalnum() or word[end - 1] == "_"):
        end -= 1
    return word[end:]


def _first(word: str) -> str:
    """The letters and digits a word begins with; "" where it begins with a sign."""
    if word.isalpha():
        return word
    return next((word[:end] for end, char in enumerate(word) if not (char.isalnum() or char == "_")), word)


def _doubts(words: list[str], states: str, place: int) -> Sequence[Doubt]:
    """What is doubted of a word and the next, which are no word: syllables in terms of `Doubt`."""
    one, other = words[place], words[place + 1]
    # a sign before or after a word parts it from its neighbour there; before the first stands what stands last: none
    before = states[place - 1] if one.isalpha() else NO_WORDS
    after = states[place + 1] if other.isalpha() else NO_WORDS
    third = _first(words[place + 2]) if after in NO_WORD else ""
    found = _weigh(_last(one), _first(other), third, before == WORD, after == WORD)
    if not found:
        return found
    number = (2 * place + (not one.isalpha()), 2 * place + 2, 2 * place + 4, -1)
    return [
        doubt._replace(first=number[doubt.first], last=number[doubt.last], wrong=number[doubt.wrong]) for doubt in found
    ]


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
