#!/usr/bin/env python3
"""Measure the reader beside its peers and limits: `make bench`.

Every figure is a ratio of two things run in turn in the same process (ours, peer, ours, peer, …), the median of the
rounds, so that a busy machine hits both alike. A peer that is not installed is reported as missing, never as passed.
Writes docs/benchmarks.md between its marks and build/bench.json.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import office
import peers
from dondoc.datatables import load
from dondoc.reading import read_path, read_text
from dondoc.reading.bounds import UNBOUNDED

ROOT = Path(__file__).parent.parent
NOTICE = ROOT / "samples/thong-bao-giao-ban-02-2024.txt"
PAGE = ROOT / "docs/benchmarks.md"
ROUNDS = 5
MARK = "<!-- figures -->"


class Figure(NamedTuple):
    """One row: what was measured, both times in ms, the ratio, the target in words, and whether it is met."""

    name: str
    ours: float | None
    other: float | None
    ratio: float | None
    target: str
    met: bool | None


def best(run: Callable[[], object], seconds: float = 0.25) -> float:
    """The best time of one call, in seconds, of as many as fit in `seconds`."""
    fastest, until = float("inf"), time.perf_counter() + seconds
    while True:
        start = time.perf_counter()
        run()
        end = time.perf_counter()
        fastest = min(fastest, end - start)
        if end > until:
            return fastest


def side_by_side(ours: Callable[[], object], other: Callable[[], object]) -> tuple[float, float, float]:
    """Best times of both and the median of the rounds' ratios other / ours."""
    ours()
    rounds = [(best(ours), best(other)) for _ in range(ROUNDS)]
    return min(r[0] for r in rounds), min(r[1] for r in rounds), statistics.median(r[1] / r[0] for r in rounds)


def missing(name: str, target: str) -> Figure:
    return Figure(name, None, None, None, target, None)


def against_eyecite(text: str) -> Figure:
    name, target = "characters a second, eyecite on opinions = 1", "≥ 10"
    opinion = peers.opinion(20_000)
    run = peers.eyecite(opinion)
    if run is None:
        return missing(name, target)
    ours, other, _ = pair = side_by_side(lambda: read_text(text), run)
    ratio = pair[2] * len(text) / len(opinion)
    return Figure(name, ours * 1e3, other * 1e3, ratio, target, ratio >= 10)


def against_word_tokenize(text: str) -> Figure:
    name, target = "underthesea's word_tokenize of the same text / ours", "≥ 15"
    run = peers.word_tokenize(text)
    if run is None:
        return missing(name, target)
    ours, other, ratio = side_by_side(lambda: read_text(text), run)
    return Figure(name, ours * 1e3, other * 1e3, ratio, target, ratio >= 15)


def against_scan(text: str) -> Figure:
    tables = load(ROOT / "src/dondoc/reading/tables")
    literals = sorted({form for row in tables["parties"]["head"] for form in row["forms"]})[:200]
    ours, other, ratio = side_by_side(lambda: read_text(text), peers.scan(text, literals))
    return Figure("ours / scan with pyahocorasick and re", ours * 1e3, other * 1e3, 1 / ratio, "≤ 13", 1 / ratio <= 13)


def against_docx_opening(text: str) -> Figure:
    import docx

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notice.docx"
        document = docx.Document()
        for line in text.split("\n"):
            if line.strip():
                document.add_paragraph(line.strip("#* "))
        document.save(str(path))
        ours, other, ratio = side_by_side(lambda: read_path(path), lambda: docx.Document(str(path)))
    return Figure(
        "DOCX to directives / python-docx opening the file", ours * 1e3, other * 1e3, 1 / ratio, "≤ 1", 1 / ratio <= 1
    )


def start_up() -> Figure:
    # an installed program has its bytecode
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run(*arguments: str) -> Callable[[], object]:
        command = [sys.executable, *arguments]
        return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)

    ours, bare = run("-m", "dondoc", "read", str(NOTICE)), run("-c", "pass")
    rounds = [(best(ours, 0.5), best(bare, 0.2)) for _ in range(ROUNDS)]
    more = statistics.median(one - other for one, other in rounds)
    first = min(r[0] for r in rounds)
    return Figure(
        "seconds of `dondoc read` above a bare Python start",
        first * 1e3,
        min(r[1] for r in rounds) * 1e3,
        more,
        "≤ 0.10",
        more <= 0.10,
    )


HOSTILE = {
    "ngày": "ngày ",
    "số": "số 5 ",
    "bullets": "- a\n",
    "one line": "Giao Sở Y tế báo cáo UBND tỉnh trước ngày 20/11/2024 ",
    "references": "12/QĐ-UBND ",
    "heads": "các Sở: A, B, ",
    "brackets": "((((",
    "rows": "| a | b | c |\n",
    "empty lines": "a\n\n",
    "semicolons": "Sở A; giao Sở B; ",
    "numbers": "1.1.1 1/2/2024 ",
    "laws": "Luật Đất đai và ",
}


def once(text: str) -> float:
    """Seconds of one reading."""
    start = time.perf_counter()
    read_text(text, bounds=UNBOUNDED)
    return time.perf_counter() - start


def growth() -> list[Figure]:
    figures = []
    for name, piece in HOSTILE.items():
        half, whole = ((piece * (size // len(piece) + 1))[:size] for size in (500_000, 1_000_000))
        rounds = [(once(half), once(whole)) for _ in range(2)]
        ratio = min(two / one for one, two in rounds)
        one, two = (min(times) * 1e3 for times in zip(*rounds, strict=True))
        figures.append(Figure(f"time for twice the text: {name}", two, one, ratio, "≤ 2.2", ratio <= 2.2))
    return figures


def of_the_office() -> list[Figure]:
    """The desk of three hundred directives and an edit on it, beside an empty view behind the same middleware."""
    figures = []
    with office.pages() as pages:
        for name, page, most in (("opens", pages.desk, 60), ("takes an edit", pages.edit, 15)):
            ours, other, ratio = side_by_side(page, pages.empty)
            figures.append(Figure(f"a desk of 300 directives {name} / an empty view", ours * 1e3, other * 1e3,
                                  1 / ratio, f"≤ {most}", 1 / ratio <= most))  # fmt: skip
    return figures


def row(figure: Figure) -> str:
    def shown(value: float | None, digits: int) -> str:
        return "missing" if value is None else f"{value:,.{digits}f}"

    verdict = {True: "met", False: "not met", None: "not measured"}[figure.met]
    shown_figures = (shown(value, 2) for value in (figure.ours, figure.other, figure.ratio))
    return f"| {' | '.join((figure.name, *shown_figures, figure.target, verdict))} |"


def main() -> None:
    text = NOTICE.read_text("utf-8")
    figures = [
        against_eyecite(text),
        against_word_tokenize(text),
        against_scan(text),
        against_docx_opening(text),
        start_up(),
        *of_the_office(),
        *growth(),
    ]
    machine = f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}"
    table = "\n".join(
        ["| what | ours, ms | other, ms | ratio | target | |", "|---|---|---|---|---|---|", *map(row, figures)]
    )
    print(table)
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build/bench.json").write_text(
        json.dumps([figure._asdict() for figure in figures], ensure_ascii=False, indent=1), "utf-8"
    )
    head, _, rest = PAGE.read_text("utf-8").partition(MARK)
    tail = rest.partition(MARK)[2]
    PAGE.write_text(f"{head}{MARK}\n{machine}\n\n{table}\n{MARK}{tail}", "utf-8")


if __name__ == "__main__":
    main()
