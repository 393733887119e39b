"""Lists of what is shipped: combinations that records name, what only an emergency permits, and whose systems stand first."""

import csv
import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from registry.app import create_app
from registry.settings import Settings
from schemas.vocabulary import Counted
from tests import pages
from tests.golden.asking import TODAY
from tests.queries import queries

DAY = {"as_of": TODAY.isoformat()}
HOWITZER = {"system": "PzH 2000", "user": "NLD", **DAY}
EMERGENCY = {"munition": "mesko-23mm-bzt", "user": "POL", **DAY}
PROJECTILE = {"munition": "M795", "user": "NLD", **DAY}
RESTRICTED = "vulcano-155-glr"
"""The projectile of a combination that only a record names which the public may not read."""


@pytest.fixture(scope="module")
def shipped(shipped_url: str) -> Iterator[Flask]:
    app = create_app(Settings(database_url=shipped_url, testing=True))
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def readers(shipped: Flask) -> FlaskClient:
    return shipped.test_client()


def told(readers: FlaskClient, path: str, **asked: str) -> Any:
    answer = readers.get(f"{path}.json", query_string=asked)
    assert answer.status_code == 200
    return answer.json


def page_of(readers: FlaskClient, path: str, **asked: str) -> pages.Element:
    return pages.read(readers.get(path, query_string=asked).text)


def numbers(page: pages.Element) -> dict[str, int]:
    return {one["data-choice"]: int(one["data-number"]) for one in page.marked("data-choice")}


# Combinations ----------------------------------------------------------------------------------------------------------


def test_a_combination_that_is_approved_stands_above_its_parts_alone(readers: FlaskClient) -> None:
    found = told(readers, "/rounds", **HOWITZER)

    combined = [one for one in found["items"] if one["combination"]]
    first = combined[0]
    assert found["items"][: len(combined)] == combined
    assert found["combinations"] == len(combined)
    assert first["state"] == "CONDITIONAL"
    assert [part["id"] for part in first["combination"].values()] == ["dm121", "dm72", "dm84-fuze"]
    assert {"record": "NLD-2024-0012/1", "more": 3} in first["named_by"]
    assert found["states"]["CONDITIONAL"] == 0 < found["counts"]["CONDITIONAL"]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/rounds", HOWITZER),
        ("/systems", {"munition": "M107", "user": "NLD", **DAY}),
        ("/systems", {"munition": "DM92", "user": "NLD", **DAY}),
        ("/exchange", {"holder": "DEU", "user": "NLD", "calibre": "155mm", **DAY}),
    ],
)
def test_each_combination_says_what_its_full_verdict_says(
    readers: FlaskClient, path: str, asked: dict[str, str]
) -> None:
    found = [one for one in told(readers, path, **asked)["items"] if one["combination"]]

    assert found
    for one in found:
        verdict = pages.verdict_of(readers.get(one["lookup"]).text)
        assert (one["code"], one["state"], one["records"]) == (verdict["code"], verdict["state"], verdict["records"])


def test_a_combination_of_a_restricted_record_is_not_even_counted(readers: FlaskClient) -> None:
    found = told(readers, "/rounds", **HOWITZER)

    assert RESTRICTED in {one["munition"]["id"] for one in found["items"] if not one["combination"]}
    assert RESTRICTED not in {one["munition"]["id"] for one in found["items"] if one["combination"]}


def test_a_combination_that_was_not_yet_recorded_is_not_named(readers: FlaskClient) -> None:
    known = {one["key"] for one in told(readers, "/rounds", **HOWITZER)["items"]}
    before = {one["key"] for one in told(readers, "/rounds", **HOWITZER, as_known="2015-01-01")["items"]}

    assert [key for key in known if "+" in key]
    assert [key for key in before if "+" in key] == []


def test_combinations_are_counted_filtered_and_in_every_form(readers: FlaskClient) -> None:
    page = page_of(readers, "/rounds", **HOWITZER, state="CONDITIONAL")
    found = told(readers, "/rounds", **HOWITZER, state="CONDITIONAL")
    text = readers.get("/rounds.csv", query_string={**HOWITZER, "state": "CONDITIONAL"}).text
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    on_page = [row["data-row"] for row in page.marked("data-row")]
    assert on_page == [one["key"] for one in found["items"]]
    assert len(on_page) == numbers(page)["CONDITIONAL"] == found["total"] == found["counts"]["CONDITIONAL"]
    assert lines[0]["combination"] == "DM121 + DM72 + DM84 fuze"
    assert lines[0]["charge_id"] == "dm72"


