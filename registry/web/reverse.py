"""Looking the other way round: where a round fits, what a system can use, what a nation could give another."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from flask import Blueprint, Response, g, request

from registry.catalogue import queries, things
from registry.catalogue.calibres import label_of
from registry.catalogue.operators import operators
from registry.catalogue.spelling import in_order
from registry.compatibility import explain, sentences
from registry.compatibility.alternatives import Identified, munitions_of, systems_of
from registry.compatibility.combinations import combinations_named
from registry.compatibility.exchange import exchange as exchangeable
from registry.compatibility.pairs import Row, among, best_first, counted_as, counts, states
from registry.errors import Invalid, NotFound, Refusal
from registry.web.consulting import consulting, nation_names
from registry.web.memory import remember
from registry.web.mishaps import handle
from registry.web.occasion import known_nation
from registry.web.page import language, page
from registry.web.paired import (
    Item,
    Operating,
    asked_in_words,
    called,
    choices,
    columns,
    graph_of,
    item,
    key_of,
    operating,
)
from registry.web.question import errors_of, fields_of, not_found, onward, titled
from registry.web.twins import View, is_twin, shows
from registry.web.ways import EXCHANGE, ROUNDS, SYSTEMS, WAYS, Way, taken
from registry.web.wording import Wording
from schemas.paging import neighbours
from schemas.vocabulary import CombinationRole, Counted, Notice, SystemKind

blueprint = Blueprint("reverse", __name__)

_WHY = "answers as the public reader may see it"
_PAGES: Final = {f"{blueprint.name}.{way.name}": way for way in WAYS}
PUBLIC = dict.fromkeys(_PAGES, _WHY)

COMBINATIONS_SHOWN: Final = 50
"""The best; where a page is not turned, more would bury what is asked alone."""


@shows(blueprint, "/systems")
def systems() -> View:
    """Every system that a round mates or that a record names with it, each with its verdict; those of the nation first."""
    with consulting() as connection:
        given, asked, meant = SYSTEMS.meant(connection)
        if meant is None or meant.one is None or not SYSTEMS.complete(given):
            return _unanswered(SYSTEMS, meant)
        if given["operator"]:
            known_nation("operator", given["operator"])
        rows = best_first(systems_of(connection, meant.one[0], **asked))
        named = combinations_named(connection, _pairs(rows), asked, g.version)
        platforms = [row["system"]["id"] for row in rows if row["system"]["kind"] == SystemKind.PLATFORM]
        by = operators(connection, platforms, asked["as_of"])
        roles = things.roles(connection, [meant.one[0]])
    every = _items(rows, named, asked, lambda row: row["system"]["id"], roles, by)
    order = [*Counted]
    every.sort(key=lambda one: (order.index(_counted(one)), asked["user"] not in one["operators"]))
    return _answered(
        SYSTEMS,
        asked,
        given["state"],
        [one for one in every if given["operator"] is None or given["operator"] in one["operators"]],
        Wording(language()).systems_found.format(thing=meant.one[1]),
        {"operators": lambda one: one["operators"]},
        meant=meant,
        part=roles.get(meant.one[0]),
        theirs=partial(operating, every, asked["user"], given["operator"], given["state"]),
        context={"others_named": partial(_others_named, asked["user"])},
    )


@shows(blueprint, "/rounds")
def rounds() -> View:
    """Every round that mates a system or that a record names with it, each with its verdict."""
    with consulting() as connection:
        given, asked, meant = ROUNDS.meant(connection)
        if meant is None or meant.one is None or not ROUNDS.complete(given):
            return _unanswered(ROUNDS, meant)
        calibre = given["calibre"]
        labels = {calibre: label_of(connection, calibre)} if calibre else {}
        rows = best_first(munitions_of(connection, meant.one[0], calibre=calibre, **asked))
        named = combinations_named(connection, _pairs(rows), asked, g.version)
        roles = things.roles(connection, [row["munition"]["id"] for row in rows])
    every = _items(rows, named, asked, lambda row: row["munition"]["id"], roles)
    title = Wording(language()).rounds_found.format(thing=meant.one[1])
    told = {"calibre": calibre} if calibre else {}
    return _answered(ROUNDS, asked, given["state"], every, title, {}, meant=meant, context={"labels": labels}, **told)


@shows(blueprint, "/exchange")
def exchange() -> View:
    """The rounds of one nation in the systems of another, each with its verdict for the other's crews."""
    with consulting() as connection:
        g.calibres = queries.listing(connection, "calibres", text=None, filters={}, limit=1000, offset=0).items
        given = EXCHANGE.given()
        if not EXCHANGE.complete(given):
            return _unanswered(EXCHANGE, None)
        asked = taken(given)
        rows = exchangeable(connection, calibre=given["calibre"], version=g.version, **asked)
        named = combinations_named(connection, _pairs(rows), asked, g.version)
        roles = things.roles(connection, [row["munition"]["id"] for row in rows])
    alone = {(row["munition"]["id"], row["system"]["id"]): row for row in rows}
    for one in named:
        row = alone[one["munition"]["id"], one["system"]["id"]]
        one |= {"calibre": row["calibre"], "held": row["held"]}
    every = _items(rows, named, asked, lambda row: f"{row['munition']['id']}:{row['system']['id']}", roles)
    limit, offset = given["limit"], given["offset"]
    total = len(among(every, given["state"]))
    names = nation_names()
    title = Wording(language()).exchange_found.format(holder=names[asked["holder"]], user=names[asked["user"]])
    more = {"calibre": lambda one: one["calibre"], "held": lambda one: one["held"]}
    turn = (
        {name: str(place) for name, place in neighbours(limit, offset, total)}
        if total > limit or (total and offset)
        else {}
    )
    return _answered(
        EXCHANGE,
        asked,
        given["state"],
        every,
        title,
        more,
        part_of=slice(offset, offset + limit),
        context={
            "labels": {one["id"]: one["label"] for one in g.calibres},
            "begins": offset,
            "turn": {name: EXCHANGE.at(offset=place) for name, place in turn.items()},
        },
        extra={"limit": limit, "offset": offset},
        calibre=given["calibre"],
    )


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """The form again, with what is wrong at each field, or what may have been meant."""
    if is_twin(request.path):
        return handle(error)
    way, say = _PAGES[str(request.endpoint)], Wording(language())
    missing = isinstance(error, NotFound)
    reasons = error if missing else Invalid("", fields={**way.gaps(), **error.fields})
    errors = errors_of(reasons, way.fields)
    heading = not_found(errors, say) if missing else say.wrong
    return page(
        "reverse.html",
        "reverse",
        title=f"{say.error}{say.colon} {heading}",
        heading=heading,
        status=404 if missing else 422,
        **way.form(errors),
        missing=missing,
        near=error.candidates,
        unnumbered=fields_of(error, "no_stock_number"),
    )


