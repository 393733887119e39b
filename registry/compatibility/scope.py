"""What a record covers, what a stop reaches (R2, R9), and whether the interfaces mate (R5) (pure)."""

from enum import StrEnum
from itertools import combinations

from registry.compatibility.facts import Munition, Question, Record, Weapon
from schemas.vocabulary import MATING_KINDS, Assembly, CombinationRole, ConditionKind, InterfaceKind

NEEDS_COMBINATION = frozenset({Assembly.SEPARATE_LOADING, Assembly.COMPONENT})
ONE_GUN_TWO_INTERFACES = frozenset({InterfaceKind.SEPARATE_LOADING_BORE, InterfaceKind.CHARGE_CHAMBER})
"""A separate-loading gun has both, so one registered without the other is a gap and not a difference."""


class Coverage(StrEnum):
    COVERS = "COVERS"
    PLATFORM_NOT_COVERED = "PLATFORM_NOT_COVERED"
    COMBINATION_NOT_COVERED = "COMBINATION_NOT_COVERED"
    CONFIGURATION_NOT_COVERED = "CONFIGURATION_NOT_COVERED"
    UNRELATED = "UNRELATED"


class Gate(StrEnum):
    MATES = "MATES"
    UNKNOWN = "UNKNOWN"
    RULED_OUT = "RULED_OUT"


def coverage(record: Record, question: Question) -> Coverage:
    """How far a permission covers the question; the first shortfall names itself."""
    same_weapon = record.weapon == question.weapon.id
    if same_weapon and _covers_load(record, question):
        return Coverage.COVERS if covers_platform(record, question) else Coverage.PLATFORM_NOT_COVERED
    if same_weapon and _shares_component(record, question):
        return Coverage.COMBINATION_NOT_COVERED
    if (same_weapon or record.weapon in question.weapon.kin) and _covers_kin(record, question):
        return Coverage.CONFIGURATION_NOT_COVERED
    return Coverage.UNRELATED


def reaches(stop: Record, question: Question) -> bool:
    """Whether a prohibition or a finding against applies: it spreads further than a permission.

    A stop on a component reaches every load that contains it; a stop on a combination every load that agrees with it
    in each role that both name; a stop for some platforms also a question that names none.
    """
    if stop.weapon != question.weapon.id:
        return False
    if stop.platforms is not None and question.platform is not None and question.platform not in stop.platforms:
        return False
    if stop.combination is None:
        return stop.munition in question.munitions
    if None in question.parts:
        return any(question.munitions <= members for members in stop.combination.values())
    shared = [role for role in stop.combination if role in question.parts]
    return bool(shared) and all(question.parts[role].id in stop.combination[role] for role in shared)


def speaks_of(record: Record, question: Question) -> bool:
    """Whether a record of another nation covers the question, or states something of the very component asked alone."""
    lone = question.parts.get(None)
    about = lone is not None and record.munition == lone.id and record.weapon == question.weapon.id
    return (about or coverage(record, question) is Coverage.COVERS) and covers_platform(record, question)


def same_subject(one: Record, other: Record) -> bool:
    """Whether two records speak of the same load and weapon."""
    return (one.weapon, one.munition, one.combination) == (other.weapon, other.munition, other.combination)


def gate(question: Question) -> Gate:
    """Compare registered interfaces kind by kind, per component, and fuze wells between components.

    Can only say no: RULED_OUT. MATES concludes nothing; UNKNOWN asks a permission for a confirmed fit.
    """
    parts = list(question.parts.values())
    verdicts = [_mating(part, question.weapon) for part in parts]
    if Gate.RULED_OUT in verdicts or _fuze_wells_differ(parts):
        return Gate.RULED_OUT
    return Gate.MATES if Gate.MATES in verdicts else Gate.UNKNOWN


def needs_combination(question: Question) -> bool:
    """Whether a component was asked alone, that is only ever fired as part of a combination (R9)."""
    lone = question.parts.get(None)
    return lone is not None and lone.assembly in NEEDS_COMBINATION


def partly_named(record: Record, question: Question) -> bool:
    """Whether a record's combination has parts that the question leaves out, and agrees on those that it names."""
    return (
        record.combination is not None
        and None not in question.parts
        and question.parts.keys() < record.combination.keys()
        and all(part.id in record.combination[role] for role, part in _roles(question))
    )


def _covers_load(record: Record, question: Question) -> bool:
    if record.combination is None:
        lone = question.parts.get(None)
        return lone is not None and lone.id == record.munition and lone.assembly not in NEEDS_COMBINATION
    return record.combination.keys() == question.parts.keys() and all(
        part.id in record.combination[role] for role, part in _roles(question)
    )


def _roles(question: Question) -> list[tuple[CombinationRole, Munition]]:
    return [(role, part) for role, part in question.parts.items() if role is not None]


def covers_platform(record: Record, question: Question) -> bool:
    """Whether a permission's list of platforms, less those that its conditions exclude, holds the asked one."""
    if record.platforms is not None and question.platform not in record.platforms:
        return False
    return not any(
        condition.kind is ConditionKind.PLATFORM_EXCLUDED and question.platform in _words(condition.value)
        for condition in record.conditions
    )


def _words(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _shares_component(record: Record, question: Question) -> bool:
    if record.combination is None:
        return record.munition in question.munitions
    return any(question.munitions & members for members in record.combination.values())


def _covers_kin(record: Record, question: Question) -> bool:
    """Whether the record would cover the load if members of one family were read as the same."""
    if record.combination is None:
        lone = question.parts.get(None)
        return lone is not None and (record.munition == lone.id or record.munition in lone.kin)
    return record.combination.keys() == question.parts.keys() and all(
        (part.kin | {part.id}) & record.combination[role] for role, part in _roles(question)
    )


def _mating(part: Munition, weapon: Weapon) -> Gate:
    common = part.presents.keys() & weapon.accepts.keys()
    if any(not part.presents[kind] & weapon.accepts[kind] for kind in common):
        return Gate.RULED_OUT
    if common & MATING_KINDS:
        return Gate.MATES
    ours, theirs = part.presents.keys() & MATING_KINDS, weapon.accepts.keys() & MATING_KINDS
    if not ours or not theirs or ours | theirs <= ONE_GUN_TWO_INTERFACES:
        return Gate.UNKNOWN
    return Gate.RULED_OUT


def _fuze_wells_differ(parts: list[Munition]) -> bool:
    wells = [part.presents[InterfaceKind.FUZE_WELL] for part in parts if InterfaceKind.FUZE_WELL in part.presents]
    return any(not one & other for one, other in combinations(wells, 2))