def test_the_picture_of_a_round_draws_what_its_table_holds_combinations_too(readers: FlaskClient) -> None:
    asked = {"munition": "M107", "user": "USA", "context": "operations", **DAY}
    permitted = told(readers, "/systems", **asked, state="YES")["items"]
    every, drawn = page_of(readers, "/systems", **asked), page_of(readers, "/systems", **asked, state="YES")

    leaves = [one.text for one in drawn.tags("text")]

    assert any(one["combination"] for one in permitted)
    assert f"{numbers(every)['YES']} yes" in every.marked("data-told")[0].text
    assert [name.partition(" + M231")[0] for name in leaves if name != "M107"] == [
        one["system"]["designation"] for one in permitted
    ]


@pytest.mark.parametrize("path", ["/rounds", "/systems"])
def test_more_combinations_cost_no_more_queries(shipped: Flask, readers: FlaskClient, path: str) -> None:
    asked = {"/rounds": ("M777", "PzH 2000"), "/systems": ("M795", "DM121")}[path]
    counted = []

    for name in asked:
        given = {"user": "NLD", "system" if path == "/rounds" else "munition": name, **DAY}
        readers.get(path, query_string=given)
        with queries(shipped.extensions["engine"]) as seen:
            readers.get(path, query_string=given)
        counted.append(len(seen))

    assert counted[0] == counted[1]


def test_the_parts_form_is_given_the_part_that_is_known(readers: FlaskClient) -> None:
    shared = [one["href"] for one in page_of(readers, "/systems", **PROJECTILE).tags("a")]
    own = {one["munition"]["id"]: one["parts"] for one in told(readers, "/rounds", **HOWITZER)["items"]}

    [link] = [there for there in shared if there.endswith("#field-charge")]
    assert parse_qs(urlsplit(link).query)["projectile"] == ["m795"]
    assert parse_qs(urlsplit(own["m795"]).query) == {
        "projectile": ["m795"],
        "system": ["pzh-2000"],
        "user": ["NLD"],
        "as_of": [TODAY.isoformat()],
    }


# Only in an emergency --------------------------------------------------------------------------------------------------


def test_what_only_an_emergency_permits_is_no_yes_in_training(readers: FlaskClient) -> None:
    page = page_of(readers, "/systems", **EMERGENCY)
    found = told(readers, "/systems", **EMERGENCY)

    only = [one for one in found["items"] if one["code"] == "EMERGENCY_ONLY"]
    assert {one["why"] for one in only} == {"Not for training; only in an emergency"}
    assert all("emergency" in one["marks"] for one in only)
    assert len(only) == found["counts"]["EMERGENCY_ONLY"] == numbers(page)["EMERGENCY_ONLY"] == 2
    assert found["counts"]["CONDITIONAL"] == numbers(page)["CONDITIONAL"] == 0
    assert numbers(page)[""] == sum(found["counts"].values()) == found["total"]


def test_what_only_an_emergency_permits_can_be_filtered(readers: FlaskClient) -> None:
    page = page_of(readers, "/systems", **EMERGENCY)
    [link] = page.marked("data-choice", "EMERGENCY_ONLY")[0].tags("a")

    filtered = pages.read(readers.get(link["href"]).text)
    conditional = told(readers, "/systems", **EMERGENCY, state="CONDITIONAL")

    assert len(filtered.marked("data-row")) == 2
    assert conditional["items"] == []


def test_in_an_emergency_it_is_a_yes_on_conditions(readers: FlaskClient) -> None:
    found = told(readers, "/systems", **EMERGENCY, context="emergency")

    assert found["counts"]["EMERGENCY_ONLY"] == 0 < found["counts"]["CONDITIONAL"]
    assert not [one for one in found["items"] if "Not for" in one["why"]]


def test_a_pasted_list_counts_it_apart_too(readers: FlaskClient) -> None:
    system = told(readers, "/systems", **EMERGENCY)["items"][0]["system"]["id"]
    asked = {"user": "POL", "system": system, "lines": "mesko-23mm-bzt", **DAY}

    found = told(readers, "/list", **asked)
    page = page_of(readers, "/list", **asked)

    assert (found["counts"]["EMERGENCY_ONLY"], found["counts"]["CONDITIONAL"]) == (1, 0)
    assert [one["data-counted"] for one in page.marked("data-counted")] == ["EMERGENCY_ONLY"]
    assert found["items"][0]["why"] == "Not for training; only in an emergency"