# Rows ------------------------------------------------------------------------------------------------------------------


def _pairs(rows: Sequence[Row]) -> list[tuple[Any, Any]]:
    return [(row["munition"], {name: row["system"][name] for name in ("id", "designation", "kind")}) for row in rows]


def _items(
    rows: Sequence[Row],
    named: Sequence[Row],
    asked: Mapping[str, Any],
    key: Callable[[Row], str],
    roles: Mapping[str, CombinationRole],
    operating: Mapping[str, Sequence[str]] | None = None,
) -> list[Item]:
    """First what is asked in combination, then what is asked alone; what lacks its parts says where they are named."""
    items = []
    for row in (*named, *rows):
        more: dict[str, Any] = {}
        if operating is not None:
            more["operators"] = operating.get(row["system"]["id"], [])
        made = item(key_of(row) if "combination" in row else key(row), row, asked["as_of"], asked["context"], **more)
        role = roles.get(row["munition"]["id"])
        parts = {role.value: row["munition"]["id"], "system": row["system"]["id"]} if role else {}
        items.append({**made, "parts": _naming(parts, "charge") if made["in_parts"] and role else None})
    return items


def _others_named(user: str, operators: Sequence[str]) -> list[str]:
    """What the other nations are called that operate a system, in the order of a reader's dictionary."""
    names = nation_names()
    return sorted((names.get(code, code) for code in operators if code != user), key=in_order)


def _counted(one: Item) -> Counted:
    return counted_as(one["code"], one["answer"])


# Showing ---------------------------------------------------------------------------------------------------------------


def _unanswered(way: Way, meant: Identified | None) -> View:
    """The form alone, or what may have been meant."""
    say = Wording(language())
    candidates = meant.candidates if meant else ()
    things = [{"id": name, "designation": designation} for name, designation, _ in candidates]
    return View(
        template="reverse.html",
        fragment="reverse",
        title=say.candidates if candidates else say[f"way_{way.name}"],
        name=way.name,
        items=[],
        columns={},
        address=way.at() if candidates else None,
        extra={"candidates": {way.needed[0]: things}} if candidates else {},
        context={
            **way.form(),
            "things": things,
            "pickable": [name for name, _, held in candidates if held],
        },
    )


