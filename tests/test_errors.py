"""What can go wrong."""

import pytest

from registry.errors import Conflict, Invalid, NotFound, Refusal, Stale


def test_a_refusal_carries_its_message_its_fields_and_what_may_have_been_meant() -> None:
    near = [{"id": "dm53a1", "designation": "DM53A1"}]

    refusal = NotFound("No such round.", fields={"munition": ["Unknown."]}, candidates={"munition": near})

    assert str(refusal) == refusal.message == "No such round."
    assert refusal.fields == {"munition": ["Unknown."]}
    assert refusal.candidates == {"munition": near}


def test_two_refusals_share_nothing() -> None:
    first, second = Invalid("No."), Invalid("No.")

    first.fields["user"] = ["Missing."]

    assert second.fields == {}


def test_every_refusal_is_caught_as_one_and_a_stale_decision_is_a_conflict() -> None:
    with pytest.raises(Refusal):
        raise Stale("Somebody was faster.")
    assert issubclass(Stale, Conflict)
