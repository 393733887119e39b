"""Names that fit nothing are kept from every door, without the asker ever noticing, and shown to registrars only."""

import base64
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from registry.app import create_app
from registry.catalogue.missed import cleaned
from registry.database import Engine, writing
from registry.settings import Settings
from tests import pages
from tests.doors import world
from tests.doors.test_cli import run

TOKEN = "a-token-that-only-registrars-have-0123"
SECRET = "0123456789abcdef0123456789abcdef"
A_MOMENT = 1.0
"""Seconds: far less than a writer's patience."""

Lines = dict[tuple[str, str], int]


@pytest.fixture
def own(engine: Engine, settings: Settings) -> Iterator[Flask]:
    """A small registry that a test may write."""
    world.load(engine)
    with writing(engine) as session:
        session.connection().execute(sa.text("DELETE FROM missed_name"))
    app = create_app(settings)
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def doors(own: Flask) -> FlaskClient:
    return own.test_client()


def ask(client: FlaskClient, address: str, **how: Any) -> TestResponse:
    """The whole answer, to its very end, when what was missed is written."""
    with client.open(address, **how) as answer:
        answer.get_data()
        return answer


def kept(engine: Engine) -> Lines:
    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT field, text, times FROM missed_name"))
        return {(field, text): times for field, text, times in found}


def a_batch(client: FlaskClient) -> None:
    items = [
        {"munition": "Nothing 1", "system": "Leopard 2A6"},
        {"munition": "DM53A1", "system": "Nowhere"},
        {"munition": "nothing-1", "system": "Leopard 2A6"},
        {"munition": "DM53A1", "system": "Leopard 2A6"},
        {"projectile": "Nothing 1", "charge": "Nil", "system": "155 mm L/52"},
    ]
    ask(client, "/api/v1/compatibility/batch", method="POST", json={"items": items, "user": "NLD"})


