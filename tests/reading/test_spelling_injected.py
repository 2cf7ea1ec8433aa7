"""How many typical errors are found: one error is put into a line of a document that is otherwise right.

Run as a program it prints recall by kind of error and the false alarms:
`PYTHONPATH=src python tests/reading/test_spelling_injected.py`.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dondoc.reading.normalise import normalise
from dondoc.reading.outline import outline
from dondoc.reading.spelling import misspellings
from dondoc.reading.spelling.syllables import TONE_ROWS, TONELESS, is_syllable

OPEN = Path(__file__).parent / "documents" / "open"
WORD = re.compile(r"(?<![\w-])[a-zà-ỹđ]{2,7}(?![\w-])")
HOOK, TILDE = TONE_ROWS[3], TONE_ROWS[4]
SEED = 2026


def swapped(one: str, other: str, where: str = "^{}") -> list[tuple[str, str]]:
    return [(where.format(one), other), (where.format(other), one)]


KINDS = {
    "hỏi/ngã": [*zip(HOOK, TILDE, strict=True), *zip(TILDE, HOOK, strict=True)],
    "s/x": swapped("s", "x"),
    "ch/tr": swapped("ch", "tr"),
    "d/gi/r": [("^d", "gi"), ("^gi(?=[aăâeêoôơuưáàảãạ])", "d"), ("^r", "d"), ("^d", "r")],
    "l/n": [("^l", "n"), ("^n(?![gh])", "l")],
    "n/ng": [("ng$", "n"), ("n$", "ng")],
    "t/c": [("t$", "c"), ("c$", "t")],
    "no tone": [(char, char.translate(TONELESS)) for row in TONE_ROWS[1:] for char in row],
    "no hat": [*zip("ăâêôơưđ", "aaeooud", strict=True)],
}


def right_lines() -> Iterator[str]:
    """Lines of the open documents that hold no misspelling by the gold."""
    for path in sorted(OPEN.glob("*.txt")):
        gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
        wrong = [one.get("quote", "") for one in gold["findings"] if one["code"] == "misspelling"]
        script = normalise(path.read_text("utf-8"))
        for start, end in sorted({block.span for block in outline(script).blocks}):
            line = " ".join(script.view[start:end].split())
            if len(line) > 60 and not any(quote in line for quote in wrong):
                yield line


def with_error(line: str, kind: str, chance: random.Random) -> tuple[str, tuple[int, int]] | None:
    """The line with one error of a kind, and where it is."""
    found = []
    for match in WORD.finditer(line):
        for pattern, new in KINDS[kind]:
            typed = re.sub(pattern, new, match.group(), count=1)
            if typed != match.group() and (is_syllable(typed) or kind in ("no tone", "no hat")):
                found.append((match, typed))
    if not found:
        return None
    match, typed = chance.choice(found)
    return line[: match.start()] + typed + line[match.end() :], (match.start(), match.start() + len(typed))


def is_found(line: str, error: tuple[int, int]) -> bool:
    script = normalise(line)
    found = misspellings(script, [(0, len(line))], None)
    return any(one.span[0] <= error[0] and error[1] <= one.span[1] for one in found)


def measure(seed: int) -> tuple[dict[str, Counter[bool]], int, int]:
    """Found and missed by kind of error; false alarms on the right lines; words in them."""
    chance, lines = random.Random(seed), list(right_lines())
    tally: dict[str, Counter[bool]] = {kind: Counter() for kind in KINDS}
    for line in lines:
        for kind in KINDS:
            if made := with_error(line, kind, chance):
                tally[kind][is_found(*made)] += 1
    alarms = sum(len(misspellings(normalise(line), [(0, len(line))], None)) for line in lines)
    return tally, alarms, sum(line.count(" ") + 1 for line in lines)


def test_most_injected_errors_are_found() -> None:
    tally, alarms, words = measure(SEED)
    assert alarms / words * 800 < 0.3
    recall = {kind: count[True] / count.total() for kind, count in tally.items()}
    assert recall["hỏi/ngã"] > 0.8
    assert sum(count[True] for count in tally.values()) / sum(count.total() for count in tally.values()) > 0.7


if __name__ == "__main__":
    result, alarms, words = measure(SEED)
    for name, count in result.items():
        print(f"{name:10} {count.total():5} injected, {count[True] / count.total():.2f} found")
    print(f"{alarms} false alarms in {words} words")
