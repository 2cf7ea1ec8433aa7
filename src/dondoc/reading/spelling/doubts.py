"""How much a pair of syllables that is no word is to be doubted, and what is meant by it.

Both syllables are weighed. One that no word of the lexicon holds is wrong for certain; one that lives only inside
words is doubted when no neighbour makes a word with it; a word by itself ("sửa") is doubted only for what writers
confuse most, and a word of grammar ("của") never. A fixed phrase of three syllables outweighs all that: after "trí
tuệ" and before "tạo", "nhận" can only be "nhân".
"""

from enum import IntEnum
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from dondoc.reading.spelling.syllables import cost, key, marks_only
from dondoc.reading.spelling.words import alike, alone, common, grammar, is_pair, is_word, phrases_like

__all__ = ["Guess", "Strength", "guess_pair", "guess_single", "guess_triple", "strength"]


class Strength(IntEnum):
    """How well a syllable stands by itself."""

    NEW = 0
    BOUND = 1
    FREE = 2
    GRAMMAR = 3


class Guess(NamedTuple):
    """What is meant, which of the syllables typed it replaces, and how far-fetched that is (0 certain)."""

    meant: str
    changed: tuple[int, ...]
    price: float


# how dear a change may be, by the strength of the syllable changed and of its neighbour
LIMITS = {
    Strength.NEW: (3.5, 3.5, 3.0, 3.0),
    Strength.BOUND: (2.0, 2.0, 1.5, 1.0),
    Strength.FREE: (1.0, 1.0, 0.0, 0.0),
    Strength.GRAMMAR: (0.0, 0.0, 0.0, 0.0),
}
# the same where the neighbour belongs to another word already
LIMITS_TAKEN = {
    Strength.NEW: (3.0, 3.0, 2.0, 2.0),
    Strength.BOUND: (2.0, 1.5, 1.0, 1.0),
    Strength.FREE: (1.0, 1.0, 0.0, 0.0),
    Strength.GRAMMAR: (0.0, 0.0, 0.0, 0.0),
}
# and for a syllable that no neighbour explains, towards a word by itself
LIMITS_SINGLE = {Strength.NEW: 2.0, Strength.BOUND: 1.0, Strength.FREE: 0.0, Strength.GRAMMAR: 0.0}
PRICE_SINGLE = 4.0
PENALTY = (0.0, 0.0, 0.3, 0.5)
PENALTY_TAKEN = 0.8
BOTH = 4.0
CLEARLY_NEARER = 0.5
IN_PHRASE = {True: 4.0, False: 2.0}


@lru_cache(20_000)
def strength(syllable: str) -> Strength:
    """How well a syllable stands by itself."""
    if syllable in grammar():
        return Strength.GRAMMAR
    if syllable in alone():
        return Strength.FREE
    return Strength.BOUND if syllable in alike(key(syllable)) else Strength.NEW


def guess_pair(one: str, other: str, before: bool, after: bool) -> Guess | None:
    """What is meant by a pair that is no word; `before`, `after`: its syllables make words with their other neighbours.

    None where no word or more than one is near enough.
    """
    guesses = sorted(_changes_of_one(one, other, before, after), key=lambda guess: guess.price)
    if not guesses and not before and not after:
        guesses = sorted(_changes_of_both(one, other), key=lambda guess: guess.price)
    if not guesses or (len(guesses) > 1 and guesses[1].price - guesses[0].price < CLEARLY_NEARER):
        return None
    return guesses[0]


def guess_single(syllable: str) -> Guess | None:
    """What is meant by a syllable that makes a word with neither neighbour; None where it may stand so."""
    most = LIMITS_SINGLE[strength(syllable)]
    likely = alone() | common() | grammar() if strength(syllable) == Strength.NEW else common()
    near = ((cost(syllable, variant), variant) for variant in _alike(syllable) & likely)
    ranked = sorted(one for one in near if one[0] <= most)
    if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < CLEARLY_NEARER):
        return None
    return Guess(ranked[0][1], (0,), PRICE_SINGLE + ranked[0][0])


def _changes_of_one(one: str, other: str, before: bool, after: bool) -> list[Guess]:
    found = []
    if not before and (most := _limit(one, other, after)):
        price = _neighbour_price(other, after)
        near = ((variant, cost(one, variant)) for variant in _alike(one) if is_word(variant, other))
        found += [Guess(f"{variant} {other}", (0,), own + price) for variant, own in near if own <= most]
    if not after and (most := _limit(other, one, before)):
        price = _neighbour_price(one, before)
        near = ((variant, cost(other, variant)) for variant in _alike(other) if is_word(one, variant))
        found += [Guess(f"{one} {variant}", (1,), own + price) for variant, own in near if own <= most]
    return found


def _neighbour_price(neighbour: str, taken: bool) -> float:
    return PENALTY[strength(neighbour)] + PENALTY_TAKEN * taken


def _limit(changed: str, neighbour: str, taken: bool) -> float:
    limits = LIMITS_TAKEN if taken else LIMITS
    return limits[strength(changed)][strength(neighbour)]


def _changes_of_both(one: str, other: str) -> list[Guess]:
    if max(strength(one), strength(other)) > Strength.BOUND or Strength.NEW not in (strength(one), strength(other)):
        return []
    lefts = [left for left in _alike(one) if marks_only(one, left)]
    rights = [right for right in _alike(other) if marks_only(other, right)]
    found = ((left, right, cost(one, left) + cost(other, right)) for left, right in product(lefts, rights))
    return [
        Guess(f"{left} {right}", (0, 1), price)
        for left, right, price in found
        if price <= BOTH and is_word(left, right)
    ]


def _alike(syllable: str) -> frozenset[str]:
    return alike(key(syllable)) - {syllable}


def guess_triple(one: str, two: str, three: str) -> Guess | None:
    """The phrase meant by three syllables of which one or two are wrong; None where none or several are near enough."""
    typed = (one, two, three)
    found = []
    for phrase in phrases_like(key(one), key(two), key(three)):
        meant = tuple(phrase.split("_"))
        changed = tuple(place for place in range(3) if typed[place] != meant[place])
        if not changed:
            return None
        if len(changed) < 3 and _phrase_is_near(typed, meant, changed):
            price = 0.1 * sum(cost(typed[place], meant[place]) for place in changed)
            found.append(Guess(" ".join(meant), changed, price))
    return found[0] if len(found) == 1 else None


def _phrase_is_near(typed: tuple[str, ...], meant: tuple[str, ...], changed: tuple[int, ...]) -> bool:
    for place in changed:
        if cost(typed[place], meant[place]) > IN_PHRASE[marks_only(typed[place], meant[place])]:
            return False
    touched = {left for place in changed for left in (place - 1, place) if 0 <= left < 2}
    return not any(is_pair(typed[left], typed[left + 1]) for left in touched)
