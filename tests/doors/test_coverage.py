"""Pictures and the tables beside them hold the same exact numbers, and nothing that is withheld."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from registry.app import create_app
from registry.compatibility import facts
from registry.database import Engine, writing
from registry.qualifications.tables import Record, RecordScope, Supersession
from registry.settings import Settings
from registry.web.endings import question_of
from registry.web.wording import Wording
from schemas.vocabulary import CombinationRole, Context, Degree, NoticeAction, RecordKind, Share
from tests import pages
from tests.doors import world
from tests.pages import Element

DAY = {"as_of": world.AS_OF}
SHARES = [share.value for share in Share]


def shown(client: FlaskClient, address: str, **asked: str) -> Element:
    return pages.read(client.get(address, query_string=asked).text)


def rows(page: Element) -> dict[str, list[int]]:
    """The numbers of each row of the table, by its key: the states in order, established, all; the last column leads on."""
    return {row["data-row"]: [int(cell.text) for cell in row.tags("td")[:-1]] for row in page.marked("data-row")}


def share_of(pair: dict[str, Any]) -> str:
    return "EMERGENCY_ONLY" if pair["code"] == "EMERGENCY_ONLY" else str(pair["state"])


def bars(page: Element) -> dict[str, dict[str, int]]:
    """What each bar of the picture counts, by its key."""
    return {
        bar["data-bar"]: {piece["data-piece"]: int(piece["data-count"]) for piece in bar.marked("data-piece")}
        for bar in page.marked("data-bar")
    }


# Calibres and nations --------------------------------------------------------------------------------------------------

PICTURES = [("/coverage/calibres", {"calibre": "120mm"}), ("/coverage/nation", {"user": "NLD"})]


@pytest.mark.parametrize(("address", "asked"), PICTURES)
@pytest.mark.parametrize("context", ["training", "emergency"])
def test_a_picture_has_the_numbers_of_the_table_beside_it(
    client: FlaskClient, address: str, asked: dict[str, str], context: str
) -> None:
    page = shown(client, address, **asked, **DAY, context=context)

    for key, numbers in rows(page).items():
        counts = dict(zip(SHARES, numbers, strict=False))
        assert bars(page)[key] == {state: count for state, count in counts.items() if count}
        assert numbers[-2:] == [sum(numbers[:5]), sum(numbers[:6])]
    assert rows(page).keys() == bars(page).keys()
    assert rows(page)


def test_the_numbers_are_those_of_the_answers_themselves(client: FlaskClient) -> None:
    asked = {**DAY, "user": "NLD", "context": "operations"}
    calibre_of = {one["id"]: one["calibre"] for one in client.get("/api/v1/munitions?limit=200").json["items"]}
    counted: Counter[tuple[str, str]] = Counter()
    for platform in client.get("/api/v1/platforms?operator=NLD").json["items"]:
        pairs = client.get(f"/api/v1/platforms/{platform['id']}/munitions", query_string=asked).json["items"]
        counted.update((calibre_of[pair["munition"]["id"]], share_of(pair)) for pair in pairs)

    by_calibre = rows(shown(client, "/coverage/nation", **asked))
    by_nation = rows(shown(client, "/coverage/calibres", calibre="120mm", context="operations", **DAY))

    assert by_calibre == {
        calibre: [*(counted[calibre, share] for share in SHARES), *_sums(counted, calibre)]
        for calibre in ("40mm", "120mm")
    }
    assert by_nation["NLD"] == by_calibre["120mm"]


def _sums(counted: Counter[tuple[str, str]], calibre: str) -> list[int]:
    whole = sum(counted[calibre, share] for share in SHARES)
    return [whole - counted[calibre, "UNKNOWN"], whole]


@pytest.fixture
def limited(engine: Engine, settings: Settings) -> Iterator[FlaskClient]:
    """The small registry, where a notice limits a round to emergencies that else would be a yes."""
    world.load(engine)
    world.restrict(engine, "dm53a1", NoticeAction.EMERGENCY_ONLY)
    app = create_app(settings)
    yield app.test_client()
    app.extensions["engine"].dispose()


@pytest.mark.parametrize(("address", "asked"), PICTURES)
def test_what_is_for_emergencies_only_is_counted_apart_from_every_yes(
    limited: FlaskClient, address: str, asked: dict[str, str]
) -> None:
    key = "NLD" if "calibre" in asked else "120mm"
    asked = asked | DAY

    page = shown(limited, address, **asked)
    body = limited.get(f"{address}.json", query_string=asked).json
    [line] = [
        line
        for line in csv.DictReader(io.StringIO(limited.get(f"{address}.csv", query_string=asked).text.lstrip("\ufeff")))
        if line["key"] == key
    ]

    [row] = [row for row in body["items"] if row["key"] == key]
    assert (row["YES"], row["CONDITIONAL"], row["EMERGENCY_ONLY"]) == (0, 2, 2)
    assert rows(page)[key] == [*(row[share] for share in SHARES), row["established"], row["total"]]
    assert bars(page)[key] == {share: row[share] for share in SHARES if row[share]}
    assert [int(line[share]) for share in SHARES] == [row[share] for share in SHARES]
    assert body["counts"] == {share: sum(one[share] for one in body["items"]) for share in SHARES}
    assert "for training it is no yes" in page.text
    assert "for training it is no yes" not in shown(limited, address, **asked | {"context": "emergency"}).text


def test_calibres_are_offered_by_their_bore(client: FlaskClient) -> None:
    offered = [one["value"] for one in shown(client, "/coverage/calibres").tags("option")]

    assert [one for one in offered if one.endswith("mm")] == ["40mm", "120mm", "155mm"]


def test_the_picture_says_the_other_axes_were_not_assessed(client: FlaskClient) -> None:
    for address, asked in PICTURES:
        assert "ransfer and movement were not assessed" in shown(client, address, **asked, **DAY).text


def test_nations_come_by_share_established_or_by_name_as_the_address_says(engine: Engine, settings: Settings) -> None:
    world.load(engine)
    with writing(engine) as session:
        session.connection().exec_driver_sql(
            "INSERT INTO platform_operator (platform_id, nation) VALUES ('leopard-2a6', 'DEU')"
        )
        session.connection().exec_driver_sql(
            "INSERT INTO platform_operator (platform_id, nation) VALUES ('leopard-2a6', 'BEL')"
        )
        session.connection().exec_driver_sql("UPDATE data_version SET value = value + 1")
    app = create_app(settings)

    by_share = rows(shown(app.test_client(), "/coverage/calibres", calibre="120mm", **DAY))
    by_name = rows(shown(app.test_client(), "/coverage/calibres", calibre="120mm", order="name", **DAY))
    app.extensions["engine"].dispose()

    shares = [numbers[-2] / numbers[-1] for numbers in by_share.values()]
    assert shares == sorted(shares, reverse=True)
    assert list(by_share) != list(by_name) == ["BEL", "DEU", "NLD"]
    assert by_share == by_name


def test_a_picture_leads_to_the_other_one_and_to_the_answers_one_by_one(client: FlaskClient) -> None:
    page = shown(client, "/coverage/calibres", calibre="120mm", context="operations", lang="fr", **DAY)

    [row] = page.marked("data-row", "NLD")
    nation, answers = (urlsplit(link["href"]) for link in row.tags("a"))
    assert (nation.path, answers.path) == ("/coverage/nation", "/matrix/munitions")
    kept = {"context": ["operations"], "as_of": [world.AS_OF], "lang": ["fr"], "user": ["NLD"]}
    assert parse_qs(nation.query) == kept
    assert parse_qs(answers.query) == kept | {"calibre": ["120mm"]}


@pytest.mark.parametrize(("address", "asked"), PICTURES)
def test_no_link_bears_a_count_that_the_page_behind_it_does_not_have(
    client: FlaskClient, address: str, asked: dict[str, str]
) -> None:
    """The pairs of a row stand on no one page: the table behind it also has what nobody operates and what does not mate."""
    table = shown(client, address, **asked, **DAY).marked("data-row")

    assert table
    assert not [link.text for row in table for link in row.tags("a")[1:] if any(map(str.isdigit, link.text))]


def test_a_remembered_nation_fills_the_form_and_changes_no_picture(client: FlaskClient) -> None:
    client.set_cookie("asked", "DEU.emergency")

    blank = shown(client, "/coverage/nation")
    page = shown(client, "/coverage/nation", user="NLD", **DAY)

    assert [one["value"] for one in blank.tags("option") if "selected" in one.attributes] == ["DEU"]
    assert not blank.marked("data-row")
    assert "training" in page.marked("data-announce")[0].text


@pytest.mark.parametrize(
    ("address", "status", "field"),
    [
        ("/coverage/calibres?calibre=121mm", 404, "calibre"),
        ("/coverage/calibres?calibre=120mm&context=peace", 422, "context"),
        ("/coverage/calibres?calibre=120mm&order=size", 422, "order"),
        ("/coverage/nation?user=nld", 422, "user"),
        ("/coverage/nation?user=XYZ", 422, "user"),
        ("/coverage/nation?user=NLD&as_of=1.6.2026", 422, "as_of"),
        ("/coverage/lapsing?nation=XYZ", 422, "nation"),
        ("/coverage/lapsing?within=7", 422, "within"),
        ("/coverage/lapsing?limit=1000", 422, "limit"),
        ("/coverage/lapsing?nonsense=1", 422, "nonsense"),
    ],
)
def test_what_is_wrong_is_told_above_the_form_and_by_every_twin(
    client: FlaskClient, address: str, status: int, field: str
) -> None:
    path, _, query = address.partition("?")

    page = client.get(address)
    twin = client.get(f"{path}.json?{query}")

    assert (page.status_code, twin.status_code) == (status, status)
    assert list(pages.errors_of(page.text)) == [field]
    assert pages.read(page.text).tags("form")
    assert list(twin.json["errors"]) == [field]


# About to lapse --------------------------------------------------------------------------------------------------------


def a_record(name: str, **changes: Any) -> Record:
    content = {
        "id": name,
        "authority": "nld-technical",
        "nation": "NLD",
        "kind": "INTERCHANGEABILITY",
        "munition": "dm53a1",
        "weapon": "rh120-l44",
        "degree": "FULL",
        "contexts": ["training"],
        "releasability": "PUBLIC",
        "valid_from": "2026-01-01",
        "valid_to": "2026-06-20",
    } | changes
    return Record(
        id=name,
        authority_id="nld-technical",
        nation="NLD",
        kind=RecordKind.INTERCHANGEABILITY,
        munition_id="dm53a1",
        weapon_id="rh120-l44",
        degree=Degree.FULL,
        valid_from=date.fromisoformat(content["valid_from"]),
        valid_to=date.fromisoformat(content["valid_to"]),
        review_due=date.fromisoformat(content["review_due"]) if "review_due" in content else None,
        content=content,
        history=[["ACCEPTED", "2025-12-01T10:00:00+00:00", "2025-12-01"]],
    )


@pytest.fixture
def lapsing(engine: Engine, settings: Settings) -> Iterator[FlaskClient]:
    """The small registry, and: a record with a successor, one due for review, and one that is restricted."""
    world.load(engine)
    with writing(engine) as session:
        for record in (
            a_record("NLD-2025-0010/1"),
            a_record("NLD-2025-0010/2", valid_from="2026-06-21", valid_to="2028-06-20", supersedes=["NLD-2025-0010/1"]),
            a_record("NLD-2025-0011/1", valid_to="2026-07-01", review_due="2026-06-20"),
            a_record("NLD-2025-0012/1", releasability="NATO_ALL", review_due="2026-06-25"),
        ):
            session.add(record)
            session.flush()
            session.add(RecordScope(weapon_id="rh120-l44", munition_id="dm53a1", record_id=record.id))
        session.add(Supersession(former="NLD-2025-0010/1", successor="NLD-2025-0010/2"))
        session.connection().exec_driver_sql("UPDATE data_version SET value = value + 1")
    app = create_app(settings)
    yield app.test_client()
    app.extensions["engine"].dispose()


def test_what_ends_and_what_falls_due_is_listed_soonest_first_with_its_successor(lapsing: FlaskClient) -> None:
    page = shown(lapsing, "/coverage/lapsing", within="90", **DAY)

    listed = {row["data-row"]: row.text for row in page.marked("data-row")}
    assert list(listed) == [
        "NLD-2025-0010/1 LAPSES",
        "NLD-2025-0011/1 REVIEW_DUE",
        "NLD-2025-0011/1 LAPSES",
        "NLD-2025-0002/1 LAPSES",
    ]
    assert "NLD-2025-0010/2 from 21 June 2026" in listed["NLD-2025-0010/1 LAPSES"]
    assert listed["NLD-2025-0002/1 LAPSES"].endswith("none")
    assert "Review due" in listed["NLD-2025-0011/1 REVIEW_DUE"]


def test_a_line_leads_to_an_answer_on_which_the_record_bears_and_names_its_platforms(lapsing: FlaskClient) -> None:
    page = shown(lapsing, "/coverage/lapsing", within="90", lang="fr", **DAY)
    items = lapsing.get("/coverage/lapsing.json", query_string={"within": "90", **DAY}).json["items"]

    [row] = page.marked("data-row", "NLD-2025-0002/1 LAPSES")
    [link] = [one["href"] for one in row.tags("a") if one["href"].startswith("/lookup")]
    answer = lapsing.get(link)

    assert answer.status_code == 200
    assert "NLD-2025-0002/1" in answer.text
    assert parse_qs(urlsplit(link).query) == {
        "munition": ["dm63"],
        "system": ["rh120-l55"],
        "user": ["NLD"],
        "context": ["training"],
        "as_of": [world.AS_OF],
        "lang": ["fr"],
    }
    assert {item["platforms"] for item in items} == {"ANY"}
    assert "toute plateforme" in row.text


def test_a_line_says_how_far_the_record_permits_and_in_which_contexts(lapsing: FlaskClient) -> None:
    page = shown(lapsing, "/coverage/lapsing", within="90", **DAY)
    items = lapsing.get("/coverage/lapsing.json", query_string={"within": "90", **DAY}).json["items"]

    [row] = page.marked("data-row", "NLD-2025-0002/1 LAPSES")
    [item] = [one for one in items if one["key"] == "NLD-2025-0002/1 LAPSES"]

    assert item["degree"] == "CONDITIONAL"
    assert "May be fired: with conditions · training, " in row.text
    assert all(context in row.text for context in item["contexts"])


def test_a_record_of_a_combination_on_platforms_is_asked_with_its_parts_on_one_of_them() -> None:
    record = facts.Record(
        id="NLD-1/1",
        authority="nld-technical",
        nation="NLD",
        kind=RecordKind.INTERCHANGEABILITY,
        weapon="l52",
        combination={
            CombinationRole.PROJECTILE: frozenset({"m795"}),
            CombinationRole.FUZE: frozenset({"m739", "m557"}),
        },
        platforms=frozenset({"pzh-2000", "archer"}),
        contexts=frozenset({Context.OPERATIONS, Context.EMERGENCY}),
    )

    assert question_of(record) == {
        "projectile": "m795",
        "fuze": "m557",
        "system": "archer",
        "weapon": "l52",
        "user": "NLD",
        "context": "operations",
    }
    assert question_of(replace(record, beneficiaries=frozenset({"DEU"}), contexts=frozenset())) | {"system": ""} == {
        "projectile": "m795",
        "fuze": "m557",
        "system": "",
        "weapon": "l52",
        "user": "DEU",
        "context": "training",
    }


def test_the_first_of_a_month_is_named_as_french_names_it(lapsing: FlaskClient) -> None:
    page = shown(lapsing, "/coverage/lapsing", as_of="2026-12-01", within="180", lang="fr")

    assert any("1er déc." in one.text for one in page.tags("text"))
    assert "Du 1 " not in page.text


def test_a_restricted_record_is_not_counted_and_the_page_says_so(lapsing: FlaskClient) -> None:
    answer = lapsing.get("/coverage/lapsing", query_string={"within": "180", **DAY}).text

    assert "NLD-2025-0012" not in answer
    assert "25 June" not in answer
    assert "Restricted records are not counted" in answer
    assert [
        one["data-total"]
        for one in shown(lapsing, "/coverage/lapsing", nation="DEU", as_of="2026-12-01").marked("data-total")
    ] == ["0"]


def test_the_counts_for_each_time_ahead_are_those_of_its_own_page(lapsing: FlaskClient) -> None:
    told = lapsing.get("/coverage/lapsing.json", query_string=DAY).json["within_days"]

    for within, counts in told.items():
        items = lapsing.get("/coverage/lapsing.json", query_string={"within": within, **DAY}).json["items"]
        assert Counter(item["event"] for item in items) == Counter(counts)
    assert told["30"] == {"LAPSES": 2, "REVIEW_DUE": 1}


@pytest.mark.parametrize("within", ["30", "90", "180"])
def test_the_strip_of_weeks_has_the_numbers_of_the_table_below_it(lapsing: FlaskClient, within: str) -> None:
    page = shown(lapsing, "/coverage/lapsing", within=within, **DAY)
    weeks = lapsing.get("/coverage/lapsing.json", query_string={"within": within, **DAY}).json["weeks"]

    drawn = {
        week["data-week"]: {block["data-block"]: int(block["data-count"]) for block in week.marked("data-block")}
        for week in page.marked("data-week")
    }

    assert drawn == {week["from"]: {event: count for event, count in week["counts"].items() if count} for week in weeks}
    headings = {row["data-of-week"]: row.text for row in page.marked("data-of-week")}
    assert headings.keys() == {first for first, counts in drawn.items() if counts}
    for first, heading in headings.items():
        ends, due = drawn[first].get("LAPSES", 0), drawn[first].get("REVIEW_DUE", 0)
        assert heading.endswith(f": {Wording('en').ends_and_reviews.format(ends=ends, reviews=due)}")
    assert sum(sum(counts.values()) for counts in drawn.values()) == int(page.marked("data-total")[0]["data-total"])


def test_weeks_are_counted_whole_though_a_page_shows_a_part(lapsing: FlaskClient) -> None:
    whole = lapsing.get("/coverage/lapsing.json", query_string=DAY).json
    part = lapsing.get("/coverage/lapsing.json", query_string={"limit": "1", "offset": "1", **DAY}).json

    assert (part["weeks"], part["total"], part["within_days"]) == (whole["weeks"], whole["total"], whole["within_days"])
    assert part["items"] == whole["items"][1:2]


def test_another_time_ahead_begins_at_its_first_line(client: FlaskClient) -> None:
    page = shown(client, "/coverage/lapsing", as_of="2026-07-10", within="180", limit="2", offset="1")

    links = [link["href"] for link in page.tags("a") if "within=30" in link["href"]]
    assert links
    assert all("offset" not in link for link in links)


# The graph of a round ----------------------------------------------------------------------------------------------------


def test_the_graph_leads_where_the_table_leads_and_is_hidden_since_the_table_says_the_same(client: FlaskClient) -> None:
    page = shown(client, "/systems", munition="DM53A1", user="NLD", **DAY)

    [picture] = [one for one in page.tags("svg") if one.marked("data-branch")]
    drawn = {link["href"] for link in picture.tags("a")}
    listed = {link["href"] for row in page.marked("data-row") for link in row.tags("a") if "/lookup" in link["href"]}
    assert drawn == listed
    assert picture["aria-hidden"] == "true"
    assert {link["tabindex"] for link in picture.tags("a")} == {"-1"}
    assert [one["data-branch"] for one in picture.marked("data-branch")] == [
        share for share in SHARES if share in {row["data-state"] for row in page.marked("data-row")}
    ]
