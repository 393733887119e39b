"""Both databases keep the same promises."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from registry.database import IN_MEMORY, Engine, Json, UtcDateTime, engine_for, reading, stored, writing
from tests.queries import queries


class Colour(StrEnum):
    """An enumeration whose names and values differ, to see which is kept."""

    DARK_RED = "dark-red"
    BLUE = "blue"


# Tables of their own, named as the registry names: what is tested here is below every capability.
METADATA = sa.MetaData(naming_convention=SQLModel.metadata.naming_convention)
PARENT = sa.Table("parent", METADATA, sa.Column("id", sa.Integer, primary_key=True))
SAMPLE = sa.Table(
    "sample",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("parent_id", sa.ForeignKey("parent.id")),
    sa.Column("count", sa.Integer),
    sa.Column("fill", stored(Colour)),
    sa.Column("edge", stored(Colour)),
    sa.Column("at", UtcDateTime),
    sa.Column("facts", Json),
)


@pytest.fixture
def sample(engine: Engine) -> Engine:
    """An engine on a database that also has the sample's tables."""
    METADATA.create_all(engine)
    return engine


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Engine]:
    """An engine on SQLite, for what only SQLite could get wrong."""
    engine = engine_for(sqlite_url)
    yield engine
    engine.dispose()


def kept(engine: Engine, column: str, value: Any) -> Any:
    """The value after a round trip."""
    with writing(engine) as session:
        session.connection().execute(SAMPLE.insert().values(id=1, **{column: value}))
    with reading(engine) as connection:
        return connection.scalar(sa.select(SAMPLE.c[column]))


# Addresses


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_every_way_to_write_postgresql_means_psycopg_3(scheme: str) -> None:
    engine = engine_for(f"{scheme}://u:p@host:5433/db?sslmode=require")

    assert engine.url.drivername == "postgresql+psycopg"
    assert engine.url.port == 5433
    assert engine.url.query == {"sslmode": "require"}


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(sa.exc.ArgumentError, match="SQLite and PostgreSQL"):
        engine_for("mysql://host/db")


# SQLite's connections


def test_every_connection_syncs_what_it_acknowledges_and_enforces_references(sqlite: Engine) -> None:
    wanted = {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000, "trusted_schema": 0}

    with reading(sqlite) as first, reading(sqlite) as second:
        for connection in (first, second):
            for pragma, value in wanted.items():
                assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_database_in_memory_is_one_database_for_all_threads() -> None:
    engine = engine_for(IN_MEMORY)
    METADATA.create_all(engine)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: add_one(engine), range(40)))

    with reading(engine) as connection:
        assert connection.scalar(sa.select(SAMPLE.c.count)) == 40
    engine.dispose()


# Scopes


def add_one(engine: Engine) -> None:
    """Read, then write what was read: the shape that loses under a careless begin."""
    with writing(engine) as session:
        connection = session.connection()
        count = connection.scalar(sa.select(SAMPLE.c.count).where(SAMPLE.c.id == 1))
        if count is None:
            connection.execute(SAMPLE.insert().values(id=1, count=1))
        else:
            connection.execute(SAMPLE.update().values(count=count + 1))


def test_no_writer_loses_and_no_update_is_lost_under_eight_threads(sample: Engine) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: add_one(sample), range(400)))

    with reading(sample) as connection:
        assert connection.scalar(sa.select(SAMPLE.c.count)) == 400


def test_a_block_that_raises_keeps_nothing(sample: Engine) -> None:
    def fail() -> None:
        with writing(sample) as session:
            session.connection().execute(SAMPLE.insert().values(id=1))
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    with reading(sample) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(SAMPLE)) == 0


def test_a_reader_sees_one_moment_while_others_write(sample: Engine) -> None:
    add_one(sample)

    with reading(sample) as connection:
        before = connection.scalar(sa.select(SAMPLE.c.count))
        add_one(sample)
        after = connection.scalar(sa.select(SAMPLE.c.count))

    assert before == after == 1


