"""Language and law as data: TOML tables that people edit, read at run time from one compiled file a folder.

The TOML files of a folder are the truth. `make tables` compiles them to `compiled.json` without comments, examples
and notes, because parsing TOML costs ten times what a whole reading does; a test fails when the two differ.
"""

import json
import os
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["NOT_FOR_MACHINES", "beside", "compile_folder", "content", "load"]

NOT_FOR_MACHINES = {"example", "note"}


def beside(path: str, *names: str) -> str:
    """The folder in which a file or folder lies, or what is called so in it.

    The program asks thus for its own files, since to import pathlib costs a start-up more than to read all tables.
    """
    return os.path.join(os.path.dirname(path), *names)  # noqa: PTH118, PTH120


def content(path: str) -> bytes:
    """The bytes of a file of the program's own."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


def load(folder: "str | Path") -> dict[str, Any]:
    """All tables of a folder by file name, `compiled.json` as it was made from its TOML files."""
    return _load(os.fspath(folder))


@cache
def _load(folder: str) -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(content(f"{folder}/compiled.json"))
    return tables


def compile_folder(folder: "Path") -> str:
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
