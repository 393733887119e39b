"""The pages that look the other way round: which rows, which states, and what is said of them."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from registry.app import create_app
from registry.catalogue.names import key
from registry.catalogue.tables import Name
from registry.database import Engine, writing
from registry.settings import Settings
from schemas.vocabulary import Context, IdentifierType, State
from tests import pages
from tests.doors import world

EXCHANGE = {**world.ASK, "holder": "DEU"}
PAGES = [
    ("/systems", {"munition": "DM63"}),
    ("/systems", {"munition": "dm63", "holder": "DEU"}),
    ("/rounds", {"system": "Leopard 2A6"}),
    ("/rounds", {"system": "l52"}),
    ("/exchange", {"holder": "DEU"}),
]


def shown(client: FlaskClient, path: str, **asked: str) -> pages.Element:
    answer = client.get(path, query_string={**world.ASK, **asked})
    assert answer.status_code == 200
    return pages.read(answer.text)


def states(page: pages.Element) -> dict[str, str]:
    return {row["data-row"]: row["data-state"] for row in page.marked("data-row")}


def numbers(page: pages.Element) -> dict[str, int]:
    return {one["data-choice"]: int(one["data-number"]) for one in page.marked("data-choice")}


# Rows ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("context", [Context.TRAINING, Context.EMERGENCY])
@pytest.mark.parametrize(("path", "asked"), PAGES)
def test_every_row_says_what_its_full_verdict_says(
    client: FlaskClient, path: str, asked: dict[str, str], context: str
) -> None:
    rows = shown(client, path, **asked, context=context).marked("data-row")

    assert rows
    for row in rows:
        [there] = [link["href"] for link in row.tags("a") if link["href"].startswith("/lookup?")]
        verdict = pages.verdict_of(client.get(there).text)
        assert row["data-state"] == verdict["state"]
        assert [link.text for link in row.tags("a") if link["href"].startswith("/records/")] == verdict["records"]


def test_a_round_is_asked_of_every_system_that_it_mates_and_of_no_other(client: FlaskClient) -> None:
    page = shown(client, "/systems", munition="DM63")

    assert states(page) == {"leopard-2a6": "CONDITIONAL", "two-guns": "CONDITIONAL", "leopard-2a4": "UNKNOWN"}


def test_a_weapon_on_no_platform_is_a_system_too(client: FlaskClient) -> None:
    assert list(states(shown(client, "/systems", munition="M433"))) == ["m203"]


def test_who_operates_a_system_is_said_where_it_is_known(client: FlaskClient) -> None:
    known = shown(client, "/systems", munition="DM63").marked("data-row", "leopard-2a6")[0]
    unknown = shown(client, "/systems", munition="M433").marked("data-row", "m203")[0]

    assert known.marked("data-label")[0].text == "Netherlands"
    assert unknown.marked("data-label")[0].text == "not known"


@pytest.mark.parametrize("system", ["Rh 120 L/55", "rh120-l55"])
def test_a_weapon_can_be_asked_for_its_rounds_by_name_or_id(client: FlaskClient, system: str) -> None:
    page = shown(client, "/rounds", system=system)

    assert states(page) == {"dm53a1": "YES", "dm63": "CONDITIONAL", "dm43": "DISPUTED"}


def test_the_best_state_stands_first_then_what_it_is_called(client: FlaskClient) -> None:
    rows = list(states(shown(client, "/exchange", holder="DEU")).items())

    order = ["YES", "CONDITIONAL", "DISPUTED", "UNKNOWN", "NO"]
    assert [state for _, state in rows] == sorted((state for _, state in rows), key=order.index)
    assert [name for name, state in rows if state == "YES"] == ["dm53a1:leopard-2a6", "dm53a1:two-guns"]


# States ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "asked"), PAGES)
def test_the_counts_by_state_are_exact_and_each_link_shows_so_many(
    client: FlaskClient, path: str, asked: dict[str, str]
) -> None:
    page = shown(client, path, **asked)
    found = list(states(page).values())

    assert numbers(page) == {"": len(found), **{state.value: found.count(state.value) for state in State}}
    for one in page.marked("data-choice"):
        links = one.tags("a")
        assert bool(links) == (one["data-number"] != "0")
        for link in links:
            filtered = pages.read(client.get(link["href"]).text)
            assert len(states(filtered)) == int(one["data-number"])
            assert set(states(filtered).values()) <= ({one["data-choice"]} if one["data-choice"] else set(found))
            assert numbers(filtered) == numbers(page)


def test_a_state_that_nothing_is_in_says_so_and_is_no_empty_answer(client: FlaskClient) -> None:
    page = shown(client, "/rounds", system="Leopard 2A6", state="NO")

    assert states(page) == {}
    assert "None is in this state" in page.text
    assert numbers(page)[""] == 3


def test_a_state_that_there_is_not_is_refused(client: FlaskClient) -> None:
    answer = client.get("/rounds", query_string={**world.ASK, "system": "Leopard 2A6", "state": "MAYBE"})

    assert answer.status_code == 422
    assert list(pages.errors_of(answer.text)) == ["state"]


# Names -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["dm53a1", "DM 53 A1", "1305-12-345-6789", "1305123456789"])
def test_any_name_or_number_of_a_round_finds_its_systems(client: FlaskClient, text: str) -> None:
    page = shown(client, "/systems", munition=text)

    assert page.tags("h1")[0].text == "Systems for DM53A1"
    assert len(states(page)) == 3
    assert all("munition=dm53a1" in one.tags("a")[0]["href"] for one in page.marked("data-choice") if one.tags("a"))


def test_a_name_that_fits_several_offers_each(client: FlaskClient) -> None:
    answer = client.get("/systems", query_string={**world.ASK, "munition": world.AMBIGUOUS["munition"]})
    page = pages.read(answer.text)

    assert pages.candidates_of(answer.text) == {"munition": ["m781", "m918"]}
    [picked] = [link["href"] for link in page.tags("a") if "munition=m918" in link["href"]]
    assert list(states(pages.read(client.get(picked).text))) == ["two-guns"]


@pytest.mark.parametrize(
    ("path", "field", "near"), [("/systems", "munition", "dm53a1"), ("/rounds", "system", "leopard-2a6")]
)
def test_a_name_that_fits_nothing_offers_what_is_near_and_is_no_no(
    client: FlaskClient, path: str, field: str, near: str
) -> None:
    text = {"munition": "DM53A", "system": "Leopard 2A66"}[field]

    answer = client.get(path, query_string={**world.ASK, field: text})

    assert answer.status_code == 404
    assert near in pages.candidates_of(answer.text)[field]
    assert "neither a yes nor a no" in answer.text


def test_a_cancelled_number_leads_on_with_a_notice_that_stays(engine: Engine, database_url: str) -> None:
    world.load(engine)
    number = {"subject_kind": "munition", "subject_id": "dm43", "type": IdentifierType.NSN}
    text = "1305-12-000-0001"
    with writing(engine) as session:
        session.add(
            Name(**number, text=text, key=key(text), cancelled=date(2020, 1, 1), replaced_by="1305-12-345-6789")
        )
    client = create_app(Settings(database_url=database_url, testing=True)).test_client()

    page = shown(client, "/systems", munition=text)

    assert page.tags("h1")[0].text == "Systems for DM53A1"
    assert "approvals are not carried over" in page.marked("data-notice")[0].text
    again = pages.read(client.get(page.marked("data-choice", "YES")[0].tags("a")[0]["href"]).text)
    assert again.marked("data-notice")
    client.application.extensions["engine"].dispose()


# What is missing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/systems?munition=DM63", "/rounds?system=leopard-2a6", "/exchange?holder=DEU"])
def test_without_a_nation_the_page_asks_for_one_and_guesses_none(client: FlaskClient, address: str) -> None:
    client.get("/lookup", query_string={**world.ASK, **world.STATES["YES"]})  # Remembers a nation.

    answer = client.get(address)
    page = pages.read(answer.text)

    assert answer.status_code == 200
    assert page.marked("data-row") == page.marked("data-total") == []
    [chosen] = [one for one in page.marked("id", "field-user")[0].tags("option") if "selected" in one.attributes]
    assert chosen["value"] == "NLD"


@pytest.mark.parametrize(
    ("address", "missing"),
    [
        ("/systems?munition=&user=", ["munition", "user"]),
        ("/systems?munition=DM63&user=", ["user"]),
        ("/rounds?system=&user=NLD&as_of=soon", ["system", "as_of"]),
        ("/exchange?holder=&user=&calibre=", ["user", "holder"]),
    ],
)
def test_what_a_form_left_blank_is_told_all_at_once(client: FlaskClient, address: str, missing: list[str]) -> None:
    answer = client.get(address)

    assert answer.status_code == 422
    assert sorted(pages.errors_of(answer.text)) == sorted(missing)


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("address", ["/systems.{}?munition=DM63", "/rounds.{}", "/exchange.{}?user=NLD"])
def test_a_file_is_never_empty_for_want_of_a_question(client: FlaskClient, address: str, form: str) -> None:
    assert client.get(address.format(form)).status_code == 422


def test_a_nation_that_there_is_not_is_refused_though_nothing_fits(client: FlaskClient) -> None:
    answer = client.get("/exchange?holder=FRA&user=XXX")

    assert answer.status_code == 422
    assert list(pages.errors_of(answer.text)) == ["user"]


# What is said beside ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "asked"), PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_other_axes_are_said_not_to_be_assessed(
    client: FlaskClient, path: str, asked: dict[str, str], language: str
) -> None:
    page = shown(client, path, **asked, lang=language)

    said = {
        "en": "Transfer and movement are not assessed",
        "fr": "Ni le transfert ni le mouvement ne sont évalués",
    }
    assert said[language] in page.text


def test_the_registry_says_that_it_keeps_no_stock_and_that_silence_is_no_no(client: FlaskClient) -> None:
    for page in (shown(client, "/exchange", holder="DEU"), shown(client, "/exchange", holder="DEU", state="YES")):
        assert "The registry keeps no stock." in page.text
        assert "A round that is not listed is not a no" in page.text
    assert "That is not a no" in shown(client, "/exchange", holder="FRA").text


def test_why_a_round_is_listed_is_said_in_words(client: FlaskClient) -> None:
    row = shown(client, "/exchange", holder="DEU").marked("data-row", "dm53a1:leopard-2a6")[0]

    assert row.marked("data-label")[0].text.endswith("designated by it, made there")


def test_rounds_that_are_fired_in_parts_lead_to_the_fields_of_the_parts(client: FlaskClient) -> None:
    parts = shown(client, "/rounds", system="l52", holder="DEU")
    whole = shown(client, "/rounds", system="Leopard 2A6")

    [link] = [link["href"] for link in parts.tags("a") if link["href"].endswith("#field-projectile")]
    form = pages.read(client.get(link).text)
    assert [one["value"] for one in form.marked("name", "system")] == ["l52"]
    assert form.marked("id", "field-projectile")
    assert not [link for link in whole.tags("a") if link["href"].endswith("#field-projectile")]


def test_the_rounds_in_parts_are_counted_among_those_that_are_shown(client: FlaskClient) -> None:
    def noted(**asked: str) -> list[str]:
        page = shown(client, "/rounds", system="l52", **asked)
        return [one.text for one in page.tags("p") if one.attributes.get("class") == "in-parts"]

    assert noted()[0].startswith("In 1 of these")
    assert noted(state="YES") == []


# The exchange over the wire --------------------------------------------------------------------------------------------


def over_the_wire(client: FlaskClient, **asked: Any) -> dict[str, Any]:
    answer = client.get("/api/v1/exchange", query_string={**EXCHANGE, **asked})
    assert answer.status_code == 200
    body: dict[str, Any] = answer.json
    return body


@pytest.mark.parametrize("asked", [{}, {"state": "YES"}, {"calibre": "40mm"}, {"limit": "4", "offset": "4"}])
def test_the_page_and_the_api_give_the_same_rows_and_counts(client: FlaskClient, asked: dict[str, str]) -> None:
    told = client.get("/exchange.json", query_string={**EXCHANGE, **asked}).json

    body = over_the_wire(client, **asked)

    assert [{name: row[name] for name in there} for row, there in zip(told["items"], body["items"], strict=True)] == (
        body["items"]
    )
    for name in ("total", "states", "limit", "offset", "exercise", "data_version"):
        assert told[name] == body[name]


def test_the_parts_of_an_exchange_add_up_to_the_whole(client: FlaskClient) -> None:
    whole = over_the_wire(client)

    parts = [over_the_wire(client, limit=4, offset=offset) for offset in range(0, whole["total"], 4)]

    assert len(parts) > 2
    assert [row for part in parts for row in part["items"]] == whole["items"]
    assert {part["total"] for part in parts} == {whole["total"], sum(whole["states"].values())}
    assert over_the_wire(client, state="UNKNOWN")["total"] == whole["states"]["UNKNOWN"]


def test_the_other_parts_of_an_exchange_can_be_reached(client: FlaskClient) -> None:
    page = shown(client, "/exchange", holder="DEU", limit="4", state="UNKNOWN")
    seen = set(states(page))
    total = int(page.marked("data-total")[0]["data-total"])

    while later := [link["href"] for link in page.tags("a") if link.text == "Lines after"]:
        page = pages.read(client.get(later[0]).text)
        assert not seen & set(states(page))
        seen |= set(states(page))

    assert len(seen) == total > 4


def test_a_part_beyond_the_end_is_not_said_to_be_empty_of_answers(client: FlaskClient) -> None:
    page = shown(client, "/exchange", holder="DEU", offset="900")

    assert states(page) == {}
    assert int(page.marked("data-total")[0]["data-total"]) == numbers(page)[""] > 0
    assert "The catalogue has no round" not in page.text
    [first] = [link["href"] for link in page.tags("a") if link.text == "First lines"]
    assert states(pages.read(client.get(first).text))


def test_an_exchange_is_kept_by_its_tag(client: FlaskClient) -> None:
    first = client.get("/api/v1/exchange", query_string=EXCHANGE)

    again = client.get("/api/v1/exchange", query_string=EXCHANGE, headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert 'rel="first"' in first.headers["Link"]


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({}, ["holder", "user"]),
        ({"user": "NLD"}, ["holder"]),
        ({"user": "NLD", "holder": "DEU", "calibre": "nowhere"}, ["calibre"]),
        ({"user": "NLD", "holder": "DEU", "munition": "dm63"}, ["munition"]),
        ({"user": "NLD", "holder": "DEU", "limit": "201"}, ["limit"]),
    ],
)
def test_an_exchange_that_cannot_be_answered_is_refused(
    client: FlaskClient, asked: dict[str, str], wrong: list[str]
) -> None:
    answer = client.get("/api/v1/exchange", query_string=asked)

    assert answer.status_code == 422
    assert sorted(answer.json["errors"]) == wrong


def test_the_list_of_a_platform_takes_no_weapon(client: FlaskClient) -> None:
    answer = client.get("/api/v1/platforms/rh120-l55/munitions", query_string=world.ASK)

    assert answer.status_code == 404
    assert list(answer.json["errors"]) == ["platform"]
