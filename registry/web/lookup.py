"""The question and its verdict."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, g, request
from marshmallow import ValidationError

from registry.audit.version import data_version
from registry.catalogue import things
from registry.catalogue.things import MunitionRow, PlatformRow, WeaponRow
from registry.compatibility.lookup import Asked, answer, answers
from registry.database import Connection, reading
from registry.errors import Invalid, NotFound, Refusal
from registry.web.nations import nations
from registry.web.page import language, page
from registry.web.wording import Wording
from schemas.compatibility import Question, asked
from schemas.contract import flattened
from schemas.french import said
from schemas.query import from_query
from schemas.vocabulary import STATE_OF_CODE, WITHHELD, Code, Context, Flag, Notice, State

blueprint = Blueprint("lookup", __name__)

FIELDS = (*Question.columns(),)
_LONGEST_SHOWN = 300
_SOON = timedelta(days=90)
_SIGNS: dict[str, Any] = {"states": list(State), "contexts": list(Context)}


class Named(NamedTuple):
    """The catalogue's rows of what an answer names, and the labels of their interfaces, by id."""

    munitions: Mapping[str, MunitionRow]
    weapons: Mapping[str, WeaponRow]
    platforms: Mapping[str, PlatformRow]
    interfaces: Mapping[str, str]


@blueprint.get("/")
def home() -> Response:
    """The question, blank or begun."""
    with reading(current_app.extensions["engine"]) as connection:
        g.version = data_version(connection)
        g.nations = nations(connection, language())
    title = Wording(language()).title_question
    return page("lookup.html", "lookup", title=title, form=_form(), nations=g.nations, errors={}, **_SIGNS)


@blueprint.get("/lookup")
def verdict() -> Response:
    """The answer to one question, and the question to be asked again."""
    with reading(current_app.extensions["engine"]) as connection:
        g.version = data_version(connection)
        g.nations = nations(connection, language())
        question = _asked()
        in_contexts = _in_contexts(connection, question)
        found = in_contexts[question.context]
        named = _named(connection, found)
    say = Wording(language())
    labels = _labels(found, named)
    return page(
        "lookup.html",
        "lookup",
        title=say.title_verdict.format(verdict=say.verdict_of(found), **labels),
        address=_address(),
        form=_form(),
        nations=g.nations,
        errors={},
        found=found,
        labels=labels,
        presented=_presented(found, named),
        accepted=_accepted(found, named),
        named=named,
        in_contexts=in_contexts,
        nation_names={code: name for code, name, _ in g.nations},
        marks_of=_marks,
        state_of=STATE_OF_CODE,
        at=_address,
        permalink=_permalink(found),
        twin=_permalink(found, "/api/v1/compatibility", lang=None),
        **_SIGNS,
    )


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """The question again, with what is wrong at each field, or what may have been meant."""
    spoken, say = language(), Wording(language())
    errors: dict[str, list[str]] = {}
    for field, reason in sorted(flattened(error.fields), key=_place):
        errors.setdefault(field, []).append(said(reason, spoken))
    missing = isinstance(error, NotFound)
    return page(
        "lookup.html",
        "lookup",
        title=f"{say.error}{say.colon} {say.nothing_found if missing else say.wrong}",
        status=404 if missing else 422,
        address=_address(),
        form=_form(),
        nations=g.get("nations", []),
        errors=errors,
        missing=missing,
        near=error.candidates,
        at=_address,
        **_SIGNS,
    )


def _asked() -> Asked:
    given = {name: values for name, values in request.args.lists() if name != "lang"}
    try:
        loaded = from_query(Question, given)
    except ValidationError as error:
        assert isinstance(error.messages, dict)
        raise Invalid("", fields=error.messages) from None
    return Asked(**asked(loaded, now=datetime.now(UTC)))  # type: ignore[arg-type]


