"""The question and its verdict."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from flask import Blueprint, Response, g, request

from registry.catalogue import things
from registry.catalogue.things import MunitionRow, PlatformRow, WeaponRow
from registry.compatibility.lookup import Asked, answer, answers
from registry.compatibility.reasoning import reasoning
from registry.database import Connection
from registry.errors import NotFound, Refusal
from registry.web.consulting import asked_of, consulting, nation_names, now
from registry.web.memory import remember
from registry.web.mishaps import handle
from registry.web.notes import marks_of
from registry.web.page import language, page
from registry.web.question import FIELDS, address, asking, errors_of, onward, shown
from registry.web.twins import FORMS, View, is_twin, shows
from registry.web.verdict_around import around, days_of
from registry.web.verdict_cited import citation, ids, permalink, picture, whole
from registry.web.verdict_course import differences, strip
from registry.web.wording import Wording
from schemas.beside import Beside
from schemas.compatibility import Question, asked
from schemas.vocabulary import STATE_OF_CODE, Context

blueprint = Blueprint("lookup", __name__)

PUBLIC = {"lookup.verdict": "answers as the public reader may see it"}

_HERE = (*FIELDS, "then", "then_known")
"""What decides what this page shows."""
_KEPT = frozenset({*FIELDS, "lang"})
"""What a question for another day takes along."""


class Named(NamedTuple):
    """The catalogue's rows of what an answer names, and the labels of their interfaces, by id."""

    munitions: Mapping[str, MunitionRow]
    weapons: Mapping[str, WeaponRow]
    platforms: Mapping[str, PlatformRow]
    interfaces: Mapping[str, str]


@shows(blueprint, "/lookup")
def verdict() -> View:
    """The answer to one question, what stands around it, and the question to be asked again."""
    with consulting() as connection:
        question = Asked(**asked(asked_of(Question, *Beside.columns()), now=now()))  # type: ignore[arg-type]
        beside = asked_of(Beside, *Question.columns())
        in_contexts = _in_contexts(connection, question)
        found = in_contexts[question.context]
        named = _named(connection, found)
        near = around(connection, question, beside, found, g.version)
    remember(question.user, question.context)
    say = Wording(language())
    labels = _labels(found, named)
    kept = permalink(found, data_version=str(found["data_version"]))
    return View(
        template="lookup.html",
        fragment="lookup",
        title=say.title_verdict.format(verdict=say.verdict_of(found), **labels),
        address=address("/lookup", _HERE),
        name=f"verdict-{question.user}-{question.context}".lower(),
        items=[] if "candidates" in found else [{"key": context.value, **one} for context, one in in_contexts.items()],
        columns=_columns(labels),
        body=found,
        context={
            **asking(),
            "found": found,
            "labels": labels,
            "presented": _presented(found, named),
            "accepted": _accepted(found, named),
            "named": named,
            "in_contexts": in_contexts,
            "nation_names": nation_names(),
            "marks_of": marks_of,
            "state_of": STATE_OF_CODE,
            "at": partial(address, "/lookup", _HERE),
            "exact": ids(found),
            "begin": partial(address, "/"),
            "onward": onward,
            "asked_again": [
                (name, value) for name, value in request.args.items(multi=True) if name in _KEPT and value.strip()
            ],
            "permalink": kept,
            "picture": picture(whole(kept)),
            "citation": citation(found, labels, nation_names(), whole(kept)),
            "cited": beside.get("data_version"),
            "near_by": near,
            "nodes": reasoning(found, near.gate),
            "days_of": partial(days_of, as_of=found["question"]["as_of"], as_known=found["question"]["as_known"]),
            "strip": strip(near.course, question.as_of) if near.course else None,
            "differences": differences(near.then.found, found, say) if near.then else [],
            "twins": {form: permalink(found, f"/lookup.{form}") for form in FORMS},
        },
    )


