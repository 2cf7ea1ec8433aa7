#!/usr/bin/env python3
"""Score the reader on its documents as an office has them: `score_files.py [--every N] [FORM…]`.

FORM is docx, pdf, doc, scan (300 dots an inch) or noisy (200 dots, turned, blurred, stamped). Each document of the
collections is rendered (`render.py`), read, and scored with the gold of its text; "txt" is the text itself, beside it.
`error` is the share of characters that differ from those of the PDF's text, for scans.
"""

import io
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from rapidfuzz.distance import Levenshtein  # noqa: E402

import score  # noqa: E402
from dondoc.reading import read  # noqa: E402
from dondoc.reading.files import open_document  # noqa: E402
from dondoc.reading.model import to_json  # noqa: E402
from render import converted, rendered, scans  # noqa: E402
from score_corpus import FOLDERS, source_of  # noqa: E402

FORMS = ("docx", "pdf", "doc", "scan", "noisy")


def scanned(pdf: Path, *, noisy: bool, seed: int) -> bytes:
    """A TIFF of the pages of a PDF."""
    first, *rest = scans(pdf, dots=200 if noisy else 300, noisy=noisy, seed=seed)
    file, dots = io.BytesIO(), 200 if noisy else 300
    first.save(file, "TIFF", save_all=True, append_images=rest, compression="tiff_deflate", dpi=(dots, dots))
    return file.getvalue()


def main(arguments: list[str]) -> None:
    every = int(arguments[arguments.index("--every") + 1]) if "--every" in arguments else 1
    forms = [form for form in arguments if form in FORMS] or list(FORMS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # a secret document is not read, so that there is nothing to render
        golds = [gold for half in FOLDERS.values() for gold in sorted(half.glob("*.gold.json"))[::every]]
        golds = [gold for gold in golds if not json.loads(gold.read_text("utf-8"))["header"].get("secrecy")]
        made = {gold: rendered(source_of(gold), folder) for gold in golds}
        converted(list(made.values()), "pdf", folder)
        if "doc" in forms:
            converted(list(made.values()), "doc", folder)
        take: dict[str, Callable[[Path, int], bytes]] = {
            "scan": lambda path, seed: scanned(path.with_suffix(".pdf"), noisy=False, seed=seed),
            "noisy": lambda path, seed: scanned(path.with_suffix(".pdf"), noisy=True, seed=seed),
        }
        for form in ["txt", *forms]:
            total: Counter[str] = Counter()
            wrong = letters = 0
            for seed, (gold, path) in enumerate(made.items()):
                if form == "txt":
                    data = source_of(gold).read_bytes()
                elif form in take:
                    data = take[form](path, seed)
                    want = open_document(path.with_suffix(".pdf").read_bytes(), "a.pdf").text.split()
                    got = open_document(data, "a.tif").text.split()
                    wrong, letters = (
                        wrong + Levenshtein.distance(" ".join(want), " ".join(got)),
                        letters + len(" ".join(want)),
                    )
                else:
                    data = path.with_suffix(f".{form}").read_bytes()
                reading = json.loads(json.dumps(to_json(read(data, f"a.{form}"))))
                total += score.compare(json.loads(gold.read_text("utf-8")), reading, lambda _: None)
            row = " ".join(f"{key}={value:.3f}" for key, value in score.row(total, len(made)).items())
            print(f"{form:6}{len(made):4} {row}" + (f" error={wrong / letters:.4f}" if letters else ""), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
