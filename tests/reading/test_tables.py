"""The language tables: compiled as they stand, each row with an example in which one of its words stands."""

import re
import tomllib
from pathlib import Path

import pytest

from dondoc.datatables import compile_folder
from dondoc.reading import lexicon
from dondoc.reading.normalise import canonical, plain
from dondoc.reading.patterns import source

PACKAGE = Path(__file__).parents[2] / "src" / "dondoc"
FOLDERS = sorted({path.parent for path in PACKAGE.rglob("*.toml")})
LANGUAGE = sorted((PACKAGE / "reading" / "tables").glob("*.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(PACKAGE)))
def test_compiled_tables_do_not_drift(folder: Path) -> None:
    assert (folder / "compiled.json").read_text("utf-8") == compile_folder(folder), "run `make tables`"


def test_the_tree_of_words_does_not_drift() -> None:
    assert Path(lexicon.TABLES, "tree.json").read_text("utf-8") == lexicon.compile_tree(), "run `make tables`"


@pytest.mark.parametrize("path", LANGUAGE, ids=lambda path: path.stem)
def test_each_row_has_a_real_sentence(path: Path) -> None:
    for name, rows in tomllib.loads(path.read_text("utf-8")).items():
        for row in rows if isinstance(rows, list) else []:
            assert row.get("example"), f"{path.stem}.{name}: a row without example: {str(row)[:80]}"


@pytest.mark.parametrize("name", ["words", "parties", "verbs", "nouns"])
def test_an_example_holds_a_word_of_its_row(name: str) -> None:
    path = PACKAGE / "reading" / "tables" / f"{name}.toml"
    for kind, rows in tomllib.loads(path.read_text("utf-8")).items():
        for row in rows:
            example = canonical(plain(row["example"]).lower())
            assert any(canonical(form.lower()) in example for form in row["forms"]), f"{kind}: {row['example']}"


PATTERNS = {
    (module, row["name"]): row
    for module, rows in tomllib.loads((PACKAGE / "reading/tables/patterns.toml").read_text("utf-8")).items()
    for row in rows
}


@pytest.mark.parametrize("place", PATTERNS, ids=".".join)
def test_a_pattern_is_found_in_its_example(place: tuple[str, str]) -> None:
    row = PATTERNS[place]
    example = row["example"]
    texts = (example, canonical(example.lower()))
    if "pattern" in row:
        assert any(re.search(source(row), text) for text in texts)
    else:
        assert any(str(word).strip() in text for word in row.get("forms") or row["map"] for text in texts)


def test_each_pattern_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in (PACKAGE / "reading").rglob("*.py"))
    assert [place for place in PATTERNS if f'("{place[0]}", "{place[1]}")' not in code] == []
