"""A record supersedes only records of its own authority, and no record but itself supersedes them."""

from registry.seeding.documents import Documents, Row
from registry.seeding.rule import Report, Rule


def inspect(documents: Documents, report: Report) -> None:
    successors: dict[str, Row] = {}
    for row in documents.of("records"):
        for name in row.get("supersedes") or ():
            former = documents.find("records", name)
            if former and former.get("authority") != row.get("authority"):
                message = f"{name} is of {former.get('authority')}; an authority replaces only its own records."
                report(row, "supersedes", message, value=name)
            successor = successors.setdefault(name, row)
            if successor is not row:
                report(row, "supersedes", f"{name} is already superseded by {successor.id}.", value=name)


RULE = Rule(
    "a-superseded-record-is-of-the-same-authority", "A record supersedes only records of its own authority.", inspect
)
