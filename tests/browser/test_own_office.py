"""From the demonstration to an office of one's own, at the same address."""

import re

from playwright.sync_api import Page, expect

from browser.conftest import Office
from dondoc.office import demo

PASSWORD = "mua-xuan-2024-rat-dai"
PATIENCE = 60_000


def test_an_office_of_ones_own_takes_the_place_of_the_demonstration(page: Page, office: Office) -> None:
    page.goto("/sign-in/")
    page.fill("#username", "vanphong")
    page.fill("#password", "dondoc-demo")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Lập cơ quan của mình").click()
    page.locator("#notice").set_input_files(str(demo.NOTICE))
    page.get_by_role("button", name="Lấy tên đơn vị").click()
    expect(page.locator("#units")).to_have_value(re.compile("Thanh tra Sở"))
    page.get_by_label("Tên cơ quan").fill("Sở Nội vụ")
    page.get_by_label("Họ và tên").fill("Lê Văn An")
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu").fill("ngan")
    page.get_by_role("button", name="Lập cơ quan").click()
    expect(page.locator("#password-e")).to_be_visible()
    expect(page.locator("#units")).to_have_value(re.compile("Thanh tra Sở"))
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Lập cơ quan").click()
    expect(page.get_by_role("heading", name="Đã lập cơ quan")).to_be_visible(timeout=PATIENCE)
    page.wait_for_url("**/sign-in/", timeout=PATIENCE)
    page.fill("#username", "an")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".brand")).to_contain_text("Sở Nội vụ")
    expect(page.locator(".demo")).to_have_count(0)
    assert office.process.poll() is None
