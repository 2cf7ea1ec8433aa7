#!/usr/bin/env python3
"""Score the reader on our own documents: `score_corpus.py [--show] [HALF…]`.

The documents of `open` are for looking at; those of `aside` are only scored, so that their figures say how the
reader does on what no rule was written on. Prints the pooled row of each half and of the samples.
"""

import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
sys.path.insert(0, str(ROOT / "src"))

import score  # noqa: E402
from dondoc.reading import read_path  # noqa: E402
from dondoc.reading.model import to_json  # noqa: E402

FOLDERS = {
    "samples": ROOT / "samples",
    "open": ROOT / "tests/reading/documents/open",
    "aside": ROOT / "tests/reading/documents/aside",
}


def source_of(gold: Path) -> Path:
    """The document that a gold file annotates."""
    name = gold.name.removesuffix(".gold.json")
    return next(path for path in sorted(gold.parent.glob(name + ".*")) if not path.name.endswith(".gold.json"))


def pooled(folder: Path, show: bool) -> tuple[dict[str, float], int]:
    """The pooled row of a folder's documents, and how many they are."""
    total: Counter[str] = Counter()
    golds = sorted(folder.glob("*.gold.json"))
    for gold in golds:
        notes: list[str] = []
        reading = json.loads(json.dumps(to_json(read_path(source_of(gold)))))
        total += score.compare(json.loads(gold.read_text("utf-8")), reading, notes.append)
        if show and notes:
            print(gold.name.removesuffix(".gold.json"), *notes, sep="\n    ")
    return score.row(total, len(golds)), len(golds)


def main(arguments: list[str]) -> None:
    show = "--show" in arguments
    halves = [argument for argument in arguments if argument in FOLDERS] or list(FOLDERS)
    for position, half in enumerate(halves):
        row, count = pooled(FOLDERS[half], show and half != "aside")
        if not position:
            print(f"{'':14}" + "".join(f"{name:>8}" for name in row))
        print(f"{half + ' ' + str(count):14}" + "".join(f"{value:8.3f}" for value in row.values()))


if __name__ == "__main__":
    main(sys.argv[1:])
