"""What was asked of the database: `with queries(engine) as seen: ...; assert len(seen) <= 4`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine


@contextmanager
def queries(engine: Engine) -> Iterator[list[str]]:
    """Collect every statement that is sent in the block, but for the begins: SQLite is told, PostgreSQL's driver tells."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
