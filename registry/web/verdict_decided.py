"""What decides an answer: what stops it or limits it, what permits it, what stands against it, each with its dates."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from registry.compatibility.facts import Decision
from registry.compatibility.history import Days, days_of
from registry.compatibility.rules import POSITIVE
from schemas.vocabulary import Code, Facet, FireControlData, Move, Notice, State, Why

_PARTS: Final = {Why.DECIDES: "permits_it", Why.FINDS_AGAINST: "finds_against"}
"""Of records that disagree: the key of the word for what each says."""
_FACETS: Final = ("form", "fit", "function", "fire_control_data")
_CONFIRMED: Final = frozenset(
    {Facet.CONFIRMED, Facet.CONFIRMED_WITH_CONDITION, FireControlData.AVAILABLE, FireControlData.NOT_REQUIRED}
)


class Line(NamedTuple):
    """One record or notice.

    `word` is the key of the word for what it says, `lifts` the prohibition that it is an exception to; `days` are known
    of a record that may be read, and which facets of a permission are not confirmed, even on conditions; `ask` is whom
    to ask about another record.
    """

    id: str
    word: str | None = None
    lifts: str | None = None
    days: Days | None = None
    ask: str | None = None
    facets: tuple[tuple[str, str], ...] = ()


class Group(NamedTuple):
    """What is told under one heading, the key of its word: notices by id, records whose suspension stops, records."""

    heading: str
    notices: tuple[str, ...] = ()
    suspended: tuple[Line, ...] = ()
    records: tuple[Line, ...] = ()


class Decided(NamedTuple):
    """`unpermitted` tells that a notice stops what no record permits anyway."""

    groups: tuple[Group, ...]
    unpermitted: bool

    @property
    def stops(self) -> tuple[str, ...]:
        """The notices that are told of here."""
        return tuple(notice for group in self.groups for notice in group.notices)


def decided(found: Mapping[str, Any], stopped_by: tuple[str, ...], held: Mapping[str, Mapping[str, Any]]) -> Decided:
    """What to tell of an answer, first what lowers it.

    Args:
        found: The body of the answer.
        stopped_by: The notices that lower it to what it is.
        held: The records that it names, as the public may read them, by id.
    """
    technical, asked = found["technical"], found["question"]
    code = Code(technical["code"])
    # Every record that an answer names is among those that it says were looked at.
    whys = {entry["record"]: Why(entry["why"]) for entry in found["considered"]}
    named: list[str] = technical["records"]
    disputed = code is Code.CONFLICT or any(whys[record] is Why.FINDS_AGAINST for record in named if stopped_by)

    def line(record: str, word: str | None = None, lifts: str | None = None) -> Line:
        return _dated(Line(record, word, lifts), held.get(record), asked["as_of"], asked["as_known"])

    records = tuple(line(record, _PARTS.get(whys[record]) if disputed else None) for record in named)
    heading = _heading(code, disputed, found["state"])
    lowers: tuple[Group, ...] = ()
    if code is Code.SUSPENDED and not stopped_by:
        lowers = (Group("suspended_by", suspended=records),)
        records = tuple(one._replace(days=one.days and one.days._replace(suspended=None)) for one in records)
    elif stopped_by:
        lowers = (Group("suspended_by" if code is Code.SUSPENDED else "limited_by", notices=stopped_by),)
    records += tuple(line(exception, lifts=prohibition) for exception, prohibition in _lifted(found, code))
    groups = (*lowers, *((Group(heading, records=records),) if records else ()))
    return Decided(groups, unpermitted=code is Code.SUSPENDED and not named)


def _heading(code: Code, disputed: bool, state: str) -> str:
    """Of the records that an answer names."""
    if disputed:
        return "disagree"
    if code is Code.SUSPENDED:
        return "suspended_permission"
    if code in POSITIVE:
        return "permitted_by"
    return "concerns" if state == State.UNKNOWN else "decided_by"


def _lifted(found: Mapping[str, Any], code: Code) -> list[tuple[str, str]]:
    """The exceptions that a permission stands under, each with the prohibition that it lifts."""
    return [
        (exception, one["about"][0])
        for one in found["notices"]
        if one["code"] == Notice.PROHIBITION_DEROGATED and code in POSITIVE
        for exception in one["about"][1:]
    ]


def _dated(line: Line, held: Mapping[str, Any] | None, as_of: str, as_known: str) -> Line:
    if held is None:
        return line
    if held["restricted"]:
        return line._replace(ask=held["ask"]["authority"])
    moves = [
        Decision(Move(one["move"]), datetime.fromisoformat(one["recorded_at"]), _day(one["effective"]) or date.min)
        for one in held["history"]
    ]
    first, last, review = (_day(held.get(name)) for name in ("valid_from", "valid_to", "review_due"))
    known = datetime.fromisoformat(as_known)
    short = {name: value for name, value in (held.get("facets") or {}).items() if value not in _CONFIRMED}
    facets = tuple((name, short[name]) for name in _FACETS if name in short and held.get("degree"))
    line = line._replace(facets=facets)
    return line._replace(days=days_of(moves, (first or date.min, last), review, date.fromisoformat(as_of), known))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
