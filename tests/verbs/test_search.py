"""Anything is found under any spelling, the best first, and a number is never taken for another."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from registry.catalogue import index
from registry.catalogue.kinds import Kind
from registry.catalogue.queries import listing, near
from registry.catalogue.tables import Munition
from registry.database import Engine, reading, writing
from tests.queries import queries
from tests.verbs.stock import INTERFACES, a_munition, everything, ids, look, put, stock

KINDS = [kind.value for kind in Kind]


# Spellings -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["7.62 x 51", "7,62×51", "762x51", "7.62х51", "7.62*51", "7.62 X 51 MM"])
def test_every_spelling_of_a_cartridge_finds_the_same(shipped: Engine, typed: str) -> None:
    found = ids(look(shipped, typed, "interfaces"))

    assert "7.62x51-nato" in found
    assert not {"7.62x39", "7.62x54r"} & set(found)
    assert found == ids(look(shipped, "7.62x51", "interfaces"))


def test_40_mm_shows_every_family_of_cases_apart(shipped: Engine) -> None:
    found = ids(look(shipped, "40 mm", "interfaces"))

    assert {"40x46-lv", "40x53-hv", "40x311r", "40x365r"} <= set(found)


def test_20x110_shows_all_three_interfaces(shipped: Engine) -> None:
    assert set(ids(look(shipped, "20x110", "interfaces"))) == {"20x110-hispano", "20x110rb", "20x110-usn"}


@pytest.mark.parametrize("kind", ["munitions", "interfaces", "weapons", "platforms", "calibres"])
@pytest.mark.parametrize(
    ("typed", "other"), [("152", "155mm"), ("152 mm", "155mm"), ("155", "152mm"), ("81 mm", "82mm")]
)
def test_a_bore_never_finds_another_bore(shipped: Engine, kind: str, typed: str, other: str) -> None:
    own = f"{typed.removesuffix(' mm')}mm"
    found = look(shipped, typed, kind, limit=1_000)

    assert not [one["id"] for one in found.items if one.get("calibre", one["id"]) == other and own not in str(one)]


@pytest.mark.parametrize("typed", ["1305-12-345-6789", "1305123456789", "1305 12 345 6789", "12-345-6789", "123456789"])
def test_a_stock_number_is_found_with_and_without_hyphens_and_class(engine: Engine, typed: str) -> None:
    stock(engine, a_munition("DM53", nsn=["1305-12-345-6789"]), a_munition("DM63", nsn=["1305-12-345-6788"]))

    assert ids(look(engine, typed)) == ["dm53"]


@pytest.mark.parametrize(
    ("typed", "kind", "first"),
    [
        ("dm 53-A1", "munitions", "dm53a1"),
        ("Rh120 L55", "weapons", "rh120-l55"),
        ("leopard 2 a6", "platforms", "leopard-2a6"),
        ("allemagne", "nations", "DEU"),
        ("etats-unis", "nations", "USA"),
        ("STANAG 4172", "standards", "stanag-4172"),
        ("155", "calibres", "155mm"),
    ],
)
def test_a_name_is_found_in_its_list(shipped: Engine, typed: str, kind: str, first: str) -> None:
    assert ids(look(shipped, typed, kind))[0] == first


def test_every_id_and_designation_that_ships_finds_its_own_thing(shipped: Engine) -> None:
    lost = []
    for kind, known in everything(shipped).items():
        for one in look(shipped, kind=kind.value, limit=10_000).items[::7]:
            id_ = one.get("id") or one["code"]
            names = [id_, one.get("designation") or one.get("label") or one.get("name_en")]
            lost += [(kind, name) for name in names if name and id_ not in ids(look(shipped, name, kind.value))]
        assert known

    assert lost == []


# The best first --------------------------------------------------------------------------------------------------------


def test_names_come_before_words_and_each_in_human_order(engine: Engine) -> None:
    stock(
        engine,
        a_munition("Shell M10"),
        a_munition("M100"),
        a_munition("M10A2"),
        a_munition("M10A10"),
        a_munition("M9"),
        a_munition("Other", aliases=["M10"]),
        a_munition("Tracer", role="like M10 ball"),
    )

    found = ids(look(engine, "m10"))

    assert found == ["other", "m10a2", "m10a10", "m100", "shell-m10", "tracer"]


def test_all_words_are_asked_for_wherever_they_stand(engine: Engine) -> None:
    stock(
        engine,
        a_munition("M795", role="HE", makers=["General Dynamics"]),
        a_munition("M825", role="smoke"),
        a_munition("DM702", nation="DEU", makers=["Rheinmetall"]),
    )

    assert ids(look(engine, "155 mm smoke")) == ["m825"]
    assert ids(look(engine, "germany artillery")) == ["dm702"]
    assert ids(look(engine, "dynamics m795 usa")) == ["m795"]
    assert ids(look(engine, "etats-unis he")) == ["m795"]
    assert ids(look(engine, "m795 smoke")) == []


def test_a_thing_is_found_by_what_it_presents(engine: Engine) -> None:
    stock(
        engine,
        a_munition("M433", calibre="40mm", presents=["40x46-lv"]),
        a_munition("M430A1", calibre="40mm", presents=["40x53-hv"]),
    )

    assert ids(look(engine, "high velocity")) == ["m430a1"]
    assert ids(look(engine, "40x46")) == ["m433"]
    assert ids(look(engine, "40 mm")) == ["m430a1", "m433"]


# Slips -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["excaliber", "Exacalibur", "xcalibur", "excailbur", "M982 Excaliburr", "rheinmetal excalibur"]
)
def test_one_slip_of_a_letter_is_forgiven(engine: Engine, typed: str) -> None:
    stock(engine, a_munition("M982 Excalibur", makers=["Rheinmetall"]), a_munition("M712 Copperhead"))

    assert ids(look(engine, typed)) == ["m982-excalibur"]


@pytest.mark.parametrize("typed", ["M796", "M759", "M79 HE", "M7955", "N796", "155 mm M794", "152 mm M795"])
def test_a_slip_of_a_digit_finds_nothing(engine: Engine, typed: str) -> None:
    stock(engine, a_munition("M795 HE"))

    assert ids(look(engine, typed)) == []


def test_slips_are_looked_for_only_where_nothing_fits_as_typed(engine: Engine) -> None:
    stock(engine, a_munition("Harrier"), a_munition("Barrier"))

    assert ids(look(engine, "harrier")) == ["harrier"]
    assert ids(look(engine, "carrier")) == ["barrier", "harrier"]


# What else may have been meant -----------------------------------------------------------------------------------------


def meant(engine: Engine, text: str, *kinds: str) -> list[str]:
    with reading(engine) as connection:
        return [one["id"] for one in near(connection, text, kinds or ["munitions"])]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("DM35A1", "dm53a1"),
        ("DN53A1", "dm53a1"),
        ("DM53A1-X", "dm53a1"),
        ("excaliber Ib", "excalibur-ib"),
        ("M593A1", "m539a1"),
    ],
)
def test_an_unknown_name_brings_the_name_that_was_meant(engine: Engine, typed: str, first: str) -> None:
    stock(engine, a_munition("DM53A1"), a_munition("Excalibur Ib"), a_munition("M539A1"), a_munition("M107"))

    assert meant(engine, typed)[0] == first


@pytest.mark.parametrize("typed", ["152", "152 mm", "152 mm shell", "M152", "152mm-x"])
def test_152_never_brings_155(engine: Engine, typed: str) -> None:
    stock(engine, a_munition("155 mm shell"), a_munition("M155"), a_munition("155mm-x"))

    assert meant(engine, typed) == []


def test_the_beginning_of_many_names_brings_more_than_the_one_that_is_a_letter_longer(shipped: Engine) -> None:
    assert {"leopard-2a4", "leopard-2a5", "leopard-2a6"} <= {*meant(shipped, "Leopard 2", "platforms", "weapons")}
    assert meant(shipped, "Leopart 2E", "platforms", "weapons") == ["leopard-2e"]


def test_an_unknown_system_may_be_a_platform_or_a_weapon(shipped: Engine) -> None:
    assert "leopard-2a6" in meant(shipped, "leopard 2A9", "platforms", "weapons")
    assert "m777a2" in meant(shipped, "M777A9", "platforms", "weapons")


@pytest.mark.parametrize("typed", ["", "!!", "zzzzqqq", "DM99999", "1305-99-999-9999", "x" * 5_000, "\x00"])
def test_what_is_like_nothing_brings_nothing(engine: Engine, typed: str) -> None:
    stock(engine, a_munition("DM53A1"))

    assert meant(engine, typed) == []


def test_only_a_few_are_brought_each_with_its_designation(engine: Engine) -> None:
    stock(engine, *(a_munition(f"Raven A{mark}") for mark in range(1, 20)))

    with reading(engine) as connection:
        found = near(connection, "raven X99", ["munitions"])

    assert found == [{"id": f"raven-a{mark}", "designation": f"Raven A{mark}"} for mark in range(1, 6)]


# Hostile texts ---------------------------------------------------------------------------------------------------------


HOSTILE = [
    '"',
    "'",
    "%",
    "_",
    "\\",
    "a%b",
    'm"7"95',
    "m795 OR *",
    "NEAR(a b)",
    "words:",
    "^m",
    "<155>",
    "$",
    "(",
    "((",
    "-m795",
    "*",
]


@pytest.mark.parametrize("typed", [*HOSTILE, "m7%", "m_95", "\x00m795", "\ud800", "x" * 5_000, "a " * 120, "1" * 200])
def test_a_text_is_never_read_as_a_pattern(engine: Engine, typed: str) -> None:
    stock(engine, a_munition("M795"))

    found = look(engine, typed)

    assert found.total == len(found.items)
    assert ids(found) in ([], ["m795"])
    assert meant(engine, typed) in ([], ["m795"])


@pytest.mark.parametrize("typed", ["m7%", "m_95", "m7%95", "\\"])
def test_the_wildcards_of_a_database_stand_for_nothing(engine: Engine, typed: str) -> None:
    stock(engine, a_munition("M795"))

    assert ids(look(engine, typed)) == []


# The index -------------------------------------------------------------------------------------------------------------


def rows(engine: Engine) -> dict[str, list[Any]]:
    """The whole index, but for the numbers of entries."""
    tables = SQLModel.metadata.tables
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":  # Raises where the trigram table has not what the entries have.
            connection.exec_driver_sql(
                "INSERT INTO search_entry_fts (search_entry_fts, rank) VALUES ('integrity-check', 1)"
            )
        entries = connection.execute(sa.select(*(one for one in tables["search_entry"].c if one.name != "n"))).all()
        slips = connection.execute(sa.select(tables["search_slip"])).all()
    return {"entries": sorted(map(str, entries)), "slips": sorted(map(tuple, slips))}


@pytest.fixture
def changed(engine: Engine) -> Engine:
    """A catalogue that was changed in every way since it was indexed, the index maintained."""
    stock(engine, *(a_munition(name) for name in ("M107", "M795 Falcon", "M825 Heron", "DM702 Kestrel")))
    with writing(engine) as session:
        connection = session.connection()
        connection.execute(sa.text("DELETE FROM name WHERE subject_id = 'm825-heron'"))
        connection.execute(sa.delete(Munition).where(Munition.id == "m825-heron"))  # type: ignore[arg-type]
        put(
            connection,
            nations=[{"code": "DEU", "name_en": "Germany", "name_fr": "Teutonie", "status": "ALLY"}],
            interfaces=[INTERFACES[0] | {"aliases_ambiguous": ["40 mm", "forty"]}],
            munitions=[
                a_munition("M795 Raven", id="m795-falcon", aliases=["Merlin"]),
                a_munition("DM999 Kestrel", role="smoke"),
                a_munition("M107", presents=["40x46-lv"]),
            ],
        )
        index.refresh(connection, "munitions", ["m795-falcon", "m825-heron", "dm999-kestrel", "m107", "never-was"])
        index.refresh(connection, "nation", ["DEU"])
        index.refresh(connection, "interfaces")
    return engine


def test_the_maintained_index_is_the_rebuilt_one(changed: Engine) -> None:
    maintained = rows(changed)

    with writing(changed) as session:
        index.rebuild(session.connection())

    assert maintained == rows(changed)
    assert any("Raven" in entry for entry in maintained["entries"])


def test_a_maintained_index_finds_what_is_and_nothing_that_was(changed: Engine) -> None:
    assert ids(look(changed, "raven")) == ids(look(changed, "merlin")) == ids(look(changed, "ravne")) == ["m795-falcon"]
    assert ids(look(changed, "heron")) == ids(look(changed, "herno")) == []
    assert ids(look(changed, "smoke")) == ["dm999-kestrel"]
    assert ids(look(changed, "kestrel")) == ["dm702-kestrel", "dm999-kestrel"]
    assert ids(look(changed, "forty")) == ["m107"]
    assert ids(look(changed, "teutonie", "nations")) == ["DEU"]


def test_refreshing_what_has_not_changed_writes_nothing_but_the_mark(changed: Engine) -> None:
    before = rows(changed)

    with writing(changed) as session, queries(changed) as seen:
        index.refresh(session.connection(), "munitions")

    assert rows(changed) == before
    assert [one for one in seen if one.lstrip().startswith(("INSERT", "DELETE"))] == []


def test_a_list_is_never_older_than_the_transaction_that_reads_it(engine: Engine) -> None:
    stock(engine, a_munition("M1"))
    with writing(engine) as session:
        connection = session.connection()
        put(connection, munitions=[a_munition("M2")])
        index.refresh(connection, "munitions", ["m2"])
        within = listing(connection, "munitions", text=None, filters={}, limit=9, offset=0)
        session.rollback()

    assert ids(within) == ["m1", "m2"]
    assert ids(look(engine)) == ["m1"]

    with writing(engine) as session:
        put(session.connection(), munitions=[a_munition("M3")])
        index.refresh(session.connection(), "munitions", ["m3"])

    assert ids(look(engine)) == ["m1", "m3"]


def test_an_empty_registry_lists_nothing(engine: Engine) -> None:
    for kind in KINDS:
        assert look(engine, kind=kind).total == look(engine, "m1", kind).total == 0
    assert meant(engine, "m1") == []
