"""The combinations that records name with a system, each with its verdict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any

from sqlalchemy.engine import Connection

from registry.audit.version import Version
from registry.catalogue import things
from registry.compatibility.lookup import Asked, verdicts
from registry.compatibility.pairs import Row, Thing, best_first, row_of
from registry.errors import Refusal
from registry.qualifications.combinations import StatedCombination, combinations_stated
from schemas.vocabulary import CombinationRole, SystemKind

Load = tuple[tuple[CombinationRole, str], ...]


@dataclass(slots=True)
class _Named:
    """One combination in one system, asked about in the place of what each record names with its munition."""

    munition: Thing
    system: Thing
    load: Load
    others: dict[str, int] = field(default_factory=dict)


def combinations_named(
    connection: Connection,
    pairs: Iterable[tuple[Thing, Thing]],
    asked: Mapping[str, Any],
    version: Version | None = None,
) -> list[Row]:
    """The combinations of these munitions that readable records name with these systems, the best state first.

    A record may allow many charges and fuzes with a projectile: the first of each is asked about, and `named_by` tells how
    many others the record names. Rows as in `pairs`, each also with `combination`, {role: {id, designation}}, and
    `named_by`, a list of {record, more}. A fixed number of queries.

    Args:
        connection: In a transaction that only reads.
        pairs: Munitions, in whatever role, and systems of the catalogue.
        asked: What all questions share, as `Asked` names it.
        version: That of the transaction, where it is known.
    """
    wanted = list(pairs)
    weapons = _weapons(connection, [system for _, system in wanted])
    stated = combinations_stated(
        connection,
        {munition["id"] for munition, _ in wanted},
        {weapon for mounted in weapons.values() for weapon in mounted},
        as_known=asked["as_known"],
        reader=asked["reader"],
    )
    named = list(_named(wanted, weapons, stated))
    questions = [Asked(combination=dict(one.load), system=one.system["id"], **asked) for one in named]
    found = []
    for one, outcome in zip(named, verdicts(connection, questions, version), strict=True):
        if isinstance(outcome, Refusal):
            raise outcome
        parts = {
            role.value: {"id": part.id, "designation": part.designation}
            for role, part in outcome.meant.parts.items()
            if role is not None
        }
        by = [{"record": record, "more": more} for record, more in one.others.items()]
        found.append({**row_of(one.munition, one.system, outcome), "combination": parts, "named_by": by})
    # Of one munition in one system: as its parts are called.
    found.sort(key=lambda row: [part["designation"] for part in row["combination"].values()])
    return best_first(found)


def _weapons(connection: Connection, systems: Sequence[Thing]) -> dict[str, tuple[str, ...]]:
    """The weapons that fire for each of these systems, by its id."""
    platforms = things.platforms(
        connection, {system["id"] for system in systems if system["kind"] == SystemKind.PLATFORM}
    )
    return {
        system["id"]: platforms[system["id"]].weapons if system["id"] in platforms else (system["id"],)
        for system in systems
    }


def _named(
    pairs: Iterable[tuple[Thing, Thing]],
    weapons: Mapping[str, tuple[str, ...]],
    stated: Iterable[StatedCombination],
) -> Iterator[_Named]:
    naming: dict[tuple[str, str], list[tuple[CombinationRole, StatedCombination]]] = {}
    for one in stated:
        for role, allowed in one.allowed.items():
            for allowed_one in allowed:
                naming.setdefault((allowed_one, one.weapon), []).append((role, one))
    named: dict[tuple[str, Load], _Named] = {}
    for munition, system in pairs:
        for weapon in weapons[system["id"]]:
            for role, one in naming.get((munition["id"], weapon), ()):
                if one.platforms is not None and system["id"] not in {*one.platforms, weapon}:
                    continue
                load = tuple(
                    (other, munition["id"] if other is role else allowed[0]) for other, allowed in one.allowed.items()
                )
                asked = named.setdefault((system["id"], load), _Named(munition, system, load))
                asked.others[one.record] = (
                    prod(len(allowed) for other, allowed in one.allowed.items() if other is not role) - 1
                )
    yield from named.values()
