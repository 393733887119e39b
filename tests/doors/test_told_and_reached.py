"""What the titles, headings, labels and errors of pages say to who cannot see where they stand."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from tests import pages
from tests.doors import world
from tests.kinds import KINDS

HTMX = {"HX-Request": "true"}
YES = {**world.ASK, **world.STATES["YES"]}


def title(client: FlaskClient, address: str) -> str:
    return pages.read(client.get(address).text).tags("title")[0].text


# Titles --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "views",
    [
        ("/munitions?limit=3", "/munitions?limit=3&offset=3", "/munitions?category=GRENADE", "/munitions?q=M"),
        tuple(
            f"{KINDS['matrices: munitions'].address}{more}"
            for more in ("", "&differ=true", "&established=true", "&context=emergency")
        ),
        (KINDS["reverse: systems"].address, f"{KINDS['reverse: systems'].address}&state=YES"),
        (KINDS["reverse: exchange"].address, KINDS["reverse: exchange in parts"].address),
        (KINDS["verdict: YES"].address, KINDS["verdict: then and now"].address),
        ("/munitions/dm53a1", "/munitions/dm53a2"),
    ],
)
def test_titles_tell_views_of_the_same_apart(client: FlaskClient, views: tuple[str, ...]) -> None:
    titles = [title(client, view) for view in views]

    assert len(set(titles)) == len(views), titles


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.status >= 400])
def test_the_title_of_an_error_begins_with_that_word_and_its_heading_does_not(client: FlaskClient, name: str) -> None:
    page = pages.read(client.get(KINDS[name].address).text)

    assert page.tags("title")[0].text.startswith("Error: ")
    assert not page.tags("h1")[0].text.startswith("Error")


# What is not found, and what cannot be read ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/lookup", "/systems"])
def test_a_name_that_fits_nothing_stands_in_the_heading_and_what_it_means_is_announced(
    client: FlaskClient, path: str
) -> None:
    asked = {"user": "NLD", "munition": "DM35A1", "as_of": world.AS_OF}
    asked |= {"system": "Leopard 2A6"} if path == "/lookup" else {}

    page = pages.read(client.get(path, query_string=asked).text)

    assert page.tags("h1")[0].text == "Not found: DM35A1"
    reason, meaning = (one.text for one in page.marked("data-announce"))
    assert "goes by the name “DM35A1”" in reason
    assert "neither a yes nor a no" in meaning


def test_what_the_registry_knew_may_be_asked_by_day_and_the_refusal_says_so(client: FlaskClient) -> None:
    english = client.get("/lookup", query_string={**YES, "as_known": "soon"})
    french = client.get("/lookup", query_string={**YES, "as_known": "soon", "lang": "fr"})

    assert "neither a day, such as 2026-11-24, nor a moment" in pages.errors_of(english.text)["as_known"]
    assert "ni une date, comme 2026-11-24, ni un instant" in pages.errors_of(french.text)["as_known"]
    assert client.get("/lookup", query_string={**YES, "as_known": "2026-06-01"}).status_code == 200


def test_a_facet_that_cannot_be_read_is_named_in_words_with_the_words_that_it_takes(client: FlaskClient) -> None:
    told = pages.errors_of(client.get("/munitions?category=FOO").text)["category"]
    french = pages.errors_of(client.get("/munitions?category=FOO&lang=fr").text)["category"]

    assert told.startswith("Category: “FOO” is not known here")
    assert "Tank gun" in told
    assert "Canon de char" in french
    assert "TANK_GUN" not in told + french


def test_in_place_of_a_context_that_is_not_known_no_other_is_ticked(client: FlaskClient) -> None:
    wrong = pages.read(client.get("/lookup", query_string={**YES, "context": "war"}).text)
    unsaid = pages.read(client.get("/").text)

    assert [one for one in wrong.tags("input") if "checked" in one.attributes] == []
    assert [one["value"] for one in unsaid.tags("input") if "checked" in one.attributes] == ["training"]


# Another day beside an answer ----------------------------------------------------------------------------------------


def test_a_comparison_takes_the_focus_and_the_announcement_from_the_answer(client: FlaskClient) -> None:
    alone = pages.read(client.get("/lookup", query_string=YES).text)
    compared = pages.read(client.get("/lookup", query_string={**YES, "then": "2027-02-01"}).text)

    assert [one["id"] for one in alone.marked("data-focus")] == ["verdict"]
    assert [one["id"] for one in compared.marked("data-focus")] == ["then"]
    assert [one.text.startswith("Compared: 1 February 2027") for one in compared.marked("data-announce")] == [True]
    links = [one["href"] for one in alone.tags("a") if "then=" in one["href"]]
    assert links
    assert {urlsplit(link).fragment for link in links} == {"then"}
    assert (
        client.get("/lookup", query_string={**YES, "then": "2027-02-01"}, headers=HTMX)
        .headers["HX-Push-Url"]
        .endswith("#then")
    )


@pytest.mark.parametrize("wrong", [{"then": "soon"}, {"then_known": "soon"}])
def test_a_wrong_day_to_compare_with_leaves_the_answer_and_is_told_at_its_field(
    client: FlaskClient, wrong: dict[str, str]
) -> None:
    answer = client.get("/lookup", query_string={**YES, **wrong})
    [field] = wrong

    page = pages.read(answer.text)
    box = page.marked("name", field)[0]

    assert answer.status_code == 422
    assert pages.verdict_of(answer.text)["code"] == "INTERCHANGEABLE"
    assert (box["value"], box["aria-invalid"]) == ("soon", "true")
    assert field not in pages.errors_of(answer.text)[field].partition(":")[0]
    assert page.marked("id", f"trouble-{box['id']}")
    assert client.get("/lookup.json", query_string={**YES, **wrong}).status_code == 422


def test_of_two_days_to_compare_with_a_wrong_one_compares_nothing(client: FlaskClient) -> None:
    page = pages.read(client.get("/lookup", query_string={**YES, "then": "2027-02-01", "then_known": "soon"}).text)

    assert page.marked("data-then") == []


# Side by side --------------------------------------------------------------------------------------------------------


def test_one_that_cannot_be_found_leaves_the_others_side_by_side(client: FlaskClient) -> None:
    answer = client.get("/compare/munitions?id=dm53a1&id=dm63&id=dm35a1&user=NLD")

    page = pages.read(answer.text)
    [box] = page.marked("id", "field-id")
    picked = [one["value"] for one in page.marked("type", "hidden") if one["name"] == "id"]

    assert answer.status_code == 422
    assert page.marked("data-differs")
    assert picked == ["dm53a1", "dm63"]
    assert (box["value"], box["aria-invalid"]) == ("dm35a1", "true")
    assert "Nothing of this kind" in page.marked("id", "trouble-id")[0].text


def test_what_is_picked_stays_while_there_is_nothing_to_compare_it_with(client: FlaskClient) -> None:
    page = pages.read(client.get("/compare/munitions?id=dm53a1&id=dm35a1").text)

    assert [one["value"] for one in page.marked("type", "hidden") if one["name"] == "id"] == ["dm53a1"]
    assert page.marked("id", "field-id")[0]["data-suggest"] == "/suggestions?field=munition"


def test_beyond_the_most_the_first_are_compared(client: FlaskClient) -> None:
    ids = ["dm53a1", "dm63", "dm43", "m433", "m430a1", "m781", "m918"]

    page = pages.read(client.get("/compare/munitions", query_string={"id": ids}).text)

    assert [
        link["href"].rpartition("/")[2] for link in page.tags("thead")[0].tags("a") if "compare" not in link["href"]
    ] == ids[:6]
    assert "At most 6" in page.tags("main")[0].text


@pytest.mark.parametrize(
    ("address", "heads"),
    [
        ("/compare/munitions?id=dm63&id=DM53A1", ["DM63", "DM53A1"]),
        ("/compare/platforms?id=Leopard 2A6&id=two-guns", ["Leopard 2A6", "Two guns"]),
    ],
)
def test_a_designation_that_is_one_thing_s_alone_may_be_compared(
    client: FlaskClient, address: str, heads: list[str]
) -> None:
    page = pages.read(client.get(address).text)

    assert page.tags("h1")[0].text == f"Comparing: {', '.join(heads)}"


def test_a_name_that_fits_several_is_not_taken_for_one_of_them(client: FlaskClient) -> None:
    answer = client.get("/compare/munitions", query_string={"id": ["dm53a1", world.AMBIGUOUS["munition"]]})

    assert answer.status_code == 422


# Names of controls ---------------------------------------------------------------------------------------------------


def test_the_name_of_a_link_begins_with_what_is_seen_of_it(client: FlaskClient) -> None:
    page = pages.read(client.get("/matrix").text)

    links = [link for row in page.marked("data-row") for link in row.tags("a")]

    assert links
    assert len({link.text for link in links}) == len(links)
    for link in links:
        assert link.text.startswith("open: ")
        assert "aria-label" not in link.attributes


def test_a_filter_that_is_on_says_so_and_takes_itself_away(client: FlaskClient) -> None:
    page = pages.read(client.get(f"{KINDS['matrices: munitions'].address}&differ=true").text)

    [on] = [link for link in page.tags("a") if link.text.endswith("(on; remove)")]

    assert on.text.startswith("Only rounds whose answers differ")
    assert "differ" not in parse_qs(urlsplit(on["href"]).query)


@pytest.mark.parametrize("sent", ["short", "long"])
def test_a_list_goes_along_to_the_other_language(client: FlaskClient, sent: str) -> None:
    lines = "\n".join([f"DM53A1{' ' * 30};Leopard 2A6"] * (200 if sent == "long" else 1))
    answer = client.post("/list", data={"lines": lines, "user": "NLD"}, follow_redirects=True)

    [languages] = pages.read(answer.text).marked("id", "languages")
    if sent == "short":
        again = client.get(languages.tags("a")[0]["href"])
    else:
        [form] = languages.tags("form")
        fields = {one["name"]: one["value"] for one in form.tags("input")}
        again = client.post(form["action"], data=fields)

    page = pages.read(again.text)
    assert page.tags("html")[0]["lang"] == "fr"
    assert len(page.marked("data-row")) == (200 if sent == "long" else 1)


def test_one_notice_is_one_notice(client: FlaskClient) -> None:
    gone, _ = world.RETIRED["munition"]
    asked = {"projectile": gone, "system": "l52", "user": "NLD", "as_of": world.AS_OF}

    page = pages.read(client.get("/lookup", query_string=asked).text)

    assert "1notice" in page.marked("class", "state")[0].text.replace(" ", "")
    assert "1notices" not in page.text.replace(" ", "")
