"""Every count leads to as many: the page behind a cell has the numbers of the cell; and too much is refused in words."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from registry.app import create_app
from registry.audit.version import raise_version
from registry.catalogue import index
from registry.catalogue import load as catalogue
from registry.compatibility.fitting import MOST_PAIRS
from registry.compatibility.matrix import MOST
from registry.database import engine_for, writing
from registry.settings import Settings
from schemas.vocabulary import Context, Counted, Share, State
from tests import pages
from tests.conftest import DATABASES, session_database
from tests.golden.asking import TODAY

DAY = {"as_of": TODAY.isoformat(), "as_known": TODAY.isoformat()}
STATES: dict[str, str] = {Share.EMERGENCY_ONLY: State.CONDITIONAL}
"""Of a share that is no state of its own."""


# Cells -----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped(shipped_url: str) -> Iterator[FlaskClient]:
    """All that ships, exercise data included."""
    app = create_app(Settings(database_url=shipped_url, testing=True))
    yield app.test_client()
    app.extensions["engine"].dispose()


def calibres(client: FlaskClient) -> list[str]:
    return [one["key"] for one in client.get("/matrix.json").json["items"] if one["rounds"]]


def some(links: list[Any], most: int) -> list[Any]:
    """All of few, and of many so many from all over."""
    return links[:: max(1, -(-len(links) // most))]


def cells_of(client: FlaskClient, shape: str, calibre: str, context: str) -> list[tuple[str, dict[str, int]]]:
    """Where each cell with a count leads, and its counts, as the page draws them."""
    page = pages.read(client.get(f"/matrix/{shape}", query_string={"calibre": calibre, "context": context, **DAY}).text)
    body = client.get(f"/matrix/{shape}.json", query_string={"calibre": calibre, "context": context, **DAY}).json
    cells = {
        (row["key"], user): {share: count for share, count in cell.items() if count}
        for row in body["items"]
        for user, cell in row["cells"].items()
    }
    grid = page.marked("data-grid")
    links = [link["href"] for table in grid for row in table.marked("data-row") for link in row.tags("a")]
    found = []
    for link in links:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
        found.append((link, cells[asked.get("holder") or asked["system"], asked["user"]]))
    assert len(found) == sum(1 for counted in cells.values() if counted)
    return found


@pytest.mark.parametrize("shape", ["nations", "platforms"])
def test_the_page_behind_a_cell_has_the_counts_of_the_cell_in_every_calibre(shipped: FlaskClient, shape: str) -> None:
    wrong, followed = [], 0
    for calibre in calibres(shipped):
        for link, counted in some(cells_of(shipped, shape, calibre, "operations"), 5):
            path, _, query = link.partition("?")
            body = shipped.get(f"{path}.json?{query}").json
            followed += 1
            states: Counter[str] = Counter()
            for share, count in counted.items():
                states[STATES.get(share, share)] += count
            # A combination is another question: a cell counts the rounds themselves.
            apart = body["combinations"] == 0 and {name: body["counts"][name] for name in Counted} != {
                name: counted.get(name, 0) for name in Counted
            }
            if body["states"] != {state: states[state] for state in State} or apart:
                wrong.append((link, counted, body["states"]))

    assert not wrong
    assert followed > 100


@pytest.mark.parametrize("context", [Context.TRAINING, Context.EMERGENCY])
def test_the_pictures_have_the_sums_of_the_cells_in_every_calibre(shipped: FlaskClient, context: str) -> None:
    by_nation: dict[str, dict[str, dict[str, int]]] = {}
    for calibre in calibres(shipped):
        asked = {"calibre": calibre, "context": context, **DAY}
        cells: dict[str, Counter[str]] = {}
        for row in shipped.get("/matrix/platforms.json", query_string=asked).json["items"]:
            for user, cell in row["cells"].items():
                cells.setdefault(user, Counter()).update(cell)
        rows = {
            row["key"]: {share.value: row[share.value] for share in Share}
            for row in shipped.get("/coverage/calibres.json", query_string=asked).json["items"]
        }
        assert rows == {user: dict(counted) for user, counted in cells.items()}, calibre
        for user, counted in rows.items():
            by_nation.setdefault(user, {})[calibre] = counted

    for user in some(sorted(by_nation), 12):
        asked = {"user": user, "context": context, **DAY}
        found = shipped.get("/coverage/nation.json", query_string=asked).json["items"]
        counted = {row["key"]: {share.value: row[share.value] for share in Share} for row in found}
        assert {calibre: counts for calibre, counts in counted.items() if calibre in by_nation[user]} == by_nation[user]
        assert not any(sum(counts.values()) for calibre, counts in counted.items() if calibre not in by_nation[user])


def test_a_system_of_two_calibres_is_counted_and_listed_under_each(shipped: FlaskClient) -> None:
    """The links of a calibre's table leave out what the other gun of the platform fires."""
    asked = {"system": "marder-1a3", "user": "DEU", **DAY}
    whole = shipped.get("/rounds.json", query_string=asked).json
    parts = [
        shipped.get("/rounds.json", query_string={**asked, "calibre": calibre}).json for calibre in ("7.62mm", "20mm")
    ]
    page = pages.read(shipped.get("/rounds", query_string={**asked, "calibre": "20mm", "lang": "fr"}).text)

    assert sorted(row["key"] for part in parts for row in part["items"]) == sorted(row["key"] for row in whole["items"])
    assert all(part["total"] for part in parts)
    assert [part["question"]["calibre"] for part in parts] == ["7.62mm", "20mm"]
    [only] = page.marked("class", "theirs")
    assert "Seulement les coups de 20 mm" in only.text
    [every] = only.tags("a")
    assert "calibre" not in every["href"]
    assert shipped.get(every["href"]).status_code == 200


