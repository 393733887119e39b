"""Opens the people's door on an app."""

from flask import Flask
from flask_compress import Compress

from registry.web import (
    catalogue,
    compare,
    coverage,
    home,
    lapsing,
    lookup,
    matrices,
    notice,
    pasted,
    record,
    registrar,
    reverse,
    suggestions,
    things,
)
from registry.web.assets import name_by_content
from registry.web.guard import forms_of_reasonable_size
from registry.web.page import htmx
from registry.web.spoken import FILTERS
from registry.web.twins import FORMS

PARTS = (
    home,
    lookup,
    record,
    notice,
    pasted,
    suggestions,
    matrices,
    coverage,
    lapsing,
    registrar,
    catalogue,
    things,
    compare,
    reverse,
)
"""Each has a `blueprint`, and says in `PUBLIC` which of its views need no sign-in, and why."""

PUBLIC = {
    **{endpoint: reason for part in PARTS for endpoint, reason in part.PUBLIC.items()},
    **{f"{endpoint}_{form}": reason for part in PARTS for endpoint, reason in part.PUBLIC.items() for form in FORMS},
    "static": "style, scripts and pictures, without data",
}
"""The addresses that need no sign-in, and why; the twins of a page are as public as the page."""


_COMPRESSED = ["text/html", "text/csv"]
"""A matrix of 60 x 60 is 30 times smaller so. Static files are asked for once, and the API's answers are small and many."""


def open_door(app: Flask) -> None:
    """Register every page."""
    htmx.init_app(app)
    app.config["COMPRESS_MIMETYPES"] = _COMPRESSED
    Compress(app)
    name_by_content(app)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= FILTERS
    app.before_request(forms_of_reasonable_size)
    for part in PARTS:
        app.register_blueprint(part.blueprint)
