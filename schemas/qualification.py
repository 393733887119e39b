"""What nations state: authorities, positions, records, arrangements and notices; and what public pages say."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import ClassVar, NoReturn

from marshmallow import ValidationError, post_load, validates_schema

from schemas.catalogue import LONGEST_NOTE, Sourced
from schemas.contract import Contract
from schemas.fields import (
    AnyOr,
    Described,
    Integer,
    IsoDate,
    ListOf,
    Moment,
    NationCode,
    Part,
    PlatformScope,
    Reach,
    RecordId,
    Sha256,
    Slug,
    Sources,
    Text,
    Url,
    Word,
    YesNo,
    number_of,
)
from schemas.refusals import Refusal, shown
from schemas.vocabulary import (
    MERGE_OF_KIND,
    Category,
    Competence,
    ConditionKind,
    Context,
    Degree,
    EvidenceKind,
    Facet,
    FireControlData,
    Grade,
    Merge,
    Move,
    NoticeAction,
    Position,
    RecordKind,
    ReservationEffect,
    StatementFate,
)

NUMBER_CONDITIONS = frozenset({ConditionKind.MAX_ZONE, ConditionKind.FCS_BUILD_MIN, ConditionKind.RATE_LIMIT})
BAND_UNIT = "degC"
BAND_BOUNDS = (-100, 200)

_CONDITION_TEXT = Text(max_length=500, lines=True)


class ConditionValue(Described):
    """The value of a condition; its type follows from the kind, so the condition as a whole checks it."""

    spoken: ClassVar[Mapping[str, object]] = {
        "oneOf": [
            {
                "type": "object",
                "required": ["min", "max"],
                "properties": {end: {"type": ["number", "null"]} for end in ("min", "max")},
                "additionalProperties": False,
            },
            {"type": "number"},
            {"type": "array", "minItems": 1, "items": {"type": "string", "maxLength": 500}},
        ]
    }


class Condition(Contract):
    """What must be met: a kind, a value typed by the kind, a unit; the kind fixes how conditions merge (R10)."""

    kind = Word(ConditionKind, required=True, label="Kind")
    value = ConditionValue(
        required=True,
        label="Value",
        help="A band {min, max}, a number, or a list of texts: the kind decides.",
        example=["zone 1", "zone 2"],
    )
    unit = Text(max_length=30, label="Unit", example="per minute")
    merge = Word(Merge, label="Merge rule", help="Fixed by the kind; may be left out.")

    @validates_schema(skip_on_field_errors=True)
    def typed_by_its_kind(self, condition: dict[str, object], **_: object) -> None:
        if "kind" not in condition or "value" not in condition:
            return  # a draft
        kind = ConditionKind(str(condition["kind"]))
        value, unit, merge = (condition.get(name) for name in ("value", "unit", "merge"))
        if kind is ConditionKind.TEMPERATURE_BAND:
            _check_band(value)
            if unit != BAND_UNIT:
                _refuse_in("unit", "band_unit")
        elif kind in NUMBER_CONDITIONS:
            _check_number(kind, value)
            if kind is ConditionKind.RATE_LIMIT and not unit:
                _refuse_in("unit", "condition_unit", kind=kind)
        else:
            _check_texts(kind, value)
            if unit:
                _refuse_in("unit", "condition_no_unit", kind=kind)
        if merge and merge != MERGE_OF_KIND[kind]:
            _refuse_in("merge", "condition_merge", kind=kind, expected=MERGE_OF_KIND[kind])

    @post_load
    def with_its_merge_rule(self, condition: dict[str, object], **_: object) -> dict[str, object]:
        if "kind" in condition:
            condition["merge"] = MERGE_OF_KIND[ConditionKind(str(condition["kind"]))]
        return condition


def _refuse_in(column: str, key: str, **values: object) -> NoReturn:
    raise ValidationError(Refusal(key, values), column)


def _check_band(value: object) -> None:
    if not isinstance(value, dict) or set(value) != {"min", "max"} or value["min"] is value["max"] is None:
        _refuse_in("value", "band")
    for end in value.values():
        if end is not None:
            _in_value(number_of, end, *BAND_BOUNDS)
    if None not in value.values() and value["min"] > value["max"]:
        _refuse_in("value", "band_order", minimum=value["min"], maximum=value["max"])


def _check_number(kind: ConditionKind, value: object) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        _refuse_in("value", "condition_number", kind=kind, given=shown(value))
    if value < 0:
        _refuse_in("value", "condition_negative", kind=kind)
    _in_value(number_of, value)


def _check_texts(kind: ConditionKind, value: object) -> None:
    if not isinstance(value, list) or not value or not all(isinstance(text, str) for text in value):
        _refuse_in("value", "condition_list", kind=kind, given=shown(value))
    for place, text in enumerate(value):
        _in_value(_CONDITION_TEXT.checked, text)
        if text in value[:place]:
            _refuse_in("value", "list_twice", given=shown(text))


def _in_value(check: Callable[..., object], *given: object) -> None:
    try:
        check(*given)
    except ValidationError as error:
        raise ValidationError(error.messages, "value") from None


class Evidence(Contract):
    """What a statement rests on: only a kind and a grade are always known; public sources carry their URL."""

    kind = Word(EvidenceKind, required=True, label="Kind")
    grade = Word(
        Grade,
        required=True,
        label="Grade",
        help="A own authority, B recognised, C other nation's, D maker, press or other.",
    )
    issuer = Text(max_length=200, label="Issuer", help="A body, never a person.")
    reference = Text(max_length=200, label="Reference", help="The document's number or title.")
    url = Url(label="URL")
    date = IsoDate(label="Date")
    hash = Sha256(label="Hash", help="SHA-256 of the document.")
    releasability = Reach(label="Releasability", help="PUBLIC, NATO_ALL or nations; empty: as the record.")


class Facets(Contract):
    """How far form, fit and function were assessed, and whether the fire-control data exist."""

    form = Word(Facet, required=True, label="Form", help="Shape and markings.")
    fit = Word(Facet, required=True, label="Fit", help="Physical mating, handling, feed.")
    function = Word(Facet, required=True, label="Function", help="Required effect with available fire-control data.")
    fire_control_data = Word(FireControlData, required=True, label="Fire-control data")


class Combination(Contract):
    """The allowed munitions per role of separate-loading ammunition; approvals of components do not add up."""

    projectile = ListOf(Slug(), label="Projectiles")
    charge = ListOf(Slug(), label="Charges")
    fuze = ListOf(Slug(), label="Fuzes")
    primer = ListOf(Slug(), label="Primers")


class Decision(Contract):
    """One step of a record's history: when the registry learnt it, and from which day it acts."""

    move = Word(Move, required=True, label="Decision")
    recorded_at = Moment(required=True, label="Recorded at")
    effective = IsoDate(required=True, label="Effective from")


