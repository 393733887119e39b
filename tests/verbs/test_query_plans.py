"""However large the registry, a question reads what it asks about and no table whole."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

import seed_data
from registry.audit.version import data_version
from registry.catalogue import calibres, mentions, things
from registry.catalogue.kinds import Kind
from registry.catalogue.operators import operators
from registry.compatibility.alternatives import munitions_of, systems_of
from registry.compatibility.course import grounds
from registry.compatibility.coverage import by_calibre
from registry.compatibility.exchange import exchange
from registry.compatibility.lapsing import endings, lapsing
from registry.compatibility.lookup import Asked, answers
from registry.compatibility.tallies import between_nations, by_nation_and_system, met
from registry.database import Connection, Engine, engine_for, reading
from registry.qualifications.combinations import combinations_stated
from registry.qualifications.positions import records_of
from registry.qualifications.queries import records, records_named, records_relying_on
from registry.seeding.load import load

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SMALL = {
    "nation",
    "interface",
    "national_position",
    "arrangement",
    "restriction_notice",
    "data_version",
    "search_state",
}
"""Read whole once per data version, or of one row: what they hold does not grow with the catalogue and its records."""


@pytest.fixture(scope="module")
def loaded(_sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """SQLite tells its plans; PostgreSQL's depend on how many rows there are."""
    path = tmp_path_factory.mktemp("plans") / "registry.db"
    path.write_bytes(_sqlite_template.read_bytes())
    engine = engine_for(f"sqlite:///{path}")
    load(engine, Path(seed_data.__path__[0]), exercise=True)
    yield engine
    engine.dispose()


