"""What stands around a thing: what names it, what it is called, what nations declare, with exact counts and few queries."""

import pytest
import sqlalchemy as sa

from registry.catalogue import mentions
from registry.catalogue.kinds import Kind
from registry.catalogue.queries import items, listing
from registry.database import Engine, reading
from registry.qualifications import positions
from registry.qualifications.queries import PUBLIC_READER, records_relying_on
from schemas.vocabulary import IdentifierType
from tests.queries import queries
from tests.verbs.stock import everything

NAMED = [
    (Kind.INTERFACE, "40x53-hv"),
    (Kind.CALIBRE, "155mm"),
    (Kind.NATION, "NLD"),
    (Kind.NATION, "USA"),
    (Kind.WEAPON, "rh120-l55"),
    (Kind.MUNITION, "m855"),
    (Kind.STANDARD, "stanag-4172"),
]


def documents(engine: Engine, kind: Kind) -> list[dict[str, object]]:
    with reading(engine) as connection:
        return listing(connection, kind, text=None, filters={}, limit=10_000, offset=0).items


@pytest.mark.parametrize(("kind", "thing"), NAMED)
def test_a_mention_counts_what_its_list_counts_and_shows_its_beginning(shipped: Engine, kind: Kind, thing: str) -> None:
    with reading(shipped) as connection:
        found = mentions.mentions(connection, kind, thing, most=3)
        lists = [
            listing(connection, one.kind, text=None, filters={one.facet: one.value}, limit=3, offset=0) for one in found
        ]

    assert found
    for one, listed in zip(found, lists, strict=True):
        assert one.total == listed.total
        assert [id_ for id_, _ in one.items] == [row["id"] for row in listed.items]


def test_what_a_nation_has_in_service_is_what_the_munitions_say(shipped: Engine) -> None:
    having = {row["id"] for row in documents(shipped, Kind.MUNITION) if "NLD" in (row["in_service"] or [])}  # type: ignore[operator]

    with reading(shipped) as connection:
        [found] = [
            one for one in mentions.mentions(connection, Kind.NATION, "NLD", most=1000) if one.name == "in_service_with"
        ]

    assert having
    assert {id_ for id_, _ in found.items} == having
    assert found.total == len(having)


def test_what_replaced_a_munition_is_what_says_so(shipped: Engine) -> None:
    said = {(id_, row["id"]) for row in documents(shipped, Kind.MUNITION) for id_ in row["replaces"] or []}  # type: ignore[attr-defined]

    with reading(shipped) as connection:
        told = {
            (former, id_)
            for former, _ in said
            for one in mentions.mentions(connection, Kind.MUNITION, former, most=1000)
            if one.name == "replaced_by"
            for id_, _ in one.items
        }

    assert said
    assert told == said


def test_a_family_is_told_with_the_thing_itself_in_it(shipped: Engine) -> None:
    [family] = [row["family"] for row in documents(shipped, Kind.MUNITION) if row["id"] == "dm53a1"]

    with reading(shipped) as connection:
        found = mentions.mentions(connection, Kind.MUNITION, "dm53a1", family=str(family), most=1000)
        called = mentions.designations(
            connection, [("MUNITION", str(family)), ("munition", "dm53a1"), ("munition", "none")]
        )

    assert "dm53a1" in {id_ for one in found if one.name == "family_of" for id_, _ in one.items}
    assert set(called) == {("MUNITION", family), ("munition", "dm53a1")}
    assert called["munition", "dm53a1"] == "DM53A1"


def test_the_totals_are_those_of_the_lists(shipped: Engine) -> None:
    with reading(shipped) as connection:
        found = mentions.totals(connection)

    assert found == {kind: len(ids) for kind, ids in everything(shipped).items()}


def test_a_note_on_the_family_follows_those_on_the_thing(shipped: Engine) -> None:
    with reading(shipped) as connection:
        [about] = connection.execute(
            sa.text("SELECT about FROM note WHERE about_kind = 'family' ORDER BY about LIMIT 1")
        ).scalars()
        alone = mentions.notes(connection, Kind.MUNITION, "m855")
        found = mentions.notes(connection, Kind.MUNITION, "m855", family=about)

    assert alone
    assert found[: len(alone)] == alone
    assert {(note["about_kind"], note["about"]) for note in found[len(alone) :]} == {("family", about)}


