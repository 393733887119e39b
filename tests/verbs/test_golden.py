"""The listed questions show all that the registry can say, and their answers are those that were reviewed."""

import json
from typing import Any

import pytest

from registry.database import Engine
from schemas.vocabulary import Code, Flag, Notice, Reason, Standing, State, Why
from tests.golden.asking import ANSWERS, QUESTIONS, answered, reviewed

NOT_REACHED: dict[type, dict[str, str]] = {
    Notice: {"IDENTIFIER_REPLACED": "the public reference holds no stock number, and none that was replaced"},
    Standing: {"THIRD_PARTY": "a third party never decides"},
}
"""What no listed question can show, and why."""

REVIEWED: dict[str, Any] = json.loads(ANSWERS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def bodies(shipped: Engine) -> dict[str, dict[str, Any]]:
    """The answers to all listed questions, by id."""
    return {question["id"]: answered(shipped, question) for question in QUESTIONS}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_a_listed_question_is_answered_as_it_says(bodies: dict[str, dict[str, Any]], question: dict[str, Any]) -> None:
    technical = bodies[question["id"]]["technical"]

    assert (technical["code"], technical["reason"]) == (question["code"], question.get("reason"))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_an_answer_is_the_one_that_was_reviewed(bodies: dict[str, dict[str, Any]], question: dict[str, Any]) -> None:
    """`python -m tests.golden` writes them anew; the difference is then reviewed like any other."""
    assert reviewed(bodies[question["id"]]) == REVIEWED[question["id"]]


def test_every_reviewed_answer_belongs_to_a_listed_question() -> None:
    assert list(REVIEWED) == [question["id"] for question in QUESTIONS]


@pytest.mark.parametrize("words", [Code, State, Reason, Flag, Notice, Standing, Why], ids=lambda words: words.__name__)
def test_every_word_of_an_answer_is_reached_by_a_listed_question(
    bodies: dict[str, dict[str, Any]], words: type[Code | State | Reason | Flag | Notice | Standing | Why]
) -> None:
    said = {word for body in bodies.values() for word in _said(body)[words]}

    assert {word.value for word in words} - said == set(NOT_REACHED.get(words, ()))


def _said(body: dict[str, Any]) -> dict[type, set[str]]:
    """The words of one answer by what they are words for: two vocabularies share a spelling."""
    technical = body["technical"]
    return {
        Code: {technical["code"]},
        State: {body["state"]},
        Reason: {technical["reason"]},
        Flag: set(technical["flags"]),
        Notice: {notice["code"] for notice in body["notices"]},
        Standing: {technical["standing"]},
        Why: {entry["why"] for entry in body["considered"]},
    }
