"""Thousands of requests made from the description of the API: none fails, and every answer is as described."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import APIOperation, Case, GenerationMode, Response
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from werkzeug.serving import make_server

from registry.api.documentation import document
from registry.app import create_app
from registry.database import IN_MEMORY, engine_for
from registry.settings import Settings
from tests.doors import world

Operation = APIOperation[Any, Any, Any, Any]

REQUESTS = 70
"""Of each operation in each mode."""

AT_LEAST = 2_000
"""In all."""

NOT_OF_ONE_FIELD = {"munition", "system", "user", "holder", "route", "lots", "as_of", "as_known"}
WELL_FORMED_IS_NOT_ENOUGH: dict[str, tuple[set[str], str]] = {
    "askCompatibility": (
        NOT_OF_ONE_FIELD,
        "a munition or parts, a system, known nations, nothing twice, no 31 November",
    ),
    "askCompatibilityTogether": (NOT_OF_ONE_FIELD, "as a single question"),
    "listSystemsOfMunition": ({"user", "as_of", "as_known"}, "a known nation, no 31 November"),
    "listMunitionsOfPlatform": ({"user", "as_of", "as_known"}, "a known nation, no 31 November"),
    "listExchange": (
        {"user", "holder", "calibre", "as_of", "as_known"},
        "known nations, a calibre of the catalogue, no 31 November",
    ),
}
"""Operations that may refuse with 422 what their description admits: in which fields, and what no description says of them."""

ONE_BY_ONE = {
    "askCompatibilityTogether": "a bad question gets a problem of its own, in its place, and never fails the others"
}
"""Operations that answer what the description does not admit, and why."""

with create_app(Settings(database_url=IN_MEMORY, testing=True)).app_context():
    DESCRIPTION = document()
SCHEMA = schemathesis.openapi.from_dict(DESCRIPTION)
OPERATIONS: list[Operation] = [found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)]
MODES = {
    GenerationMode.POSITIVE: OPERATIONS,
    # An id in an address may be any text: nothing can be wrong with it.
    GenerationMode.NEGATIVE: [operation for operation in OPERATIONS if operation.query or operation.body],
}
GENERATED = [(operation, mode) for mode, operations in MODES.items() for operation in operations]

thorough = settings(
    max_examples=REQUESTS,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


def named(value: object) -> str:
    return value.label if isinstance(value, APIOperation) else str(getattr(value, "value", value))


@pytest.fixture(scope="module")
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a server answers from the small registry: over a real connection, since a test client mends what it sends."""
    template: Path = request.getfixturevalue("_sqlite_template")
    url = f"sqlite:///{shutil.copyfile(template, tmp_path_factory.mktemp('generated') / 'registry.db')}"
    engine = engine_for(url)
    world.load(engine)
    engine.dispose()
    app: Flask = create_app(Settings(database_url=url, testing=True))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    app.extensions["engine"].dispose()


def assert_as_described(case: Case[Any], address: str) -> Response:
    """Every check that schemathesis has, but for what is listed above with its reason."""
    answer = case.call(base_url=address)
    name = case.operation.definition.raw["operationId"]
    excluded: list[Any] = []
    fields, _ = WELL_FORMED_IS_NOT_ENOUGH.get(name, (set(), ""))
    if answer.status_code == 422 and answer.json()["errors"].keys() <= fields:
        excluded.append(positive_data_acceptance)
    if name in ONE_BY_ONE and answer.status_code == 200:
        excluded.append(negative_data_rejection)
    case.validate_response(answer, excluded_checks=excluded)
    assert answer.status_code < 500
    return answer


def test_enough_requests_are_made() -> None:
    assert len(OPERATIONS) == sum(len(path) for path in DESCRIPTION["paths"].values()) - sum(
        "parameters" in path for path in DESCRIPTION["paths"].values()
    )
    assert REQUESTS * len(GENERATED) >= AT_LEAST
    assert {operation.definition.raw["operationId"] for operation in OPERATIONS} >= {
        *WELL_FORMED_IS_NOT_ENOUGH,
        *ONE_BY_ONE,
    }


@pytest.mark.parametrize(("operation", "mode"), GENERATED, ids=named)
def test_a_generated_request_is_answered_as_described(address: str, operation: Operation, mode: GenerationMode) -> None:
    asked = 0

    @thorough
    @given(case=operation.as_strategy(mode))
    def ask(case: Case[Any]) -> None:
        nonlocal asked
        asked += 1
        assert_as_described(case, address)

    ask()

    assert asked >= REQUESTS


@pytest.mark.parametrize("operation", OPERATIONS, ids=named)
def test_every_edge_of_an_operation_is_answered_as_described(address: str, operation: Operation) -> None:
    """Longest and shortest values, missing and doubled ones, other types, methods that there are not."""
    cases = SCHEMA.iter_coverage_cases(
        operation, generation_modes=list(GenerationMode), generation_config=SCHEMA.config.generation
    )

    statuses = {assert_as_described(case, address).status_code for case in cases}

    assert 405 in statuses
    assert {200, 404} & statuses


# What stands in a batch, and in an answer of any shape, is told apart by its status ------------------------------------


def test_every_outcome_of_a_generated_batch_is_a_verdict_or_a_problem(address: str) -> None:
    [operation] = [one for one in OPERATIONS if one.definition.raw["operationId"] == "askCompatibilityTogether"]
    kinds = {
        name: jsonschema_rs.Draft202012Validator({**schema, "components": DESCRIPTION["components"]})
        for name, schema in DESCRIPTION["components"]["schemas"].items()
        if name in {"Verdict", "Problem"}
    }
    seen: set[int] = set()

    def check(case: Case[Any]) -> None:
        answer = case.call(base_url=address)
        if answer.status_code != 200:
            return
        for outcome in answer.json()["items"]:
            whole = {name: value for name, value in outcome.items() if name not in {"ref", "status"}}
            if outcome["status"] == 200:
                kinds["Verdict"].validate(whole)
            else:
                kinds["Problem"].validate(whole | {"status": outcome["status"]})
            seen.add(outcome["status"])

    for mode in GenerationMode:
        thorough(given(case=operation.as_strategy(mode))(check))()
    every_state: Any = {"items": list(world.STATES.values()), **world.ASK}
    check(operation.Case(body=every_state, media_type="application/json"))

    assert seen >= {200, 422}