class Stated(Contract):
    """What rows of an author have in common: when the registry learnt them, and the mark of exercise data."""

    recorded_at = Moment(label="Recorded at", help="Empty: the registry has always known it.")
    exercise = YesNo(
        load_default=False, label="Exercise data", help="true marks illustrative data, not for operational use."
    )


class Authority(Stated):
    """Who may speak for a nation, and on what."""

    id = RecordId(required=True, label="Id", example="nld-technical")
    nation = NationCode(label="Nation", help="Empty only for the public source.")
    name = Text(required=True, max_length=200, label="Name", help="A body, never a person.")
    competences = ListOf(Word(Competence), label="Competences")
    valid_from = IsoDate(data_key="from", label="From")
    valid_to = IsoDate(data_key="to", label="To")
    mailbox = Text(max_length=200, label="Mailbox", help="A role's address, never a person's.")


class NationalPosition(Stated):
    """What a nation declared about a standard; ratification itself never raises anything (R22)."""

    id = RecordId(required=True, label="Id")
    nation = NationCode(required=True, label="Nation")
    standard = Slug(required=True, label="Standard", help="The id of the standard.")
    position = Word(Position, required=True, label="Position")
    clause = Text(max_length=500, label="Reservation", help="The clause it concerns, in short.")
    effect = Word(ReservationEffect, load_default=ReservationEffect.NONE, label="Effect")
    valid_from = IsoDate(data_key="from", label="From")
    valid_to = IsoDate(data_key="to", label="To")
    complete_as_of = IsoDate(label="Complete as of", help="The day of the printed list.")
    sources = Sources()


