"""The schema's history, and how a database is brought to its latest version."""

import logging
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

import registry
from registry.database import Connection, Engine, take_turn

_HERE = Path(__file__).parent


def metadata() -> sa.MetaData:
    """Every table of every capability: each `registry/*/tables.py` is imported, so a new one cannot be forgotten."""
    for package in iter_modules(registry.__path__, "registry."):
        if package.ispkg and find_spec(f"{package.name}.tables"):
            import_module(f"{package.name}.tables")
    return SQLModel.metadata


def included(item: Any, name: str | None, _kind: str, reflected: bool, _counterpart: Any) -> bool:
    """Whether Alembic compares a thing: not what SQLite's full-text index keeps for itself, nor indexes only PostgreSQL has."""
    if reflected:
        return "_fts" not in (name or "")
    return not (isinstance(item, sa.Index) and item.dialect_kwargs.get("postgresql_using"))


def revisions() -> list[str]:
    """The identifiers of all versions of the schema, oldest first."""
    scripts = ScriptDirectory.from_config(_config())
    return [script.revision for script in scripts.walk_revisions()][::-1]


def upgrade(engine: Engine) -> None:
    """Bring the database to the latest version, in one transaction; servers that start together take turns.

    Raises:
        RuntimeError: A migration left a row that refers to nothing; the database is as before.
    """
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            _upgrade_sqlite(connection)
        else:
            _upgrade(connection)


def write_revision(connection: Connection, message: str) -> None:
    """Write a migration from what the connected database is to what the tables say."""
    with connection.begin():
        command.revision(_config(connection), message=message, autogenerate=True)


def _upgrade(connection: Connection) -> None:
    with connection.begin():
        take_turn(connection)
        command.upgrade(_config(connection), "head")


def _upgrade_sqlite(connection: Connection) -> None:
    # SQLite alters a table by copying and dropping it, and the drop would delete or refuse the rows that refer to it.
    # Enforcement can only be turned off outside a transaction, so it is checked by hand before the transaction ends.
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        with connection.begin():
            command.upgrade(_config(connection), "head")
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if orphans:
                raise RuntimeError(
                    f"The migration leaves {len(orphans)} rows that refer to nothing, such as {orphans[0]}."
                )
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _config(connection: Connection | None = None) -> Config:
    logging.getLogger("alembic.runtime").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
