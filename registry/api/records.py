"""What nations state, record by record: public content, or that there is one and whom to ask."""

from typing import Any

from flask import Response

from registry.api.contracts import NOT_MODIFIED, Blueprint
from registry.api.paging import paged
from registry.api.wire import answered, asked_language, asked_of
from registry.audit.version import Version
from registry.database import Connection
from registry.errors import NotFound
from registry.qualifications import queries
from schemas.answer import Entry, Listing
from schemas.fields import RecordId
from schemas.listing import Records

blueprint = Blueprint("records", __name__, url_prefix="/api/v1", description="What nations state, record by record.")

_NOT_FOUND = {"en": "No record has this id.", "fr": "Aucun enregistrement ne porte ce numéro."}


@blueprint.get("/records")
@blueprint.takes(Records)
@blueprint.response(200, Listing)
@blueprint.may_fail("invalid")
@blueprint.alt_response(304, **NOT_MODIFIED)
@blueprint.doc(operationId="listRecords")
def records() -> Response:
    """List records by munition, weapon, nation and kind; restricted ones say only that they exist and whom to ask."""

    def make(connection: Connection, version: Version) -> dict[str, Any]:
        asked = asked_of(Records)
        found = queries.records(connection, reader=queries.PUBLIC_READER, **asked)
        return paged(found.items, found.total, {}, asked, version)

    return answered(make)


@blueprint.get("/records/<path:record_id>")
@blueprint.response(200, Entry)
@blueprint.may_fail("not-found")
@blueprint.alt_response(304, **NOT_MODIFIED)
@blueprint.doc(operationId="readRecord")
def record(record_id: str) -> Response:
    """Read one record: its public content, or that it is restricted and whom to ask."""

    def make(connection: Connection, version: Version) -> dict[str, Any]:
        found = None
        if RecordId.may_be(record_id):
            found = queries.record(connection, record_id, reader=queries.PUBLIC_READER)
        if found is None:
            raise NotFound(_NOT_FOUND[asked_language()])
        return {**found, "data_version": version.value}

    return answered(make)
