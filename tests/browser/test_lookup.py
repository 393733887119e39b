"""The look-up in a real browser: for every reader, with and without JavaScript, and by the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests import pages
from tests.browser.conftest import Open
from tests.doors import world
from tests.kinds import KINDS


def fill(page: Page, munition: str = "DM53A1", system: str = "Leopard 2A6", user: str | None = "NLD") -> None:
    """The three inputs of a question."""
    page.locator("#field-munition").fill(munition)
    page.locator("#field-system").fill(system)
    if user:
        page.locator("#field-user").select_option(user)


def ask(page: Page) -> None:
    page.locator(".question form button").click()
    page.locator("h1[data-focus]").wait_for()


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
    [
        ("DM53A1", "DM53A1"),
        ("40 mm practice", "40 mm practice"),
        ("DM35A1", "Not found: DM35A1"),
        ("", "cannot be answered"),
    ],
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
    sentences = [" ".join((one.text_content() or "").split()) for one in page.locator("[data-announce]").all()]
    assert all(heading not in one for one in sentences if munition != "DM53A1")
    expect(page.get_by_role("status")).to_have_text(" ".join(sentences))


def test_asking_again_replaces_the_verdict(opened: Open) -> None:
    page = opened(KINDS["verdict: YES"].address)

    fill(page, "DM63")
    page.locator(".question form button").click()
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
        page.locator(".question form button").click()
    page.get_by_role("alert").wait_for()

    assert "nothing was asked" in page.get_by_role("alert").inner_text()
    page.unroute("**/lookup?*")
    ask(page)
    expect(page.locator("#trouble")).to_be_hidden()


def test_a_picked_candidate_gives_a_verdict(opened: Open) -> None:
    page = opened(KINDS["verdict: ambiguous"].address)

    page.get_by_role("link", name="M781").click()

    assert page.locator("article").get_attribute("data-reason") == ""
    assert page.locator("article").get_attribute("data-state") == "NO"


def test_another_context_is_one_click_away(opened: Open) -> None:
    page = opened(KINDS["verdict: YES"].address)

    page.get_by_role("link", name="Emergency").click()

    assert page.locator("article").get_attribute("data-reason") == "CONTEXT_NOT_COVERED"
    assert page.locator("[aria-current] .context").inner_text() == "Emergency"


# Without JavaScript, without a mouse ---------------------------------------------------------------------------------


@pytest.mark.parametrize("munition", ["DM53A1", "40 mm practice", "DM35A1", ""])
def test_without_javascript_the_pages_are_the_same(opened: Open, munition: str) -> None:
    with_it, without = opened(), opened(java_script_enabled=False)

    for page in (with_it, without):
        fill(page, munition)
        page.locator("details", has=page.locator("#field-as_of")).locator("summary").click()
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


@pytest.mark.parametrize("name", ["question: home", "verdict: CONDITIONAL"])
def test_the_focus_is_seen_wherever_the_keyboard_leads(opened: Open, name: str) -> None:
    page = opened(KINDS[name].address)

    for _ in range(page.locator("a[href], input:not([type=hidden]), select, button, summary").count()):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() == 0:
            break
        width = focused.evaluate("(one) => getComputedStyle(one).outlineWidth")
        assert width == "3px", focused.evaluate("(one) => one.outerHTML")