def test_a_reader_cannot_write(sample: Engine) -> None:
    with reading(sample) as connection, pytest.raises(sa.exc.DBAPIError, match=r"readonly|read-only"):
        connection.execute(SAMPLE.insert().values(id=1))


def test_a_connection_that_read_can_write_again(sample: Engine) -> None:
    for _ in range(20):
        with reading(sample) as connection:
            connection.scalar(sa.select(SAMPLE.c.count))
        add_one(sample)

    with reading(sample) as connection:
        assert connection.scalar(sa.select(SAMPLE.c.count)) == 20


def test_a_reading_scope_costs_no_query_and_a_writing_scope_at_most_one(sample: Engine) -> None:
    with queries(sample) as seen, reading(sample):
        pass
    assert seen == []

    with queries(sample) as seen, writing(sample):
        pass
    assert len(seen) <= 1


def test_a_reference_to_nothing_is_refused(sample: Engine) -> None:
    def refer() -> None:
        with writing(sample) as session:
            session.connection().execute(SAMPLE.insert().values(id=1, parent_id=404))

    with pytest.raises(sa.exc.IntegrityError):
        refer()


# Column types


def test_an_enumeration_is_kept_as_its_value_and_comes_back_as_its_member(sample: Engine) -> None:
    assert kept(sample, "fill", Colour.DARK_RED) is Colour.DARK_RED
    with reading(sample) as connection:
        assert connection.exec_driver_sql("SELECT fill FROM sample").scalar() == "dark-red"


def test_the_database_itself_refuses_a_word_outside_the_enumeration(sample: Engine) -> None:
    def write() -> None:
        with writing(sample) as session:
            session.connection().exec_driver_sql("INSERT INTO sample (id, edge) VALUES (1, 'mauve')")

    with pytest.raises(sa.exc.IntegrityError, match="ck_sample_edge"):
        write()


def test_a_moment_comes_back_aware_and_in_utc(sample: Engine) -> None:
    paris = datetime(2026, 7, 14, 10, 0, 0, 123456, tzinfo=timezone(timedelta(hours=2)))

    moment = kept(sample, "at", paris)

    assert moment == paris
    assert moment.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(sample: Engine) -> None:
    with pytest.raises(sa.exc.StatementError, match="no time zone"):
        kept(sample, "at", datetime(2026, 7, 14))  # noqa: DTZ001


@pytest.mark.parametrize("value", [{"b": [1, 2.5, None], "a": {"é": "≤"}}, [], {}, "text", 0, False, None])
def test_a_json_value_comes_back_equal(sample: Engine, value: Any) -> None:
    assert kept(sample, "facts", value) == value


def test_nothing_is_null_and_not_the_json_word_null(sample: Engine) -> None:
    kept(sample, "facts", None)

    with reading(sample) as connection:
        assert connection.scalar(sa.select(sa.func.count()).where(SAMPLE.c.facts.is_(None))) == 1


def test_json_text_has_its_keys_sorted_on_sqlite(sqlite: Engine) -> None:
    METADATA.create_all(sqlite)

    kept(sqlite, "facts", {"b": 1, "a": 2})

    with reading(sqlite) as connection:
        assert connection.exec_driver_sql("SELECT facts FROM sample").scalar() == '{"a":2,"b":1}'


# Names


def test_constraints_are_named_after_what_they_hold(sample: Engine) -> None:
    inspector = sa.inspect(sample)

    assert {check["name"] for check in inspector.get_check_constraints("sample")} == {
        "ck_sample_edge",
        "ck_sample_fill",
    }
    assert inspector.get_pk_constraint("sample")["name"] == "pk_sample"
    assert [key["name"] for key in inspector.get_foreign_keys("sample")] == ["fk_sample_parent_id"]


def test_the_template_file_is_whole_without_its_log(sqlite_url: str) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))

    assert path.exists()
    assert not path.with_name(path.name + "-wal").exists()
