"""The answer as tools receive it: documents the body that the look-up makes, and holds it to its shape in tests."""

from enum import StrEnum
from typing import Any

from marshmallow import INCLUDE, Schema, fields

from schemas.problem import Candidate, Candidates
from schemas.vocabulary import (
    WITHHELD,
    Answer,
    Code,
    ConditionKind,
    Context,
    Flag,
    Held,
    Notice,
    Reason,
    Remedy,
    Standing,
    State,
    SystemKind,
    Why,
)


def string(description: str = "", **settings: Any) -> fields.String:
    metadata = {"description": description} if description else {}
    return fields.String(required=True, metadata=metadata | settings.pop("metadata", {}), **settings)


def word(
    words: type[StrEnum], description: str = "", *, more: tuple[str | None, ...] = (), **settings: Any
) -> fields.String:
    allowed = [member.value for member in words]
    if settings.get("allow_none"):
        more = (*more, None)
    return string(description, metadata={"enum": [*allowed, *more]}, **settings)


def strings(description: str = "") -> fields.List[Any]:
    return fields.List(fields.String(), required=True, metadata={"description": description} if description else {})


def each(schema: type[Schema], description: str = "") -> fields.List[Any]:
    metadata = {"description": description} if description else {}
    return fields.List(fields.Nested(schema), required=True, metadata=metadata)


class Thing(Schema):
    """A munition: its registry id and its printed name."""

    id = string()
    designation = string()


class AskedSystem(Schema):
    """The system that was asked about, and the weapon of it that the answer speaks for."""

    id = string()
    designation = fields.String()
    kind = word(SystemKind)
    weapon = string(allow_none=True)


class AskedQuestion(Schema):
    """The question as it was understood."""

    munition = fields.Nested(Thing, allow_none=True)
    combination = fields.Dict(keys=fields.String(), values=fields.Nested(Thing, allow_none=True), allow_none=True)
    system = fields.Nested(AskedSystem, required=True, allow_none=True)
    user = string()
    holder = string(allow_none=True)
    context = word(Context)
    as_of = string(metadata={"format": "date"})
    as_known = string(metadata={"format": "date-time"})
    purpose = fields.String(allow_none=True)
    lots = fields.List(fields.String(), allow_none=True)
    routes = fields.List(fields.List(fields.String()))


class ConditionLine(Schema):
    """One line of the checklist."""

    kind = word(ConditionKind, more=(WITHHELD,))
    value = fields.Raw(
        required=True,
        allow_none=True,
        metadata={"description": "A number, a list of texts, a band {min, max}; null if withheld."},
    )
    unit = string(allow_none=True)
    records = strings("The records it comes from.")
    text = string()


class Technical(Schema):
    """May it be fired?"""

    code = word(Code)
    reason = word(Reason, "Of NOT_ESTABLISHED alone.", allow_none=True)
    reasons = fields.List(word(Reason), required=True)
    rule = string("The deciding rule.")
    standing = word(Standing, allow_none=True)
    records = strings("The deciding records.")
    flags = fields.List(word(Flag), required=True)
    conditions = each(ConditionLine)


class Transfer(Schema):
    """May it change hands?"""

    code = string()
    rules = strings()
    text = string()


class RouteAnswer(Schema):
    nations = strings()
    code = string()


class Movement(Schema):
    """May it travel and be stored?"""

    code = string()
    routes = each(RouteAnswer)
    text = string()


class WeaponAnswer(Schema):
    id = string()
    code = word(Code)


class ConsideredRecord(Schema):
    """A record that was looked at, and what part it played."""

    record = string()
    counted = fields.Boolean(required=True)
    why = word(Why)
    text = string()


class NoticeLine(Schema):
    code = word(Notice)
    about = strings("Ids of records, notices or positions.")
    text = string()


class Change(Schema):
    """The smallest missing item that would change the answer, and who could supply it."""

    code = word(Remedy)
    who = string(allow_none=True)
    text = string()


class Verdict(Schema):
    """One answer: overall, then each axis with its reasons."""

    question = fields.Nested(AskedQuestion, required=True)
    answer = word(Answer)
    state = word(State)
    technical = fields.Nested(Technical, required=True)
    transfer = fields.Nested(Transfer, required=True, allow_none=True)
    movement = fields.Nested(Movement, required=True, allow_none=True)
    weapons = each(WeaponAnswer)
    considered = each(ConsideredRecord)
    notices = each(NoticeLine)
    would_change = each(Change)
    next_change = string(allow_none=True, metadata={"format": "date"})
    text = string("The answer in a sentence.")
    caution = string()
    candidates = fields.Nested(Candidates, metadata={"description": "Where an identifier fits several configurations."})
    exercise = fields.Boolean(required=True, metadata={"description": "Exercise data, not for operational use."})
    data_version = fields.Integer(required=True, metadata={"minimum": 0})


