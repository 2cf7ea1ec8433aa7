"""A worker that is killed while it reads: another takes the paper up, and reads it once."""

import os
import signal
from pathlib import Path

from playwright.sync_api import Page, expect

from browser.conftest import Office, sign_in

HEAD = "THÔNG BÁO\nKết luận của Giám đốc Sở\n\n1. Giao Văn phòng báo cáo trước ngày 01/3/2024.\n"
LONG = HEAD + "12/QĐ-UBND " * 85_000
PATIENCE = 60_000


def worker_of(office: Office) -> int:
    children = Path(f"/proc/{office.process.pid}/task/{office.process.pid}/children").read_text().split()
    return next(int(pid) for pid in children if b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes())


def test_a_killed_worker_costs_nothing(page: Page, office: Office) -> None:
    sign_in(page, "vanphong")
    page.goto("/documents/")
    file = {"name": "dai.txt", "mimeType": "text/plain", "buffer": LONG.encode()}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("heading", name="Đang đọc")).to_be_visible()
    os.kill(worker_of(office), signal.SIGKILL)
    page.wait_for_url("**/documents/2/desk/", timeout=PATIENCE)
    page.goto("/documents/")
    expect(page.locator(".li")).to_have_count(2)
