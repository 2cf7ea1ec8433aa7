"""Vietnamese syllables: which are possible, how they are built, how alike two of them are.

A syllable is an onset, a rime and one of six tones. Which letters may meet follows from the orthography taught in
school (c before back vowels and k before i, e, ê; g/gh, ng/ngh; iê after an onset and yê without one; only the sắc and
nặng tones before a final p, t, c, ch). Both placements of the tone mark are right (hoà and hòa, thuý and thúy), and so
are both letters of a rime that is i alone (lý and lí).
"""

import re
from functools import cache
from typing import NamedTuple

from dondoc.datatables import beside, content

__all__ = ["Syllable", "canonical", "cost", "generate", "is_syllable", "key", "marks_only", "split"]

TONE_ROWS = (
    "aăâeêioôơuưy",
    "àằầèềìòồờùừỳ",
    "áắấéếíóốớúứý",
    "ảẳẩẻểỉỏổởủửỷ",
    "ãẵẫẽễĩõỗỡũữỹ",
    "ạặậẹệịọộợụựỵ",
)
LEVEL, GRAVE, ACUTE, HOOK, TILDE, DOT = range(6)
TONELESS = str.maketrans("".join(TONE_ROWS[1:]), TONE_ROWS[0] * 5)
TONE_OF = {char: tone for tone, row in enumerate(TONE_ROWS) if tone for char in row}
BARE = str.maketrans("ăâêôơưđ", "aaeooud")
STOPPED = ("p", "t", "c", "ch")

ONSETS = (
    "",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "ngh",
    "nh",
    "p",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
)
RIMES = [
    "a",
    "ac",
    "ach",
    "ai",
    "am",
    "an",
    "ang",
    "anh",
    "ao",
    "ap",
    "at",
    "au",
    "ay",
    "ăc",
    "ăm",
    "ăn",
    "ăng",
    "ăp",
    "ăt",
    "âc",
    "âm",
    "ân",
    "âng",
    "âp",
    "ât",
    "âu",
    "ây",
    "e",
    "ec",
    "em",
    "en",
    "eng",
    "eo",
    "ep",
    "et",
    "ê",
    "êch",
    "êm",
    "ên",
    "ênh",
    "êp",
    "êt",
    "êu",
    "i",
    "ia",
    "ich",
    "im",
    "in",
    "inh",
    "ip",
    "it",
    "iu",
    "iêc",
    "iêm",
    "iên",
    "iêng",
    "iêp",
    "iêt",
    "iêu",
    "o",
    "oc",
    "oi",
    "om",
    "on",
    "ong",
    "op",
    "ot",
    "oong",
    "ooc",
    "oa",
    "oac",
    "oach",
    "oai",
    "oam",
    "oan",
    "oang",
    "oanh",
    "oao",
    "oap",
    "oat",
    "oay",
    "oăc",
    "oăm",
    "oăn",
    "oăng",
    "oăp",
    "oăt",
    "oe",
    "oen",
    "oeo",
    "oet",
    "ô",
    "ôc",
    "ôi",
    "ôm",
    "ôn",
    "ông",
    "ôp",
    "ôt",
    "ơ",
    "ơi",
    "ơm",
    "ơn",
    "ơp",
    "ơt",
    "u",
    "ua",
    "uc",
    "ui",
    "um",
    "un",
    "ung",
    "up",
    "ut",
    "uân",
    "uâng",
    "uât",
    "uây",
    "uê",
    "uêch",
    "uênh",
    "uôc",
    "uôi",
    "uôm",
    "uôn",
    "uông",
    "uôt",
    "uơ",
    "uy",
    "uya",
    "uych",
    "uyn",
    "uynh",
    "uyp",
    "uyt",
    "uyu",
    "uyên",
    "uyêt",
    "ư",
    "ưa",
    "ưc",
    "ưi",
    "ưm",
    "ưng",
    "ưt",
    "ưu",
    "ươc",
    "ươi",
    "ươm",
    "ươn",
    "ương",
    "ươp",
    "ươt",
    "ươu",
]
ALONE = ("y", "yêm", "yên", "yêng", "yêt", "yêu")
AFTER_Q = [
    "a",
    "ac",
    "ach",
    "ai",
    "an",
    "ang",
    "anh",
    "ao",
    "at",
    "au",
    "ay",
    "ăc",
    "ăm",
    "ăn",
    "ăng",
    "ăp",
    "ăt",
    "ân",
    "âng",
    "ât",
    "âu",
    "ây",
    "e",
    "en",
    "eo",
    "et",
    "ê",
    "ên",
    "ênh",
    "êt",
    "êch",
    "i",
    "in",
    "it",
    "ich",
    "inh",
    "ôc",
    "ôn",
    "ơ",
    "ơi",
    "ơn",
    "ơt",
    "y",
    "ych",
    "ynh",
    "yt",
    "yên",
    "yêt",
]
AFTER_G = ("i", "in", "iêng", "iêt", "iêc")
I_OR_Y = ("h", "k", "l", "m", "s", "t", "v")

