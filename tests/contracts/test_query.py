"""Query strings: what is read quickly is what the contract reads."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some
from marshmallow import ValidationError

from schemas import query
from schemas.beside import Beside
from schemas.compatibility import Question, Reverse
from schemas.listing import Munitions, Records
from schemas.pasted import Pasted
from schemas.suggesting import Suggesting

WORDS = [
    "",
    " ",
    "NLD",
    "nld",
    "dm53a1",
    "training",
    "peace",
    "2026-06-01",
    "2026-02-30",
    "10",
    "-1",
    "A-1,A-2",
    "BEL,NLD",
    "\0",
]
texts = some.lists(some.sampled_from(WORDS) | some.text(max_size=8), min_size=1, max_size=2)


def outcome(read: Any, contract: type[query.Query], asked: dict[str, list[str]]) -> Any:
    try:
        return read(contract, asked)
    except ValidationError as error:
        return error.messages


@settings(max_examples=2_000, deadline=None)
@given(some.sampled_from([Question, Beside, Reverse, Munitions, Records, Pasted, Suggesting]), some.data())
def test_reading_quickly_changes_nothing(contract: type[query.Query], data: some.DataObject) -> None:
    names = [*contract.columns(), "nonsense"]
    asked = data.draw(some.dictionaries(some.sampled_from(names), texts, max_size=6))

    assert outcome(query.from_query, contract, asked) == outcome(query._whole, contract, asked)


def test_a_sound_question_is_read_quickly() -> None:
    asked = {
        "munition": ["dm53a1"],
        "system": ["leopard-2a6"],
        "user": ["NLD"],
        "holder": [""],
        "as_of": ["2026-06-01"],
    }

    assert query._quickly(Question, asked) == query._whole(Question, asked)