def _in_contexts(connection: Connection, question: Asked) -> dict[Context, dict[str, Any]]:
    """The answer in every context, asked together: the page costs as many queries as one answer."""
    together = [replace(question, context=context) for context in Context]
    outcomes = zip(Context, answers(connection, together, language(), g.version), strict=True)
    found = {context: outcome for context, outcome in outcomes if not isinstance(outcome, Refusal)}
    if question.context not in found:
        # Refused: asked alone, the refusal also tells what may have been meant.
        found[question.context] = answer(connection, question, language(), g.version)
    return found


def _form() -> dict[str, Any]:
    """What the fields show: what was given, cut to what a field can hold."""
    shown: dict[str, Any] = {name: _shown(name) for name in FIELDS}
    shown["context"] = shown["context"] if shown["context"] in set(Context) else Context.TRAINING.value
    return shown


def _shown(field: str) -> str:
    return request.args.get(field, "")[:_LONGEST_SHOWN]


def _place(said: tuple[str, object]) -> int:
    """In the order of the fields; what is no field comes last."""
    return FIELDS.index(said[0]) if said[0] in FIELDS else len(FIELDS)


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
    typed = [_shown(role) for role in question["combination"]] if question.get("combination") else [_shown("munition")]
    parts = [part["designation"] if part else text for part, text in zip(_parts(question), typed, strict=True)]
    system = question["system"]
    row = (named.platforms.get(system["id"]) or named.weapons.get(system["id"])) if system else None
    return {"munition": " + ".join(parts), "system": row.designation if row else _shown("system") or _shown("weapon")}


def _presented(found: Mapping[str, Any], named: Named) -> list[tuple[str, list[str]]]:
    """Of each part that is certain: its designation, and the interfaces that it presents."""
    rows = [named.munitions[part["id"]] for part in _parts(found["question"]) if part]
    return [(row.designation, [named.interfaces.get(one, one) for one in row.presents]) for row in rows]


def _accepted(found: Mapping[str, Any], named: Named) -> list[str] | None:
    """The interfaces that the weapon accepts which the answer speaks for; None where none does."""
    weapon = (found["question"]["system"] or {}).get("weapon")
    return [named.interfaces.get(one, one) for one in named.weapons[weapon].accepts] if weapon else None


def _marks(found: Mapping[str, Any]) -> list[str]:
    """The small marks beside a state, never colours."""
    technical = found["technical"]
    day = date.fromisoformat(found["question"]["as_of"])
    next_change = found["next_change"]
    withheld = any(line["kind"] == WITHHELD for line in technical["conditions"])
    marks = {
        "emergency": technical["code"] == Code.EMERGENCY_ONLY,
        "suspended": technical["code"] == Code.SUSPENDED,
        "lapses": next_change is not None and date.fromisoformat(next_change) - day <= _SOON,
        "withheld": withheld or Flag.RESTRICTED_RECORD in technical["flags"],
    }
    return [mark for mark, stands in marks.items() if stands]


def _address(path: str = "/lookup", **changes: str | None) -> str:
    """The same question with some fields changed, in the order of the fields; None takes one away."""
    kept: list[tuple[str, object]] = [
        (name, value[:2000])
        for name, value in request.args.items(multi=True)
        if name not in changes and value.strip() and name in {*FIELDS, "lang"}
    ]
    kept += [(name, value) for name, value in changes.items() if value]
    kept.sort(key=_place)
    return f"{path}?{urlencode(kept)}"


def _permalink(found: Mapping[str, Any], path: str = "/lookup", **changes: str | None) -> str:
    """This question with its dates, by registry ids: a name may come to mean more, an id never does."""
    question = found["question"]
    exact: dict[str, str | None] = {"as_of": question["as_of"], "as_known": question["as_known"]}
    if not any(notice["code"] == Notice.IDENTIFIER_REPLACED for notice in found["notices"]):
        named = question.get("combination") or {"munition": question.get("munition")}
        exact |= {role: part["id"] for role, part in named.items() if part}
        if question["system"] and not _shown("weapon"):
            exact["system"] = question["system"]["id"]
    return _address(path, **exact, **changes)
