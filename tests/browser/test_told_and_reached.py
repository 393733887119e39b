"""What who does not see the page is told, and what the keyboard alone reaches, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_every_page import sideways
from tests.kinds import KINDS

YES = KINDS["verdict: YES"].address
NATIONS = KINDS["matrices: nations"].address
PLATFORMS = KINDS["matrices: platforms"].address
TANK = KINDS["matrices: munitions"].address


def stops(page: Page) -> int:
    """How many stops for Tab there are inside the table."""
    return (
        page.locator(".plane table").locator("a:not([tabindex='-1']), [tabindex='0']").locator("visible=true").count()
    )


# A grid, and cards ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("there", [NATIONS, PLATFORMS])
def test_arrows_pass_over_no_silence(opened: Open, there: str) -> None:
    page = opened(there)
    row = page.locator(".plane [data-row]", has=page.locator("td a")).first
    places = row.locator("th, td").count()

    row.locator("td a").first.focus()
    page.keyboard.press("Home")
    seen = []
    for _ in range(places):
        seen.append(page.evaluate("document.activeElement.closest('td, th').cellIndex"))
        page.keyboard.press("ArrowRight")

    assert seen == list(range(places))


def test_a_cell_that_says_that_nothing_is_asked_can_be_read_by_keyboard(opened: Open) -> None:
    page = opened(PLATFORMS)
    silent = page.locator(".plane td:not(:has(a))").first
    row, column = silent.evaluate("(one) => [one.parentElement.rowIndex, one.cellIndex]")

    page.locator(".plane td a").first.focus()
    page.keyboard.press("Control+Home")
    for _ in range(40):
        here = page.evaluate(
            "[document.activeElement.closest('tr').rowIndex, document.activeElement.closest('td, th').cellIndex]"
        )
        if here[0] == row:
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    for _ in range(column):
        page.keyboard.press("ArrowRight")

    expect(silent).to_be_focused()
    assert silent.inner_text().strip() or silent.locator("[aria-label], .unseen").count()


def test_cards_are_left_to_tab_and_a_wider_window_makes_a_grid_of_them(opened: Open) -> None:
    page = opened(NATIONS, width=360)
    table = page.locator(".plane table")

    assert table.get_attribute("role") is None
    assert table.locator("[tabindex]").count() == 0
    assert page.locator(".keys").is_hidden()

    page.set_viewport_size({"width": 1280, "height": 900})
    expect(table).to_have_attribute("role", "grid")
    assert page.locator(".keys").is_visible()
    assert stops(page) == 1

    page.set_viewport_size({"width": 360, "height": 900})
    expect(table).not_to_have_attribute("role", "grid")
    assert table.locator("[tabindex]").count() == 0
    page.locator(".plane td a").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".plane td a").first).to_be_focused()


@pytest.mark.parametrize("there", [TANK, NATIONS, PLATFORMS])
def test_without_script_a_table_can_be_passed_and_no_key_is_promised(opened: Open, there: str) -> None:
    page = opened(there, java_script_enabled=False)

    page.locator(".past").focus()
    assert page.locator(".past").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.locator(".keys").is_hidden()
    assert page.locator(".plane :focus").count() == 0
    assert page.locator("article :focus, footer :focus, .question :focus").count() == 1


@pytest.mark.parametrize("there", [NATIONS, PLATFORMS])
def test_a_card_says_whose_crews_fire_and_whose_rounds_they_are(opened: Open, there: str) -> None:
    page = opened(there, width=320)
    told = "(one) => getComputedStyle(one, '::before').content"

    cell = page.locator(".plane td[data-s]").first.evaluate(told)
    row = page.locator(".plane [data-row] th").first.evaluate(told)

    assert cell.strip('"').startswith("crews of ")
    assert row.strip('"') == ("May be held by: " if there == NATIONS else "none")
    assert not re.search(r"\babove\b|\bleft\b", page.locator(".sentence").inner_text())
    assert sideways(page) == 0


def test_where_there_is_little_height_the_head_of_a_table_gives_way(opened: Open) -> None:
    page = opened(TANK)

    page.set_viewport_size({"width": 640, "height": 360})
    plane = page.locator(".plane")

    assert plane.evaluate("(one) => getComputedStyle(one).maxHeight") == "none"
    assert page.locator(".plane .names th").first.evaluate("(one) => getComputedStyle(one).position") == "static"


# Another day beside an answer ----------------------------------------------------------------------------------------


def test_a_comparison_that_was_asked_for_has_the_focus_and_is_announced(opened: Open) -> None:
    page = opened(YES)

    page.locator("#then-day").fill("2027-02-01")
    page.get_by_role("button", name="Compare").click()
    page.locator("[data-then]").wait_for()

    expect(page.locator("#then")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("1 February 2027")
    expect(page.get_by_role("status")).to_contain_text("Not established")
    assert "compared with 1 February 2027" in page.title()
    assert page.url.endswith("#then")


def test_a_comparison_is_led_to_also_without_script(opened: Open) -> None:
    page = opened(YES, java_script_enabled=False)

    page.locator(".course .beside").first.click()

    assert page.url.endswith("#then")
    assert page.locator("#then").evaluate("(one) => one.getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize("scripted", [True, False])
def test_a_day_that_cannot_be_read_leaves_the_answer_and_what_was_typed(opened: Open, scripted: bool) -> None:
    page = opened(YES, java_script_enabled=scripted)

    page.locator("#then-day").fill("next year")
    page.get_by_role("button", name="Compare").click()
    page.locator("[data-field=then]").wait_for()

    assert page.locator("article[data-state=YES]").count() == 1
    box = page.locator("#then-day")
    assert (box.input_value(), box.get_attribute("aria-invalid")) == ("next year", "true")
    assert "Day to compare with" in page.locator("[data-field=then]").inner_text()
    if scripted:
        expect(page.locator("#then")).to_be_focused()
        expect(page.get_by_role("status")).to_contain_text("is not a date")


# Copying -------------------------------------------------------------------------------------------------------------


def test_a_copy_is_told_in_words_that_take_no_more_room_and_go_again(opened: Open) -> None:
    page = opened(YES, permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("button[data-copy]").first
    before = button.bounding_box()

    button.click()
    expect(button).to_have_class(re.compile("done"))
    after = button.bounding_box()

    assert before == after
    expect(page.get_by_role("status")).to_have_text("Copied")
    expect(button).not_to_have_class(re.compile("done"), timeout=8_000)


def test_where_the_browser_does_not_copy_the_text_is_selected_and_it_is_said(opened: Open) -> None:
    page = opened(YES)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')) }")
    button = page.locator("button[data-copy]").first

    button.click()

    expect(page.get_by_role("status")).to_contain_text("did not copy")
    assert page.evaluate("getSelection().toString()") == button.get_attribute("data-copy")
    assert "done" not in (button.get_attribute("class") or "")


# Names and pictures --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_every_table_has_a_name_and_no_region_stands_in_another_of_its_name(opened: Open, name: str) -> None:
    page = opened(KINDS[name].address)

    tables = page.locator("table").locator("visible=true")
    for place in range(tables.count()):
        assert tables.nth(place).evaluate(
            "(one) => !!(one.caption || one.getAttribute('aria-label') || one.getAttribute('aria-labelledby'))"
        )
    twins = page.evaluate(
        """[...document.querySelectorAll("section[aria-labelledby], [role=region]")].filter((one) => {
            const name = (it) => it.getAttribute("aria-label") || it.getAttribute("aria-labelledby");
            const outer = one.parentElement.closest("section[aria-labelledby], [role=region]");
            return outer && name(outer) === name(one);
        }).length"""
    )
    assert twins == 0


@pytest.mark.parametrize("width", [1280, 320])
def test_the_picture_of_a_round_tells_its_counts_and_is_a_stop_only_where_it_scrolls(opened: Open, width: int) -> None:
    page = opened(KINDS["reverse: systems"].address, width=width)
    page.locator(".graph").evaluate("(one) => { one.open = true }")

    picture = page.locator(".graph [data-scrolls]")
    scrolls = picture.evaluate("(one) => one.scrollWidth > one.clientWidth")

    assert re.search(r"\d+ yes, with conditions", page.locator(".graph [data-told]").inner_text())
    expect(page.locator(".graph [data-scrolls][tabindex='0']")).to_have_count(int(scrolls))
    assert picture.get_attribute("aria-label")
    assert scrolls == (width == 320)


def test_the_heading_of_the_question_is_seen_on_a_phone(opened: Open) -> None:
    page = opened(width=320)

    box = page.locator("h1").bounding_box()

    assert box is not None
    assert min(box["width"], box["height"]) > 15


# A list that was sent ------------------------------------------------------------------------------------------------


def test_the_other_language_keeps_a_list_too_long_for_an_address(opened: Open) -> None:
    page = opened("/list?system=Leopard 2A6&user=NLD")
    page.locator("#field-lines").fill("\n".join([f"DM53A1{' ' * 30};Leopard 2A6"] * 200))
    page.locator(".question form button").click()
    page.locator("article").wait_for()

    page.get_by_role("button", name="Français").click()
    page.wait_for_url("**/list?lang=fr")

    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("[data-row]").count() == 200
    assert page.get_by_role("button", name="English").is_visible()
