"""Why a record counts for a question: whose it is, and whose word the user nation takes (R3) (pure)."""

from collections.abc import Iterable, Mapping
from datetime import date

from registry.compatibility.facts import Arrangement, Evidence, Facts, Question, Record
from registry.compatibility.history import in_force
from schemas.vocabulary import (
    EVIDENCE_FOR_FULL,
    EVIDENCE_THAT_SUPPORTS_NOTHING,
    Degree,
    EvidenceKind,
    Grade,
    RecordKind,
    Releasability,
    Standing,
)

OWN_OR_RECOGNISED = frozenset({Standing.USER_NATION, Standing.RECOGNISED})

Recognised = Mapping[str, frozenset[EvidenceKind] | None]
"""Per issuing nation the evidence kinds that arrangements in force cover; None is any kind."""


def recognised_issuers(question: Question, facts: Facts, day: date) -> Recognised:
    issuers: dict[str, frozenset[EvidenceKind] | None] = {}
    for arrangement in facts.arrangements:
        if _reaches(arrangement, question, day):
            for issuer in arrangement.issuers:
                kinds, known = arrangement.evidence_kinds, issuers.get(issuer, frozenset())
                issuers[issuer] = None if kinds is None or known is None else known | kinds
    return issuers


def recognised_under(question: Question, facts: Facts, records: Iterable[str]) -> tuple[str, ...]:
    """The arrangements in force, by id, by which the user nation takes the word of some of these records."""
    wanted = frozenset(records)
    stated = [one for one in facts.records if one.id in wanted and one.nation not in (None, question.user)]
    return tuple(
        sorted(
            one.id
            for one in facts.arrangements
            if _reaches(one, question, question.as_of) and any(_carries(one, record) for record in stated)
        )
    )


def _carries(arrangement: Arrangement, record: Record) -> bool:
    """Whether it is about what this record says: of a permission the evidence, of a stop the nation alone (R3)."""
    return record.nation in arrangement.issuers and (
        arrangement.evidence_kinds is None
        or record.kind is not RecordKind.INTERCHANGEABILITY
        or any(item.kind in arrangement.evidence_kinds - EVIDENCE_THAT_SUPPORTS_NOTHING for item in record.evidence)
    )


def _reaches(arrangement: Arrangement, question: Question, day: date) -> bool:
    return (
        question.user in arrangement.recognisers
        and arrangement.recorded_at <= question.as_known
        and in_force(arrangement.valid_from, arrangement.valid_to, day)
        and (arrangement.categories is None or question.categories <= arrangement.categories)
    )


def standing_of_nation(nation: str | None, question: Question, recognised: Recognised) -> Standing:
    """The standing of what `nation` says to stop something; None is the authority "public source"."""
    if nation is None:
        return Standing.THIRD_PARTY
    if nation == question.user:
        return Standing.USER_NATION
    if nation in recognised:
        return Standing.RECOGNISED
    if nation == question.holder:
        return Standing.HOLDER
    return Standing.PRODUCER_OR_DESIGN if nation in question.makers else Standing.THIRD_PARTY


def standing_of_permission(record: Record, question: Question, recognised: Recognised) -> Standing:
    """As of a nation, but recognition reaches only evidence of the kinds that the arrangement covers."""
    standing = standing_of_nation(record.nation, question, recognised)
    if standing is Standing.RECOGNISED and not covered_evidence(record, standing, recognised):
        kinds = recognised[record.nation or ""]
        return Standing.RECOGNISED if kinds is None else Standing.THIRD_PARTY
    return standing


def covered_evidence(record: Record, standing: Standing, recognised: Recognised) -> tuple[Evidence, ...]:
    kinds = recognised.get(record.nation or "") if standing is Standing.RECOGNISED else None
    return record.evidence if kinds is None else tuple(item for item in record.evidence if item.kind in kinds)


def evidence_suffices(degree: Degree | None, evidence: tuple[Evidence, ...]) -> bool:
    """FULL needs one A or B item of an assessing kind; the others one A to C item that supports anything at all."""
    if degree is Degree.FULL:
        return any(item.kind in EVIDENCE_FOR_FULL and item.grade in (Grade.A, Grade.B) for item in evidence)
    return any(item.kind not in EVIDENCE_THAT_SUPPORTS_NOTHING and item.grade is not Grade.D for item in evidence)


def may_read(record: Record, reader: str | None, allies: frozenset[str]) -> bool:
    """Whether `reader` may see the record's content (R21). None reads everything, an unnamed public reader is ""."""
    if reader is None or record.releasability is Releasability.PUBLIC or (reader and reader == record.nation):
        return True
    if record.releasability is Releasability.NATO_ALL:
        return reader in allies
    return reader in record.releasability
