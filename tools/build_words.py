#!/usr/bin/env python3
"""Make the compact word lists of the spelling stage from their sources: `build_words.py`; `--check` only compares.

`words/sources/heads-*.txt` hold words by their first syllable ("head: rest rest"), `pairs-*.txt` words and phrases
one by one, separated by commas. Written for this product; the words of the language tables are added. Makes
`pairs.txt` (words of two syllables), `links.txt` (neighbouring syllables of longer words), `triples.txt` (three
neighbouring syllables of longer words, by sound), `sounds.txt` (syllables that are commonly confused, on one line)
and `syllables.txt` (all syllables that the orthography allows, without tones).
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dondoc.datatables import load
from dondoc.reading.normalise import canonical
from dondoc.reading.spelling.syllables import generate, is_syllable, key

WORDS = Path(__file__).parent.parent / "src/dondoc/reading/tables/words"
TABLES = ("words", "parties", "verbs", "nouns", "kinds", "laws", "header")

Word = tuple[str, ...]


def from_heads(text: str) -> Iterator[str]:
    for line in text.splitlines():
        head, colon, rest = line.partition(":")
        if colon and not line.startswith("#"):
            yield from (f"{head.strip()} {word}" for word in rest.split())


def from_lists(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from re.split(r"[,;]", line)


def from_tables() -> Iterator[str]:
    tables = load(WORDS.parent)
    for name in TABLES:
        for rows in tables.get(name, {}).values():
            for row in rows:
                for form in [*row.get("forms", []), row.get("name", "")]:
                    yield from re.split(r"[,;/()-]", form)


def sources() -> Iterator[str]:
    for path in sorted((WORDS / "sources").glob("*.txt")):
        text = path.read_text("utf-8")
        yield from (from_heads(text) if path.name.startswith("heads") else from_lists(text))
    yield from from_tables()


def words() -> set[Word]:
    """All words of the sources, taken apart; classical wrong words are left out wherever they stand."""
    wrong = {tuple(canonical(row["wrong"]).split()) for row in load(WORDS.parent)["spelling"]["wrong"]}
    found = {tuple(re.findall(r"[a-zà-ỹđ]+", canonical(word.lower()))) for word in sources()}
    return {word for word in found if len(word) > 1 and not any(part in wrong for part in windows(word, 2))}


def windows(word: Word, size: int) -> list[Word]:
    return [word[place : place + size] for place in range(len(word) - size + 1)]


def sound(parts: Iterable[Word]) -> set[Word]:
    return {part for part in parts if all(map(is_syllable, part))}


def build() -> dict[str, str]:
    """The texts of the files made, by name."""
    found = words()
    pairs = sound(word for word in found if len(word) == 2)
    links = sound(pair for word in found for pair in windows(word, 2)) - pairs
    triples = sound(triple for word in found for triple in windows(word, 3))
    syllables = {syllable for pair in pairs | links for syllable in pair}
    return {
        "pairs.txt": by_head(pairs),
        "links.txt": by_head(links),
        "triples.txt": by_sound(triples),
        "sounds.txt": lined(f"{group} {' '.join(members)}" for group, members in grouped((one,) for one in syllables)),
        "syllables.txt": lined(generate()),
    }


def by_head(pairs: Iterable[Word]) -> str:
    """A line for each first syllable, with all that follow it."""
    heads: dict[str, list[str]] = defaultdict(list)
    for head, rest in sorted(pairs):
        heads[head].append(rest)
    return lined(f"{head} {' '.join(rests)}" for head, rests in heads.items())


def by_sound(triples: Iterable[Word]) -> str:
    """A line for each sound of a first syllable: "sound sound_sound=word_word_word,…"."""
    heads: dict[str, list[str]] = defaultdict(list)
    for group, members in grouped(triples):
        head, two, three = group.split(" ")
        heads[head].append(f"{two}_{three}={','.join(member.replace(' ', '_') for member in members)}")
    return lined(f"{head} {' '.join(rests)}" for head, rests in heads.items())


def lined(lines: Iterable[str]) -> str:
    return "\n".join(sorted(lines)) + "\n"


def grouped(parts: Iterable[Word]) -> list[tuple[str, list[str]]]:
    """What is commonly confused, together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for part in sorted(parts):
        groups[" ".join(map(key, part))].append(" ".join(part))
    return sorted(groups.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a list differs")
    check, stale = parser.parse_args().check, 0
    for name, text in build().items():
        path = WORDS / name
        differs = not path.exists() or path.read_text("utf-8") != text
        stale += differs
        if differs and not check:
            path.write_text(text, "utf-8")
        print(name, text.count("\n"), "stale" if check and differs else "")
    return int(bool(check and stale))


if __name__ == "__main__":
    sys.exit(main())
