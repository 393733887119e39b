"""Which pairs of a round and a weapon are listed and counted: those that mate, and those that a record names together."""

from collections.abc import Mapping
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue.tables import Interface, MunitionInterface, WeaponInterface
from registry.errors import Invalid
from registry.qualifications.tables import RecordScope
from schemas.refusals import Refusal as Said
from schemas.vocabulary import MATING_KINDS

MOST_PAIRS: Final = 20_000
"""As many pairs are answered and counted at once: a few seconds of work."""

Selected = sa.Select[*tuple[Any, ...]]

_MATING = sa.select(col(Interface.id)).where(col(Interface.kind).in_(sorted(MATING_KINDS)))


def fitting(
    *, munitions: sa.Select[Any] | None = None, weapons: sa.Select[Any] | None = None
) -> sa.CompoundSelect[Any]:
    """The pairs of these munitions, of these weapons, or of both, as (munition, weapon); one may come several times.

    A mating interface of the munition is accepted by the weapon, or a record of whatever kind or date names the two together.
    Of any other pair the registry has nothing to say but that they do not mate, or not even that. From the weapon's side only
    what is `catalogue.calibres.ASKED_ABOUT` is listed.
    """
    mated: Selected = (
        sa.select(col(MunitionInterface.munition_id).label("munition"), col(WeaponInterface.weapon_id).label("weapon"))
        .join(WeaponInterface, col(WeaponInterface.interface_id) == col(MunitionInterface.interface_id))
        .where(col(WeaponInterface.interface_id).in_(_MATING))
    )
    named: Selected = sa.select(col(RecordScope.munition_id), col(RecordScope.weapon_id)).distinct()
    if munitions is not None:
        mated = mated.where(col(MunitionInterface.munition_id).in_(munitions))
        named = named.where(col(RecordScope.munition_id).in_(munitions))
    if weapons is not None:
        mated = mated.where(col(WeaponInterface.weapon_id).in_(weapons))
        named = named.where(col(RecordScope.weapon_id).in_(weapons))
    return sa.union_all(mated, named)


def fits(
    connection: Connection,
    statement: sa.CompoundSelect[Any],
    given: Mapping[str, object],
    *,
    field: str,
    most: int = MOST_PAIRS,
) -> set[tuple[str, str]]:
    """What a statement of `fitting` finds, each pair once; one query, which stops where there are too many.

    Raises:
        Invalid: There are more than `most`.
    """
    # A pair comes at most twice from two things that share one interface: once as mating, once as named.
    found = connection.execute(statement.limit(2 * most + 1), given).all()
    pairs = {(row[0], row[1]) for row in found}
    if len(found) > 2 * most or len(pairs) > most:
        raise too_many(field)
    return pairs


def too_many(field: str) -> Invalid:
    """That what was asked for has more pairs than are answered at once; `field` is what to narrow."""
    return Invalid("", fields={field: [Said("too_many_pairs", {"maximum": MOST_PAIRS})]})
