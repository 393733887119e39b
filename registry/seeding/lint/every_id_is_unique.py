"""Every id is unique among its kind; weapons and platforms share one namespace, and so do records and statements."""

from collections.abc import Iterator

from registry.seeding.documents import KINDS, Documents, Row
from registry.seeding.rule import Report, Rule

SHARED = {"weapons": "systems", "platforms": "systems", "records": "records", "statements": "records"}
"""A question names a weapon or a platform as its system; a public statement is loaded as a record."""


def inspect(documents: Documents, report: Report) -> None:
    first: dict[tuple[str, str], Row] = {}
    for row in documents.of(*KINDS):
        for name in _names(row):
            earlier = first.setdefault((SHARED.get(row.kind, row.kind), name), row)
            if earlier is not row:
                message = f"The id is already that of {earlier.subject} in {earlier.file}:{earlier.line}."
                report(row, KINDS[row.kind].naming[-1], message, value=row.id)


def _names(row: Row) -> Iterator[str]:
    """A family of munitions and a family of weapons may share a name."""
    if row.id:
        yield f"{row.get('of')} {row.id}" if row.kind == "families" else row.id


RULE = Rule("every-id-is-unique", "Every id is unique; weapons and platforms share one namespace.", inspect)
