"""Asking the registry as it ships, and the part of an answer that reviewed answers are compared by."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from registry.compatibility.lookup import Asked, answer
from registry.database import Engine
from schemas.vocabulary import CombinationRole, Context

HERE = Path(__file__).parent
QUESTIONS: list[dict[str, Any]] = json.loads((HERE / "questions.json").read_text(encoding="utf-8"))
"""What the exercise data show: `id`, what it `shows`, what to `ask`, the `code` and the `reason` of the answer."""
ANSWERS = HERE / "answers.json"
TODAY = date(2026, 11, 25)
"""The day that the exercise data are made for: every state can be seen on it."""


def ask(engine: Engine, user: str, munition: str | Mapping[str, str], system: str, **more: Any) -> dict[str, Any]:
    """The body of the answer to one question of today's, as known at the end of today.

    Args:
        engine: Of the loaded registry.
        user: The nation whose crews fire.
        munition: One munition, or a combination by role.
        system: A platform or a weapon.
        more: As a question of `QUESTIONS` has them; days as texts.
    """
    known = more.pop("as_known", TODAY.isoformat())
    asked = Asked(
        user=user,
        system=system,
        munition=munition if isinstance(munition, str) else None,
        combination={} if isinstance(munition, str) else {CombinationRole(role): munition[role] for role in munition},
        context=Context(more.pop("context", Context.TRAINING)),
        as_of=date.fromisoformat(more.pop("as_of", TODAY.isoformat())),
        as_known=datetime.combine(date.fromisoformat(known), time.max, UTC),
        lots=tuple(more.pop("lots")) if "lots" in more else None,
        **more,
    )
    with engine.connect() as connection:
        return answer(connection, asked)


def answered(engine: Engine, question: Mapping[str, Any]) -> dict[str, Any]:
    """The body of the answer to one of `QUESTIONS`."""
    given = dict(question["ask"])
    munition = given.pop("munition", None) or given.pop("combination")
    return ask(engine, given.pop("user"), munition, given.pop("system"), **given)


def reviewed(body: Mapping[str, Any]) -> dict[str, Any]:
    """What a reviewer has agreed to: codes, ids and values, and no sentence; what is empty is left out."""
    technical = body["technical"]
    parts = {
        "answer": body["answer"],
        **{name: technical[name] for name in ("code", "reason", "reasons", "rule", "standing", "records", "flags")},
        "conditions": [
            {name: line[name] for name in ("kind", "value", "unit", "records") if line[name] is not None}
            for line in technical["conditions"]
        ],
        "notices": [{"code": notice["code"], "about": notice["about"]} for notice in body["notices"]],
        "considered": {entry["record"]: entry["why"] for entry in body["considered"]},
        "candidates": sorted(one["id"] for fitting in body.get("candidates", {}).values() for one in fitting),
        "next_change": body["next_change"],
    }
    return {name: value for name, value in parts.items() if value}
