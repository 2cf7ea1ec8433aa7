#!/usr/bin/env python3
"""Make the compact word lists of the spelling stage from their sources: `build_words.py`.

`words/sources/heads-*.txt` hold words by their first syllable ("head: rest rest"), `pairs-*.txt` words one by one,
separated by commas. Written for this product; the words of the language tables are added. Makes `words/pairs.txt`
(all pairs of syllables, sorted) and `words/sounds.txt` (syllables that are commonly confused, on one line).
"""

import re
from collections.abc import Iterator
from pathlib import Path

from dondoc.datatables import load
from dondoc.reading.normalise import canonical
from dondoc.reading.spelling.syllables import is_syllable, key

WORDS = Path(__file__).parent.parent / "src/dondoc/reading/tables/words"
TABLES = ("words", "parties", "verbs", "nouns", "kinds", "laws", "header")


def from_heads(text: str) -> Iterator[str]:
    for line in text.splitlines():
        head, colon, rest = line.partition(":")
        if colon and not line.startswith("#"):
            yield from (f"{head.strip()} {word}" for word in rest.split())


def from_lists(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("#"):
            for word in re.split(r"[,;]", line):
                yield from neighbours(word)


def neighbours(words: str) -> Iterator[str]:
    """The pairs of neighbouring syllables of a longer word."""
    syllables = re.findall(r"[a-zà-ỹđ]+", words.lower())
    yield from (f"{one} {other}" for one, other in zip(syllables, syllables[1:], strict=False))


def from_tables() -> Iterator[str]:
    tables = load(WORDS.parent)
    for name in TABLES:
        for rows in tables.get(name, {}).values():
            for row in rows:
                for form in [*row.get("forms", []), row.get("name", "")]:
                    yield from (pair for part in re.split(r"[,;/()-]", form) for pair in neighbours(part))


def sources() -> Iterator[str]:
    for path in sorted((WORDS / "sources").glob("*.txt")):
        text = path.read_text("utf-8")
        yield from (from_heads(text) if path.name.startswith("heads") else from_lists(text))
    yield from from_tables()


def build() -> dict[str, str]:
    """The texts of the files made, by name."""
    pairs = sorted({canonical(pair.lower()) for pair in sources()})
    pairs = [pair for pair in pairs if pair.count(" ") == 1 and all(is_syllable(part) for part in pair.split())]
    sounds: dict[str, set[str]] = {}
    for syllable in {part for pair in pairs for part in pair.split()}:
        sounds.setdefault(key(syllable), set()).add(syllable)
    lines = [f"{sound} {' '.join(sorted(syllables))}" for sound, syllables in sorted(sounds.items())]
    return {"pairs.txt": "\n".join(pairs) + "\n", "sounds.txt": "\n".join(lines) + "\n"}


if __name__ == "__main__":
    for name, text in build().items():
        (WORDS / name).write_text(text, "utf-8")
        print(name, text.count("\n"))
