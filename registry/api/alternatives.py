"""Reverse look-ups: which systems take this munition, which munitions this platform takes, what a nation could give another."""

from collections.abc import Iterable
from typing import Any

from flask import Response

from registry.api.contracts import NOT_MODIFIED, Blueprint
from registry.api.paging import paged
from registry.api.wire import answered, asked_language, asked_of, may_be_id, now
from registry.audit.version import Version
from registry.catalogue import things
from registry.compatibility.alternatives import munitions_of, systems_of
from registry.compatibility.exchange import exchange
from registry.compatibility.pairs import Row, in_state, states
from registry.database import Connection
from registry.errors import NotFound
from registry.qualifications.queries import PUBLIC_READER
from schemas.answer import Exchange as Exchanged
from schemas.answer import ExchangePair, Pair, Pairs
from schemas.compatibility import Exchange, Reverse, asked_of_all
from schemas.refusals import Refusal as Said
from schemas.refusals import shown

_NOT_FOUND = {"en": "Nothing in the catalogue has this id.", "fr": "Rien dans le catalogue ne porte cet identifiant."}

_OF_A_PAIR = tuple(Pair().fields)
_OF_AN_EXCHANGE = tuple(ExchangePair().fields)

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
        return _listed(map(_short, systems_of(connection, munition_id, **asked)), version)  # type: ignore[arg-type]

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
        if platform_id not in things.platforms(connection, [platform_id]):
            raise NotFound("", fields={"platform": [Said("no_such_id", {"given": shown(platform_id)})]})
        return _listed(map(_short, munitions_of(connection, platform_id, **asked)), version)  # type: ignore[arg-type]

    return answered(make)


@blueprint.get("/exchange")
@blueprint.takes(Exchange)
@blueprint.response(200, Exchanged)
@blueprint.may_fail("invalid")
@blueprint.alt_response(304, **NOT_MODIFIED)
@blueprint.doc(operationId="listExchange")
def exchanged() -> Response:
    """List the rounds that one nation has, in the systems that another operates, with the verdict for the other.

    The registry keeps no stock: a round that is listed may not be in store, and one that is not listed is not a no.
    """

    def make(connection: Connection, version: Version) -> dict[str, Any]:
        loaded = asked_of(Exchange)
        asked: Any = asked_of_all(loaded, now=now(), reader=PUBLIC_READER)
        found = exchange(connection, calibre=loaded.get("calibre"), version=version, **asked)
        chosen = in_state(found, loaded.get("state"))
        part = chosen[loaded["offset"] :][: loaded["limit"]]
        whole = paged([_shown(row) for row in part], len(chosen), {}, loaded, version)
        whole["states"] = states(found)
        del whole["facets"]
        return whole

    return answered(make)


def _shown(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in _OF_AN_EXCHANGE}


def _refuse_what_is_no_id(text: str) -> None:
    if not may_be_id(text):
        raise NotFound(_NOT_FOUND[asked_language()])


def _short(pair: dict[str, Any]) -> dict[str, Any]:
    return {name: pair[name] for name in _OF_A_PAIR}


def _listed(found: Iterable[dict[str, Any]], version: Version) -> dict[str, Any]:
    pairs = list(found)
    return {
        "items": pairs,
        "total": len(pairs),
        "states": states(pairs),
        "exercise": version.exercise,
        "data_version": version.value,
    }
