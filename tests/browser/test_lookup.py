"""The look-up in a real browser: for every reader, with and without JavaScript, and by the keyboard alone."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests import pages
from tests.browser.conftest import Open
from tests.doors import world

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}
QUESTION = f"user=NLD&as_of={world.AS_OF}"
ADDRESSES = {
    "home": "/",
    **{
        state: f"/lookup?{QUESTION}&munition={asked['munition']}&system={asked['system']}"
        for state, asked in world.STATES.items()
    },
    "ambiguous": f"/lookup?{QUESTION}&munition={world.AMBIGUOUS['munition']}&system={world.AMBIGUOUS['system']}",
    "unknown": f"/lookup?{QUESTION}&munition={world.STRANGER['munition']}&system={world.STRANGER['system']}",
    "several weapons": f"/lookup?{QUESTION}&munition=DM53A1&system=Two guns&holder=DEU",
    "invalid": f"/lookup?{QUESTION}&munition=DM53A1&system=&context=peace&as_known=soon&lots=",
    "record": "/records/NLD-2025-0002/1",
    "restricted record": "/records/DEU-2025-0005/1",
    "mishap": "/nowhere",
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "French": {"locale": "fr-FR"},
}


def fill(page: Page, munition: str = "DM53A1", system: str = "Leopard 2A6", user: str | None = "NLD") -> None:
    """The three inputs of a question."""
    page.locator("#field-munition").fill(munition)
    page.locator("#field-system").fill(system)
    if user:
        page.locator("#field-user").select_option(user)


def ask(page: Page) -> None:
    page.locator("form button").click()
    page.locator("h1[data-focus]").wait_for()


def assert_accessible(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    found = Axe().run(page, options=WCAG)
    assert len(found.response["passes"]) > 10  # It did look.
    assert found.violations_count == 0, found.generate_report()


def sideways(page: Page) -> int:
    """How far the page can be scrolled to the right, in CSS pixels."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


# For every reader ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_breaks_no_rule_of_accessibility(opened: Open, name: str, width: int) -> None:
    page = opened(ADDRESSES[name], width=width)

    assert_accessible(page)


@pytest.mark.parametrize("look", ["dark", "forced colours", "French"])
@pytest.mark.parametrize("name", ["home", "CONDITIONAL", "unknown", "invalid", "record", "mishap"])
def test_nor_does_it_in_other_looks(opened: Open, name: str, look: str) -> None:
    page = opened(ADDRESSES[name], **LOOKS[look])

    assert_accessible(page)


@pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_narrow_page_scrolls_one_way_only(opened: Open, name: str, locale: str) -> None:
    page = opened(ADDRESSES[name], width=320, locale=locale)

    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert sideways(page) == 0


def test_a_long_name_does_not_widen_a_narrow_page(opened: Open) -> None:
    page = opened(f"/lookup?{QUESTION}&munition={'W' * 120}&system=mk19", width=320)

    assert sideways(page) == 0


def test_a_page_with_text_twice_as_large_still_fits(opened: Open) -> None:
    page = opened(ADDRESSES["CONDITIONAL"], width=640)

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert sideways(page) == 0


@pytest.mark.parametrize("name", ["home", "CONDITIONAL", "mishap"])
def test_a_page_follows_the_language_of_the_browser(opened: Open, name: str) -> None:
    page = opened(ADDRESSES[name], locale="fr-FR")

    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.get_by_role("link", name="English").is_visible()


@pytest.mark.parametrize("state", world.STATES)
@pytest.mark.parametrize("look", LOOKS)
def test_the_sign_of_a_state_is_shown_in_every_look(opened: Open, state: str, look: str) -> None:
    page = opened(ADDRESSES[state], **LOOKS[look])

    sign = page.locator(".state .sign img")

    assert sign.get_attribute("src") == f"/static/states/{state}.svg"
    assert sign.evaluate("(picture) => picture.complete && picture.naturalWidth > 0")


def test_a_print_bears_the_marking_and_the_verdict_and_no_form(opened: Open) -> None:
    page = opened(ADDRESSES["CONDITIONAL"])

    page.emulate_media(media="print")

    assert page.locator(".marking").first.is_visible()
    assert page.locator(".state .sign").is_visible()
    assert not page.locator("form").is_visible()


# Asking --------------------------------------------------------------------------------------------------------------


def test_three_inputs_lead_from_a_cold_page_to_a_verdict(opened: Open) -> None:
    page = opened()

    fill(page)
    ask(page)

    assert page.locator("#verdict").inner_text().split() == ["DM53A1", "→", "in", "Leopard", "2A6"]
    assert page.title().endswith("DM53A1 in Leopard 2A6")


def test_only_the_lookup_is_replaced(opened: Open) -> None:
    page = opened()
    page.evaluate("document.body.dataset.kept = 'yes'")

    fill(page)
    ask(page)

    assert page.locator("body").get_attribute("data-kept") == "yes"
    assert page.get_by_role("link", name="Français").get_attribute("href").startswith("/lookup?")


@pytest.mark.parametrize(
    ("munition", "heading"),
    [("DM53A1", "DM53A1"), ("40 mm practice", "40 mm practice"), ("DM35A1", "Not found"), ("", "cannot be answered")],
)
def test_the_focus_goes_to_the_heading_of_what_came_and_it_is_said_once(
    opened: Open, munition: str, heading: str
) -> None:
    page = opened()

    fill(page, munition)
    ask(page)

    focused = page.locator("h1[data-focus]")
    expect(focused).to_be_focused()
    expect(focused).to_contain_text(heading)
    sentence = page.locator("[data-announce]")
    expect(page.get_by_role("status")).to_have_text((sentence if sentence.count() else focused).inner_text())