def tables_read_whole(engine: Engine, ask: Any) -> set[str]:
    """The tables that the statements of a question scan, by SQLite's own account."""
    tables = {row[0] for row in _run(engine, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    sent: list[tuple[str, Any]] = []
    listen = lambda _c, _k, statement, parameters, *_: sent.append((statement, parameters))  # noqa: E731
    event.listen(engine, "before_cursor_execute", listen)
    try:
        with reading(engine) as connection:
            ask(connection)
    finally:
        event.remove(engine, "before_cursor_execute", listen)
    asked = [(statement, given) for statement, given in sent if statement.lstrip().startswith(("SELECT", "WITH"))]
    assert asked
    steps = [row[3] for statement, given in asked for row in _run(engine, f"EXPLAIN QUERY PLAN {statement}", given)]
    scanned = {step.split()[1] for step in steps if step.startswith("SCAN")}
    return scanned & tables


def _run(engine: Engine, statement: str, given: Any = ()) -> list[Any]:
    with reading(engine) as connection:
        return list(connection.exec_driver_sql(statement, given or ()))


@pytest.mark.parametrize(
    ("munition", "system"),
    [("dm53a1", "leopard-2a6"), ("DM53A1", "Leopard 2A6"), ("20x110", "M61"), ("DM11", "Mk 19"), ("M855", "M16A1")],
)
def test_a_question_reads_no_table_whole(loaded: Engine, munition: str, system: str) -> None:
    asked = Asked(user="NLD", munition=munition, system=system, as_of=TODAY, as_known=NOW)

    assert tables_read_whole(loaded, lambda connection: answers(connection, [asked])) <= SMALL


def test_a_batch_reads_no_table_whole(loaded: Engine) -> None:
    with reading(loaded) as connection:
        pairs = connection.exec_driver_sql("SELECT munition_id, weapon_id FROM record_scope LIMIT 300").all()
    asked = [Asked(user="NLD", munition=one, system=other, as_of=TODAY, as_known=NOW) for one, other in pairs]

    assert tables_read_whole(loaded, lambda connection: answers(connection, asked)) <= SMALL


def test_reverse_look_ups_read_no_table_whole(loaded: Engine) -> None:
    common: dict[str, Any] = {"user": "NLD", "context": "training", "as_of": TODAY, "as_known": NOW, "reader": ""}

    found = tables_read_whole(loaded, lambda connection: systems_of(connection, "dm53a1", **common))
    found |= tables_read_whole(loaded, lambda connection: munitions_of(connection, "leopard-2a6", **common))

    assert found <= SMALL


def test_what_stands_around_an_answer_is_read_from_no_table_whole(loaded: Engine) -> None:
    asked = Asked(user="NLD", munition="dm53a1", system="leopard-2a6", as_of=TODAY, as_known=NOW)

    found = tables_read_whole(loaded, lambda connection: grounds(connection, asked, data_version(connection)))
    found |= tables_read_whole(loaded, lambda connection: records_named(connection, ["NLD-2024-0018/1"], reader=""))
    found |= tables_read_whole(loaded, lambda connection: things.purposes(connection, ["dm53a1"]))
    found |= tables_read_whole(loaded, lambda connection: things.stock_numbers(connection, ["dm53a1"]))

    assert found <= SMALL


COMMON: dict[str, Any] = {"context": "training", "as_of": TODAY, "as_known": NOW, "reader": ""}
AROUND: dict[str, Any] = {
    "the records that rely on a standard": lambda connection: records_relying_on(
        connection, "stanag-4172", reader="", most=60
    ),
    "what ends of all nations": lambda connection: ahead(connection, None),
    "what ends of one nation": lambda connection: ahead(connection, "NLD"),
    "what ends for the eyes of a nation": lambda connection: ahead(connection, None, reader="DEU"),
    "what a nation could give another": lambda connection: exchange(connection, holder="DEU", user="NLD", **COMMON),
    "the same, of a calibre": lambda connection: exchange(
        connection, holder="DEU", user="NLD", calibre="120mm", **COMMON
    ),
    "what a calibre brings together": lambda connection: met(connection, "120mm", as_of=TODAY),
    "a calibre counted by nation": lambda connection: by_nation_and_system(connection, "120mm", **COMMON),
    "a calibre counted between nations": lambda connection: between_nations(connection, "120mm", **COMMON),
    "a nation counted by calibre": lambda connection: by_calibre(connection, "NLD", **COMMON),
    "who operates platforms": lambda connection: operators(connection, ["leopard-2a6", "m1a2"], TODAY),
    "the records of a nation, by kind": lambda connection: records_of(connection, "NLD", reader=""),
    "the records of a nation": lambda connection: records(connection, nation="NLD", reader="", limit=50, offset=0),
    "combinations": lambda connection: combinations_stated(
        connection, ["m795", "m231"], ["m284"], as_known=NOW, reader=""
    ),
    "what is called how": lambda connection: mentions.designations(
        connection, [("munition", "dm53a1"), ("MUNITION", "m549"), ("nation", "NLD")]
    ),
    "the names of a thing": lambda connection: mentions.names(connection, Kind.MUNITION, "dm53a1"),
    "the notes on a thing": lambda connection: mentions.notes(connection, Kind.MUNITION, "m855", family="m855"),
}


def ahead(connection: Connection, nation: str | None, reader: str = "") -> None:
    found = lapsing(connection, nation=nation, as_of=TODAY, as_known=NOW, reader=reader)
    assert endings(connection, found[:50], as_known=NOW, reader=reader)


@pytest.mark.parametrize("what", AROUND)
def test_what_is_listed_or_counted_is_read_from_no_table_whole(loaded: Engine, what: str) -> None:
    assert tables_read_whole(loaded, AROUND[what]) <= SMALL


@pytest.mark.parametrize(
    "what",
    [
        calibres.sizes,
        mentions.totals,
        lambda connection: mentions.mentions(connection, Kind.NATION, "NLD", most=60),
        lambda connection: mentions.mentions(connection, Kind.CALIBRE, "120mm", most=60),
    ],
    ids=["the sizes of calibres", "totals", "what names a nation", "what names a calibre"],
)
def test_what_counts_the_whole_catalogue_reads_it_once_for_a_data_version(loaded: Engine, what: Any) -> None:
    with reading(loaded) as connection:
        what(connection)

    assert tables_read_whole(loaded, what) <= SMALL
