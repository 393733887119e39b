"""No alias is the id or the designation of another row, unless it is marked as ambiguous."""

from collections import defaultdict

from registry.catalogue import names
from registry.seeding.documents import Documents, Row
from registry.seeding.rule import Report, Rule

SLOTS = (
    (("munitions",), "designation", "aliases"),
    (("weapons", "platforms"), "designation", "aliases"),
    (("interfaces",), "label", "aliases_exact"),
)
"""What a name is looked up among, the column of its plain name, and the column of its exact aliases."""


def inspect(documents: Documents, report: Report) -> None:
    for kinds, plain, aliases in SLOTS:
        named: dict[str, list[Row]] = defaultdict(list)
        for row in documents.of(*kinds):
            for name in {names.key(text) for text in (row.id, row.get(plain)) if text}:
                named[name].append(row)
        for row in documents.of(*kinds):
            for alias in row.get(aliases) or ():
                others = sorted(other.subject for other in named[names.key(alias)] if other.id != row.id)
                if others:
                    report(row, aliases, f"“{alias}” is the name of {', '.join(others)}.", value=alias)


RULE = Rule("an-alias-is-no-other-rows-name", "No alias is another row's id or designation unless ambiguous.", inspect)
