"""Looking the other way round: where a round fits, what a system can use, what a nation could give another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from flask import Blueprint, Response, g, request

from registry.catalogue import queries, things
from registry.catalogue.calibres import label_of
from registry.catalogue.operators import operators
from registry.compatibility import explain, sentences
from registry.compatibility.alternatives import Identified, identified, munitions_of, systems_of
from registry.compatibility.combinations import combinations_named
from registry.compatibility.exchange import exchange as exchangeable
from registry.compatibility.pairs import Row, among, best_first, counted_as, counts, states
from registry.database import Connection
from registry.errors import Invalid, NotFound, Refusal
from registry.web.consulting import asked_of, consulting, nation_names, now
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
from registry.web.question import address, asking, errors_of, fields_of, not_found, onward, titled
from registry.web.twins import View, is_twin, shows
from registry.web.wording import Wording
from schemas.compatibility import ExchangePage, RoundsOf, SystemsOf, asked_of_all
from schemas.paging import neighbours
from schemas.query import Query
from schemas.refusals import Refusal as Said
from schemas.vocabulary import CombinationRole, Counted, Notice, SystemKind

blueprint = Blueprint("reverse", __name__)

_WHY = "answers as the public reader may see it"
PUBLIC = {"reverse.systems": _WHY, "reverse.rounds": _WHY, "reverse.exchange": _WHY}


@dataclass(frozen=True)
class Way:
    """One of the three pages: its template and block, its contract, and what must be said before it can answer."""

    name: str
    contract: type[Query]
    needed: tuple[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        return (*self.contract.columns(),)

    def at(self, **changes: str | None) -> str:
        """The address of this page, with some fields changed; another choice begins at its first row."""
        return address(f"/{self.name}", self.fields, **{"offset": None, **changes})


COMBINATIONS_SHOWN: Final = 50
"""The best; where a page is not turned, more would bury what is asked alone."""

_SYSTEMS: Final = Way("systems", SystemsOf, ("munition", "user"))
_ROUNDS: Final = Way("rounds", RoundsOf, ("system", "user"))
_EXCHANGE: Final = Way("exchange", ExchangePage, ("holder", "user"))
_WAYS: Final = {f"{blueprint.name}.{way.name}": way for way in (_SYSTEMS, _ROUNDS, _EXCHANGE)}


@shows(blueprint, "/systems")
def systems() -> View:
    """Every system that a round mates or that a record names with it, each with its verdict; those of the nation first."""
    with consulting() as connection:
        given, asked, meant = _meant(connection, _SYSTEMS)
        if meant is None or meant.one is None or not _complete(_SYSTEMS, given):
            return _unanswered(_SYSTEMS, meant)
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
        _SYSTEMS,
        asked,
        given["state"],
        [one for one in every if given["operator"] is None or given["operator"] in one["operators"]],
        Wording(language()).systems_found.format(thing=meant.one[1]),
        {"operators": lambda one: one["operators"]},
        meant=meant,
        part=roles.get(meant.one[0]),
        theirs=partial(operating, every, asked["user"], given["operator"], given["state"]),
    )


@shows(blueprint, "/rounds")
def rounds() -> View:
    """Every round that mates a system or that a record names with it, each with its verdict."""
    with consulting() as connection:
        given, asked, meant = _meant(connection, _ROUNDS)
        if meant is None or meant.one is None or not _complete(_ROUNDS, given):
            return _unanswered(_ROUNDS, meant)
        calibre = given["calibre"]
        labels = {calibre: label_of(connection, calibre)} if calibre else {}
        rows = best_first(munitions_of(connection, meant.one[0], calibre=calibre, **asked))
        named = combinations_named(connection, _pairs(rows), asked, g.version)
        roles = things.roles(connection, [row["munition"]["id"] for row in rows])
    every = _items(rows, named, asked, lambda row: row["munition"]["id"], roles)
    title = Wording(language()).rounds_found.format(thing=meant.one[1])
    told = {"calibre": calibre} if calibre else {}
    return _answered(_ROUNDS, asked, given["state"], every, title, {}, meant=meant, context={"labels": labels}, **told)


@shows(blueprint, "/exchange")
def exchange() -> View:
    """The rounds of one nation in the systems of another, each with its verdict for the other's crews."""
    with consulting() as connection:
        g.calibres = queries.listing(connection, "calibres", text=None, filters={}, limit=1000, offset=0).items
        given = _loaded(_EXCHANGE)
        if not _complete(_EXCHANGE, given):
            return _unanswered(_EXCHANGE, None)
        asked = _asked(given)
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
        _EXCHANGE,
        asked,
        given["state"],
        every,
        title,
        more,
        part_of=slice(offset, offset + limit),
        context={
            "labels": {one["id"]: one["label"] for one in g.calibres},
            "begins": offset,
            "turn": {name: _EXCHANGE.at(offset=place) for name, place in turn.items()},
        },
        extra={"limit": limit, "offset": offset},
        calibre=given["calibre"],
    )


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """The form again, with what is wrong at each field, or what may have been meant."""
    if is_twin(request.path):
        return handle(error)
    way, say = _WAYS[str(request.endpoint)], Wording(language())
    missing = isinstance(error, NotFound)
    reasons = error if missing else Invalid("", fields={**_gaps(way), **error.fields})
    errors = errors_of(reasons, way.fields)
    heading = not_found(errors, say) if missing else say.wrong
    return page(
        "reverse.html",
        "reverse",
        title=f"{say.error}{say.colon} {heading}",
        heading=heading,
        status=404 if missing else 422,
        **_asking(way, errors),
        missing=missing,
        near=error.candidates,
        unnumbered=fields_of(error, "no_stock_number"),
    )


