"""What a calibre brings together for those who look: its rounds and its systems, and who has them. Never evidence."""

from collections.abc import Mapping
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue.holders import holders
from registry.catalogue.spelling import in_order
from registry.catalogue.tables import (
    Calibre,
    Interface,
    Munition,
    MunitionInterface,
    Platform,
    PlatformOperator,
    PlatformWeapon,
    Weapon,
    WeaponInterface,
)
from schemas.vocabulary import Component, SystemKind

FIRED_WITH_OTHERS = (Component.CHARGE, Component.FUZE, Component.PRIMER)
"""Never asked about by themselves: they are parts of a combination."""


class Round(NamedTuple):
    """A munition that can be asked about by itself, or a projectile; `holders` are the nations that have it, by the catalogue."""

    id: str
    designation: str
    component: str | None
    category: str
    presents: tuple[str, ...]
    holders: frozenset[str]


class Size(NamedTuple):
    """A calibre, and how many rounds and systems it brings together."""

    id: str
    label: str
    rounds: int
    systems: int


class System(NamedTuple):
    """A platform, or a weapon that no platform mounts; `weapons` are those of the calibre, `operators` those of the day."""

    id: str
    designation: str
    kind: SystemKind
    weapons: tuple[str, ...]
    accepts: tuple[str, ...]
    operators: tuple[str, ...]


_INTERFACES = sa.select(col(Interface.id)).where(col(Interface.calibre) == sa.bindparam("calibre"))
_ASKED_ABOUT = sa.or_(col(Munition.component).is_(None), col(Munition.component).not_in(FIRED_WITH_OTHERS))
_ROUNDS = sa.select(
    col(Munition.id),
    col(Munition.designation),
    col(Munition.component),
    col(Munition.category),
    col(Munition.presents),
    col(Munition.document),
    col(Munition.nation),
    col(Munition.producers),
).where(
    sa.or_(
        col(Munition.calibre) == sa.bindparam("calibre"),
        col(Munition.id).in_(
            sa.select(col(MunitionInterface.munition_id)).where(col(MunitionInterface.interface_id).in_(_INTERFACES))
        ),
    ),
    _ASKED_ABOUT,
)
_OF_CALIBRE = sa.or_(
    col(Weapon.calibre) == sa.bindparam("calibre"),
    col(Weapon.id).in_(
        sa.select(col(WeaponInterface.weapon_id)).where(col(WeaponInterface.interface_id).in_(_INTERFACES))
    ),
)
_SYSTEMS = (
    sa.select(col(Weapon.id), col(Weapon.designation), col(Weapon.accepts), col(Platform.id), col(Platform.designation))
    .outerjoin(PlatformWeapon, col(PlatformWeapon.weapon_id) == col(Weapon.id))
    .outerjoin(Platform, col(Platform.id) == col(PlatformWeapon.platform_id))
    .where(_OF_CALIBRE)
)
_OPERATORS = sa.select(
    col(PlatformOperator.platform_id),
    col(PlatformOperator.nation),
    col(PlatformOperator.valid_from),
    col(PlatformOperator.valid_to),
).where(
    col(PlatformOperator.platform_id).in_(
        sa.select(col(PlatformWeapon.platform_id))
        .join(Weapon, col(Weapon.id) == col(PlatformWeapon.weapon_id))
        .where(_OF_CALIBRE)
    )
)

_FIRED = (
    sa.union(
        sa.select(col(Munition.calibre).label("calibre"), col(Munition.id).label("id")),
        sa.select(col(Interface.calibre), col(MunitionInterface.munition_id)).join(
            MunitionInterface, col(MunitionInterface.interface_id) == col(Interface.id)
        ),
    )
).subquery()
_FIRING = (
    sa.union(
        sa.select(col(Weapon.calibre).label("calibre"), col(Weapon.id).label("id")),
        sa.select(col(Interface.calibre), col(WeaponInterface.weapon_id)).join(
            WeaponInterface, col(WeaponInterface.interface_id) == col(Interface.id)
        ),
    )
).subquery()
_ROUNDS_OF_EACH = (
    sa.select(_FIRED.c.calibre, sa.func.count())
    .join(Munition, col(Munition.id) == _FIRED.c.id)
    .where(_ASKED_ABOUT)
    .group_by(_FIRED.c.calibre)
)
_SYSTEMS_OF_EACH = (
    sa.select(
        _FIRING.c.calibre, sa.func.count(sa.distinct(sa.func.coalesce(col(PlatformWeapon.platform_id), _FIRING.c.id)))
    )
    .outerjoin(PlatformWeapon, col(PlatformWeapon.weapon_id) == _FIRING.c.id)
    .group_by(_FIRING.c.calibre)
)
_CALIBRES = sa.select(col(Calibre.id), col(Calibre.label)).order_by(
    col(Calibre.bore_mm).is_(None), col(Calibre.bore_mm), col(Calibre.label)
)


def sizes(connection: Connection) -> list[Size]:
    """Every calibre by its bore, with the lengths of `rounds` and `systems`; three queries."""
    fired = {row[0]: row[1] for row in connection.execute(_ROUNDS_OF_EACH)}
    firing = {row[0]: row[1] for row in connection.execute(_SYSTEMS_OF_EACH)}
    return [
        Size(calibre, label, fired.get(calibre, 0), firing.get(calibre, 0))
        for calibre, label in connection.execute(_CALIBRES)
    ]


def labels(connection: Connection) -> dict[str, str]:
    """The label of every calibre by its id, by bore; one query."""
    return {row[0]: row[1] for row in connection.execute(_CALIBRES)}


def rounds(connection: Connection, calibre: str) -> list[Round]:
    """The munitions filed under a calibre, or that present one of its interfaces, by designation; one query."""
    found = [
        Round(
            row.id,
            row.designation,
            row.component,
            row.category,
            tuple(row.presents),
            frozenset(holders(row.document.get("in_service"), row.nation, row.producers)),
        )
        for row in connection.execute(_ROUNDS, {"calibre": calibre})
    ]
    return sorted(found, key=_by_designation)


def systems(connection: Connection, calibre: str, as_of: date) -> list[System]:
    """The platforms that mount a weapon of a calibre, and its weapons that none mounts, by designation; two queries."""
    operators: dict[str, set[str]] = {}
    for platform, nation, start, end in connection.execute(_OPERATORS, {"calibre": calibre}):
        if (start is None or start <= as_of) and (end is None or as_of <= end):
            operators.setdefault(platform, set()).add(nation)
    found: dict[str, System] = {}
    # Sorted here: databases differ in how they order texts.
    for weapon, designation, accepts, platform, name in sorted(
        connection.execute(_SYSTEMS, {"calibre": calibre}), key=itemgetter(0)
    ):
        kind = SystemKind.PLATFORM if platform else SystemKind.WEAPON
        known = found.get(platform or weapon) or System(platform or weapon, name or designation, kind, (), (), ())
        found[known.id] = known._replace(
            weapons=(*known.weapons, weapon),
            accepts=tuple(dict.fromkeys((*known.accepts, *accepts))),
            operators=_sorted(operators, platform),
        )
    return sorted(found.values(), key=_by_designation)


def _by_designation(one: Round | System) -> tuple[str, str]:
    return in_order(one.designation), one.id


def _sorted(operators: Mapping[str, Any], platform: str | None) -> tuple[str, ...]:
    return tuple(sorted(operators.get(platform or "", ())))
