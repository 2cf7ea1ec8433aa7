"""Without JavaScript: every form is a page of its own, and nothing is cut off on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import opened, sign_in


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser, address, viewport={"width": 1440, "height": 900}, java_script_enabled=False)


def test_a_directive_is_decided_and_edited_without_scripts(plain: Page) -> None:
    sign_in(plain, "vanphong")
    plain.goto("/documents/1/desk/?item=1")
    plain.locator("#i1").get_by_role("button", name="Nhận là thường xuyên").click()
    expect(plain.locator("#count b")).to_have_text("1/29")
    plain.goto("/documents/1/desk/?item=6")
    plain.locator("#i6 [data-edit=due]").click()
    plain.get_by_label("Thời hạn").fill("hôm kia")
    plain.get_by_role("button", name="Lưu").click()
    expect(plain.get_by_role("alert").first).to_contain_text("không phải ngày")
    plain.goto("/documents/1/desk/items/6/edit/due/")
    plain.get_by_label("Thời hạn").fill("26/02/2024")
    plain.get_by_role("button", name="Lưu").click()
    plain.goto("/documents/1/desk/?item=6")
    expect(plain.locator("#i6 [data-field=due]")).to_contain_text("26/02/2024")


def test_a_pasted_notice_is_read_without_scripts(plain: Page) -> None:
    sign_in(plain, "vanphong")
    plain.goto("/documents/")
    plain.locator("summary").click()
    plain.locator("#text").fill("1. Giao Văn phòng báo cáo kết quả trước ngày 01/3/2024.")
    plain.get_by_role("button", name="Đọc văn bản").last.click()
    for _ in range(50):
        plain.goto("/documents/2/state/")
        if plain.url.endswith("/desk/"):
            break
    expect(plain.locator("#count b")).to_have_text("0/1")


@pytest.mark.parametrize("place", ["/", "/tasks/", "/documents/", "/documents/1/desk/", "/documents/1/desk/changes/"])
def test_on_paper_nothing_is_wider_than_the_sheet(plain: Page, place: str) -> None:
    sign_in(plain, "vanphong")
    plain.goto(place)
    plain.emulate_media(media="print")
    plain.set_viewport_size({"width": 718, "height": 1000})
    assert plain.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    for hidden in (".demo", ".navbar-vertical", ".acts"):
        assert all(not one.is_visible() for one in plain.locator(hidden).all()), hidden
