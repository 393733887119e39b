"""The question and its verdict."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from flask import Blueprint, Response, g, request

from registry.catalogue import things
from registry.catalogue.things import MunitionRow, PlatformRow, WeaponRow
from registry.compatibility import explain
from registry.compatibility.lookup import Asked, answer, answers, verdicts
from registry.compatibility.reasoning import reasoning
from registry.database import Connection
from registry.errors import NotFound, Refusal
from registry.web.consulting import asked_of, consulting, nation_names, now
from registry.web.memory import remember
from registry.web.mishaps import handle
from registry.web.notes import marks_of
from registry.web.page import language, page
from registry.web.question import FIELDS, address, asking, errors_of, fields_of, not_found, onward, shown
from registry.web.twins import FORMS, View, is_twin, shows
from registry.web.verdict_around import Around, around, days_of
from registry.web.verdict_beside import besides, titled
from registry.web.verdict_candidates import bunches
from registry.web.verdict_cited import citation, ids, limits, permalink, picture, whole
from registry.web.verdict_course import differences, following, strip
from registry.web.verdict_decided import decided
from registry.web.verdict_linked import linked, pages_of, restricting
from registry.web.verdict_today import Past, is_past, of_today
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
_MOST_LOTS_IN_A_HEADING = 4


class Named(NamedTuple):
    """The catalogue's rows of what an answer names, and the labels of their interfaces, by id.

    Of an uncertain name `groups` are the kinds of its groups, by id, and `taken` the interfaces that the asked system accepts.
    """

    munitions: Mapping[str, MunitionRow]
    weapons: Mapping[str, WeaponRow]
    platforms: Mapping[str, PlatformRow]
    interfaces: Mapping[str, str]
    groups: Mapping[str, str]
    taken: frozenset[str]


@shows(blueprint, "/lookup")
def verdict() -> View:
    """The answer to one question, what stands around it, and the question to be asked again."""
    with consulting() as connection:
        moment = now()
        question = Asked(**asked(asked_of(Question, *Beside.columns()), now=moment))  # type: ignore[arg-type]
        beside, amiss = besides()
        in_contexts, past = _in_contexts(connection, question, moment)
        found = in_contexts[question.context]
        named = _named(connection, question, found)
        near = around(connection, question, beside, found, g.version)
    remember(question.user, question.context)
    say = Wording(language())
    labels = _labels(found, named)
    kept = permalink(found, data_version=str(found["data_version"]))
    return View(
        template="lookup.html",
        fragment="lookup",
        title=titled(say.title_verdict.format(verdict=say.verdict_of(found), **labels), near.then, amiss, say),
        status=422 if amiss else 200,
        address=address("/lookup", _HERE) + ("#then" if near.then or amiss else ""),
        name=f"verdict-{question.user}-{question.context}".lower(),
        items=[] if "candidates" in found else [{"key": context.value, **one} for context, one in in_contexts.items()],
        columns=_columns(labels),
        body=found,
        context={
            **asking(),
            "found": found,
            "labels": labels,
            "bunches": partial(bunches, munitions=named.munitions, accepts=named.taken),
            "presented": _presented(found, named),
            "accepted": _accepted(found, named),
            "named": named,
            "past": past,
            "limits": limits(found, nation_names()),
            "only_lots": _only_lots(found, say),
            "decided": decided(found, near.stopped_by),
            "following": following(near.course, found["next_change"]),
            "linked": partial(linked, pages=_pages(found, near)),
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
            "amiss": amiss,
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
    missing, errors = isinstance(error, NotFound), errors_of(error)
    heading = not_found(errors, say) if missing else say.wrong
    return page(
        "lookup.html",
        "lookup",
        title=f"{say.error}{say.colon} {heading}",
        heading=heading,
        status=404 if missing else 422,
        address=address("/lookup"),
        **asking(errors),
        missing=missing,
        near=error.candidates,
        unnumbered=fields_of(error, "no_stock_number"),
        at=partial(address, "/lookup"),
    )


def _in_contexts(
    connection: Connection, question: Asked, moment: datetime
) -> tuple[dict[Context, dict[str, Any]], Past | None]:
    """The answer in every context, and today's where that is another, asked together: as many queries as one answer."""
    together = [replace(question, context=context) for context in Context]
    outcomes = answers(connection, [*together, of_today(question, moment)], language(), g.version)
    todays = outcomes.pop()
    past = Past(None if isinstance(todays, Refusal) else todays) if is_past(question, moment) else None
    in_each = zip(Context, outcomes, strict=True)
    found = {context: outcome for context, outcome in in_each if not isinstance(outcome, Refusal)}
    if question.context not in found:
        # Refused: asked alone, the refusal also tells what may have been meant.
        found[question.context] = answer(connection, question, language(), g.version)
    return found, past