def test_asking_again_replaces_the_verdict(opened: Open) -> None:
    page = opened(ADDRESSES["YES"])

    fill(page, "DM63")
    page.locator("form button").click()
    page.locator("article[data-state=CONDITIONAL]").wait_for()

    assert page.locator("article").count() == 1
    expect(page.locator("#verdict")).to_be_focused()


def test_a_reload_and_the_address_alone_give_the_same_page(opened: Open) -> None:
    page = opened()
    fill(page, "DM63")
    ask(page)
    said = pages.verdict_of(page.content())
    address = page.url

    page.reload()
    reloaded = pages.verdict_of(page.content())
    elsewhere = opened(address)

    assert "holder" not in address
    assert reloaded == said
    assert pages.verdict_of(elsewhere.content()) == said


def test_going_back_and_forth_gives_the_same_pages(opened: Open) -> None:
    page = opened()
    fill(page, "DM63")
    ask(page)
    said = pages.verdict_of(page.content())

    page.go_back()
    page.get_by_role("heading", name="May my crews fire this round?").wait_for()
    page.wait_for_load_state()
    page.go_forward()
    page.locator("article").wait_for()

    assert pages.verdict_of(page.content()) == said


def test_a_refusal_can_be_reloaded_too(opened: Open) -> None:
    page = opened()
    fill(page, user=None)
    ask(page)

    page.reload()

    assert page.locator("h1").inner_text() == "The question cannot be answered yet"
    assert page.locator("#field-munition").input_value() == "DM53A1"


def test_a_link_of_the_errors_leads_to_its_field(opened: Open) -> None:
    page = opened()
    fill(page, user=None)
    ask(page)

    page.locator(".wrong a").click()

    assert page.locator(":focus").get_attribute("id") == "field-user"


def test_a_question_that_never_arrived_says_so(opened: Open) -> None:
    page = opened(despite="htmx:")
    fill(page)
    page.route("**/lookup?*", lambda route: route.abort())

    with page.expect_event("requestfailed"):
        page.locator("form button").click()
    page.get_by_role("alert").wait_for()

    assert "nothing was asked" in page.get_by_role("alert").inner_text()
    page.unroute("**/lookup?*")
    ask(page)
    expect(page.locator("#trouble")).to_be_hidden()


def test_a_picked_candidate_gives_a_verdict(opened: Open) -> None:
    page = opened(ADDRESSES["ambiguous"])

    page.get_by_role("link", name="M781").click()

    assert page.locator("article").get_attribute("data-reason") == ""
    assert page.locator("article").get_attribute("data-state") == "NO"


def test_another_context_is_one_click_away(opened: Open) -> None:
    page = opened(ADDRESSES["YES"])

    page.get_by_role("link", name="Emergency").click()

    assert page.locator("article").get_attribute("data-reason") == "CONTEXT_NOT_COVERED"
    assert page.locator("[aria-current] .context").inner_text() == "Emergency"


# Without JavaScript, without a mouse ---------------------------------------------------------------------------------


@pytest.mark.parametrize("munition", ["DM53A1", "40 mm practice", "DM35A1", ""])
def test_without_javascript_the_pages_are_the_same(opened: Open, munition: str) -> None:
    with_it, without = opened(), opened(java_script_enabled=False)

    for page in (with_it, without):
        fill(page, munition)
        page.locator("#field-as_of").fill(world.AS_OF)
        ask(page)

    assert (
        without.locator("#lookup article, #lookup .missing, #lookup .wrong").first.inner_text().split("as_known")[0]
        == (
            with_it.locator("#lookup article, #lookup .missing, #lookup .wrong").first.inner_text().split("as_known")[0]
        )
    )


def test_without_javascript_an_officer_gets_from_a_typo_to_a_record(opened: Open) -> None:
    page = opened(java_script_enabled=False)

    fill(page, "DM35A1")
    ask(page)
    page.get_by_role("link", name="DM53A1", exact=True).click()
    page.get_by_role("link", name="NLD-2025-0001/1").first.click()

    assert page.locator("h1").inner_text() == "Record NLD-2025-0001/1"


def test_the_keyboard_alone_leads_from_home_to_a_verdict(opened: Open) -> None:
    page = opened()

    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("DM53A1")
    page.keyboard.press("Tab")
    page.keyboard.type("Leopard 2A6")
    page.keyboard.press("Tab")
    page.keyboard.type("Neth")
    page.keyboard.press("Enter")
    if page.locator("article").count() == 0:  # On some systems Enter opens the list of a select.
        page.locator("#field-munition").press("Enter")
    page.locator("article").wait_for()

    assert page.locator("article").get_attribute("data-state") == "YES"
    expect(page.locator("#verdict")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("(one) => Boolean(one.closest('article'))")


@pytest.mark.parametrize("name", ["home", "CONDITIONAL"])
def test_the_focus_is_seen_wherever_the_keyboard_leads(opened: Open, name: str) -> None:
    page = opened(ADDRESSES[name])

    for _ in range(page.locator("a[href], input:not([type=hidden]), select, button, summary").count()):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() == 0:
            break
        width = focused.evaluate("(one) => getComputedStyle(one).outlineWidth")
        assert width == "3px", focused.evaluate("(one) => one.outerHTML")
