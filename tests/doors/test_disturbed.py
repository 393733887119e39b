"""What is sent to disturb, and a database that is disturbed: an answer soon, and never a failure of our own."""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder, run_wsgi_app

from registry.api import wire
from registry.app import create_app
from registry.database import engine_for
from registry.settings import Settings
from tests.doors import world

ADDRESSES = ("/", "/munitions", "/lookup.json", "/api/v1/munitions", "/healthz")
FORM = "application/x-www-form-urlencoded"


def statuses(url: str) -> set[int]:
    app = create_app(Settings(database_url=url, testing=False))
    client = app.test_client()
    asked = [client.get(address, query_string=world.ASK if "lookup" in address else {}) for address in ADDRESSES]
    app.extensions["engine"].dispose()
    return {answer.status_code for answer in asked}


# Requests --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["xn--", "xn--a.example", "a@b", "[::1", "a/b", "a b", 'evil"><script>', "", "example:port"]
)
def test_a_host_under_which_no_address_can_be_built_is_refused(app: Flask, host: str) -> None:
    environ = EnvironBuilder(path="/lookup", query_string=world.ASK | world.STATES["YES"]).get_environ()
    environ["HTTP_HOST"] = host
    body, status, _ = run_wsgi_app(app, environ, buffered=True)

    assert status.startswith("400"), b"".join(body)[:200]


@pytest.mark.parametrize(
    "host", ["localhost:5000", "[::1]:80", "registry.example.", "xn--mnchen-3ya.example", "10.0.0.1"]
)
def test_a_host_that_can_is_answered(app: Flask, host: str) -> None:
    environ = EnvironBuilder(path="/lookup", query_string=world.ASK | world.STATES["YES"]).get_environ()
    environ["HTTP_HOST"] = host

    assert run_wsgi_app(app, environ, buffered=True)[1].startswith("200")


@pytest.mark.parametrize(
    "body", ["lines=x&" * 400_000, "&".join(f"f{n}=1" for n in range(1000)), "lines=" + "x" * 2**21]
)
def test_a_form_that_no_page_of_ours_sends_is_refused_unread(client: FlaskClient, body: str) -> None:
    answer = client.post("/list", data=body, content_type=FORM)

    assert answer.status_code == 413


def test_the_longest_list_still_comes_in(client: FlaskClient) -> None:
    lines = "\n".join("𝟏" * 119 + str(number) for number in range(200))

    assert client.post("/list", data=urlencode({"lines": lines, "user": "NLD"}), content_type=FORM).status_code < 413


@pytest.mark.parametrize("name", ["report.json", "report.csv"])
def test_a_refusal_of_a_file_is_kept_by_nobody_and_says_its_language(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/{name}", headers={"Accept-Language": "fr"})

    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Language"] == "fr"
    assert "Accept-Language" in answer.headers["Vary"]


def test_what_is_answered_over_midnight_is_not_answered_the_next_day(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock passes midnight between each two looks at it."""
    days = iter(datetime(2031, 1, day, tzinfo=UTC) for day in range(1, 31))

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return next(days)

    monkeypatch.setattr(wire, "datetime", Clock)
    asked = {name: text for name, text in {**world.ASK, **world.STATES["YES"]}.items() if name != "as_of"}
    first, second = (client.get("/api/v1/compatibility", query_string=asked) for _ in range(2))

    as_of = [answer.get_json()["question"]["as_of"] for answer in (first, second)]
    assert as_of == ["2031-01-01", "2031-01-02"]
    assert first.headers["ETag"] != second.headers["ETag"]


# Databases -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"not a database, and longer than a header " * 400, b""])
def test_a_damaged_file_makes_the_registry_unavailable(sqlite_url: str, damage: bytes) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    path.write_bytes(damage)

    assert statuses(sqlite_url) == {503}


def test_so_does_a_table_that_is_gone(database_url: str) -> None:
    engine = engine_for(database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE data_version RENAME TO elsewhere"))
    engine.dispose()

    assert statuses(database_url) == {503}


def test_a_table_that_somebody_has_locked_does_not_hold_a_reader_for_long(postgresql_url: str) -> None:
    engine = engine_for(postgresql_url)
    with engine.begin() as connection:
        connection.execute(sa.text("LOCK TABLE data_version IN ACCESS EXCLUSIVE MODE"))
        began = time.perf_counter()
        app = create_app(Settings(database_url=postgresql_url, testing=False))
        answer = app.test_client().get("/munitions")
        took = time.perf_counter() - began
    app.extensions["engine"].dispose()
    engine.dispose()

    assert answer.status_code == 503
    assert "Retry-After" in answer.headers
    assert took < 30  # Not held as long as the lock is, which is for ever.


def test_a_copy_that_cannot_be_written_answers(sqlite_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    engine = engine_for(sqlite_url)
    world.load(engine)
    engine.dispose()
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as original:
        original.execute("VACUUM INTO ?", [str(copy)])

    app = create_app(Settings(database_url=f"sqlite:///file:{copy}?mode=ro&uri=true", testing=True))
    answer = app.test_client().get("/lookup", query_string={**world.ASK, **world.STATES["YES"]})
    app.extensions["engine"].dispose()

    assert answer.status_code == 200
