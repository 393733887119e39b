"""What exists, to people: lists with exact counts, things in words, retired ids, and things side by side."""

import csv
import io
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from registry.catalogue.kinds import SHELVES, Kind
from registry.compatibility.sentences import LANGUAGES
from registry.seeding.documents import KINDS as DOCUMENTS
from registry.web import particulars, wording
from registry.web.catalogue import CONTRACTS, NOT_OFFERED
from registry.web.compare import apart
from registry.web.wording import Wording
from schemas import vocabulary
from schemas.comparing import MOST
from schemas.listing import BY_KIND
from tests import pages
from tests.doors import world
from tests.kinds.catalogue import THINGS
from tests.queries import queries

HTMX = {"HX-Request": "true"}


def rows_on(client: FlaskClient, address: str) -> list[str]:
    return [row["data-row"] for row in pages.read(client.get(address).text).marked("data-row")]


def facets_on(client: FlaskClient, address: str) -> dict[str, dict[str, int]]:
    """By facet, the count that stands beside each value, under the value that its address chooses."""
    page = pages.read(client.get(address).text)
    found: dict[str, dict[str, int]] = {}
    for section in page.marked("data-facet"):
        facet = section["data-facet"]
        for line in section.tags("li"):
            [link] = line.tags("a")
            [value] = parse_qs(urlsplit(link["href"]).query)[facet]
            found.setdefault(facet, {})[value] = int(line.marked("class", "how-many")[0].text)
    return found


# Lists -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", BY_KIND)
def test_a_list_holds_what_the_api_lists_with_the_same_counts(client: FlaskClient, kind: str) -> None:
    listed = client.get(f"/api/v1/{kind}").json

    page = pages.read(client.get(f"/{kind}").text)

    assert [row["data-row"] for row in page.marked("data-row")] == [
        one.get("id") or one["code"] for one in listed["items"]
    ]
    assert page.marked("data-total")[0].text == f"1–{listed['total']} of {listed['total']}"
    offered = {facet: counts for facet, counts in listed["facets"].items() if counts and facet not in NOT_OFFERED}
    assert facets_on(client, f"/{kind}") == offered


FRENCH_ORDER = ["DEU", "BEL", "USA", "FRA", "NLD"]
"""Allemagne, Belgique, États-Unis, France, Pays-Bas."""


def test_nations_stand_in_the_order_of_their_names_in_the_language_of_the_page(client: FlaskClient) -> None:
    english, french = rows_on(client, "/nations?lang=en"), rows_on(client, "/nations?lang=fr")

    assert english == ["BEL", "FRA", "DEU", "NLD", "USA"]
    assert french == FRENCH_ORDER
    assert [row["code"] for row in client.get("/nations.json?lang=fr").json["items"]] == FRENCH_ORDER


def test_a_part_of_the_list_of_nations_is_a_part_of_that_order(client: FlaskClient) -> None:
    assert rows_on(client, "/nations?lang=fr&limit=2&offset=2") == FRENCH_ORDER[2:4]
    assert rows_on(client, "/nations?lang=fr&q=a") == [
        code for code in FRENCH_ORDER if code in rows_on(client, "/nations?lang=en&q=a")
    ]


def test_nations_are_chosen_from_in_the_order_of_their_names(client: FlaskClient) -> None:
    [box] = pages.read(client.get("/?lang=fr").text).marked("id", "field-user")

    assert [one["value"] for one in box.tags("option")][1:] == FRENCH_ORDER


def test_values_of_a_facet_that_are_equally_frequent_stand_in_the_order_of_their_words(client: FlaskClient) -> None:
    page = pages.read(client.get("/munitions?category=TANK_GUN&lang=fr").text)

    [facet] = page.marked("data-facet", "in_service")

    assert [link.text for link in facet.tags("a")] == ["Allemagne", "Pays-Bas"]


def test_nations_that_a_field_or_a_table_names_stand_in_the_order_of_their_names(client: FlaskClient) -> None:
    standard = pages.read(client.get("/standards/stanag-4385?lang=fr").text)

    assert told_of(client, "/munitions/dm53a1?lang=fr")["in_service"] == "Allemagne ; Pays-Bas"
    assert [row["data-position"] for row in standard.marked("data-position")] == ["DEU-P-1", "BEL-P-1"]
    told = client.get("/standards/stanag-4385.json?lang=fr").json["positions"]
    assert [one["id"] for one in told] == ["DEU-P-1", "BEL-P-1"]


