"""Loading files: all rows or none, twice is once, and what changed replaces all that hung on it."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from registry.audit.version import Version, data_version
from registry.catalogue import load as catalogue
from registry.catalogue.kinds import Kind
from registry.catalogue.queries import item, listing
from registry.catalogue.retired import Retired, former_ids, retired
from registry.compatibility.course import grounds
from registry.compatibility.lookup import Asked, answer
from registry.compatibility.turns import course
from registry.database import Engine, reading, writing
from registry.errors import Conflict, Invalid, NotFound
from registry.qualifications import load as qualifications
from registry.qualifications.queries import records_named, records_relying_on
from registry.seeding.load import Loaded, load, write
from registry.setwise import AT_ONCE
from schemas.vocabulary import Context
from tests.conftest import SHIPPED
from tests.seed_data.rows import Change, row, seed

AS_OF = date(2026, 6, 1)
ACCEPTED: Change = {
    "decisions": [{"move": "ACCEPTED", "recorded_at": "2025-12-01T10:00:00Z", "effective": "2025-12-01"}]
}
TREE: dict[str, tuple[str, Sequence[Change]]] = {
    "nations": ("reference", [{}, {"code": "DEU", "name_en": "Germany", "name_fr": "Allemagne"}]),
    "calibres": ("reference", [{}]),
    "interfaces": ("reference", [{}, {"id": "40x46", "label": "40 × 46 mm"}]),
    "munitions": ("reference", [{"presents": ["40x53"], "aliases": ["the first name"], "calibre": "40mm"}]),
    "weapons": (
        "reference",
        [{"accepts": ["40x53"], "calibre": "40mm"}, {"id": "w2", "designation": "W2", "accepts": ["40x53"]}],
    ),
    "platforms": ("reference", [{"weapons": ["w1"], "operators": ["NLD"]}]),
    "authorities": ("exercise", [{}]),
    "records": ("exercise", [ACCEPTED]),
}
"""A small tree of files: a round, two weapons, a platform, one approval."""


def kinds(**changed: Sequence[Change]) -> dict[str, Sequence[Change]]:
    """The small tree with the rows of some kinds replaced."""
    return {kind: rows for kind, (_, rows) in TREE.items()} | changed


def put(engine: Engine, *, exercise: bool = True, **changed: Sequence[Change]) -> Loaded:
    """Load the small tree as the command does, without its files."""
    with writing(engine) as session:
        return write(session, seed(**{kind: list(rows) for kind, rows in kinds(**changed).items()}), exercise=exercise)


def files(parent: Path, **changed: Sequence[Change]) -> Path:
    """The small tree as files."""
    directory = parent / "seed_data"
    for kind, rows in kinds(**changed).items():
        folder = directory / TREE[kind][0]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{kind}.json").write_text(json.dumps([row(kind, change) for change in rows]), encoding="utf-8")
    return directory


def everything(engine: Engine) -> dict[str, list[Any]]:
    """Every row of every table, in an order of its own."""
    with engine.connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(sa.select(table))))
            for name, table in SQLModel.metadata.tables.items()
        }


def version(engine: Engine) -> Version:
    with reading(engine) as connection:
        return data_version(connection)


def asked(engine: Engine, munition: str = "m1", system: str = "w1", user: str = "NLD") -> dict[str, Any]:
    with reading(engine) as connection:
        return answer(connection, _question(munition, system, user))


def _question(munition: str = "m1", system: str = "w1", user: str = "NLD") -> Asked:
    return Asked(
        user=user,
        munition=munition,
        system=system,
        context=Context.TRAINING,
        as_of=AS_OF,
        as_known=datetime(2026, 6, 1, tzinfo=UTC),
    )


def code(engine: Engine, munition: str = "m1", system: str = "w1") -> tuple[str, str | None]:
    technical = asked(engine, munition, system)["technical"]
    return technical["code"], technical["reason"]


def found(engine: Engine, text: str, kind: str = "munitions") -> list[str]:
    with reading(engine) as connection:
        return [one["id"] for one in listing(connection, kind, text=text, filters={}, limit=10, offset=0).items]


# Twice is once ---------------------------------------------------------------------------------------------------------


def test_loading_what_ships_again_changes_nothing(engine: Engine) -> None:
    first = load(engine, SHIPPED, exercise=True)
    kept = everything(engine)

    again = load(engine, SHIPPED, exercise=True)

    assert (first.version, again.version) == (1, 1)
    assert all(first.changed[kind] for kind in ("munitions", "weapons", "statements", "records", "notices"))
    assert set(again.changed.values()) == {0}
    assert everything(engine) == kept


def test_the_order_of_the_rows_changes_nothing(engine: Engine) -> None:
    put(engine)

    backwards = seed(**{kind: list(reversed(rows)) for kind, rows in kinds().items()})
    with writing(engine) as session:
        again = write(session, backwards, exercise=True)

    assert set(again.changed.values()) == {0}
    assert again.version == 1


def test_what_is_left_out_of_the_files_stays(engine: Engine) -> None:
    """Nothing is deleted: an id, once published, always answers."""
    put(engine)

    with writing(engine) as session:
        again = write(session, seed(nations=[{}]), exercise=True)

    assert set(again.changed.values()) == {0}
    assert code(engine) == ("INTERCHANGEABLE", None)


# All or none -----------------------------------------------------------------------------------------------------------


def test_a_finding_refuses_the_whole_load(engine: Engine, tmp_path: Path) -> None:
    empty = everything(engine)
    wrong = files(tmp_path, records=[{**ACCEPTED, "weapon": "no-such-weapon"}])

    with pytest.raises(Invalid, match="no-such-weapon"):
        load(engine, wrong, exercise=True)

    assert everything(engine) == empty
    assert version(engine) == Version(0, exercise=False)


def test_a_finding_in_the_exercise_set_refuses_a_load_without_it(engine: Engine, tmp_path: Path) -> None:
    wrong = files(tmp_path, records=[{**ACCEPTED, "weapon": "no-such-weapon"}])

    with pytest.raises(Invalid, match="1 findings, and nothing was loaded"):
        load(engine, wrong)

    assert version(engine).value == 0


def test_a_refused_load_leaves_what_was_loaded_before(engine: Engine, tmp_path: Path) -> None:
    put(engine)
    kept = everything(engine)

    with pytest.raises(Invalid):
        load(engine, files(tmp_path, munitions=[{"presents": ["no-such-interface"]}]), exercise=True)

    assert everything(engine) == kept


def test_what_the_database_refuses_is_rolled_back_whole(engine: Engine) -> None:
    empty = everything(engine)

    with pytest.raises(IntegrityError):
        put(engine, weapons=[{"accepts": ["no-such-interface"]}])

    assert everything(engine) == empty


def test_sound_files_are_loaded(engine: Engine, tmp_path: Path) -> None:
    """Else the refusals above could be for another reason than the one they are about."""
    loaded = load(engine, files(tmp_path), exercise=True)

    assert loaded.version == 1
    assert code(engine) == ("INTERCHANGEABLE", None)


# Exercise data ---------------------------------------------------------------------------------------------------------


def test_exercise_data_are_loaded_on_request_only(engine: Engine, tmp_path: Path) -> None:
    loaded = load(engine, files(tmp_path))

    assert not {"authorities", "records", "notices"} & loaded.changed.keys()
    assert code(engine) == ("NOT_ESTABLISHED", "NO_RECORD")
    assert asked(engine)["exercise"] is False


def test_exercise_data_mark_every_answer_for_good(engine: Engine, tmp_path: Path) -> None:
    load(engine, files(tmp_path))

    load(engine, files(tmp_path), exercise=True)
    load(engine, files(tmp_path, nations=[{}, {"code": "DEU", "name_en": "Germany", "name_fr": "L'Allemagne"}]))

    assert version(engine) == Version(3, exercise=True)
    assert asked(engine, user="NLD")["exercise"] is True
    assert asked(engine, user="DEU", system="w2")["exercise"] is True


def test_what_ships_without_its_exercise_set_holds_public_statements_and_no_nation_s_word(engine: Engine) -> None:
    load(engine, SHIPPED)

    with engine.connect() as connection:
        records = connection.execute(sa.select(SQLModel.metadata.tables["record"])).all()
    assert len(records) > 300
    assert {(one.authority_id, one.nation, one.exercise) for one in records} == {("public-source", None, False)}


def test_what_a_public_source_says_without_a_day_has_no_first_day(engine: Engine) -> None:
    rows = [row("statements", change) for change in ({}, {"id": "ps-2", "weapon": "w2", "dated": "2020-05-01"})]
    put(engine, records=[])
    with writing(engine) as session:
        qualifications.load_statements(session.connection(), rows)

    with reading(engine) as connection:
        records = records_named(connection, ["ps-1", "ps-2"], reader="")
        firsts = [
            [
                stretch.first
                for stretch in course(
                    [*grounds(connection, _question(system=weapon), data_version(connection)).values()], AS_OF
                ).stretches
            ]
            for weapon in ("w1", "w2")
        ]

    for id_, first in (("ps-1", None), ("ps-2", "2020-05-01")):
        assert (records[id_]["valid_from"], records[id_]["history"][0]["effective"]) == (first, first)
    assert firsts == [[None], [None, date(2020, 5, 1)]]


# What changed ----------------------------------------------------------------------------------------------------------


def test_only_what_changed_is_counted_and_the_version_rises_once(engine: Engine) -> None:
    put(engine)

    again = put(engine, munitions=[{"presents": ["40x53"], "designation": "M1A1", "calibre": "40mm"}])

    assert {kind: count for kind, count in again.changed.items() if count} == {"munitions": 1}
    assert again.version == 2


def test_a_changed_round_answers_to_its_new_names_and_to_no_old_one(engine: Engine) -> None:
    put(engine)
    assert code(engine, "the first name") == ("INTERCHANGEABLE", None)
    assert found(engine, "the first name") == ["m1"]

    put(engine, munitions=[{"presents": ["40x53"], "aliases": ["quite another"], "calibre": "40mm"}])

    assert code(engine, "quite another") == ("INTERCHANGEABLE", None)
    assert found(engine, "quite another") == ["m1"]
    assert found(engine, "the first name") == []
    with pytest.raises(NotFound):
        asked(engine, "the first name")


def test_a_changed_round_presents_its_new_interfaces_alone(engine: Engine) -> None:
    put(engine)

    put(engine, munitions=[{"presents": ["40x46"], "calibre": "40mm"}])

    assert code(engine) == ("INCOMPATIBLE", None)
    assert rows_of(engine, "munition_interface") == [("m1", "40x46")]


def test_a_changed_platform_mounts_its_new_weapons_alone(engine: Engine) -> None:
    put(engine)
    assert code(engine, "m1", "p1") == ("INTERCHANGEABLE", None)

    put(engine, platforms=[{"weapons": ["w2"], "operators": ["DEU"]}])

    assert code(engine, "m1", "p1") == ("NOT_ESTABLISHED", "NO_RECORD")
    assert rows_of(engine, "platform_weapon") == [("p1", "w2")]
    assert [nation for _, nation, *_ in rows_of(engine, "platform_operator")] == ["DEU"]


def rows_of(engine: Engine, table: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(one) for one in connection.execute(sa.select(SQLModel.metadata.tables[table]))]


CHANGES: dict[str, tuple[Mapping[str, Any], tuple[str, str | None]]] = {
    "its degree and conditions": (
        {"degree": "CONDITIONAL", "conditions": [{"kind": "MAX_ZONE", "value": 3}]},
        ("CONDITIONAL", None),
    ),
    "its contexts": ({"contexts": ["operations"]}, ("NOT_ESTABLISHED", "CONTEXT_NOT_COVERED")),
    "its dates": ({"valid_to": "2026-05-31"}, ("NOT_ESTABLISHED", "EXPIRED")),
    "its platforms": ({"platforms": ["p1"]}, ("NOT_ESTABLISHED", "PLATFORM_NOT_COVERED")),
    "its weapon": ({"weapon": "w2"}, ("NOT_ESTABLISHED", "NO_RECORD")),
    "its evidence": ({"evidence": [{"kind": "S3_FULL", "grade": "D"}]}, ("NOT_ESTABLISHED", "EVIDENCE_INSUFFICIENT")),
    "its kind": (
        {"kind": "NEGATIVE_FINDING", "degree": None, "contexts": [], "evidence": [], "facets": None, "valid_to": None},
        ("INCOMPATIBLE", None),
    ),
    "its history": (
        {
            "decisions": [
                {"move": "ACCEPTED", "recorded_at": "2025-12-01T10:00:00Z", "effective": "2025-12-01"},
                {"move": "WITHDRAWN", "recorded_at": "2026-05-01T10:00:00Z", "effective": "2026-05-01"},
            ]
        },
        ("NOT_ESTABLISHED", "WITHDRAWN"),
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_a_record_is_noticed(engine: Engine, what: str) -> None:
    change, expected = CHANGES[what]
    put(engine, records=[ACCEPTED])
    before = code(engine)

    again = put(engine, records=[{**ACCEPTED, **change}])

    assert before == ("INTERCHANGEABLE", None)
    assert {kind: count for kind, count in again.changed.items() if count} == {"records": 1}
    assert again.version == 2
    assert code(engine) == expected


def test_a_record_that_moves_to_another_weapon_leaves_the_first(engine: Engine) -> None:
    put(engine)

    put(engine, records=[{**ACCEPTED, "weapon": "w2"}])

    assert code(engine, "m1", "w2") == ("INTERCHANGEABLE", None)
    assert [weapon for weapon, *_ in scopes(engine)] == ["w2"]


def test_a_record_that_no_longer_supersedes_another_gives_it_back(engine: Engine) -> None:
    former = {**ACCEPTED, "id": "NLD-1/1"}
    successor = {**ACCEPTED, "id": "NLD-1/2", "version": 2, "contexts": ["operations"]}
    put(engine, records=[former, successor | {"supersedes": ["NLD-1/1"]}])
    superseded = code(engine)

    put(engine, records=[former, successor])

    assert superseded == ("NOT_ESTABLISHED", "CONTEXT_NOT_COVERED")
    assert code(engine) == ("INTERCHANGEABLE", None)


def scopes(engine: Engine) -> list[tuple[str, str, str]]:
    with engine.connect() as connection:
        return [
            (one.weapon_id, one.munition_id, one.record_id)
            for one in connection.execute(sa.select(SQLModel.metadata.tables["record_scope"]))
        ]


def test_a_combination_is_found_by_each_of_its_components_once(engine: Engine) -> None:
    parts = [
        {"id": "shell", "designation": "Shell", "component": "PROJECTILE", "assembly": "SEPARATE_LOADING"},
        {"id": "charge", "designation": "Charge", "component": "CHARGE", "assembly": "SEPARATE_LOADING"},
    ]
    combination = {"munition": None, "combination": {"projectile": ["shell"], "charge": ["charge"], "fuze": []}}

    put(engine, munitions=[*kinds()["munitions"], *parts], records=[combination])

    assert sorted(scopes(engine)) == [("w1", "charge", "NLD-1/1"), ("w1", "shell", "NLD-1/1")]


def test_what_a_record_relies_on_is_found_by_its_standard_until_it_says_otherwise(engine: Engine) -> None:
    found = []
    for standards in (["stanag-1", "stanag-2"], ["stanag-2", "stanag-3"], []):
        put(engine, records=[ACCEPTED | {"standards": standards}])
        with engine.connect() as connection:
            found.append(
                [
                    name
                    for name in ("stanag-1", "stanag-2", "stanag-3")
                    if records_relying_on(connection, name, reader=None, most=9).total
                ]
            )

    assert found == [["stanag-1", "stanag-2"], ["stanag-2", "stanag-3"], []]


# In chunks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE + 1])
def test_more_rows_than_are_written_together_are_all_written(engine: Engine, count: int) -> None:
    rounds = [{**row("munitions"), "id": f"m{n}", "designation": f"M{n}"} for n in range(count)]
    changed = [one | {"designation": f"{one['designation']}A1"} for one in rounds]
    last_too = [*rounds[:-1], changed[-1]]

    with writing(engine) as session:
        connection = session.connection()
        written = [
            catalogue.load(connection, "munitions", iter(given)) for given in (rounds, rounds, last_too, changed)
        ]
        kept = {one.id: one.designation for one in connection.execute(sa.select(SQLModel.metadata.tables["munition"]))}

    assert written == [count, 0, 1, count - 1]
    assert kept == {one["id"]: one["designation"] for one in changed}


def test_more_records_than_are_written_together_are_all_written(engine: Engine) -> None:
    put(engine)
    records = [row("records", {"id": f"NLD-2026-{n}/1"}) for n in range(AT_ONCE + 1)]
    first_and_last = [records[0] | {"contexts": ["operations"]}, *records[1:-1], records[-1] | {"weapon": "w2"}]

    with writing(engine) as session:
        connection = session.connection()
        written = [
            qualifications.load(connection, "records", iter(given)) for given in (records, records, first_and_last)
        ]

    assert written == [AT_ONCE + 1, 0, 2]
    assert len(scopes(engine)) == AT_ONCE + 2
    assert [record for weapon, _, record in scopes(engine) if weapon == "w2"] == [f"NLD-2026-{AT_ONCE}/1"]


# Retired ids -----------------------------------------------------------------------------------------------------------

RENAMED: Sequence[Change] = [{"id": "m1-new", "presents": ["40x53"]}]
RECORD_OF_IT: Sequence[Change] = [{**ACCEPTED, "munition": "m1-new"}]
GONE: Sequence[Change] = [{"id": "m1", "successor": "m1-new"}]


def test_a_renamed_thing_is_found_under_its_former_id_with_a_notice(engine: Engine) -> None:
    put(engine)

    put(engine, munitions=RENAMED, records=RECORD_OF_IT, retired=GONE)

    told = asked(engine, "m1")
    assert told["question"]["munition"]["id"] == "m1-new"
    assert [notice["code"] for notice in told["notices"]] == ["IDENTIFIER_REPLACED"]
    assert asked(engine, "m1-new")["notices"] == []


def test_a_retired_id_stands_for_nothing_of_its_own(engine: Engine) -> None:
    put(engine)

    put(engine, munitions=RENAMED, records=RECORD_OF_IT, retired=GONE)

    with reading(engine) as connection:
        assert item(connection, "munitions", "m1") is None
        [gone] = retired(connection, Kind.MUNITION, ["m1", "m1-new"]).values()
        [former] = former_ids(connection, Kind.MUNITION, "m1-new")
    assert gone == former == Retired(Kind.MUNITION, "m1", "m1-new", date(2026, 3, 1), "Renamed.")
    assert found(engine, "M1") == ["m1-new"]


def test_approvals_of_a_retired_id_are_not_carried_over(engine: Engine) -> None:
    """Whatever day is asked about: a record that named the former thing would have to be stated anew."""
    put(engine, munitions=RENAMED, records=[], retired=GONE)

    told = asked(engine, "m1")

    assert told["technical"]["code"] == "NOT_ESTABLISHED"
    assert told["notices"][0]["code"] == "IDENTIFIER_REPLACED"


def test_what_a_record_still_names_cannot_be_retired(engine: Engine) -> None:
    put(engine)
    kept = everything(engine)

    with pytest.raises(Conflict, match="still names it"):
        put(engine, munitions=RENAMED, records=[], retired=GONE)

    assert everything(engine) == kept


def test_retiring_twice_changes_nothing(engine: Engine) -> None:
    put(engine, munitions=RENAMED, records=RECORD_OF_IT, retired=GONE)
    kept = everything(engine)

    again = put(engine, munitions=RENAMED, records=RECORD_OF_IT, retired=GONE)

    assert set(again.changed.values()) == {0}
    assert everything(engine) == kept


def test_a_successor_that_changes_keeps_its_former_id(engine: Engine) -> None:
    put(engine, munitions=RENAMED, records=RECORD_OF_IT, retired=GONE)

    put(engine, munitions=[{**RENAMED[0], "aliases": ["another name"]}], records=RECORD_OF_IT)

    assert asked(engine, "m1")["question"]["munition"]["id"] == "m1-new"


def test_another_successor_takes_the_former_id_over(engine: Engine) -> None:
    both = [*RENAMED, {"id": "m3", "designation": "M3", "presents": ["40x53"]}]
    put(engine, munitions=both, records=RECORD_OF_IT, retired=GONE)

    put(engine, munitions=both, records=RECORD_OF_IT, retired=[{"id": "m1", "successor": "m3"}])

    # The former thing was also called M1, which is still the designation of what first took its place.
    assert {one["id"] for one in asked(engine, "m1")["candidates"]["munition"]} == {"m1-new", "m3"}


@pytest.mark.parametrize(
    ("kind", "file", "rows"),
    [
        ("weapon", "weapons", [{"id": "w3", "designation": "W3", "accepts": ["40x53"]}]),
        ("platform", "platforms", [{"id": "p3", "designation": "P3", "weapons": ["w1"], "operators": ["NLD"]}]),
    ],
)
def test_a_retired_system_is_found_too(engine: Engine, kind: str, file: str, rows: Sequence[Change]) -> None:
    put(engine, **{file: [*kinds()[file], *rows]})
    gone, successor = rows[0]["id"], {"weapon": "w1", "platform": "p1"}[kind]

    put(engine, retired=[{"kind": kind, "id": gone, "successor": successor}])

    told = asked(engine, system=gone)
    assert told["question"]["system"]["id"] == successor
    assert [notice["code"] for notice in told["notices"]] == ["IDENTIFIER_REPLACED"]


def test_a_retired_calibre_is_no_thing_to_ask_about(engine: Engine) -> None:
    put(engine, retired=[{"kind": "calibre", "id": "41mm", "successor": "40mm"}])

    with pytest.raises(NotFound):
        asked(engine, "41mm")
