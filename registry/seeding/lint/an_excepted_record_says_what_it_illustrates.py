"""A record that is let through although it is too weak says what it illustrates, and only exercise data may be."""

from registry.seeding.documents import EXCEPTIONS, Documents
from registry.seeding.lint.every_record_says_what_it_must import RULE as COMPLETENESS
from registry.seeding.rule import Report, Rule


def inspect(documents: Documents, report: Report) -> None:
    excepted = {row.get("id") for row in documents.of(EXCEPTIONS) if row.get("rule") == COMPLETENESS.id}
    for row in documents.of("records"):
        if row.id in excepted and not row.get("illustrates"):
            report(row, "illustrates", "A record that is too weak on purpose must say what it illustrates.")
        if row.get("illustrates") and not row.get("exercise"):
            report(row, "illustrates", "Only exercise data may illustrate what would be refused.")


RULE = Rule(
    "an-excepted-record-says-what-it-illustrates",
    "A record that is too weak on purpose says what it illustrates.",
    inspect,
)
