"""Asking in a real browser: the first screen, suggestions while typing, and a pasted list."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from schemas.pasted import MOST_LINES
from tests.browser.conftest import Open
from tests.browser.test_every_page import WCAG, sideways
from tests.doors import world
from tests.kinds import KINDS
from tests.kinds.question import LIST

NEEDED = ("#field-munition", "#field-system", "#field-user", "#field-context", ".question button")


def typed(page: Page, text: str, field: str = "munition") -> Locator:
    """Type into a field, and wait for what is suggested."""
    box = page.locator(f"#field-{field}")
    box.press_sequentially(text)
    page.locator(".suggestions [data-count]").wait_for()
    return box


def active(page: Page) -> str | None:
    """The name of the option that the field points to."""
    box = page.locator("[role=combobox][aria-activedescendant]")
    if not box.count():
        return None
    option = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert option.get_attribute("aria-selected") == "true"
    assert page.locator("[aria-selected=true]").count() == 1
    return option.locator("strong").inner_text()


# The first screen ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
def test_an_ordinary_question_is_asked_without_scrolling(opened: Open, width: int, height: int, locale: str) -> None:
    page = opened(width=width, locale=locale)

    page.set_viewport_size({"width": width, "height": height})

    for part in NEEDED:
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height, part


def test_with_a_nation_remembered_two_inputs_lead_to_a_verdict(opened: Open) -> None:
    page = opened(f"/lookup?user=NLD&munition=M433&system=Mk 19&as_of={world.AS_OF}")
    page.goto("/")

    page.locator("#field-munition").fill("DM53A1")
    page.locator("#field-system").fill("Leopard 2A6")
    page.keyboard.press("Enter")
    page.locator("article").wait_for()

    assert "user=NLD" in page.url


def test_the_skip_link_leads_past_the_ways_to_ask(opened: Open) -> None:
    page = opened()

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.locator("#field-munition")).to_be_focused()


# Suggestions ---------------------------------------------------------------------------------------------------------


def test_suggestions_are_a_listbox_of_the_field_and_their_number_is_said(opened: Open) -> None:
    page = opened()
    box = page.locator("#field-munition")
    assert (box.get_attribute("role"), box.get_attribute("aria-expanded")) == ("combobox", "false")

    typed(page, "dm")

    assert box.get_attribute("aria-expanded") == "true"
    listbox = page.get_by_role("listbox", name="Suggestions: Round")
    assert listbox.get_attribute("id") == box.get_attribute("aria-controls")
    assert [one.split()[0] for one in listbox.get_by_role("option").all_inner_texts()] == ["DM43", "DM53A1", "DM63"]
    assert active(page) is None
    expect(page.get_by_role("status")).to_have_text("3 found")


def test_the_arrow_keys_go_round_and_home_and_end_go_to_the_ends(opened: Open) -> None:
    page = opened()
    typed(page, "dm")
    seen = []

    for key in ("ArrowDown", "ArrowDown", "End", "Home", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        seen.append(active(page))

    assert seen == ["DM43", "DM53A1", "DM63", "DM43", None, "DM63", None, "DM43"]
    expect(page.locator("#field-munition")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Tab"])
def test_a_chosen_suggestion_fills_the_field_and_asks_nothing_yet(opened: Open, key: str) -> None:
    page = opened()
    box = typed(page, "dm5")

    page.keyboard.press("ArrowDown")
    page.keyboard.press(key)

    assert box.input_value() == "DM53A1"
    expect(page.locator(".suggestions")).to_have_count(0)
    assert box.get_attribute("aria-expanded") == "false"
    expect(page.get_by_role("status")).to_have_text("DM53A1")
    assert page.locator("article").count() == 0
    assert page.locator(":focus").get_attribute("id") == ("field-munition" if key == "Enter" else "field-system")


def test_a_pressed_suggestion_fills_the_field_and_keeps_the_focus(opened: Open) -> None:
    page = opened(width=360)
    box = typed(page, "leo", "system")

    page.get_by_role("option", name="Leopard 2A6").click()

    assert box.input_value() == "Leopard 2A6"
    expect(box).to_be_focused()


def test_escape_closes_and_leaves_what_was_typed(opened: Open) -> None:
    page = opened()
    box = typed(page, "dm")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    expect(page.locator(".suggestions")).to_have_count(0)
    assert box.input_value() == "dm"
    page.keyboard.press("ArrowDown")
    page.get_by_role("listbox").wait_for()


def test_enter_without_a_choice_asks_what_was_typed(opened: Open) -> None:
    page = opened("/?system=Leopard 2A6&user=NLD")
    typed(page, "DM53A1")

    page.keyboard.press("Enter")
    page.locator("article").wait_for()

    assert page.locator(".suggestions").count() == 0
    expect(page.locator("#verdict")).to_be_focused()


def test_a_stale_answer_is_dropped(opened: Open) -> None:
    page = opened()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/suggestions?*text=dm", hold)
    page.locator("#field-munition").press_sequentially("dm")
    page.wait_for_timeout(400)

    page.locator("#field-munition").press_sequentially("5")
    page.locator(".suggestions [data-count]").wait_for()
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)

    assert len(held) == 1
    assert page.locator("[role=option]").count() == 1


def test_quick_typing_asks_once(opened: Open) -> None:
    page = opened()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggestions" in request.url else None)

    typed(page, "dm53")

    assert len(asked) == 1


def test_what_comes_after_the_field_was_left_is_not_shown(opened: Open) -> None:
    page = opened()
    page.locator("#field-munition").press_sequentially("dm")

    page.locator("#field-user").focus()
    page.wait_for_timeout(500)

    assert page.locator(".suggestions").count() == 0


def test_without_an_answer_the_field_stays_a_field(opened: Open) -> None:
    page = opened("/?system=Leopard 2A6&user=NLD")
    page.route("**/suggestions?*", lambda route: route.abort())

    page.locator("#field-munition").press_sequentially("DM53A1")
    page.wait_for_timeout(400)
    page.keyboard.press("Enter")
    page.locator("article").wait_for()

    assert page.locator(".suggestions").count() == 0


def test_suggestions_work_in_the_form_that_comes_after_a_swap(opened: Open) -> None:
    page = opened("/?system=Leopard 2A6&user=NLD&munition=DM53A1")
    page.locator(".question button").click()
    page.locator("article").wait_for()

    page.locator("#field-munition").fill("")
    typed(page, "dm6")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert page.locator("#field-munition").input_value() == "DM63"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"locale": "fr-FR"}], ids=str
)
def test_open_suggestions_break_no_rule_of_accessibility(opened: Open, width: int, look: dict[str, Any]) -> None:
    page = opened(width=width, **look)

    typed(page, "leo", "system")
    page.keyboard.press("ArrowDown")
    found = Axe().run(page, options=WCAG)

    assert found.violations_count == 0, found.generate_report()
    assert sideways(page) == 0
    assert page.locator("[aria-selected=true]").evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"


def test_suggestions_fit_a_narrow_page_with_large_text(opened: Open) -> None:
    page = opened(width=360)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    typed(page, "leo", "system")

    box = page.locator(".suggestions").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert sideways(page) == 0


# A list --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scripted", [True, False])
def test_a_list_goes_from_the_clipboard_to_answers_that_can_be_reloaded(opened: Open, scripted: bool) -> None:
    page = opened("/list", java_script_enabled=scripted)

    page.locator("#field-lines").fill(LIST)
    page.locator("#field-system").fill("Leopard 2A6")
    page.locator("#field-user").select_option("NLD")
    page.locator("summary").first.click()
    page.locator("#field-as_of").fill(world.AS_OF)
    page.locator("form button").click()
    page.locator("article").wait_for()
    said = page.locator("article").inner_text()
    page.reload()

    assert page.locator("h1").inner_text() == "Lines: 10; answered: 7; not resolved: 3"
    assert page.locator("article").inner_text() == said
    assert page.locator("#field-lines").input_value() == LIST
    page.go_back()
    assert page.locator("h1").inner_text() == "Ask about a whole list"


def test_a_long_list_gives_its_files_by_buttons(opened: Open) -> None:
    page = opened("/list?system=Leopard 2A6&user=NLD")
    page.locator("#field-lines").fill("\n".join([f"DM53A1{' ' * 30};Leopard 2A6"] * MOST_LINES))
    page.locator("form button").click()
    page.locator("article").wait_for()

    with page.expect_download() as download:
        page.get_by_role("button", name="The same rows as CSV").click()

    assert page.url.endswith("/list")
    assert page.locator("[data-row]").count() == MOST_LINES
    assert download.value.suggested_filename == "list-nld-training.csv"
    assert len(download.value.path().read_text(encoding="utf-8-sig").splitlines()) == MOST_LINES + 1


@pytest.mark.parametrize("width", [320, 768, 1030, 1280])
@pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
def test_a_list_fits_every_screen_as_cards_or_as_a_table(opened: Open, width: int, locale: str) -> None:
    page = opened(KINDS["question: list answered"].address, width=width, locale=locale)

    assert sideways(page) == 0
    assert page.get_by_role("rowheader").count() == page.locator("[data-row]").count() == 10


def test_a_list_on_paper_is_the_answers_alone(opened: Open) -> None:
    page = opened(f"/list?user=NLD&as_of={world.AS_OF}&lines=DM53A1;Leopard 2A6%0ADM35A1;Leopard 2A6")

    page.emulate_media(media="print")

    assert page.locator("[data-row]").first.is_visible()
    assert page.locator("[data-state] .sign img").is_visible()
    assert not page.locator(".ways").first.is_visible()
    assert not page.locator("#field-lines").is_visible()
