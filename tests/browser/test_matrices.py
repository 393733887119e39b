"""Tables of verdicts in a real browser: keys, cross-hair, edges that stay, cards on a phone, sheets on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_every_page import sideways
from tests.doors import world
from tests.kinds import KINDS

TANK = KINDS["matrices: munitions"].address
GRENADE = KINDS["matrices: two interfaces"].address
TABLES = ["matrices: munitions", "matrices: nations", "matrices: platforms"]


def name(page: Page) -> str:
    """What is in hand, as it is read aloud or shown."""
    here = page.locator(":focus")
    return here.get_attribute("aria-label") or here.inner_text()


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return name(page)


def names(page: Page) -> list[list[str]]:
    """The names of all cells, row by row."""
    found: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('.plane [data-row]')]"
        ".map((row) => [...row.querySelectorAll('td a')].map((one) => one.getAttribute('aria-label')))"
    )
    return found


# Keys ----------------------------------------------------------------------------------------------------------------


def test_arrows_move_from_cell_to_cell_across_the_groups(opened: Open) -> None:
    page = opened(GRENADE)
    cells = names(page)

    page.locator(".plane td a").first.focus()

    assert name(page) == cells[0][0]
    assert press(page, "ArrowRight") == cells[0][1]
    assert press(page, "ArrowDown") == cells[1][1]
    assert press(page, "ArrowDown", "ArrowDown", "ArrowDown") == cells[-1][1]
    assert press(page, "ArrowDown") == cells[-1][1]  # The table ends there.
    assert press(page, "ArrowUp") == cells[-2][1]
    assert press(page, "ArrowLeft") == cells[-2][0]


def test_arrows_reach_the_names_at_both_edges(opened: Open) -> None:
    page = opened(TANK)
    rows = page.locator(".plane [data-row] th").all_inner_texts()
    columns = page.locator(".plane .names th").all_inner_texts()

    page.locator(".plane td a").first.focus()

    assert press(page, "ArrowLeft") == rows[0]
    assert press(page, "ArrowRight", "ArrowUp") == columns[0]
    assert press(page, "ArrowDown") == names(page)[0][0]


def test_home_and_end_run_along_the_row_and_with_control_to_the_corners(opened: Open) -> None:
    page = opened(TANK)
    cells = names(page)
    rows = page.locator(".plane [data-row] th").all_inner_texts()

    page.locator(".plane td a").first.focus()

    assert press(page, "End") == cells[0][-1]
    assert press(page, "Home") == rows[0]
    assert press(page, "Control+End") == cells[-1][-1]
    assert press(page, "PageUp") == page.locator(".plane .names th").last.inner_text()
    assert press(page, "PageDown") == cells[-1][-1]
    assert press(page, "Control+Home") == page.locator(".plane .names th").first.inner_text()


@pytest.mark.parametrize("kind", TABLES)
def test_the_table_is_one_stop_on_the_way_through_the_page(opened: Open, kind: str) -> None:
    page = opened(KINDS[kind].address)

    page.locator(".plane").focus()
    page.keyboard.press("Tab")
    inside = page.evaluate("!!document.activeElement.closest('.plane table')")
    page.keyboard.press("Tab")

    assert inside
    assert not page.evaluate("!!document.activeElement.closest('.plane table')")
    assert page.locator(".plane table a[tabindex='0']").count() == 1
    assert page.locator(".plane table").get_attribute("role") == "grid"


def test_the_stop_stays_where_one_was_last(opened: Open) -> None:
    page = opened(TANK)

    page.locator(".plane td a").first.focus()
    there = press(page, "ArrowRight", "ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")

    assert name(page) == there


def test_enter_opens_the_answer(opened: Open) -> None:
    page = opened(TANK)
    page.locator(".plane td a").first.focus()
    while not name(page).startswith("DM53A1 in"):
        press(page, "ArrowDown")
    while "Leopard 2A6" not in name(page):
        press(page, "ArrowRight")

    page.keyboard.press("Enter")

    expect(page.locator("article[data-state]")).to_have_attribute("data-state", "YES")


@pytest.mark.parametrize("kind", TABLES)
def test_without_javascript_every_answer_is_reached_by_tab(opened: Open, kind: str) -> None:
    page = opened(KINDS[kind].address, java_script_enabled=False)

    links = page.locator(".plane td a")

    assert links.count() > 0
    assert page.locator(".plane a[tabindex]").count() == 0
    page.locator(".plane").focus()
    for _ in range(page.locator(".plane a").count()):
        page.keyboard.press("Tab")
    expect(links.last).to_be_focused()


def test_after_a_swap_the_focus_is_on_the_heading_and_the_keys_work(opened: Open) -> None:
    page = opened(TANK)

    page.locator("#field-calibre").select_option("40mm")
    with page.expect_response("**/matrix/munitions?*"):
        page.locator("form button").click()
    expect(page.locator("#matrix-title")).to_be_focused()

    assert page.locator("#announcer").inner_text().startswith("May crews of Netherlands")
    assert "calibre=40mm" in page.url
    page.locator(".plane td a").first.focus()
    assert press(page, "ArrowRight") == names(page)[0][1]


# What is seen --------------------------------------------------------------------------------------------------------


def test_row_and_column_of_what_is_in_hand_are_lit(opened: Open) -> None:
    page = opened(TANK)
    cell = page.locator(".plane [data-row]").nth(1).locator("td").nth(1)

    cell.locator("a").focus()
    lit = [page.locator(".plane col").nth(place).get_attribute("class") for place in range(4)]
    row = page.locator(".plane [data-row]").nth(1).locator("th")

    assert [one or "" for one in lit] == ["", "", "lit", ""]
    assert page.locator(".plane .names th.lit").count() == 1
    assert row.evaluate("(one) => getComputedStyle(one).backgroundColor") == page.locator(".names th.lit").evaluate(
        "(one) => getComputedStyle(one).backgroundColor"
    )
    page.keyboard.press("ArrowRight")
    assert page.locator(".plane col.lit").count() == 1


def test_the_column_under_the_pointer_is_lit(opened: Open) -> None:
    page = opened(TANK)

    page.locator(".plane [data-row]").first.locator("td").nth(2).hover()
    assert page.locator(".plane col").nth(3).get_attribute("class") == "lit"

    page.mouse.move(2, 2)
    assert page.locator(".plane col.lit").count() == 0


def test_names_stay_at_both_edges(opened: Open) -> None:
    page = opened(TANK)
    page.set_viewport_size({"width": 620, "height": 420})

    page.locator(".plane").evaluate("(one) => one.scrollTo(60, 80)")
    place = page.locator(".plane").bounding_box()
    head = page.locator(".plane .groups th").first.bounding_box()
    side = page.locator(".plane [data-row] th").last.bounding_box()

    assert place is not None
    assert head is not None
    assert side is not None
    assert abs(head["y"] - place["y"]) <= 2
    assert abs(head["x"] - place["x"]) <= 2
    assert abs(side["x"] - place["x"]) <= 2


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_every_cell_shows_its_sign_and_its_letter(opened: Open, look: dict[str, str]) -> None:
    page = opened(TANK, **look)

    for state, letter in (("YES", "Y"), ("CONDITIONAL", "C"), ("DISPUTED", "D"), ("UNKNOWN", "–")):
        cell = page.locator(f".plane td.{state} a").first
        picture = cell.evaluate("(one) => getComputedStyle(one, '::before').backgroundImage")
        assert f"states/{state}.svg" in picture
        assert cell.inner_text().startswith(letter)


# On a phone and on paper ---------------------------------------------------------------------------------------------


def test_on_a_phone_each_round_is_a_card_with_what_is_settled_first(opened: Open) -> None:
    page = opened(TANK, width=360)
    card = page.locator("[data-row='dm53a1']")

    folded = card.locator("td.UNKNOWN").first.is_hidden()
    card.locator("summary").click()
    cells = card.locator("td").all()
    tops = {cell.get_attribute("class"): (cell.bounding_box() or {})["y"] for cell in cells}
    summary = (card.locator("summary").bounding_box() or {})["y"]
    said = card.locator("td.YES a").first.evaluate("(one) => getComputedStyle(one, '::after').content")

    assert page.locator(".plane thead").is_hidden()
    assert folded
    assert tops["YES"] < summary < tops["UNKNOWN"]
    assert said == '"Leopard 2A6"'
    assert sideways(page) == 0


@pytest.mark.parametrize("kind", TABLES)
def test_on_paper_nothing_is_cut(opened: Open, kind: str) -> None:
    """A4 less its margins is 180 mm wide: 680 CSS pixels."""
    page = opened(KINDS[kind].address, width=680)

    page.emulate_media(media="print")

    assert page.locator(".plane").is_hidden()
    sheets = page.locator(".paper table")
    assert sheets.count() >= 1
    for sheet in sheets.all():
        assert (sheet.bounding_box() or {})["width"] <= 680
        assert sheet.locator("thead").evaluate("(one) => getComputedStyle(one).display") == "table-header-group"
        assert "EXERCISE" in sheet.locator(".slip").inner_text()
        assert "1 June 2026" in sheet.locator(".slip").inner_text()
    assert page.locator(".key").first.is_visible()
    assert page.locator("nav:visible").count() == 0


def test_paper_holds_the_same_signs_as_the_screen(opened: Open) -> None:
    page = opened(f"{GRENADE}&context=emergency")

    states = "(rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.className))"
    on_screen = page.locator(".plane [data-row]").evaluate_all(states)
    on_paper = page.locator(".paper tbody tr:not(.group)").evaluate_all(states)

    assert on_paper == on_screen
    assert world.AS_OF in page.url