PARTS = re.compile(r"(ngh|ng|nh|gh|gi(?=[aăâeêoôơuưy])|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?(.+)")
CODA = re.compile(r"(?:ngh|ng|nh|n|ch|c|t|p|m)$")
VOWELS = re.compile(r"[aăâeêioôơuưy]+")

ONSET_KEY = {"gi": "d", "r": "d", "đ": "d", "x": "s", "tr": "ch", "l": "n", "ngh": "ng", "gh": "g", "k": "c", "qu": "c"}
CODA_KEY = {"ng": "n", "nh": "n", "ngh": "n", "m": "n", "c": "t", "ch": "t", "p": "t"}
RIME_KEY = {"uou": "iu", "ieu": "iu", "uu": "iu"}
ONSET_COST = {
    frozenset(pair): value
    for value, pairs in {
        0.5: (("ng", "ngh"), ("g", "gh"), ("c", "k"), ("k", "qu"), ("c", "qu")),
        1.0: (("s", "x"), ("ch", "tr"), ("d", "gi")),
        1.5: (("r", "gi"), ("r", "d"), ("l", "n")),
        2.0: (("d", "đ"),),
    }.items()
    for pair in pairs
}
RIME_COST = {
    frozenset(pair): value
    for value, pairs in {
        0.5: (("i", "y"), ("uy", "ui"), ("ai", "ay")),
        1.0: (("iu", "ưu"), ("iêu", "ươu"), ("uôn", "uông"), ("ươn", "ương"), ("ươt", "ươc"), ("iêt", "iêc")),
        1.5: (("ưu", "ươu"), ("iu", "iêu"), ("at", "oat"), ("an", "oan"), ("uôn", "un"), ("uông", "ung")),
    }.items()
    for pair in pairs
}
FAR = 9.0


class Syllable(NamedTuple):
    """A syllable taken apart; `sound` says whether its letters, tone and tone placement are possible."""

    onset: str
    rime: str
    tone: int
    sound: bool


@cache
def _toneless() -> frozenset[str]:
    table = beside(beside(__file__), "tables", "words", "syllables.txt")
    return frozenset(content(table).decode().split())


def generate() -> list[str]:
    """All possible syllables without tone marks, sorted: onset × rime under the rules of the orthography."""
    return sorted({onset + rime for onset in ONSETS for rime in _rimes(onset)})


def _rimes(onset: str) -> list[str]:
    if onset == "qu":
        return list(AFTER_Q)
    front = [rime for rime in RIMES if rime[0] in "eêi"]
    if onset in ("k", "gh", "ngh"):
        return front + (["y"] if onset == "k" else [])
    if onset in ("c", "g", "ng"):
        back = [rime for rime in RIMES if rime not in front and rime != "uy"]
        return back + (list(AFTER_G) if onset == "g" else ["uy"] if onset == "ng" else [])
    if onset == "gi":
        return [rime for rime in RIMES if rime[0] != "i"]
    if not onset:
        return [rime for rime in RIMES if not rime.startswith("iê")] + list(ALONE)
    return RIMES + (["y"] if onset in I_OR_Y else [])


