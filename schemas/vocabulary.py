"""Every code word the registry uses, once: enumerations of the domain, worst-first orders, merge rules."""

from collections.abc import Mapping
from enum import StrEnum


class NationStatus(StrEnum):
    ALLY = "ALLY"
    PARTNER = "PARTNER"
    OTHER = "OTHER"


class Competence(StrEnum):
    TECHNICAL = "TECHNICAL"
    SAFETY = "SAFETY"
    QUALITY = "QUALITY"
    RELEASE = "RELEASE"
    EXPORT = "EXPORT"
    TREATY = "TREATY"
    TRANSPORT = "TRANSPORT"


class StandardKind(StrEnum):
    STANAG = "STANAG"
    STANREC = "STANREC"
    AP = "AP"
    NATIONAL = "NATIONAL"
    MOU = "MOU"
    COMMERCIAL = "COMMERCIAL"


class Position(StrEnum):
    RATIFIED = "RATIFIED"
    RATIFIED_WITH_RESERVATION = "RATIFIED_WITH_RESERVATION"
    RATIFIED_FUTURE_IMPLEMENTATION = "RATIFIED_FUTURE_IMPLEMENTATION"
    NOT_RATIFIED = "NOT_RATIFIED"
    NO_RESPONSE = "NO_RESPONSE"
    DENOUNCED = "DENOUNCED"


class ReservationEffect(StrEnum):
    NONE = "NONE"
    LIMITS_FUNCTION = "LIMITS_FUNCTION"
    LIMITS_FIT = "LIMITS_FIT"
    UNCLEAR = "UNCLEAR"


class InterfaceKind(StrEnum):
    CARTRIDGE_CHAMBER = "CARTRIDGE_CHAMBER"
    SEPARATE_LOADING_BORE = "SEPARATE_LOADING_BORE"
    CHARGE_CHAMBER = "CHARGE_CHAMBER"
    SMOOTH_MORTAR_TUBE = "SMOOTH_MORTAR_TUBE"
    RIFLED_MORTAR_TUBE = "RIFLED_MORTAR_TUBE"
    LAUNCH_TUBE = "LAUNCH_TUBE"
    RAIL_OR_SHACKLE = "RAIL_OR_SHACKLE"
    FUZE_WELL = "FUZE_WELL"
    DATA_LINK = "DATA_LINK"
    LINK_BELT = "LINK_BELT"
    PRIMING = "PRIMING"


MATING_KINDS = frozenset(
    {
        InterfaceKind.CARTRIDGE_CHAMBER,
        InterfaceKind.SEPARATE_LOADING_BORE,
        InterfaceKind.CHARGE_CHAMBER,
        InterfaceKind.SMOOTH_MORTAR_TUBE,
        InterfaceKind.RIFLED_MORTAR_TUBE,
        InterfaceKind.LAUNCH_TUBE,
        InterfaceKind.RAIL_OR_SHACKLE,
    }
)


class CaseSuffix(StrEnum):
    R = "R"
    B = "B"
    RB = "RB"
    SR = "SR"


class BoreType(StrEnum):
    RIFLED = "RIFLED"
    SMOOTH = "SMOOTH"


class Priming(StrEnum):
    PERCUSSION = "PERCUSSION"
    ELECTRIC = "ELECTRIC"


class AliasPrecision(StrEnum):
    EXACT = "EXACT"
    AMBIGUOUS = "AMBIGUOUS"


class Category(StrEnum):
    SMALL_ARMS = "SMALL_ARMS"
    CANNON = "CANNON"
    GRENADE = "GRENADE"
    MORTAR = "MORTAR"
    TANK_GUN = "TANK_GUN"
    ARTILLERY = "ARTILLERY"
    ROCKET = "ROCKET"
    MISSILE = "MISSILE"
    BOMB = "BOMB"
    NAVAL_GUN = "NAVAL_GUN"
    TORPEDO = "TORPEDO"
    MINE = "MINE"
    PYROTECHNIC = "PYROTECHNIC"
    COUNTERMEASURE = "COUNTERMEASURE"
    OTHER = "OTHER"


