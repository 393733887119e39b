"""Tables of verdicts: every cell is the look-up asked alone, every count is exact, and sixty by sixty is one page."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from registry.app import create_app
from registry.audit.version import raise_version
from registry.catalogue import index
from registry.catalogue import load as catalogue
from registry.database import Engine, writing
from registry.qualifications import load as qualifications
from registry.settings import Settings
from registry.web import notes, shares
from registry.web.wording import Wording
from schemas.vocabulary import Context, NoticeAction, Share
from tests import pages
from tests.doors import world
from tests.queries import queries

QUESTION = {"user": "NLD", "as_of": world.AS_OF}
CALIBRES = ("120mm", "40mm", "155mm")
CONTEXTS = ("training", "emergency")


def shown(client: FlaskClient, shape: str = "munitions", **more: str) -> pages.Element:
    given = QUESTION if shape == "munitions" else {"as_of": world.AS_OF}
    answer = client.get(f"/matrix/{shape}", query_string=given | more)
    assert answer.status_code == 200
    return pages.read(answer.text)


def told(client: FlaskClient, shape: str = "munitions", **more: str) -> dict[str, Any]:
    given = QUESTION if shape == "munitions" else {"as_of": world.AS_OF}
    body: dict[str, Any] = client.get(f"/matrix/{shape}.json", query_string=given | more).json
    return body


def state_of(cell: pages.Element) -> str:
    return cell["class"].split()[0]


def share_of(cell: pages.Element) -> str:
    """What a cell shows: its sign, and whether it is marked as for emergencies only."""
    return "EMERGENCY_ONLY" if cell.marked("class", "m-emergency") else state_of(cell)


@pytest.fixture
def limited(engine: Engine, settings: Settings) -> Iterator[FlaskClient]:
    """The small registry with two notices: one limits a round to emergencies, another stops two lots of a round."""
    world.load(engine)
    world.restrict(engine, "dm53a1", NoticeAction.EMERGENCY_ONLY)
    world.restrict(engine, "dm63", NoticeAction.SUSPEND_ALL, ["L-1", "L-2"])
    app = create_app(settings)
    yield app.test_client()
    app.extensions["engine"].dispose()


def grid(page: pages.Element) -> list[list[pages.Element]]:
    return [row.tags("td") for row in page.marked("data-row")]


# Rounds by systems ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("calibre", CALIBRES)
def test_a_cell_says_what_the_look_up_says(client: FlaskClient, calibre: str, context: str) -> None:
    body = told(client, calibre=calibre, context=context)

    for row in body["items"]:
        for system, cell in row["cells"].items():
            asked = QUESTION | {"munition": row["key"], "system": system, "context": context}
            alone = client.get("/api/v1/compatibility", query_string=asked).json
            assert cell["state"] == alone["state"]
            assert cell["code"] == alone["technical"]["code"]
            assert cell["reason"] == alone["technical"]["reason"]
            assert cell["records"] == alone["technical"]["records"]
            assert cell["next_change"] == alone["next_change"]


@pytest.mark.parametrize("calibre", CALIBRES)
def test_a_cell_leads_to_its_verdict_by_its_name(client: FlaskClient, calibre: str) -> None:
    for row in grid(shown(client, calibre=calibre)):
        for cell in row:
            [link] = cell.tags("a")
            verdict = pages.read(client.get(link["href"]).text)
            [article] = verdict.marked("data-state")[:1]
            things, _, word = link["aria-label"].partition(": ")
            assert article["data-state"] == state_of(cell)
            assert things.replace(" in ", " → in ") == verdict.tags("h1")[0].text.replace("→in", "→ in")
            assert word.split(",")[0].lower() in verdict.marked("data-state")[0].text.lower()


def test_the_marks_and_the_notes_of_a_cell_are_told_in_its_name(client: FlaskClient) -> None:
    page = shown(client, calibre="120mm")

    [link] = [one for one in page.marked("aria-label") if one["aria-label"].startswith("DM63 in Leopard 2A6")]
    name = link["aria-label"]
    [row] = [one for one in told(client, calibre="120mm")["items"] if one["key"] == "dm63"]

    assert name.startswith("DM63 in Leopard 2A6: yes, with conditions")
    assert row["cells"]["leopard-2a6"]["marks"] == ["lapses"]
    assert "changes within 90 days" in name
    assert [mark["class"] for mark in link.tags("i")] == ["m-lapses"]


def test_every_note_in_use_is_listed_once_and_no_other(client: FlaskClient) -> None:
    page = shown(client, calibre="120mm", context="emergency")

    used = {number for cell in page.tags("sup") for number in cell.text.split()}
    listed = [one.text for one in page.marked("class", "number")]

    assert sorted(used) == listed
    assert used


@pytest.mark.parametrize("calibre", CALIBRES)
def test_the_counts_of_the_legend_are_those_of_the_cells(client: FlaskClient, calibre: str) -> None:
    page, body = shown(client, calibre=calibre), told(client, calibre=calibre)

    counted = {one["data-count"]: int(one.text) for one in page.marked("data-count")}

    assert counted == Counter(share_of(cell) for row in grid(page) for cell in row)
    assert {share: count for share, count in body["counts"].items() if count} == counted
    assert body["answers"] == sum(counted.values())


def test_what_is_for_emergencies_only_is_no_yes_of_another_context(limited: FlaskClient) -> None:
    """The round is answered "not yet" for training."""
    page, body = shown(limited, calibre="120mm"), told(limited, calibre="120mm")
    counted = {one["data-count"]: int(one.text) for one in page.marked("data-count")}
    listed = [one.text for one in page.marked("class", "states")[0].tags("li")]

    alone = limited.get(
        "/api/v1/compatibility", query_string=QUESTION | {"munition": "dm53a1", "system": "leopard-2a6"}
    )
    assert alone.json["answer"] == "NOT_YET"
    assert counted["EMERGENCY_ONLY"] == body["counts"]["EMERGENCY_ONLY"] == 2
    assert "YES" not in counted
    assert "Only in an emergency: 2" in listed
    assert counted == Counter(share_of(cell) for row in grid(page) for cell in row)
    assert "for training it is no yes" in page.text


def test_only_in_an_emergency_is_the_emergency_s_a_yes() -> None:
    called = {context: shares.word_of(Share.EMERGENCY_ONLY, Wording("en"), context) for context in Context}

    assert called == dict.fromkeys(Context, "Only in an emergency") | {Context.EMERGENCY: "Yes, in an emergency"}
    assert shares.LETTERS[Share.EMERGENCY_ONLY] == "E"
    assert len(set(shares.LETTERS.values())) == len(Share)


@pytest.mark.parametrize("shape", ["nations", "platforms"])
def test_counts_between_nations_keep_emergencies_apart(limited: FlaskClient, shape: str) -> None:
    page, body = shown(limited, shape, calibre="120mm"), told(limited, shape, calibre="120mm")
    answer = limited.get(f"/matrix/{shape}.csv", query_string={"calibre": "120mm", "as_of": world.AS_OF})

    cells = [cell for row in body["items"] for cell in row["cells"].values()]
    whole = {share: sum(cell[share] for cell in cells) for share in cells[0]}
    links = [one["aria-label"] for one in page.tags("a") if "crews of" in one.attributes.get("aria-label", "")]
    assert body["counts"] == whole
    assert whole["EMERGENCY_ONLY"] > 0
    assert whole["YES"] == 0
    assert {one["data-count"]: int(one.text) for one in page.marked("data-count")} == {
        share: count for share, count in whole.items() if count
    }
    assert sum("only in an emergency" in name for name in links) == sum(cell["EMERGENCY_ONLY"] > 0 for cell in cells)
    assert sum(map(int, re.findall(r"EMERGENCY_ONLY (\d+)", answer.text))) == whole["EMERGENCY_ONLY"]


def test_a_notice_on_certain_lots_is_told_as_one(limited: FlaskClient) -> None:
    page = shown(limited, calibre="120mm", context="operations")
    [row] = [one for one in told(limited, calibre="120mm", context="operations")["items"] if one["key"] == "dm63"]
    listed = " ".join(one.text for one in page.marked("class", "notes")[0].tags("li"))

    assert "RESTRICTION_SUSPEND_ALL_LOTS" in row["cells"]["leopard-2a6"]["notes"]
    assert "a notice stops all use of certain lots" in listed
    assert "a notice limits use to emergencies" in listed


def test_a_projectile_alone_is_told_why_nothing_is_established(client: FlaskClient) -> None:
    page, body = shown(client, calibre="155mm", lang="fr"), told(client, calibre="155mm")
    cells = [cell for row in body["items"] for cell in row["cells"].values()]

    [said] = page.marked("data-uncombined")
    links = [one["href"] for one in said.tags("a")]
    assert said["data-uncombined"] == str(body["uncombined"]) == str(len(cells))
    assert f"{len(cells)} réponses sur {len(cells)}" in said.text
    assert links == [
        f"/?user=NLD&as_of={world.AS_OF}&lang=fr#field-projectile",
        f"/rounds?user=NLD&as_of={world.AS_OF}&lang=fr",
    ]
    assert client.get(links[1]).status_code == 200


def test_where_complete_rounds_are_asked_about_nothing_is_said_of_combinations(client: FlaskClient) -> None:
    assert not shown(client, calibre="120mm").marked("data-uncombined")
    assert told(client, calibre="120mm")["uncombined"] == 0


@pytest.mark.parametrize("calibre", CALIBRES)
def test_what_a_card_folds_is_counted_on_it(client: FlaskClient, calibre: str) -> None:
    page = shown(client, calibre=calibre)

    for row in page.marked("data-row"):
        states = Counter(cell["class"] for cell in row.tags("td"))
        numbers = [int(part.rpartition(" ")[2]) for one in row.tags("summary") for part in one.text.split(" · ")]
        assert numbers == [states[kind] for kind in ("UNKNOWN", "NO gate") if states[kind]]


def test_only_rows_that_differ_leave_out_those_that_are_all_alike(client: FlaskClient) -> None:
    whole, differing = told(client, calibre="120mm"), told(client, calibre="120mm", differ="true")

    def kinds(row: dict[str, Any]) -> set[tuple[str, str]]:
        return {(cell["code"], cell["reason"], cell["rule"]) for cell in row["cells"].values()}

    assert [row["key"] for row in differing["items"]] == [row["key"] for row in whole["items"] if len(kinds(row)) > 1]
    assert 0 < differing["total"] <= whole["total"]


def test_a_row_that_is_all_alike_is_left_out(client: FlaskClient) -> None:
    unstated = {"calibre": "155mm", "as_known": "2025-01-01"}
    whole, differing = told(client, **unstated), told(client, **unstated, differ="true")

    assert whole["total"] == 1
    assert differing["total"] == 0


def test_only_what_is_established_leaves_out_what_nobody_has_settled(client: FlaskClient) -> None:
    found = told(client, calibre="120mm", established="true")

    settled = {(row["key"], system) for row in found["items"] for system in row["cells"]}
    assert {munition for munition, _ in settled} == {"dm43", "dm53a1", "dm63"}
    assert {system for _, system in settled} == {"leopard-2a6", "two-guns"}


def test_interfaces_that_do_not_mate_are_nobody_s_statement(client: FlaskClient) -> None:
    whole = told(client, calibre="40mm")

    assert {cell["state"] for row in whole["items"] for cell in row["cells"].values()} == {"NO", "UNKNOWN"}
    assert told(client, calibre="40mm", established="true")["total"] == 0


def test_rows_and_columns_are_grouped_by_what_mates(client: FlaskClient) -> None:
    page = shown(client, calibre="40mm")

    [table] = page.marked("data-grid")
    groups = [one.text for one in table.all(lambda one: one.attributes.get("scope") == "rowgroup")]
    columns = [one.text for one in table.all(lambda one: one.attributes.get("scope") == "colgroup")]
    letters = {group.split()[-1]: group.split()[0] for group in groups}
    assert set(letters) == {"40x46-lv", "40x53-hv"}
    assert {letter for column in columns for letter in column.split()} >= set(letters.values())
    assert len(columns) == len(set(columns))


def test_the_csv_tells_code_and_reason(client: FlaskClient) -> None:
    answer = client.get("/matrix/munitions.csv", query_string=QUESTION | {"calibre": "120mm"})

    [heading, *lines] = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
    [line] = [dict(zip(heading, one, strict=True)) for one in lines if one[0] == "dm53a1"]
    assert line["leopard-2a6"] == "INTERCHANGEABLE"
    assert line["leopard-2a4"].startswith("NOT_ESTABLISHED/")


def test_without_a_nation_nothing_is_guessed(client: FlaskClient) -> None:
    client.get("/lookup", query_string=QUESTION | {"munition": "DM53A1", "system": "Leopard 2A6"})

    page = pages.read(client.get("/matrix/munitions?calibre=120mm").text)

    assert page.marked("data-row") == []
    [kept] = [option for option in page.tags("option") if "selected" in option.attributes and option["value"] == "NLD"]
    assert kept.text


def test_an_unknown_nation_is_refused_even_where_there_is_nothing_to_ask(client: FlaskClient) -> None:
    answer = client.get("/matrix/munitions?calibre=155mm&user=XXX")

    assert answer.status_code == 422
    assert "XXX" in pages.errors_of(answer.text)["user"]


@pytest.mark.parametrize("code", notes.ORDER)
def test_every_note_has_words_in_both_languages(code: str) -> None:
    english, french = (notes.word_of(code, Wording(language)) for language in ("en", "fr"))

    assert english
    assert french
    assert english != french
    assert "{" not in english + french


def test_only_notes_that_say_more_than_usual_have_numbers() -> None:
    assert notes.numbered(["EXPIRED", "R4", "NO_RECORD", "EXPIRED"]) == {"NO_RECORD": None, "R4": 1, "EXPIRED": 2}


# Counts between nations ----------------------------------------------------------------------------------------------


def test_a_cell_between_nations_counts_the_look_ups_with_their_holder(client: FlaskClient) -> None:
    body = told(client, "nations", calibre="120mm")
    rounds = client.get("/api/v1/munitions?calibre=120mm&limit=200").json["items"]
    systems = client.get("/api/v1/platforms?operator=NLD&limit=200").json["items"]
    fit = {one["id"] for one in systems if {"rh120-l44", "rh120-l55"} & set(one["weapons"])}

    for row in body["items"]:
        held = [one["id"] for one in rounds if row["key"] in {one["nation"], *(one.get("in_service") or ())}]
        asked = [QUESTION | {"munition": one, "system": system, "holder": row["key"]} for one in held for system in fit]
        alone = Counter(client.get("/api/v1/compatibility", query_string=one).json["state"] for one in asked)
        assert {state: count for state, count in row["cells"]["NLD"].items() if count} == alone

    assert {row["key"] for row in body["items"]} >= {"DEU"}


def test_no_cell_between_nations_bears_one_merged_state(client: FlaskClient) -> None:
    page = shown(client, "nations", calibre="120mm")
    [row] = page.marked("data-row", "DEU")
    [link] = [one for one in row.tags("a") if "crews of Netherlands" in one["aria-label"]]
    [deu] = [one for one in told(client, "nations", calibre="120mm")["items"] if one["key"] == "DEU"]
    counted = deu["cells"]["NLD"]

    numbers = [int("".join(filter(str.isdigit, one.text))) for one in link.marked("class", "n")]

    assert numbers == [count for count in counted.values() if count]
    assert len(numbers) == len(link.tags("rect")) > 2
    assert link["aria-label"].startswith("Germany to crews of Netherlands: ")
    assert link["aria-label"].count(";") == len(numbers) - 1
    assert link["href"].startswith("/exchange?user=NLD&holder=DEU&calibre=120mm")


def test_a_nation_that_does_not_operate_a_system_has_no_count_and_no_no(client: FlaskClient) -> None:
    body = told(client, "platforms", calibre="40mm")
    page = shown(client, "platforms", calibre="40mm")

    cells = {row["key"]: row["cells"] for row in body["items"]}
    alone = {row["data-row"]: row.tags("td")[0].text for row in page.marked("data-row")}
    assert cells["m203"] == {}
    assert cells["two-guns"]["NLD"]
    assert alone["m203"] == "no operator registered on that day"


# The entry, and one page whatever the size ---------------------------------------------------------------------------


def test_the_entry_takes_nation_and_context_along(client: FlaskClient) -> None:
    page = pages.read(client.get("/matrix?user=NLD&context=operations&lang=fr").text)

    links = [one["href"] for one in page.tags("a") if one["href"].startswith("/matrix/")]

    assert "/matrix/munitions?calibre=120mm&user=NLD&context=operations&lang=fr" in links
    assert "/matrix/nations?calibre=120mm&context=operations&lang=fr" in links
    for link in links:
        assert client.get(link).status_code == 200


def crowd(engine: Engine, first: int, beyond: int) -> None:
    """So many rounds and guns of one calibre, half of them of one interface, with records on the diagonal."""
    numbers = range(first, beyond)
    rows: dict[str, list[dict[str, Any]]] = {
        "nations": [{"code": "NLD", "name_en": "Netherlands", "name_fr": "Pays-Bas", "status": "ALLY"}],
        "calibres": [{"id": "120mm", "label": "120 mm", "bore_mm": 120}],
        "interfaces": [
            {"id": f"chamber-{one}", "kind": "CARTRIDGE_CHAMBER", "label": f"Chamber {one}", "calibre": "120mm"}
            for one in range(2)
        ],
        "munitions": [
            {
                "id": f"round-{n}",
                "designation": f"Round {n}",
                "nation": "NLD",
                "category": "TANK_GUN",
                "component": "COMPLETE_ROUND",
                "assembly": "FIXED",
                "calibre": "120mm",
                "presents": [f"chamber-{n % 2}"],
            }
            for n in numbers
        ],
        "weapons": [
            {"id": f"gun-{n}", "designation": f"Gun {n}", "calibre": "120mm", "accepts": [f"chamber-{n % 2}"]}
            for n in numbers
        ],
        "platforms": [
            {
                "id": f"tank-{n}",
                "designation": f"Tank {n}",
                "weapons": [f"gun-{n}"],
                "operators": [{"nation": "NLD", "valid_from": None, "valid_to": None}],
            }
            for n in numbers
        ],
    }
    records = [
        {
            "id": f"NLD-2026-{n}/1",
            "authority": "nld-technical",
            "kind": "INTERCHANGEABILITY",
            "munition": f"round-{n}",
            "weapon": f"gun-{n}",
            "degree": "FULL",
            "contexts": ["training"],
            "facets": {
                "form": "CONFIRMED",
                "fit": "CONFIRMED",
                "function": "CONFIRMED",
                "fire_control_data": "AVAILABLE",
            },
            "evidence": [{"kind": "S3_FULL", "grade": "A"}],
            "valid_from": "2026-01-01",
            "valid_to": "2026-12-31",
            "decisions": [{"move": "ACCEPTED", "recorded_at": "2025-12-01T10:00:00Z", "effective": "2025-12-01"}],
        }
        for n in numbers
    ]
    with writing(engine) as session:
        for kind, given in rows.items():
            catalogue.load(session.connection(), kind, given)
        qualifications.load(session.connection(), "authorities", [{"id": "nld-technical", "nation": "NLD"}])
        qualifications.load(session.connection(), "records", records)
        index.rebuild(session.connection())
        raise_version(session)


@pytest.mark.parametrize("shape", ["munitions", "nations", "platforms"])
def test_sixty_by_sixty_is_one_page_of_as_many_queries_as_three_by_three(
    engine: Engine, database_url: str, shape: str
) -> None:
    costs = []
    for first, beyond in ((0, 3), (3, 60)):
        crowd(engine, first, beyond)
        app = create_app(Settings(database_url=database_url, testing=True))
        address = f"/matrix/{shape}?calibre=120mm&as_of={world.AS_OF}{'&user=NLD' if shape == 'munitions' else ''}"
        app.test_client().get(address)
        with queries(app.extensions["engine"]) as seen:
            page = pages.read(app.test_client().get(address).text)
        costs.append(len(seen))
        app.extensions["engine"].dispose()

    assert costs[0] == costs[1]
    if shape == "munitions":
        states = Counter(state_of(cell) for row in grid(page) for cell in row)
        assert states == {"YES": 60, "NO": 1800, "UNKNOWN": 1740}
    assert len(page.marked("data-row")) == {"munitions": 60, "nations": 1, "platforms": 60}[shape]
