"""A public statement rests on a page that anybody can open, and only on public sources of grade D."""

from registry.seeding.documents import Documents
from registry.seeding.rule import Report, Rule
from schemas.vocabulary import PUBLIC_SOURCE, EvidenceKind, Grade


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of("statements"):
        if not row.given.get("sources"):
            report(row, "sources", "A public statement needs the address of the page that says it.")
    for row in documents.of("records"):
        if row.get("authority") != PUBLIC_SOURCE:
            continue
        evidence = row.get("evidence") or ()
        if not evidence:
            report(row, "evidence", "A public statement needs the page that says it, as evidence of grade D.")
        for place, item in enumerate(evidence):
            if (item.get("kind"), item.get("grade")) != (EvidenceKind.PUBLIC_SOURCE, Grade.D):
                report(row, f"evidence[{place}]", "A public statement rests on public sources of grade D only.")
            elif not item.get("url"):
                report(row, f"evidence[{place}].url", "A public source needs the address of its page.")


RULE = Rule("a-public-statement-has-a-page", "A public statement is of grade D, with the address of its page.", inspect)
