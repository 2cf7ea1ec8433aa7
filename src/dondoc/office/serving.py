"""Running the office: one server process, one worker beside it, both ended together."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from dondoc.office import own

__all__ = ["begin_from", "prepare", "serve"]

WORKER = "import dondoc.office.worker as worker; worker.run()"
RESTART = 1.0
PATIENCE = 10


def prepare(data: Path, demo: bool) -> Path:
    """Make or bring up to date the database of a data folder; seed a demonstration. The folder that is to be served.

    Where an office of one's own was begun from the demonstration, that one is served.
    """
    folder = own.home(data)
    demo = demo and folder == data
    os.environ["DONDOC_DATA"] = str(folder)
    os.environ["DONDOC_DEMO"] = "1" if demo else ""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.office.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if demo:
        from dondoc.office.demo import seed

        seed()
    return folder


def begin_from() -> None:
    """Make an office in DONDOC_DATA of the values on standard input: the process that `own.make` starts."""
    prepare(Path(os.environ["DONDOC_DATA"]), demo=False)
    from dondoc.office.access.actor import SYSTEM
    from dondoc.office.organisation.setting_up import begin

    begin(SYSTEM, **json.load(sys.stdin))


class Children:
    """The server and its worker."""

    def __init__(self, host: str, port: int) -> None:
        self.commands = {
            "server": [
                sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
                "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
                "dondoc.office.config.wsgi:application",
            ],
            "worker": [sys.executable, "-c", WORKER],
        }  # fmt: skip
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        for name in self.commands:
            self.start(name)

    def start(self, name: str) -> None:
        """Start one, or start it again."""
        self.running[name] = subprocess.Popen(self.commands[name])

    def ended(self, name: str) -> bool:
        """Whether one has ended by itself."""
        return self.running[name].poll() is not None

    def end(self) -> None:
        """End all and wait until they have."""
        for child in self.running.values():
            child.terminate()
        for child in self.running.values():
            child.wait(PATIENCE)


def serve(host: str, port: int) -> int:
    """Serve until asked to end; a worker that dies is started again; an office of one's own takes the place."""
    children, ending = Children(host, port), False

    def end(number: int, frame: FrameType | None) -> None:
        nonlocal ending
        ending = True

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    while not ending and not children.ended("server"):
        if children.ended("worker"):
            children.start("worker")
        time.sleep(RESTART)
        if (folder := own.home(Path(os.environ["DONDOC_DATA"]))) != Path(os.environ["DONDOC_DATA"]):
            os.environ.update(DONDOC_DATA=str(folder), DONDOC_DEMO="")
            children.end()
            children = Children(host, port)
    code = children.running["server"].returncode
    children.end()
    return 0 if ending else code
