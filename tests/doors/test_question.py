"""The pages that ask: the question, the suggestions under its fields, the ways to ask, and a pasted list."""

import csv
import io
from collections import Counter
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from registry.compatibility import sentences
from registry.web.pasted import LONGEST_ADDRESS
from schemas.pasted import MOST_LINES
from schemas.vocabulary import Counted
from tests import pages
from tests.doors import world
from tests.kinds.question import LIST
from tests.pages import Element
from tests.queries import queries

ASK = {**world.ASK, "system": "Leopard 2A6"}
LONG = "\n".join([f"DM53A1{' ' * 40};Leopard 2A6"] * MOST_LINES)
"""As many lines as are answered, and longer than an address may be."""


def listed(client: FlaskClient, lines: str, path: str = "/list", **given: str) -> Any:
    return client.get(path, query_string={**ASK, **given, "lines": lines})


def rows(client: FlaskClient, lines: str, **given: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = listed(client, lines, "/list.json", **given).json["items"]
    return found


def row(client: FlaskClient, line: str, **given: str) -> dict[str, Any]:
    [found] = rows(client, line, **given)
    return found


def field(page: Element, name: str) -> Element:
    [found] = page.marked("id", f"field-{name}")
    return found


# The question --------------------------------------------------------------------------------------------------------


def folded(page: Element) -> set[str]:
    """The fields that stand in a part of the form which is not open."""
    closed = [one for one in page.tags("details") if "open" not in one.attributes]
    return {one["name"] for part in closed for one in part.tags("input", "select")}


def test_what_every_question_needs_is_in_sight_and_the_rest_is_folded(client: FlaskClient) -> None:
    page = pages.read(client.get("/").text)

    assert folded(page) == {
        *("as_of", "holder", "weapon", "lots", "as_known"),
        *("projectile", "charge", "fuze", "primer"),
    }
    assert {one["name"] for one in page.tags("form")[0].tags("input", "select")} - folded(page) == {
        *("munition", "system", "user", "context"),
    }


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("/?holder=DEU", "holder"),
        (f"/?as_of={world.AS_OF}", "as_of"),
        ("/?projectile=M795", "projectile"),
        ("/lookup?user=NLD&munition=DM53A1&system=Leopard 2A6&as_of=soon", "as_of"),
        ("/lookup?user=NLD&munition=DM53A1&system=Two guns&weapon=mk19", "weapon"),
        ("/lookup?user=NLD&projectile=M999&system=Leopard 2A6", "projectile"),
    ],
)
def test_a_folded_field_is_in_sight_where_it_is_filled_or_wrong(client: FlaskClient, address: str, opened: str) -> None:
    page = pages.read(client.get(address).text)

    assert opened not in folded(page)


def test_with_a_nation_remembered_two_inputs_lead_to_a_verdict(client: FlaskClient) -> None:
    client.get("/lookup", query_string={**world.ASK, **world.STATES["YES"], "context": "operations"})

    form = pages.read(client.get("/").text).tags("form")[0]
    kept = {one["name"]: one["value"] for one in form.tags("input") if "checked" in one.attributes}
    [nation] = [one["value"] for one in form.tags("option") if "selected" in one.attributes]
    answer = client.get(form["action"], query_string={**kept, "user": nation, "munition": "M433", "system": "Mk 19"})

    assert (nation, kept) == ("NLD", {"context": "operations"})
    assert pages.verdict_of(answer.text)["state"] == "NO"


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("/lookup", {"user": "NLD", "munition": "DM53A1", "system": "Leopard 2A6"}),
        ("/list", {"user": "NLD", "lines": "DM53A1;Leopard 2A6"}),
        ("/systems", {"user": "NLD", "munition": "DM53A1"}),
        ("/rounds", {"user": "NLD", "system": "Leopard 2A6"}),
        ("/exchange", {"user": "NLD", "holder": "DEU"}),
        ("/matrix/munitions", {"user": "NLD", "calibre": "120mm"}),
        ("/matrix/nations", {"calibre": "120mm"}),
        ("/matrix/platforms", {"calibre": "120mm"}),
        ("/coverage/nation", {"user": "NLD"}),
        ("/coverage/calibres", {"calibre": "120mm"}),
    ],
)
def test_the_form_beside_an_answer_asks_for_the_context_that_was_answered(
    client: FlaskClient, path: str, given: dict[str, str]
) -> None:
    client.set_cookie("asked", "DEU.operations")

    response = client.get(path, query_string={"as_of": world.AS_OF, **given})
    boxes = pages.read(response.text).marked("name", "context")
    ticked = [one["value"] for one in boxes if {"checked", "selected"} & {*one.attributes}]

    assert response.status_code == 200
    assert ticked == ["training"]


