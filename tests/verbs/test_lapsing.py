"""What is about to lapse: of the records in force only, told apart from reviews, and nothing of what is withheld."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from registry.audit.version import data_version, raise_version
from registry.catalogue import load as catalogue
from registry.compatibility import gather
from registry.compatibility.coverage import by_calibre
from registry.compatibility.lapsing import LONGEST, Ending, Event, endings, lapsing
from registry.database import Engine, engine_for, reading, writing
from registry.qualifications import load as qualifications
from schemas.vocabulary import Context
from tests.golden.asking import TODAY
from tests.queries import queries

DAY = date(2026, 6, 1)
KNOWN = datetime(2026, 6, 1, tzinfo=UTC)
ACCEPTED = {"move": "ACCEPTED", "recorded_at": "2025-12-01T10:00:00Z", "effective": "2025-12-01"}


def a_record(name: str, **changes: Any) -> dict[str, Any]:
    usual = {
        "id": name,
        "authority": "nld-technical",
        "kind": "INTERCHANGEABILITY",
        "munition": "round",
        "weapon": "gun",
        "degree": "FULL",
        "contexts": ["training"],
        "facets": {"form": "CONFIRMED", "fit": "CONFIRMED", "function": "CONFIRMED", "fire_control_data": "AVAILABLE"},
        "evidence": [{"kind": "S3_FULL", "grade": "A"}],
        "releasability": "PUBLIC",
        "valid_from": "2026-01-01",
        "valid_to": "2026-06-30",
        "decisions": [ACCEPTED],
    }
    return usual | changes


def state(engine: Engine, *records: dict[str, Any]) -> None:
    rows: dict[str, Iterable[dict[str, Any]]] = {
        "nations": [{"code": code, "status": "ALLY"} for code in ("NLD", "DEU")],
        "interfaces": [{"id": "120x570", "kind": "CARTRIDGE_CHAMBER"}],
        "munitions": [{"id": "round", "designation": "Round", "category": "TANK_GUN", "assembly": "FIXED"}],
        "weapons": [{"id": "gun", "designation": "Gun", "accepts": ["120x570"]}],
    }
    with writing(engine) as session:
        for kind, given in rows.items():
            catalogue.load(session.connection(), kind, given)
        authorities = [{"id": f"{code}-technical", "nation": code.upper()} for code in ("nld", "deu")]
        qualifications.load(session.connection(), "authorities", authorities)
        qualifications.load(session.connection(), "records", records)
        raise_version(session)


def ahead(engine: Engine, reader: str | None = "", nation: str | None = None, as_of: date = DAY) -> list[Ending]:
    with reading(engine) as connection:
        found = lapsing(connection, nation=nation, as_of=as_of, as_known=KNOWN, reader=reader)
        return endings(connection, found, as_known=KNOWN, reader=reader)


def told(endings: Iterable[Ending]) -> list[tuple[str, Event, str]]:
    return [(one.record.id, one.event, one.day.isoformat()) for one in endings]


def test_what_ends_and_what_falls_due_is_told_apart_soonest_first(engine: Engine) -> None:
    state(
        engine,
        a_record("NLD-1/1", valid_to="2026-07-31", review_due="2026-06-15"),
        a_record("NLD-2/1", valid_to="2026-06-30"),
        a_record("DEU-3/1", authority="deu-technical", valid_to="2026-06-30"),
    )

    assert told(ahead(engine)) == [
        ("NLD-1/1", Event.REVIEW_DUE, "2026-06-15"),
        ("DEU-3/1", Event.LAPSES, "2026-06-30"),
        ("NLD-2/1", Event.LAPSES, "2026-06-30"),
        ("NLD-1/1", Event.LAPSES, "2026-07-31"),
    ]
    assert told(ahead(engine, nation="DEU")) == [("DEU-3/1", Event.LAPSES, "2026-06-30")]


def test_both_ends_of_the_time_ahead_are_included(engine: Engine) -> None:
    last = DAY + timedelta(days=LONGEST)
    state(
        engine,
        a_record("NLD-1/1", valid_to=DAY.isoformat()),
        a_record("NLD-2/1", valid_to=last.isoformat()),
        a_record("NLD-3/1", valid_to=(last + timedelta(days=1)).isoformat()),
        a_record("NLD-4/1", valid_to=(DAY - timedelta(days=1)).isoformat()),
    )

    assert [one.record.id for one in ahead(engine)] == ["NLD-1/1", "NLD-2/1"]


def test_only_records_in_force_on_the_day_are_told(engine: Engine) -> None:
    later = {"move": "ACCEPTED", "recorded_at": "2026-07-01T10:00:00Z", "effective": "2025-12-01"}
    suspended = {"move": "SUSPENDED", "recorded_at": "2026-02-01T10:00:00Z", "effective": "2026-02-01"}
    withdrawn = {"move": "WITHDRAWN", "recorded_at": "2026-02-01T10:00:00Z", "effective": "2026-02-01"}
    state(
        engine,
        a_record("NLD-1/1"),
        a_record("NLD-2/1", decisions=[ACCEPTED, suspended]),
        a_record("NLD-3/1", decisions=[ACCEPTED, withdrawn]),
        a_record("NLD-4/1", decisions=[later]),
        a_record("NLD-5/1", valid_from="2026-06-02"),
        a_record("NLD-6/1", valid_to="2026-07-31"),
        a_record("NLD-6/2", valid_to=None, supersedes=["NLD-6/1"]),
    )

    assert [one.record.id for one in ahead(engine)] == ["NLD-1/1"]


def test_a_successor_that_is_accepted_is_named_with_its_first_day(engine: Engine) -> None:
    withdrawn = {"move": "WITHDRAWN", "recorded_at": "2026-02-01T10:00:00Z", "effective": "2026-02-01"}
    following = {"valid_from": "2026-07-01", "valid_to": "2027-06-30", "supersedes": ["NLD-1/1"]}
    state(
        engine,
        a_record("NLD-1/1"),
        a_record("NLD-1/2", **following),
        a_record("NLD-1/3", **(following | {"valid_from": "2026-06-15", "decisions": [ACCEPTED, withdrawn]})),
        a_record("DEU-1/1", authority="deu-technical", **(following | {"valid_from": "2026-06-20"})),
    )

    [found] = ahead(engine, nation="NLD")

    assert (found.successor, found.succeeds_on) == ("NLD-1/2", date(2026, 7, 1))


def test_what_is_withheld_is_told_neither_as_a_record_nor_as_a_successor(engine: Engine) -> None:
    state(
        engine,
        a_record("NLD-1/1"),
        a_record(
            "NLD-1/2", valid_from="2026-07-01", valid_to="2027-06-30", supersedes=["NLD-1/1"], releasability=["NLD"]
        ),
        a_record("NLD-2/1", releasability="NATO_ALL", review_due="2026-06-15"),
    )

    public, own, ally = ahead(engine), ahead(engine, reader="NLD"), ahead(engine, reader="DEU")

    assert [(one.record.id, one.successor) for one in public] == [("NLD-1/1", None)]
    assert [(one.record.id, one.successor) for one in ally] == [("NLD-2/1", None), ("NLD-1/1", None), ("NLD-2/1", None)]
    assert [(one.record.id, one.successor) for one in own] == [
        ("NLD-2/1", None),
        ("NLD-1/1", "NLD-1/2"),
        ("NLD-2/1", None),
    ]


def test_a_withheld_successor_that_has_taken_effect_still_ends_its_former(engine: Engine) -> None:
    state(engine, a_record("NLD-1/1"), a_record("NLD-1/2", supersedes=["NLD-1/1"], releasability=["NLD"]))

    assert ahead(engine) == []


def test_what_was_not_known_then_is_not_told(engine: Engine) -> None:
    late = {"move": "ACCEPTED", "recorded_at": "2026-06-02T10:00:00Z", "effective": "2026-01-01"}
    state(
        engine,
        a_record("NLD-1/1"),
        a_record("NLD-1/2", valid_from="2026-07-01", valid_to=None, supersedes=["NLD-1/1"], decisions=[late]),
    )

    assert [(one.record.id, one.successor) for one in ahead(engine)] == [("NLD-1/1", None)]


def test_the_list_takes_the_same_queries_however_long_it_is(engine: Engine, database_url: str) -> None:
    counted = []
    for count in (2, 200):
        state(engine, *(a_record(f"NLD-{number}/1") for number in range(count)))
        other = engine_for(database_url)
        ahead(other)
        with queries(other) as seen:
            assert len(ahead(other)) == count
        counted.append(len(seen))
        other.dispose()

    assert counted[0] == counted[1] <= 4


def test_a_list_that_is_read_through_leaves_what_look_ups_keep_alone(engine: Engine) -> None:
    state(engine, *(a_record(f"NLD-{number}/1") for number in range(20)))

    with reading(engine) as connection:
        kept = gather.frame(connection, data_version(connection)).kept
        found = lapsing(connection, nation=None, as_of=DAY, as_known=KNOWN, reader="")
        endings(connection, found, as_known=KNOWN, reader="")

    assert len(found) == 20
    assert not kept._records


def test_a_part_of_the_list_is_told_as_the_whole_tells_it(engine: Engine) -> None:
    state(
        engine,
        *(a_record(f"NLD-{number}/1", review_due="2026-06-15") for number in range(20)),
        a_record("NLD-7/2", valid_from="2026-07-01", valid_to="2027-06-30", supersedes=["NLD-7/1"]),
    )

    with reading(engine) as connection:
        found = lapsing(connection, nation=None, as_of=DAY, as_known=KNOWN, reader="")
        whole = endings(connection, found, as_known=KNOWN, reader="")
        part = endings(connection, found[15:30], as_known=KNOWN, reader="")

    assert [(one.day, one.record.id, one.event) for one in whole] == found
    assert part == whole[15:30]
    assert [one.successor for one in whole if one.record.id == "NLD-7/1"] == ["NLD-7/2", "NLD-7/2"]


def test_a_review_that_is_put_off_or_taken_back_is_no_longer_told(engine: Engine) -> None:
    state(engine, a_record("NLD-1/1", valid_to=None, review_due="2026-06-15"))
    before = told(ahead(engine))
    state(engine, a_record("NLD-1/1", valid_to=None, review_due="2026-06-20"))
    later = told(ahead(engine))
    state(engine, a_record("NLD-1/1", valid_to=None))

    assert before == [("NLD-1/1", Event.REVIEW_DUE, "2026-06-15")]
    assert later == [("NLD-1/1", Event.REVIEW_DUE, "2026-06-20")]
    assert ahead(engine) == []


# How established a nation's systems are ---------------------------------------------------------------------------------


def test_a_nations_counts_take_the_same_queries_whatever_it_operates(shipped_url: str) -> None:
    asked: dict[str, Any] = {"context": Context.TRAINING, "as_of": TODAY, "as_known": KNOWN, "reader": ""}
    costs = []
    for user in ("BEL", "USA"):
        engine = engine_for(shipped_url)
        with reading(engine) as connection, queries(engine) as seen:
            by_calibre(connection, user, **asked)
        costs.append(len(seen))
        engine.dispose()

    assert costs[0] == costs[1]
