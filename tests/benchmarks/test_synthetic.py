from itertools import islice
from typing import Any

import pytest

from registry.qualifications.completeness import faults
from registry.seeding.documents import KINDS
from registry.setwise import plain
from tests.benchmarks.synthetic import CATALOGUE_KINDS, STATED_KINDS, Catalogue, questions

SMALL, LARGE = Catalogue(1_000), Catalogue(100_000)


@pytest.mark.parametrize("kind", [*CATALOGUE_KINDS, *STATED_KINDS])
def test_a_synthetic_row_is_what_its_contract_loads(kind: str) -> None:
    contract = KINDS[kind].contract()

    for row in islice(LARGE.rows(kind), 200):
        loaded = contract.load(_given(contract.dump(row)))

        assert plain(loaded) == plain(row)


def test_a_synthetic_record_says_what_it_must() -> None:
    contract = KINDS["records"].contract()

    found = [faults(contract.load(_given(contract.dump(row)))) for row in islice(LARGE.rows("records"), 400)]

    assert not any(found)


def test_a_small_catalogue_is_the_beginning_of_a_large_one() -> None:
    for kind in ("munitions", "platforms", "records"):
        small = list(SMALL.rows(kind))

        assert small == list(islice(LARGE.rows(kind), len(small)))


def test_a_catalogue_is_as_large_as_it_says() -> None:
    assert sum(1 for _ in SMALL.rows("munitions")) == SMALL.munitions
    assert len({row["id"] for row in SMALL.rows("records")}) == SMALL.records == 20_000


def test_questions_are_the_same_every_time_and_all_different() -> None:
    asked = questions(SMALL, 500)

    assert asked == questions(SMALL, 500)
    assert len({tuple(question.values()) for question in asked}) == 500


def _given(value: Any) -> Any:
    """As a file has it: what is not known is left out."""
    if isinstance(value, dict):
        return {name: _given(one) for name, one in value.items() if one is not None}
    return [_given(one) for one in value] if isinstance(value, list) else value
