"""The question over the wire: shape, language, entity tags, batch."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from registry.app import create_app
from registry.database import Engine
from registry.settings import Settings
from tests.doors import world
from tests.queries import queries

ONE = "/api/v1/compatibility"
MANY = "/api/v1/compatibility/batch"


def ask(client: FlaskClient, headers: dict[str, str] | None = None, **question: str) -> Any:
    return client.get(ONE, query_string={**world.ASK, **question}, headers=headers or {})


# Shape -----------------------------------------------------------------------------------------------------------------

EXAMPLE: dict[str, Any] = {
    "question": {
        "munition": {"id": str, "designation": str},
        "system": {"id": str, "kind": str, "weapon": str},
        "user": str,
        "holder": str,
        "context": str,
        "as_of": str,
        "as_known": str,
    },
    "answer": str,
    "state": str,
    "technical": {
        "code": str,
        "reason": type(None),
        "reasons": [],
        "rule": str,
        "standing": str,
        "records": [str],
        "flags": [str],
        "conditions": [{"kind": str, "value": object, "unit": (str, type(None)), "records": [str], "text": str}],
    },
    "transfer": (dict, type(None)),
    "movement": (dict, type(None)),
    "weapons": [{"id": str, "code": str}],
    "considered": [{"record": str, "counted": bool, "why": str, "text": str}],
    "notices": [{"code": str, "about": [str], "text": str}],
    "would_change": [{"code": str, "who": str, "text": str}],
    "next_change": str,
    "text": str,
    "caution": str,
    "exercise": bool,
    "data_version": int,
}


def assert_like(given: Any, expected: Any, path: str = "") -> None:
    """Keys and types as in the example of the interface, no more and no fewer."""
    if isinstance(expected, dict):
        assert set(given) == set(expected), path
        for key, below in expected.items():
            assert_like(given[key], below, f"{path}.{key}")
    elif isinstance(expected, list):
        assert isinstance(given, list), path
        for place, entry in enumerate(given):
            assert_like(entry, expected[0], f"{path}[{place}]")
    else:
        assert isinstance(given, expected), f"{path} is {given!r}"


def test_an_answer_has_the_shape_of_the_interface(client: FlaskClient) -> None:
    answer = ask(client, **world.STATES["CONDITIONAL"], holder="DEU")

    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    assert_like(answer.json, EXAMPLE)


@pytest.mark.parametrize("state", world.STATES)
def test_each_state_is_answered(client: FlaskClient, state: str) -> None:
    answer = ask(client, **world.STATES[state])

    assert answer.json["state"] == state


def test_without_a_holder_the_other_axes_are_null(client: FlaskClient) -> None:
    answer = ask(client, **world.STATES["YES"]).json

    assert (answer["transfer"], answer["movement"]) == (None, None)


def test_a_name_that_fits_several_is_answered_with_candidates(client: FlaskClient) -> None:
    answer = ask(client, **world.AMBIGUOUS)

    assert answer.status_code == 200
    assert answer.json["technical"]["reason"] == "IDENTITY_AMBIGUOUS"
    assert answer.json["candidates"] == {
        "munition": [{"id": "m781", "designation": "M781"}, {"id": "m918", "designation": "M918"}]
    }


def test_a_name_that_fits_nothing_is_a_problem_with_near_matches(client: FlaskClient) -> None:
    answer = ask(client, **world.STRANGER)

    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    assert answer.json["type"] == "/api/docs#problem-not-found"
    assert list(answer.json["errors"]) == ["munition"]
    assert {"id": "dm53a1", "designation": "DM53A1"} in answer.json["candidates"]["munition"]


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ({}, {"munition", "system", "user"}),
        ({"user": "NLD"}, {"munition", "system"}),
        ({"user": "nld", "munition": "a", "system": "b"}, {"user"}),
        ({"user": "ZZZ", "munition": "dm63", "system": "leopard-2a6"}, {"user"}),
        ({"user": "NLD", "munition": "a", "projectile": "b", "system": "c"}, {"munition"}),
        ({"user": "NLD", "munition": "a", "system": "b", "contxt": "training"}, {"contxt"}),
        ({"user": "NLD", "munition": "a", "system": "b", "context": "peace"}, {"context"}),
        ({"user": "NLD", "munition": "a", "system": "b", "as_of": "1.6.2026"}, {"as_of"}),
        ({"user": "NLD", "munition": "a", "system": "b", "as_known": "2026-06-01T10:00:00"}, {"as_known"}),
        ({"user": "NLD", "munition": "a", "system": "b", "route": "BEL,FR"}, {"route"}),
    ],
)
def test_what_breaks_the_contract_is_named_by_field(
    client: FlaskClient, question: dict[str, str], fields: set[str]
) -> None:
    answer = client.get(ONE, query_string=question)

    assert answer.status_code == 422
    assert answer.json["type"] == "/api/docs#problem-invalid"
    assert set(answer.json["errors"]) == fields


def test_what_may_be_given_once_is_refused_when_given_twice(client: FlaskClient) -> None:
    answer = client.get(f"{ONE}?munition=dm63&munition=dm53a1&system=mk19&user=NLD")

    assert answer.status_code == 422
    assert answer.json["errors"] == {"munition": ["This is given 2 times; give it once."]}


def test_routes_repeat_and_lots_are_one_list(client: FlaskClient) -> None:
    answer = client.get(f"{ONE}?munition=dm63&system=mk19&user=NLD&route=BEL,FRA&route=DEU&lots=A-1,A-2")

    assert answer.json["question"]["routes"] == [["BEL", "FRA"], ["DEU"]]
    assert answer.json["question"]["lots"] == ["A-1", "A-2"]


def test_a_day_of_knowledge_means_its_end(client: FlaskClient) -> None:
    answer = ask(client, **world.STATES["YES"], as_known="2026-03-01")

    assert answer.json["question"]["as_known"].startswith("2026-03-01T23:59:59")


# Language --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr", "fr"),
        ("fr-CA, en;q=0.5", "fr"),
        ("en-US, fr;q=0.9", "en"),
        ("de, fr;q=0.2", "fr"),
        ("fr;q=0, *", "en"),
        ("xx", "en"),
        ("fr;q=abc", "en"),
        (";;;,,,q=1", "en"),
        ("é", "en"),
        ("*", "en"),
        ("", "en"),
    ],
)
def test_texts_follow_the_language_asked_for(client: FlaskClient, accepted: str, language: str) -> None:
    answer = ask(client, {"Accept-Language": accepted}, **world.STATES["YES"])

    assert answer.headers["Content-Language"] == language
    assert answer.json["text"].startswith({"en": "Yes", "fr": "Oui"}[language])


def test_problems_are_told_in_french_too(client: FlaskClient) -> None:
    answer = client.get(ONE, headers={"Accept-Language": "fr"})

    assert answer.json["title"] == "La requête ne respecte pas son contrat."
    assert answer.json["errors"]["user"] == ["Cette valeur manque\u00a0; elle est obligatoire."]


# Entity tags -----------------------------------------------------------------------------------------------------------


def test_an_unchanged_answer_is_not_sent_again(client: FlaskClient) -> None:
    first = ask(client, **world.STATES["YES"])

    again = ask(client, {"If-None-Match": first.headers["ETag"]}, **world.STATES["YES"])

    assert not first.headers["ETag"].startswith("W/")
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]


def test_the_tag_tells_languages_and_questions_apart(client: FlaskClient) -> None:
    english = ask(client, **world.STATES["YES"])

    french = ask(client, {"Accept-Language": "fr", "If-None-Match": english.headers["ETag"]}, **world.STATES["YES"])
    other = ask(client, {"If-None-Match": english.headers["ETag"]}, **world.STATES["NO"])

    assert (french.status_code, other.status_code) == (200, 200)
    assert "Accept-Language" in french.headers["Vary"]


def test_any_tag_does_not_hide_a_bad_question(client: FlaskClient) -> None:
    bad = client.get(ONE, headers={"If-None-Match": "*"})
    good = ask(client, {"If-None-Match": "*"}, **world.STATES["YES"])

    assert (bad.status_code, good.status_code) == (422, 304)


def test_a_repeated_question_costs_no_transaction(app: Flask, client: FlaskClient) -> None:
    ask(client, **world.STATES["YES"])

    with queries(app.extensions["engine"]) as seen:
        ask(client, **world.STATES["YES"])

    assert seen == []


def test_a_change_of_the_data_changes_tag_and_answer(engine: Engine, settings: Settings) -> None:
    world.load(engine)
    app = create_app(settings)
    client = app.test_client()
    before = ask(client, **world.STATES["YES"])

    world.change(engine)
    after = ask(client, {"If-None-Match": before.headers["ETag"]}, **world.STATES["YES"])

    assert after.status_code == 200
    assert (before.json["answer"], after.json["answer"]) == ("YES", "NOT_YET")
    assert after.json["data_version"] == before.json["data_version"] + 1
    app.extensions["engine"].dispose()


# Batch -----------------------------------------------------------------------------------------------------------------


def test_a_batch_answers_in_order_and_one_bad_item_fails_alone(client: FlaskClient) -> None:
    items: list[Any] = [{"ref": state, **question} for state, question in world.STATES.items()]
    items[2:2] = [{"ref": "stranger", **world.STRANGER}, {"ref": "bad", "munition": 7, "system": "mk19"}, "no question"]

    answer = client.post(MANY, json={"items": items, **world.ASK})

    assert answer.status_code == 200
    assert [one["ref"] for one in answer.json["items"]] == [
        "YES", "CONDITIONAL", "stranger", "bad", None, "DISPUTED", "NO", "UNKNOWN"
    ]  # fmt: skip
    assert [one["status"] for one in answer.json["items"]] == [200, 200, 404, 422, 422, 200, 200, 200]
    assert answer.json["items"][3]["errors"] == {"munition": ["Expected text, not “7”."]}
    assert answer.json["summary"] == {
        "questions": 8,
        "problems": 3,
        "answers": {
            "NO": 1, "NOT_YET": 2, "ACTION_NEEDED": 0, "YES_IN_EMERGENCY": 0, "YES_WITH_CONDITIONS": 1, "YES": 1
        },
    }  # fmt: skip
    assert answer.json["data_version"] == 1


def test_an_item_is_answered_as_the_single_question_is(client: FlaskClient) -> None:
    asked = {**world.ASK, "as_known": "2026-06-01T10:00:00Z"}
    single = [client.get(ONE, query_string={**asked, **question}).json for question in world.STATES.values()]

    together = client.post(MANY, json={"items": list(world.STATES.values()), **asked}).json["items"]

    assert [{key: one[key] for key in one if key not in {"ref", "status"}} for one in together] == single


def test_an_item_says_otherwise_than_the_defaults(client: FlaskClient) -> None:
    answer = client.post(
        MANY, json={"items": [world.STATES["YES"], {**world.STATES["YES"], "context": "emergency"}], **world.ASK}
    )

    assert [one["question"]["context"] for one in answer.json["items"]] == ["training", "emergency"]


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, {"items"}),
        ({"items": []}, {"items"}),
        ({"items": {}}, {"items"}),
        ({"items": [{}] * 1001}, {"items"}),
        ({"items": [{}], "context": "peace", "x": 1}, {"context", "x"}),
        ([], {""}),
        ("text", {""}),
        (None, {""}),
    ],
)
def test_a_batch_that_is_none_is_refused_whole(client: FlaskClient, body: Any, fields: set[str]) -> None:
    answer = client.post(MANY, data=json.dumps(body), content_type="application/json")

    assert answer.status_code == 422
    assert set(answer.json["errors"]) == fields


@pytest.mark.parametrize(
    "body", [b"", b"{", b'{"items": [NaN]}', b'{"items": "\\ud800"}', b"\xff", b"[" * 100_000, b"\x00"]
)
def test_what_is_no_json_is_malformed(client: FlaskClient, body: bytes) -> None:
    answer = client.post(MANY, data=body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json["type"] == "/api/docs#problem-malformed"


def test_a_thousand_questions_take_a_fixed_number_of_queries(app: Flask, client: FlaskClient) -> None:
    items = list(world.STATES.values())

    with queries(app.extensions["engine"]) as few:
        client.post(MANY, json={"items": items, **world.ASK})
    with queries(app.extensions["engine"]) as many:
        answer = client.post(MANY, json={"items": items * 200, **world.ASK})

    assert answer.json["summary"]["questions"] == 1000
    assert len(many) <= len(few)
