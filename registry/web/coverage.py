"""Pictures of what is established: calibres by nation, a nation by calibre, and what is about to lapse; each with its table."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

from flask import Blueprint, Response, current_app, g, request

from registry.catalogue import calibres as things_of
from registry.catalogue.names import folded
from registry.compatibility import lapsing as ahead_of
from registry.compatibility.coverage import by_calibre
from registry.compatibility.tallies import Tally, by_nation, together
from registry.errors import Invalid, NotFound, Refusal
from registry.qualifications.queries import PUBLIC_READER
from registry.settings import Settings
from registry.web import drawing, shares
from registry.web.consulting import asked_of, consulting, nation_names, now
from registry.web.endings import LETTERS_OF_EVENTS, TOLD, counts_of, designations, question_of, told, weeks_of
from registry.web.memory import remember
from registry.web.mishaps import handle
from registry.web.page import language, page
from registry.web.question import address, asking, errors_of, onward
from registry.web.twins import View, is_twin, shows
from registry.web.wording import Wording
from schemas.compatibility import known_by
from schemas.coverage import Lapsing, OfCalibre, OfNation, Order, Within
from schemas.paging import neighbours
from schemas.query import Query
from schemas.refusals import Refusal as Said
from schemas.refusals import shown
from schemas.vocabulary import SHARE_OF_CODE, Code, Share

blueprint = Blueprint("coverage", __name__)

_WHY: Final = "counts and dates of what is public"
PUBLIC = {f"coverage.{name}": _WHY for name in ("entry", "calibres", "nation", "lapsing")}

_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "calibres": tuple(OfCalibre.columns()),
    "nation": tuple(OfNation.columns()),
    "lapsing": tuple(Lapsing.columns()),
}
_TITLES: Final = {"calibres": "title_calibres", "nation": "title_nation", "lapsing": "title_lapsing"}

_PICTURES: Final = (
    ("calibres", "/coverage/calibres"),
    ("nation", "/coverage/nation"),
    ("lapsing", "/coverage/lapsing"),
)

_GROUND: Final = 150
_TALLEST: Final = 110


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
            {"key": key, "title": say[_TITLES[key]], "about": say[f"about_{key}"], "address": onward(path, {})}
            for key, path in _PICTURES
        ],
        columns={name: _reading(name) for name in ("key", "title", "about", "address")},
        context={"for_registrars": onward("/registrar/missed", {}) if _registrars_may_enter() else None},
    )


def _registrars_may_enter() -> bool:
    settings: Settings = current_app.extensions["settings"]
    return settings.open_to_registrars or settings.registrar_token is not None


# Calibres by nation, a nation by calibre -------------------------------------------------------------------------------


@shows(blueprint, "/coverage/calibres")
def calibres() -> View:
    """How established one calibre is: of each nation that operates systems of it, its pairs by state."""
    with consulting() as connection:
        g.calibres = labels = things_of.labels(connection)
        asked = _asked(OfCalibre)
        calibre = asked["calibre"]
        if calibre is not None and calibre not in labels:
            raise NotFound("", fields={"calibre": [Said("no_such_id", {"given": shown(calibre)})]})
        found = by_nation(connection, calibre, **_common(asked), version=g.version) if calibre else {}
    names = nation_names()
    rows = [_row(code, names.get(code, code), tally) for code, tally in found.items()]
    rows.sort(key=lambda row: ((0, 0) if asked["order"] is Order.NAME else _least(row), folded(row["name"])))
    say = Wording(language())
    return View(
        template="coverage_calibres.html",
        fragment="coverage",
        title=say.title_calibre.format(calibre=labels[calibre]) if calibre else say.title_calibres,
        name=f"coverage-{calibre or 'calibres'}".replace(".", "-"),
        items=rows,
        columns=_COLUMNS,
        extra={**_said(asked, "calibre", "order"), **_counted(found)},
        address=address("/coverage/calibres", _FIELDS["calibres"]),
        context={
            **_around("calibres", asked),
            **shares.around(say, asked["context"], together(found.values())),
            "labels": labels,
            "calibre": calibre,
            "onward_to": lambda row: _at("/coverage/nation", asked, user=row["key"]),
            "pairs_at": lambda row: _at("/matrix/munitions", asked, calibre=calibre, user=row["key"]),
        },
    )


@shows(blueprint, "/coverage/nation")
def nation() -> View:
    """How established one nation's systems are: of each calibre of them, the pairs by state."""
    with consulting() as connection:
        asked = _asked(OfNation)
        user = asked["user"]
        _check_nation("user", user)
        found = by_calibre(connection, user, **_common(asked), version=g.version) if user else {}
        labels = things_of.labels(connection)
    if user:
        remember(user, asked["context"])
    rows = [_row(one, labels[one], found[one]) for one in labels if one in found]
    say = Wording(language())
    name = nation_names().get(user, user)
    return View(
        template="coverage_nation.html",
        fragment="coverage",
        title=say.title_nation_of.format(nation=name) if user else say.title_nation,
        name=f"coverage-{user or 'nation'}".lower(),
        items=rows,
        columns=_COLUMNS,
        extra={**_said(asked, "user"), **_counted(found)},
        address=address("/coverage/nation", _FIELDS["nation"]),
        context={
            **_around("nation", asked),
            **shares.around(say, asked["context"], together(found.values())),
            "user": user,
            "nation_name": name,
            "onward_to": lambda row: _at("/coverage/calibres", asked, calibre=row["key"]),
            "pairs_at": lambda row: _at("/matrix/munitions", asked, calibre=row["key"], user=user),
        },
    )


