"""The catalogue in a real browser: narrowing, going back, comparing, with and without script, by keyboard and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_every_page import sideways


def shown(page: Page) -> list[str]:
    return [str(row.get_attribute("data-row")) for row in page.locator("[data-row]").all()]


def test_a_search_replaces_the_list_and_the_count_is_said(opened: Open) -> None:
    page = opened("/munitions")
    page.evaluate("document.body.dataset.kept = 'yes'")

    page.get_by_label("Search this list").fill("DM63")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/munitions?q=DM63")

    expect(page.locator("#listed-title")).to_be_focused()
    expect(page.locator("#announcer")).to_have_text("For “DM63”: 1–1 of 1")
    assert shown(page) == ["dm63"]
    assert page.locator("body").get_attribute("data-kept") == "yes"


def test_narrowing_and_going_back_shows_what_the_address_says(opened: Open) -> None:
    page = opened("/munitions")

    page.locator("#facets").get_by_role("link", name="Grenade").click()
    page.wait_for_url("**/munitions?category=GRENADE")
    expect(page.locator("#listed-title")).to_be_focused()
    narrowed = shown(page)
    page.go_back()
    page.wait_for_url("**/munitions")
    expect(page.locator("[data-row]")).to_have_count(9)
    page.go_forward()
    page.wait_for_url("**/munitions?category=GRENADE")
    expect(page.locator("[data-row]")).to_have_count(len(narrowed))

    assert shown(page) == narrowed
    page.reload()
    assert shown(page) == narrowed


def test_what_was_chosen_is_taken_away_again(opened: Open) -> None:
    page = opened("/munitions?category=GRENADE")

    page.locator(".chip").click()
    page.wait_for_url("**/munitions")

    expect(page.locator("[data-row]")).to_have_count(9)
    expect(page.locator("#listed-title")).to_be_focused()


@pytest.mark.parametrize("script", [True, False])
def test_ticked_things_are_laid_side_by_side(opened: Open, script: bool) -> None:
    page = opened("/munitions", java_script_enabled=script)

    page.get_by_label("Compare DM53A1").check()
    page.get_by_label("Compare DM63").check()
    page.get_by_role("button", name="Compare").click()

    expect(page.locator("h1")).to_have_text("Comparing: DM53A1, DM63")
    assert page.url.endswith("/compare/munitions?id=dm53a1&id=dm63")


def test_without_script_a_list_is_searched_narrowed_and_paged(opened: Open) -> None:
    page = opened("/munitions?limit=3", java_script_enabled=False)

    page.get_by_role("link", name="Next page").click()
    assert page.url.endswith("offset=3")
    page.locator("#facets").get_by_role("link", name="Grenade").click()
    page.get_by_label("Search this list").fill("M918")
    page.get_by_role("button", name="Search").click()

    assert shown(page) == ["m918"]


def test_a_list_is_searched_by_keyboard_alone(opened: Open) -> None:
    page = opened("/weapons")

    page.get_by_label("Search this list").focus()
    page.keyboard.type("Mk 19")
    page.keyboard.press("Enter")
    page.wait_for_url("**/weapons?q=Mk+19")

    assert shown(page) == ["mk19"]


def test_on_a_phone_a_comparison_scrolls_inside_itself(opened: Open) -> None:
    page = opened("/compare/munitions?id=dm53a1&id=dm63&id=m433&id=m430a1&id=m781&id=m918", width=360)
    region = page.get_by_role("group", name="What differs")

    region.focus()
    expect(region).to_be_focused()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
        if region.evaluate("(one) => one.scrollLeft") > 0:
            break
        page.wait_for_timeout(50)

    assert region.evaluate("(one) => one.scrollLeft") > 0
    assert sideways(page) == 0
    heading = page.locator("tbody th").first.bounding_box()
    box = region.bounding_box()
    assert heading is not None
    assert box is not None
    assert abs(heading["x"] - box["x"]) < 2


def test_a_print_of_a_thing_holds_what_is_stated(opened: Open) -> None:
    page = opened("/munitions/dm53a1")

    page.emulate_media(media="print")

    assert page.locator("[data-row=category]").is_visible()
    assert page.locator("[data-row=producers] .general").is_visible()
    assert not page.locator(".questions").is_visible()
