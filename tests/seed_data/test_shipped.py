"""What ships is clean: every row keeps its contract and every rule of the linter."""

from pathlib import Path

import pytest

import seed_data
from registry.seeding.check import check, counts
from registry.seeding.documents import EXCEPTIONS, read

SHIPPED = Path(seed_data.__path__[0])


def test_what_ships_is_clean() -> None:
    findings = check(SHIPPED)

    assert [str(finding) for finding in findings] == []


def test_every_row_of_the_public_reference_is_accounted_for() -> None:
    told = counts(SHIPPED)

    assert told["rows"]["accounting"] == sum(told["fates"].values()) == 204 + 292


@pytest.mark.parametrize(
    "kind", ["nations", "standards", "calibres", "interfaces", "munitions", "weapons", "platforms"]
)
def test_every_kind_of_the_catalogue_ships(kind: str) -> None:
    assert counts(SHIPPED)["rows"][kind] > 0


def test_every_exception_has_a_reason_that_says_something() -> None:
    for exception in read(SHIPPED).of(EXCEPTIONS):
        assert len(exception.values["reason"].split()) >= 3, exception