class Component(StrEnum):
    COMPLETE_ROUND = "COMPLETE_ROUND"
    PROJECTILE = "PROJECTILE"
    CHARGE = "CHARGE"
    FUZE = "FUZE"
    PRIMER = "PRIMER"
    MISSILE = "MISSILE"
    BOMB = "BOMB"
    KIT = "KIT"


class Assembly(StrEnum):
    FIXED = "FIXED"
    SEMI_FIXED = "SEMI_FIXED"
    SEPARATE_LOADING = "SEPARATE_LOADING"
    ALL_UP_ROUND = "ALL_UP_ROUND"
    COMPONENT = "COMPONENT"
    KIT = "KIT"


class CombinationRole(StrEnum):
    PROJECTILE = "projectile"
    CHARGE = "charge"
    FUZE = "fuze"
    PRIMER = "primer"


COMPONENT_OF = {role: Component[role.name] for role in CombinationRole}
"""What plays each role of a combination."""

ROLE_OF: Mapping[str, CombinationRole] = {component: role for role, component in COMPONENT_OF.items()}

FIRED_WITH_OTHERS = (Component.CHARGE, Component.FUZE, Component.PRIMER)
"""Never asked about by themselves: they are parts of a combination."""


class IdentifierType(StrEnum):
    NSN = "NSN"
    DODIC = "DODIC"
    ICFA = "ICFA"
    GROUP = "GROUP"
    PART_NUMBER = "PART_NUMBER"
    NATIONAL = "NATIONAL"
    NAME = "NAME"


GROUP_IDENTIFIERS = frozenset({IdentifierType.DODIC, IdentifierType.ICFA, IdentifierType.GROUP})


class TreatyClass(StrEnum):
    NONE = "NONE"
    CCM_DEFINED = "CCM_DEFINED"
    CCM_EXCLUDED_DESIGN = "CCM_EXCLUDED_DESIGN"
    APM = "APM"
    UNDETERMINED = "UNDETERMINED"


class Lifecycle(StrEnum):
    DEVELOPMENT = "DEVELOPMENT"
    IN_PRODUCTION = "IN_PRODUCTION"
    IN_SERVICE = "IN_SERVICE"
    OBSOLETE = "OBSOLETE"
    UNKNOWN = "UNKNOWN"


class RecordKind(StrEnum):
    INTERCHANGEABILITY = "INTERCHANGEABILITY"
    NEGATIVE_FINDING = "NEGATIVE_FINDING"
    PROHIBITION = "PROHIBITION"
    EXCEPTION = "EXCEPTION"


STOPS = frozenset({RecordKind.PROHIBITION, RecordKind.NEGATIVE_FINDING})
"""Records that can only say no; they name no contexts, carry no degree and cannot be suspended."""

PUBLIC_SOURCE = "public-source"
"""The id of the authority that speaks for no nation: what public pages say informs and never decides."""


class Degree(StrEnum):
    FULL = "FULL"
    CONDITIONAL = "CONDITIONAL"
    EMERGENCY_ONLY = "EMERGENCY_ONLY"


class Context(StrEnum):
    TRAINING = "training"
    EXERCISE = "exercise"
    OPERATIONS = "operations"
    EMERGENCY = "emergency"


class Facet(StrEnum):
    """How far form, fit or function was assessed."""

    CONFIRMED = "CONFIRMED"
    CONFIRMED_WITH_CONDITION = "CONFIRMED_WITH_CONDITION"
    NOT_CONFIRMED = "NOT_CONFIRMED"
    NOT_ASSESSED = "NOT_ASSESSED"
    FAILED = "FAILED"


FIT_KNOWN = frozenset({Facet.CONFIRMED, Facet.CONFIRMED_WITH_CONDITION})
FACETS_OF_DEGREE = {
    Degree.FULL: frozenset({Facet.CONFIRMED}),
    Degree.CONDITIONAL: FIT_KNOWN,
    Degree.EMERGENCY_ONLY: FIT_KNOWN | {Facet.NOT_ASSESSED},
}
"""What fit and function must at least be for a degree."""


