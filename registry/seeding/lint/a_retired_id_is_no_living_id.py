"""A retired id is the id of nothing: what it would be read as is not what it meant.

A question names a weapon or a platform as its system, so the one may not live on under what the other was retired from.
"""

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule

SHELVES = {
    "standard": ("standards",),
    "calibre": ("calibres",),
    "interface": ("interfaces",),
    "munition": ("munitions",),
    "weapon": ("weapons", "platforms"),
    "platform": ("platforms", "weapons"),
}
"""The rows among which an id of a kind is looked up, its own kind first."""


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of("retired"):
        kind, retired = row.get("kind"), row.get("id")
        for shelf in SHELVES[kind] if kind and retired else ():
            if living := documents.find(shelf, retired):
                message = f"The id is that of {living.subject} in {living.file}:{living.line}."
                report(row, "id", message, value=retired)


RULE = Rule("a-retired-id-is-no-living-id", "A retired id is the id of nothing that is in the catalogue.", inspect)