def _row(key: str, name: str, tally: Tally) -> dict[str, Any]:
    counts = shares.counts(tally)
    return {"key": key, "name": name, **counts, "established": tally.established, "total": tally.total}


def _counted(found: Mapping[str, Tally]) -> dict[str, Any]:
    """What the JSON says of all rows together; a round of several calibres is counted in each."""
    tally = together(found.values())
    return {"counts": shares.counts(tally), "established": tally.established, "answers": tally.total}


def _least(row: Mapping[str, Any]) -> tuple[int, Fraction]:
    """Sorts the largest share established first, and what has no pair last."""
    return (0, -Fraction(row["established"], row["total"])) if row["total"] else (1, Fraction(0))


# What is about to lapse ------------------------------------------------------------------------------------------------


@shows(blueprint, "/coverage/lapsing")
def lapsing() -> View:
    """The records in force that end or fall due for review within so many days, soonest first."""
    with consulting() as connection:
        asked = _asked(Lapsing)
        _check_nation("nation", asked["nation"])
        ahead = ahead_of.lapsing(
            connection,
            nation=asked["nation"],
            as_of=asked["as_of"],
            as_known=asked["as_known"],
            reader=PUBLIC_READER,
            version=g.version,
        )
        within = int(asked["within"])
        found = [one for one in ahead if (one.day - asked["as_of"]).days <= within]
        part = found[asked["offset"] : asked["offset"] + asked["limit"]]
        named = designations(connection, part)
    say = Wording(language())
    weeks = weeks_of(found, asked["as_of"], within)
    name = nation_names().get(asked["nation"], asked["nation"])
    turn = {
        relation: address("/coverage/lapsing", _FIELDS["lapsing"], offset=str(place))
        for relation, place in neighbours(asked["limit"], asked["offset"], len(found))
        if place != asked["offset"]
    }
    counts = {days.value: counts_of(ahead, asked["as_of"], int(days)) for days in Within}
    return View(
        template="coverage_lapsing.html",
        fragment="coverage",
        title=say.title_lapsing_of.format(nation=name) if name else say.title_lapsing,
        name=f"lapsing-{asked['nation'] or 'all'}-{within}".lower(),
        items=[
            {**told(one, asked["as_of"], named), "lookup": _at("/lookup", asked, **question_of(one.record))}
            for one in part
        ],
        total=len(found),
        columns={name: _reading(name) for name in TOLD},
        extra={**_said(asked, "nation", "within"), "within_days": counts, "weeks": weeks},
        address=address("/coverage/lapsing", _FIELDS["lapsing"]),
        context={
            **_around("lapsing", asked),
            "nation_name": name,
            "within": within,
            "counts": counts,
            "weeks": weeks,
            "drawn": drawing.columns([week["counts"] for week in weeks], _GROUND, _TALLEST),
            "ground": _GROUND,
            "short_day_of": _short_day,
            "letters": LETTERS_OF_EVENTS,
            "nation_names": nation_names(),
            "begins": asked["offset"],
            "turn": turn,
            "at": lambda **changes: address("/coverage/lapsing", _FIELDS["lapsing"], offset=None, **changes),
        },
    )


