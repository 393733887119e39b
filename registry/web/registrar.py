"""What registrars see: the names that people look for and the catalogue lacks."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, current_app, redirect, request
from werkzeug.wrappers import Response

from registry.catalogue.missed import forget, lacking
from registry.settings import Settings
from registry.web.consulting import asked_of, consulting, now
from registry.web.guard import registrars_only
from registry.web.page import language
from registry.web.question import onward
from registry.web.twins import View, shows
from registry.web.wording import Wording
from schemas.paging import Page, neighbours

blueprint = Blueprint("registrar", __name__)
blueprint.before_request(registrars_only)

PUBLIC: Mapping[str, str] = {}
PIECES = ("strike",)

_HERE = "/registrar/missed"


@shows(blueprint, _HERE)
def missed() -> View:
    """The names that nothing in the catalogue bears to this day, what was looked for most first."""
    asked: dict[str, Any] = asked_of(Page)
    with consulting() as connection:
        found = lacking(connection, as_of=now().date(), limit=asked["limit"], offset=asked["offset"])
    settings: Settings = current_app.extensions["settings"]
    others = {
        name: place
        for name, place in neighbours(asked["limit"], asked["offset"], found.total)
        if place != asked["offset"]
    }
    return View(
        template="missed.html",
        fragment="missed",
        title=Wording(language()).title_missed,
        name="missed-names",
        items=[{**one._asdict(), "key": f"{one.field}/{one.key}", "called": one.key} for one in found.items],
        total=found.total,
        columns={
            name: lambda one, name=name: one[name]  # type: ignore[misc]
            for name in ("field", "text", "times", "first_on", "last_on")
        },
        context={
            "here": onward(_HERE, {name: str(asked[name]) for name in ("limit", "offset") if name in request.args}),
            "open_to_all": settings.open_to_registrars,
            "begins": asked["offset"],
            "turn": {
                name: onward(_HERE, {"limit": str(asked["limit"]), "offset": str(place)})
                for name, place in others.items()
            },
        },
    )


@blueprint.post(_HERE)
def strike() -> Response:
    """Strike one name from the list; who presses twice strikes once."""
    forget(current_app.extensions["engine"], request.form.get("field", ""), request.form.get("key", ""))
    return redirect(onward(_HERE, {name: request.args.get(name) for name in ("limit", "offset")}), code=303)
