"""An exception derogates a prohibition of its own authority, on the same munition and weapon."""

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule
from schemas.vocabulary import RecordKind


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of("records"):
        prohibition = documents.find("records", row.get("derogates") or "")
        if prohibition is None:
            continue
        name = prohibition.id
        if prohibition.get("kind") != RecordKind.PROHIBITION:
            report(row, "derogates", f"{name} is no prohibition.", value=name)
        if prohibition.get("authority") != row.get("authority"):
            message = f"{name} is of {prohibition.get('authority')}; an authority relieves only its own prohibitions."
            report(row, "derogates", message, value=name)
        if prohibition.get("weapon") != row.get("weapon"):
            report(row, "derogates", f"{name} is about the weapon {prohibition.get('weapon')}.", value=name)


RULE = Rule(
    "an-exception-relieves-its-own-prohibition", "An exception derogates a prohibition of the same authority.", inspect
)
