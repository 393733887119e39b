"""Looking the other way round in a real browser: by form and by link, with and without JavaScript, on every screen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.kinds import KINDS

SYSTEMS = KINDS["reverse: systems"].address
EXCHANGE = KINDS["reverse: exchange"].address


def show(page: Page) -> None:
    page.locator("form button").click()


def rows(page: Page) -> list[str | None]:
    return [row.get_attribute("data-row") for row in page.locator("[data-row]").all()]


@pytest.mark.parametrize("java_script", [True, False])
def test_two_inputs_lead_from_a_blank_page_to_the_systems_of_a_round(opened: Open, java_script: bool) -> None:
    page = opened("/systems", java_script_enabled=java_script)

    page.locator("#field-munition").fill("DM63")
    page.locator("#field-user").select_option("NLD")
    page.locator("#field-munition").press("Enter")

    expect(page.locator("#pairs")).to_have_text("Systems for DM63")
    assert len(rows(page)) == 3
    assert "munition=DM63" in page.url


@pytest.mark.parametrize("java_script", [True, False])
def test_two_nations_lead_to_what_the_one_can_give_the_other(opened: Open, java_script: bool) -> None:
    page = opened("/exchange", java_script_enabled=java_script)

    page.locator("#field-holder").select_option("DEU")
    page.locator("#field-user").select_option("NLD")
    show(page)

    expect(page.locator("#pairs")).to_have_text("Germany → Netherlands: rounds and systems")
    assert rows(page)


def test_the_focus_goes_to_the_heading_of_what_came_and_it_is_said_once(opened: Open) -> None:
    page = opened("/rounds")

    page.locator("#field-system").fill("Leopard 2A6")
    page.locator("#field-user").select_option("NLD")
    show(page)

    expect(page.locator("#pairs")).to_be_focused()
    expect(page.locator("#announcer")).to_have_text("3 answers")


def test_what_a_form_left_blank_is_told_and_reached_by_its_link(opened: Open) -> None:
    page = opened("/exchange")

    show(page)
    expect(page.locator("#wrong")).to_be_focused()
    page.locator("#reverse [data-field=holder] a").click()

    expect(page.locator("#field-holder")).to_be_focused()


def test_a_swapped_page_can_be_reloaded_and_left_again(opened: Open) -> None:
    page = opened("/rounds")
    page.locator("#field-system").fill("Leopard 2A6")
    page.locator("#field-user").select_option("NLD")
    show(page)
    expect(page.locator("#pairs")).to_be_visible()
    before = rows(page)

    page.reload()
    reloaded = rows(page)
    page.go_back()

    assert reloaded == before
    expect(page.locator("#question")).to_have_text("What can I use in my system?")


def test_a_state_is_chosen_by_keyboard_and_marked(opened: Open) -> None:
    page = opened(EXCHANGE)
    choice = page.locator("[data-choice=YES] a")

    choice.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**state=YES**")

    expect(page.locator("[data-choice=YES] [aria-current]")).to_be_visible()
    assert {row.get_attribute("data-state") for row in page.locator("[data-row]").all()} == {"YES"}


def test_a_phone_shows_cards_that_a_reader_still_hears_as_a_table(opened: Open) -> None:
    page = opened(EXCHANGE, width=360)

    card, heading = page.locator("[data-row]").first, page.get_by_role("columnheader", name="Records")

    assert card.evaluate("(row) => getComputedStyle(row).display") == "block"
    assert page.get_by_role("row").count() == page.locator("[data-row]").count() + 1
    assert heading.count() == 1


@pytest.mark.parametrize("path", [SYSTEMS, EXCHANGE])
def test_a_print_is_a_table_with_every_row_and_its_sign(opened: Open, path: str) -> None:
    page = opened(path, width=360)

    page.emulate_media(media="print")

    assert page.locator("[data-row]").first.evaluate("(row) => getComputedStyle(row).display") == "table-row"
    for row in page.locator("[data-row]").all():
        assert row.locator(".sign").is_visible()
    assert page.locator(".ways").is_hidden()
