"""The question over the wire: one at a time, or a thousand."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Response, g
from marshmallow import ValidationError

from registry.api.contracts import NOT_MODIFIED, Blueprint
from registry.api.problems import document
from registry.api.wire import (
    answered,
    asked_language,
    asked_of,
    engine,
    given,
    json_body,
    now,
    refused,
)
from registry.audit.version import Version, data_version
from registry.compatibility.lookup import Asked, answer, answers
from registry.database import Connection, reading
from registry.errors import NotFound, Refusal
from registry.missing import missed
from registry.qualifications.queries import PUBLIC_READER
from schemas.answer import BatchOutcome, Verdict
from schemas.compatibility import Batch, Question, asked, from_batch
from schemas.vocabulary import Answer

blueprint = Blueprint(
    "compatibility",
    __name__,
    url_prefix="/api/v1",
    description="May these crews fire this munition in this system, in this context, on this date, and why?",
)


def asking(loaded: Mapping[str, object], moment: datetime) -> Asked:
    """A loaded question, as a reader without an account asks it."""
    return Asked(**asked(loaded, now=moment, reader=PUBLIC_READER))  # type: ignore[arg-type]


@blueprint.get("/compatibility")
@blueprint.takes(Question)
@blueprint.response(200, Verdict)
@blueprint.may_fail("not-found", "invalid")
@blueprint.alt_response(304, **NOT_MODIFIED)
@blueprint.doc(operationId="askCompatibility")
def compatibility() -> Response:
    """Ask one question.

    An identifier that fits several configurations is answered with NOT_ESTABLISHED and `candidates`; one that fits none
    is a problem 404 with near matches.
    """

    def make(connection: Connection, version: Version) -> dict[str, Any]:
        return answer(connection, asking(asked_of(Question), now()), asked_language(), version)

    return answered(make)


@blueprint.post("/compatibility/batch")
@blueprint.takes(
    Batch,
    location="json",
    example={
        "context": "training",
        "user": "NLD",
        "items": [{"ref": "line-1", "munition": "dm53a1", "system": "leopard-2a6"}],
    },
)
@blueprint.response(200, BatchOutcome)
@blueprint.may_fail("malformed", "too-large", "unsupported-media-type", "invalid")
@blueprint.doc(operationId="askCompatibilityTogether")
def batch() -> Response:
    """Ask up to 1,000 questions.

    Each comes back in its place, with the answer that the single question gives or with a problem of its own.
    """
    language, moment = asked_language(), now()
    body = json_body()
    try:
        items = from_batch(body)
    except ValidationError as error:
        raise refused(error) from None
    questions = [asking(item, moment) for item in items if isinstance(item, dict)]
    with reading(engine()) as connection:
        version = g.version = data_version(connection)
        answered_ = answers(connection, questions, language, version)
    missed(name for one in answered_ if isinstance(one, NotFound) for name in one.typed.items())
    found = iter(answered_)
    outcomes = [
        _outcome(item.get("ref"), next(found), language)
        if isinstance(item, dict)
        else _outcome(_ref_of(body, place), refused(item), language)
        for place, item in enumerate(items)
    ]
    return given(
        {
            "items": outcomes,
            "summary": _summary(outcomes),
            "exercise": version.exercise,
            "data_version": version.value,
        }
    )


def _outcome(ref: object, found: Mapping[str, Any] | Refusal, language: str) -> dict[str, Any]:
    if isinstance(found, Refusal):
        return {"ref": ref, **document(found, language)}
    return {"ref": ref, "status": 200, **found}


def _summary(outcomes: list[dict[str, Any]]) -> dict[str, Any]:
    counted = Counter(outcome["answer"] for outcome in outcomes if outcome["status"] == 200)
    answered_ = {word.value: counted[word.value] for word in Answer}
    return {"questions": len(outcomes), "problems": len(outcomes) - counted.total(), "answers": answered_}


def _ref_of(body: Any, place: int) -> str | None:
    """The mark of an item that could not be loaded, if it has one that can be sent back."""
    item = body["items"][place]
    ref = item.get("ref") if isinstance(item, dict) else None
    return ref if isinstance(ref, str) and len(ref) <= 120 else None