def test_the_file_of_an_ambiguous_question_has_the_answer_with_its_marking(client: FlaskClient) -> None:
    asked = {**world.ASK, **world.AMBIGUOUS}

    [line] = csv.DictReader(io.StringIO(client.get("/lookup.csv", query_string=asked).text.lstrip("\ufeff")))
    answer: Any = client.get("/lookup.json", query_string=asked).json

    assert "candidates" in answer
    assert (line["code"], line["reason"]) == ("NOT_ESTABLISHED", "IDENTITY_AMBIGUOUS")
    assert line["marking"]


# Suggestions ---------------------------------------------------------------------------------------------------------


def suggested(client: FlaskClient, field: str, text: str, **more: str) -> tuple[list[str], str]:
    """What would be filled in, and what is said of the number."""
    page = pages.read(client.get("/suggestions", query_string={"field": field, "text": text, **more}).text)
    return [one["data-fills"] for one in page.marked("role", "option")], page.marked("data-count")[0].text


def test_suggestions_tell_what_each_is_and_how_many_there_are(client: FlaskClient) -> None:
    page = pages.read(client.get("/suggestions?field=munition&text=dm").text)

    options = page.marked("role", "option")
    assert [one.text for one in options] == [
        "DM43 dm43 120 mmGermany",
        "DM53A1 dm53a1 120 mmGermany",
        "DM63 dm63 120 mmGermany",
    ]
    assert page.marked("data-count")[0].text == "3 found"
    assert page.marked("role", "listbox")[0]["aria-label"] == "Suggestions: Round"
    assert len({one["id"] for one in options}) == len(options)


def test_a_system_may_be_a_platform_or_a_weapon(client: FlaskClient) -> None:
    assert suggested(client, "system", "2A6")[0] == ["Leopard 2A6"]
    assert suggested(client, "system", "Mk 19")[0][0] == "Mk 19"
    assert suggested(client, "weapon", "Leopard") == ([], "Nothing in the catalogue goes by this yet.")


def test_a_field_for_a_part_suggests_only_that_part(client: FlaskClient) -> None:
    assert suggested(client, "projectile", "M7")[0] == ["M795"]
    assert suggested(client, "charge", "M7")[0] == []
    assert "M795" in suggested(client, "munition", "M7")[0]


def test_suggestions_are_in_the_language_of_the_page(client: FlaskClient) -> None:
    page = pages.read(client.get("/?lang=fr").text)

    piece = client.get(f"{field(page, 'munition')['data-suggest']}&text=dm")

    assert piece.headers["Content-Language"] == "fr"
    assert "Allemagne" in piece.text
    assert piece.headers["Cache-Control"].startswith("private")


@pytest.mark.parametrize("query", ["", "field=user&text=x", "field=munition", "field=munition&text=x&more=1"])
def test_what_is_no_field_has_no_suggestions(client: FlaskClient, query: str) -> None:
    assert client.get(f"/suggestions?{query}").status_code == 422


def test_every_field_that_names_a_thing_has_suggestions_and_no_other(client: FlaskClient) -> None:
    page = pages.read(client.get("/").text)

    assert [one["name"] for one in page.marked("data-suggest")] == [
        *("munition", "system", "weapon"),
        *("projectile", "charge", "fuze", "primer"),
    ]
    for one in page.marked("data-suggest"):
        assert client.get(f"{one['data-suggest']}&text=dm").status_code == 200


# The ways to ask -----------------------------------------------------------------------------------------------------

WAYS = ("/", "/systems", "/rounds", "/exchange", "/list")


def ways(page: Element) -> list[Element]:
    [nav] = [one for one in page.tags("nav") if "ways" in one.attributes.get("class", "")]
    return nav.tags("a")


@pytest.mark.parametrize(
    ("address", "current"), [("/", "/"), ("/list", "/list"), ("/lookup?user=NLD&munition=a&system=b", "/")]
)
def test_the_ways_to_ask_stand_on_every_page_that_asks(client: FlaskClient, address: str, current: str) -> None:
    links = ways(pages.read(client.get(address).text))

    assert [urlsplit(one["href"]).path for one in links] == list(WAYS)
    assert [urlsplit(one["href"]).path for one in links if "aria-current" in one.attributes] == [current]