# What the pages share --------------------------------------------------------------------------------------------------


def _asked(contract: type[Query]) -> dict[str, Any]:
    """What was asked, today and now where no day is named."""
    asked: dict[str, Any] = dict.fromkeys(contract.columns()) | asked_of(contract)
    moment: datetime = now()
    asked["as_of"] = asked["as_of"] or moment.date()
    asked["as_known"] = asked["as_known"] or known_by(moment)
    return asked


def _common(asked: Mapping[str, Any]) -> dict[str, Any]:
    return {**{name: asked[name] for name in ("context", "as_of", "as_known")}, "reader": PUBLIC_READER}


def _check_nation(field: str, code: str | None) -> None:
    if code is not None and code not in nation_names():
        raise Invalid("", fields={field: [Said("nation_unknown", {"given": code, "example": "NLD"})]})


def _said(asked: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """What the JSON says of what was asked."""
    told = {name: asked[name] for name in (*names, "context") if name in asked}
    return {**told, "as_of": asked["as_of"].isoformat(), "as_known": asked["as_known"].isoformat()}


def _at(path: str, asked: Mapping[str, Any], **given: str) -> str:
    """Another page of the same context and days, where the address named them."""
    kept = {name: value for name in ("context", "as_of", "as_known") if (value := request.args.get(name))}
    return onward(path, {**given, **kept})


def _around(name: str, asked: Mapping[str, Any], errors: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
    return {
        **asking(errors, _FIELDS[name]),
        "asked": asked,
        "drawn_bar": lambda row: drawing.bar({share.value: row[share.value] for share in Share}),
        "orders": list(Order),
        "withins": list(Within),
    }


def _short_day(text: str) -> str:
    """25 Nov; 25 nov.; 1er déc."""
    day, say = date.fromisoformat(text), Wording(language())
    number = say.day_of(text).split()[0]
    return f"{number} {say.months_short.split()[day.month - 1]}"


def _reading(name: str) -> Callable[[Mapping[str, Any]], object]:
    return lambda item: item[name]


_COLUMNS: Final = {
    name: _reading(name) for name in ("key", "name", *(share.value for share in Share), "established", "total")
}


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """The form of the page again, with what is wrong at each field."""
    name = (request.endpoint or "").rpartition(".")[2]
    if is_twin(request.path) or name not in _FIELDS:
        return handle(error)
    say = Wording(language())
    errors = errors_of(error, _FIELDS[name])
    return page(
        f"coverage_{name}.html",
        "coverage",
        title=f"{say.error}{say.colon} {say[_TITLES[name]]}",
        status=404 if isinstance(error, NotFound) else 422,
        address=address(request.path, _FIELDS[name]),
        items=[],
        labels=g.get("calibres", {}),
        **_around(name, {}, errors),
    )


@blueprint.app_template_global()
def graph_of(items: Sequence[Mapping[str, Any]]) -> drawing.Graph:
    """The picture of one round and its systems, from the rows of a reverse look-up."""
    systems = [(SHARE_OF_CODE[Code(item["code"])], item["system"]["designation"]) for item in items]
    return drawing.graph(items[0]["munition"]["designation"], systems, Share)
