"""Other programs, each in a process with limits: little time, bounded memory and files, an environment of its own."""

import os
import resource
import subprocess
from pathlib import Path

__all__ = ["Failed", "run"]

MEMORY = 4 << 30
"""Bytes of addresses; LibreOffice asks for three times what it uses."""
FILE = 256 << 20


class Failed(Exception):
    """The program was not there, failed, or took too long."""


def run(command: list[str], seconds: float, *, given: bytes = b"", folder: Path | None = None) -> bytes:
    """What a program says; `Failed` where it does not end well in time."""
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
    environment |= {name: os.environ[name] for name in ("TMPDIR", "TESSDATA_PREFIX") if name in os.environ}
    if folder is not None:
        environment |= {"HOME": str(folder), "TMPDIR": str(folder)}
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=seconds, check=True, env=environment,
            preexec_fn=_limit,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise Failed(command[0]) from error
    return done.stdout


def _limit() -> None:
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, FILE), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))
