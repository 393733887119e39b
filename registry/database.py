"""Engines, reading and writing scopes, and the column types that mean the same on both databases."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

import orjson
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import URL, Connection, Dialect, Engine, make_url
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Session, SQLModel

__all__ = [
    "IN_MEMORY",
    "Connection",
    "Engine",
    "Json",
    "Occupied",
    "Session",
    "UtcDateTime",
    "engine_for",
    "reading",
    "stored",
    "take_turn",
    "writing",
    "writing_aside",
]

IN_MEMORY: Final = "sqlite://"
"""A database that lives and dies with its engine."""

_PATIENCE_MS: Final = 5000
"""How long a writer waits for its turn."""

_PATIENCE_OF_READERS_MS: Final = 2000
"""How long a reader waits where somebody has locked a table: writers never do, but the operator's tools may."""

_TURN: Final = 0x5245_4749
"""The advisory lock that writers and migrations of one PostgreSQL database share."""

_PRAGMAS: Final = (
    # First, since changing the journal mode may itself have to wait.
    f"PRAGMA busy_timeout = {_PATIENCE_MS}",
    # Readers and the one writer never wait for each other.
    "PRAGMA journal_mode = WAL",
    # An acknowledged record is a synced record; about 0.1 ms a commit.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # A database file from elsewhere must not run functions through its own views and triggers.
    "PRAGMA trusted_schema = OFF",
)


# What constraints are called --------------------------------------------------------------------------------------


def _check_name(constraint: sa.Constraint, _table: sa.Table) -> str:
    # An enumeration's CHECK has no name of its own and takes its column's: two columns of one enumeration never clash.
    if isinstance(constraint.name, str):
        return constraint.name
    assert isinstance(constraint, sa.CheckConstraint)
    return "_".join(column.name for column in constraint.columns)


# Set before any table is declared: only a named constraint can be dropped by a migration, and found in an error.
SQLModel.metadata.naming_convention = {
    "constraint_name": _check_name,
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
}


# What columns hold ------------------------------------------------------------------------------------------------


def stored(words: type[StrEnum]) -> Any:
    """Return the column type for an enumeration: its values as text, and a CHECK that admits no other.

    For `Field(sa_type=stored(Degree))`; every column takes its own, since a type instance belongs to one column.
    """
    # SQLAlchemy would store the members' names, in a type that PostgreSQL can only ever add to.
    return sa.Enum(
        words,
        name=None,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        values_callable=lambda members: [member.value for member in members],
    )


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware going in, aware and in UTC coming out. SQLite would forget the zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: it could be any of 26 hours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """A JSON value with sorted keys: JSONB on PostgreSQL, text on SQLite; `None` is NULL.

    PostgreSQL keeps its own order of keys, so whatever is hashed or compared is dumped with `canonical` first.
    """

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Pick the type this database indexes best."""
        return dialect.type_descriptor(JSONB(none_as_null=True) if dialect.name == "postgresql" else sa.Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Dump, unless the driver does it."""
        return value if value is None or dialect.name == "postgresql" else canonical(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Load, unless the driver did."""
        return value if value is None or dialect.name == "postgresql" else orjson.loads(value)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: equal values are equal texts."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


# Engines ----------------------------------------------------------------------------------------------------------


def engine_for(url: str | URL, *, echo: bool = False) -> Engine:
    """Return the engine for a SQLite or PostgreSQL address; nothing is opened until it is used.

    Args:
        url: `sqlite:///file`, `IN_MEMORY`, or `postgresql://...`, which means psycopg 3.
        echo: Print every statement.

    Raises:
        sqlalchemy.exc.ArgumentError: It is not an address, or names another kind of database.
    """
    address = _with_driver(make_url(url))
    if address.get_backend_name() == "postgresql":
        return sa.create_engine(
            address,
            echo=echo,
            # A connection that died while idle (a restart, a firewall) is replaced before a request meets it.
            pool_pre_ping=True,
            # The address may bear options of its own, which come last and so win.
            connect_args={"options": f"-c lock_timeout={_PATIENCE_OF_READERS_MS} {address.query.get('options', '')}"},
            json_serializer=canonical,
            json_deserializer=orjson.loads,
        )
    # The driver must begin nothing by itself: `_begin` says how a transaction starts.
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False, "isolation_level": None}}
    if address.database in {None, "", ":memory:"}:
        # One connection is the database, and threads take turns on it.
        options |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": _PATIENCE_MS / 1000}
    engine = sa.create_engine(address, echo=echo, **options)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _with_driver(url: URL) -> URL:
    match url.drivername:
        case "postgresql" | "postgres":  # SQLAlchemy would take the first for psycopg 2, and knows no second.
            return url.set(drivername="postgresql+psycopg")
        case "postgresql+psycopg" | "sqlite" | "sqlite+pysqlite":
            return url
        case other:
            raise sa.exc.ArgumentError(f"The registry runs on SQLite and PostgreSQL, not on {other!r}.")


_CANNOT_BE_WRITTEN = frozenset(
    {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_READONLY_DBMOVED, sqlite3.SQLITE_READONLY_DIRECTORY}
)


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _PRAGMAS:
        try:
            connection.execute(pragma)
        except sqlite3.OperationalError as fault:
            # A copy that cannot be written stays in the mode in which it was made, and answers.
            if fault.sqlite_errorcode not in _CANNOT_BE_WRITTEN:
                raise


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get("registry_reads", False)
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    # A mistaken write in a reading scope is an error, as on PostgreSQL.
    driver.execute(f"PRAGMA query_only = {'ON' if reads else 'OFF'}")
    # A writer takes its turn at once. Begun plainly, it would read first, ask for the lock later, and lose: SQLite
    # refuses outright ("database is locked", without waiting) when another has written since.
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


# Scopes -----------------------------------------------------------------------------------------------------------


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One moment of the registry: every query sees the same state, none can write, nothing is kept."""
    options: dict[str, Any] = (
        {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        if engine.dialect.name == "postgresql"
        else {"registry_reads": True}
    )
    with engine.connect() as connection, connection.execution_options(**options).begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One transaction, one writer at a time: kept whole when the block ends, not at all when it raises.

    What was loaded or added stays readable afterwards.
    """
    with Session(engine, expire_on_commit=False) as session:
        take_turn(session.connection())
        yield session
        session.commit()


class Occupied(Exception):
    """Another writer is at work."""


@contextmanager
def writing_aside(engine: Engine) -> Iterator[Connection]:
    """As `writing`, for what can be written another time: it never waits for another writer.

    Raises:
        Occupied: Another writer is at work (on SQLite, its own "database is locked").
    """
    with engine.connect() as connection, _without_patience(connection), connection.begin():
        if connection.dialect.name == "postgresql" and not connection.execute(_TRY, {"turn": _TURN}).scalar_one():
            raise Occupied
        yield connection


_TRY = sa.text("SELECT pg_try_advisory_xact_lock(:turn) FROM set_config('lock_timeout', '100ms', true)")


@contextmanager
def _without_patience(connection: Connection) -> Iterator[None]:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        driver.execute(_PRAGMAS[0])


def take_turn(connection: Connection) -> None:
    """Wait until no other writer is at work; the turn ends with the transaction.

    Writers take turns on both databases. The audit chain and the gap-free feed of changes need that order anyway, and
    so a rule that reads before it writes cannot be overtaken. On SQLite the turn came with BEGIN IMMEDIATE.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(
            sa.text("SELECT set_config('lock_timeout', :patience, true), pg_advisory_xact_lock(:turn)"),
            {"patience": f"{_PATIENCE_MS}ms", "turn": _TURN},
        )