def test_a_yes_without_conditions_says_that_it_permits(readers: FlaskClient) -> None:
    found = told(readers, "/list", user="NLD", lines="DM53A1", system="Leopard 2A6", **DAY)["items"]

    plain = [one["why"] for one in found if one["code"] == "INTERCHANGEABLE" and not one["conditions"]]
    assert set(plain) <= {"Permitted in this context, no listed conditions"}


# Whose systems ---------------------------------------------------------------------------------------------------------


def test_the_systems_of_the_nation_stand_first_in_each_state(readers: FlaskClient) -> None:
    found = told(readers, "/systems", **PROJECTILE)["items"]

    for combined in (True, False):
        for counted in Counted:
            own = [
                "NLD" in one["operators"]
                for one in found
                if one["state"] == counted.value and bool(one["combination"]) is combined
            ]
            assert own == sorted(own, reverse=True)
    assert any("NLD" in one["operators"] for one in found)
    assert not all("NLD" in one["operators"] for one in found)


def test_the_nations_that_operate_a_system_stand_in_the_order_of_the_language(readers: FlaskClient) -> None:
    def operated(language: str) -> list[str]:
        page = page_of(readers, "/systems", **PROJECTILE, lang=language)
        [row] = page.marked("data-row", "pzh-2000")
        return row.marked("data-label")[-1].text.split(", ")

    assert (operated("en")[0], operated("fr")[0]) == ("Netherlands", "Pays-Bas")
    assert operated("en")[1:3] == ["Croatia", "Germany"]
    assert operated("fr")[1:3] == ["Allemagne", "Croatie"]


def test_only_the_systems_of_one_nation_can_be_shown_and_are_counted_exactly(readers: FlaskClient) -> None:
    page = page_of(readers, "/systems", **PROJECTILE)
    [link] = [one for one in page.tags("a") if one.text.startswith("Only systems operated by Netherlands")]

    theirs = pages.read(readers.get(link["href"]).text)
    found = told(readers, "/systems", **PROJECTILE, operator="NLD")

    assert int(link.text.rpartition(": ")[2]) == len(theirs.marked("data-row")) == numbers(theirs)[""] == found["total"]
    assert all("NLD" in one["operators"] for one in found["items"])
    assert 0 < found["total"] < numbers(page)[""]


def test_a_nation_that_there_is_not_operates_nothing(readers: FlaskClient) -> None:
    answer = readers.get("/systems", query_string={**PROJECTILE, "operator": "XXX"})

    assert answer.status_code == 422
    assert list(pages.errors_of(answer.text)) == ["operator"]


# A pasted list ---------------------------------------------------------------------------------------------------------


def rows(readers: FlaskClient, lines: str, **asked: str) -> dict[int, dict[str, Any]]:
    found = told(readers, "/list", **{"user": "NLD", "system": "PzH 2000", **DAY, "lines": lines, **asked})
    return {one["line"]: one for one in found["items"]}


@pytest.mark.parametrize("line", ["dm121 + dm92 + dm84-fuze", "DM84+DM92 + DM121", "DM92 + DM84 + DM121;PzH 2000"])
def test_the_parts_of_a_combination_are_read_in_any_order(readers: FlaskClient, line: str) -> None:
    one = rows(readers, line)[1]

    assert {role: part["id"] for role, part in one["combination"].items()} == {
        "projectile": "dm121",
        "charge": "dm92",
        "fuze": "dm84-fuze",
    }
    assert pages.verdict_of(readers.get(one["lookup"]).text)["state"] == one["state"] == "CONDITIONAL"


@pytest.mark.parametrize(
    ("line", "problem", "why"),
    [
        ("DM121 + nonsense", "NOT_FOUND", "“nonsense”"),
        ("DM63 + DM121", "PARTS_UNCLEAR", "“DM63” is neither a projectile"),
        ("DM121 + M107", "PARTS_UNCLEAR", "same part of a combination"),
    ],
)
def test_a_part_that_cannot_be_told_is_said_and_nothing_is_answered(
    readers: FlaskClient, line: str, problem: str, why: str
) -> None:
    one = rows(readers, line)[1]

    assert (one["problem"], one["state"], one["combination"]) == (problem, None, None)
    assert why in one["why"]