def _answered(
    way: Way,
    asked: Mapping[str, Any],
    state: Counted | None,
    every: Sequence[Item],
    title: str,
    more: Mapping[str, Callable[[Mapping[str, Any]], object]],
    *,
    meant: Identified | None = None,
    part: CombinationRole | None = None,
    part_of: slice | None = None,
    theirs: Callable[..., Operating | None] = lambda at: None,
    context: Mapping[str, Any] | None = None,
    extra: Mapping[str, Any] | None = None,
    **told: Any,
) -> View:
    """The rows of all states or of one, in parts where there are many; `told` is what the JSON says of the question too.

    Of the combinations only the first are shown where the page has no parts; how many there are is told.
    """
    say = Wording(language())
    remember(asked["user"], asked["context"])
    if meant and meant.one:
        told = {way.needed[0]: {"id": meant.one[0], "designation": meant.one[1]}, **told}
    # By its id a round is meant for good; a cancelled name stays, so that what is said of it does.
    here = {way.needed[0]: meant.one[0]} if meant and meant.one and not meant.replaced else {}
    at = partial(way.at, **here)
    shared, counted, names = asked_in_words(asked), counts(every), nation_names()
    chosen = among(every, state)
    combined = [one for one in chosen if one["combination"]]
    alone = [one for one in chosen if not one["combination"]]
    items = [*combined, *alone][part_of] if part_of else [*combined[:COMBINATIONS_SHOWN], *alone]
    return View(
        template="reverse.html",
        fragment="reverse",
        title=titled(title, say.context_of(asked["context"]), _in_state(state, say), _part(part_of, len(chosen), say)),
        name="-".join([way.name, asked["user"], asked["context"]]).lower(),
        items=items,
        columns=columns(shared, **more),
        total=len(chosen),
        address=way.at(offset=request.args.get("offset")),
        extra={
            **(extra or {}),
            "question": {**told, **shared},
            "states": states(one for one in every if not one["combination"]),
            "counts": counted,
            "combinations": len(combined),
            "caution": explain.caution(language()),
        },
        context={
            **way.form(),
            "notice": _replaced(meant) if meant else None,
            "calibre": told.get("calibre"),
            "answered": True,
            "asked": asked,
            "shared": shared,
            "heading": title,
            "thing": meant.one[1] if meant and meant.one else None,
            "choices": choices(counted, state, at),
            "theirs": theirs(at),
            "combined": len(combined),
            "alone": len(alone),
            "called": called,
            "graph_of": graph_of,
            "in_parts": sum(one["in_parts"] for one in alone),
            "parts": _parts(way, {part.value: here.get("munition")} if part else {}),
            "nation_names": names,
            "version": g.version.value,
            "nations_named": {role: names.get(asked[role]) for role in ("holder", "user")},
            "caution": explain.caution(language()),
            **(context or {}),
        },
    )


def _parts(way: Way, named: Mapping[str, str | None]) -> str:
    """Where the parts of a combination are named, with all else that was said; the part that is known stands there already."""
    system = {"system": request.args.get("system")} if "system" in way.fields else {}
    return _naming({**named, **system}, "charge" if named else "projectile")


def _naming(named: Mapping[str, str | None], first: str) -> str:
    kept = ("user", "holder", "context", "as_of", "as_known")
    return f"{onward('/', {**named, **{name: request.args.get(name) for name in kept}})}#field-{first}"


def _in_state(state: Counted | None, say: Wording) -> str | None:
    if state is None:
        return None
    return say.word_of(state) if state is Counted.EMERGENCY_ONLY else say.state_of(state)


def _part(part: slice | None, total: int, say: Wording) -> str | None:
    """Which rows these are, where they are not the first."""
    if part is None or not part.start:
        return None
    return say.part_of.format(first=part.start + 1, last=max(part.start, min(part.stop, total)), total=total)


def _replaced(meant: Identified) -> str | None:
    """That a cancelled name led to what is meant, and that approvals do not follow it."""
    words = sentences.NOTICES[Notice.IDENTIFIER_REPLACED][sentences.LANGUAGES.index(language())]
    return words.format(about=" → ".join(meant.replaced)) if meant.replaced else None
