"""Names that people miss: counted and bounded, never in anybody's way, and shown only while they are missing."""

import time
import unicodedata
from collections.abc import Iterable
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from registry.audit.version import data_version
from registry.catalogue.missed import (
    FIELDS,
    MOST_NAMES,
    MOST_WAITING,
    Missed,
    Missing,
    Typed,
    cleaned,
    forget,
    keep,
    lacking,
)
from registry.catalogue.names import LONGEST_NAME
from registry.database import Engine, engine_for, reading, writing
from tests.queries import queries
from tests.verbs.stock import a_munition, put, stock

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
A_MOMENT = 0.5
"""Seconds: far less than a writer's patience."""


def miss(engine: Engine, *names: Typed, on: date = JUNE) -> None:
    missed = Missed(engine)
    missed.note(names, on)
    missed.settle()


def listed(engine: Engine, limit: int = MOST_NAMES, offset: int = 0) -> list[tuple[str, str, int]]:
    with reading(engine) as connection:
        found = lacking(connection, as_of=JUNE, limit=limit, offset=offset)
    return [(one.field, one.text, one.times) for one in found.items]


def kept(engine: Engine) -> int:
    with reading(engine) as connection:
        return connection.execute(sa.text("SELECT count(*) FROM missed_name")).scalar_one()


def many(count: int, field: str = "munition") -> Iterable[Typed]:
    return ((field, f"nothing {number}") for number in range(count))


# Keeping ---------------------------------------------------------------------------------------------------------------


def test_a_name_is_counted_however_it_is_spelled_and_keeps_its_first_spelling_and_days(engine: Engine) -> None:
    miss(engine, ("munition", "7.62 x 51 Foo"), on=MAY)
    miss(engine, ("munition", "7,62×51 foo"), ("munition", "762X51-FOO"), on=JUNE)

    with reading(engine) as connection:
        [found] = lacking(connection, as_of=JUNE, limit=9, offset=0).items

    assert found == Missing("munition", "762x51foo", "7.62 x 51 Foo", 3, MAY, JUNE)


def test_the_same_name_in_another_field_is_another_line(engine: Engine) -> None:
    miss(engine, ("munition", "DM99"), ("system", "DM99"), ("munitions", "DM99"))

    assert sorted(listed(engine)) == [("munition", "DM99", 1), ("munitions", "DM99", 1), ("system", "DM99", 1)]


def test_a_clock_that_goes_back_only_widens_the_days(engine: Engine) -> None:
    miss(engine, ("munition", "DM99"), on=JUNE)
    miss(engine, ("munition", "DM99"), on=MAY)

    with reading(engine) as connection:
        [found] = lacking(connection, as_of=JUNE, limit=9, offset=0).items

    assert (found.first_on, found.last_on) == (MAY, JUNE)


def test_a_thousand_names_are_kept_in_one_write_of_a_few_statements(engine: Engine) -> None:
    missed = Missed(engine)
    missed.note(many(1_000))

    with queries(engine) as seen:
        missed.settle()

    assert len(seen) <= 4
    assert kept(engine) == 1_000


def test_the_data_version_does_not_rise(engine: Engine) -> None:
    with reading(engine) as connection:
        before = data_version(connection)

    miss(engine, ("munition", "DM99"))

    with reading(engine) as connection:
        assert data_version(connection) == before
    assert kept(engine) == 1


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("munition", ""),
        ("munition", " \t\n"),
        ("munition", "---"),
        ("munition", "\u202e"),
        ("user", "NLD"),
        ("", "DM99"),
    ],
)
def test_nothing_is_kept_of_a_blank_or_of_another_field(field: str, text: str) -> None:
    assert cleaned(field, text, JUNE) is None


def test_what_is_invisible_is_never_kept() -> None:
    found = cleaned("munition", " DM\x00\x1b[31m\u202e 99\r\n\ufeff ", JUNE)

    assert found is not None
    assert found.text == "DM [31m 99"


@given(st.text(max_size=400), st.sampled_from(FIELDS))
def test_what_is_kept_is_one_visible_line_no_longer_than_a_name(text: str, field: str) -> None:
    found = cleaned(field, text, JUNE)

    if found is not None:
        assert 0 < len(found.text) <= LONGEST_NAME
        assert 0 < len(found.key) <= LONGEST_NAME
        assert found.text == " ".join(found.text.split())
        assert not any(unicodedata.category(letter).startswith("C") for letter in found.text)


