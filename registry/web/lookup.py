"""The question and its verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, g, request
from marshmallow import ValidationError

from registry.audit.version import data_version
from registry.catalogue import queries
from registry.compatibility.lookup import Asked, answer, answers
from registry.compatibility.sentences import LANGUAGES
from registry.database import Connection, reading
from registry.errors import Invalid, NotFound, Refusal
from registry.web.page import language, page
from registry.web.wording import LETTERS, Wording
from schemas.compatibility import Question, asked
from schemas.contract import flattened
from schemas.french import said
from schemas.query import from_query
from schemas.vocabulary import STATE_OF_CODE, WITHHELD, Code, Context, Flag, State

blueprint = Blueprint("lookup", __name__)

FIELDS = (*Question.columns(),)
REPEATED = "route"
_LONGEST_SHOWN = 300
_SOON = timedelta(days=90)
_SIGNS: dict[str, Any] = {"states": list(State), "letters": LETTERS, "contexts": list(Context)}


@blueprint.get("/")
def home() -> Response:
    """The question, blank or begun."""
    with reading(current_app.extensions["engine"]) as session:
        connection = session.connection()
        g.version = data_version(connection)
        nations = _nations(connection)
    title = Wording(language()).title_question
    return page("lookup.html", "lookup", title=title, form=_form(), nations=nations, errors={}, **_SIGNS)


@blueprint.get("/lookup")
def verdict() -> Response:
    """The answer to one question, and the question to be asked again."""
    with reading(current_app.extensions["engine"]) as session:
        connection = session.connection()
        g.version = data_version(connection)
        g.nations = _nations(connection)
        question = _asked()
        found = answer(connection, question, language())
        things = _things(connection, found)
        elsewhere = answers(connection, [replace(question, context=context) for context in Context], language())
    labels = _labels(found, things)
    return page(
        "lookup.html",
        "lookup",
        title=Wording(language()).title_verdict.format(**labels),
        address=_address(),
        form=_form(),
        nations=g.nations,
        errors={},
        found=found,
        labels=labels,
        interfaces=_interfaces(found, things),
        weapon_names={
            one["id"]: things["weapons", one["id"]].get("designation", one["id"]) for one in found["weapons"]
        },
        contexts_found=[(context, one) for context, one in zip(Context, elsewhere, strict=True)],
        nation_names=dict(g.nations),
        marks=_marks(found),
        state_of=STATE_OF_CODE,
        at=_address,
        permalink=_address(as_of=found["question"]["as_of"], as_known=found["question"]["as_known"]),
        twin=_address(
            "/api/v1/compatibility", as_of=found["question"]["as_of"], as_known=found["question"]["as_known"], lang=None
        ),
        **_SIGNS,
    )


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """The question again, with what is wrong at each field, or what may have been meant."""
    spoken, say = language(), Wording(language())
    errors: dict[str, list[str]] = {}
    for field, reason in _reasons(error.fields):
        errors.setdefault(field, []).append(said(reason, spoken))
    missing = isinstance(error, NotFound)
    if missing:
        errors = {field: [say.nothing_named.format(given=_shown(field))] for field in errors}
    return page(
        "lookup.html",
        "lookup",
        title=f"{say.error}: {say.nothing_found if missing else say.wrong}",
        status=404 if missing else 422,
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


def _form() -> dict[str, Any]:
    """What the fields show: what was given, cut to what a field can hold."""
    shown: dict[str, Any] = {name: _shown(name) for name in FIELDS if name != REPEATED}
    shown["context"] = shown["context"] if shown["context"] in set(Context) else Context.TRAINING.value
    shown[REPEATED] = [value[:_LONGEST_SHOWN] for value in request.args.getlist(REPEATED) if value][:10] or [""]
    return shown


def _shown(field: str) -> str:
    return request.args.get(field, "")[:_LONGEST_SHOWN]


def _reasons(fields: Mapping[str, Any]) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name, below in fields.items():
        found += [(name, reason) for reason in below] if isinstance(below, list) else flattened(below, name)
    return found


def _nations(connection: Connection) -> Sequence[tuple[str, str]]:
    """Every nation as (code, name), in the order of its names."""
    place = LANGUAGES.index(language())
    found = queries.listing(connection, "nations", text=None, filters={}, limit=500, offset=0)
    named = [(row["code"], row[("name_en", "name_fr")[place]]) for row in found.items]
    return sorted(named, key=lambda nation: nation[1].replace("É", "E"))


def _things(connection: Connection, found: Mapping[str, Any]) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The catalogue's rows of what the answer names, by (list, id)."""
    question = found["question"]
    named = {("munitions", part["id"]) for part in _parts(question) if part}
    named |= {("weapons", weapon["id"]) for weapon in found["weapons"]}
    if system := question.get("system"):
        named |= {(f"{system['kind']}s", system["id"])}
    return {(kind, id_): queries.item(connection, kind, id_) or {} for kind, id_ in sorted(named)}


def _parts(question: Mapping[str, Any]) -> list[Mapping[str, Any] | None]:
    return list(question["combination"].values()) if question.get("combination") else [question.get("munition")]


def _labels(found: Mapping[str, Any], things: Mapping[tuple[str, str], Mapping[str, Any]]) -> dict[str, str]:
    """What was asked about, as printed where certain, as typed where not."""
    question = found["question"]
    typed = [_shown(role) for role in question["combination"]] if question.get("combination") else [_shown("munition")]
    parts = [part["designation"] if part else text for part, text in zip(_parts(question), typed, strict=True)]
    system = question.get("system")
    known = things[f"{system['kind']}s", system["id"]].get("designation") if system else None
    return {"munition": " + ".join(parts), "system": known or _shown("system") or _shown("weapon")}


def _interfaces(
    found: Mapping[str, Any], things: Mapping[tuple[str, str], Mapping[str, Any]]
) -> dict[str, Any] | None:
    """What each part presents, and what the weapon that speaks accepts."""
    question = found["question"]
    weapon = (question.get("system") or {}).get("weapon")
    if weapon is None or None in _parts(question):
        return None
    parts = [things["munitions", part["id"]] for part in _parts(question) if part]
    return {
        "presented": [(part.get("designation"), part.get("presents") or []) for part in parts],
        "accepted": things["weapons", weapon].get("accepts") or [],
    }


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
    """The same question with some fields changed; None takes one away."""
    kept = [
        (name, value[:2000])
        for name, value in request.args.items(multi=True)
        if name not in changes and value.strip() and name in {*FIELDS, "lang"}
    ]
    return f"{path}?{urlencode([*kept, *((name, value) for name, value in changes.items() if value)])}"
