"""Opens the people's door on an app."""

from flask import Flask

from registry.web import lookup, record
from registry.web.page import htmx

PUBLIC = {
    "lookup.home": "asks the question; reading is open to people until there are accounts",
    "lookup.verdict": "answers as the public reader may see it",
    "record.record": "shows what is public of a record, and of the rest whom to ask",
    "static": "style, scripts and pictures, without data",
}
"""The pages that need no sign-in, and why."""


def open_door(app: Flask) -> None:
    """Register every page."""
    htmx.init_app(app)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.register_blueprint(lookup.blueprint)
    app.register_blueprint(record.blueprint)
