"""The fields of a question as pages show them, what is wrong with them, and the addresses that ask it."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import g, request

from registry.errors import Refusal
from registry.web.memory import remembered
from registry.web.page import language
from registry.web.wording import Wording
from schemas.compatibility import Question
from schemas.contract import flattened
from schemas.french import said
from schemas.vocabulary import Context, State

FIELDS = (*Question.columns(),)
SIGNS: dict[str, Any] = {"states": list(State), "contexts": list(Context)}
"""What every page with a question on it reads."""

_ELSEWHERE = frozenset({"purpose", "route", "state", "operator", "limit", "offset"})
"""Fields of addresses that no form has an input for."""

_LONGEST_SHOWN = 7_000
"""As long as the longest field: a list of lots that is cut would be another question."""


def shown(field: str) -> str:
    """What was given, cut to what a field can hold."""
    return request.values.get(field, "")[:_LONGEST_SHOWN]


def form(fields: Sequence[str] = FIELDS, *, recall: bool = False) -> dict[str, str]:
    """What the fields of a form hold; `recall` fills the nation and the context of the last question where none is given."""
    held = {name: shown(name) for name in fields}
    if recall:
        held |= {name: kept for name, kept in remembered().items() if name in held and name not in request.values}
    if "context" in held and held["context"] not in set(Context):
        # One that is not known is refused: that another is ticked instead would pass unseen.
        held["context"] = "" if held["context"].strip() else Context.TRAINING.value
    return held


def place(said: tuple[str, object], fields: Sequence[str] = FIELDS) -> int:
    """In the order of the fields; what is no field comes last."""
    return fields.index(said[0]) if said[0] in fields else len(fields)


def errors_of(refusal: Refusal, fields: Sequence[str] = FIELDS) -> dict[str, list[str]]:
    """What is wrong, by field, in the reader's language."""
    errors: dict[str, list[str]] = {}
    for field, reason in sorted(flattened(refusal.fields), key=lambda one: place(one, fields)):
        errors.setdefault(field, []).append(said(reason, language()))
    return errors


def fields_of(refusal: Refusal, key: str) -> set[str]:
    """The fields that are refused for this reason, a key of `schemas.refusals`."""
    return {field for field, reason in flattened(refusal.fields) if getattr(reason, "key", None) == key}


def titled(title: str, *more: str | None) -> str:
    """The title of a window, with all that tells this view of the same from others."""
    return f"{Wording(language()).semicolon} ".join([title, *filter(None, more)])


def not_found(errors: Mapping[str, Sequence[str]], say: Wording) -> str:
    """The heading where names fit nothing, with the names as they were typed."""
    return f"{say.nothing_found}{say.colon} {', '.join(shown(field) for field in errors)}"


def address(path: str, fields: Sequence[str] = FIELDS, /, **changes: str | None) -> str:
    """What was asked, whole, with some fields changed, in the order of the fields; None takes one away."""
    kept: list[tuple[str, object]] = [
        (name, value)
        for name, value in request.args.items(multi=True)
        if name not in changes and value.strip() and name in {*fields, "lang"}
    ]
    kept += [(name, value) for name, value in changes.items() if value]
    kept.sort(key=lambda one: place(one, fields))
    return f"{path}?{urlencode(kept)}" if kept else path


def onward(path: str, given: Mapping[str, str | None]) -> str:
    """An address with these parameters, in the language that the reader chose, if any."""
    kept = [(name, value) for name, value in given.items() if value]
    if chosen := request.args.get("lang"):
        kept.append(("lang", chosen[:2]))
    return f"{path}?{urlencode(kept)}" if kept else path


def asking(errors: Mapping[str, Sequence[str]] | None = None, fields: Sequence[str] = FIELDS) -> dict[str, Any]:
    """What every template with a form reads: what the fields hold, the nations to choose from, and what is wrong.

    `on_page` are the fields that have an input, to which what is wrong can lead.
    """
    return {
        "form": form(fields, recall=True),
        "on_page": [field for field in fields if field not in _ELSEWHERE],
        "nations": g.get("nations", []),
        "errors": errors or {},
        **SIGNS,
    }