@cache
def split(syllable: str) -> Syllable:
    """A lower-case syllable taken apart, also one that is impossible (then without `sound`)."""
    tones = [TONE_OF[char] for char in syllable if char in TONE_OF]
    toneless = syllable.translate(TONELESS)
    match = PARTS.fullmatch(toneless)
    onset, rime = (match[1] or "", match[2]) if match else ("", toneless)
    tone = tones[0] if tones else LEVEL
    return Syllable(onset, rime, tone, len(tones) < 2 and _sound(syllable, toneless, onset, rime, tone))


def _sound(syllable: str, toneless: str, onset: str, rime: str, tone: int) -> bool:
    if toneless not in _toneless() or (rime.endswith(STOPPED) and tone not in (ACUTE, DOT)):
        return False
    return syllable in (onset + _marked(rime, tone, 0), onset + _marked(rime, tone, 1))


def _marked(rime: str, tone: int, style: int) -> str:
    """A rime with its tone mark; style 0 writes òa, 1 oà."""
    place = _place(rime, style)
    return rime[:place] + TONE_ROWS[tone][TONE_ROWS[0].index(rime[place])] + rime[place + 1 :]


def _place(rime: str, style: int) -> int:
    hatted = [index for index, char in enumerate(rime) if char in "ăâêôơư"]
    if hatted:
        return hatted[-1]
    match = VOWELS.match(rime)
    length = match.end() if match else 1
    if length == 2 and (length < len(rime) or (rime in ("oa", "oe", "uy") and style)):
        return 1
    return 1 if length == 3 else 0


def is_syllable(syllable: str) -> bool:
    """Whether a lower-case word can be a syllable of Vietnamese."""
    return split(syllable).sound


@cache
def canonical(syllable: str) -> str:
    """One form for both tone placements and for i and y alone: "hoà" and "hòa", "lí" and "lý" are the same."""
    onset, rime, tone, sound = split(syllable)
    if not sound:
        return syllable
    if rime == "y" and onset:
        rime = "i"
    return onset + _marked(rime, tone, 0)


@cache
def key(syllable: str) -> str:
    """What is left of a syllable when everything that is commonly confused is taken away."""
    onset, rime, _, _ = split(syllable)
    onset = ONSET_KEY.get(onset, onset) + ("u" if onset == "qu" and rime[:1] not in "ôo" else "")
    rime = rime.translate(BARE).replace("y", "i")
    coda = CODA.search(rime)
    if coda:
        rime = rime[: coda.start()] + CODA_KEY.get(coda[0], coda[0])
    return onset + RIME_KEY.get(rime, rime)


@cache
def marks_only(one: str, other: str) -> bool:
    """Whether two syllables have the same letters and differ in tone or vowel marks alone."""
    return one.translate(TONELESS).translate(BARE) == other.translate(TONELESS).translate(BARE)


@cache
def cost(typed: str, meant: str) -> float:
    """How unlikely it is that a writer who means one syllable types another: 0 same, 1 common, 2 seldom, 9 never."""
    if canonical(typed) == canonical(meant):
        return 0.0 if typed == meant or split(typed).sound else 0.5
    one, other = split(typed), split(meant)
    return _onset_cost(one.onset, other.onset) + _rime_cost(one.rime, other.rime) + _tone_cost(one.tone, other.tone)


def _onset_cost(one: str, other: str) -> float:
    return 0.0 if one == other else ONSET_COST.get(frozenset((one, other)), FAR)


def _rime_cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    known = RIME_COST.get(frozenset((one, other)))
    if known is not None:
        return known
    if one.translate(BARE) == other.translate(BARE):
        return 1.5 + 0.5 * sum(a != b for a, b in zip(one, other, strict=True))
    if CODA.sub("", one) == CODA.sub("", other) and CODA.search(one) and CODA.search(other):
        return 1.5
    return FAR


def _tone_cost(one: int, other: int) -> float:
    if one == other:
        return 0.0
    if {one, other} == {HOOK, TILDE}:
        return 1.0
    return 1.5 if one == LEVEL else 2.0
