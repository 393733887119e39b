"""What is said to be general knowledge names columns of the row, each once, or stands alone as `all`."""

from registry.seeding.documents import KINDS, Documents
from registry.seeding.rule import Report, Rule
from schemas.catalogue import ALL_FIELDS
from schemas.refusals import TEXTS, nearest

COLUMN = "general_knowledge_fields"
ABOUT_THE_ROW = frozenset({"sources", "note", COLUMN})


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of(*(name for name, kind in KINDS.items() if COLUMN in kind.contract.columns())):
        named = row.get(COLUMN) or []
        columns = [name for name in KINDS[row.kind].contract.columns() if name not in ABOUT_THE_ROW]
        if ALL_FIELDS in named:
            if len(named) > 1:
                report(row, COLUMN, TEXTS["about_all"], value=";".join(named))
            continue
        for name in named:
            if name not in columns:
                near = nearest(name, columns)
                report(row, COLUMN, f"“{name}” is not a column of the {row.kind}.", value=name, nearest=near)


RULE = Rule(
    "general-knowledge-names-real-columns",
    "General knowledge names columns of the row, or stands alone as all.",
    inspect,
)