class FireControlData(StrEnum):
    AVAILABLE = "AVAILABLE"
    PARTIAL = "PARTIAL"
    NOT_AVAILABLE = "NOT_AVAILABLE"
    NOT_REQUIRED = "NOT_REQUIRED"


class ConditionKind(StrEnum):
    FCS_BUILD_MIN = "FCS_BUILD_MIN"
    FIRING_TABLE_REF = "FIRING_TABLE_REF"
    FUZE_SET = "FUZE_SET"
    CHARGE_SET = "CHARGE_SET"
    MAX_ZONE = "MAX_ZONE"
    TEMPERATURE_BAND = "TEMPERATURE_BAND"
    RATE_LIMIT = "RATE_LIMIT"
    WEAPON_MOD_REQUIRED = "WEAPON_MOD_REQUIRED"
    ADAPTER_REQUIRED = "ADAPTER_REQUIRED"
    EM_ENVIRONMENT = "EM_ENVIRONMENT"
    CREW_TRAINING = "CREW_TRAINING"
    RANGE_SAFETY = "RANGE_SAFETY"
    PLATFORM_EXCLUDED = "PLATFORM_EXCLUDED"
    LOT_LIMIT = "LOT_LIMIT"
    FEED_OR_LINK = "FEED_OR_LINK"
    STORAGE = "STORAGE"
    APPROVAL_BY_COMMANDER = "APPROVAL_BY_COMMANDER"
    ACKNOWLEDGE_NOTICE = "ACKNOWLEDGE_NOTICE"
    FREE_TEXT = "FREE_TEXT"


WITHHELD = "WITHHELD"
"""What a reader without access sees in place of a condition's kind (R21). Never stored."""


class Merge(StrEnum):
    """How conditions of one kind and unit combine (R10)."""

    INTERSECT = "INTERSECT"
    MIN = "MIN"
    MAX = "MAX"
    UNION = "UNION"


MERGE_OF_KIND = dict.fromkeys(ConditionKind, Merge.UNION) | {
    ConditionKind.TEMPERATURE_BAND: Merge.INTERSECT,
    ConditionKind.CHARGE_SET: Merge.INTERSECT,
    ConditionKind.FUZE_SET: Merge.INTERSECT,
    ConditionKind.MAX_ZONE: Merge.MIN,
    ConditionKind.RATE_LIMIT: Merge.MIN,
    ConditionKind.FCS_BUILD_MIN: Merge.MAX,
}


class EvidenceKind(StrEnum):
    TDP_REVIEW = "TDP_REVIEW"
    TRIAL_REPORT = "TRIAL_REPORT"
    S3_FULL = "S3_FULL"
    S3_DELTA = "S3_DELTA"
    S3_RECOGNISED = "S3_RECOGNISED"
    COMMON_CERTIFICATION = "COMMON_CERTIFICATION"
    GQA_CERTIFICATE = "GQA_CERTIFICATE"
    CATALOGUE_ENTRY = "CATALOGUE_ENTRY"
    IN_SERVICE_RECORD = "IN_SERVICE_RECORD"
    MANUFACTURER_STATEMENT = "MANUFACTURER_STATEMENT"
    PUBLIC_SOURCE = "PUBLIC_SOURCE"


EVIDENCE_FOR_FULL = frozenset(
    {
        EvidenceKind.S3_FULL,
        EvidenceKind.S3_DELTA,
        EvidenceKind.S3_RECOGNISED,
        EvidenceKind.COMMON_CERTIFICATION,
        EvidenceKind.CATALOGUE_ENTRY,
    }
)
EVIDENCE_THAT_SUPPORTS_NOTHING = frozenset(
    {EvidenceKind.GQA_CERTIFICATE, EvidenceKind.MANUFACTURER_STATEMENT, EvidenceKind.PUBLIC_SOURCE}
)


