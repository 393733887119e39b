"""A record that resolves a conflict names at least one positive and one negative statement."""

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule
from schemas.vocabulary import RecordKind

POSITIVE = frozenset({RecordKind.INTERCHANGEABILITY, RecordKind.EXCEPTION})


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of("records"):
        names = row.get("resolves") or ()
        found = [documents.find("records", name) or documents.find("statements", name) for name in names]
        if not names or None in found:
            continue
        kinds = {resolved.get("kind") for resolved in found if resolved}
        if not kinds & POSITIVE or not kinds - POSITIVE:
            report(row, "resolves", "A conflict has two sides: name at least one positive and one negative record.")
        if row.get("kind") not in {RecordKind.INTERCHANGEABILITY, RecordKind.NEGATIVE_FINDING}:
            report(row, "resolves", "Only a positive record or a negative finding can resolve a conflict.")


RULE = Rule("a-resolving-record-names-both-sides", "A resolving record names a positive and a negative one.", inspect)
