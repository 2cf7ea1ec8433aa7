#!/usr/bin/env python3
"""Take the pictures of docs/pictures from a demonstration office that runs: `pictures.py http://127.0.0.1:8080`."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent.parent / "docs/pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DECIDED = 12
COUNTED = "number => document.querySelector('#count b').innerText.startsWith(`${number}/`)"
ANSWERED = f"{COUNTED} || document.activeElement.name === 'reason'"


def opened(browser: Browser, address: str, who: str, theme: str = "light") -> Page:
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}, color_scheme=theme)
    page = context.new_page()
    page.goto("/sign-in/")
    page.fill("#username", who)
    page.fill("#password", "dondoc-demo")
    page.press("#password", "Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    return page


def decide(page: Page, count: int) -> None:
    first = int(page.inner_text("#count b").split("/")[0])
    for number in range(first + 1, first + count + 1):
        page.keyboard.press("Enter")
        page.wait_for_function(ANSWERED, arg=number)
        if page.locator("input[name=reason]").count():
            page.keyboard.press("Enter")
            page.wait_for_function(COUNTED, arg=number)


def main(address: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = opened(browser, address, "vanphong")
        page.goto("/documents/1/desk/")
        decide(page, DECIDED)
        page.wait_for_timeout(500)
        page.screenshot(path=FOLDER / "desk.png")
        dark = opened(browser, address, "vanphong", theme="dark")
        dark.goto("/documents/1/desk/")
        dark.wait_for_timeout(500)
        dark.screenshot(path=FOLDER / "desk-dark.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
