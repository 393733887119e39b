"""What a half-typed name may become: the best few things, how many there are, and a text that names each for certain."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy.engine import Connection

from registry.catalogue.identity import Resolved, resolve
from registry.catalogue.kinds import Kind
from registry.catalogue.queries import best
from schemas.vocabulary import COMPONENT_OF, Component

A_FEW: Final = 8

_KINDS: Final[Mapping[str, tuple[Kind, ...]]] = {"system": (Kind.PLATFORM, Kind.WEAPON), "weapon": (Kind.WEAPON,)}
_COMPONENTS: Final[Mapping[str, Component]] = {role.value: component for role, component in COMPONENT_OF.items()}
_MAY_BE_AN_ID = re.compile(r"[a-z0-9.-]+")


class Suggestion(NamedTuple):
    """One thing; `fills` is its designation where that names it alone, else its id."""

    kind: Kind
    document: dict[str, Any]
    fills: str


class Suggestions(NamedTuple):
    items: list[Suggestion]
    total: int


def suggestions(connection: Connection, field: str, text: str, as_of: date) -> Suggestions:
    """What a text may become in a field of a question, the best first.

    Args:
        connection: In a transaction that sees one moment.
        field: munition; projectile, charge, fuze, primer, which take only that component; system; weapon.
        text: As far as it is typed.
        as_of: The day on which a designation must be certain.

    A bounded number of queries, whatever is found.
    """
    component = _COMPONENTS.get(field)
    found = best(
        connection,
        _KINDS.get(field, (Kind.MUNITION,)),
        text,
        filters={"component": component} if component else {},
        limit=A_FEW,
    )
    meanings = resolve(
        connection,
        [document["designation"] for _, document in found.items],
        field if field in _KINDS else "munition",
        as_of,
    )
    return Suggestions(
        [Suggestion(kind, document, _certain(kind, document, meanings)) for kind, document in found.items], found.total
    )


def _certain(kind: Kind, document: Mapping[str, Any], meanings: Mapping[str, Resolved]) -> str:
    """A designation that could be another thing's id would be read as that id, since ids are looked up first."""
    designation, id_ = str(document["designation"]), str(document["id"])
    meaning = meanings.get(designation, Resolved())
    alone = meaning.certain and meaning.things == ((kind.value, id_),) and not _MAY_BE_AN_ID.fullmatch(designation)
    return designation if alone else id_
