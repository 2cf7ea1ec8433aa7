"""Misspellings, found by knowledge of the language: which syllables and words there are, and how they are confused."""

from dondoc.reading.spelling.check import Misspelling, misspellings
from dondoc.reading.spelling.places import valid_place

__all__ = ["Misspelling", "misspellings", "valid_place"]