class ItemOutcome(Schema):
    """What became of one question: the answer as for a single question, or a problem of its own."""

    class Meta:
        # The rest is a Verdict or a Problem, told apart by status.
        unknown = INCLUDE

    ref = string(allow_none=True)
    status = fields.Integer(required=True)
    answer = fields.String(metadata={"enum": [member.value for member in Answer]})
    type = fields.String()


class Summary(Schema):
    """Counts over the batch."""

    questions = fields.Integer(required=True)
    problems = fields.Integer(required=True)
    answers = fields.Dict(
        keys=fields.String(), values=fields.Integer(), required=True, metadata={"description": "Questions by answer."}
    )


class BatchOutcome(Schema):
    """As many outcomes as questions, in the same order."""

    items = each(ItemOutcome)
    summary = fields.Nested(Summary, required=True)
    exercise = fields.Boolean(required=True)
    data_version = fields.Integer(required=True)


class PairSystem(Schema):
    id = string()
    designation = string()
    kind = word(SystemKind)
    weapon = string(allow_none=True)


class Pair(Schema):
    """One munition in one system, with its verdict in short."""

    munition = fields.Nested(Candidate, required=True)
    system = fields.Nested(PairSystem, required=True)
    answer = word(Answer)
    state = word(State)
    code = word(Code)
    reason = word(Reason, allow_none=True)
    conditions = fields.Integer(required=True, metadata={"description": "How many."})
    records = strings()


class Pairs(Schema):
    """A reverse look-up: every pair with its verdict."""

    items = each(Pair)
    total = fields.Integer(required=True)
    states = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    exercise = fields.Boolean(required=True)
    data_version = fields.Integer(required=True)


class ExchangePair(Pair):
    """A round that the holding nation has, in a system that the user nation operates."""

    calibre = string("The registry id of the round's calibre.", allow_none=True)
    held = fields.List(
        fields.String(metadata={"enum": [member.value for member in Held]}),
        required=True,
        metadata={"description": "Why the holding nation is taken to have the round; never how many."},
    )


class Exchange(Schema):
    """Part of what one nation could give another, the best state first; no stock is known, and what is not listed is no "no"."""

    items = each(ExchangePair)
    total = fields.Integer(required=True, metadata={"description": "Exact, of the state asked for, if any."})
    limit = fields.Integer(required=True)
    offset = fields.Integer(required=True)
    states = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={"description": "How many pairs are in each state, exact, whatever state is asked for."},
    )
    exercise = fields.Boolean(required=True)
    data_version = fields.Integer(required=True)


class Listing(Schema):
    """Part of a list, with exact counts."""

    items = fields.List(fields.Dict(), required=True)
    total = fields.Integer(required=True, metadata={"description": "Exact."})
    limit = fields.Integer(required=True)
    offset = fields.Integer(required=True)
    facets = fields.Dict(required=True, metadata={"description": "By filter: how many entries each of its values has."})
    exercise = fields.Boolean(required=True)
    data_version = fields.Integer(required=True)


RETIRED = "RETIRED"
"""The status of an id that stands for nothing of its own any more. A nation's status is another matter, and nations do not retire."""


class CatalogueEntry(Schema):
    """One thing of the catalogue, as its contract has it with its sources; or of a retired id, what became of it.

    Of a retired id these are all: `id`, `status` RETIRED, `successor`, `since`, `why`. No approval is carried over to the
    successor.
    """

    class Meta:
        unknown = INCLUDE

    id = fields.String()
    status = fields.String(
        metadata={"description": "RETIRED: the id stands for nothing any more. Of a nation: ALLY, PARTNER or OTHER."}
    )
    successor = fields.String(
        allow_none=True, metadata={"description": "Of a retired id: the id of what took its place, if anything did."}
    )
    since = fields.String(metadata={"format": "date", "description": "Of a retired id: the day."})
    why = fields.String(metadata={"description": "Of a retired id: in English."})
    data_version = fields.Integer(required=True)


class Entry(Schema):
    """One record."""

    class Meta:
        unknown = INCLUDE

    exercise = fields.Boolean(required=True)
    data_version = fields.Integer(required=True)
