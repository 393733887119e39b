"""The schema's history ends where the tables are."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from registry.database import Engine, engine_for
from registry.migrations import included, metadata, revisions, upgrade


@pytest.fixture
def declared(request: pytest.FixtureRequest, engine: Engine, tmp_path: Any) -> Iterator[Engine]:
    """A database of the same kind, made from the tables as declared, without any migration."""
    if engine.dialect.name == "sqlite":
        other = engine_for(f"sqlite:///{tmp_path}/declared.db")
        metadata().create_all(other)
        yield other
        other.dispose()
        return
    server = request.getfixturevalue("_postgresql_server")
    name = server.create()
    other = engine_for(server.url(name))
    with other.begin() as connection:
        # What the migrations install beside the tables.
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    metadata().create_all(other)
    yield other
    other.dispose()
    server.drop(name)


def described(engine: Engine) -> dict[str, Any]:
    """Everything the database enforces, table by table; columns in any order, since a migration appends them."""
    inspector = sa.inspect(engine)

    def rows(found: list[Any]) -> list[str]:
        return sorted(str(sorted((key, str(value)) for key, value in dict(row).items())) for row in found)

    return {
        table: {
            "columns": rows(inspector.get_columns(table)),
            "checks": rows(inspector.get_check_constraints(table)),
            "unique": rows(inspector.get_unique_constraints(table)),
            "references": rows(inspector.get_foreign_keys(table)),
            "indexes": rows(inspector.get_indexes(table)),
            "key": str(inspector.get_pk_constraint(table)),
        }
        for table in sorted(metadata().tables)
    }


def test_the_migrations_end_at_the_tables_as_declared(engine: Engine, declared: Engine) -> None:
    assert described(engine) == described(declared)


def test_alembic_finds_nothing_left_to_migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": included})

        assert compare_metadata(context, metadata()) == []


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    before = described(engine)

    upgrade(engine)

    assert described(engine) == before


def test_the_history_is_one_line() -> None:
    names = revisions()

    assert len(names) == len(set(names))


def test_sqlite_enforces_references_again_after_a_migration(sqlite_url: str) -> None:
    engine = engine_for(sqlite_url)

    upgrade(engine)

    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()
