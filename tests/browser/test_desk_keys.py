"""The desk's keys: editing, splitting, what an input method must never set off; and accessibility of every screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import sign_in

SERIOUS = {"serious", "critical"}


def at_desk(page: Page) -> None:
    sign_in(page, "vanphong")
    page.goto("/documents/1/desk/")
    expect(page.locator("main.desk[data-ready] .dcard.now")).to_have_count(1)


def test_a_date_is_typed_and_said_to_be_typed(page: Page) -> None:
    at_desk(page)
    page.keyboard.press("d")
    expect(page.locator("input[name=value]:focus")).to_have_count(1)
    page.keyboard.type("nay mai")
    page.keyboard.press("Enter")
    expect(page.locator(".dcard.now [role=alert]")).to_contain_text("Viết như 27/02/2024")
    page.keyboard.press("d")
    expect(page.locator("input[name=value]:focus")).to_have_count(1)
    page.keyboard.type("27/02/2024")
    page.keyboard.press("Enter")
    expect(page.locator(".dcard.now [data-field=due]")).to_contain_text("thứ Ba 27/02/2024")
    expect(page.locator(".dcard.now [data-field=due]")).to_contain_text("Văn phòng đề xuất (Nguyễn Thị Lan)")
    page.keyboard.press("u")
    expect(page.locator(".dcard.now [data-field=due]")).not_to_contain_text("27/02/2024")


def test_a_unit_is_completed_without_diacritics(page: Page) -> None:
    at_desk(page)
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator("textarea[name=value]:focus")).to_have_count(1)
    page.keyboard.press("Control+a")
    page.keyboard.type("thanh tr")
    expect(page.locator(".choices button:visible")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".dcard.now [data-field=lead]")).to_contain_text("Thanh tra Sở")
    page.keyboard.press("u")


def test_escape_leaves_everything_as_it_was(page: Page) -> None:
    at_desk(page)
    for key in ("e", "d", "s", "x"):
        page.keyboard.press(key)
        expect(page.locator("form.editor")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator("form.editor")).to_have_count(0)
    expect(page.locator("#progress b")).to_have_text("0/29")


COMPOSING = """key => document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true, isComposing: true}))"""


@pytest.mark.parametrize("keys", ["chuwas", "vie6t5", "x", "m"], ids=["telex", "vni", "x", "m"])
def test_no_key_acts_while_an_input_method_composes(page: Page, keys: str) -> None:
    at_desk(page)
    for key in keys:
        page.evaluate(COMPOSING, key)
    expect(page.locator("form.editor")).to_have_count(0)
    expect(page.locator("#cards .dcard")).to_have_count(29)
    expect(page.locator("#progress b")).to_have_text("0/29")


SELECT = """() => {
  const line = [...document.querySelectorAll('.paper .l')].find((one) => one.textContent.includes('sau khi nghe'));
  getSelection().selectAllChildren(line);
}"""


def test_a_missed_directive_is_added_from_the_page_and_taken_back(page: Page) -> None:
    at_desk(page)
    page.keyboard.press("a")
    expect(page.locator("#alert")).to_contain_text("bôi đen")
    page.evaluate(SELECT)
    page.keyboard.press("a")
    expect(page.locator("#count b")).to_have_text("0/30")
    expect(page.locator(".dcard.now")).to_contain_text("sau khi nghe ý kiến")
    page.keyboard.press("u")
    expect(page.locator("#count b")).to_have_text("0/29")


def test_a_standing_duty_gets_its_rhythm(page: Page) -> None:
    at_desk(page)
    page.keyboard.press("h")
    expect(page.locator("select[name=value]:focus")).to_have_count(1)
    page.locator("select[name=value]").select_option("quarterly")
    page.keyboard.press("Control+Enter")
    expect(page.locator("form.editor")).to_have_count(0)
    expect(page.locator(".dcard.now [data-field=rhythm]")).to_contain_text("hằng quý")
    page.keyboard.press("u")
    expect(page.locator(".dcard.now [data-field=rhythm]")).not_to_contain_text("hằng quý")


def test_a_lost_session_loses_nothing(page: Page) -> None:
    at_desk(page)
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("d")
    expect(page.locator("input[name=value]:focus")).to_have_count(1)
    page.keyboard.type("28/02/2024")
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in/?next=*")
    page.keyboard.type("vanphong")
    page.keyboard.press("Tab")
    page.keyboard.type("dondoc-demo")
    page.keyboard.press("Enter")
    expect(page.locator("main.desk[data-ready] .dcard.now")).to_contain_text("2.1")
    page.keyboard.press("d")
    expect(page.locator("input[name=value]:focus")).to_have_value("28/02/2024")
    page.keyboard.press("Escape")


def test_two_people_at_one_desk(page: Page, phone: Page) -> None:
    at_desk(page)
    at_desk(phone)
    page.keyboard.press("Enter")
    expect(page.locator("#progress b")).to_have_text("1/29")
    phone.locator(".dcard.now [data-act=Enter]").click()
    expect(phone.locator(".dcard.now [role=alert]")).to_contain_text("vừa sửa chỉ đạo này")
    page.keyboard.press("u")
    expect(page.locator("#progress b")).to_have_text("0/29")


SCREENS = ("/", "/documents/", "/documents/1/desk/", "/tasks/", "/tasks/publish/1/", "/sign-in/", "/khong-co/")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Page, language: str, theme: str) -> None:
    sign_in(page, "vanphong")
    page.evaluate("theme => localStorage.setItem('theme', theme)", theme)
    if language == "en":
        page.locator("form[action='/language/'] button").first.click()
    found = []
    for address in SCREENS:
        page.goto(address)
        for one in Axe().run(page).response["violations"]:
            if one["impact"] in SERIOUS:
                found.append((address, one["id"], [node["html"][:160] for node in one["nodes"]][:4]))
    assert found == []
