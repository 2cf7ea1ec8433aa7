"""The word lists of the spelling stage, read when first asked for.

The lists are kept as sorted lines, one for each first syllable, and looked into as text: to read 45,000 words into a
set, or 4,000 lines into a mapping, costs more than to check a document.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache

from dondoc.datatables import beside, content, load

__all__ = [
    "alike",
    "alone",
    "before_words",
    "begins_phrase",
    "common",
    "follows",
    "grammar",
    "is_pair",
    "is_word",
    "phrases_like",
    "same_twice",
    "wrong_words",
]

TABLES = beside(beside(__file__), "tables")


@cache
def _lines(name: str) -> list[str]:
    """The lines of a list, which stand in the order of their characters."""
    return content(f"{TABLES}/words/{name}").decode().rstrip("\n").split("\n")


@lru_cache(20_000)
def _after(name: str, head: str) -> str:
    """What follows a first word in a list, between spaces; "" where it begins no line."""
    lines = _lines(name)
    start = f"{head} "
    place = bisect_left(lines, start)
    return f"{lines[place][len(head) :]} " if place < len(lines) and lines[place].startswith(start) else ""


def is_word(one: str, other: str) -> bool:
    """Whether two syllables are a word."""
    return f" {other} " in _after("pairs.txt", one)


def follows(one: str, others: Iterable[str]) -> bool:
    """Whether a syllable makes a word with any of those after it."""
    after = _after("pairs.txt", one)
    return any(f" {other} " in after for other in others)


def is_pair(one: str, other: str) -> bool:
    """Whether two syllables are a word or neighbours in a longer one."""
    return is_word(one, other) or f" {other} " in _after("links.txt", one)


def phrases_like(one: str, two: str, three: str) -> list[str]:
    """Three neighbouring syllables of longer words that have these sounds (`syllables.key`), joined by underscores."""
    group = _after("triples.txt", one)
    start = group.find(f" {two}_{three}=")
    if start < 0:
        return []
    return group[group.index("=", start) + 1 : group.index(" ", start + 1)].split(",")


def begins_phrase(one: str, two: str) -> bool:
    """Whether two neighbouring syllables with these sounds begin any of those three."""
    return f" {two}_" in _after("triples.txt", one)


@cache
def alike(sound: str) -> frozenset[str]:
    """The syllables of the lexicon that are commonly confused, by what is left of their sound (`syllables.key`)."""
    return frozenset(_after("sounds.txt", sound).split())


@cache
def _rows(name: str) -> frozenset[str]:
    return frozenset(form for row in load(TABLES)["spelling"][name] for form in row["forms"])


def alone() -> frozenset[str]:
    """Syllables that are words by themselves and so need no neighbour."""
    return _rows("alone")


def common() -> frozenset[str]:
    """Words so common in documents that a syllable that nothing explains is sooner one of them, misspelt."""
    return _rows("common")


def grammar() -> frozenset[str]:
    """Words of grammar, which stand beside any other word."""
    return _rows("grammar")


def before_words() -> frozenset[str]:
    """Kinds of offices, after which a capital begins a common word and no name."""
    return _rows("office")


def same_twice() -> frozenset[str]:
    """Syllables that may rightly stand twice."""
    return _rows("twice")


@cache
def wrong_words() -> dict[tuple[str, ...], str]:
    """Classical wrong words and what is meant."""
    return {tuple(str(row["wrong"]).split()): str(row["right"]) for row in load(TABLES)["spelling"]["wrong"]}
