"""No two munitions, and no two weapons or platforms, have the same designation, however it is spelt."""

from registry.catalogue import names
from registry.seeding.documents import Documents, Row
from registry.seeding.rule import Report, Rule

ASKED_TOGETHER = (("munitions",), ("weapons", "platforms"))
"""A name is looked up among munitions, or among weapons and platforms at once: a gun is not called as its vehicle."""


def inspect(documents: Documents, report: Report) -> None:
    for kinds in ASKED_TOGETHER:
        first: dict[str, Row] = {}
        for row in documents.of(*kinds):
            designation = row.get("designation")
            earlier = first.setdefault(names.key(designation), row) if designation else row
            if earlier is not row:
                message = f"“{designation}” is already the designation of {earlier.subject}."
                report(row, "designation", message, value=designation)


RULE = Rule(
    "no-two-rows-share-a-designation",
    "No two munitions, and no two weapons or platforms, share a designation.",
    inspect,
)