def test_a_way_takes_along_what_was_asked_and_nothing_that_is_only_remembered(client: FlaskClient) -> None:
    client.get("/lookup", query_string={**world.ASK, **world.STATES["YES"]})

    remembered = ways(pages.read(client.get("/").text))
    asked = ways(pages.read(client.get("/?munition=DM53A1&system=Leopard 2A6&user=DEU&holder=NLD&lang=fr").text))

    assert [one["href"] for one in remembered] == list(WAYS)
    assert {urlsplit(one["href"]).path: dict(parse_qsl(urlsplit(one["href"]).query)) for one in asked} == {
        "/": {"munition": "DM53A1", "system": "Leopard 2A6", "user": "DEU", "holder": "NLD", "lang": "fr"},
        "/systems": {"munition": "DM53A1", "user": "DEU", "holder": "NLD", "lang": "fr"},
        "/rounds": {"system": "Leopard 2A6", "user": "DEU", "holder": "NLD", "lang": "fr"},
        "/exchange": {"user": "DEU", "holder": "NLD", "lang": "fr"},
        "/list": {"system": "Leopard 2A6", "user": "DEU", "holder": "NLD", "lang": "fr"},
    }


# A list: what each line is answered ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_a_line_says_what_its_verdict_says(client: FlaskClient, language: str) -> None:
    answered = [one for one in rows(client, LIST, lang=language) if not one["problem"]]

    assert len(answered) == 7
    for one in answered:
        said = pages.verdict_of(client.get(one["lookup"]).text)
        assert (one["code"], one["state"], one["answer"], one["reason"], one["rule"], one["records"]) == (
            *(said["code"], said["state"], said["answer"], said["reason"], said["rule"], said["records"]),
        )
        assert one["conditions"] == len(said["conditions"])


def test_what_is_not_resolved_stands_on_top_and_each_part_is_in_the_order_of_the_list(client: FlaskClient) -> None:
    found = rows(client, LIST)

    assert [(one["line"], one["problem"]) for one in found] == [
        *((7, "AMBIGUOUS"), (8, "NOT_FOUND"), (9, "NAMES_A_SYSTEM")),
        *((number, None) for number in (1, 2, 3, 4, 5, 6, 10)),
    ]


def test_the_counts_are_those_of_the_rows_on_page_and_twin(client: FlaskClient) -> None:
    page = pages.read(listed(client, LIST).text)
    body = listed(client, LIST, "/list.json").json

    states = Counter(one["state"] for one in body["items"] if one["state"])
    unresolved = sum(one["problem"] is not None for one in body["items"])
    assert body["counts"] == {
        **{counted.value: states[counted] for counted in Counted},
        "unresolved": unresolved,
    }
    assert {one["data-counted"]: int(one.tags("strong")[0].text) for one in page.marked("data-counted")} == states
    assert page.tags("h1")[0].text == f"Lines: 10; answered: {10 - unresolved}; not resolved: {unresolved}"
    assert Counter(one["data-state"] for one in page.tags("tr") if "data-state" in one.attributes) == states


def test_a_line_that_stands_twice_is_answered_twice(client: FlaskClient) -> None:
    first, second = rows(client, "DM53A1\nDM53A1")

    assert (first.pop("line"), first.pop("key")) == (1, "line-1")
    assert (second.pop("line"), second.pop("key")) == (2, "line-2")
    assert first == second


def test_a_line_without_a_verdict_has_no_state_at_all(client: FlaskClient) -> None:
    for one in rows(client, "40 mm practice\nDM35A1\nLeopard 2A4\na;b;c\n;Mk 19"):
        assert one["problem"]
        assert {one[name] for name in ("state", "code", "answer", "reason", "munition", "system")} == {None}
        assert one["why"]


def test_a_system_of_its_own_comes_before_that_of_all_lines(client: FlaskClient) -> None:
    own, shared = rows(client, "DM53A1\tLeopard 2A4\nDM53A1")

    assert (own["system"]["id"], own["state"]) == ("leopard-2a4", "UNKNOWN")
    assert (shared["system"]["id"], shared["state"]) == ("leopard-2a6", "YES")