def test_what_was_typed_is_quoted_as_the_language_of_the_page_quotes(client: FlaskClient) -> None:
    english, french = (pages.read(client.get(f"/munitions/m79x?lang={code}").text) for code in LANGUAGES)

    assert english.tags("h1")[0].text.endswith("“m79x”")
    assert french.tags("h1")[0].text.endswith("« m79x »")


def test_what_was_meant_is_told_in_the_language_of_the_page(client: FlaskClient) -> None:
    page = pages.read(client.get("/nations?q=Germanny&lang=fr").text)

    assert "Allemagne" in page.tags("main")[0].text
    assert "Germany" not in page.tags("main")[0].text


def test_a_value_of_a_facet_leads_to_as_many_as_it_says(client: FlaskClient) -> None:
    page = pages.read(client.get("/munitions").text)

    lines = page.marked("id", "facets")[0].tags("li")

    assert len(lines) > 10
    for line in lines:
        narrowed = pages.read(client.get(line.tags("a")[0]["href"]).text)
        assert narrowed.marked("data-total")[0]["data-total"] == line.marked("class", "how-many")[0].text


def test_what_was_chosen_is_shown_in_words_and_can_be_taken_away(client: FlaskClient) -> None:
    address = "/munitions?q=M&category=GRENADE&calibre=40mm"

    chips = pages.read(client.get(address).text).marked("class", "chip")

    assert [chip.text for chip in chips] == ["Category: Grenade ×remove", "Calibre (search family): 40 mm ×remove"]
    assert [chip["href"] for chip in chips] == ["/munitions?calibre=40mm&q=M", "/munitions?category=GRENADE&q=M"]


def test_a_facet_is_told_in_the_words_of_the_page(client: FlaskClient) -> None:
    english, french = (client.get(f"/munitions?lang={code}").text for code in ("en", "fr"))

    assert "Tank gun" in english
    assert "Canon de char" in french
    assert "TANK_GUN</a>" not in english + french


def test_the_seven_kinds_are_led_to_with_exact_totals(client: FlaskClient) -> None:
    nav = pages.read(client.get("/weapons").text).marked("class", "shelves no-print")[0]

    told = {link["href"]: link.tags("span")[0].text for link in nav.tags("a")}

    assert told == {f"/{kind}": str(client.get(f"/api/v1/{kind}").json["total"]) for kind in BY_KIND}
    assert [link["href"] for link in nav.marked("aria-current", "page")] == ["/weapons"]


def test_a_list_is_gone_through_page_by_page(client: FlaskClient) -> None:
    address, seen = "/munitions?limit=3", []
    for _ in range(5):
        page = pages.read(client.get(address).text)
        seen.append([row["data-row"] for row in page.marked("data-row")])
        following = page.marked("rel", "next")
        if not following:
            break
        address = following[0]["href"]

    assert [len(part) for part in seen] == [3, 3, 3]
    assert [row for part in seen for row in part] == rows_on(client, "/munitions")
    assert not page.marked("rel", "last")
    assert page.marked("rel", "first")[0]["href"] == "/munitions?limit=3"


def test_beyond_the_end_of_a_list_the_page_says_how_long_it_is(client: FlaskClient) -> None:
    page = pages.read(client.get("/munitions?offset=500").text)

    assert page.marked("data-total")[0]["data-total"] == "9"
    assert "9" in page.marked("data-total")[0].text
    assert "neither a yes nor a no" not in page.text


def test_a_search_that_finds_nothing_offers_what_was_meant_and_never_says_no(client: FlaskClient) -> None:
    page = pages.read(client.get("/munitions?q=DM35A1").text)

    [nothing] = page.marked("class", "missing")
    assert [one["data-candidate"] for one in nothing.marked("data-candidate")] == ["dm53a1"]
    assert "neither a yes nor a no" in nothing.text
    assert not re.search(r"does not exist|no such", page.text)
    assert {"/weapons?q=DM35A1", "/nations?q=DM35A1"} <= {link["href"] for link in nothing.tags("a")}


