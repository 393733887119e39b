"""One thing of the catalogue: everything stated of it, where that comes from, what names it; or that its id is retired."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

from flask import Blueprint, Response, g, request

from registry.catalogue import calibres, mentions, queries, retired
from registry.catalogue.kinds import Kind
from registry.catalogue.mentions import Known, Mention
from registry.catalogue.retired import ON_ANY_DAY, Retired
from registry.database import Connection
from registry.errors import NotFound
from registry.qualifications import positions
from registry.qualifications.queries import PUBLIC_READER, records_relying_on
from registry.web.catalogue import COMPARED, SUGGESTED
from registry.web.consulting import consulting, now
from registry.web.mishaps import handle
from registry.web.page import language, page
from registry.web.particulars import (
    IDENTIFIERS,
    Part,
    Telling,
    Value,
    in_short,
    label,
    named_in,
    particulars,
    telling,
    title_of,
)
from registry.web.question import onward
from registry.web.twins import View, is_twin, shows
from registry.web.wording import Wording
from schemas.answer import RETIRED
from schemas.catalogue import ALL_FIELDS
from schemas.listing import BY_KIND
from schemas.refusals import shown
from schemas.vocabulary import GROUP_IDENTIFIERS, Component, SystemKind

blueprint = Blueprint("things", __name__)

PUBLIC = {f"things.{kind}": "what exists is for everybody to read" for kind in BY_KIND}

MOST_NAMED: Final = 60
"""Of what names a thing, so many are on its page; the list has all."""

_WORTH_NO_ZERO: Final = frozenset({"family_of", "replaced_by"})
"""What most things have none of."""

_LONGEST_ID = 120

_PARTS_OF_A_LOAD: Final[Mapping[str, str]] = {
    Component.PROJECTILE: "projectile",
    Component.CHARGE: "charge",
    Component.FUZE: "fuze",
    Component.PRIMER: "primer",
}


class Naming(NamedTuple):
    """Things that name this one, as (words, address): the first of them, how many in all, and where all are."""

    name: str
    items: Sequence[Value]
    total: int
    to: str | None


class Around(NamedTuple):
    """What the registry holds about a thing beside the thing itself."""

    mentions: list[Mention]
    names: list[Known]
    notes: list[dict[str, Any]]
    former: list[Retired]
    systems: list[calibres.System]
    positions: list[dict[str, Any]]
    authorities: list[dict[str, Any]]
    records: Mapping[str | None, int]
    relying: list[dict[str, Any]]
    relying_total: int


def _one(name: str) -> Callable[[str], View]:
    kind = Kind.of(name)

    def view(thing_id: str) -> View:
        sound = len(thing_id) <= _LONGEST_ID and thing_id.isprintable()
        with consulting() as connection:
            document = queries.item(connection, name, thing_id) if sound else None
            if document is None:
                gone = retired.retired(connection, kind, [thing_id]).get(thing_id) if sound else None
                if gone is None:
                    raise NotFound("", candidates={"id": queries.near(connection, thing_id, [name])} if sound else None)
                successor = telling(connection, [(kind.value, gone.successor)] if gone.successor else [])
                return _retired(name, gone, successor)
            around = _around(connection, kind, thing_id, document.get("family"))
            tell = telling(connection, [*named_in(kind, document), *_named_around(around)])
        return _shown(name, kind, thing_id, document, around, tell)

    view.__name__ = name
    view.__doc__ = f"One of the {name}."
    return view


for _name in BY_KIND:
    shows(blueprint, f"/{_name}/<thing_id>")(_one(_name))


@blueprint.errorhandler(NotFound)
def absent(error: NotFound) -> Response:
    """Nothing has this id: what may have been meant, and the list."""
    if is_twin(request.path):
        return handle(error)
    say = Wording(language())
    name, id_ = request.path.split("/")[1:3]
    heading = f"{say.no_such_thing}{say.colon} {shown(id_)}"
    return page(
        "absent.html",
        "absent",
        into="main",
        title=f"{say.error}{say.colon} {heading}",
        heading=heading,
        status=404,
        errors={},
        near=[{**one, "to": onward(f"/{name}/{one['id']}", {})} for one in error.candidates.get("id", [])],
        unsaid=True,
        ways=[(say[f"shelf_{name}"], onward(f"/{name}", {}))],
    )


def _around(connection: Connection, kind: Kind, thing_id: str, family: str | None) -> Around:
    """Everything about a thing; the number of queries is that of its kind."""
    nation, standard = kind is Kind.NATION, kind is Kind.STANDARD
    relying = records_relying_on(connection, thing_id, reader=PUBLIC_READER, most=MOST_NAMED) if standard else None
    return Around(
        mentions.mentions(connection, kind, thing_id, family=family, most=MOST_NAMED + 1),
        mentions.names(connection, kind, thing_id),
        mentions.notes(connection, kind, thing_id, family=family),
        retired.former_ids(connection, kind, thing_id),
        calibres.systems(connection, thing_id, now().date()) if kind is Kind.CALIBRE else [],
        positions.positions_of_nation(connection, thing_id)
        if nation
        else positions.positions_on(connection, thing_id)
        if standard
        else [],
        positions.authorities_of(connection, thing_id) if nation else [],
        positions.records_of(connection, thing_id, reader=PUBLIC_READER) if nation else {},
        relying.items if relying else [],
        relying.total if relying else 0,
    )


def _named_around(around: Around) -> list[tuple[str, str]]:
    """The things that stand on the page beside what its document names."""
    named = [(Kind.STANDARD.value, one["standard"]) for one in around.positions]
    for record in around.relying:
        named += [(Kind.MUNITION.value, id_) for id_ in _load(record)] + [(Kind.WEAPON.value, record["weapon"])]
    return named


def _shown(name: str, kind: Kind, thing_id: str, document: Mapping[str, Any], around: Around, tell: Telling) -> View:
    say = tell.say
    parts = _with_dates(particulars(kind, document, tell), kind, document, around.names, tell)
    stated = [part for part in parts if part.values]
    title = title_of(kind, document)
    general = document.get("general_knowledge_fields") or []
    namings = _namings(kind, thing_id, around, tell)
    return View(
        template="thing.html",
        fragment="thing",
        title=title,
        name=f"{kind}-{thing_id}".lower(),
        items=[
            {"key": part.key, "label": part.label, "value": part.text, "general_knowledge": part.general}
            for part in stated
        ],
        columns={column: lambda row, column=column: row[column] for column in _COLUMNS},  # type: ignore[misc]
        extra={
            "kind": kind.value,
            "thing": document,
            "named_by": {
                one.name: {"total": one.total, "items": [{"text": item.text, "to": item.to} for item in one.items]}
                for one in namings
            },
            "notes": around.notes,
            "former_ids": [former.id for former in around.former],
            "positions": around.positions,
            "authorities": around.authorities,
            "records": [{"kind": code, "count": count} for code, count in around.records.items()],
            "records_relying_on_it": {"total": around.relying_total, "items": around.relying},
        },
        context={
            "kind": kind.value,
            "kinds": [(other, None, onward(f"/{other}", {})) for other in BY_KIND],
            "list_name": name,
            "thing_id": thing_id,
            "short": in_short(kind, document, tell),
            "facts": [part for part in stated if part.key not in IDENTIFIERS],
            "names": [part for part in stated if part.key in IDENTIFIERS],
            "unstated": [part.label for part in parts if not part.values],
            "groups": {key for key, type_ in IDENTIFIERS.items() if type_ in GROUP_IDENTIFIERS},
            "former": around.former,
            "document": document,
            "all_general": ALL_FIELDS in general,
            "general": [label(kind, key, say) for key in general if key != ALL_FIELDS],
            "namings": namings,
            "notes": around.notes,
            "questions": _questions(kind, thing_id, document, say),
            "positions": [_position(one, kind, tell) for one in around.positions],
            "authorities": around.authorities,
            "records": sorted(around.records.items(), key=lambda one: (one[0] is None, one[0] or "")),
            "relying": [_relying(record, tell) for record in around.relying],
            "relying_total": around.relying_total,
            "compared": name in COMPARED,
            "suggested": SUGGESTED.get(kind),
        },
    )


_COLUMNS = ("key", "label", "value", "general_knowledge")


def _retired(name: str, gone: Retired, tell: Telling) -> View:
    """That an id is retired, since when and why, and what took its place: never in its place, so that nobody overlooks it."""
    say = tell.say
    row: dict[str, Any] = {
        "id": gone.id,
        "status": RETIRED,
        "successor": gone.successor,
        "since": gone.since.isoformat(),
        "why": gone.why,
    }
    return View(
        template="retired.html",
        fragment="retired",
        title=say.retired_title.format(id=gone.id),
        name=f"{gone.kind}-{gone.id}",
        items=[row],
        columns={column: lambda one, column=column: one[column] for column in row},  # type: ignore[misc]
        body={**row, "data_version": g.version.value},
        context={
            "gone": row,
            "successor": tell.thing(gone.kind, gone.successor) if gone.successor else None,
            "list_at": onward(f"/{name}", {}),
            "list_name": name,
        },
    )


def _with_dates(
    parts: Sequence[Part], kind: Kind, document: Mapping[str, Any], known: Sequence[Known], tell: Telling
) -> list[Part]:
    """The names among the parts with the dates of their use, and those numbers that were cancelled or are of no field."""
    dated: dict[tuple[str, str], Known] = {(one.type, one.text): one for one in known if one.cancelled != ON_ANY_DAY}
    told: list[Part] = []
    for part in parts:
        type_ = IDENTIFIERS.get(part.key)
        if type_ and part.values:
            given = part.stated if isinstance(part.stated, list) else [part.stated]
            texts = [one["value"] if isinstance(one, dict) else str(one) for one in given]
            values = [
                _dated(value, dated.get((type_, text)), tell.say)
                for value, text in zip(part.values, texts, strict=True)
            ]
            told.append(replace(part, values=values))
        else:
            told.append(part)
    for one in document.get("identifiers") or ():
        found = dated.get((one["type"], one["value"]))
        told.append(Part(f"{one['type']} {one['value']}", one["type"], [_dated(Value(one["value"]), found, tell.say)]))
    return told


def _dated(value: Value, known: Known | None, say: Wording) -> Value:
    ends: list[tuple[str, date | None]] = []
    if known:
        ends = [(say.since, known.valid_from), (say.until, known.valid_to), (say.cancelled_on, known.cancelled)]
    told = [text.format(day=say.day_of(day.isoformat())) for text, day in ends if day]
    if known and known.replaced_by:
        told.append(say.replaced_by_number.format(number=known.replaced_by))
    return Value(f"{value.text} ({', '.join(told)})", value.to, value.spoken) if told else value


def _namings(kind: Kind, thing_id: str, around: Around, tell: Telling) -> list[Naming]:
    """What names the thing, without itself."""
    namings = []
    for mention in around.mentions:
        others = [(id_, name) for id_, name in mention.items if (mention.kind, id_) != (kind, thing_id)]
        total = mention.total - (mention.kind is kind and mention.name == "family_of")
        items = [Value(name, onward(f"/{mention.kind}s/{id_}", {})) for id_, name in others[:MOST_NAMED]]
        there = onward(f"/{mention.kind}s", {mention.facet: mention.value})
        if total or mention.name not in _WORTH_NO_ZERO:
            namings.append(Naming(mention.name, items, total, there))
    if kind is Kind.CALIBRE:
        systems = [
            Value(one.designation, onward(f"/{one.kind}s/{one.id}", {}))
            for one in around.systems
            if one.kind is SystemKind.PLATFORM
        ]
        namings.insert(2, Naming("platforms_of", systems[:MOST_NAMED], len(systems), None))
    return namings


def _questions(kind: Kind, thing_id: str, document: Mapping[str, Any], say: Wording) -> list[tuple[str, str]]:
    """What can be asked of a thing: the words, and the address."""
    match kind:
        case Kind.MUNITION:
            role = _PARTS_OF_A_LOAD.get(document.get("component") or "", "munition")
            asked = [(say.ask_of_round, onward("/", {role: thing_id}))]
            if role in {"munition", "projectile"}:
                asked.insert(0, (say.ask_where_it_fits, onward("/systems", {"munition": thing_id})))
            return asked
        case Kind.WEAPON | Kind.PLATFORM:
            return [
                (say.ask_what_it_fires, onward("/rounds", {"system": thing_id})),
                (say.ask_of_system, onward("/", {"system": thing_id})),
            ]
        case Kind.NATION:
            return [(say.ask_what_it_gives, onward("/exchange", {"holder": thing_id}))]
        case Kind.CALIBRE:
            return [(say.ask_matrix, onward("/matrix/munitions", {"calibre": thing_id}))]
        case _:
            return []


def _position(stated: Mapping[str, Any], kind: Kind, tell: Telling) -> dict[str, Any]:
    """A position, with what it is about: on a nation's page the standard, on a standard's the nation."""
    about = (
        tell.thing(Kind.STANDARD, stated["standard"])
        if kind is Kind.NATION
        else tell.thing(Kind.NATION, stated["nation"])
    )
    return {**stated, "about": about}


def _relying(record: Mapping[str, Any], tell: Telling) -> dict[str, Any]:
    """A record in a few words."""
    named = [tell.thing(Kind.MUNITION, id_).text for id_ in _load(record)]
    return {
        "id": record["id"],
        "kind": record["kind"],
        "nation": tell.nations.get(record["nation"], record["nation"]),
        "load": " + ".join(named),
        "weapon": tell.thing(Kind.WEAPON, record["weapon"]).text,
    }


def _load(record: Mapping[str, Any]) -> list[str]:
    """The munitions that a record names."""
    if record["munition"]:
        return [record["munition"]]
    return [id_ for ids in (record["combination"] or {}).values() for id_ in ids or ()]
