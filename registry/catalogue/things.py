"""Reading the munitions, weapons and platforms that a question names, whole sets at a time."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue.tables import Calibre, Interface, Munition, Name, Platform, PlatformWeapon, Weapon
from registry.sets import packed, rows
from schemas.vocabulary import ROLE_OF, CombinationRole, IdentifierType


class MunitionRow(NamedTuple):
    id: str
    designation: str
    nation: str | None
    producers: list[str]
    category: str
    assembly: str
    family: str | None
    presents: list[str]


class WeaponRow(NamedTuple):
    id: str
    designation: str
    nation: str | None
    family: str | None
    accepts: list[str]


class PlatformRow(NamedTuple):
    id: str
    designation: str
    weapons: tuple[str, ...]


_IDS = rows("ids", "id")
_MUNITIONS = sa.select(
    col(Munition.id),
    col(Munition.designation),
    col(Munition.nation),
    col(Munition.producers),
    col(Munition.category),
    col(Munition.assembly),
    col(Munition.family),
    col(Munition.presents),
).where(col(Munition.id).in_(sa.select(_IDS.c.id)))
_WEAPONS = sa.select(
    col(Weapon.id), col(Weapon.designation), col(Weapon.nation), col(Weapon.family), col(Weapon.accepts)
).where(col(Weapon.id).in_(sa.select(_IDS.c.id)))
_PLATFORMS = (
    sa.select(col(Platform.id), col(Platform.designation), col(PlatformWeapon.weapon_id))
    .outerjoin(PlatformWeapon, col(PlatformWeapon.platform_id) == col(Platform.id))
    .where(col(Platform.id).in_(sa.select(_IDS.c.id)))
    .order_by(col(Platform.id), col(PlatformWeapon.weapon_id))
)
_KIN = {
    "munition": sa.select(col(Munition.family), col(Munition.id)).where(col(Munition.family).in_(sa.select(_IDS.c.id))),
    "weapon": sa.select(col(Weapon.family), col(Weapon.id)).where(col(Weapon.family).in_(sa.select(_IDS.c.id))),
}


def munitions(connection: Connection, ids: Iterable[str]) -> dict[str, MunitionRow]:
    return {row.id: MunitionRow(*row) for row in _fetch(connection, _MUNITIONS, ids)}


def weapons(connection: Connection, ids: Iterable[str]) -> dict[str, WeaponRow]:
    return {row.id: WeaponRow(*row) for row in _fetch(connection, _WEAPONS, ids)}


def platforms(connection: Connection, ids: Iterable[str]) -> dict[str, PlatformRow]:
    """Each with the ids of its weapons, in order."""
    found: dict[str, PlatformRow] = {}
    for platform, designation, weapon in _fetch(connection, _PLATFORMS, ids):
        known = found.get(platform, PlatformRow(platform, designation, ()))
        found[platform] = known._replace(weapons=(*known.weapons, weapon) if weapon else known.weapons)
    return found


def kin(connection: Connection, kind: str, families: Iterable[str | None]) -> dict[str, frozenset[str]]:
    """The ids of each family's members; `kind` is munition or weapon."""
    members: dict[str, set[str]] = {}
    for family, member in _fetch(connection, _KIN[kind], (family for family in families if family)):
        members.setdefault(family, set()).add(member)
    return {family: frozenset(ids) for family, ids in members.items()}


_LABELS = sa.union_all(
    sa.select(col(Interface.id), col(Interface.label)).where(col(Interface.id).in_(sa.select(_IDS.c.id))),
    sa.select(col(Calibre.id), col(Calibre.label)).where(col(Calibre.id).in_(sa.select(_IDS.c.id))),
)


def labels(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The labels of interfaces and calibres."""
    return {row[0]: row[1] for row in _fetch(connection, _LABELS, ids)}


_GROUPS = sa.union_all(
    sa.select(col(Interface.id), sa.literal("interface")).where(col(Interface.id).in_(sa.select(_IDS.c.id))),
    sa.select(col(Calibre.id), sa.literal("calibre")).where(col(Calibre.id).in_(sa.select(_IDS.c.id))),
)


def groups(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Which of these are interfaces and which are calibres, by id."""
    return {row[0]: row[1] for row in _fetch(connection, _GROUPS, ids)}


_COMPONENTS = sa.select(col(Munition.id), col(Munition.component)).where(col(Munition.id).in_(sa.select(_IDS.c.id)))


def roles(connection: Connection, ids: Iterable[str]) -> dict[str, CombinationRole]:
    """The part that each of these munitions plays in a combination; what is no part of one is left out."""
    found = _fetch(connection, _COMPONENTS, ids)
    return {id_: ROLE_OF[component] for id_, component in found if component in ROLE_OF}


class Purpose(NamedTuple):
    """What a munition is for: its category, and its role in the words of its nation."""

    category: str
    role: str | None


_PURPOSES = sa.select(
    col(Munition.id), col(Munition.category), sa.type_coerce(col(Munition.document), sa.JSON())["role"].as_string()
).where(col(Munition.id).in_(sa.select(_IDS.c.id)))
_STOCK_NUMBERS = (
    sa.select(col(Name.subject_id), col(Name.text))
    .where(
        col(Name.subject_kind) == "munition",
        col(Name.subject_id).in_(sa.select(_IDS.c.id)),
        col(Name.type) == IdentifierType.NSN,
        col(Name.cancelled).is_(None),
    )
    .order_by(col(Name.subject_id), col(Name.text))
)


def purposes(connection: Connection, ids: Iterable[str]) -> dict[str, Purpose]:
    return {row[0]: Purpose(row[1], row[2]) for row in _fetch(connection, _PURPOSES, ids)}


def stock_numbers(connection: Connection, ids: Iterable[str]) -> dict[str, list[str]]:
    """The NATO stock numbers of munitions that were not cancelled, as they are written: 1305-00-123-4567."""
    found: dict[str, list[str]] = {}
    for munition, number in _fetch(connection, _STOCK_NUMBERS, ids):
        found.setdefault(munition, []).append(number)
    return found


def _fetch(connection: Connection, statement: sa.Executable, ids: Iterable[str]) -> list[Any]:
    wanted = sorted(set(ids))
    return list(connection.execute(statement, {"ids": packed((one,) for one in wanted)})) if wanted else []