def _columns(labels: Mapping[str, str]) -> dict[str, Callable[[Mapping[str, Any]], object]]:
    """The answer in each context, a line each: what decides, on what conditions, until when."""
    return {
        "munition": lambda _: labels["munition"],
        "system": lambda _: labels["system"],
        "user": lambda one: one["question"]["user"],
        "holder": lambda one: one["question"]["holder"],
        "context": lambda one: one["question"]["context"],
        "as_of": lambda one: one["question"]["as_of"],
        "as_known": lambda one: one["question"]["as_known"],
        "state": lambda one: one["state"],
        "code": lambda one: one["technical"]["code"],
        "reason": lambda one: one["technical"]["reason"],
        "rule": lambda one: one["technical"]["rule"],
        "records": lambda one: one["technical"]["records"],
        "conditions": lambda one: [line["text"] for line in one["technical"]["conditions"]],
        "notices": lambda one: [notice["text"] for notice in one["notices"]],
        "next_change": lambda one: one["next_change"],
        "text": lambda one: one["text"],
        "caution": lambda one: one["caution"],
    }


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """The question again, with what is wrong at each field, or what may have been meant."""
    if is_twin(request.path):
        return handle(error)
    say = Wording(language())
    missing = isinstance(error, NotFound)
    return page(
        "lookup.html",
        "lookup",
        title=f"{say.error}{say.colon} {say.nothing_found if missing else say.wrong}",
        status=404 if missing else 422,
        address=address("/lookup"),
        **asking(errors_of(error)),
        missing=missing,
        near=error.candidates,
        at=partial(address, "/lookup"),
    )


def _in_contexts(connection: Connection, question: Asked) -> dict[Context, dict[str, Any]]:
    """The answer in every context, asked together: the page costs as many queries as one answer."""
    together = [replace(question, context=context) for context in Context]
    outcomes = zip(Context, answers(connection, together, language(), g.version), strict=True)
    found = {context: outcome for context, outcome in outcomes if not isinstance(outcome, Refusal)}
    if question.context not in found:
        # Refused: asked alone, the refusal also tells what may have been meant.
        found[question.context] = answer(connection, question, language(), g.version)
    return found


def _named(connection: Connection, found: Mapping[str, Any]) -> Named:
    question = found["question"]
    candidates = [one["id"] for fitting in found.get("candidates", {}).values() for one in fitting]
    system = [question["system"]["id"]] if question["system"] else []
    munitions = things.munitions(connection, [*(part["id"] for part in _parts(question) if part), *candidates])
    weapons = things.weapons(connection, [*(weapon["id"] for weapon in found["weapons"]), *system, *candidates])
    platforms = things.platforms(connection, [*system, *candidates])
    mating = {interface for row in munitions.values() for interface in row.presents}
    mating |= {interface for weapon in weapons.values() for interface in weapon.accepts}
    return Named(munitions, weapons, platforms, things.labels(connection, mating))


def _parts(question: Mapping[str, Any]) -> list[Mapping[str, Any] | None]:
    return list(question["combination"].values()) if question.get("combination") else [question.get("munition")]


def _labels(found: Mapping[str, Any], named: Named) -> dict[str, str]:
    """What was asked about, as printed where certain, as typed where not."""
    question = found["question"]
    typed = [shown(role) for role in question["combination"]] if question.get("combination") else [shown("munition")]
    parts = [part["designation"] if part else text for part, text in zip(_parts(question), typed, strict=True)]
    system = question["system"]
    row = (named.platforms.get(system["id"]) or named.weapons.get(system["id"])) if system else None
    return {"munition": " + ".join(parts), "system": row.designation if row else shown("system") or shown("weapon")}


def _presented(found: Mapping[str, Any], named: Named) -> list[tuple[str, list[str]]]:
    """Of each part that is certain: its designation, and the interfaces that it presents."""
    rows = [named.munitions[part["id"]] for part in _parts(found["question"]) if part]
    return [(row.designation, [named.interfaces.get(one, one) for one in row.presents]) for row in rows]


def _accepted(found: Mapping[str, Any], named: Named) -> list[str] | None:
    """The interfaces that the weapon accepts which the answer speaks for; None where none does."""
    weapon = (found["question"]["system"] or {}).get("weapon")
    return [named.interfaces.get(one, one) for one in named.weapons[weapon].accepts] if weapon else None
