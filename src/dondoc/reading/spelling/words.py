"""The word lists of the spelling stage, read when first asked for."""

from functools import cache
from pathlib import Path

from dondoc.datatables import load

__all__ = ["alike", "alone", "pairs", "same_twice", "wrong_words"]

TABLES = Path(__file__).parents[1] / "tables"


@cache
def pairs() -> frozenset[str]:
    """All words of two syllables, and the neighbouring syllables of longer ones."""
    return frozenset((TABLES / "words" / "pairs.txt").read_text("utf-8").split("\n")) - {""}


@cache
def _sounds() -> dict[str, list[str]]:
    lines = (TABLES / "words" / "sounds.txt").read_text("utf-8").splitlines()
    return {parts[0]: parts[1:] for parts in (line.split(" ") for line in lines)}


def alike(sound: str) -> list[str]:
    """The syllables of the lexicon that are commonly confused, by what is left of their sound (`syllables.key`)."""
    return _sounds().get(sound, [])


@cache
def _rows(name: str) -> frozenset[str]:
    return frozenset(form for row in load(TABLES)["spelling"][name] for form in row["forms"])


def alone() -> frozenset[str]:
    """Syllables that are words by themselves and so need no neighbour."""
    return _rows("alone")


def same_twice() -> frozenset[str]:
    """Syllables that may rightly stand twice."""
    return _rows("twice")


@cache
def wrong_words() -> dict[str, str]:
    """Classical wrong words and what is meant."""
    return {str(row["wrong"]): str(row["right"]) for row in load(TABLES)["spelling"]["wrong"]}
