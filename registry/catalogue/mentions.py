"""What the catalogue says around a thing: what names it, what others are called, what is noted on it, how much there is in all."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue.filed import filed
from registry.catalogue.kinds import Kind
from registry.catalogue.tables import Family, Name, Note, SearchEntry
from registry.sets import packed, rows

FAMILY: Mapping[Kind, str] = {Kind.MUNITION: "MUNITION", Kind.WEAPON: "WEAPON"}
"""The word that stands for a kind in `designations` where a family of such things is meant."""

_NAMING: Mapping[Kind, tuple[tuple[str, Kind, str], ...]] = {
    Kind.MUNITION: (("replaced_by", Kind.MUNITION, "replaces"),),
    Kind.WEAPON: (("mounted_on", Kind.PLATFORM, "weapon"),),
    Kind.INTERFACE: (("presented_by", Kind.MUNITION, "interface"), ("accepted_by", Kind.WEAPON, "interface")),
    Kind.CALIBRE: (
        ("munitions_of", Kind.MUNITION, "calibre"),
        ("weapons_of", Kind.WEAPON, "calibre"),
        ("interfaces_of", Kind.INTERFACE, "calibre"),
    ),
    Kind.NATION: (
        ("in_service_with", Kind.MUNITION, "in_service"),
        ("operated_by", Kind.PLATFORM, "operator"),
        ("munitions_designated_by", Kind.MUNITION, "nation"),
        ("weapons_designed_by", Kind.WEAPON, "nation"),
        ("platforms_designed_by", Kind.PLATFORM, "nation"),
    ),
    Kind.STANDARD: (("governs", Kind.INTERFACE, "standard"),),
}
"""Of each kind what may name a thing of it: what that is called, the list it stands in, the filter of that list."""


class Mention(NamedTuple):
    """The things of a list that name a thing: the first of them as (id, designation), and how many there are in all."""

    name: str
    kind: Kind
    facet: str
    value: str
    items: list[tuple[str, str]]
    total: int


class Known(NamedTuple):
    """A name under which a thing is known, with its dates; `replaced_by` tells of a number that was cancelled."""

    type: str
    text: str
    valid_from: date | None
    valid_to: date | None
    cancelled: date | None
    replaced_by: str | None


_PAIRS = rows("pairs", "kind", "id")
_CALLED = sa.union_all(
    sa.select(col(SearchEntry.kind), col(SearchEntry.id), col(SearchEntry.designation)).where(
        sa.tuple_(col(SearchEntry.kind), col(SearchEntry.id)).in_(sa.select(_PAIRS.c.kind, _PAIRS.c.id))
    ),
    sa.select(col(Family.of), col(Family.id), col(Family.label)).where(
        sa.tuple_(col(Family.of), col(Family.id)).in_(sa.select(_PAIRS.c.kind, _PAIRS.c.id))
    ),
)
_NUMBERS = rows("numbers", "n")
_NUMBERED = sa.select(col(SearchEntry.n), col(SearchEntry.id), col(SearchEntry.designation)).where(
    col(SearchEntry.n).in_(sa.select(sa.cast(_NUMBERS.c.n, sa.Integer)))
)


def totals(connection: Connection) -> dict[Kind, int]:
    """How many things of each kind there are; one query."""
    return {kind: len(shelf.everything) for kind, shelf in filed(connection).items()}


def designations(connection: Connection, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The designations of (kind, id), those of nations in English; a family's kind is its word in `FAMILY`. One query."""
    pairs = sorted(set(wanted))
    found = connection.execute(_CALLED, {"pairs": packed(pairs)}) if pairs else ()
    return {(kind, id_): designation for kind, id_, designation in found}


def mentions(
    connection: Connection, kind: Kind, thing_id: str, *, family: str | None = None, most: int
) -> list[Mention]:
    """What names a thing, and what is of its family, in human order; at most `most` of each are listed. Two queries."""
    naming = [(name, other, facet, thing_id) for name, other, facet in _NAMING.get(kind, ())]
    if family:
        naming.append(("family_of", kind, "family", family))
    lists = filed(connection)
    places = [lists[other].narrowed({facet: value}) for _, other, facet, value in naming]
    numbers = [
        [lists[other].numbers[place] for place in islice(found, most)]
        for (_, other, _, _), found in zip(naming, places, strict=True)
    ]
    given = {"numbers": packed((number,) for some in numbers for number in some)}
    things = {row.n: (row.id, row.designation) for row in connection.execute(_NUMBERED, given)}
    return [
        Mention(*place, [things[number] for number in some], len(found))
        for place, found, some in zip(naming, places, numbers, strict=True)
    ]


def names(connection: Connection, kind: Kind, thing_id: str) -> list[Known]:
    """Every name of a thing, in the order of its document; one query."""
    statement = (
        sa.select(
            col(Name.type),
            col(Name.text),
            col(Name.valid_from),
            col(Name.valid_to),
            col(Name.cancelled),
            col(Name.replaced_by),
        )
        .where(col(Name.subject_kind) == kind.value, col(Name.subject_id) == thing_id)
        .order_by(col(Name.id))
    )
    return [Known(*row) for row in connection.execute(statement)]


def notes(connection: Connection, kind: Kind, thing_id: str, *, family: str | None = None) -> list[dict[str, Any]]:
    """What is noted on a thing, then on its family; one query."""
    about = [sa.and_(col(Note.about_kind) == kind.value, col(Note.about) == thing_id)]
    if family:
        about.append(sa.and_(col(Note.about_kind) == "family", col(Note.about) == family))
    statement = sa.select(col(Note.document)).where(sa.or_(*about))
    found = list(connection.execute(statement).scalars())
    return sorted(found, key=lambda note: (note["about_kind"] == "family", note["id"]))
