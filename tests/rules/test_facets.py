"""Places and facets count exactly, however they are kept."""

from array import array
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from registry.catalogue.facets import MOST_VALUES, Column
from registry.catalogue.places import Places

SIZE = 3_000
FORMS = (Places.of, lambda places: Places(None, Places.of(places).bits))
PLACES = some.one_of(
    some.sets(some.integers(0, SIZE - 1), max_size=200),
    some.integers(1, 40).map(lambda step: set(range(0, SIZE, step))),
)
FORM = some.sampled_from(FORMS)


@given(PLACES, PLACES, FORM, FORM)
def test_sets_of_places_are_sets_in_either_form(one: set[int], other: set[int], form, another) -> None:  # type: ignore[no-untyped-def]
    left, right = form(one), another(other)

    assert set(left & right) == one & other
    assert set(left | right) == one | other
    assert set(left - right) == one - other
    assert len(left & right) == len(one & other)
    assert (left == right) is (one == other)
    assert len({left, right}) == 2 - (one == other)


@given(PLACES, FORM)
def test_places_are_ascending_and_their_number_is_exact(places: set[int], form) -> None:  # type: ignore[no-untyped-def]
    found = form(places)

    assert list(found) == sorted(places) == found.listed
    assert len(found) == len(places)
    assert bool(found) is bool(places)
    assert found.compact() == found


def test_the_first_places_are_all_of_a_list() -> None:
    assert list(Places.first(3)) == [0, 1, 2]
    assert not Places.first(0)


# Facets ----------------------------------------------------------------------------------------------------------------


def a_column(values: list[tuple[str, ...]]) -> Column:
    groups: dict[tuple[str, ...], array[int]] = {}
    for place, group in enumerate(values):
        groups.setdefault(group, array("I")).append(place)
    return Column(groups, len(values))


VALUES = some.lists(some.lists(some.sampled_from("abcde"), unique=True, max_size=2).map(sorted).map(tuple), max_size=60)


@given(VALUES, some.integers(1, 60), some.data())
def test_each_value_is_counted_exactly_over_any_part_of_a_list(
    values: list[tuple[str, ...]], repeated: int, data: some.DataObject
) -> None:
    values = values * repeated
    column = a_column(values)
    chosen = data.draw(some.sets(some.integers(0, max(len(values) - 1, 0))) if values else some.just(set()))
    among = data.draw(FORM)(chosen)

    counts = column.counts(among)

    assert counts == Counter(value for place in chosen for value in values[place])
    assert list(counts.items()) == sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))


@pytest.mark.parametrize("step", [1, 2, 3, 7, 100, 2_500])
def test_counts_are_the_same_by_whichever_way_is_the_faster(step: int) -> None:
    values = [(f"v{place % 37}",) if place % 5 else () for place in range(20_000)]
    chosen = range(0, 20_000, step)

    counts = a_column(values).counts(Places.of(chosen))

    assert counts == Counter(value for place in chosen for value in values[place])


@given(VALUES)
def test_the_places_of_a_value_are_those_of_the_things_that_have_it(values: list[tuple[str, ...]]) -> None:
    column = a_column(values)

    assert {value: list(column.places(value)) for value in column.values} == {
        value: [place for place, group in enumerate(values) if value in group] for group in values for value in group
    }
    assert list(column.places("unheard of")) == []


def test_a_facet_with_more_values_than_anybody_reads_is_counted_once_the_result_is_short() -> None:
    values = [(f"family-{place // 2}",) for place in range(4 * MOST_VALUES)]
    column = a_column(values)

    assert column.counts(Places.first(len(values))) == {}
    assert column.counts(Places.first(MOST_VALUES + 1)) == {}
    assert column.counts(Places.first(5)) == {"family-0": 2, "family-1": 2, "family-2": 1}
    assert list(column.places("family-1")) == [2, 3]