DOORS: dict[str, tuple[str | Callable[[FlaskClient], None], Lines]] = {
    "the page": (
        "/lookup?munition=Nothing 1&system=Nowhere&user=NLD",
        {("munition", "Nothing 1"): 1, ("system", "Nowhere"): 1},
    ),
    "a twin of the page": (
        "/lookup.json?munition=DM53A1&system=leopard-2a6&weapon=No gun&user=NLD",
        {("weapon", "No gun"): 1},
    ),
    "where a round fits": ("/systems?munition=Nothing 1&user=NLD", {("munition", "Nothing 1"): 1}),
    "what a system takes": ("/rounds?system=Nowhere&user=NLD", {("system", "Nowhere"): 1}),
    "a pasted list": (
        "/list?lines=Nothing 1%0ADM53A1%0ANothing 2&system=Leopard 2A6&user=NLD",
        {("munition", "Nothing 1"): 1, ("munition", "Nothing 2"): 1},
    ),
    "a list of the catalogue": ("/munitions?q=zzzyyy", {("munitions", "zzzyyy"): 1}),
    "the API": ("/api/v1/compatibility?munition=Nothing 1&system=mk19&user=NLD", {("munition", "Nothing 1"): 1}),
    "a batch": (
        a_batch,
        {("munition", "Nothing 1"): 2, ("system", "Nowhere"): 1, ("projectile", "Nothing 1"): 1, ("charge", "Nil"): 1},
    ),
    "a list of the API": ("/api/v1/platforms?q=zzzyyy", {("platforms", "zzzyyy"): 1}),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_name_that_fits_nothing_is_kept_from_every_door(doors: FlaskClient, engine: Engine, door: str) -> None:
    looked_for, lines = DOORS[door]

    if isinstance(looked_for, str):
        ask(doors, looked_for)
    else:
        looked_for(doors)

    assert kept(engine) == lines


@pytest.mark.parametrize(
    "address",
    [
        "/lookup?munition=40 mm practice&system=Mk 19&user=NLD",
        "/lookup?munition=DM53A1&system=Leopard 2A6&user=NLD",
        "/lookup?munition=Nothing 1&system=Leopard 2A6&user=XYZ",
        "/lookup?munition=Nothing 1&system=Leopard 2A6",
        "/suggestions?field=munition&text=Noth",
        "/api/v1/munitions?q=zzzyyy&category=MORTAR",
        "/api/v1/munitions?category=MORTAR",
        "/api/v1/munitions/nothing",
        "/records/nothing",
        "/nowhere",
    ],
)
def test_what_is_ambiguous_known_half_typed_filtered_away_or_no_name_is_not_missed(
    doors: FlaskClient, engine: Engine, address: str
) -> None:
    ask(doors, address)

    assert kept(engine) == {}


def test_a_search_that_finds_nothing_counts_each_time_and_one_that_finds_is_answered_from_what_is_kept(
    doors: FlaskClient, engine: Engine
) -> None:
    for _ in range(3):
        ask(doors, "/api/v1/munitions?q=zzzyyy")

    assert kept(engine) == {("munitions", "zzzyyy"): 3}


def test_the_command_line_keeps_nothing_since_it_must_run_on_a_copy_that_cannot_be_written(
    own: Flask, engine: Engine, database_url: str
) -> None:
    done = run("lookup", "--munition", "Nothing 1", "--system", "mk19", "--user", "NLD", database=database_url)

    assert done.exit_code == 3
    assert kept(engine) == {}


# Never noticed ---------------------------------------------------------------------------------------------------------

MISSING = [
    "/lookup?munition=Nothing 1&system=Nowhere&user=NLD",
    "/api/v1/munitions?q=zzzyyy",
    "/systems?munition=Nil&user=NLD",
]


@pytest.mark.parametrize("address", MISSING)
def test_the_answer_is_the_same_bytes_at_once_whether_keeping_works_or_fails(
    doors: FlaskClient, engine: Engine, address: str
) -> None:
    well = ask(doors, address)
    before = kept(engine)

    with writing(engine):
        began = time.perf_counter()
        badly = ask(doors, address)
        took = time.perf_counter() - began

    assert (badly.status_code, badly.data) == (well.status_code, well.data)
    assert took < A_MOMENT
    assert kept(engine) == before
    ask(doors, address)
    assert kept(engine) == {line: 3 * times for line, times in before.items()}


def test_answers_that_are_kept_stay_valid(doors: FlaskClient) -> None:
    question = "/api/v1/compatibility?munition=dm53a1&system=leopard-2a6&user=NLD"
    first = ask(doors, question)

    ask(doors, "/lookup?munition=Nothing 1&system=Nowhere&user=NLD")

    again = ask(doors, question, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_nothing_of_the_request_is_stored(doors: FlaskClient, engine: Engine) -> None:
    doors.set_cookie("asked", "FRA.operations")
    who = {
        "User-Agent": "Somebody's browser",
        "Referer": "https://somewhere.example/",
        "X-Forwarded-For": "203.0.113.7",
    }

    ask(
        doors,
        "/lookup?munition=Nothing 1&system=Leopard 2A6&user=NLD&holder=DEU",
        headers=who,
        environ_base={"REMOTE_ADDR": "203.0.113.9"},
    )

    tables = [name for name in sa.inspect(engine).get_table_names() if "_fts" not in name]
    with engine.connect() as connection:
        [row] = connection.execute(sa.text("SELECT * FROM missed_name")).mappings()
        everything = [repr(connection.execute(sa.text(f'SELECT * FROM "{name}"')).all()) for name in tables]
    assert set(row) == {"field", "key", "text", "times", "first_on", "last_on", "turn"}
    assert (row["field"], row["key"], row["text"], row["times"]) == ("munition", "nothing1", "Nothing 1", 1)
    for trace in ("Somebody", "somewhere.example", "203.0.113", "FRA.operations"):
        assert not [table for table in everything if trace in table]


def test_what_was_typed_never_comes_to_the_log(
    doors: FlaskClient, engine: Engine, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with writing(engine):
        ask(doors, "/lookup?munition=Nothing 1&system=Nowhere&user=NLD")

    said = capsysbinary.readouterr().err
    assert b"could not be written yet" in said
    assert b"Nothing" not in said


# For registrars --------------------------------------------------------------------------------------------------------


def credentials(token: str, user: str = "anybody") -> dict[str, str]:
    return {"Authorization": f"Basic {base64.b64encode(f'{user}:{token}'.encode()).decode()}"}


@pytest.fixture
def closed(world_url: str) -> Iterator[Callable[..., FlaskClient]]:
    """Clients of registries outside of tests and demos, which are open; settings by keyword."""
    apps = []

    def client(**settings: Any) -> FlaskClient:
        apps.append(create_app(Settings(database_url=world_url, secret_key=SECRET, **settings)))
        return apps[-1].test_client()

    yield client
    for app in apps:
        app.extensions["engine"].dispose()


ADDRESSES = ["/registrar/missed", "/registrar/missed.json", "/registrar/missed.csv"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_a_token_of_the_operators_the_page_is_not_open(
    closed: Callable[..., FlaskClient], address: str
) -> None:
    answer = ask(closed(), address, headers=credentials(""))

    assert answer.status_code == 404
    assert "This page is not open here" in answer.text
    assert "DM99" not in answer.text
    assert "WWW-Authenticate" not in answer.headers


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        credentials("wrong"),
        credentials(""),
        credentials(TOKEN[:-1]),
        credentials("", user=TOKEN),
        {"Authorization": f"Bearer {TOKEN}"},
        {"Authorization": "Basic !!!"},
        {"Authorization": "Basic"},
    ],
)
def test_who_does_not_show_the_token_is_asked_for_it(
    closed: Callable[..., FlaskClient], address: str, headers: dict[str, str]
) -> None:
    answer = ask(closed(registrar_token=TOKEN), address, headers=headers)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Basic realm=")
    assert "DM99" not in answer.text


def test_the_refusal_is_a_page_in_the_readers_language(closed: Callable[..., FlaskClient]) -> None:
    answer = ask(closed(registrar_token=TOKEN), "/registrar/missed", headers={"Accept-Language": "fr"})

    assert answer.content_type == "text/html; charset=utf-8"
    assert pages.read(answer.text).tags("h1")[0].text == "Cette page est réservée aux responsables du registre"


@pytest.mark.parametrize("user", ["registrar", "", "Jane Doe"])
def test_who_shows_the_token_sees_what_is_missing_under_any_name(closed: Callable[..., FlaskClient], user: str) -> None:
    answer = ask(closed(registrar_token=TOKEN), "/registrar/missed", headers=credentials(TOKEN, user))

    page = pages.read(answer.text)
    assert answer.status_code == 200
    assert [row["data-row"] for row in page.marked("data-row")] == [
        "munition/dm99",
        "platforms/hovercraft",
        "system/leopard9",
    ]
    assert "Open to everybody" not in page.text


def test_the_demo_is_open_and_says_so(closed: Callable[..., FlaskClient]) -> None:
    answer = ask(closed(demo=True), "/registrar/missed")

    assert answer.status_code == 200
    assert "Open to everybody in this demo" in answer.text


def test_a_demo_with_a_token_asks_for_it(closed: Callable[..., FlaskClient]) -> None:
    assert ask(closed(demo=True, registrar_token=TOKEN), "/registrar/missed").status_code == 401


def test_neither_token_comes_to_the_log(
    closed: Callable[..., FlaskClient], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    client = closed(registrar_token=TOKEN)

    ask(client, "/registrar/missed", headers=credentials(TOKEN))
    ask(client, "/registrar/missed", headers=credentials("wrong-" + TOKEN))

    said = capsysbinary.readouterr()
    assert b'"status":401' in said.err
    assert TOKEN.encode() not in said.err + said.out


# Striking --------------------------------------------------------------------------------------------------------------

OURS = {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}
STRIKE: dict[str, Any] = {"method": "POST", "data": {"field": "munition", "key": "nothing1"}}


@pytest.fixture
def missing(doors: FlaskClient) -> FlaskClient:
    ask(doors, "/lookup?munition=Nothing 1&system=Nowhere&user=NLD")
    return doors


@pytest.mark.parametrize("headers", [OURS, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}])
def test_a_form_of_ours_strikes_a_line_and_leads_back(
    missing: FlaskClient, engine: Engine, headers: dict[str, str]
) -> None:
    answer = ask(missing, "/registrar/missed?limit=10&lang=fr", headers=headers, **STRIKE)

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/registrar/missed?limit=10&lang=fr"
    assert kept(engine) == {("system", "Nowhere"): 1}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:8000"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Referer": "http://localhost/registrar/missed"},
    ],
)
def test_what_another_site_may_have_sent_strikes_nothing(
    missing: FlaskClient, engine: Engine, headers: dict[str, str]
) -> None:
    answer = ask(missing, "/registrar/missed", headers=headers, **STRIKE)

    assert answer.status_code == 403
    assert "Nothing was changed" in answer.text
    assert len(kept(engine)) == 2


