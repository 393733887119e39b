"""Every row of facts cites a page, or says that all of it is general knowledge."""

from registry.seeding.documents import KINDS, REFERENCE, STATEMENTS, Documents
from registry.seeding.rule import Report, Rule
from schemas.catalogue import ALL_FIELDS


def inspect(documents: Documents, report: Report) -> None:
    kinds = [kind.name for kind in KINDS.values() if kind.folder in {REFERENCE, STATEMENTS}]
    for row in documents.of(*(name for name in kinds if "sources" in KINDS[name].contract.columns())):
        if row.given.get("sources"):
            continue
        if "general_knowledge_fields" not in KINDS[row.kind].contract.columns():
            report(row, "sources", "The row needs at least one page that says so.")
        elif row.get("general_knowledge_fields") != [ALL_FIELDS]:
            report(row, "sources", "The row needs a page that says so, or general_knowledge_fields must be “all”.")


RULE = Rule("every-row-cites-a-source", "Every row cites a page or says that all of it is general knowledge.", inspect)