def test_a_line_without_any_system_says_so(client: FlaskClient) -> None:
    found = rows(client, "DM53A1\nM433;Mk 19", system="")

    assert [(one["line"], one["problem"], one["state"]) for one in found] == [(1, "NO_SYSTEM", None), (2, None, "NO")]
    assert found[0]["why"] == "Name the system: a weapon or a platform."


def test_an_ambiguous_line_leads_to_the_verdict_on_each_thing_that_it_may_mean(client: FlaskClient) -> None:
    one = row(client, "40 mm practice; Mk 19")

    page = pages.read(listed(client, "40 mm practice; Mk 19").text)
    assert [(may["id"], client.get(may["lookup"]).status_code) for may in one["candidates"]["munition"]] == [
        ("m781", 200),
        ("m918", 200),
    ]
    links = {link["href"] for link in page.tags("a")}
    assert {may["lookup"] for may in one["candidates"]["munition"]} <= links
    assert pages.verdict_of(client.get(one["candidates"]["munition"][0]["lookup"]).text)["candidates"] == {}


def test_a_line_that_is_not_found_leads_to_the_catalogue(client: FlaskClient) -> None:
    page = pages.read(listed(client, "DM35A1\nDM53A1;Leopard 9", lang="fr").text)

    found = [link["href"] for link in page.tags("a") if "q=" in link["href"]]
    assert found == ["/munitions?q=DM35A1&lang=fr", "/platforms?q=Leopard+9&lang=fr"]


def test_a_line_that_names_a_system_is_told_so(client: FlaskClient) -> None:
    lines = "Leopard 2A4\nMk 19;DM63"
    first, second = rows(client, lines)

    assert (first["problem"], first["why"]) == ("NAMES_A_SYSTEM", "“Leopard 2A4” names a system and no round.")
    assert second["why"] == "“Mk 19” names a system and no round. “DM63” names a round and no system."
    links = [link["href"] for link in pages.read(listed(client, lines).text).tags("a")]
    assert "/rounds?system=Leopard+2A4&user=NLD&context=training" in links


def test_damage_by_a_spreadsheet_is_told_of_what_is_not_found(client: FlaskClient) -> None:
    assert "a spreadsheet" in row(client, "1.305E+12")["why"]
    assert row(client, "1305123456789")["munition"]["id"] == "dm53a1"


# A list: what is wrong with all of it --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "fields", "status"),
    [
        ({"lines": ""}, ["lines"], 422),
        ({"user": ""}, ["user"], 422),
        ({"user": "QQQ"}, ["user"], 422),
        ({"as_of": "soon", "context": "peace"}, ["context", "as_of"], 422),
        ({"system": "Leopard 9"}, ["system"], 404),
        ({"system": "40 mm"}, ["system"], 404),
        ({"more": "1"}, ["more"], 422),
    ],
)
@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_what_is_wrong_with_a_list_is_told_once_and_at_its_field(
    client: FlaskClient, given: dict[str, str], fields: list[str], status: int, language: str
) -> None:
    answer = client.get("/list", query_string={**ASK, "lines": LIST, **given}, headers={"Accept-Language": language})

    page = pages.read(answer.text)
    assert answer.status_code == status
    assert list(pages.errors_of(answer.text)) == fields
    if "lines" not in given:
        assert field(page, "lines").text == " ".join(LIST.split())
    for name in set(fields) - {"more"}:
        assert page.marked("id", f"trouble-{name}")
        assert name not in folded(page)


def test_a_shared_system_that_is_misspelt_can_be_picked(client: FlaskClient) -> None:
    answer = listed(client, "DM53A1", system="Leopard 2A9")
    [near] = pages.read(answer.text).marked("data-candidate", "leopard-2a6")
    again = client.get(near.tags("a")[0]["href"])

    assert pages.read(again.text).marked("data-row", "line-1")[0]["data-state"] == "YES"


@pytest.mark.parametrize("line", ["DM53A1", "DM53A1;Leopard 2A6, with what makes it long"])
def test_more_lines_than_are_answered_are_refused_and_nothing_typed_is_lost(client: FlaskClient, line: str) -> None:
    lines = "\r\n".join([line] * (MOST_LINES + 1))

    answer = client.post("/list", data={**ASK, "lines": lines, "holder": "DEU"}, follow_redirects=True)

    page = pages.read(answer.text)
    assert answer.status_code == 422
    assert pages.errors_of(answer.text)["lines"].endswith("there are 201. Ask them in parts.")
    assert "".join(field(page, "lines").pieces).removeprefix("\n") == lines
    assert field(page, "system")["value"] == "Leopard 2A6"
    assert [one["value"] for one in page.tags("option") if "selected" in one.attributes] == ["NLD", "DEU"]