class QualificationRecord(Stated):
    """One nation's dated statement that a munition or combination may, or may not, be fired from a weapon.

    The law across its columns is `registry.qualifications.completeness.faults`.
    """

    id = RecordId(required=True, label="Record", example="NLD-2025-0031/1")
    authority = RecordId(required=True, label="Authority", help="The id of the authority that states it.")
    nation = NationCode(label="Nation", help="The authority's nation; may be left out.")
    kind = Word(RecordKind, required=True, label="Kind")
    munition = Slug(label="Munition", help="The id of one configuration; or give a combination.")
    combination = Part(Combination, label="Combination", help="Allowed munitions per role; or give a munition.")
    weapon = Slug(required=True, label="Weapon", help="The id of one weapon configuration.")
    platforms = PlatformScope()
    degree = Word(Degree, label="Degree", help="Of interchangeability; not for stops.")
    contexts = ListOf(Word(Context), label="Contexts", help="Where it holds; stops hold in all and name none.")
    facets = Part(Facets, label="Facets")
    conditions = ListOf(Part(Condition), label="Conditions")
    evidence = ListOf(Part(Evidence), label="Evidence")
    standards = ListOf(Slug(), label="Standards relied on")
    valid_from = IsoDate(required=True, label="Valid from", help="First day, inclusive.")
    valid_to = IsoDate(label="Valid until", help="Last day, inclusive; a prohibition has none.")
    review_due = IsoDate(label="Review due")
    supersedes = ListOf(RecordId(), label="Supersedes", help="Records of the same authority that this one replaces.")
    resolves = ListOf(
        RecordId(), label="Resolves", help="The contradicting records, positive and negative, that this one settles."
    )
    reservations_considered = ListOf(RecordId(), label="Reservations considered", help="Ids of national positions.")
    derogates = RecordId(label="Derogates", help="The prohibition that an exception relieves.")
    beneficiaries = ListOf(NationCode(), label="Beneficiaries", help="The nations that an exception relieves.")
    releasability = Reach(required=True, label="Releasability", help="PUBLIC, NATO_ALL or a list of nations.")
    version = Integer(minimum=1, maximum=100_000, load_default=1, label="Version")
    source_reference = Text(max_length=300, label="Source reference")
    decisions = ListOf(Part(Decision), label="Decisions")
    illustrates = Text(
        max_length=200, label="Illustrates", help="Exercise data only: why a record that would be refused is shown."
    )


class RecognitionArrangement(Stated):
    """Raises a participant's record to user-nation standing; never says that a pair is interchangeable."""

    id = RecordId(required=True, label="Id")
    issuers = ListOf(NationCode(), required=True, min_items=1, label="Issuers", help="Whose records are recognised.")
    recognisers = ListOf(NationCode(), required=True, min_items=1, label="Recognisers", help="Who recognises them.")
    evidence_kinds = AnyOr(Word(EvidenceKind), label="Evidence kinds", help="ANY, or the kinds covered.")
    categories = AnyOr(Word(Category), label="Categories", help="ANY, or the categories covered.")
    valid_from = IsoDate(data_key="from", label="From")
    valid_to = IsoDate(data_key="to", label="To")
    name = Text(max_length=200, label="Name")
    sources = Sources()


class RestrictionNotice(Stated):
    """Only ever lowers."""

    id = RecordId(required=True, label="Id")
    munition = Slug(required=True, label="Munition", help="The id of one configuration.")
    lots = ListOf(Text(max_length=60), load_default=None, allow_none=True, label="Lots", help="Empty: all lots.")
    action = Word(NoticeAction, required=True, label="Action")
    authority = RecordId(required=True, label="Authority", help="The id of the authority that restricts.")
    nation = NationCode(label="Nation", help="The authority's nation; may be left out.")
    valid_from = IsoDate(required=True, data_key="from", label="From")
    valid_to = IsoDate(data_key="to", label="To")
    reason = Text(max_length=300, label="Reason")
    source_reference = Text(max_length=300, label="Source reference")


class PublicStatement(Sourced):
    """What a public page says of one munition and one weapon: informs, never decides."""

    id = Slug(required=True, label="Id", example="ps-l-0001")
    kind = Word(
        RecordKind,
        only=(RecordKind.INTERCHANGEABILITY, RecordKind.NEGATIVE_FINDING, RecordKind.PROHIBITION),
        required=True,
        label="Kind",
    )
    munition = Slug(required=True, label="Munition", help="The id of one configuration.")
    weapon = Slug(required=True, label="Weapon", help="The id of one weapon configuration.")
    platforms = PlatformScope()
    says = Text(
        required=True, max_length=LONGEST_NOTE, label="Says", help="One sentence, in English, of what the page says."
    )
    conditions = Text(max_length=LONGEST_NOTE, label="Conditions", help="The limits that the page names.")
    asserted_by = Text(required=True, max_length=200, label="Asserted by", help="A body, never a person.")
    asserted_nation = NationCode(label="Asserting nation", help="Only of a national authority.")
    basis = Text(max_length=60, label="Basis", example="manufacturer_statement")
    dated = IsoDate(label="Dated")


class ReferenceHalf(StrEnum):
    """The two compatibility files of the public reference, whose every row is accounted for."""

    LAND_SMALL = "land-small"
    LARGE = "large"


class StatementAccount(Contract):
    """What became of one row of the public reference."""

    file = Word(ReferenceHalf, required=True, label="File")
    row = Integer(minimum=1, required=True, label="Row", help="The data row, counted from 1.")
    munition_text = Text(required=True, max_length=300, label="Munition as printed")
    system_text = Text(required=True, max_length=300, label="System as printed")
    statement = Text(required=True, max_length=60, label="Statement as printed", example="qualified")
    fate = Word(StatementFate, required=True, label="Fate")
    targets = ListOf(Text(max_length=80), label="Targets", help="The ids that were written.")
    why = Text(required=True, max_length=500, label="Why")
