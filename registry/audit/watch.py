"""Seeing that nothing has changed: the data version read over a connection kept for it, several times faster than a transaction."""

import threading
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from registry.audit.version import Version
from registry.logs import log

_READ = "SELECT value, exercise FROM data_version WHERE id = 1"


class Watch:
    """The data version as it is now. Each thread keeps a connection of its own, outside any transaction, until the engine's end."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._of_thread = threading.local()
        self._all: list[Any] = []
        # A database in memory is its one connection, which nobody may keep.
        pool = engine.pool
        self._idle = isinstance(pool, QueuePool) and pool.size() == 1
        event.listen(engine, "engine_disposed", lambda _engine: self.close())

    def version(self) -> Version | None:
        """The version, or nothing where it could not be read this way: then a transaction says what is wrong."""
        if self._idle:
            return None
        try:
            kept = getattr(self._of_thread, "connection", None) or self._connect()
            row = kept.driver_connection.execute(_READ).fetchone()
        except (SQLAlchemyError, self._engine.dialect.dbapi.Error) as error:  # type: ignore[union-attr]
            log.warning("the data version could not be watched", error=str(error))
            self._let_go()
            return None
        return Version(row[0], bool(row[1])) if row else Version(0, False)

    def close(self) -> None:
        """Give every thread's connection back."""
        while self._all:
            self._all.pop().invalidate()
        self._of_thread = threading.local()

    def _connect(self) -> Any:
        connection = self._engine.raw_connection()
        if self._engine.dialect.name == "postgresql":
            connection.driver_connection.autocommit = True  # type: ignore[union-attr]
        self._of_thread.connection = connection
        self._all.append(connection)
        return connection

    def _let_go(self) -> None:
        connection = getattr(self._of_thread, "connection", None)
        if connection is not None:
            del self._of_thread.connection
            if connection in self._all:
                self._all.remove(connection)
            connection.invalidate()
