"""A pasted list: every line answered as if it were asked alone, what could not be understood on top."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, redirect, request

from registry.compatibility import explain
from registry.compatibility.pairs import counts
from registry.errors import NotFound, Refusal
from registry.missing import missed
from registry.web.consulting import asked_of, consulting, nation_names
from registry.web.lines import Lines
from registry.web.memory import remember
from registry.web.mishaps import handle
from registry.web.page import language, page
from registry.web.paired import IN_ROW, called
from registry.web.question import asking, errors_of, onward
from registry.web.twins import View, is_twin, shows, twins
from registry.web.wording import Wording
from schemas.pasted import MOST_LINES, Line, Pasted, is_heading, two_columns, without_first
from schemas.vocabulary import CombinationRole

blueprint = Blueprint("pasted", __name__)

PUBLIC = {"pasted.answered": "answers as the public reader may see it"}

FIELDS: Final = (*Pasted.columns(),)

LONGEST_ADDRESS: Final = 6_000
"""Longer ones are cut or refused on some ways to us."""

_CANDIDATES_SHOWN: Final = 6


@shows(blueprint, "/list", methods=("GET", "POST"))
def answered() -> View:
    """The form; or each line of a list, answered. What fits into an address is sent there, to be linked and reloaded."""
    if request.method == "POST" and len(here := _address()) <= LONGEST_ADDRESS:
        abort(redirect(here, 303))
    with consulting() as connection:
        if "lines" not in request.values:
            return _view([], {})
        given = asked_of(Pasted)
        items = Lines(connection, given).items()
        missed((one["field"], one["text"]) for item in items for one in item["unknown"])
    remember(str(given["user"]), str(given["context"]))
    return _view(items, given)


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """The list again, whole as it was sent, with what is wrong at each field."""
    if is_twin(request.path):
        return handle(error)
    say = Wording(language())
    errors = errors_of(error, FIELDS)
    return page(
        "pasted.html",
        "pasted",
        title=f"{say.error}{say.colon} {say.list_wrong}",
        status=404 if isinstance(error, NotFound) else 422,
        near=error.candidates,
        **_asking(errors),
    )


def _view(items: Sequence[Mapping[str, Any]], given: Mapping[str, Any]) -> View:
    say = Wording(language())
    unresolved = sum(item["problem"] is not None for item in items)
    counted = counts(item for item in items if item["problem"] is None)
    total = {"total": len(items), "resolved": len(items) - unresolved, "unresolved": unresolved}
    return View(
        template="pasted.html",
        fragment="pasted",
        title=say.list_counted.format(**total) if given else say.title_list,
        name=f"list-{given['user']}-{given['context']}".lower() if given else "list",
        items=items,
        columns=_COLUMNS,
        extra={
            "counts": {**counted, "unresolved": unresolved},
            "caution": explain.caution(language()),
        },
        context={
            **_asking(),
            "given": given,
            "counted": total,
            "counts": counted,
            "shown_as": IN_ROW,
            "called": called,
            "sheet": _sheet(items, given["lines"]) if given else None,
            "nation_names": nation_names(),
            "caution": explain.caution(language()),
            "candidates_shown": _CANDIDATES_SHOWN,
            "search": onward,
            "twins": twins(),
        },
    )


def _sheet(items: Sequence[Mapping[str, Any]], lines: Sequence[Line]) -> dict[str, Any] | None:
    """What shows that a list was copied from a wider table, and the list as it would be without that; never done unasked."""
    text = request.values["lines"]
    wide = sum(line.too_wide for line in lines)
    open_ = {item["line"] for item in items if item["problem"]}
    heading = len(lines) > 1 and lines[0].number in open_ and is_heading(lines[0])
    if not wide and not heading:
        return None
    return {
        "wide": wide,
        "heading": lines[0].typed if heading else None,
        "narrowed": two_columns(text) if wide else None,
        "headless": without_first(text) if len(lines) > 1 and (heading or lines[0].too_wide) else None,
    }


def _asking(errors: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
    """What the form reads; the list is given back whole, however long it is."""
    form = asking(errors, FIELDS)
    form["form"] |= {"lines": request.values.get("lines", "")}
    linkable = len(_address()) <= LONGEST_ADDRESS
    sent = request.form.to_dict() if request.method == "POST" else None
    return {**form, "sent": sent, "fields": FIELDS, "most": MOST_LINES, "at": _address, "linkable": linkable}


def _address(**changes: str) -> str:
    """The address of this list, which answers without a form, with some fields changed."""
    # The form is what was sent; what stands in the address beside it does not overrule it.
    sent = {**request.args.to_dict(), **request.form.to_dict()}
    given = {name: sent[name] for name in FIELDS if name in sent} | changes
    kept = [(name, value) for name, value in given.items() if value.strip() or name == "lines"]
    if chosen := request.values.get("lang"):
        kept.append(("lang", chosen[:2]))
    return f"{request.path}?{urlencode(kept)}"


def _part(role: CombinationRole) -> Callable[[Mapping[str, Any]], object]:
    return lambda item: (item["combination"] or {}).get(role, {}).get("id")


_COLUMNS: Final[Mapping[str, Callable[[Mapping[str, Any]], object]]] = {
    "line": lambda item: item["line"],
    "typed": lambda item: item["typed"],
    "problem": lambda item: item["problem"],
    "munition": lambda item: item["munition"] and item["munition"]["designation"],
    "munition_id": lambda item: item["munition"] and item["munition"]["id"],
    "combination": lambda item: item["combination"] and called(item["combination"]),
    **{f"{role}_id": _part(role) for role in CombinationRole},
    "system": lambda item: item["system"] and item["system"]["designation"],
    "system_id": lambda item: item["system"] and item["system"]["id"],
    "weapon": lambda item: item["system"] and item["system"]["weapon"],
    "user": lambda item: item["user"],
    "holder": lambda item: item["holder"],
    "context": lambda item: item["context"],
    "as_of": lambda item: item["as_of"],
    "as_known": lambda item: item["as_known"],
    "answer": lambda item: item["answer"],
    "state": lambda item: item["state"],
    "code": lambda item: item["code"],
    "reason": lambda item: item["reason"],
    "rule": lambda item: item["rule"],
    "conditions": lambda item: item["conditions"],
    "notices": lambda item: item["notices"],
    "records": lambda item: item["records"],
    "next_change": lambda item: item["next_change"],
    "why": lambda item: item["why"],
    "lookup": lambda item: item["lookup"],
}