def _named(connection: Connection, question: Asked, found: Mapping[str, Any]) -> Named:
    meant_by = found["question"]
    candidates = [one["id"] for fitting in found.get("candidates", {}).values() for one in fitting]
    system = [meant_by["system"]["id"]] if meant_by["system"] else []
    munitions = things.munitions(connection, [*(part["id"] for part in _parts(meant_by) if part), *candidates])
    weapons = things.weapons(connection, [*(weapon["id"] for weapon in found["weapons"]), *system, *candidates])
    platforms = things.platforms(connection, [*system, *candidates])
    groups: dict[str, str] = {}
    taken: frozenset[str] = frozenset()
    if candidates:
        [outcome] = verdicts(connection, [question], g.version)
        meant = () if isinstance(outcome, Refusal) else outcome.meant.weapons
        taken = frozenset(interface for weapon in meant for interface in weapon.accepts)
        groups = things.groups(connection, {*candidates} - munitions.keys() - weapons.keys() - platforms.keys())
    mating = {interface for row in munitions.values() for interface in row.presents}
    mating |= {interface for weapon in weapons.values() for interface in weapon.accepts}
    return Named(munitions, weapons, platforms, things.labels(connection, mating), groups, taken)


def _parts(question: Mapping[str, Any]) -> list[Mapping[str, Any] | None]:
    return list(question["combination"].values()) if question.get("combination") else [question.get("munition")]


def _labels(found: Mapping[str, Any], named: Named) -> dict[str, str]:
    """What was asked about, as printed where certain, as typed where not; `thing` is what bears or is the weapon asked about."""
    question = found["question"]
    typed = [shown(role) for role in question["combination"]] if question.get("combination") else [shown("munition")]
    parts = [part["designation"] if part else text for part, text in zip(_parts(question), typed, strict=True)]
    system = question["system"]
    row = (named.platforms.get(system["id"]) or named.weapons.get(system["id"])) if system else None
    thing = row.designation if row else shown("system") or shown("weapon")
    weapon = named.weapons.get(system["weapon"] or "") if system and shown("weapon") else None
    picked = explain.weapon_of(weapon.designation, thing, language()) if weapon and row is not weapon else thing
    return {"munition": " + ".join(parts), "system": picked, "thing": thing}


def _only_lots(found: Mapping[str, Any], say: Wording) -> str | None:
    """That the answer holds for some lots alone; many are counted here, and named below."""
    lots = found["question"].get("lots") or []
    if len(lots) > _MOST_LOTS_IN_A_HEADING:
        return say.only_many_lots.format(number=len(lots))
    return explain.only(lots, language()) if lots else None


def _pages(found: Mapping[str, Any], near: Around) -> dict[str, str]:
    """The pages of the records and restriction notices that this page names."""
    both = [found, near.then.found] if near.then else [found]
    records = [entry["record"] for one in both for entry in one["considered"]]
    return pages_of(records, [notice for one in both for notice in restricting(one)])


def _presented(found: Mapping[str, Any], named: Named) -> list[tuple[str, list[str]]]:
    """Of each part that is certain: its designation, and the interfaces that it presents."""
    rows = [named.munitions[part["id"]] for part in _parts(found["question"]) if part]
    return [(row.designation, [named.interfaces.get(one, one) for one in row.presents]) for row in rows]


def _accepted(found: Mapping[str, Any], named: Named) -> list[str] | None:
    """The interfaces that the weapon accepts which the answer speaks for; None where none does."""
    weapon = (found["question"]["system"] or {}).get("weapon")
    return [named.interfaces.get(one, one) for one in named.weapons[weapon].accepts] if weapon else None
