#!/usr/bin/env python3
"""Check gold annotations against their documents: `check_gold.py FOLDER…`.

Prints what the gold says that the document does not (a text, a quote, a reference that is not there), what breaks
the schema of the gold, and every date that falls on a weekend, so that an annotator has looked at each of them.
"""

import datetime
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

CODES = {
    "missing-number",
    "incomplete-date",
    "missing-signer",
    "missing-recipients",
    "missing-heading",
    "kind-mismatch",
    "impossible-date",
    "weekday-mismatch",
    "lunar-year-mismatch",
    "unpadded-number",
    "unknown-kind",
    "kind-symbol-mismatch",
    "issuer-symbol-mismatch",
    "citation-after-document",
    "citation-on-day-off",
    "year-mismatch",
    "citation-conflict",
    "citation-incomplete",
    "deadline-past",
    "deadline-on-day-off",
    "deadline-conflict",
    "no-lead",
    "no-deadline",
    "unknown-unit",
    "outdated-name",
    "misspelling",
    "unfinished-text",
    "capitalisation",
    "terminology",
    "numbering",
    "secret-document",
}
HEADER = {
    "kind",
    "number",
    "symbol",
    "reference",
    "parent_issuer",
    "issuer",
    "place",
    "issued_on",
    "subject",
    "urgency",
    "secrecy",
    "meeting_on",
    "signer",
    "recipients",
    "archive",
}
RELATIONS = {"before": "date", "by": "date", "in": "period", "within": "duration", "every": "recurrence"}


def squeeze(text: str) -> str:
    """The words alone: markup, spacing and line breaks do not count."""
    return re.sub(r"[\s*#|_>\\]+", "", unicodedata.normalize("NFC", text))


def deadline_faults(deadline: dict[str, str] | None) -> Iterator[str]:
    if deadline is None:
        return
    if deadline.get("relation") not in RELATIONS:
        yield f"deadline relation {deadline.get('relation')!r}"
    elif RELATIONS[deadline["relation"]] not in deadline:
        yield f"deadline {deadline['relation']} without {RELATIONS[deadline['relation']]}"


def directive_faults(directive: dict, ids: set[str], references: set[str], body: str) -> Iterator[str]:
    if squeeze(directive["text"]) not in body:
        yield "text is not in the document"
    if directive.get("parent") and directive["parent"] not in ids:
        yield f"parent {directive['parent']} unknown"
    if directive.get("nature") not in {"task", "standing", "decision"}:
        yield f"nature {directive.get('nature')!r}"
    for deadline in [directive.get("deadline"), *directive.get("deadline_alt", [])]:
        yield from deadline_faults(deadline)
    for reference in directive.get("cites", []):
        if reference not in references:
            yield f"cites {reference}, which is not among the citations"


def faults(gold: dict, text: str) -> Iterator[str]:
    body = squeeze(text)
    if unknown := set(gold["header"]) - HEADER:
        yield f"header fields {unknown}"
    ids = [d["id"] for d in gold["directives"]]
    if len(set(ids)) < len(ids):
        yield "directive ids are not unique"
    references = {c["reference"] for c in gold["citations"]}
    for directive in gold["directives"]:
        for fault in directive_faults(directive, set(ids), references, body):
            yield f"directive {directive['id']}: {fault}"
    for citation in gold["citations"]:
        if citation["reference"] and squeeze(citation["reference"]) not in body:
            yield f"citation {citation['reference']} is not in the document"
        if not {"kind", "issued_on", "issuer"} <= set(citation):
            yield f"citation {citation['reference']}: kind, issued_on or issuer missing"
    for finding in gold["findings"]:
        if finding["code"] not in CODES:
            yield f"finding code {finding['code']}"
        if finding.get("quote") and squeeze(finding["quote"]) not in body:
            yield f"finding {finding['code']}: quote {finding['quote']!r} is not in the document"


def weekend_dates(text: str) -> Iterator[str]:
    for day, month, year in re.findall(r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b", text):
        try:
            date = datetime.date(int(year), int(month), int(day))
        except ValueError:
            yield f"{day}/{month}/{year} does not exist"
            continue
        if date.weekday() >= 5:
            yield f"{day}/{month}/{year} is a {date:%A}"


def main(folders: list[str]) -> int:
    bad = 0
    for path in sorted(p for folder in folders for p in Path(folder).glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        source = next(p for p in sorted(path.parent.glob(name + ".*")) if not p.name.endswith(".gold.json"))
        text = source.read_text("utf-8")
        found = list(faults(json.loads(path.read_text("utf-8")), text))
        bad += len(found)
        for line in found:
            print(f"{name}: {line}")
        if "--dates" in sys.argv:
            for line in weekend_dates(text):
                print(f"{name}: note: {line}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main([a for a in sys.argv[1:] if not a.startswith("--")]))
