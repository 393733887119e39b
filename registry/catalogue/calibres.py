"""What a calibre brings together for those who look: its rounds and its systems, and who has them. Never evidence."""

from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlmodel import col

from registry.audit.version import Version, data_version
from registry.catalogue.holders import holders
from registry.catalogue.operators import OPERATED
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
from registry.errors import Invalid
from registry.sets import packed
from registry.sets import rows as given_rows
from schemas.refusals import Refusal as Said
from schemas.refusals import nearest, shown
from schemas.vocabulary import FIRED_WITH_OTHERS, SystemKind


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
    """A platform, or a weapon that no platform mounts; `operators` are those of the day.

    `weapons` are those that were asked for, such as those of a calibre; `accepts` are the interfaces of these.
    """

    id: str
    designation: str
    kind: SystemKind
    weapons: tuple[str, ...]
    accepts: tuple[str, ...]
    operators: tuple[str, ...]


ASKED_ABOUT: Final = sa.or_(col(Munition.component).is_(None), col(Munition.component).not_in(FIRED_WITH_OTHERS))
"""Whether a munition is asked about by itself: what is fired only with others is a part of a combination."""

_INTERFACES = sa.select(col(Interface.id)).where(col(Interface.calibre) == sa.bindparam("calibre"))
FILED_UNDER: Final = sa.or_(
    col(Munition.calibre) == sa.bindparam("calibre"),
    col(Munition.id).in_(
        sa.select(col(MunitionInterface.munition_id)).where(col(MunitionInterface.interface_id).in_(_INTERFACES))
    ),
)
"""Whether a munition is filed under `calibre`, or presents one of its interfaces."""

_ROUNDS = sa.select(
    col(Munition.id),
    col(Munition.designation),
    col(Munition.component),
    col(Munition.category),
    col(Munition.presents),
    sa.type_coerce(col(Munition.document), sa.JSON())["in_service"].label("in_service"),
    col(Munition.nation),
    col(Munition.producers),
).where(FILED_UNDER, ASKED_ABOUT)
_ALSO = given_rows("also", "id")
_WEAPONS = sa.or_(
    col(Weapon.calibre) == sa.bindparam("calibre"),
    col(Weapon.id).in_(
        sa.select(col(WeaponInterface.weapon_id)).where(col(WeaponInterface.interface_id).in_(_INTERFACES))
    ),
    col(Weapon.id).in_(sa.select(_ALSO.c.id)),
)
_SYSTEMS = (
    sa.select(col(Weapon.id), col(Weapon.designation), col(Weapon.accepts), col(Platform.id), col(Platform.designation))
    .outerjoin(PlatformWeapon, col(PlatformWeapon.weapon_id) == col(Weapon.id))
    .outerjoin(Platform, col(Platform.id) == col(PlatformWeapon.platform_id))
    .where(_WEAPONS)
)
_OPERATORS = sa.select(col(PlatformOperator.platform_id), col(PlatformOperator.nation)).where(
    col(PlatformOperator.platform_id).in_(
        sa.select(col(PlatformWeapon.platform_id))
        .join(Weapon, col(Weapon.id) == col(PlatformWeapon.weapon_id))
        .where(_WEAPONS)
    ),
    OPERATED,
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
    .where(ASKED_ABOUT)
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
_LABEL = sa.select(col(Calibre.label)).where(col(Calibre.id) == sa.bindparam("calibre"))
_MOST_NEAR: Final = 3


_sizes: WeakKeyDictionary[Engine, tuple[Version, list[Size]]] = WeakKeyDictionary()


def sizes(connection: Connection, version: Version | None = None) -> list[Size]:
    """Every calibre by its bore, with the lengths of `rounds` and `systems`.

    Counted through the whole catalogue once for a data version (three queries), and kept. Version 0 is a registry that
    nobody has loaded: never kept. For transactions that only read.
    """
    version = version or data_version(connection)
    kept = _sizes.get(connection.engine)
    if kept is not None and kept[0] == version and version.value:
        return kept[1]
    counted = _counted(connection)
    _sizes[connection.engine] = version, counted
    return counted


def _counted(connection: Connection) -> list[Size]:
    fired = {row[0]: row[1] for row in connection.execute(_ROUNDS_OF_EACH)}
    firing = {row[0]: row[1] for row in connection.execute(_SYSTEMS_OF_EACH)}
    return [
        Size(calibre, label, fired.get(calibre, 0), firing.get(calibre, 0))
        for calibre, label in connection.execute(_CALIBRES)
    ]


def labels(connection: Connection) -> dict[str, str]:
    """The label of every calibre by its id, by bore; one query."""
    return {row[0]: row[1] for row in connection.execute(_CALIBRES)}


def label_of(connection: Connection, calibre: str) -> str:
    """The label of a calibre; one query where there is such a one.

    Raises:
        Invalid: There is none of this id; `candidates` holds those whose id begins so, or is nearly so.
    """
    label: str | None = connection.execute(_LABEL, {"calibre": calibre}).scalar()
    if label is not None:
        return label
    known = labels(connection)
    begun = sorted((id_ for id_ in sorted(known) if id_.startswith(calibre)), key=len)[:_MOST_NEAR]
    close = tuple(begun) or nearest(calibre, sorted(known), most=_MOST_NEAR)
    said = Said("no_such_id_near" if close else "no_such_id", {"given": shown(calibre), "nearest": close})
    near = [{"id": id_, "designation": known[id_]} for id_ in close]
    raise Invalid("", fields={"calibre": [said]}, candidates={"calibre": near} if near else {})


def rounds(connection: Connection, calibre: str) -> list[Round]:
    """The munitions filed under a calibre, or that present one of its interfaces, by designation; one query."""
    found = [
        Round(
            row.id,
            row.designation,
            row.component,
            row.category,
            tuple(row.presents),
            frozenset(holders(row.in_service, row.nation, row.producers)),
        )
        for row in connection.execute(_ROUNDS, {"calibre": calibre})
    ]
    return sorted(found, key=_by_designation)


def systems(connection: Connection, calibre: str, as_of: date, also: Iterable[str] = ()) -> list[System]:
    """The platforms that mount a weapon of a calibre, and its weapons that none mounts, by designation; two queries.

    Args:
        connection: In a transaction that only reads.
        calibre: Its id.
        as_of: The day on which a nation operates a platform.
        also: Ids of other weapons that are asked for with those of the calibre.
    """
    given: dict[str, Any] = {"calibre": calibre, "also": packed((weapon,) for weapon in sorted(also)), "day": as_of}
    operators: dict[str, set[str]] = {}
    for platform, nation in connection.execute(_OPERATORS, given):
        operators.setdefault(platform, set()).add(nation)
    found: dict[str, System] = {}
    # Sorted here: databases differ in how they order texts.
    for weapon, designation, accepts, platform, name in sorted(connection.execute(_SYSTEMS, given), key=itemgetter(0)):
        kind = SystemKind.PLATFORM if platform else SystemKind.WEAPON
        known = found.get(platform or weapon) or System(platform or weapon, name or designation, kind, (), (), ())
        found[known.id] = known._replace(
            weapons=(*known.weapons, weapon),
            accepts=tuple(dict.fromkeys((*known.accepts, *accepts))),
            operators=tuple(sorted(operators.get(platform or "", ()))),
        )
    return sorted(found.values(), key=_by_designation)


def _by_designation(one: Round | System) -> tuple[str, str]:
    return in_order(one.designation), one.id
