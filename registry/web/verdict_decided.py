"""What decides an answer or stops it: its records, the notices that lower it, the exceptions that it stands under."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from registry.compatibility.rules import POSITIVE
from schemas.vocabulary import Code, Notice, State, Why

_PARTS: Final = {Why.DECIDES: "permits_it", Why.FINDS_AGAINST: "finds_against"}
"""Of records that do not decide alone: the key of the word for what each says."""


class Lifted(NamedTuple):
    """An exception, and the prohibition that it lifts."""

    exception: str
    prohibition: str


class Decided(NamedTuple):
    """`heading` is the key of its word; `stops` are notices, `parts` the keys of words for what single records say."""

    heading: str
    stops: tuple[str, ...]
    lifted: tuple[Lifted, ...]
    parts: Mapping[str, str]


def decided(found: Mapping[str, Any], stopped_by: tuple[str, ...]) -> Decided:
    """What to tell of an answer; `stopped_by` are the notices that lower it to what it is."""
    technical = found["technical"]
    code = Code(technical["code"])
    disputed = code is Code.CONFLICT
    whys = {entry["record"]: entry["why"] for entry in found["considered"]}
    lifted = tuple(
        Lifted(exception, one["about"][0])
        for one in found["notices"]
        if one["code"] == Notice.PROHIBITION_DEROGATED and code in POSITIVE
        for exception in one["about"][1:]
    )
    parts = {
        record: _PARTS[whys[record]]
        for record in technical["records"]
        if (disputed or stopped_by) and whys.get(record) in _PARTS
    }
    heading = "disagree" if disputed else "concerns" if found["state"] == State.UNKNOWN else "decided_by"
    return Decided(heading, stopped_by, lifted, parts)
