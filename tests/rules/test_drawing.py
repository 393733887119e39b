"""Where the parts of a picture stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.web.drawing import LOWEST, MOST_SYSTEMS, THINNEST, bar, columns, graph
from schemas.vocabulary import State

TALLIES = st.fixed_dictionaries({state.value: st.integers(0, 5_000) for state in State})
WEEKS = st.lists(st.fixed_dictionaries({"LAPSES": st.integers(0, 900), "REVIEW_DUE": st.integers(0, 900)}), max_size=26)
SYSTEMS = st.lists(st.tuples(st.sampled_from(State), st.text("ab 1", min_size=1, max_size=70)), max_size=80)


# Shares in a bar -------------------------------------------------------------------------------------------------------


def test_pieces_lie_end_to_end_in_the_order_given_and_zeros_are_left_out() -> None:
    pieces = bar({"YES": 1, "CONDITIONAL": 0, "NO": 3})

    assert [(one.name, one.count, one.x, one.width) for one in pieces] == [("YES", 1, 0, 25), ("NO", 3, 25, 75)]
    assert [one.middle for one in pieces] == [12.5, 62.5]


def test_where_there_is_nothing_to_count_there_is_nothing_to_draw() -> None:
    assert bar({"YES": 0, "NO": 0}) == []


def test_one_among_thousands_is_still_seen() -> None:
    [yes, unknown] = bar({"YES": 1, "UNKNOWN": 4_999})

    assert (yes.width, unknown.width) == (THINNEST, 100 - THINNEST)


@given(TALLIES)
def test_a_bar_is_full_and_what_is_more_is_never_shorter(tally: dict[str, int]) -> None:
    pieces = bar(tally)

    assert {one.name: one.count for one in pieces} == {name: count for name, count in tally.items() if count}
    if pieces:
        assert sum(one.width for one in pieces) == pytest.approx(100, abs=0.1)
    assert all(one.width >= THINNEST for one in pieces)
    for one, other in pairwise(sorted(pieces, key=lambda piece: piece.count)):
        assert one.width <= other.width or one.count == other.count
    for one, other in pairwise(pieces):
        assert one.x + one.width == pytest.approx(other.x, abs=0.02)


# Columns side by side --------------------------------------------------------------------------------------------------


def test_all_columns_have_one_scale_and_stand_on_the_ground() -> None:
    [first, empty, last] = columns([{"LAPSES": 4}, {"LAPSES": 0}, {"LAPSES": 1, "REVIEW_DUE": 1}], 150, 100)

    assert [(block.name, block.y, block.height) for block in first.blocks] == [("LAPSES", 50, 100)]
    assert (empty.blocks, empty.total, empty.top) == ((), 0, 150)
    assert [(block.name, block.y, block.height) for block in last.blocks] == [
        ("LAPSES", 125, 25),
        ("REVIEW_DUE", 100, 25),
    ]
    assert (first.x, empty.x, last.x) == (0, 33.333, 66.667)
    assert [column.middle for column in (first, empty, last)] == [16.67, 50, 83.33]


@given(WEEKS)
def test_columns_fill_the_width_and_every_count_is_seen(weeks: list[dict[str, int]]) -> None:
    drawn = columns(weeks, 150, 100)

    assert [column.total for column in drawn] == [sum(week.values()) for week in weeks]
    for column in drawn:
        assert 0 <= column.x <= column.left
        assert column.left + column.across <= column.x + column.width + 0.02 <= 100.05
        assert all(block.height >= LOWEST for block in column.blocks)
        assert column.top >= 150 - 100 - 2 * LOWEST


# A round and its systems -----------------------------------------------------------------------------------------------


def test_systems_stand_by_state_each_on_a_line_of_its_own() -> None:
    drawn = graph("DM53A1", [("NO", "Mk 19"), ("YES", "Leopard 2A6"), ("NO", "M203")], State)

    assert [(one.name, one.count) for one in drawn.branches] == [("YES", 1), ("NO", 2)]
    assert [[(leaf.place, leaf.text) for leaf in one.leaves] for one in drawn.branches] == [
        [(1, "Leopard 2A6")],
        [(0, "Mk 19"), (2, "M203")],
    ]


def test_a_long_name_is_cut_and_a_long_title_goes_on_in_the_next_line() -> None:
    drawn = graph("Projectile, 155 mm, high explosive, rocket assisted, M549A1", [("YES", "W" * 90)], State)

    assert drawn.branches[0].leaves[0].text == "W" * 43 + "…"
    assert drawn.lines[0] == "Projectile, 155"
    assert all(len(line) <= 18 for line in drawn.lines)


def test_beyond_what_can_be_read_systems_are_only_counted() -> None:
    drawn = graph("M855", [("UNKNOWN", "x")] * MOST_SYSTEMS + [("YES", "y")], State)

    assert [(one.name, one.count, one.leaves) for one in drawn.branches] == [
        ("YES", 1, ()),
        ("UNKNOWN", MOST_SYSTEMS, ()),
    ]


@given(SYSTEMS)
def test_no_two_lines_of_a_graph_overlap_and_all_of_it_is_inside(systems: list[tuple[str, str]]) -> None:
    drawn = graph("Round", systems, State)

    lines = [leaf.y for one in drawn.branches for leaf in one.leaves] or [one.y for one in drawn.branches]
    assert all(other - one >= 20 for one, other in pairwise(lines))
    assert all(10 < y < drawn.height for y in [*lines, drawn.y])
    assert sum(one.count for one in drawn.branches) == len(systems)
    if len(systems) <= MOST_SYSTEMS:
        assert sorted(leaf.place for one in drawn.branches for leaf in one.leaves) == list(range(len(systems)))
