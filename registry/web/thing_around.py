"""What stands around a thing on its page: what names it, what is noted on it, what nations declare, which records rely on it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from registry.catalogue import calibres, mentions, retired
from registry.catalogue.kinds import Kind
from registry.catalogue.mentions import Known, Mention
from registry.catalogue.names import folded
from registry.catalogue.retired import Retired
from registry.database import Connection
from registry.qualifications import positions
from registry.qualifications.queries import PUBLIC_READER, records_relying_on
from registry.web.consulting import nation_names, now
from registry.web.particulars import Name, Telling, Value, named
from registry.web.question import onward
from schemas.vocabulary import RecordKind, SystemKind

MOST_NAMED: Final = 60
"""Of what names a thing, so many are on its page; the list has all."""

_WORTH_NO_ZERO: Final = frozenset({"family_of", "replaced_by"})
"""What most things have none of."""


class Naming(NamedTuple):
    """Things that name this one: the first of them, how many in all, and where all are."""

    name: str
    items: Sequence[Value]
    total: int
    to: str | None


class Around(NamedTuple):
    """What the registry holds about a thing beside the thing itself; `records` counts by kind, None for those restricted."""

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


def around(connection: Connection, kind: Kind, thing_id: str, family: str | None) -> Around:
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
        else _by_nation(positions.positions_on(connection, thing_id))
        if standard
        else [],
        positions.authorities_of(connection, thing_id) if nation else [],
        _in_order(positions.records_of(connection, thing_id, reader=PUBLIC_READER)) if nation else {},
        relying.items if relying else [],
        relying.total if relying else 0,
    )


def named_around(about: Around) -> list[Name]:
    """The things that stand on the page beside what its document names."""
    found = [(Kind.STANDARD.value, one["standard"]) for one in about.positions]
    for record in about.relying:
        found += [(Kind.MUNITION.value, id_) for id_ in _load(record)] + [(Kind.WEAPON.value, record["weapon"])]
    return found


def namings(kind: Kind, thing_id: str, about: Around) -> list[Naming]:
    """What names the thing, without itself."""
    found = []
    for mention in about.mentions:
        others = [(id_, name) for id_, name in mention.items if (mention.kind, id_) != (kind, thing_id)]
        total = mention.total - (mention.kind is kind and mention.name == "family_of")
        items = [named(name, onward(f"/{mention.kind}s/{id_}", {})) for id_, name in others[:MOST_NAMED]]
        there = onward(f"/{mention.kind}s", {mention.facet: mention.value})
        if total or mention.name not in _WORTH_NO_ZERO:
            found.append(Naming(mention.name, items, total, there))
    if kind is Kind.CALIBRE:
        platforms = [
            named(one.designation, onward(f"/platforms/{one.id}", {}))
            for one in about.systems
            if one.kind is SystemKind.PLATFORM
        ]
        found.insert(2, Naming("platforms_of", platforms[:MOST_NAMED], len(platforms), None))
    return found


def position(stated: Mapping[str, Any], kind: Kind, telling: Telling) -> dict[str, Any]:
    """A position, with what it is about: on a nation's page the standard, on a standard's the nation."""
    other = Kind.STANDARD if kind is Kind.NATION else Kind.NATION
    return {**stated, "about": telling.thing(other, stated[other.value])}


def relying(record: Mapping[str, Any], telling: Telling) -> dict[str, Any]:
    """A record in a few words."""
    return {
        "id": record["id"],
        "kind": record["kind"],
        "nation": telling.nations.get(record["nation"], record["nation"]),
        "load": [telling.thing(Kind.MUNITION, id_).text for id_ in _load(record)],
        "weapon": telling.thing(Kind.WEAPON, record["weapon"]).text,
    }


def _load(record: Mapping[str, Any]) -> list[str]:
    """The munitions that a record names."""
    if record["munition"]:
        return [record["munition"]]
    return [id_ for ids in (record["combination"] or {}).values() for id_ in ids or ()]


def _by_nation(stated: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """As people look for them in the language of the page; those of one nation stay as they are, by date."""
    names = nation_names()
    return sorted(stated, key=lambda one: folded(names.get(one["nation"], one["nation"])))


def _in_order(counted: Mapping[str | None, int]) -> dict[str | None, int]:
    """What permits before what stops, and what is restricted at the end."""
    return {kind: counted[kind] for kind in (*RecordKind, None) if kind in counted}