class Grade(StrEnum):
    """A own nation's authority, B recognised authority, C other nation's authority, D maker, press or other."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Move(StrEnum):
    """A decision in a record's history, as kept and exchanged."""

    SUBMITTED = "SUBMITTED"
    ACCEPTED = "ACCEPTED"
    SUSPENDED = "SUSPENDED"
    REINSTATED = "REINSTATED"
    WITHDRAWN = "WITHDRAWN"


class NoticeAction(StrEnum):
    SUSPEND_ALL = "SUSPEND_ALL"
    SUSPEND_TRAINING = "SUSPEND_TRAINING"
    EMERGENCY_ONLY = "EMERGENCY_ONLY"
    INSPECT_FIRST = "INSPECT_FIRST"
    MONITOR = "MONITOR"


class Standing(StrEnum):
    USER_NATION = "USER_NATION"
    RECOGNISED = "RECOGNISED"
    HOLDER = "HOLDER"
    PRODUCER_OR_DESIGN = "PRODUCER_OR_DESIGN"
    THIRD_PARTY = "THIRD_PARTY"


class Code(StrEnum):
    """Technical verdict codes, worst first."""

    PROHIBITED = "PROHIBITED"
    INCOMPATIBLE = "INCOMPATIBLE"
    SUSPENDED = "SUSPENDED"
    CONFLICT = "CONFLICT"
    NOT_ESTABLISHED = "NOT_ESTABLISHED"
    EMERGENCY_ONLY = "EMERGENCY_ONLY"
    CONDITIONAL = "CONDITIONAL"
    INTERCHANGEABLE = "INTERCHANGEABLE"


WORST_FIRST = {code: rank for rank, code in enumerate(Code)}


class State(StrEnum):
    """What a person sees; five only."""

    YES = "YES"
    CONDITIONAL = "CONDITIONAL"
    DISPUTED = "DISPUTED"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


class Counted(StrEnum):
    """How a list counts an answer: by its state, but what is permitted in an emergency only apart, where none was asked about."""

    YES = "YES"
    CONDITIONAL = "CONDITIONAL"
    EMERGENCY_ONLY = "EMERGENCY_ONLY"
    DISPUTED = "DISPUTED"
    UNKNOWN = "UNKNOWN"
    NO = "NO"


STATE_OF_CODE = {
    Code.PROHIBITED: State.NO,
    Code.INCOMPATIBLE: State.NO,
    Code.SUSPENDED: State.NO,
    Code.CONFLICT: State.DISPUTED,
    Code.NOT_ESTABLISHED: State.UNKNOWN,
    Code.EMERGENCY_ONLY: State.CONDITIONAL,
    Code.CONDITIONAL: State.CONDITIONAL,
    Code.INTERCHANGEABLE: State.YES,
}


class Share(StrEnum):
    """What an answer is counted under where answers are counted: its state, but what is for emergencies only stands apart.

    Its state is that of a yes with conditions, which in any other context than an emergency it is not.
    """

    YES = "YES"
    CONDITIONAL = "CONDITIONAL"
    EMERGENCY_ONLY = "EMERGENCY_ONLY"
    DISPUTED = "DISPUTED"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


SHARE_OF_CODE = {code: Share(state) for code, state in STATE_OF_CODE.items()} | {
    Code.EMERGENCY_ONLY: Share.EMERGENCY_ONLY
}


class Reason(StrEnum):
    """Why nothing is established, most informative first."""

    IDENTITY_AMBIGUOUS = "IDENTITY_AMBIGUOUS"
    CONTEXT_NOT_COVERED = "CONTEXT_NOT_COVERED"
    PLATFORM_NOT_COVERED = "PLATFORM_NOT_COVERED"
    CONFIGURATION_NOT_COVERED = "CONFIGURATION_NOT_COVERED"
    COMBINATION_NOT_COVERED = "COMBINATION_NOT_COVERED"
    CONDITIONS_UNSATISFIABLE = "CONDITIONS_UNSATISFIABLE"
    FIRE_CONTROL_DATA_MISSING = "FIRE_CONTROL_DATA_MISSING"
    EVIDENCE_INSUFFICIENT = "EVIDENCE_INSUFFICIENT"
    INTERFACE_UNKNOWN = "INTERFACE_UNKNOWN"
    NOT_YET_EFFECTIVE = "NOT_YET_EFFECTIVE"
    EXPIRED = "EXPIRED"
    WITHDRAWN = "WITHDRAWN"
    UNDER_EVALUATION = "UNDER_EVALUATION"
    ONLY_THIRD_PARTY = "ONLY_THIRD_PARTY"
    NO_RECORD = "NO_RECORD"


