"""A real office on a port of its own and a real Chromium."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SECONDS = 60


@pytest.fixture(scope="session", autouse=True)
def no_clash(worker_id: str) -> None:
    """Django's tests of the same process would not bear Playwright's event loop."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


class Office(NamedTuple):
    """A running office: where it answers, and its process."""

    address: str
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="module")
def address(office: Office) -> str:
    return office.address


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A demonstration office, begun for one module of tests and ended with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("office")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "DONDOC"))}
    command = [sys.executable, "-m", "dondoc", "serve", "--demo", "--data", str(folder), "--port", str(port)]
    with Path(folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            _wait(f"http://127.0.0.1:{port}/health/", server, folder / "log")
            yield Office(f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()
            server.wait(20)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    import time

    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urlopen(address, timeout=2).close()
        except (URLError, OSError):
            # the only way to know when another process listens
            time.sleep(0.2)
        else:
            return
    raise AssertionError(log.read_text("utf-8"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.fail("The browser tests need Chromium: apt-get install chromium (make test installs it where it can).")
    with sync_playwright() as player:
        found = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A desktop page that fails its test on any error of its scripts."""
    yield from opened(browser, address, viewport={"width": 1440, "height": 900})


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser, address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)


def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    context = browser.new_context(base_url=address, locale="vi-VN", **options)
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)
    yield page
    context.close()
    assert errors == []


def sign_in(page: Page, username: str) -> None:
    page.goto("/sign-in/")
    expect(page.locator("#username")).to_be_focused()
    page.keyboard.type(username)
    page.keyboard.press("Tab")
    page.keyboard.type("dondoc-demo")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