def test_under_filters_that_leave_nothing_the_same_is_offered_without_them(client: FlaskClient) -> None:
    page = pages.read(client.get("/munitions?q=M433&category=TANK_GUN").text)

    links = {link.text: link["href"] for link in page.marked("class", "missing")[0].tags("a")}

    assert links["Search again without narrowing"] == "/munitions?q=M433"


def test_a_form_keeps_what_was_chosen_and_the_language(client: FlaskClient) -> None:
    page = pages.read(client.get("/munitions?category=GRENADE&limit=3&offset=3&lang=fr").text)

    [form] = page.marked("role", "search")
    kept = {one["name"]: one["value"] for one in form.marked("type", "hidden")}

    assert kept == {"category": "GRENADE", "lang": "fr"}


def test_a_list_asked_wrongly_says_what_is_wrong_and_leads_to_the_whole(client: FlaskClient) -> None:
    answer = client.get("/munitions?category=PEACE&limit=0&colour=red")

    page = pages.read(answer.text)
    assert answer.status_code == 422
    assert {line["data-field"] for line in page.marked("data-field")} == {"category", "limit", "colour"}
    assert "/munitions" in {link["href"] for link in page.marked("id", "absent")[0].tags("a")}
    assert client.get("/munitions.json?category=PEACE").json["errors"].keys() == {"category"}


def test_after_a_swap_the_address_holds_what_is_shown(client: FlaskClient) -> None:
    piece = client.get("/munitions?q=&category=GRENADE&offset=", headers=HTMX)

    assert piece.headers["HX-Push-Url"] == "/munitions?category=GRENADE"


def test_the_csv_of_a_list_has_the_columns_of_its_files(client: FlaskClient) -> None:
    lines = list(csv.DictReader(io.StringIO(client.get("/munitions.csv?q=dm53a1").text.removeprefix("\ufeff"))))

    assert list(lines[0])[:-2] == list(CONTRACTS[Kind.MUNITION].columns())
    assert (lines[0]["presents"], lines[0]["in_service"], lines[0]["nsn"]) == (
        "120x570",
        "NLD; DEU",
        "1305-12-345-6789",
    )


def test_the_csv_of_platforms_writes_operators_as_files_do(client: FlaskClient) -> None:
    lines = list(csv.DictReader(io.StringIO(client.get("/platforms.csv").text.removeprefix("\ufeff"))))

    assert {line["operators"] for line in lines} == {"NLD"}


# Things ----------------------------------------------------------------------------------------------------------------


def told_of(client: FlaskClient, address: str) -> dict[str, str]:
    """The fields of a thing by key, as the page tells them."""
    page = pages.read(client.get(address).text)
    return {row["data-row"]: row.tags("dd")[0].text for row in page.marked("data-row")}


@pytest.mark.parametrize("kind", Kind)
def test_no_field_of_a_contract_is_left_untold(kind: Kind) -> None:
    beside = {"id", "designation", "label", "sources", "general_knowledge_fields", "note"}

    assert set(particulars.FIELDS[kind]) == set(CONTRACTS[kind].columns()) - beside
    assert set(SHELVES[kind].facets.values()) <= set(particulars.FIELDS[kind])
    for key in particulars.FIELDS[kind]:
        assert particulars.label(kind, key, Wording("fr"))


def test_a_munition_is_told_in_words_with_links_to_what_it_names(client: FlaskClient) -> None:
    told = told_of(client, "/munitions/dm53a1")

    assert told["category"] == "Tank gun"
    assert told["component"] == "Complete round"
    assert told["presents"] == "120x570"
    assert told["in_service"] == "Germany; Netherlands"
    links = {link["href"] for link in pages.read(client.get("/munitions/dm53a1").text).tags("a")}
    assert {"/interfaces/120x570", "/calibres/120mm", "/nations/NLD", "/nations/DEU"} <= links


def test_general_knowledge_stands_at_the_field_and_in_a_list(client: FlaskClient) -> None:
    page = pages.read(client.get("/munitions/dm53a1").text)

    marked = {row["data-row"] for row in page.marked("data-row") if row.marked("class", "tag general")}
    [listed] = page.marked("data-general")

    assert marked == {"producers"}
    assert (listed["data-general"], listed.text.endswith("Made in.")) == ("producers", True)


