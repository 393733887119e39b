"""Reverse look-ups: which systems take this munition, and which munitions this platform takes."""

from collections import Counter
from typing import Any

from flask import Response

from registry.api.contracts import NOT_MODIFIED, Blueprint
from registry.api.wire import answered, asked_language, asked_of, may_be_id, now
from registry.audit.version import Version
from registry.compatibility.alternatives import munitions_of, systems_of
from registry.database import Connection
from registry.errors import NotFound
from registry.qualifications.queries import PUBLIC_READER
from schemas.answer import Pairs
from schemas.compatibility import Reverse, asked_of_all
from schemas.vocabulary import State

_NOT_FOUND = {"en": "Nothing in the catalogue has this id.", "fr": "Rien dans le catalogue ne porte cet identifiant."}

blueprint = Blueprint(
    "alternatives", __name__, url_prefix="/api/v1", description="What else fits, each with its verdict."
)


@blueprint.get("/munitions/<munition_id>/systems")
@blueprint.takes(Reverse)
@blueprint.response(200, Pairs)
@blueprint.may_fail("not-found", "invalid")
@blueprint.alt_response(304, **NOT_MODIFIED)
@blueprint.doc(operationId="listSystemsOfMunition")
def systems(munition_id: str) -> Response:
    """List the systems that a munition was stated for or fits, with the verdict for one nation."""

    def make(connection: Connection, version: Version) -> dict[str, Any]:
        asked = asked_of_all(asked_of(Reverse), now=now(), reader=PUBLIC_READER)
        _refuse_what_is_no_id(munition_id)
        return _listed(systems_of(connection, munition_id, **asked), version)  # type: ignore[arg-type]

    return answered(make)


@blueprint.get("/platforms/<platform_id>/munitions")
@blueprint.takes(Reverse)
@blueprint.response(200, Pairs)
@blueprint.may_fail("not-found", "invalid")
@blueprint.alt_response(304, **NOT_MODIFIED)
@blueprint.doc(operationId="listMunitionsOfPlatform")
def munitions(platform_id: str) -> Response:
    """List the munitions that were stated for a platform or fit its weapons, with the verdict for one nation."""

    def make(connection: Connection, version: Version) -> dict[str, Any]:
        asked = asked_of_all(asked_of(Reverse), now=now(), reader=PUBLIC_READER)
        _refuse_what_is_no_id(platform_id)
        return _listed(munitions_of(connection, platform_id, **asked), version)  # type: ignore[arg-type]

    return answered(make)


def _refuse_what_is_no_id(text: str) -> None:
    if not may_be_id(text):
        raise NotFound(_NOT_FOUND[asked_language()])


def _listed(pairs: list[dict[str, Any]], version: Version) -> dict[str, Any]:
    states = Counter(pair["state"] for pair in pairs)
    return {
        "items": pairs,
        "total": len(pairs),
        "states": {state.value: states[state.value] for state in State},
        "exercise": version.exercise,
        "data_version": version.value,
    }
