"""Wording: how values of a reading are said to people, in Vietnamese and English.

language.py      which language a person gets, and the messages of a table in it
values.py        days, kinds, signers, deadlines and confidence in words
places.py        offsets as lines and columns
messages.toml    sentences and labels; values.toml: words for codes
"""

from dondoc.wording.language import LANGUAGES, Language, choose_language, counted, say, sentence
from dondoc.wording.places import Places
from dondoc.wording.visible import one_line, visible

__all__ = ["LANGUAGES", "Language", "Places", "choose_language", "counted", "one_line", "say", "sentence", "visible"]
