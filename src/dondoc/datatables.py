"""Language and law as data: TOML tables that people edit, read at run time from one compiled file a folder.

The TOML files of a folder are the truth. `make tables` compiles them to `compiled.json` without comments, examples
and notes, because parsing TOML costs ten times what a whole reading does; a test fails when the two differ.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["NOT_FOR_MACHINES", "compile_folder", "load"]

NOT_FOR_MACHINES = {"example", "note"}


@cache
def load(folder: Path) -> dict[str, Any]:
    """All tables of a folder by file name, `compiled.json` as it was made from its TOML files."""
    tables: dict[str, Any] = json.loads((folder / "compiled.json").read_bytes())
    return tables


def compile_folder(folder: Path) -> str:
    """The text of `compiled.json` for the TOML files of a folder."""
    import tomllib

    tables = {path.stem: _bare(tomllib.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.toml"))}
    return json.dumps(tables, ensure_ascii=False, default=str, separators=(",", ":")) + "\n"


def _bare(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in NOT_FOR_MACHINES}
    if isinstance(value, list):
        return [_bare(inner) for inner in value]
    return value
