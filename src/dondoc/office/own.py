"""An office of one's own, begun from the demonstration: in its folder, and served in its place from then on."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["FOLDER", "home", "make"]

FOLDER = "own"
SECONDS = 120
BEGIN = "from dondoc.office.serving import begin_from; begin_from()"


def home(data: Path) -> Path:
    """The folder that is served for a data folder: the office begun within it, or itself."""
    own = data / FOLDER
    return own if own.is_dir() else data


def make(data: Path, values: dict[str, str]) -> None:
    """Make the office in a process of its own: all of it, and only then under its name.

    Raises subprocess.SubprocessError where the process fails; nothing is left of it then.
    """
    making = data / f"{FOLDER}.new"
    shutil.rmtree(making, ignore_errors=True)
    environment = {name: value for name, value in os.environ.items() if name != "DONDOC_DEMO"}
    environment["DONDOC_DATA"] = str(making)
    try:
        subprocess.run(
            [sys.executable, "-c", BEGIN], input=json.dumps(values).encode(), env=environment, check=True,
            timeout=SECONDS, capture_output=True,
        )  # fmt: skip
    except subprocess.SubprocessError:
        shutil.rmtree(making, ignore_errors=True)
        raise
    making.rename(data / FOLDER)
