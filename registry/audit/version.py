"""Reading and raising the data version that every answer carries."""

from datetime import UTC, datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import Session, col

from registry.audit.tables import DataVersion


class Version(NamedTuple):
    value: int
    exercise: bool


_READ = sa.select(col(DataVersion.value), col(DataVersion.exercise)).where(col(DataVersion.id) == 1)


def data_version(connection: Connection) -> Version:
    """The version that this transaction sees: equal versions mean equal data."""
    row = connection.execute(_READ).one_or_none()
    return Version(row[0], bool(row[1])) if row else Version(0, False)


def raise_version(session: Session, *, exercise: bool = False) -> int:
    """Count one more change, in the transaction that makes it. Exercise data, once loaded, mark the registry for good."""
    row = session.get(DataVersion, 1)
    if row is None:
        row = DataVersion(id=1)
        session.add(row)
    row.value += 1
    row.exercise = row.exercise or exercise
    row.changed_at = datetime.now(UTC)
    session.flush()
    return row.value
