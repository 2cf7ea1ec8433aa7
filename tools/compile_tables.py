#!/usr/bin/env python3
"""Write `compiled.json` beside the TOML tables of every folder that has them, and the tree of their words."""

from pathlib import Path

from dondoc.datatables import compile_folder
from dondoc.reading import lexicon

PACKAGE = Path(__file__).parent.parent / "src" / "dondoc"

if __name__ == "__main__":
    for folder in sorted({path.parent for path in PACKAGE.rglob("*.toml")}):
        (folder / "compiled.json").write_text(compile_folder(folder), "utf-8")
        print(folder.relative_to(PACKAGE))
    Path(lexicon.TABLES, "tree.json").write_text(lexicon.compile_tree(), "utf-8")
