"""Seeing that nothing has changed: the data version read over a connection kept for it, several times faster than a transaction."""

import threading
from typing import Any, cast
from weakref import WeakSet, finalize

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from registry.audit.version import Version
from registry.logs import log

_READ = "SELECT value, exercise FROM data_version WHERE id = 1"


class Watch:
    """The data version as it is now. Each thread keeps a connection of its own, outside any transaction, until it or the engine ends."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._of_thread = threading.local()
        self._all: WeakSet[_Line] = WeakSet()
        # A database in memory is its one connection, which nobody may keep.
        pool = engine.pool
        self._idle = isinstance(pool, QueuePool) and pool.size() == 1
        event.listen(engine, "engine_disposed", lambda _engine: self.close())

    def version(self) -> Version | None:
        """The version, or nothing where it could not be read this way: then a transaction says what is wrong."""
        if self._idle:
            return None
        try:
            line = getattr(self._of_thread, "line", None) or self._connect()
            row = line.driver.execute(_READ).fetchone()
        except (SQLAlchemyError, self._engine.dialect.dbapi.Error) as error:  # type: ignore[union-attr]
            log.warning("the data version could not be watched", error=str(error))
            self._let_go()
            return None
        return Version(row[0], bool(row[1])) if row else Version(0, False)

    def close(self) -> None:
        """Close every thread's connection."""
        for line in list(self._all):
            line.close()
        self._of_thread = threading.local()

    def _connect(self) -> "_Line":
        self._of_thread.line = line = _Line(self._engine)
        self._all.add(line)
        return line

    def _let_go(self) -> None:
        line = getattr(self._of_thread, "line", None)
        if line is not None:
            del self._of_thread.line
            line.close()


class _Line:
    """A connection that belongs to no pool, so that transactions never wait for it; closed at the latest with its thread."""

    def __init__(self, engine: Engine) -> None:
        connection = engine.raw_connection()
        self.driver = cast("Any", connection.driver_connection)
        connection.detach()
        self.close = finalize(self, connection.close)
        if engine.dialect.name == "postgresql":
            self.driver.autocommit = True
        else:
            # Whoever only looks whether something changed does not wait: the transaction that follows does.
            self.driver.execute("PRAGMA busy_timeout = 0")
