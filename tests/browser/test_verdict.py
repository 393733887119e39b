"""The verdict in a real browser: unfolding its reasons, copying, another day, and paper."""

import pytest
from playwright.sync_api import Page, expect

from tests import pages
from tests.browser.conftest import Open
from tests.kinds import KINDS

YES = KINDS["verdict: YES"].address
DISPUTED = KINDS["verdict: DISPUTED"].address


def step(page: Page, name: str) -> str:
    return f"[data-step={name}]"


def test_the_reasons_are_open_down_to_what_decides_and_the_rest_unfolds_by_keyboard(opened: Open) -> None:
    page = opened(YES)
    interfaces = page.locator(step(page, "INTERFACES"))

    assert page.locator("[data-decides] details").get_attribute("open") is not None
    assert not interfaces.get_by_text("The round presents").is_visible()
    interfaces.locator("summary").focus()
    page.keyboard.press("Enter")

    assert interfaces.get_by_text("The round presents").is_visible()


def test_a_stock_number_and_the_citation_can_be_copied(opened: Open) -> None:
    page = opened(YES, permissions=["clipboard-read", "clipboard-write"])

    for button in page.locator("button[data-copy]").all():
        expect(button).to_be_visible()
        button.click()
        expect(page.get_by_role("status")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == button.get_attribute("data-copy")


def test_after_a_swap_copies_are_offered_too(opened: Open) -> None:
    page = opened(YES)

    page.locator("#then-day").fill("2026-02-01")
    page.get_by_role("button", name="Compare").click()
    page.locator("[data-then]").wait_for()

    expect(page.locator("button[data-copy]").first).to_be_visible()


def test_without_javascript_there_is_no_button_that_does_nothing(opened: Open) -> None:
    page = opened(YES, java_script_enabled=False)

    assert page.locator("button[data-copy]:visible").count() == 0
    assert page.locator(".nsn").inner_text() == "1305-12-345-6789"


@pytest.mark.parametrize("scripted", [True, False])
def test_another_day_is_asked_from_the_course_of_the_answer(opened: Open, scripted: bool) -> None:
    page = opened(YES, java_script_enabled=scripted)

    page.locator("#as_of-day").fill("2027-02-01")
    page.get_by_role("button", name="Show that day").click()
    page.locator("article[data-state=UNKNOWN]").wait_for()

    assert "as_of=2027-02-01" in page.url
    assert page.locator("#field-as_of").input_value() == "2027-02-01"
    if scripted:
        expect(page.locator("#verdict")).to_be_focused()


@pytest.mark.parametrize("scripted", [True, False])
def test_then_and_now_stand_side_by_side_and_the_address_keeps_them(opened: Open, scripted: bool) -> None:
    page = opened(YES, java_script_enabled=scripted)

    page.locator("#then-day").fill("2027-02-01")
    page.get_by_role("button", name="Compare").click()
    page.locator("[data-then]").wait_for()
    said = page.locator("section.then").inner_text()
    page.reload()

    assert "then=2027-02-01" in page.url
    assert page.locator("section.then").inner_text() == said
    assert "record NLD-2025-0001/1 has expired" in said
    if scripted:
        page.get_by_role("link", name="Close the comparison").click()
        assert page.locator("section.then").count() == 0


def test_a_stretch_leads_to_its_first_day_and_back(opened: Open) -> None:
    page = opened(YES)
    said = pages.verdict_of(page.content())["code"]

    page.get_by_role("link", name="from 1 January 2027").click()
    assert page.locator("article").get_attribute("data-code") == "NOT_ESTABLISHED"
    page.go_back()

    assert pages.verdict_of(page.content())["code"] == said


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_letters_of_the_strip_stand_out_from_their_bars(opened: Open, look: dict[str, str]) -> None:
    page = opened(DISPUTED, **look)

    bars, letters = page.locator(".strip .bar").all(), page.locator(".strip .bar-letter").all()
    plates = page.locator(".strip .plate").all()

    assert len(bars) == len(letters) == len(plates) > 1
    assert "url(" in page.locator(".strip .bar-disputed").first.evaluate("(one) => getComputedStyle(one).fill")
    for bar, plate, letter in zip(bars, plates, letters, strict=True):
        colours = [one.evaluate("(one) => getComputedStyle(one).fill") for one in (plate, letter)]
        assert contrast(*map(rgb, colours)) > 4.5
        box, inside = bar.bounding_box(), letter.bounding_box()
        assert box is not None
        assert inside is not None
        assert box["x"] <= inside["x"]
        assert inside["x"] + inside["width"] <= box["x"] + box["width"] + 0.5


def rgb(text: str) -> tuple[int, int, int]:
    red, green, blue = (int(one) for one in text.removeprefix("rgb(").removesuffix(")").split(","))
    return red, green, blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """As WCAG has it."""

    def luminance(colour: tuple[int, int, int]) -> float:
        parts = [value / 255 for value in colour]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scripted", [True, False])
def test_on_paper_every_reason_is_unfolded_and_the_address_can_be_scanned_and_read(
    opened: Open, scripted: bool
) -> None:
    page = opened(YES, java_script_enabled=scripted)

    page.emulate_media(media="print")

    assert page.locator(step(page, "INTERFACES")).get_by_text("The round presents").is_visible()
    assert page.locator(".qr").is_visible()
    assert page.locator("[data-permalink]").is_visible()
    assert page.locator(".legend .sign").count() == 5
    assert page.locator(".legend .sign").first.is_visible()
    assert page.locator(".no-print:visible").count() == 0
    printed = page.locator(".decisive a").evaluate("(one) => getComputedStyle(one, '::after').content")
    assert "/records/NLD-2025-0001/1" in printed or "attr(href)" in printed
