"""Whether this server can answer: for the operator's probes."""

from flask import Blueprint, Response

from registry.api.wire import engine, given
from registry.audit.version import data_version
from registry.database import reading

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def health() -> Response:
    """Say that the database answers, and which data it holds."""
    with reading(engine()) as connection:
        version = data_version(connection)
    return given({"status": "ok", "data_version": version.value, "exercise": version.exercise})