def test_without_the_token_a_form_of_ours_strikes_nothing(closed: Callable[..., FlaskClient]) -> None:
    client = closed(registrar_token=TOKEN)
    strike = {"method": "POST", "data": {"field": "munition", "key": "dm99"}}

    answer = ask(client, "/registrar/missed", headers=OURS, **strike)

    assert answer.status_code == 401
    assert "DM99" in ask(client, "/registrar/missed", headers=credentials(TOKEN)).text


def test_every_line_of_the_page_can_be_struck_by_its_own_form(missing: FlaskClient, engine: Engine) -> None:
    page = pages.read(ask(missing, "/registrar/missed").text)

    for form in page.tags("form"):
        fields = {one["name"]: one["value"] for one in form.tags("input")}
        answer = ask(missing, form["action"], method=form["method"].upper(), data=fields, headers=OURS)
        assert answer.status_code == 303

    assert kept(engine) == {}
    assert "Nothing: every name that was looked for is known." in ask(missing, "/registrar/missed").text


@pytest.mark.parametrize(
    "data", [{}, {"field": "munition"}, {"field": "user", "key": "nothing1"}, {"field": "munition", "key": "a\0b"}]
)
def test_a_form_that_names_nothing_strikes_nothing(missing: FlaskClient, engine: Engine, data: dict[str, str]) -> None:
    answer = ask(missing, "/registrar/missed", method="POST", data=data, headers=OURS)

    assert answer.status_code == 303
    assert len(kept(engine)) == 2


