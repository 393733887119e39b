"""A pasted list is read line by line, and nothing of it is lost or guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from marshmallow import ValidationError

from schemas.contract import flattened
from schemas.pasted import LONGEST_LIST, MOST_LINES, Line, Pasted, damage, lines_of
from schemas.query import from_query
from schemas.refusals import Refusal

CELL = some.text(some.characters(codec="utf-8", exclude_characters='\r\n\t;"'), min_size=1, max_size=20).map(str.strip)


def read(text: str) -> Line:
    [line] = lines_of(text)
    return line


def refused(lines: str) -> Refusal:
    with pytest.raises(ValidationError) as error:
        from_query(Pasted, {"lines": [lines], "user": ["NLD"]})
    [(field, reason)] = flattened(error.value.messages)
    assert field == "lines"
    assert isinstance(reason, Refusal)
    return reason


@pytest.mark.parametrize(
    ("text", "munition", "system"),
    [
        ("DM53A1", "DM53A1", None),
        ("  1305-12-345-6789 ", "1305-12-345-6789", None),
        ("DM53A1\tLeopard 2A6", "DM53A1", "Leopard 2A6"),
        ("DM53A1; Leopard 2A6", "DM53A1", "Leopard 2A6"),
        ("DM53A1\tRh 120; L/55", "DM53A1", "Rh 120; L/55"),
        ('"DM53A1";"Leopard ""2A6"""', "DM53A1", 'Leopard "2A6"'),
        ('M2 "long"', 'M2 "long"', None),
        ("DM53A1;", "DM53A1", None),
        ("DM53A1\t\t\t", "DM53A1", None),
        ("DM53A1; Leopard 2A6\t", "DM53A1", "Leopard 2A6"),
    ],
)
def test_a_line_names_a_round_and_perhaps_a_system(text: str, munition: str, system: str | None) -> None:
    line = read(text)

    assert (line.munition, line.system, dict(line.faults)) == (munition, system, {})


def test_a_line_bears_the_number_that_it_has_where_it_was_pasted_from() -> None:
    lines = lines_of("\nDM53A1\r\n\r\n  \nDM63\rDM43")

    assert [(line.number, line.munition) for line in lines] == [(2, "DM53A1"), (5, "DM63"), (6, "DM43")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("DM53A1;Leopard 2A6;120 mm", ("line", "line_columns")),
        (";Leopard 2A6", ("munition", "line_without_munition")),
        ("\tLeopard 2A6", ("munition", "line_without_munition")),
        ("DM53A1\u200b", ("munition", "control_character")),
        (f"DM53A1;{'W' * 121}", ("system", "too_long")),
    ],
)
def test_a_line_that_cannot_be_read_says_why_and_is_never_shortened(text: str, fault: tuple[str, str]) -> None:
    line = read(text)

    assert [(column, why.key) for column, why in line.faults.items()] == [fault]
    assert line.typed == text.strip()


@given(some.lists(some.tuples(CELL.filter(bool), CELL), max_size=20), some.sampled_from(["\n", "\r\n", "\r"]))
def test_every_filled_line_is_read_once_and_in_order(rows: list[tuple[str, str]], end: str) -> None:
    text = end.join(f"{munition}\t{system}" for munition, system in rows)

    lines = lines_of(text)

    assert [(line.number, line.munition, line.system or "") for line in lines] == [
        (number, munition, system) for number, (munition, system) in enumerate(rows, 1)
    ]


def test_the_most_lines_are_read_and_one_more_is_refused_with_the_number_that_there_are() -> None:
    asked = from_query(Pasted, {"lines": ["\n\n".join(["DM53A1"] * MOST_LINES)], "user": ["NLD"]})
    reason = refused("\n".join(["DM53A1"] * (MOST_LINES + 1)))

    assert len(asked["lines"]) == MOST_LINES  # type: ignore[arg-type]
    assert (reason.key, reason.values) == ("lines_too_many", {"maximum": MOST_LINES, "length": MOST_LINES + 1})


def test_a_text_beyond_all_measure_is_refused() -> None:
    assert refused("W" * (LONGEST_LIST + 1)).key == "lines_too_long"


@pytest.mark.parametrize("lines", ["", " \n\t\n "])
def test_a_list_without_a_line_is_refused(lines: str) -> None:
    assert refused(lines).key == "lines_missing"


@pytest.mark.parametrize(
    ("text", "key"), [("1.305E+12", "nsn_scientific"), ("1,305e12", "nsn_scientific"), ("305123456789", "nsn_zero")]
)
def test_what_a_spreadsheet_made_of_a_stock_number_is_named(text: str, key: str) -> None:
    told = damage(text)

    assert told is not None
    assert told.key == key


@pytest.mark.parametrize("text", ["DM53A1", "1305123456789", "M107E1", "8"])
def test_a_whole_number_or_a_name_is_not_called_damaged(text: str) -> None:
    assert damage(text) is None
