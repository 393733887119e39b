"""What is to stand beside an answer, read so that a wrong day leaves the answer standing; and where on the page it stands."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from flask import request

from registry.errors import Invalid
from registry.web.consulting import asked_of
from registry.web.question import errors_of
from registry.web.twins import is_twin
from registry.web.verdict_around import Then
from registry.web.wording import Wording
from schemas.beside import Beside
from schemas.compatibility import Question

FIELDS: Final = ("then", "then_known")


class Besides(NamedTuple):
    """What was asked beside the question, as `schemas.beside.Beside` loads it, and what of it cannot be read, by field."""

    asked: Mapping[str, Any]
    amiss: Mapping[str, Sequence[str]]


def besides() -> Besides:
    """Where a day to compare with cannot be read, nothing is compared.

    Raises:
        Invalid: Something else cannot be read, or a file was asked for, which has no form to show what is wrong.
    """
    try:
        return Besides(asked_of(Beside, *Question.columns()), {})
    except Invalid as refusal:
        if is_twin(request.path) or not set(refusal.fields) <= set(FIELDS):
            raise
        return Besides(asked_of(Beside, *Question.columns(), *FIELDS), errors_of(refusal, FIELDS))


def titled(title: str, then: Then | None, amiss: Mapping[str, Sequence[str]], say: Wording) -> str:
    """The title of the window: what could not be compared, or the answer with the day that it is compared with."""
    if amiss:
        return f"{say.error}{say.colon} {say.beside_amiss}"
    if then is None:
        return title
    asked = then.found["question"]
    return say.title_beside.format(title=title, day=say.day_of(asked["as_of"]), known=say.day_of(asked["as_known"]))