def test_where_all_is_general_knowledge_every_field_says_so(client: FlaskClient) -> None:
    page = pages.read(client.get("/munitions/dm63").text)

    rows = page.marked("data-row")

    assert rows
    assert all(row.marked("class", "tag general") for row in rows)
    assert page.marked("data-general")[0]["data-general"] == "all"
    assert "No page is cited" in page.text


def test_a_group_code_is_told_never_to_identify(client: FlaskClient) -> None:
    told = told_of(client, "/munitions/m430a1")

    assert told["dodic"].startswith("B542 A group code")
    assert "never identifies" in told["dodic"]


def test_a_stock_number_is_shown_with_its_hyphens(client: FlaskClient) -> None:
    assert told_of(client, "/munitions/dm53a1")["nsn"] == "1305-12-345-6789"


def test_replacing_is_told_on_both_sides_and_carries_no_approval(client: FlaskClient) -> None:
    former, later = (pages.read(client.get(f"/munitions/{id_}").text) for id_ in ("dm53a1", "dm63"))

    [by] = former.marked("data-naming", "replaced_by")
    [replaces] = later.marked("data-row", "replaces")
    assert [link["href"] for link in by.tags("a")] == ["/munitions/dm63"]
    assert [link["href"] for link in replaces.tags("a")] == ["/munitions/dm53a1"]
    for page in (former, later):
        assert "Replacing carries no approval over" in page.text


@pytest.mark.parametrize(
    ("address", "questions"),
    [
        ("/munitions/dm53a1", ["/systems?munition=dm53a1", "/?munition=dm53a1"]),
        ("/munitions/m795", ["/systems?munition=m795", "/?projectile=m795"]),
        ("/weapons/mk19", ["/rounds?system=mk19", "/?system=mk19"]),
        ("/platforms/two-guns", ["/rounds?system=two-guns", "/?system=two-guns"]),
        ("/nations/NLD", ["/exchange?holder=NLD"]),
        ("/calibres/40mm", ["/matrix/munitions?calibre=40mm"]),
        ("/interfaces/120x570", []),
        ("/standards/stanag-4385", []),
    ],
)
def test_a_thing_offers_the_questions_about_it(client: FlaskClient, address: str, questions: list[str]) -> None:
    page = pages.read(client.get(address).text)

    asked = [link["href"] for some in page.marked("class", "questions no-print") for link in some.tags("a")]

    assert asked == questions


@pytest.mark.parametrize(
    ("address", "naming", "expected"),
    [
        ("/interfaces/40x46-lv", "presented_by", {"/munitions/m433", "/munitions/m781"}),
        ("/interfaces/40x46-lv", "accepted_by", {"/weapons/m203"}),
        ("/calibres/40mm", "platforms_of", {"/platforms/two-guns"}),
        ("/calibres/40mm", "interfaces_of", {"/interfaces/40x46-lv", "/interfaces/40x53-hv"}),
        ("/weapons/mk19", "mounted_on", {"/platforms/two-guns"}),
        ("/nations/NLD", "in_service_with", {"/munitions/dm53a1"}),
    ],
)
def test_what_names_a_thing_is_on_its_page(client: FlaskClient, address: str, naming: str, expected: set[str]) -> None:
    page = pages.read(client.get(address).text)

    [section] = page.marked("data-naming", naming)

    assert {link["href"] for link in section.tags("a")} == expected
    assert section.marked("class", "how-many")[0].text == str(len(expected))


def test_a_calibre_is_told_to_be_no_evidence(client: FlaskClient) -> None:
    assert "no evidence that they fit" in client.get("/calibres/40mm").text


def test_a_standard_tells_what_nations_reserved(client: FlaskClient) -> None:
    page = pages.read(client.get("/standards/stanag-4385").text)

    rows = {row["data-position"]: [cell.text for cell in row.tags("th", "td")] for row in page.marked("data-position")}

    assert rows == {
        "BEL-P-1": [
            "Belgium",
            "Ratified with a reservation",
            "Own charges only.",
            "limits the fit",
            "since 1 January 2015",
            "31 January 2026",
        ],
        "DEU-P-1": ["Germany", "Ratified", "none stated", "none stated", "since 1 January 2015", "31 January 2026"],
    }


