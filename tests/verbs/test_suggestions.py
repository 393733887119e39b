"""Suggestions are the best of the lists, their number is exact, and what they fill in names one thing."""

from datetime import date

import pytest

from registry.catalogue.called import called
from registry.catalogue.identity import resolve
from registry.catalogue.kinds import Kind
from registry.catalogue.queries import listing
from registry.catalogue.suggestions import A_FEW, Suggestions, suggestions
from registry.database import Engine, reading
from tests.queries import queries

DAY = date(2026, 6, 1)
MOST_QUERIES = 14


def suggested(engine: Engine, field: str, text: str) -> Suggestions:
    with reading(engine) as connection:
        return suggestions(connection, field, text, DAY)


def names(found: Suggestions) -> list[str]:
    return [one.document["designation"] for one in found.items]


@pytest.mark.parametrize("text", ["m", "dm5", "m79", "155 mm", "leopard", "rh 120", "DM53A1", "zzzz", "?", "2A"])
@pytest.mark.parametrize("field", ["munition", "projectile", "charge", "fuze", "primer", "system", "weapon"])
def test_the_number_is_that_of_the_lists(shipped: Engine, field: str, text: str) -> None:
    kinds = {"system": [Kind.PLATFORM, Kind.WEAPON], "weapon": [Kind.WEAPON]}.get(field, [Kind.MUNITION])
    parts = {"projectile", "charge", "fuze", "primer"}
    filters = {"component": field.upper()} if field in parts else {}

    found = suggested(shipped, field, text)

    with reading(shipped) as connection:
        lists = [listing(connection, kind, text=text, filters=filters, limit=1_000, offset=0) for kind in kinds]
    assert found.total == sum(one.total for one in lists)
    assert len(found.items) == min(A_FEW, found.total)
    listed = [(kind, row["id"]) for kind, one in zip(kinds, lists, strict=True) for row in one.items]
    assert {(one.kind, one.document["id"]) for one in found.items} <= set(listed)
    if len(kinds) == 1:
        assert [(one.kind, one.document["id"]) for one in found.items] == listed[:A_FEW]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        *(("munition", text) for text in ("dm1", "dm6", "m8", "b32", "hydra", "m1", "mk 1", "82 mm")),
        *(("system", text) for text in ("m1", "leopard", "m2", "mk 1", "82 mm", "rh")),
        *(("weapon", text) for text in ("m2", "mk 1", "155", "rh")),
    ],
)
def test_what_is_filled_in_means_the_thing_that_was_chosen(shipped: Engine, field: str, text: str) -> None:
    found = suggested(shipped, field, text)

    assert found.items
    with reading(shipped) as connection:
        meanings = resolve(connection, [one.fills for one in found.items], field, DAY)
    for one in found.items:
        if one.fills != one.document["id"]:
            assert one.fills == one.document["designation"]
            assert meanings[one.fills].certain
            assert meanings[one.fills].things == ((one.kind.value, one.document["id"]),)


def test_a_designation_that_several_bear_fills_in_the_id(shipped: Engine) -> None:
    found = suggested(shipped, "munition", "assegai")

    with reading(shipped) as connection:
        certain = {
            text: meaning.certain for text, meaning in resolve(connection, names(found), "munition", DAY).items()
        }
    assert {one.fills == one.document["id"] for one in found.items if not certain[one.document["designation"]]} <= {
        True
    }


def test_a_name_borne_stands_before_what_only_belongs_to_it(shipped: Engine) -> None:
    found = suggested(shipped, "system", "Rh 120")

    kinds = [one.kind for one in found.items]
    assert names(found)[0].startswith("Rh")
    assert kinds.index(Kind.WEAPON) < kinds.index(Kind.PLATFORM)


@pytest.mark.parametrize("field", ["munition", "system"])
def test_suggestions_take_a_bounded_number_of_queries(shipped: Engine, field: str) -> None:
    counted = set()
    for text in ("leopard 2a6", "155 mm", "m", "dm53a1"):
        suggested(shipped, field, text)
        with queries(shipped) as seen:
            suggested(shipped, field, text)
        counted.add(len(seen))

    assert max(counted) <= MOST_QUERIES


def test_a_system_in_the_place_of_a_round_is_known_as_such(shipped: Engine) -> None:
    with reading(shipped) as connection:
        found = called(connection, ["Leopard 2A6", "leopard-2a6", "rh120-l55", "DM53A1", "nothing"], "system", DAY)

    assert found == {"Leopard 2A6": "Leopard 2A6", "leopard-2a6": "Leopard 2A6", "rh120-l55": "Rh-120 L/55"}


def test_a_round_in_the_place_of_a_system_is_known_as_such(shipped: Engine) -> None:
    with reading(shipped) as connection:
        found = called(connection, ["DM53A1", "D544", "Leopard 2A6"], "munition", DAY)

    assert found == {"DM53A1": "DM53A1", "D544": "M107"}