REASON_ORDER = {reason: rank for rank, reason in enumerate(Reason)}


class Answer(StrEnum):
    """The overall answer, derived last."""

    NO = "NO"
    NOT_YET = "NOT_YET"
    ACTION_NEEDED = "ACTION_NEEDED"
    YES_IN_EMERGENCY = "YES_IN_EMERGENCY"
    YES_WITH_CONDITIONS = "YES_WITH_CONDITIONS"
    YES = "YES"


class Flag(StrEnum):
    OVERLAP = "OVERLAP"
    REVIEW_OVERDUE = "REVIEW_OVERDUE"
    DATA_QUALITY_ALARM = "DATA_QUALITY_ALARM"
    LOT_CHECK_REQUIRED = "LOT_CHECK_REQUIRED"
    RESERVATION = "RESERVATION"
    RESTRICTED_RECORD = "RESTRICTED_RECORD"


class Notice(StrEnum):
    """What an answer must draw attention to, each naming what it is about."""

    THIRD_PARTY_PROHIBITION = "THIRD_PARTY_PROHIBITION"
    PROHIBITION_DEROGATED = "PROHIBITION_DEROGATED"
    THIRD_PARTY_NEGATIVE_FINDING = "THIRD_PARTY_NEGATIVE_FINDING"
    NEGATIVE_FINDING_OF_HOLDER_OR_PRODUCER = "NEGATIVE_FINDING_OF_HOLDER_OR_PRODUCER"
    CONFLICT_RESOLVED = "CONFLICT_RESOLVED"
    RESTRICTION_SUSPEND_ALL = "RESTRICTION_SUSPEND_ALL"
    RESTRICTION_SUSPEND_TRAINING = "RESTRICTION_SUSPEND_TRAINING"
    RESTRICTION_EMERGENCY_ONLY = "RESTRICTION_EMERGENCY_ONLY"
    RESTRICTION_INSPECT_FIRST = "RESTRICTION_INSPECT_FIRST"
    RESTRICTION_MONITOR = "RESTRICTION_MONITOR"
    RESERVATION_LIMITS_FUNCTION = "RESERVATION_LIMITS_FUNCTION"
    IDENTIFIER_REPLACED = "IDENTIFIER_REPLACED"


class Why(StrEnum):
    """What part a record played in an answer. The first group counted, the second did not."""

    DECIDES = "DECIDES"
    PROHIBITS = "PROHIBITS"
    PROHIBITS_AS_THIRD_PARTY = "PROHIBITS_AS_THIRD_PARTY"
    DEROGATES = "DEROGATES"
    FINDS_AGAINST = "FINDS_AGAINST"
    STOPS_BY_SUSPENSION = "STOPS_BY_SUSPENSION"

    THIRD_PARTY = "THIRD_PARTY"
    ONLY_INFORMS = "ONLY_INFORMS"
    OVERRULED = "OVERRULED"
    DEROGATED = "DEROGATED"
    DEROGATES_NOTHING_HERE = "DEROGATES_NOTHING_HERE"
    SET_ASIDE = "SET_ASIDE"
    SUPERSEDED = "SUPERSEDED"
    SUSPENDED = "SUSPENDED"
    CONTEXT_NOT_COVERED = "CONTEXT_NOT_COVERED"
    PLATFORM_NOT_COVERED = "PLATFORM_NOT_COVERED"
    CONFIGURATION_NOT_COVERED = "CONFIGURATION_NOT_COVERED"
    COMBINATION_NOT_COVERED = "COMBINATION_NOT_COVERED"
    FIRE_CONTROL_DATA_MISSING = "FIRE_CONTROL_DATA_MISSING"
    EVIDENCE_INSUFFICIENT = "EVIDENCE_INSUFFICIENT"
    INTERFACE_UNKNOWN = "INTERFACE_UNKNOWN"
    NOT_YET_EFFECTIVE = "NOT_YET_EFFECTIVE"
    EXPIRED = "EXPIRED"
    WITHDRAWN = "WITHDRAWN"
    UNDER_EVALUATION = "UNDER_EVALUATION"
    RESTRICTED = "RESTRICTED"