def test_of_the_records_that_rely_on_a_standard_only_readable_ones_are_told(client: FlaskClient) -> None:
    answer = client.get("/standards/stanag-4385")

    assert "NLD-2025-0002/1" in answer.text
    assert "DEU-2025-0005/1" not in answer.text
    assert client.get("/standards/stanag-4385.json").json["records_relying_on_it"]["total"] == 1


def test_a_nation_tells_its_records_by_kind_and_the_restricted_as_such(client: FlaskClient) -> None:
    own, restricted = (pages.read(client.get(f"/nations/{code}").text) for code in ("NLD", "DEU"))

    told = {
        row.tags("dt")[0].text: row.tags("dd")[0].text for row in own.marked("class", "facts counts")[0].tags("div")
    }
    withheld = restricted.marked("class", "facts counts")[0]

    assert told == {"May be fired": "4", "Found not compatible": "1", "Restricted: the kind is not shown": "1"}
    assert (withheld.tags("dt")[0].text, withheld.tags("dd")[0].text) == ("Restricted: the kind is not shown", "1")
    assert "nld-technical@example.org" in own.text


def test_notes_stand_on_the_page(client: FlaskClient) -> None:
    page = pages.read(client.get("/munitions/dm53a1").text)

    assert page.marked("class", "notes")[0].tags("li")[0].text == "A remark. [source 1]"


def test_an_id_that_nothing_has_is_answered_with_what_was_meant(client: FlaskClient) -> None:
    answer = client.get("/munitions/dm35a1")

    page = pages.read(answer.text)
    assert answer.status_code == 404
    assert [one["data-candidate"] for one in page.marked("data-candidate")] == ["dm53a1"]
    assert "neither a yes nor a no" in page.text
    assert client.get("/munitions/dm35a1.json").status_code == 404


@pytest.mark.parametrize("strange", ["%00", "a%0Ab", "x" * 300, "%F0%9F%92%A3", "a'b\"c", "..%2f.."])
def test_an_id_that_can_be_none_is_not_found(client: FlaskClient, strange: str) -> None:
    assert client.get(f"/munitions/{strange}").status_code == 404


@pytest.mark.parametrize("name", THINGS)
def test_the_json_of_a_thing_holds_the_document_that_the_api_gives(client: FlaskClient, name: str) -> None:
    address = THINGS[name]

    told = client.get(f"{address}.json").json

    document = client.get(f"/api/v1{address}").json
    assert {**told["thing"], "data_version": told["data_version"]} == document


def test_a_page_of_a_thing_costs_the_same_however_much_names_it(app: Flask, client: FlaskClient) -> None:
    counts = {}
    for address in ("/nations/NLD", "/nations/FRA", "/nations/USA"):
        client.get(address)
        with queries(app.extensions["engine"]) as seen:
            client.get(address)
        counts[address] = len(seen)

    assert len(set(counts.values())) == 1


@pytest.mark.parametrize("name", THINGS)
def test_the_page_of_a_thing_has_few_landmarks(client: FlaskClient, name: str) -> None:
    """Every one of them is a stop for those who go through a page by landmarks; its headings lead to the rest."""
    main = pages.read(client.get(THINGS[name]).text).tags("main")[0]

    named = [one for one in main.tags("section", "form") if {"aria-label", "aria-labelledby"} & one.attributes.keys()]

    assert named == []
    assert [nav["aria-label"] for nav in main.tags("nav")] == ["Kinds of things"]


# Retired ids -----------------------------------------------------------------------------------------------------------


def test_a_retired_id_answers_with_what_took_its_place(client: FlaskClient) -> None:
    gone, successor = world.RETIRED["munition"]

    answer = client.get(f"/munitions/{gone}")

    page = pages.read(answer.text)
    assert answer.status_code == 200
    assert page.marked("data-status")[0]["data-status"] == "RETIRED"
    assert "Since 1 March 2026" in page.text
    assert "Named twice." in page.text
    assert f"/munitions/{successor}" in {link["href"] for link in page.tags("a")}
    assert "Approvals are not carried over" in page.text


