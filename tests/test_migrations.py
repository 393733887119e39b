"""The schema's history ends where the tables are."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from registry.database import Engine, engine_for
from registry.migrations import _config, included, metadata, revisions, upgrade


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


@pytest.fixture
def before(request: pytest.FixtureRequest, shipped_url: str, tmp_path: Any) -> Iterator[Engine]:
    """A database of the second version, with the rows that it has of what ships."""
    if shipped_url.startswith("sqlite"):
        server, name = None, ""
        old = engine_for(f"sqlite:///{tmp_path}/before.db")
    else:
        server = request.getfixturevalue("_postgresql_server")
        name = server.create()
        old = engine_for(server.url(name))
    new = engine_for(shipped_url)
    with old.begin() as connection:
        command.upgrade(_config(connection), "0002")
    there = sa.MetaData()
    there.reflect(old, only=lambda table, _: not table.startswith(("alembic", "search")))
    with new.connect() as source, old.begin() as target:
        for table in (one for one in metadata().sorted_tables if one.name in there.tables):
            rows = source.execute(sa.select(*(table.c[column.name] for column in there.tables[table.name].c)))
            if given := [dict(row) for row in rows.mappings()]:
                target.execute(sa.insert(table), given)
    new.dispose()
    yield old
    old.dispose()
    if server is not None:
        server.drop(name)


def test_rows_that_were_there_before_a_migration_are_filled_as_the_loading_fills_them(
    before: Engine, shipped_url: str
) -> None:
    upgrade(before)

    loaded = engine_for(shipped_url)
    for table in ("record", "record_standard"):
        columns = metadata().tables[table]
        found = [sorted(map(tuple, rows_of(engine, columns)), key=repr) for engine in (before, loaded)]
        assert found[0] == found[1]
        assert len(found[0]) > 50
    reviews = [row.review_due for row in rows_of(before, metadata().tables["record"])]
    loaded.dispose()
    assert sum(day is not None for day in reviews) > 100
    with before.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": included})
        assert compare_metadata(context, metadata()) == []


def rows_of(engine: Engine, table: sa.Table) -> Any:
    with engine.connect() as connection:
        return connection.execute(sa.select(table)).all()


def test_the_history_is_one_line() -> None:
    names = revisions()

    assert len(names) == len(set(names))


def test_sqlite_enforces_references_again_after_a_migration(sqlite_url: str) -> None:
    engine = engine_for(sqlite_url)

    upgrade(engine)

    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()
