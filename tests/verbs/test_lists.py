"""Lists are whole, in human order, and every count is exact."""

from collections import Counter
from typing import Any

import pytest

from registry.catalogue.kinds import SHELVES, Kind
from registry.catalogue.queries import item
from registry.catalogue.spelling import in_order
from registry.database import Engine, reading
from tests.queries import queries
from tests.verbs.stock import a_munition, ids, look, stock

KINDS = [kind.value for kind in Kind]
TEXTS = [None, "155", "40 mm", "rheinmetall", "germany", "m7", "lepard", "nothing of the kind"]


def values(document: dict[str, Any], field: str) -> set[str]:
    """What a document has of a facet, read anew."""
    found = document.get(field)
    listed = found if isinstance(found, list) else [] if found is None else [found]
    return {one["nation"] if isinstance(one, dict) else one for one in listed}


def counted(documents: list[dict[str, Any]], field: str) -> Counter[str]:
    return Counter(value for document in documents for value in values(document, field))


# Order and parts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_text_everything_is_listed_in_human_order(shipped: Engine, kind: str) -> None:
    found = look(shipped, kind=kind, limit=10_000)
    names = [one.get("designation") or one.get("label") or one.get("name_en") for one in found.items]

    assert found.total == len(found.items) == len(set(ids(found))) > 0
    if kind != "standard":  # A standard is called by its number, or else by its title.
        assert names == sorted(names, key=in_order)


@pytest.mark.parametrize("blank", [None, "", "   "])
def test_a_blank_text_lists_everything(engine: Engine, blank: str | None) -> None:
    stock(engine, a_munition("M10"), a_munition("M9"), a_munition("m11"))

    assert ids(look(engine, blank)) == ["m9", "m10", "m11"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_parts_of_a_list_are_the_list(shipped: Engine, text: str | None) -> None:
    whole = look(shipped, text, limit=10_000)

    parts = [look(shipped, text, limit=37, offset=offset) for offset in range(0, whole.total + 37, 37)]

    assert [one for part in parts for one in ids(part)] == ids(whole)
    assert {part.total for part in parts} == {whole.total} == {len(whole.items)}
    assert all(part.facets == whole.facets for part in parts)


def test_beyond_the_end_a_list_is_empty_and_its_counts_stay(shipped: Engine) -> None:
    beyond = look(shipped, "155", offset=1_000_000)

    assert beyond.items == []
    assert (beyond.total, beyond.facets) == (look(shipped, "155").total, look(shipped, "155").facets)


# Counts ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", TEXTS)
def test_without_filters_every_facet_counts_what_was_found(shipped: Engine, kind: str, text: str | None) -> None:
    found = look(shipped, text, kind, limit=10_000)

    assert found.facets == {
        facet: dict(counted(found.items, field)) for facet, field in SHELVES[Kind(kind)].facets.items()
    }


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    ("kind", "filters"),
    [
        ("munition", {"category": "ARTILLERY"}),
        ("munition", {"nation": "USA", "component": "PROJECTILE"}),
        ("munition", {"interface": "155mm-nato-bore", "treaty_class": "UNDETERMINED", "nation": "USA"}),
        ("munition", {"calibre": "no-such"}),
        ("munition", {"category": "ARTILLERY", "calibre": "40mm"}),
        ("weapon", {"calibre": "155mm", "kind": "howitzer"}),
        ("platform", {"operator": "DEU"}),
        ("platform", {"operator": "DEU", "weapon": "rh120-l55"}),
        ("interface", {"kind": "CARTRIDGE_CHAMBER", "calibre": "40mm"}),
        ("nation", {"status": "ALLY"}),
    ],
)
def test_a_facet_is_counted_under_the_text_and_all_filters_but_its_own(
    shipped: Engine, kind: str, filters: dict[str, str], text: str | None
) -> None:
    fields = SHELVES[Kind(kind)].facets
    unfiltered = look(shipped, text, kind, limit=10_000).items

    found = look(shipped, text, kind, filters, limit=10_000)

    def kept(without: str | None = None) -> list[dict[str, Any]]:
        asked = {name: value for name, value in filters.items() if name != without}
        return [one for one in unfiltered if all(value in values(one, fields[name]) for name, value in asked.items())]

    assert found.items == kept()
    assert found.total == len(kept())
    assert found.facets == {
        facet: dict(counted(kept(facet if facet in filters else None), field)) for facet, field in fields.items()
    }


def test_a_list_is_narrowed_by_all_filters_at_once(engine: Engine) -> None:
    stock(
        engine,
        a_munition("M1", category="MORTAR"),
        a_munition("M2", nation="DEU"),
        a_munition("M3", category="MORTAR", nation="DEU"),
        a_munition("N3", category="MORTAR", nation="DEU"),
    )

    assert ids(look(engine, filters={"category": "MORTAR", "nation": "DEU"})) == ["m3", "n3"]
    assert ids(look(engine, "m", filters={"category": "MORTAR", "nation": "DEU"})) == ["m3"]
    assert look(engine, filters={"category": "MORTAR"}).facets["category"] == {"MORTAR": 3, "ARTILLERY": 1}
    assert look(engine, filters={"category": "MORTAR"}).facets["nation"] == {"DEU": 2, "USA": 1}


# One thing -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_one_thing_is_read_as_its_list_shows_it(shipped: Engine, kind: str) -> None:
    listed = look(shipped, kind=kind, limit=3).items

    with reading(shipped) as connection:
        read = [item(connection, kind, one.get("id") or one["code"]) for one in listed]

    assert read == listed


def test_what_is_not_there_is_none(shipped: Engine) -> None:
    with reading(shipped) as connection:
        assert item(connection, "munitions", "no-such") is None


# Cost ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "most"), [(None, 2), ("M1", 3), ("155 mm raven", 3), ("ravne", 5), ("1305-12-345-6789", 2), ("no such", 4)]
)
def test_a_list_takes_as_many_queries_however_long_it_is(engine: Engine, text: str | None, most: int) -> None:
    numbers = []
    for size in (2, 60):
        first = a_munition("M1 Raven", nsn=["1305-12-345-6789"])
        stock(engine, first, *(a_munition(f"M1 Raven {mark}") for mark in range(1, size)))
        look(engine)  # Reads the index once.

        with queries(engine) as seen:
            look(engine, text, filters={"nation": "USA"})

        numbers.append(len(seen))

    assert numbers[0] == numbers[1] <= most


def test_the_index_is_read_once_and_again_only_after_a_change(engine: Engine) -> None:
    stock(engine, a_munition("M1"))

    with queries(engine) as first:
        look(engine)
    with queries(engine) as second:
        look(engine)

    assert len(second) == 2 < len(first)