# A list: where it is -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/list", "/list.json", "/list.csv"])
def test_a_list_that_fits_into_an_address_is_sent_there(client: FlaskClient, path: str) -> None:
    answer = client.post(f"{path}?lang=fr", data={**ASK, "lines": LIST, "holder": ""})

    assert answer.status_code == 303
    address = urlsplit(answer.headers["Location"])
    assert address.path == path
    assert dict(parse_qsl(address.query)) == {**ASK, "lines": LIST, "lang": "fr"}
    assert client.get(answer.headers["Location"]).status_code == 200


def test_a_list_that_does_not_fit_is_answered_at_once_says_so_and_gives_the_same_files(client: FlaskClient) -> None:
    answer = client.post("/list", data={**ASK, "lines": LONG})

    page = pages.read(answer.text)
    [again] = [form for form in page.tags("form") if "again" in form.attributes.get("class", "")]
    held = {one["name"]: one["value"] for one in again.tags("input")}
    files = {
        urlsplit(one["formaction"]).path: client.post(one["formaction"], data=held) for one in again.tags("button")
    }
    assert answer.status_code == 200
    assert len(f"/list?lines={quote(LONG)}") > LONGEST_ADDRESS
    assert "too long for an address" in page.text
    assert page.marked("data-twin") == []
    on_page = [one["data-row"] for one in page.marked("data-row")]
    assert len(on_page) == MOST_LINES
    assert [one["key"] for one in files["/list.json"].json["items"]] == on_page
    lines = list(csv.reader(io.StringIO(files["/list.csv"].text.removeprefix("\ufeff"))))
    assert len(lines) == MOST_LINES + 1


def test_a_list_is_kept_whole_in_the_other_language(client: FlaskClient) -> None:
    lines = "\n".join(f"DM53A1;Leopard 2A6 {' ' * (number // 2)}" for number in range(100))
    assert len(lines) > 4_000

    page = pages.read(listed(client, lines).text)
    other = client.get(page.marked("hreflang")[0]["href"])

    assert len(pages.read(other.text).marked("data-row")) == 100


def test_an_ambiguous_shared_system_of_a_long_list_is_no_link(client: FlaskClient) -> None:
    answer = client.post("/list", data={**ASK, "system": "Leopard 2", "lines": LONG.replace(";Leopard 2A6", " " * 9)})

    page = pages.read(answer.text)
    assert answer.status_code == 404
    assert page.marked("data-candidate")
    assert [link for one in page.marked("data-candidate") for link in one.tags("a")] == []


def test_a_list_takes_as_many_queries_for_two_hundred_lines_as_for_ten(app: Flask, client: FlaskClient) -> None:
    many = "\n".join([LIST] * 20)
    counted = []

    for lines in (LIST, many):
        client.post("/list.json", data={**ASK, "lines": lines + " " * LONGEST_ADDRESS})
        with queries(app.extensions["engine"]) as seen:
            answer = client.post("/list.json", data={**ASK, "lines": lines + " " * LONGEST_ADDRESS})
        counted.append((len(answer.json["items"]), len(seen)))

    assert [lines for lines, _ in counted] == [10, 200]
    assert counted[0][1] == counted[1][1]


def test_the_nation_and_the_context_of_a_list_are_remembered(client: FlaskClient) -> None:
    listed(client, "DM53A1", context="operations")

    page = pages.read(client.get("/").text)

    assert [one["value"] for one in page.tags("option") if "selected" in one.attributes] == ["NLD"]
    assert [one["value"] for one in page.tags("input") if "checked" in one.attributes] == ["operations"]


def test_what_the_form_of_a_list_says_is_not_overruled_by_the_address(client: FlaskClient) -> None:
    sent = {"lines": "DM53A1", "system": "leopard-2a6", "user": "NLD"}

    answer = client.post("/list?user=USA", data=sent)

    assert answer.status_code == 303
    assert "user=NLD" in answer.headers["Location"]
    assert "USA" not in answer.headers["Location"]
