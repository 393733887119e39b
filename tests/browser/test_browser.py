"""The browser that the other tests rely on."""

from playwright.sync_api import Browser


def test_a_page_can_be_opened_and_read(browser: Browser) -> None:
    page = browser.new_page()

    page.set_content("<h1>Munitions</h1>")

    assert page.get_by_role("heading").inner_text() == "Munitions"
    page.close()
