"""What may be meant while a name is being typed: a piece of every form, and never an answer."""

from flask import Blueprint, Response, render_template

from registry.catalogue import things
from registry.catalogue.suggestions import suggestions
from registry.web.consulting import asked_of, consulting, nation_names, now
from registry.web.page import language
from registry.web.wording import Wording
from schemas.suggesting import Suggesting

blueprint = Blueprint("suggestions", __name__)

PUBLIC = {"suggestions.suggested": "names of things in the catalogue, which everybody may read"}
PIECES = ("suggested",)


@blueprint.get("/suggestions")
def suggested() -> Response:
    """A list of a few things, ready to stand under the field; how many there are in all."""
    with consulting() as connection:
        given = asked_of(Suggesting)
        found = suggestions(connection, str(given["field"]), str(given["text"]), now().date())
        calibres = things.labels(connection, filter(None, (one.document.get("calibre") for one in found.items)))
    response = Response(
        render_template(
            "suggestions.html",
            say=Wording(language()),
            field=given["field"],
            found=found,
            calibres=calibres,
            nation_names=nation_names(),
        ),
        content_type="text/html; charset=utf-8",
    )
    response.headers["Cache-Control"] = "private, max-age=60"
    response.headers["Content-Language"] = language()
    response.headers["Vary"] = "Accept-Language"
    return response
