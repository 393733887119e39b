"""The description of the tools' door: as an OpenAPI document, and as a page for people."""

from typing import Any

import orjson
from flask import Blueprint, Response, current_app, render_template

from registry.api.wire import asked_language
from schemas.problem import KINDS

blueprint = Blueprint("documentation", __name__, template_folder="templates")


def document() -> dict[str, Any]:
    """The OpenAPI document of this app."""
    described: dict[str, Any] = current_app.extensions["description"].spec.to_dict()
    return described


@blueprint.get("/api/v1/openapi.json")
def openapi() -> Response:
    """The OpenAPI document."""
    return Response(orjson.dumps(document(), option=orjson.OPT_INDENT_2), content_type="application/json")


@blueprint.get("/api/docs")
def docs() -> str:
    """The same, readable."""
    described = document()
    operations = [
        {"method": method.upper(), "path": path, "shared": operations.get("parameters", []), **operation}
        for path, operations in described["paths"].items()
        for method, operation in operations.items()
        if method != "parameters"
    ]
    return render_template(
        "documentation.html",
        language=asked_language(),
        info=described["info"],
        tags=described["tags"],
        operations=operations,
        schemas=described["components"]["schemas"],
        problems=KINDS,
        json_text=lambda value: orjson.dumps(value, option=orjson.OPT_INDENT_2).decode(),
        type_text=_type_text,
        schema_name=_schema_name,
    )


def _schema_name(schema: dict[str, Any]) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _type_text(schema: dict[str, Any]) -> str:
    """A schema in a few words: string, integer 1 to 200, list of string, one of A, B."""
    if name := _schema_name(schema):
        return name
    if "enum" in schema:
        return "one of " + ", ".join(str(word) for word in schema["enum"] if word is not None)
    kinds = schema.get("type", "any")
    words = " or ".join(kinds) if isinstance(kinds, list) else str(kinds)
    if "array" in words:
        return words.replace("array", f"list of {_type_text(schema.get('items', {}))}")
    if "minimum" in schema and "maximum" in schema:
        return f"{words}, {schema['minimum']} to {schema['maximum']}"
    return words
