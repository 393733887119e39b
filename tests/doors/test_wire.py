"""What holds for every address of the tools' door: methods, media types, tokens, lists, descriptions."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from registry.api import guard
from registry.app import HEADERS
from registry.catalogue.kinds import SHELVES, Kind
from registry.web import door
from schemas.listing import BY_KIND, Search
from schemas.problem import KINDS
from tests.doors import world

KEPT_ADDRESSES = {
    "GET /",
    "GET /lookup",
    "GET /systems",
    "GET /rounds",
    "GET /exchange",
    "GET /records/<path:record_id>",
    "GET /healthz",
    "GET /static/<path:filename>",
    "GET /api/docs",
    "GET /api/v1/openapi.json",
    "GET /api/v1/compatibility",
    "POST /api/v1/compatibility/batch",
    "GET /api/v1/munitions/<munition_id>/systems",
    "GET /api/v1/platforms/<platform_id>/munitions",
    "GET /api/v1/exchange",
    "GET /api/v1/records",
    "GET /api/v1/records/<path:record_id>",
    *(f"GET /api/v1/{kind}" for kind in BY_KIND),
    *(f"GET /api/v1/{kind}/<thing_id>" for kind in BY_KIND),
}


def test_no_address_vanishes_unnoticed(app: Flask) -> None:
    found = {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert found >= KEPT_ADDRESSES


def test_every_address_is_guarded_or_listed_as_public_with_its_reason(app: Flask, guarded: FlaskClient) -> None:
    public = {**guard.PUBLIC, **door.PUBLIC, "health.health": "tells the operator's probes that the server answers"}

    for rule in app.url_map.iter_rules():
        if rule.endpoint in public:
            assert public[rule.endpoint]
            continue
        path = rule.rule
        for argument in rule.arguments:
            path = path.replace(f"<path:{argument}>", "x").replace(f"<{argument}>", "x")
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        answer = guarded.open(path, method=method)
        assert answer.status_code == 401, rule
        scheme = "Basic" if rule.endpoint.startswith("registrar.") else "Bearer"
        assert answer.headers["WWW-Authenticate"].partition(" ")[0] == scheme


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("Bearer let-me-read", 200),
        ("bearer let-me-read", 200),
        ("Bearer let-me-in", 401),
        ("Bearer", 401),
        ("Basic bGV0LW1lLXJlYWQ=", 401),
        ("Bearer é\x80", 401),
        ("let-me-read", 401),
    ],
)
def test_a_set_token_must_be_shown(guarded: FlaskClient, header: str, status: int) -> None:
    answer = guarded.get("/api/v1/nations", headers={"Authorization": header})

    assert answer.status_code == status


def test_without_the_token_not_even_the_addresses_can_be_told(guarded: FlaskClient) -> None:
    assert guarded.get("/api/v1/nowhere").status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/api/v1/nowhere", {}, 404),
        ("GET", "/api/v1/compatibility/", {}, 404),
        ("POST", "/api/v1/compatibility", {}, 405),
        ("POST", "/api/v1/compatibility", {"Content-Type": "text/plain"}, 405),
        ("GET", "/api/v1/compatibility/batch", {}, 405),
        ("DELETE", "/api/v1/munitions/dm63", {}, 405),
        ("BREW", "/api/v1/munitions", {}, 405),
        ("POST", "/api/v1/compatibility/batch", {}, 415),
        ("POST", "/api/v1/compatibility/batch", {"Content-Type": "text/plain"}, 415),
        ("POST", "/api/v1/compatibility/batch", {"Content-Type": "application/jsonp"}, 415),
        ("POST", "/api/v1/compatibility/batch", {"Content-Type": "application/json"}, 400),
        ("GET", "/api/v1/nations", {"Accept": "text/html"}, 406),
        ("GET", "/api/v1/nations", {"Accept": "application/json;q=0"}, 406),
        ("GET", "/api/v1/nations", {"Accept": "text/html, */*;q=0.1"}, 200),
        ("GET", "/api/v1/nations", {"Accept": "application/*"}, 200),
        ("GET", "/api/v1/nations", {"Accept": ";;,"}, 200),
        ("GET", "/api/v1/nowhere", {"Accept": "text/html"}, 404),
    ],
)
def test_what_is_wrong_is_told_as_such(
    client: FlaskClient, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answer = client.open(path, method=method, headers=headers)

    assert answer.status_code == status
    if status != 200:
        assert answer.content_type == "application/problem+json"
        assert answer.json["status"] == status
        assert answer.json["type"].startswith("/api/docs#problem-")
    if status == 405:
        assert answer.headers["Allow"]


def test_a_body_that_is_too_large_is_refused(client: FlaskClient) -> None:
    answer = client.post("/api/v1/compatibility/batch", data=b" " * (5 * 2**20), content_type="application/json")

    assert answer.status_code == 413
    assert answer.json["type"] == "/api/docs#problem-too-large"


@pytest.mark.parametrize("path", ["/", "/api/v1/nations", "/nowhere", "/api/v1/nowhere", "/static/style.css"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        headers = answer.headers

    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


# Lists -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", BY_KIND)
def test_every_list_and_each_of_its_entries_can_be_read(client: FlaskClient, kind: str) -> None:
    listed = client.get(f"/api/v1/{kind}")

    assert listed.status_code == 200
    assert set(listed.json) == {"items", "total", "limit", "offset", "facets", "exercise", "data_version"}
    assert listed.json["total"] == len(listed.json["items"]) > 0
    for entry in listed.json["items"]:
        read = client.get(f"/api/v1/{kind}/{entry.get('id', entry.get('code'))}")
        assert read.status_code == 200
        assert read.json["data_version"] == 1


@pytest.mark.parametrize("kind", BY_KIND)
def test_a_list_takes_the_filters_that_the_catalogue_has(kind: str) -> None:
    contract = set(BY_KIND[kind].columns()) - set(Search.columns())

    assert contract == set(SHELVES[Kind.of(kind)].facets)


def test_a_filter_narrows_and_facets_count_exactly(client: FlaskClient) -> None:
    listed = client.get("/api/v1/munitions?category=GRENADE").json

    assert {entry["id"] for entry in listed["items"]} == {"m433", "m430a1", "m781", "m918"}
    assert listed["total"] == 4


def test_a_text_finds_by_any_spelling(client: FlaskClient) -> None:
    listed = client.get("/api/v1/munitions?q=dm 53-A1").json

    assert [entry["id"] for entry in listed["items"]][:1] == ["dm53a1"]


def test_a_list_says_where_its_other_parts_are(client: FlaskClient) -> None:
    first = client.get("/api/v1/munitions?limit=3")
    middle = client.get("/api/v1/munitions?limit=3&offset=3")

    assert first.headers["Link"] == (
        '</api/v1/munitions?limit=3&offset=0>; rel="first", </api/v1/munitions?limit=3&offset=3>; rel="next",'
        ' </api/v1/munitions?limit=3&offset=6>; rel="last"'
    )
    assert 'rel="prev"' in middle.headers["Link"]
    assert len(middle.json["items"]) == 3
    assert client.get("/api/v1/munitions?limit=3").headers["Link"] == first.headers["Link"]


@pytest.mark.parametrize(
    "page", ["limit=0", "limit=201", "limit=x", "limit=1.5", "limit=9" * 30, "offset=-1", "offset=1e3"]
)
def test_a_page_out_of_bounds_is_refused(client: FlaskClient, page: str) -> None:
    answer = client.get(f"/api/v1/munitions?{page}")

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [page.partition("=")[0]]


def test_reverse_look_ups_carry_verdicts(client: FlaskClient) -> None:
    systems = client.get("/api/v1/munitions/dm53a1/systems", query_string=world.ASK).json
    munitions = client.get("/api/v1/platforms/leopard-2a6/munitions", query_string=world.ASK).json

    assert {pair["system"]["id"]: pair["state"] for pair in systems["items"]}["leopard-2a6"] == "YES"
    assert {pair["munition"]["id"]: pair["state"] for pair in munitions["items"]} == {
        "dm43": "DISPUTED",
        "dm53a1": "YES",
        "dm63": "CONDITIONAL",
    }
    assert munitions["states"] == {"YES": 1, "CONDITIONAL": 1, "DISPUTED": 1, "NO": 0, "UNKNOWN": 0}


@pytest.mark.parametrize("path", ["munitions/dm63/systems", "platforms/leopard-2a6/munitions"])
def test_a_reverse_look_up_needs_a_nation(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/api/v1/{path}")

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == ["user"]


# Records ---------------------------------------------------------------------------------------------------------------


def test_a_public_record_is_shown_and_a_restricted_one_says_whom_to_ask(client: FlaskClient) -> None:
    public = client.get("/api/v1/records/NLD-2025-0002/1").json
    restricted = client.get("/api/v1/records/DEU-2025-0005/1").json

    assert public["conditions"][0]["kind"] == "TEMPERATURE_BAND"
    assert set(restricted) == {"id", "restricted", "nation", "exercise", "ask", "data_version"}
    assert restricted["ask"]["mailbox"] == "deu-technical@example.org"


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ("munition=dm63", ["DEU-2025-0005/1", "NLD-2025-0002/1"]),
        ("munition=dm63&kind=INTERCHANGEABILITY", ["NLD-2025-0002/1"]),
        ("nation=DEU", ["DEU-2025-0005/1"]),
        ("kind=NEGATIVE_FINDING", ["NLD-2025-0004/1"]),
        ("weapon=mk19", []),
    ],
)
def test_records_are_filtered_and_a_filter_tells_nothing_withheld(
    client: FlaskClient, filters: str, ids: list[str]
) -> None:
    listed = client.get(f"/api/v1/records?{filters}").json

    assert [entry["id"] for entry in listed["items"]] == ids
    assert listed["total"] == len(ids)


# Descriptions ----------------------------------------------------------------------------------------------------------


def operations(client: FlaskClient) -> list[tuple[str, str, dict[str, Any]]]:
    document = client.get("/api/v1/openapi.json").json
    return [
        (method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method != "parameters"
    ]


def test_every_operation_is_described_with_a_name_of_its_own(client: FlaskClient) -> None:
    found = operations(client)
    names = [operation["operationId"] for _, _, operation in found]

    assert len(names) == len(set(names)) > 15
    assert all(operation["summary"] and operation["responses"]["200"] for _, _, operation in found)


def test_the_document_names_no_pattern_that_only_python_reads(client: FlaskClient) -> None:
    text = client.get("/api/v1/openapi.json").text

    assert "\\\\Z" not in text
    assert "(?P<" not in text


def test_the_documentation_explains_every_problem(client: FlaskClient) -> None:
    page = client.get("/api/docs").text

    assert all(f'id="problem-{name}"' in page for name in KINDS)


def test_health_tells_the_data_version(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok", "data_version": 1, "exercise": True}
