"""Records by the hundred about one thing: counted exactly, shown in part, the same on the page and in its twins."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from registry.app import create_app
from registry.audit.version import raise_version
from registry.database import Engine, writing
from registry.qualifications import load as qualifications
from registry.settings import Settings
from tests import pages
from tests.doors import world

MANY = 450
DAY = {"as_of": world.AS_OF, "within": "90"}


def a_record(number: int) -> dict[str, Any]:
    return {
        "id": f"NLD-2026-{number:04d}/1",
        "authority": "nld-technical",
        "kind": "INTERCHANGEABILITY",
        "munition": "dm53a1",
        "weapon": "rh120-l44",
        "degree": "FULL",
        "contexts": ["training"],
        "standards": ["stanag-4385"],
        "releasability": "PUBLIC" if number % 10 else "NATO_ALL",
        "valid_from": "2026-01-01",
        "valid_to": "2026-06-20",
        "decisions": [{"move": "ACCEPTED", "recorded_at": "2025-12-01T10:00:00Z", "effective": "2025-12-01"}],
    }


READABLE = MANY * 9 // 10 + 1
"""With one of the small registry itself."""


@pytest.fixture
def crowded(engine: Engine, settings: Settings) -> Iterator[FlaskClient]:
    """The small registry, and many records that end on one day and rely on one standard; every tenth is restricted."""
    world.load(engine)
    with writing(engine) as session:
        qualifications.load(session.connection(), "records", map(a_record, range(MANY)))
        raise_version(session)
    app = create_app(settings)
    yield app.test_client()
    app.extensions["engine"].dispose()


def test_of_the_records_that_rely_on_a_standard_the_first_are_shown_and_all_readable_ones_counted(
    crowded: FlaskClient,
) -> None:
    page = pages.read(crowded.get("/standards/stanag-4385").text)
    told = crowded.get("/standards/stanag-4385.json").json["records_relying_on_it"]

    links = [one["href"] for one in page.tags("a") if one["href"].startswith("/records/")]
    assert links == [f"/records/{one['id']}" for one in told["items"]]
    assert len(links) == 60
    assert told["total"] == READABLE
    assert f"Records that rely on it {READABLE}" in page.text


def test_of_what_is_about_to_lapse_a_part_is_shown_and_all_counted_in_every_form(crowded: FlaskClient) -> None:
    shown: list[str] = []
    for offset in ("0", "200", "400"):
        asked = {**DAY, "limit": "200", "offset": offset}
        page = pages.read(crowded.get("/coverage/lapsing", query_string=asked).text)
        told = crowded.get("/coverage/lapsing.json", query_string=asked).json
        table = csv.DictReader(io.StringIO(crowded.get("/coverage/lapsing.csv", query_string=asked).text))

        rows = [row["data-row"] for row in page.marked("data-row")]
        assert rows == [one["key"] for one in told["items"]]
        assert [row["record"] for row in table] == [one["record"] for one in told["items"]]
        assert {one["data-total"] for one in page.marked("data-total")} == {str(told["total"])}
        shown += rows

    assert told["total"] == told["within_days"]["90"]["LAPSES"] == len(shown) == len(set(shown)) == READABLE
