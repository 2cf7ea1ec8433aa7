"""The chief of office, by keyboard alone: from signing in to published tasks; then the officer on a phone."""

import re

from playwright.sync_api import Page, expect

from browser.conftest import sign_in


def decided(page: Page) -> int:
    return int(page.locator("#progress b").inner_text().split("/")[0])


def press(page: Page, key: str, times: int) -> None:
    """Press a key that decides, and wait until it has."""
    for _ in range(times):
        before = decided(page)
        page.keyboard.press(key)
        expect(page.locator("#progress b")).to_have_text(f"{before + 1}/29")


def test_from_signing_in_to_published_tasks(page: Page) -> None:
    sign_in(page, "vanphong")
    expect(page.locator("h1")).to_have_text("Bàn đọc còn 29 chỉ đạo chờ đồng chí quyết định")
    page.goto("/documents/1/desk/")
    expect(page.locator("main.desk[data-ready] .dcard.now")).to_contain_text("1.1")
    press(page, "Enter", 3)
    expect(page.locator(".dcard.now")).to_contain_text("2.1")
    page.keyboard.press("u")
    expect(page.locator("#progress b")).to_have_text("2/29")
    expect(page.locator(".dcard.now")).to_contain_text("1.3")
    expect(page.locator(".dcard.now .reckon")).to_contain_text("thứ Tư")
    press(page, "Enter", 20)
    expect(page.locator(".dcard.now")).to_contain_text("Nhất trí nội dung")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=reason]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#progress b")).to_have_text("23/29")
    press(page, "Enter", 6)
    expect(page.locator("#toast")).to_contain_text("Đã quyết định hết")
    page.keyboard.press("p")
    page.wait_for_url("**/tasks/publish/1/")
    expect(page.locator("section.card h2")).to_have_count(9)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Đã phát hành")
    expect(page.locator(".note.ok")).to_contain_text("0/49 đã tiếp nhận")


def test_the_officer_accepts_and_reports_on_a_phone(phone: Page) -> None:
    sign_in(phone, "chuyenvien")
    expect(phone.locator(".page-pretitle")).to_contain_text("Việc của tôi")
    row = phone.locator(".li", has_text="Còn 2 ngày làm việc").first
    row.get_by_role("link").first.click()
    phone.get_by_role("button", name="Tiếp nhận").click()
    expect(phone.locator(".note.ok")).to_have_text("Đã tiếp nhận.")
    phone.get_by_label("Kết quả").fill("Đã gửi kế hoạch chi tiết")
    phone.reload()
    expect(phone.get_by_label("Kết quả")).to_have_value("Đã gửi kế hoạch chi tiết")
    phone.get_by_label("Khó khăn").fill("Thiếu số liệu của Trung tâm")
    phone.get_by_label("Tệp minh chứng").set_input_files(
        {"name": "minh-chung.txt", "mimeType": "text/plain", "buffer": "Kế hoạch".encode()}
    )
    phone.get_by_role("button", name="Báo cáo tiến độ").click()
    expect(phone.locator(".note.ok")).to_have_text("Đã gửi báo cáo.")
    expect(phone.locator(".tl")).to_contain_text("Thiếu số liệu của Trung tâm")
    expect(phone.get_by_label("Kết quả")).to_have_value("")
    wide = phone.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide
    link = phone.get_by_role("link", name="minh-chung.txt")
    assert re.search(r"/tasks/\d+/evidence/\d+/$", link.get_attribute("href") or "")


def test_the_head_reports_done_and_the_chief_confirms(page: Page) -> None:
    sign_in(page, "truongphong")
    page.goto("/tasks/?light=soon")
    page.locator(".li a").first.click()
    page.get_by_label("Kết quả").fill("Xong")
    page.get_by_role("button", name="Báo cáo hoàn thành").click()
    expect(page.locator(".chips")).to_contain_text("Chờ xác nhận")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/sign-in/")
    sign_in(page, "vanphong")
    page.get_by_role("button", name=re.compile("Xác nhận hoàn thành")).first.click()
    expect(page.locator(".chips")).to_contain_text("Hoàn thành")
