"""One answer everywhere: API, batch, page and command line say the same of every pair of the exercise set."""

import json
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from registry.app import create_app
from registry.cli import main
from registry.settings import Settings
from schemas.compatibility import MOST_ITEMS
from schemas.vocabulary import CombinationRole
from tests.conftest import SHIPPED
from tests.pages import verdict_in, verdict_of

TODAY = {"as_of": "2026-11-25", "as_known": "2026-11-25T12:00:00Z"}
CONTEXTS = ["training", "operations"]

Question = dict[str, str]


def pairs() -> list[Question]:
    """Every munition or combination in every weapon for every nation that a record of the exercise set names, each once.

    Where a record lists platforms, its first one is asked with the weapon picked.
    """
    exercise = SHIPPED / "exercise"
    nations = {one["id"]: one["nation"] for one in json.loads((exercise / "authorities.json").read_bytes())}
    found: dict[tuple[str, ...], Question] = {}
    for file in sorted((exercise / "records").glob("*.json")):
        for record in json.loads(file.read_bytes()):
            platforms = record.get("platforms")
            system = {"system": platforms[0], "weapon": record["weapon"]} if isinstance(platforms, list) else None
            for load in loads(record):
                question = load | (system or {"system": record["weapon"]}) | {"user": nations[record["authority"]]}
                key = (*load.values(), record["weapon"], question["user"])
                if key not in found or system:
                    found[key] = question
    return list(found.values())


def loads(record: dict[str, Any]) -> Iterator[Question]:
    """What the record's rounds or combinations are asked by."""
    if record.get("munition"):
        yield {"munition": record["munition"]}
        return
    roles = {role.value: record["combination"][role] for role in CombinationRole if record["combination"].get(role)}
    for members in product(*roles.values()):
        yield dict(zip(roles, members, strict=True))


PAIRS = pairs()


@pytest.fixture(scope="module")
def shipped_app(shipped_url: str) -> Iterator[Flask]:
    """The registry as it ships, exercise data included."""
    app = create_app(Settings(database_url=shipped_url, testing=True))
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture(scope="module", params=CONTEXTS)
def context(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def answers(shipped_app: Flask, context: str) -> list[tuple[Question, dict[str, Any]]]:
    """Every pair with the API's answer to it."""
    client = shipped_app.test_client()
    asked = [{**pair, **TODAY, "context": context} for pair in PAIRS]
    return [(question, over_the_wire(client, question)) for question in asked]


def over_the_wire(client: FlaskClient, question: Question) -> dict[str, Any]:
    answer = client.get("/api/v1/compatibility", query_string=question)
    assert answer.status_code == 200, (question, answer.text)
    body: dict[str, Any] = json.loads(answer.data)
    return body


def arguments(question: Question) -> list[str]:
    return [text for name, value in question.items() for text in (f"--{name.replace('_', '-')}", value)]


def test_the_pairs_are_many_and_of_every_kind(answers: list[tuple[Question, dict[str, Any]]]) -> None:
    """Else the tests below could agree on nothing."""
    assert len(PAIRS) > 600
    assert sum("projectile" in pair for pair in PAIRS) > 10
    assert sum("weapon" in pair for pair in PAIRS) > 300
    assert {body["state"] for _, body in answers} == {"YES", "CONDITIONAL", "DISPUTED", "NO", "UNKNOWN"}
    assert sum(bool(body["technical"]["conditions"]) for _, body in answers) > 100


def test_a_batch_gives_the_answers_of_the_single_questions(
    shipped_app: Flask, answers: list[tuple[Question, dict[str, Any]]]
) -> None:
    client = shipped_app.test_client()
    together: list[dict[str, Any]] = []
    for first in range(0, len(answers), MOST_ITEMS):
        items = [question for question, _ in answers[first : first + MOST_ITEMS]]
        together += json.loads(client.post("/api/v1/compatibility/batch", json={"items": items}).data)["items"]

    single = [{"ref": None, "status": 200, **body} for _, body in answers]
    assert [item for item, expected in zip(together, single, strict=True) if item != expected] == []


def test_the_page_says_what_the_api_says(shipped_app: Flask, answers: list[tuple[Question, dict[str, Any]]]) -> None:
    client = shipped_app.test_client()

    different = []
    for question, body in answers:
        shown = verdict_of(client.get("/lookup", query_string=question).text)
        contexts = shown.pop("contexts")
        if shown != verdict_in(body) or contexts[question["context"]] != body["state"]:
            different.append((question, shown, verdict_in(body)))

    assert different == []


def test_the_command_line_gives_the_body_of_the_api_byte_for_byte(
    shipped_app: Flask, shipped_url: str, context: str, answers: list[tuple[Question, dict[str, Any]]]
) -> None:
    """Every second pair; in the other context the others."""
    client, runner = shipped_app.test_client(), CliRunner(env={"REGISTRY_DATABASE_URL": shipped_url})

    different = []
    for question, _ in answers[CONTEXTS.index(context) :: len(CONTEXTS)]:
        done = runner.invoke(main, ["lookup", "--json", *arguments(question)])
        if done.stdout_bytes != client.get("/api/v1/compatibility", query_string=question).data + b"\n":
            different.append((question, done.output))

    assert different == []


def test_the_printed_answer_names_the_same_records_and_conditions(
    shipped_url: str, context: str, answers: list[tuple[Question, dict[str, Any]]]
) -> None:
    """The pairs that the test above leaves out."""
    runner = CliRunner(env={"REGISTRY_DATABASE_URL": shipped_url})

    different = []
    for question, body in answers[1 - CONTEXTS.index(context) :: len(CONTEXTS)]:
        lines = runner.invoke(main, ["lookup", *arguments(question)]).stdout.splitlines()
        considered = [entry["text"] for entry in body["considered"]]
        conditions = [f"[ ] {one['text']} ({', '.join(one['records'])})" for one in body["technical"]["conditions"]]
        printed = [line[2:] for line in lines if line.startswith("  ")]
        if (
            not lines[1].endswith(body["text"])
            or [line for line in printed if line.startswith("[ ] ")] != conditions
            or [line for line in printed if re.match(r"\S+ \(.+\): ", line)] != considered
        ):
            different.append((question, lines, body))

    assert different == []
