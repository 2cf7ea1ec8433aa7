#!/usr/bin/env python3
"""Count how often each manner of reading was right, on the documents put aside; writes tables/confidence.toml."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import score  # noqa: E402
from dondoc.reading import stages  # noqa: E402
from dondoc.reading.confidence import manner  # noqa: E402

TABLE = ROOT / "src/dondoc/reading/tables/confidence.toml"
ASIDE = ROOT / "tests/reading/documents/aside"


def judged(gold: dict, text: str) -> Iterator[tuple[str, str, bool]]:
    """For each directive read: its manner, its words, and whether text, leads and deadline are right."""
    found = stages(text)
    read = [
        {
            "text": found.script.words(draft.span),
            "leads": [party.name for party in draft.leads],
            "deadline": draft.limit.deadline._asdict() if draft.limit else None,
        }
        for draft in found.drafts
    ]
    pairs = {j: i for i, j in score.align(gold["directives"], read)}
    for j, draft in enumerate(found.drafts):
        right = j in pairs and all(
            (
                score.same_parties(gold["directives"][pairs[j]], read[j], "leads"),
                score.same_deadline(gold["directives"][pairs[j]], read[j]),
            )
        )
        yield manner(draft), read[j]["text"], right


def build() -> str:
    """The text of the table."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for path in sorted(ASIDE.glob("*.gold.json")):
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8")
        for name, words, good in judged(json.loads(path.read_text("utf-8")), text):
            seen[name] += 1
            right[name] += good
            examples.setdefault(name, words)
    lines = [
        "# How often a directive read in a manner was right in text, leads and deadline, on documents put aside.",
        "# Made by tools/calibrate.py; do not edit.",
    ]
    for name in sorted(seen):
        example = json.dumps(examples[name][:160], ensure_ascii=False)
        counts = [f"right = {right[name]}", f"seen = {seen[name]}"]
        lines += ["", "[[manner]]", f'name = "{name}"', *counts, f"example = {example}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(build(), "utf-8")
    print(TABLE.relative_to(ROOT))
