"""Opens the tools' door on an app."""

from flask import Flask

from registry.api import alternatives, catalogue, compatibility, documentation, health, records
from registry.api.contracts import describe
from registry.api.guard import guard
from registry.api.wire import SOFTWARE, Kept


def open_door(app: Flask) -> None:
    """Register every address for tools, its guard and its description."""
    app.extensions["kept"] = Kept()
    app.extensions["description"] = description = describe(app, SOFTWARE)
    app.before_request(guard)
    for business in (compatibility, catalogue, alternatives, records):
        description.register_blueprint(business.blueprint)
    app.register_blueprint(documentation.blueprint)
    app.register_blueprint(health.blueprint)