def test_a_projectile_alone_leads_to_the_form_of_its_parts(readers: FlaskClient) -> None:
    alone, whole = rows(readers, "M795\ndm121 + dm92 + dm84-fuze").values()

    link = urlsplit(alone["parts"])
    assert parse_qs(link.query)["projectile"] == ["m795"]
    assert link.fragment == "field-charge"
    assert whole["parts"] is None


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("DM63;Leoprd 2A6", "leopard-2a6"),
        ("Leoprd 2A6", "leopard-2a6"),
        ("DM35A1", "dm53a1"),
        ("DM35A1 ; Leopard 2A6", "dm53a1"),
    ],
)
def test_a_line_that_is_not_found_offers_what_may_have_been_meant(readers: FlaskClient, line: str, near: str) -> None:
    [unknown] = rows(readers, line)[1]["unknown"]
    page = page_of(readers, "/list", user="NLD", system="PzH 2000", lines=line)

    assert unknown["near"][0]["id"] == near
    assert len(unknown["near"]) <= 3
    [link] = page.marked("data-near", near)
    assert readers.get(link["href"]).status_code == 200


def test_near_matches_never_change_a_number_and_may_be_none(readers: FlaskClient) -> None:
    found = rows(readers, "M99987\nqqqqqq")

    assert [one["unknown"][0]["near"] for one in found.values()][1] == []
    assert "m777" not in str(found[1]["unknown"])


def test_near_matches_of_a_whole_list_cost_no_more_than_of_one_line(shipped: Flask, readers: FlaskClient) -> None:
    counted = []

    for most in (2, 60):
        lines = "\n".join(f"DM35A1;Leoprd 2A6\nDM{n}Z;Leoprd 2A{n}\nqqq{n}zz" for n in range(most))
        readers.post("/list.json", data={"user": "NLD", "lines": lines + " " * 6_000, **DAY, "system": "PzH 2000"})
        with queries(shipped.extensions["engine"]) as seen:
            readers.post("/list.json", data={"user": "NLD", "lines": lines + " " * 6_000, **DAY, "system": "PzH 2000"})
        counted.append(len(seen))

    assert counted[0] == counted[1]


SHEET = "Round\tSystem\tQty\nDM53A1\tLeopard 2A6\t20\nDM53A1\tLeopard 2A6\t4"


def test_what_a_spreadsheet_adds_is_left_out_only_when_asked(readers: FlaskClient) -> None:
    page = page_of(readers, "/list", user="NLD", **DAY, lines=SHEET)
    [form] = [one for one in page.tags("form") if "sheet" in one.attributes.get("class", "")]
    narrow, skip = form.tags("button")
    held = {one["name"]: one["value"] for one in form.tags("input")}

    narrowed = readers.post("/list", data={**held, "lines": narrow["value"]}, follow_redirects=True)
    skipped = readers.post("/list", data={**held, "lines": skip["value"]}, follow_redirects=True)

    assert len(page.marked("data-problem", "UNREADABLE")) == 3
    rows_ = pages.read(narrowed.text).marked("data-row")
    assert [row["data-row"] for row in rows_ if "data-state" in row.attributes] == ["line-2", "line-3"]
    assert [row["data-row"] for row in pages.read(skipped.text).marked("data-row")] == ["line-2", "line-3"]


def test_an_ordinary_list_is_offered_no_change(readers: FlaskClient) -> None:
    page = page_of(readers, "/list", user="NLD", **DAY, lines="DM63;Leopard 2A6\nDM99Z;Leopard 2A6")

    assert [one for one in page.tags("form") if "sheet" in one.attributes.get("class", "")] == []


# What nothing fits -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "No thing is registered under the stock number"), ("fr", "Rien n'est enregistré sous le numéro")],
)
@pytest.mark.parametrize("path", ["/lookup", "/systems"])
def test_a_stock_number_that_fits_nothing_is_no_misspelt_name(
    readers: FlaskClient, path: str, language: str, words: str
) -> None:
    asked = {"munition": "1305-99-999-9999", "user": "NLD", "lang": language}
    number = readers.get(path, query_string={**asked, **({"system": "Leopard 2A6"} if path == "/lookup" else {})})
    name = readers.get("/systems", query_string={"munition": "qqqqqq", "user": "NLD"})

    assert number.status_code == 404
    assert words in pages.read(number.text).text
    assert "try a stock number" not in number.text
    assert "try a stock number" in name.text


def test_a_calibre_that_is_no_id_offers_the_one_that_may_be_meant(readers: FlaskClient) -> None:
    asked = {"holder": "DEU", "user": "NLD", **DAY}
    answer = readers.get("/exchange", query_string={**asked, "calibre": "120"})
    strange = readers.get("/exchange", query_string={**asked, "calibre": "zzzzz"})

    assert answer.status_code == strange.status_code == 422
    assert "Did you mean 120mm?" in answer.text
    [link] = pages.read(answer.text).marked("data-candidate", "120mm")[0].tags("a")
    assert readers.get(link["href"]).status_code == 200
    assert pages.read(strange.text).marked("data-candidate") == []
