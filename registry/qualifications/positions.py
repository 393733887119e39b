"""What nations declare about standards, who speaks for them, and how many records they have."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.qualifications.queries import readable
from registry.qualifications.tables import Authority, NationalPosition, Record


def positions_of_nation(connection: Connection, nation: str) -> list[dict[str, Any]]:
    """A nation's positions, by standard and then by date, as their contract has them; one query."""
    return _positions(connection, col(NationalPosition.nation) == nation)


def positions_on(connection: Connection, standard: str) -> list[dict[str, Any]]:
    """The positions of all nations on a standard, by nation and then by date, as their contract has them; one query."""
    return _positions(connection, col(NationalPosition.standard) == standard)


def _positions(connection: Connection, chosen: sa.ColumnElement[bool]) -> list[dict[str, Any]]:
    statement = (
        sa.select(col(NationalPosition.document))
        .where(chosen)
        .order_by(
            col(NationalPosition.nation),
            col(NationalPosition.standard),
            # What has no beginning comes first on either database.
            col(NationalPosition.valid_from).is_not(None),
            col(NationalPosition.valid_from),
            col(NationalPosition.id),
        )
    )
    return list(connection.execute(statement).scalars())


def authorities_of(connection: Connection, nation: str) -> list[dict[str, Any]]:
    """A nation's authorities by name, as their contract has them; one query."""
    statement = (
        sa.select(col(Authority.document))
        .where(col(Authority.nation) == nation)
        .order_by(col(Authority.name), col(Authority.id))
    )
    return list(connection.execute(statement).scalars())


def records_of(connection: Connection, nation: str, *, reader: str | None) -> dict[str | None, int]:
    """How many records of each kind a nation has; those whose kind `reader` may not see under None. One query."""
    kind = sa.case((readable(connection, reader), col(Record.kind)), else_=None)
    statement = sa.select(kind, sa.func.count()).where(col(Record.nation) == nation).group_by(kind)
    return {row[0]: row[1] for row in connection.execute(statement)}
