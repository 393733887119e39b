"""Pictures of what is established: a calibre by nation, and a nation by calibre; each with its table."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from flask import Blueprint, Response, current_app, g, request

from registry.catalogue import calibres as things_of
from registry.catalogue.names import folded
from registry.compatibility.coverage import by_calibre
from registry.compatibility.tallies import Occasion, Tally, by_nation, by_nation_and_system, together
from registry.errors import NotFound, Refusal
from registry.settings import Settings
from registry.web import drawing, shares
from registry.web.consulting import asked_of, consulting, nation_names
from registry.web.memory import answered_in, remember
from registry.web.mishaps import handle
from registry.web.occasion import kept, known_nation, occasion
from registry.web.page import language
from registry.web.pictures import CALIBRES, LAPSING, NATION, Picture, reading
from registry.web.question import onward
from registry.web.twins import View, shows
from registry.web.wording import Wording
from schemas.coverage import OfCalibre, OfNation, Order
from schemas.refusals import Refusal as Said
from schemas.refusals import shown
from schemas.vocabulary import Share

blueprint = Blueprint("coverage", __name__)

PUBLIC = {f"coverage.{name}": "counts of what is public" for name in ("entry", "calibres", "nation")}

_COLUMNS: Final = {
    name: reading(name) for name in ("key", "name", *(share.value for share in Share), "established", "total")
}


@shows(blueprint, "/coverage")
def entry() -> View:
    """What there is to see, and where."""
    with consulting():
        pass
    say = Wording(language())
    return View(
        template="coverage.html",
        fragment="coverage",
        title=say.coverage,
        name="coverage",
        items=[
            {
                "key": one.name,
                "title": say[f"title_{one.name}"],
                "about": say[f"about_{one.name}"],
                "address": onward(one.path, {}),
            }
            for one in (CALIBRES, NATION, LAPSING)
        ],
        columns={name: reading(name) for name in ("key", "title", "about", "address")},
        context={"for_registrars": onward("/registrar/missed", {}) if _registrars_may_enter() else None},
    )


def _registrars_may_enter() -> bool:
    settings: Settings = current_app.extensions["settings"]
    return settings.open_to_registrars or settings.registrar_token is not None


@shows(blueprint, "/coverage/calibres")
def calibres() -> View:
    """How established one calibre is: of each nation that operates systems that fire it, its pairs by state."""
    with consulting() as connection:
        g.calibres = labels = things_of.labels(connection)
        given: dict[str, Any] = asked_of(OfCalibre)
        calibre, when = given.get("calibre"), occasion(given)
        if calibre is not None and calibre not in labels:
            raise NotFound("", fields={"calibre": [Said("no_such_id", {"given": shown(calibre)})]})
        found = by_nation(by_nation_and_system(connection, calibre, version=g.version, **when)[1]) if calibre else {}
    if calibre:
        answered_in(when["context"])
    names = nation_names()
    rows = [_row(code, names.get(code, code), tally) for code, tally in found.items()]
    rows.sort(key=lambda row: ((0, 0) if given["order"] is Order.NAME else _least(row), folded(row["name"])))
    say = Wording(language())
    return _view(
        CALIBRES,
        when,
        rows,
        found,
        title=say.title_calibre.format(calibre=labels[calibre]) if calibre else say.title_calibres,
        about=calibre,
        told={"calibre": calibre, "order": given["order"]},
        labels=labels,
        onward_to=lambda row: onward("/coverage/nation", {"user": row["key"], **kept()}),
        answers_at=lambda row: onward("/matrix/munitions", {"calibre": calibre, "user": row["key"], **kept()}),
    )


@shows(blueprint, "/coverage/nation")
def nation() -> View:
    """How established one nation's systems are: of each calibre that they fire, the pairs by state."""
    with consulting() as connection:
        given: dict[str, Any] = asked_of(OfNation)
        user, when = given.get("user"), occasion(given)
        found = by_calibre(connection, known_nation("user", user), version=g.version, **when) if user else {}
        labels = things_of.labels(connection)
    if user:
        remember(user, when["context"])
    say, name = Wording(language()), nation_names().get(user or "", user)
    return _view(
        NATION,
        when,
        [_row(one, labels[one], found[one]) for one in labels if one in found],
        found,
        title=say.title_nation_of.format(nation=name) if user else say.title_nation,
        about=user,
        told={"user": user},
        nation_name=name,
        onward_to=lambda row: onward("/coverage/calibres", {"calibre": row["key"], **kept()}),
        answers_at=lambda row: onward("/matrix/munitions", {"calibre": row["key"], "user": user, **kept()}),
    )


def _view(
    picture: Picture,
    when: Occasion,
    rows: list[dict[str, Any]],
    found: Mapping[str, Tally],
    *,
    title: str,
    about: str | None,
    told: Mapping[str, Any],
    **context: Any,
) -> View:
    """The page of a picture; `about` is the calibre or the nation that it is of, none before the question."""
    tally = together(found.values())
    return View(
        template=picture.template,
        fragment="coverage",
        title=title,
        name=f"coverage-{about or picture.name}".replace(".", "-").lower(),
        items=rows,
        columns=_COLUMNS,
        extra={
            **told,
            "context": when["context"],
            "as_of": when["as_of"].isoformat(),
            "as_known": when["as_known"].isoformat(),
            # A round of several calibres is counted in each.
            "counts": shares.counts(tally),
            "established": tally.established,
            "answers": tally.total,
        },
        address=picture.at(),
        context={
            **picture.around(),
            **shares.around(Wording(language()), when["context"], tally),
            "about": about,
            "asked": when,
            "drawn_bar": lambda row: drawing.bar({share.value: row[share.value] for share in Share}),
            **context,
        },
    )


def _row(key: str, name: str, tally: Tally) -> dict[str, Any]:
    counts = shares.counts(tally)
    return {"key": key, "name": name, **counts, "established": tally.established, "total": tally.total}


def _least(row: Mapping[str, Any]) -> tuple[int, Fraction]:
    """Sorts the largest share established first, and what has no pair last."""
    return (0, -Fraction(row["established"], row["total"])) if row["total"] else (1, Fraction(0))


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """The form of the page again, with what is wrong at each field."""
    asked = next((one for one in (CALIBRES, NATION) if one.path == request.path), None)
    return asked.refused(error) if asked else handle(error)