# Bounds ----------------------------------------------------------------------------------------------------------------


def test_a_flood_of_random_names_takes_the_place_of_the_rarest_only(engine: Engine) -> None:
    known = [Missing("system", f"known{number}", f"known {number}", 2, MAY, MAY) for number in range(50)]
    with writing(engine) as session:
        keep(session.connection(), known)

    with writing(engine) as session:
        flood = (Missing("munition", f"n{number}", f"n{number}", 1, JUNE, JUNE) for number in range(MOST_NAMES + 200))
        keep(session.connection(), flood)

    assert kept(engine) == MOST_NAMES
    assert listed(engine, limit=50) == [("system", one.text, 2) for one in sorted(known)]


def test_of_names_equally_rare_those_not_looked_for_longest_give_way(engine: Engine) -> None:
    with writing(engine) as session:
        keep(session.connection(), [Missing("system", "old", "old", 1, MAY, MAY)])
        flood = (Missing("munition", f"n{number}", f"n{number}", 1, JUNE, JUNE) for number in range(MOST_NAMES))
        keep(session.connection(), flood)

    assert kept(engine) == MOST_NAMES
    assert ("system", "old", 1) not in listed(engine)


def keep_all(engine: Engine, names: Iterable[str], times: int = 1, on: date = JUNE) -> None:
    """Looked for so many times, in writes as large as a process makes them."""
    for some in batched([Missing("munition", name, name, 1, on, on) for name in names], MOST_WAITING):
        for _ in range(times):
            with writing(engine) as session:
                keep(session.connection(), some)


