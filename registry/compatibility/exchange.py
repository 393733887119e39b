"""What a nation could give another: the rounds that it has, in the systems that the other operates, each with its verdict."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.audit.version import Version
from registry.catalogue.calibres import ASKED_ABOUT, FILED_UNDER, label_of
from registry.catalogue.holders import holders
from registry.catalogue.operators import OPERATED
from registry.catalogue.tables import Munition, Platform, PlatformOperator, PlatformWeapon
from registry.compatibility.fitting import MOST_PAIRS, fits, fitting, too_many
from registry.compatibility.pairs import Row, Thing, best_first, decided
from registry.sets import packed, rows
from schemas.vocabulary import Context, SystemKind

_MOST_READ: Final = 10 * MOST_PAIRS
"""Of what fits the weapons of a nation, most is held by others."""

_WEAPONS = sa.select(rows("weapons", "id").c.id)
_MUNITIONS = sa.select(rows("munitions", "id").c.id)
_OPERATED = (
    sa.select(col(Platform.id), col(Platform.designation), col(PlatformWeapon.weapon_id))
    .join(PlatformOperator, col(PlatformOperator.platform_id) == col(Platform.id))
    .join(PlatformWeapon, col(PlatformWeapon.platform_id) == col(Platform.id))
    .where(col(PlatformOperator.nation) == sa.bindparam("user"), OPERATED)
)
_FITTING = fitting(weapons=_WEAPONS)
_FITTING_OF_THESE = fitting(weapons=_WEAPONS, munitions=_MUNITIONS)
_ROUNDS = sa.select(
    col(Munition.id),
    col(Munition.designation),
    col(Munition.calibre),
    col(Munition.nation),
    col(Munition.producers),
    sa.type_coerce(col(Munition.document), sa.JSON())["in_service"].label("in_service"),
).where(ASKED_ABOUT)
_THESE = _ROUNDS.where(col(Munition.id).in_(_MUNITIONS))
_OF_CALIBRE = _ROUNDS.where(FILED_UNDER)


def exchange(
    connection: Connection,
    *,
    holder: str,
    user: str,
    context: Context,
    as_of: date,
    as_known: datetime,
    reader: str | None,
    calibre: str | None = None,
    version: Version | None = None,
) -> list[Row]:
    """Every pair of a round that the holder has and a system that the user nation operates that day, the best state first.

    The holder has a round that is in service with it, that it designates or that it makes, as the catalogue has it: the
    registry keeps no stock. A pair is asked about where a weapon of the platform fits the round (see `fitting`). Operators
    are kept of platforms, so a weapon that no platform mounts is in no pair.

    Rows as in `pairs`, each also with `calibre`, the id of the round's or None, and `held`, a list of `Held`. A fixed
    number of queries, whatever is in the catalogue.

    Args:
        connection: In a transaction that only reads.
        holder: The nation that may give.
        user: The nation whose crews would fire.
        context: As of every question; so are `as_of`, `as_known` and `reader`.
        calibre: Only rounds filed under it, or that present one of its interfaces.
        version: That of the transaction, where it is known.

    Raises:
        Invalid: A nation or the calibre is not known here, or there are more pairs than are answered at once.
    """
    if calibre is not None:
        label_of(connection, calibre)
    mounting = _operated(connection, user, as_of)
    weapons = {"weapons": packed((weapon,) for weapon in sorted(mounting))}
    if calibre is None:
        fitting_ = _by_munition(fits(connection, _FITTING, weapons, field="calibre", most=_MOST_READ))
        held = _held(connection, _THESE, {"munitions": packed((one,) for one in sorted(fitting_))}, holder)
    else:
        held = _held(connection, _OF_CALIBRE, {"calibre": calibre}, holder)
        given = {**weapons, "munitions": packed((one,) for one in sorted(held))}
        fitting_ = _by_munition(fits(connection, _FITTING_OF_THESE, given, field="calibre"))
    pairs: list[tuple[Thing, Thing]] = []
    for munition in held.values():
        systems = {system["id"]: system for weapon in fitting_.get(munition.id, ()) for system in mounting[weapon]}
        pairs += [({"id": munition.id, "designation": munition.designation}, system) for system in systems.values()]
    if len(pairs) > MOST_PAIRS:
        raise too_many("calibre")
    asked = {"user": user, "holder": holder, "context": context, "as_of": as_of, "as_known": as_known, "reader": reader}
    return [
        {**row, "calibre": held[row["munition"]["id"]].calibre, "held": _how(held[row["munition"]["id"]], holder)}
        for row in best_first(decided(connection, pairs, asked, version))
    ]


def _operated(connection: Connection, user: str, as_of: date) -> dict[str, list[Thing]]:
    """The platforms that a nation operates on a day, by each weapon that they mount."""
    mounting: dict[str, list[Thing]] = {}
    for platform, designation, weapon in connection.execute(_OPERATED, {"user": user, "day": as_of}):
        system = {"id": platform, "designation": designation, "kind": SystemKind.PLATFORM.value}
        mounting.setdefault(weapon, []).append(system)
    return mounting


def _by_munition(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The munitions, each with the weapons that it fits."""
    found: dict[str, list[str]] = {}
    for munition, weapon in sorted(pairs):
        found.setdefault(munition, []).append(weapon)
    return found


def _held(connection: Connection, statement: sa.Executable, given: Mapping[str, object], holder: str) -> dict[str, Any]:
    """Those of these munitions that the holder has, by id."""
    return {row.id: row for row in connection.execute(statement, given) if _how(row, holder)}


def _how(munition: Any, holder: str) -> list[str]:
    found = holders(munition.in_service, munition.nation, munition.producers)
    return [how.value for how in found.get(holder, ())]
