"""What is kept of the catalogue between look-ups stays within its bound, whatever is read at once."""

from collections.abc import Iterable, Mapping

import pytest

from registry.compatibility import gather
from registry.compatibility.gather import Kept


def doubled(ids: Iterable[str]) -> Mapping[str, str]:
    return {name: name * 2 for name in ids}


@pytest.mark.parametrize("at_once", [2, 3, 4, 50])
def test_all_rows_are_found_and_no_more_are_kept_than_may_be(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(gather, "_MOST_KEPT", 3)
    kept = Kept()

    for first in (0, 10):
        wanted = [f"m{number}" for number in range(first, first + at_once)]

        assert kept.rows("munition", wanted, doubled) == doubled(wanted)
        assert len(kept._rows) <= 3


def test_a_row_that_is_kept_is_not_read_again() -> None:
    kept = Kept()
    kept.rows("munition", ["m1"], doubled)

    found = kept.rows("munition", ["m1"], lambda _: pytest.fail("read again"))

    assert found == {"m1": "m1m1"}