def test_names_are_told_with_their_types(shipped: Engine) -> None:
    [row] = [one for one in documents(shipped, Kind.MUNITION) if one["id"] == "m795"]

    with reading(shipped) as connection:
        found = mentions.names(connection, Kind.MUNITION, "m795")

    assert [one.text for one in found if one.type == IdentifierType.DODIC] == row["dodic"]
    assert found[0].text == row["designation"]


def test_several_things_are_read_together(shipped: Engine) -> None:
    with reading(shipped) as connection, queries(shipped) as seen:
        found = items(connection, "munitions", ["m855", "m795", "none"])

    assert {id_: row["id"] for id_, row in found.items()} == {"m855": "m855", "m795": "m795"}
    assert len(seen) == 1


# What nations declare --------------------------------------------------------------------------------------------------


def test_positions_are_told_of_a_nation_and_on_a_standard(shipped: Engine) -> None:
    with reading(shipped) as connection:
        of_nation = positions.positions_of_nation(connection, "ITA")
        on_standard = positions.positions_on(connection, "stanag-4172")

    shared = [one for one in of_nation if one["standard"] == "stanag-4172"]
    assert shared == [one for one in on_standard if one["nation"] == "ITA"]
    assert [one["valid_from"] for one in shared] == sorted(one["valid_from"] for one in shared)
    assert len(shared) > 1
    assert {one["nation"] for one in on_standard} > {"ITA"}
    assert [one["nation"] for one in on_standard] == sorted(one["nation"] for one in on_standard)


def test_a_nations_records_are_counted_by_kind_and_the_restricted_as_such(shipped: Engine) -> None:
    with reading(shipped) as connection:
        seen = positions.records_of(connection, "NLD", reader=PUBLIC_READER)
        whole = positions.records_of(connection, "NLD", reader=None)
        own = positions.records_of(connection, "NLD", reader="NLD")

    assert seen[None]
    assert None not in whole
    assert own == whole
    assert sum(seen.values()) == sum(whole.values())


def test_authorities_are_those_of_the_nation(shipped: Engine) -> None:
    with reading(shipped) as connection:
        found = positions.authorities_of(connection, "NLD")

    assert found
    assert {one["nation"] for one in found} == {"NLD"}


@pytest.mark.parametrize("reader", [PUBLIC_READER, None])
def test_the_records_that_rely_on_a_standard_are_those_that_say_so(shipped: Engine, reader: str | None) -> None:
    with reading(shipped) as connection, queries(shipped) as seen:
        found = records_relying_on(connection, "stanag-4172", reader=reader, most=5)
        contents = connection.execute(sa.text("SELECT id, content FROM record ORDER BY id")).all()
        every = records_relying_on(connection, "stanag-4172", reader=reader, most=1000)

    saying = [row.id for row in contents if '"stanag-4172"' in str(row.content).replace("'", '"')]
    assert set(saying) >= {one["id"] for one in every.items}
    assert len(saying) == len(every.items) if reader is None else len(saying) > len(every.items)
    assert len(every.items) == every.total == found.total > 5
    assert [one["id"] for one in found.items] == [one["id"] for one in every.items[:5]]
    assert not any(one["restricted"] for one in found.items)
    assert len(seen) == 3


def test_no_record_relies_on_what_no_record_names(shipped: Engine) -> None:
    with reading(shipped) as connection:
        found = records_relying_on(connection, "none", reader=None, most=5)

    assert found == ([], 0)


@pytest.mark.parametrize(("kind", "thing"), NAMED)
def test_what_stands_around_a_thing_costs_the_same_however_much_it_is(shipped: Engine, kind: Kind, thing: str) -> None:
    with reading(shipped) as connection:
        mentions.totals(connection)
        with queries(shipped) as seen:
            mentions.mentions(connection, kind, thing, most=1000)

    assert len(seen) == 2
