"""Tables of verdicts of a calibre: rounds by systems, nation by nation, systems by nations."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, Final, NamedTuple

from flask import Blueprint, Response, g, request

from registry.catalogue import calibres, queries
from registry.compatibility import matrix, tallies
from registry.compatibility.matrix import MOST, Matrix, Stretch
from registry.database import Connection
from registry.errors import NotFound, Refusal
from registry.web import cells, counted, shares
from registry.web.consulting import asked_of, consulting, nation_names
from registry.web.memory import answered_in, remember
from registry.web.mishaps import handle
from registry.web.occasion import kept, known_nation, occasion
from registry.web.page import language, page
from registry.web.pictures import narrower
from registry.web.question import address, asking, errors_of, onward, titled
from registry.web.twins import View, is_twin, shows
from registry.web.wording import Wording
from schemas.matrix import Munitions, OfCalibre, OfNation
from schemas.paging import neighbours
from schemas.refusals import Refusal as Said
from schemas.refusals import shown

blueprint = Blueprint("matrices", __name__)

PUBLIC = {
    f"matrices.{view}": "answers as the public reader may see them"
    for view in ("entry", "munitions", "nations", "platforms")
}

SHAPES = ("munitions", "nations", "platforms")
INPUTS: Final = ("calibre", "user", "context", "as_of", "as_known")
"""The fields that the form shows."""

FIELDS: Final = (*INPUTS, "differ", "established", "offset", "across")


@shows(blueprint, "/matrix")
def entry() -> View:
    """Every calibre, and the tables that there are of it."""
    with consulting() as connection:
        asked_of(OfNation)
        sizes = calibres.sizes(connection)
    return View(
        template="matrix_entry.html",
        fragment="matrices",
        title=Wording(language()).matrices_title,
        name="calibres",
        items=[{"key": one.id, "label": one.label, "rounds": one.rounds, "systems": one.systems} for one in sizes],
        columns={name: itemgetter(name) for name in ("key", "label", "rounds", "systems")},
        context={
            **asking(fields=FIELDS),
            "shapes": SHAPES,
            "leading": lambda shape, calibre: onward(f"/matrix/{shape}", {"calibre": calibre, **_kept(shape)}),
        },
    )


@shows(blueprint, "/matrix/munitions")
def munitions() -> View:
    """Every round of a calibre in every system of it, for one nation's crews."""
    with consulting() as connection:
        given = asked_of(Munitions)
        label = _label(connection, given)
        if label is None or not given.get("user"):
            return _unasked(connection, "munitions", label)
        when, user = occasion(given), known_nation("user", str(given["user"]))
        whole = matrix.munitions_by_systems(
            connection,
            str(given["calibre"]),
            user=user,
            version=g.version,
            down=int(str(given["offset"])),
            across=int(str(given["across"])),
            **when,
        )
        sizes = calibres.sizes(connection)
    remember(user, when["context"])
    shown_ = whole.differing() if given["differ"] else whole
    shown_ = shown_.established() if given["established"] else shown_
    say = Wording(language())
    table = cells.verdicts(shown_, say, when["as_of"], _tail(given))
    stretches = _stretches(whole)
    return _view(
        "munitions",
        label,
        when,
        table,
        shown_.tally(),
        total=None if shown_ is not whole else whole.down.total,
        extra={"rounds": whole.down._asdict(), "systems": whole.across._asdict()},
        sizes=sizes,
        whole=whole,
        shown_=shown_,
        given=given,
        user=nation_names()[user],
        stretches=stretches,
        parts=[one.said for one in stretches if one.part.start],
    )


class Turning(NamedTuple):
    """A stretch of rounds or systems that is not all of them: in words, and where the others are."""

    name: str
    part: Stretch
    said: str
    links: Mapping[str, str]


def _stretches(whole: Matrix) -> list[Turning]:
    """What of the calibre the table leaves out, rounds and systems; nothing where it has all."""
    say = Wording(language())
    found = []
    for name, field, part in (("rounds", "offset", whole.down), ("systems", "across", whole.across)):
        if part.shown == part.total:
            continue
        words = say[f"matrix_stretch_{name}"].format(
            first=min(part.start + 1, part.total), last=min(part.start + part.shown, part.total), total=part.total
        )
        links = {
            relation: _at("munitions", **{field: str(place) if place else None})
            for relation, place in neighbours(MOST, part.start, part.total)
            if place != part.start
        }
        found.append(
            Turning(name, part, words if part.shown else say[f"matrix_beyond_{name}"].format(total=part.total), links)
        )
    return found


@shows(blueprint, "/matrix/nations")
def nations() -> View:
    """Of every nation that may hold rounds of a calibre: what is established for the crews of every other."""
    return _tallied("nations")


@shows(blueprint, "/matrix/platforms")
def platforms() -> View:
    """Of every system of a calibre: what is established for the crews of the nations that operate it."""
    return _tallied("platforms")


