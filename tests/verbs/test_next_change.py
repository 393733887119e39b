"""The day on which an answer changes is that of the whole platform, whichever of its weapons then speaks."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from registry.database import Engine
from tests.golden.asking import TODAY, ask

USERS = ["AUS", "DEU", "NLD", "NOR", "USA"]


def substance(body: Mapping[str, Any]) -> tuple[object, ...]:
    """What makes one day's answer differ from another's."""
    technical = body["technical"]
    lines = [(line["kind"], str(line["value"]), line["unit"]) for line in technical["conditions"]]
    return technical["code"], technical["reason"], lines


def on(engine: Engine, day: date, *question: str) -> tuple[object, ...]:
    return substance(ask(engine, *question, context="operations", as_of=day.isoformat()))


def test_another_weapon_may_speak_before_the_answer_of_this_one_changes(shipped: Engine) -> None:
    body = ask(shipped, "AUS", "f1-5.56-australia", "aug-a1", context="operations")

    assert len(body["weapons"]) > 1
    assert body["next_change"] == "2027-12-01"


def test_the_answer_holds_until_the_day_before_and_is_another_on_the_day(shipped: Engine) -> None:
    asked = [(user, munition, system) for user in USERS for munition, system in PAIRS]
    bodies = {question: ask(shipped, *question, context="operations") for question in asked}

    changing = {question: body["next_change"] for question, body in bodies.items() if body["next_change"]}

    assert len(changing) >= 5
    for question, text in changing.items():
        day = date.fromisoformat(text)
        now = substance(bodies[question])
        assert on(shipped, day, *question) != now, question
        assert on(shipped, day - timedelta(days=1), *question) == now, question
        assert on(shipped, TODAY, *question) == now


PAIRS = [
    ("f1-5.56-australia", "aug-a1"),
    ("aim-120c-8", "f-35a"),
    ("aim-120d", "f-35a"),
    ("dm53a1", "leopard-2a6"),
    ("dm53a1", "leopard-2a7v"),
    ("dm63a1", "leopard-2-grc"),
]
"""Platforms of several weapons, and one of a single gun."""
