"""A fault of the reader on one document: a sentence, exit 2, and the other documents are still read."""

from pathlib import Path

import pytest

from dondoc.cli import main
from dondoc.reading import pipeline
from dondoc.reading.bounds import BOUNDS, Bounds

NOTICE = Path(__file__).parents[2] / "samples" / "thong-bao-giao-ban-02-2024.txt"


def test_a_fault_costs_one_document(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("THÔNG BÁO\n", "utf-8")
    real = pipeline.stages

    def failing(text: str, bounds: Bounds = BOUNDS) -> pipeline.Stages:
        if text == "THÔNG BÁO\n":
            raise LookupError("broken")
        return real(text, bounds)

    monkeypatch.setattr(pipeline, "stages", failing)
    assert main(["read", "--json", "--lang", "vi", str(bad), str(NOTICE)]) == 2
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert "DON-R99" in err
    assert err.count("\n") == 1
