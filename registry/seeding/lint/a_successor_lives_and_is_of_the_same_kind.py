"""What took the place of a retired id is in the catalogue, and a thing of the same kind."""

from registry.seeding.documents import Documents
from registry.seeding.lint.a_retired_id_is_no_living_id import SHELVES
from registry.seeding.rule import Report, Rule
from schemas.refusals import nearest


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of("retired"):
        kind, successor = row.get("kind"), row.get("successor")
        if not kind or not successor:
            continue
        known = documents.ids(SHELVES[kind][0])
        if successor not in known:
            message = f"“{successor}” is not the id of any row among the {SHELVES[kind][0]}."
            report(row, "successor", message, value=successor, nearest=nearest(successor, known))


RULE = Rule(
    "a-successor-lives-and-is-of-the-same-kind",
    "What took the place of a retired id is in the catalogue, and of the same kind.",
    inspect,
)
