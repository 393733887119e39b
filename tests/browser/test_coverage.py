"""Pictures in a real browser: chosen with and without JavaScript, seen on any screen and on paper; a name that is struck."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.doors import world
from tests.kinds import KINDS

CALIBRE = KINDS["coverage: a calibre"].address
LAPSING = KINDS["coverage: about to lapse"].address


def show(page: Page) -> None:
    page.locator("form button[type=submit]").click()
    page.locator("#picture").wait_for()


def test_a_chosen_calibre_is_drawn_and_its_heading_gets_the_focus(opened: Open) -> None:
    page = opened("/coverage/calibres")
    page.evaluate("document.body.dataset.kept = 'yes'")

    page.locator("#field-calibre").select_option("120mm")
    page.locator("#field-as_of").fill(world.AS_OF)
    show(page)

    expect(page.locator("#picture")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("have an established answer")
    assert page.locator("body").get_attribute("data-kept") == "yes"
    assert "calibre=120mm" in page.url


@pytest.mark.parametrize(
    ("path", "field", "value"),
    [
        ("/coverage/calibres", "calibre", "120mm"),
        ("/coverage/nation", "user", "NLD"),
        ("/coverage/lapsing", "nation", "NLD"),
    ],
)
def test_without_javascript_the_pictures_are_the_same(opened: Open, path: str, field: str, value: str) -> None:
    said = []
    for scripts in (True, False):
        page = opened(path, java_script_enabled=scripts)
        page.locator(f"#field-{field}").select_option(value)
        page.locator("#field-as_of").fill(world.AS_OF)
        page.locator("form button[type=submit]").click()
        page.wait_for_url(f"**{field}={value}*")
        page.locator("#picture").wait_for()
        said.append(page.locator("#coverage").inner_text())

    assert said[0] == said[1]


def test_going_back_from_one_picture_shows_the_one_before(opened: Open) -> None:
    page = opened(CALIBRE)

    page.locator("#field-calibre").select_option("40mm")
    page.locator("form button[type=submit]").click()
    page.get_by_role("heading", name="40 mm").wait_for()
    page.go_back()

    page.get_by_role("heading", name="120 mm").wait_for()


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", [CALIBRE, LAPSING])
def test_a_picture_fits_the_screen_and_its_text_keeps_its_size(opened: Open, path: str, width: int) -> None:
    page = opened(path, width=width)

    picture = page.locator("svg.picture")

    box = picture.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    sizes = picture.locator("text").evaluate_all(
        "(texts) => texts.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 12
    outside = picture.locator("rect").evaluate_all(
        "(all) => all.filter((one) => one.getBoundingClientRect().right > one.closest('svg.picture').getBoundingClientRect().right + 1).length"
    )
    assert outside == 0


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"forced_colors": "active"}, {}])
def test_the_letters_of_a_picture_stand_out_in_every_look(opened: Open, look: dict[str, str]) -> None:
    page = opened(CALIBRE, **look)

    colours = page.locator("svg.picture .bar-name").first.evaluate(
        "(one) => [getComputedStyle(one).fill, getComputedStyle(one.closest('svg.picture')).backgroundColor]"
    )

    assert colours[0] != colours[1]


@pytest.mark.parametrize("path", [CALIBRE, LAPSING])
def test_a_print_bears_the_picture_and_its_table(opened: Open, path: str) -> None:
    page = opened(path)

    page.emulate_media(media="print")

    assert page.locator("svg.picture").is_visible()
    assert page.locator("#coverage table").is_visible()


def test_the_graph_of_a_round_leads_to_a_verdict_by_mouse_and_is_no_stop_of_the_keyboard(opened: Open) -> None:
    page = opened(f"/systems?munition=DM53A1&user=NLD&as_of={world.AS_OF}")

    stops = page.locator("details.graph a").evaluate_all("(links) => links.map((one) => one.tabIndex)")
    page.locator("details.graph a", has_text="Leopard 2A6").click()
    page.locator("article[data-state]").wait_for()

    assert set(stops) == {-1}
    assert page.locator("article[data-state]").get_attribute("data-state") == "YES"


def test_a_registrar_strikes_a_name_with_the_keyboard(opened: Open) -> None:
    page = opened("/registrar/missed")
    button = page.get_by_role("button", name="Strike: hovercraft (List of platforms)")

    button.focus()
    page.keyboard.press("Enter")

    # Other pages of the same registry may have been asked in vain meanwhile.
    expect(page.locator("[data-row='platforms/hovercraft']")).to_have_count(0)
    expect(page.locator("[data-row='munition/dm99']")).to_have_count(1)
    assert page.url.endswith("/registrar/missed")
