"""Whether a restriction of certain lots concerns those in hand: a doubt never frees a lot (R12)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.compatibility.lots import Concern, concern
from schemas.vocabulary import Code, Flag, NoticeAction, Remedy
from tests.builders import a_notice, a_record, ask

STOPPED = ("EX-24A", "EX-24B")
LOTS = st.text(st.sampled_from("ABX012- ./"), min_size=1, max_size=8)


@pytest.mark.parametrize(
    "text",
    ["EX-24A", "ex-24a", "EX24A", "EX 24 A", "EX–24A", "EX_24A", "EX-24A.", "ＥＸ－２４Ａ"],
)
def test_a_listed_lot_is_stopped_however_it_is_written(text: str) -> None:
    assert concern(STOPPED, [text]) is Concern.NAMED


@pytest.mark.parametrize("text", ["lot EX-24A", "EX-25C EX-24B", "EX-25C; EX-24B", "EX-25C/EX-24B", "EX-24A+EX-25C"])
def test_so_is_one_among_several_in_one_text(text: str) -> None:
    assert concern(STOPPED, [text]) is Concern.NAMED


@pytest.mark.parametrize(
    "text",
    [
        "ЕХ-24А",
        "EX-024A",
        "24A",
        "24",
        "LOTEX24A",
        "EX-24A-017",
        "unknown",
        "?",
        "n/a",
        "第7批",
    ],
)
def test_a_text_that_may_be_a_listed_lot_or_is_none_leaves_a_doubt(text: str) -> None:
    assert concern(STOPPED, [text]) is Concern.UNSURE


def test_letters_that_look_like_digits_leave_a_doubt() -> None:
    assert concern(["LOT-10"], ["LOT-IO"]) is Concern.UNSURE
    assert concern(["LOT-IO"], ["lot-10"]) is Concern.UNSURE


@pytest.mark.parametrize("text", ["EX-25C", "EX-24C", "EX-124A", "A-1"])
def test_another_lot_is_spared(text: str) -> None:
    assert concern(STOPPED, [text]) is Concern.SPARED


def test_a_number_is_met_whole() -> None:
    assert concern(["L1"], ["L12"]) is Concern.SPARED
    assert concern(["L12"], ["L1"]) is Concern.SPARED


def test_unknown_lots_leave_a_doubt() -> None:
    assert concern(STOPPED, None) is Concern.UNSURE


def test_one_listed_lot_stops_the_others_and_one_doubt_remains_among_them() -> None:
    assert concern(STOPPED, ["EX-25C", "24A", "EX-24B"]) is Concern.NAMED
    assert concern(STOPPED, ["EX-25C", "24A"]) is Concern.UNSURE


@given(st.lists(LOTS, min_size=1, max_size=4), st.lists(LOTS, min_size=1, max_size=4))
def test_a_listed_lot_is_never_spared_whatever_else_is_in_hand(listed: list[str], others: list[str]) -> None:
    assert concern(listed, [*others, listed[0]]) is not Concern.SPARED


@given(st.lists(LOTS, min_size=1, max_size=4), st.lists(LOTS, min_size=1, max_size=4))
def test_the_order_of_the_lots_changes_nothing(listed: list[str], in_hand: list[str]) -> None:
    assert concern(listed, in_hand) is concern(listed[::-1], in_hand[::-1])


def test_the_answer_to_a_doubtful_lot_is_a_yes_at_most_with_the_check_of_the_lots() -> None:
    on_lots = a_notice(NoticeAction.SUSPEND_ALL, lots=frozenset(STOPPED))

    stopped, doubtful, spared = (
        ask(a_record(), notices=(on_lots,), lots=frozenset({text})) for text in ("ex 24a", "24A", "EX-25C")
    )

    assert stopped.code is Code.SUSPENDED
    assert (doubtful.code, doubtful.flags) == (Code.CONDITIONAL, (Flag.LOT_CHECK_REQUIRED,))
    assert Remedy.NAME_THE_LOTS in {one.code for one in doubtful.would_change}
    assert (spared.code, spared.spared_by, spared.notices) == (Code.INTERCHANGEABLE, (on_lots.id,), ())