def test_rounds_of_a_calibre_that_is_not_known_are_refused_with_what_may_be_meant(shipped: FlaskClient) -> None:
    answer = shipped.get("/rounds?system=marder-1a3&user=DEU&calibre=20")

    assert answer.status_code == 422
    [(field, said)] = pages.errors_of(answer.text).items()
    assert field == "calibre"
    assert "20mm" in said
    assert 'href="#field-calibre"' not in answer.text


# Too much at once ------------------------------------------------------------------------------------------------------

MANY = 2 * MOST + 10


@pytest.fixture(scope="module", params=DATABASES)
def crowded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A calibre of so many rounds and tanks that mate, all of one nation; and one of a few."""
    with session_database(request, tmp_path_factory) as url:
        engine = engine_for(url)
        with writing(engine) as session:
            for kind, given in crowd().items():
                catalogue.load(session.connection(), kind, given)
            index.rebuild(session.connection())
            raise_version(session)
        engine.dispose()
        app = create_app(Settings(database_url=url, testing=True))
        yield app
        app.extensions["engine"].dispose()


def crowd() -> dict[str, list[dict[str, Any]]]:
    numbers = [("120mm", n) for n in range(MANY)] + [("40mm", n) for n in range(MANY, MANY + 3)]
    return {
        "nations": [{"code": "NLD", "name_en": "Netherlands", "name_fr": "Pays-Bas", "status": "ALLY"}],
        "calibres": [
            {"id": "120mm", "label": "120 mm", "bore_mm": 120},
            {"id": "40mm", "label": "40 mm", "bore_mm": 40},
        ],
        "interfaces": [
            {"id": f"{calibre}-chamber", "kind": "CARTRIDGE_CHAMBER", "label": f"{calibre} chamber", "calibre": calibre}
            for calibre in ("120mm", "40mm")
        ],
        "munitions": [
            {
                "id": f"round-{n}",
                "designation": f"Round {n}",
                "nation": "NLD",
                "category": "TANK_GUN",
                "component": "COMPLETE_ROUND",
                "assembly": "FIXED",
                "calibre": calibre,
                "presents": [f"{calibre}-chamber"],
            }
            for calibre, n in numbers
        ],
        "weapons": [
            {"id": f"gun-{n}", "designation": f"Gun {n}", "calibre": calibre, "accepts": [f"{calibre}-chamber"]}
            for calibre, n in numbers
        ],
        "platforms": [
            {
                "id": f"tank-{n}",
                "designation": f"Tank {n}",
                "weapons": [f"gun-{n}"],
                "operators": [{"nation": "NLD", "valid_from": None, "valid_to": None}],
            }
            for _, n in numbers
        ],
    }


TOO_MUCH = {
    "/matrix/nations": {"calibre": "120mm"},
    "/matrix/platforms": {"calibre": "120mm"},
    "/coverage/calibres": {"calibre": "120mm"},
    "/coverage/nation": {"user": "NLD"},
    "/exchange": {"holder": "NLD", "user": "NLD"},
}


@pytest.mark.parametrize("path", TOO_MUCH)
def test_more_pairs_than_are_answered_at_once_are_refused_in_words_and_less_is_offered(
    crowded: Flask, path: str
) -> None:
    assert MANY * MANY > MOST_PAIRS
    client = crowded.test_client()

    page = client.get(path, query_string={**TOO_MUCH[path], **DAY})
    french = client.get(path, query_string={**TOO_MUCH[path], **DAY, "lang": "fr"})
    twin = client.get(f"{path}.json", query_string={**TOO_MUCH[path], **DAY})

    assert (page.status_code, french.status_code, twin.status_code) == (422, 422, 422)
    [(field, said)] = pages.errors_of(page.text).items()
    assert field == {"/coverage/nation": "user"}.get(path, "calibre")
    assert str(MOST_PAIRS) in said
    assert "one system" in said
    assert "un seul système" in pages.errors_of(french.text)[field]
    assert str(MOST_PAIRS) in twin.json["errors"][field][0]
    offered = {urlsplit(link["href"]).path: link["href"] for link in pages.read(page.text).tags("a")}
    for narrower in ("/rounds", "/exchange"):
        assert client.get(offered[narrower]).status_code in {200, 422}


def test_the_api_refuses_as_much(crowded: Flask) -> None:
    answer = crowded.test_client().get("/api/v1/exchange?holder=NLD&user=NLD&calibre=120mm")

    assert answer.status_code == 422
    assert str(MOST_PAIRS) in answer.json["errors"]["calibre"][0]


def test_less_of_the_same_is_answered(crowded: Flask) -> None:
    client = crowded.test_client()

    one_system = client.get("/rounds.json?system=tank-1&user=NLD").json
    one_calibre = client.get("/exchange.json?holder=NLD&user=NLD&calibre=40mm").json
    other_table = client.get("/matrix/nations.json?calibre=40mm").json

    assert one_system["total"] == MANY
    assert one_calibre["total"] == other_table["answers"] == 9


def test_a_matrix_of_many_is_turned_and_its_parts_are_the_whole(crowded: Flask) -> None:
    client = crowded.test_client()
    parts = ["0", str(MOST), str(2 * MOST)]
    seen: Counter[tuple[str, str]] = Counter()
    for offset in parts:
        for across in parts:
            asked = {"calibre": "120mm", "user": "NLD", "offset": offset, "across": across, **DAY}
            body = client.get("/matrix/munitions.json", query_string=asked).json
            seen.update((row["key"], system) for row in body["items"] for system in row["cells"])
            shown = {"start": int(offset), "shown": min(MOST, MANY - int(offset)), "total": MANY}
            assert body["rounds"] == shown
            assert body["total"] == MANY
            assert body["answers"] == len(body["items"]) * body["systems"]["shown"] <= MOST * MOST

    assert len(seen) == MANY * MANY
    assert set(seen.values()) == {1}


def test_the_page_of_a_part_says_which_part_and_leads_to_the_others(crowded: Flask) -> None:
    client = crowded.test_client()
    asked = {"calibre": "120mm", "user": "NLD", "offset": str(MOST), **DAY}

    page = pages.read(client.get("/matrix/munitions", query_string=asked).text)
    lines = csv.reader(io.StringIO(client.get("/matrix/munitions.csv", query_string=asked).text.lstrip("\ufeff")))
    body = client.get("/matrix/munitions.json", query_string=asked).json

    rounds, systems = page.marked("data-stretch")
    assert f"Rounds {MOST + 1} to {2 * MOST} of {MANY}" in rounds.text
    assert f"Systems 1 to {MOST} of {MANY}" in systems.text
    assert f"Rounds {MOST + 1} to {2 * MOST} of {MANY}" in page.tags("title")[0].text
    assert [row["data-row"] for row in page.marked("data-row")] == [row["key"] for row in body["items"]]
    assert [line[0] for line in lines][1:] == [row["key"] for row in body["items"]]
    links = {link.text: link["href"] for stretch in (rounds, systems) for link in stretch.tags("a")}
    assert set(links) == {
        *("First rounds", "Rounds before", "Rounds after", "Last rounds"),
        *("Systems after", "Last systems"),
    }
    after = client.get(links["Rounds after"])
    assert len(pages.read(after.text).marked("data-row")) == MANY - 2 * MOST


def test_beyond_the_last_round_nothing_is_shown_and_the_way_back_is(crowded: Flask) -> None:
    page = pages.read(
        crowded.test_client().get(f"/matrix/munitions?calibre=120mm&user=NLD&offset={MANY}&as_of={TODAY}").text
    )

    assert page.marked("data-row") == []
    [rounds] = page.marked("data-stretch", "rounds")
    assert f"No round is left here, of {MANY}" in rounds.text
    assert "First rounds" in [link.text for link in rounds.tags("a")]


def test_a_calibre_that_fits_on_one_page_says_nothing_of_parts(crowded: Flask) -> None:
    page = pages.read(crowded.test_client().get(f"/matrix/munitions?calibre=40mm&user=NLD&as_of={TODAY}").text)

    assert page.marked("data-stretch") == []
    assert len(page.marked("data-row")) == 3
