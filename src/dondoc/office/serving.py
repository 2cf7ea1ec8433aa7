"""Running the office: one server process, one worker beside it, both ended together."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

__all__ = ["prepare", "serve"]

WORKER = "import dondoc.office.worker as worker; worker.run()"
RESTART = 1.0


def prepare(data: Path, demo: bool) -> bool:
    """Make or bring up to date the database of a data folder; seed a demonstration. Whether it was seeded now."""
    os.environ["DONDOC_DATA"] = str(data)
    if demo:
        os.environ["DONDOC_DEMO"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.office.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if not demo:
        return False
    from dondoc.office.demo import seed

    return seed()


def serve(host: str, port: int) -> int:
    """Serve until asked to end; a worker that dies is started again."""
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
              "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
              "dondoc.office.config.wsgi:application"]  # fmt: skip
    worker = [sys.executable, "-c", WORKER]
    children = {"server": subprocess.Popen(server), "worker": subprocess.Popen(worker)}
    ending = False

    def end(number: int, frame: FrameType | None) -> None:
        nonlocal ending
        ending = True

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    while not ending and children["server"].poll() is None:
        if children["worker"].poll() is not None:
            children["worker"] = subprocess.Popen(worker)
        time.sleep(RESTART)
    for child in children.values():
        child.terminate()
    for child in children.values():
        child.wait(10)
    return 0 if ending else children["server"].returncode
