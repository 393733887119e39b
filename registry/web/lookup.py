"""The question and its verdict."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from flask import Blueprint, Response, g, request

from registry.compatibility import explain
from registry.compatibility.lookup import Asked, answer, answers
from registry.compatibility.reasoning import reasoning
from registry.database import Connection
from registry.errors import NotFound, Refusal
from registry.web.consulting import asked_of, consulting, nation_names, now
from registry.web.memory import remember
from registry.web.mishaps import handle
from registry.web.notes import marks_of
from registry.web.page import language, page
from registry.web.question import FIELDS, address, asking, errors_of, fields_of, not_found, onward
from registry.web.twins import FORMS, View, form_of, is_twin, shows
from registry.web.verdict_around import Around, around
from registry.web.verdict_beside import besides, titled
from registry.web.verdict_candidates import uncertain
from registry.web.verdict_changes import changes, following
from registry.web.verdict_cited import asked_in_words, citation, ids, permalink, picture, whole
from registry.web.verdict_course import differences, strip
from registry.web.verdict_decided import decided
from registry.web.verdict_linked import linked, pages_of, restricting
from registry.web.verdict_named import interfaces, labels, named, systems
from registry.web.verdict_today import Past, is_past, of_today
from registry.web.verdict_why import told
from registry.web.wording import Wording
from schemas.beside import Beside
from schemas.compatibility import Question, asked
from schemas.vocabulary import STATE_OF_CODE, Answer, Context

blueprint = Blueprint("lookup", __name__)

PUBLIC = {"lookup.verdict": "answers as the public reader may see it"}

_HERE = (*FIELDS, "then", "then_known")
"""What decides what this page shows."""
_KEPT = frozenset({*FIELDS, "lang"})
"""What a question for another day takes along."""
_MOST_LOTS_IN_A_HEADING = 4
_YES = frozenset({Answer.YES, Answer.YES_WITH_CONDITIONS, Answer.YES_IN_EMERGENCY})


@shows(blueprint, "/lookup")
def verdict() -> View:
    """The answer to one question, what stands around it, and the question to be asked again."""
    with consulting() as connection:
        moment = now()
        question = Asked(**asked(asked_of(Question, *Beside.columns()), now=moment))  # type: ignore[arg-type]
        beside, amiss = besides()
        if form := form_of(request.path):
            return _filed(connection, question, form)
        in_contexts, past = _in_contexts(connection, question, moment)
        found = in_contexts[question.context]
        about = named(connection, question, found, g.version)
        near = around(connection, question, beside, found, g.version)
    remember(question.user, question.context)
    say = Wording(language())
    names = nation_names()
    called = labels(found, about.systems)
    kept = permalink(found, data_version=str(found["data_version"]))
    at = partial(address, "/lookup", _HERE)
    nodes = reasoning(found, near.gate)
    deciding = decided(found, near.stopped_by, near.held)
    return replace(
        _view(found, in_contexts, called),
        title=titled(say.title_verdict.format(verdict=say.verdict_of(found), **called), near.then, amiss, say),
        status=422 if amiss else 200,
        address=address("/lookup", _HERE) + ("#then" if near.then or amiss else ""),
        context={
            **asking(),
            "found": found,
            "labels": called,
            "asked_line": asked_in_words(found, called, names),
            "uncertain": uncertain(found, about, at),
            "named": about,
            "past": past,
            "only_lots": _only_lots(found, say),
            "axes": "axes_unassessed" if found["answer"] in _YES else "axes_not_assessed",
            "decided": deciding,
            "notices": [one for one in found["notices"] if not {*one["about"]} <= {*deciding.stops}],
            "positions": {id_ for node in nodes for id_ in node.positions},
            "changes": changes(found, near.part),
            "following": following(near.course, found),
            "linked": partial(linked, pages=_pages(found, near)),
            "in_contexts": in_contexts,
            "nation_names": names,
            "marks_of": marks_of,
            "state_of": STATE_OF_CODE,
            "at": at,
            "exact": ids(found),
            "onward": onward,
            "asked_again": [
                (name, value) for name, value in request.args.items(multi=True) if name in _KEPT and value.strip()
            ],
            "permalink": kept,
            "picture": picture(whole(kept)),
            "citation": citation(found, called, names, whole(kept)),
            "amiss": amiss,
            "cited": beside.get("data_version"),
            "near_by": near,
            "steps": told(nodes, interfaces(found, about), near.held),
            "strip": strip(near.course, question.as_of) if near.course else None,
            "differences": differences(near.then.found, found, say) if near.then else [],
            "twins": {form: permalink(found, f"/lookup.{form}") for form in FORMS},
        },
    )


def _filed(connection: Connection, question: Asked, form: str) -> View:
    """The answer as a file: JSON is the answer alone, CSV the answer in every context; nothing else is read."""
    if form == "json":
        found = answer(connection, question, language(), g.version)
        return _view(found, {question.context: found}, {})
    in_contexts, _ = _each(connection, question)
    found = in_contexts[question.context]
    return _view(found, in_contexts, labels(found, systems(connection, found)))


def _view(found: Mapping[str, Any], in_contexts: Mapping[Context, Any], called: Mapping[str, str]) -> View:
    """What page and files share; `called` is what was asked about, in words."""
    question = found["question"]
    # Of an uncertain name the page shows one answer and no other contexts.
    shown = {Context(question["context"]): found} if "candidates" in found else in_contexts
    return View(
        template="lookup.html",
        fragment="lookup",
        title="",
        name=f"verdict-{question['user']}-{question['context']}".lower(),
        items=[{"key": context.value, **one} for context, one in shown.items()],
        columns=_columns(called),
        body=found,
    )


def _columns(called: Mapping[str, str]) -> dict[str, Callable[[Mapping[str, Any]], object]]:
    """The answer in each context, a line each: what decides, on what conditions, until when."""
    return {
        "munition": lambda _: called["munition"],
        "system": lambda _: called["system"],
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
    past = is_past(question, moment)
    in_each, more = _each(connection, question, [of_today(question, moment)] if past else [])
    return in_each, Past(None if isinstance(more[0], Refusal) else more[0]) if past else None


def _each(
    connection: Connection, question: Asked, more: Sequence[Asked] = ()
) -> tuple[dict[Context, dict[str, Any]], list[dict[str, Any] | Refusal]]:
    """The answer in every context that has one, and the outcomes of some more questions.

    Raises:
        Refusal: The question itself has none.
    """
    together = [replace(question, context=context) for context in Context]
    outcomes = answers(connection, [*together, *more], language(), g.version)
    in_each = zip(Context, outcomes, strict=False)
    found = {context: outcome for context, outcome in in_each if not isinstance(outcome, Refusal)}
    if question.context not in found:
        # Refused: asked alone, the refusal also tells what may have been meant.
        found[question.context] = answer(connection, question, language(), g.version)
    return found, outcomes[len(together) :]


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