def test_hostile_names_are_shown_as_text_and_never_run(doors: FlaskClient) -> None:
    ask(
        doors,
        "/lookup",
        query_string={"munition": "<script>alert(1)</script>", "system": "=cmd|'/C calc'!A0", "user": "NLD"},
    )

    page = pages.read(ask(doors, "/registrar/missed").text)
    table = ask(doors, "/registrar/missed.csv").text

    assert {row.tags("th")[0].text for row in page.marked("data-row")} == {
        "<script>alert(1)</script>",
        "=cmd|'/C calc'!A0",
    }
    assert ",'=cmd|" in table


@pytest.mark.parametrize(
    "text",
    ["john.smith@army.example", "Sgt J +44 7700 900123 at the gate now please call", "+44 7700 900123", "9" * 14],
)
def test_what_may_be_a_persons_is_not_kept(text: str) -> None:
    assert cleaned("munition", text, date(2026, 6, 1)) is None


@pytest.mark.parametrize("text", ["1305-00-123-4567", "155 mm HE ER FB BB", "DM35A1", "zzqq 9"])
def test_the_name_or_number_of_a_thing_is_kept(text: str) -> None:
    kept = cleaned("munition", text, date(2026, 6, 1))

    assert kept is not None
    assert kept.text == text


def test_an_origin_that_is_no_address_is_refused_and_nothing_fails(client: FlaskClient) -> None:
    answer = client.post("/registrar/missed", data={"field": "munition", "text": "x"}, headers={"Origin": "http://[x"})

    assert answer.status_code == 403