# Asking ----------------------------------------------------------------------------------------------------------------


def _loaded(way: Way) -> dict[str, Any]:
    return {"state": None, "operator": None, "calibre": None, **asked_of(way.contract)}


def _asked(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the look-ups take; without a nation, for nobody."""
    return asked_of_all({"user": "", **given}, now=now())


def _meant(connection: Connection, way: Way) -> tuple[dict[str, Any], dict[str, Any], Identified | None]:
    """What was given, what the look-ups take, and what the round or system is, where one is named.

    Raises:
        NotFound: Nothing goes by its name.
        Invalid: It was left blank.
    """
    given = _loaded(way)
    asked, field = _asked(given), way.needed[0]
    if given.get(field) is None:
        _complete(way, given)
        return given, asked, None
    dates = {"as_of": asked["as_of"], "as_known": asked["as_known"]}
    return given, asked, identified(connection, field, given[field], **dates, version=g.version)


def _complete(way: Way, given: Mapping[str, Any]) -> bool:
    """Whether all is said that an answer needs. What an address leaves out is asked for; what a form left blank is missing.

    Raises:
        Invalid: Something is missing.
    """
    if gaps := _gaps(way):
        raise Invalid("", fields=gaps)
    return all(given.get(name) is not None for name in way.needed)


def _gaps(way: Way) -> dict[str, list[Said]]:
    """What a form left blank; a file has no form that could ask for what its address leaves out."""
    blank = [name for name in way.needed if not request.args.get(name, "").strip()]
    return {name: [Said("required", {})] for name in blank if name in request.args or is_twin(request.path)}


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


def _counted(one: Item) -> Counted:
    return counted_as(one["code"], one["answer"])


# Showing ---------------------------------------------------------------------------------------------------------------


def _asking(way: Way, errors: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
    """What the form of a page reads."""
    named = {"way": way.name, "fields": way.fields, "at": way.at, "calibres": g.get("calibres", [])}
    asked = asking(errors, way.fields)
    if way is not _EXCHANGE:
        # The others have no input for a calibre: an address alone names one.
        asked["on_page"] = [field for field in asked["on_page"] if field != "calibre"]
    return {**asked, **named}


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
            **_asking(way),
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
            **_asking(way),
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