def test_a_retired_id_without_successor_says_so(client: FlaskClient) -> None:
    gone, _ = world.RETIRED["platform"]

    page = pages.read(client.get(f"/platforms/{gone}").text)

    assert page.tags("dd")[1].text == "Nothing"


@pytest.mark.parametrize("kind", world.RETIRED)
def test_the_api_says_of_a_retired_id_what_the_twin_of_its_page_says(client: FlaskClient, kind: str) -> None:
    gone, successor = world.RETIRED[kind]

    told = client.get(f"/api/v1/{kind}s/{gone}")

    assert told.status_code == 200
    assert told.json == client.get(f"/{kind}s/{gone}.json").json
    assert {key: told.json[key] for key in ("id", "status", "successor", "since")} == {
        "id": gone,
        "status": "RETIRED",
        "successor": successor,
        "since": "2026-03-01",
    }


def test_an_id_is_retired_among_its_own_kind_only(client: FlaskClient) -> None:
    gone, _ = world.RETIRED["munition"]

    assert client.get(f"/weapons/{gone}").status_code == 404
    assert client.get(f"/api/v1/weapons/{gone}").status_code == 404


@pytest.mark.parametrize("as_of", [world.AS_OF, "2026-01-01"])
def test_a_question_by_a_retired_id_is_answered_with_a_notice(client: FlaskClient, as_of: str) -> None:
    """On a day before it was retired too: an address that was kept must not mean another thing without a word."""
    gone, successor = world.RETIRED["munition"]
    asked = {"projectile": gone, "system": "l52", "user": "NLD", "as_of": as_of}

    told = client.get("/api/v1/compatibility", query_string=asked).json

    assert told["question"]["combination"]["projectile"]["id"] == successor
    assert [notice["code"] for notice in told["notices"]] == ["IDENTIFIER_REPLACED"]


def test_the_successor_tells_its_former_id(client: FlaskClient) -> None:
    gone, successor = world.RETIRED["munition"]

    page = pages.read(client.get(f"/munitions/{successor}").text)

    [former] = [row for row in page.tags("div") if row.tags("dt") and row.tags("dt")[0].text == "Former id"]
    assert former.tags("dd")[0].text == f"{gone} (until 1 March 2026)"


def test_the_api_describes_what_it_says_of_a_retired_id(client: FlaskClient) -> None:
    described = client.get("/api/v1/openapi.json").json

    [one] = [
        path["get"] for name, path in described["paths"].items() if re.fullmatch(r"/api/v1/munitions/\{\w+\}", name)
    ]
    name = one["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]

    assert {"status", "successor", "since", "why"} <= set(described["components"]["schemas"][name]["properties"])


# Side by side ----------------------------------------------------------------------------------------------------------


def lines_of(client: FlaskClient, address: str) -> dict[str, tuple[bool, list[str]]]:
    page = pages.read(client.get(address).text)
    return {
        row["data-row"]: (row["data-differs"] == "true", [cell.text for cell in row.tags("td")])
        for row in page.marked("data-differs")
    }


def test_what_differs_comes_first_and_what_is_missing_is_said(client: FlaskClient) -> None:
    lines = lines_of(client, "/compare/munitions?id=dm53a1&id=dm63")

    differing = [key for key, (differs, _) in lines.items() if differs]
    assert list(lines)[: len(differing)] == differing
    assert lines["replaces"] == (True, ["not stated", "DM53A1 general knowledge"])
    assert lines["category"] == (False, ["Tank gun", "Tank gun general knowledge"])
    assert lines["in_service"] == (True, ["Germany; Netherlands", "not stated"])


def test_the_order_of_a_list_is_no_difference() -> None:
    one, other = (
        particulars.Part("in_service", "", [particulars.Value(text) for text in texts])
        for texts in (("a", "b"), ("b", "a"))
    )

    assert not apart(one, other)


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ([], "at least 2"),
        (["dm53a1"], "at least 2"),
        (["dm53a1", "dm53a1"], "at least 2"),
        (["dm53a1", "dm63", "dm43", "m433", "m430a1", "m781", "m918"], f"At most {MOST}"),
        (["dm53a1", "dm35a1"], "has the id dm35a1"),
        (["dm53a1", "m795-shell"], "m795-shell is retired; what took its place: m795"),
    ],
)
def test_what_cannot_be_compared_is_said_clearly(client: FlaskClient, ids: list[str], said: str) -> None:
    answer = client.get("/compare/munitions", query_string={"id": ids})

    assert answer.status_code == 422
    assert said in pages.read(answer.text).tags("main")[0].text
    assert pages.read(answer.text).tags("title")[0].text.startswith("Error: ")
    assert client.get("/compare/munitions.json", query_string={"id": ids}).json["errors"]["id"]