COUNTED = frozenset(
    {
        Why.DECIDES,
        Why.PROHIBITS,
        Why.PROHIBITS_AS_THIRD_PARTY,
        Why.DEROGATES,
        Why.FINDS_AGAINST,
        Why.STOPS_BY_SUSPENSION,
    }
)


class Remedy(StrEnum):
    """The smallest missing item that would change an answer."""

    NAME_THE_CONFIGURATION = "NAME_THE_CONFIGURATION"
    NAME_THE_COMBINATION = "NAME_THE_COMBINATION"
    NAME_THE_PLATFORM = "NAME_THE_PLATFORM"
    NAME_THE_LOTS = "NAME_THE_LOTS"
    OWN_RECORD = "OWN_RECORD"
    OWN_RECORD_OR_RECOGNITION = "OWN_RECORD_OR_RECOGNITION"
    RECORD_FOR_CONTEXT = "RECORD_FOR_CONTEXT"
    RECORD_FOR_PLATFORM = "RECORD_FOR_PLATFORM"
    RECORD_FOR_CONFIGURATION = "RECORD_FOR_CONFIGURATION"
    RECORD_FOR_COMBINATION = "RECORD_FOR_COMBINATION"
    RECONCILED_CONDITIONS = "RECONCILED_CONDITIONS"
    FIRE_CONTROL_DATA = "FIRE_CONTROL_DATA"
    BETTER_EVIDENCE = "BETTER_EVIDENCE"
    FIT_OR_INTERFACES = "FIT_OR_INTERFACES"
    RECORD_TAKES_EFFECT = "RECORD_TAKES_EFFECT"
    RENEWED_RECORD = "RENEWED_RECORD"
    DECISION_ON_SUBMISSION = "DECISION_ON_SUBMISSION"
    EXCEPTION_OR_WITHDRAWAL = "EXCEPTION_OR_WITHDRAWAL"
    ADAPTER_OR_CORRECTION = "ADAPTER_OR_CORRECTION"
    NEW_FINDING = "NEW_FINDING"
    REINSTATEMENT = "REINSTATEMENT"
    NOTICE_LIFTED = "NOTICE_LIFTED"
    RESOLVING_RECORD = "RESOLVING_RECORD"
    RESERVATION_RECONFIRMED = "RESERVATION_RECONFIRMED"
    COMPLETE_FIRE_CONTROL_DATA = "COMPLETE_FIRE_CONTROL_DATA"
    FULL_RECORD = "FULL_RECORD"


class Releasability(StrEnum):
    """Who may read a record's content; otherwise a list of nations."""

    PUBLIC = "PUBLIC"
    NATO_ALL = "NATO_ALL"


class SystemKind(StrEnum):
    WEAPON = "weapon"
    PLATFORM = "platform"


class Held(StrEnum):
    """Why a nation is taken to have a round. No word of how many, which the registry never knows."""

    IN_SERVICE = "IN_SERVICE"
    DESIGNATED = "DESIGNATED"
    MADE = "MADE"


class StatementFate(StrEnum):
    """What became of a row of the public reference when it was curated."""

    STATEMENT = "STATEMENT"
    INTERFACE = "INTERFACE"
    NOTE = "NOTE"
    DROPPED_INFERENCE = "DROPPED_INFERENCE"
    DUPLICATE = "DUPLICATE"
    UNRESOLVED = "UNRESOLVED"


ANY = "ANY"
"""No limit: any platform, category, evidence kind. A word of the wire, beside a list."""