def _tallied(shape: str) -> View:
    with consulting() as connection:
        given = asked_of(OfCalibre)
        label = _label(connection, given)
        if label is None:
            return _unasked(connection, shape, label)
        when = occasion(given)
        calibre = str(given["calibre"])
        names, say, tail = nation_names(), Wording(language()), _tail(given)
        if shape == "nations":
            between = tallies.between_nations(connection, calibre, version=g.version, **when)
            table: counted.TallyTable = counted.between(between, names, say, when["context"], calibre, tail)
        else:
            systems, tallied = tallies.by_nation_and_system(connection, calibre, version=g.version, **when)
            table = counted.operated(tallied, systems, names, say, when["context"], calibre, tail)
        sizes = calibres.sizes(connection)
    answered_in(when["context"])
    return _view(shape, label, when, table, table.tally, sizes=sizes, given=given)


def _view(
    shape: str,
    label: str,
    when: tallies.Occasion,
    table: cells.VerdictTable | counted.TallyTable,
    tally: tallies.Tally,
    *,
    total: int | None = None,
    extra: Mapping[str, Any] | None = None,
    **context: Any,
) -> View:
    say = Wording(language())
    return View(
        template="matrix.html",
        fragment="matrix",
        title=titled(say[f"matrix_{shape}_of"].format(label=label), *_told_apart(when, context, say)),
        address=_at(shape),
        name=f"matrix-{shape}-{request.args.get('calibre', '').replace('.', '-')}",
        items=table.items,
        columns=table.columns,
        total=total,
        extra={
            "counts": shares.counts(tally),
            "answers": tally.total,
            "uncombined": tally.uncombined,
            **(extra or {}),
        },
        context={
            **asking(fields=FIELDS),
            **shares.around(say, when["context"], tally),
            "shape": shape,
            "shapes": SHAPES,
            "label": label,
            "table": table,
            "when": when,
            "at": lambda **changes: _at(shape, **changes),
            "onto": lambda path, **about: onward(path, {**about, **kept("user")}),
            "of_shape": lambda other: onward(
                f"/matrix/{other}", {"calibre": request.args.get("calibre"), **_kept(other)}
            ),
            **context,
        },
    )


def _told_apart(when: tallies.Occasion, context: Mapping[str, Any], say: Wording) -> list[str]:
    """Whose crews, for what, and which rows and columns."""
    given = context["given"]
    return [
        *([say.list_crews.format(user=context["user"])] if "user" in context else []),
        say.context_of(when["context"]),
        *(say[f"matrix_{name}"] for name in ("differ", "established") if given.get(name)),
        *context.get("parts", ()),
    ]


def _unasked(connection: Connection, shape: str, label: str | None) -> View:
    """The form alone: nothing is guessed."""
    return View(
        template="matrix.html",
        fragment="matrix",
        title=Wording(language())[f"matrix_{shape}"],
        address=_at(shape),
        name=f"matrix-{shape}",
        items=[],
        columns={},
        context={
            **asking(fields=FIELDS),
            "shape": shape,
            "shapes": SHAPES,
            "label": label,
            "table": None,
            "sizes": calibres.sizes(connection),
        },
    )


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """The form again, with what is wrong at each field."""
    if is_twin(request.path) or request.path == "/matrix":
        return handle(error)
    shape = request.path.rpartition("/")[2]
    say = Wording(language())
    with consulting() as connection:
        sizes = calibres.sizes(connection)
    return page(
        "matrix.html",
        "matrix",
        title=f"{say.error}{say.colon} {say.wrong}",
        status=404 if isinstance(error, NotFound) else 422,
        address=_at(shape),
        **asking(errors_of(error, FIELDS), FIELDS),
        shape=shape,
        shapes=SHAPES,
        linked=INPUTS,
        narrower=narrower(error),
        table=None,
        sizes=sizes,
    )


def _label(connection: Connection, given: Mapping[str, object]) -> str | None:
    """The label of the calibre; None where none was named.

    Raises:
        NotFound: No calibre has this id.
    """
    if not given.get("calibre"):
        return None
    found = queries.item(connection, "calibre", str(given["calibre"]))
    if found is None:
        raise NotFound("", fields={"calibre": [Said("no_such_id", {"given": shown(given["calibre"])})]})
    return str(found["label"])


def _at(shape: str, **changes: str | None) -> str:
    return address(f"/matrix/{shape}", FIELDS, **changes)


def _kept(shape: str) -> dict[str, str | None]:
    """What an address of another table takes along."""
    return kept("user") if shape == "munitions" else kept()


def _tail(given: Mapping[str, Any]) -> str:
    """How the address of what a cell is about ends: the same nation, context, days and language."""
    asked = {"user": given.get("user"), **kept(), "context": str(given["context"])}
    return "&" + onward("", asked).removeprefix("?")