def names_kept(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        return set(connection.execute(sa.text("SELECT key FROM missed_name")).scalars())


def batched(names: list[Missing], size: int) -> Iterable[list[Missing]]:
    return (names[start : start + size] for start in range(0, len(names), size))


def test_a_flood_of_names_each_looked_for_twice_keeps_no_new_name_out(engine: Engine) -> None:
    often, new = [f"often{number}" for number in range(100)], [f"new{number}" for number in range(20)]
    keep_all(engine, often, times=3, on=MAY)

    keep_all(engine, (f"flood{number}" for number in range(MOST_NAMES + 2_000)), times=2)
    for number, name in enumerate(new):
        keep_all(engine, [name])
        keep_all(engine, (f"more{number}-{other}" for other in range(20)), times=2)

    assert kept(engine) == MOST_NAMES
    assert {*often, *new} <= names_kept(engine)


def test_a_name_looked_for_once_gives_way_when_as_many_as_half_the_places_came_after_it(engine: Engine) -> None:
    keep_all(engine, (f"often{number}" for number in range(MOST_NAMES // 2)), times=2, on=MAY)
    keep_all(engine, ["once"])

    keep_all(engine, (f"flood{number}" for number in range(MOST_NAMES // 2 - 1)))
    before = names_kept(engine)
    keep_all(engine, ["one more"])

    assert "once" in before
    assert names_kept(engine) == before - {"once"} | {"one more"}


def test_one_write_of_a_process_is_within_the_half_that_was_looked_for_last() -> None:
    assert MOST_WAITING <= MOST_NAMES // 2


def test_what_waits_in_a_process_is_bounded_too(engine: Engine) -> None:
    missed = Missed(engine)
    missed.note(many(MOST_WAITING + 100))

    missed.settle()

    assert kept(engine) == MOST_WAITING
    assert ("munition", f"nothing {MOST_WAITING + 99}", 1) in listed(engine)


# Never in the way ------------------------------------------------------------------------------------------------------


def test_where_another_writer_is_at_work_nothing_waits_and_the_names_are_written_with_the_next(engine: Engine) -> None:
    missed = Missed(engine)
    missed.note([("munition", "DM99")], JUNE)

    with writing(engine):
        began = time.perf_counter()
        missed.settle()
        missed.note([("munition", "DM99")], JUNE)
        missed.settle()
        took = time.perf_counter() - began
    missed.note([("system", "Leopard 9")], JUNE)
    missed.settle()

    assert took < A_MOMENT
    assert listed(engine) == [("munition", "DM99", 2), ("system", "Leopard 9", 1)]


def test_a_writer_keeps_its_patience_on_the_connection_that_had_none(engine: Engine) -> None:
    missed = Missed(engine)
    with writing(engine):
        missed.note([("munition", "DM99")])
        missed.settle()

    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            assert connection.execute(sa.text("PRAGMA busy_timeout")).scalar_one() == 5000
        else:
            assert connection.execute(sa.text("SHOW lock_timeout")).scalar_one() == "2s"


def read_only(url: str) -> str:
    if url.startswith("sqlite"):
        return f"sqlite:///file:{url.removeprefix('sqlite:///')}?mode=ro&uri=true"
    return f"{url}{'&' if '?' in url else '?'}options=-c%20default_transaction_read_only%3Don"


def test_on_a_database_that_cannot_be_written_nothing_is_raised(engine: Engine, database_url: str) -> None:
    closed = engine_for(read_only(database_url))
    missed = Missed(closed)

    for _ in range(3):
        missed.note([("munition", "DM99")])
        missed.settle()

    closed.dispose()
    assert kept(engine) == 0


def test_without_a_database_nothing_is_raised() -> None:
    nowhere = engine_for("sqlite:////nowhere/at/all.db")
    missed = Missed(nowhere)

    noted = missed.note([("munition", "DM99")])
    missed.settle()

    nowhere.dispose()
    assert noted


# Reading ---------------------------------------------------------------------------------------------------------------


def test_what_is_looked_for_most_comes_first_in_parts_with_an_exact_total(engine: Engine) -> None:
    miss(engine, ("munition", "rare"), ("munition", "often"), ("munition", "often"), ("system", "often"), on=MAY)
    miss(engine, ("system", "late"), on=JUNE)

    assert listed(engine) == [
        ("munition", "often", 2),
        ("system", "late", 1),
        ("munition", "rare", 1),
        ("system", "often", 1),
    ]
    assert listed(engine, limit=2, offset=1) == [("system", "late", 1), ("munition", "rare", 1)]
    with reading(engine) as connection:
        assert lacking(connection, as_of=JUNE, limit=1, offset=3).total == 4


def test_a_name_that_the_catalogue_comes_to_know_is_no_longer_missing(engine: Engine) -> None:
    names = [("munition", "XM 1234"), ("projectile", "xm1234"), ("munitions", "XM-1234"), ("munition", "20x110")]
    miss(engine, *names, ("system", "XM1234"), ("weapons", "XM1234"), ("munition", "XM1299"))

    stock(engine, a_munition("XM1234"))

    # "20x110" fits several: an ambiguous name is known.
    assert sorted(listed(engine)) == [("munition", "XM1299", 1), ("system", "XM1234", 1), ("weapons", "XM1234", 1)]
    assert kept(engine) == 7


def test_an_id_is_known_though_nothing_goes_by_it_as_a_name(engine: Engine) -> None:
    miss(engine, ("munition", "the-registry-id"), ("system", "weapon-id"), ("weapon", "weapon-id"))

    with writing(engine) as session:
        put(
            session.connection(),
            nations=[{"code": "USA", "name_en": "United States", "name_fr": "États-Unis", "status": "ALLY"}],
            munitions=[a_munition("Something else", id="the-registry-id", calibre=None)],
            weapons=[{"id": "weapon-id", "designation": "Another", "accepts": []}],
        )

    assert listed(engine) == []


def test_the_list_takes_the_same_queries_however_long_it_is(engine: Engine) -> None:
    stock(engine, a_munition("XM1234"))
    asked = [(field, "few") for field in FIELDS]
    counted = []
    for names in (asked, [*asked, *((field, f"{field} {n}") for field in FIELDS for n in range(40))]):
        miss(engine, *names)
        listed(engine)
        with queries(engine) as seen:
            listed(engine)
        counted.append(len(seen))

    assert counted[0] == counted[1] <= 9


# Striking --------------------------------------------------------------------------------------------------------------


def test_a_line_that_is_struck_is_gone_and_the_others_stay(engine: Engine) -> None:
    miss(engine, ("munition", "DM99"), ("system", "DM99"))

    struck = forget(engine, "munition", "dm99")
    again = forget(engine, "munition", "dm99")

    assert (struck, again) == (True, False)
    assert listed(engine) == [("system", "DM99", 1)]


@pytest.mark.parametrize(("field", "key"), [("user", "dm99"), ("munition", "dm\x0099"), ("munition", "")])
def test_striking_what_cannot_be_there_strikes_nothing(engine: Engine, field: str, key: str) -> None:
    miss(engine, ("munition", "DM99"))

    assert not forget(engine, field, key)
    assert kept(engine) == 1