def test_what_was_meant_completes_a_comparison(client: FlaskClient) -> None:
    page = pages.read(client.get("/compare/munitions?id=dm63&id=dm35a1").text)

    [near] = page.marked("data-candidate", "dm53a1")

    assert near.tags("a")[0]["href"] == "/compare/munitions?id=dm63&id=dm53a1"


def test_munitions_lead_to_the_matrix_with_whom_it_is_for(client: FlaskClient) -> None:
    page = pages.read(client.get("/compare/munitions?id=dm53a1&id=m433&user=NLD&context=operations").text)

    links = [link["href"] for link in page.tags("a") if link["href"].startswith("/matrix/munitions")]

    assert links == [
        f"/matrix/munitions?calibre={calibre}&user=NLD&context=operations" for calibre in ("120mm", "40mm")
    ]


def test_the_boxes_of_a_list_compare_without_script(client: FlaskClient) -> None:
    [form] = pages.read(client.get("/weapons").text).marked("action", "/compare/weapons")
    boxes = [box["value"] for box in form.marked("type", "checkbox")]

    answer = client.get("/compare/weapons", query_string={"id": boxes[:2]})

    assert boxes == rows_on(client, "/weapons")
    assert answer.status_code == 200
    assert not pages.read(client.get("/calibres").text).marked("type", "checkbox")


def test_only_lists_that_can_be_compared_have_such_a_page(client: FlaskClient) -> None:
    assert client.get("/compare/nations?id=NLD&id=DEU").status_code == 404


def test_a_comparison_as_json_tells_every_value(client: FlaskClient) -> None:
    told = client.get("/compare/munitions.json?id=dm53a1&id=dm63").json

    [made] = [row for row in told["items"] if row["key"] == "producers"]
    assert made["values"] == {
        "dm53a1": {"value": "Germany", "general_knowledge": True},
        "dm63": {"value": "Germany", "general_knowledge": True},
    }
    assert [one["designation"] for one in told["things"]] == ["DM53A1", "DM63"]


# Words -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (wording.CATEGORIES, vocabulary.Category),
        (wording.COMPONENTS, vocabulary.Component),
        (wording.ASSEMBLIES, vocabulary.Assembly),
        (wording.INTERFACE_KINDS, vocabulary.InterfaceKind),
        (wording.CASE_SUFFIXES, vocabulary.CaseSuffix),
        (wording.BORE_TYPES, vocabulary.BoreType),
        (wording.PRIMINGS, vocabulary.Priming),
        (wording.LIFECYCLES, vocabulary.Lifecycle),
        (wording.TREATY_CLASSES, vocabulary.TreatyClass),
        (wording.NATION_STATUSES, vocabulary.NationStatus),
        (wording.STANDARD_KINDS, vocabulary.StandardKind),
        (wording.POSITIONS, vocabulary.Position),
        (wording.RESERVATION_EFFECTS, vocabulary.ReservationEffect),
        (wording.IDENTIFIER_TYPES, vocabulary.IdentifierType),
        (wording.COMPETENCES, vocabulary.Competence),
    ],
)
def test_every_code_of_the_catalogue_has_words(table: Any, words: Any) -> None:
    assert set(table) == set(words)


@pytest.mark.parametrize("name", BY_KIND)
def test_every_column_that_may_be_general_knowledge_has_a_word(name: str) -> None:
    """Which columns those are is for the data to say, and a page must be able to name each."""
    kind = Kind.of(name)
    for key in DOCUMENTS[name].contract.columns().keys() - {"sources", "general_knowledge_fields"}:
        assert {particulars.label(kind, key, Wording(language)) for language in LANGUAGES} - {""}, key
