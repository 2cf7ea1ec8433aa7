"""What stands beside the reader: tools of the same kind, and the limit of ordinary Python. Missing ones are None."""

import random
import re
from collections.abc import Callable

import ahocorasick

Run = Callable[[], object]


def eyecite(text: str) -> Run | None:
    """The citation reader of US opinions with its fastest portable tokenizer."""
    try:
        from eyecite import get_citations
        from eyecite.tokenizers import AhocorasickTokenizer
    except ImportError:
        return None
    tokenizer = AhocorasickTokenizer()
    get_citations(text[:2000], tokenizer=tokenizer)
    return lambda: get_citations(text, tokenizer=tokenizer)


def word_tokenize(text: str) -> Run | None:
    """Underthesea's split into Vietnamese words."""
    try:
        from underthesea import word_tokenize as split
    except ImportError:
        return None
    split(text[:500])
    return lambda: split(text)


def scan(text: str, literals: list[str]) -> Run:
    """The floor of a rule reader in ordinary Python: one automaton for all literals, and three patterns."""
    automaton = ahocorasick.Automaton()
    for literal in literals:
        automaton.add_word(literal, literal)
    automaton.make_automaton()
    patterns = [
        re.compile(r"\d{1,6}(?:/(?:19|20)\d\d)?[/-][A-ZĐ][\w&]*(?:[-/][A-ZĐ][\w&]*)*"),
        re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}"),
        re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"),
    ]

    def run() -> int:
        lower = text.lower()
        return sum(1 for _ in automaton.iter(lower)) + sum(len(pattern.findall(text)) for pattern in patterns)

    return run


SENTENCES = (
    "The appellant contends that the trial court erred in denying the motion to suppress.",
    "We review the findings of fact for clear error and the conclusions of law de novo.",
    "The record does not show any prejudice that resulted from the ruling.",
    "Counsel for the respondent argued at length that the statute was never meant to reach such conduct.",
    "No party has asked us to reconsider that holding, and we decline to do so on our own motion.",
    "The jury returned a verdict after two days of deliberation, and judgment was entered accordingly.",
)
NAMES = ("Smith", "Jones", "Miller", "Harris", "Clark", "Lewis", "Walker", "Young", "Allen", "King", "Wright", "Scott")


def opinion(size: int) -> str:
    """An opinion-like text with a citation about every 435 characters, as real opinions have them; seeded."""
    chance = random.Random(1973)
    parts: list[str] = []
    length = 0
    while length < size:
        sentences = " ".join(chance.choice(SENTENCES) for _ in range(4))
        one, other = chance.sample(NAMES, 2)
        volume, page, place = chance.randint(100, 560), chance.randint(1, 900), chance.randint(901, 950)
        cited = f"{one} v. {other}, {volume} U.S. {page}, {place} ({chance.randint(1950, 2015)})."
        parts.append(f"{sentences} See {cited}")
        length += len(parts[-1]) + 1
    return "\n".join(parts)
