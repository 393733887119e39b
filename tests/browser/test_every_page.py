"""Every kind of page in a real browser: for every reader, on every screen and on paper."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.doors import world
from tests.kinds import KINDS

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}
OF_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""What a page can break by its colours alone: the same page has been held to all of the rules in the light ones."""
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "French": {"locale": "fr-FR"},
}


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


def assert_accessible(page: Page, rules: dict[str, list[str]] = WCAG) -> None:
    unfold(page)
    found = Axe().run(page, options=rules)
    assert len(found.response["passes"]) > (10 if rules is WCAG else 0)  # It did look.
    assert found.violations_count == 0, found.generate_report()


def sideways(page: Page) -> int:
    """How far the page can be scrolled to the right, in CSS pixels."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("name", KINDS)
def test_a_page_breaks_no_rule_of_accessibility_and_prints_without_its_form(opened: Open, name: str) -> None:
    page = opened(KINDS[name].address)

    assert_accessible(page)
    page.emulate_media(media="print")
    assert page.locator(".marking").first.is_visible()
    if KINDS[name].status == 200:
        assert page.locator("form button:visible").count() == 0


@pytest.mark.parametrize("name", KINDS)
def test_nor_does_it_on_a_phone_where_it_scrolls_one_way_only(opened: Open, name: str) -> None:
    page = opened(KINDS[name].address, width=360)

    assert_accessible(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert sideways(page) == 0


@pytest.mark.parametrize("name", KINDS)
def test_nor_does_it_in_french_which_the_browser_asks_for(opened: Open, name: str) -> None:
    page = opened(KINDS[name].address, **LOOKS["French"])

    assert page.locator("html").get_attribute("lang") == "fr"
    assert_accessible(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert sideways(page) == 0


@pytest.mark.parametrize("name", KINDS)
def test_nor_does_it_in_other_colours(opened: Open, name: str) -> None:
    page = opened(KINDS[name].address, **LOOKS["dark"])

    assert_accessible(page, OF_COLOURS)
    page.emulate_media(color_scheme="light", forced_colors="active")
    assert_accessible(page, OF_COLOURS)


def test_a_long_name_does_not_widen_a_narrow_page(opened: Open) -> None:
    page = opened(f"/lookup?user=NLD&munition={'W' * 120}&system=mk19", width=320)

    assert sideways(page) == 0


def test_a_page_with_text_twice_as_large_still_fits(opened: Open) -> None:
    page = opened(KINDS["verdict: CONDITIONAL"].address, width=640)

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert sideways(page) == 0


@pytest.mark.parametrize("state", world.STATES)
@pytest.mark.parametrize("look", LOOKS)
def test_the_sign_of_a_state_is_shown_in_every_look(opened: Open, state: str, look: str) -> None:
    page = opened(KINDS[f"verdict: {state}"].address, **LOOKS[look])

    sign = page.locator(".state .sign img")

    assert (sign.get_attribute("src") or "").startswith(f"/static/states/{state}.svg?v=")
    assert sign.evaluate("(picture) => picture.complete && picture.naturalWidth > 0")


def test_a_print_of_a_verdict_bears_its_sign(opened: Open) -> None:
    page = opened(KINDS["verdict: CONDITIONAL"].address)

    page.emulate_media(media="print")

    assert page.locator(".state .sign").is_visible()
