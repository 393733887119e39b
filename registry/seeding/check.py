"""Checks a directory of files without loading it, and counts what it holds."""

from collections import Counter
from pathlib import Path
from typing import Any

from registry.seeding.documents import EXCEPTIONS, KINDS, Documents, Row, read
from registry.seeding.findings import Finding
from registry.seeding.lint import rules
from registry.seeding.rule import Report, Rule
from schemas.refusals import nearest, shown

EXCEPTION_RULE = "every-exception-is-needed"


def check(directory: Path) -> list[Finding]:
    """All that is wrong with a directory, in the order of its files; empty when it may be loaded."""
    return check_documents(read(directory))


def check_documents(documents: Documents) -> list[Finding]:
    """The same for rows already read: what their contracts refused, then what the rules found, without what is excepted."""
    found: list[Finding] = []
    for rule in rules():
        rule.inspect(documents, _reporting(rule, found))
    exceptions = list(documents.of(EXCEPTIONS))
    broken = {(finding.rule, _id_of(finding)) for finding in found}
    excepted = {(row.get("rule"), row.get("id")) for row in exceptions if row.get("reason")}
    stale: list[Finding] = []
    for row in exceptions:
        _inspect_exception(row, broken, _reporting(Rule(EXCEPTION_RULE, "", lambda *_: None), stale))
    kept = [finding for finding in found if (finding.rule, _id_of(finding)) not in excepted]
    return sorted([*documents.findings, *kept, *stale])


def _id_of(finding: Finding) -> str:
    return finding.subject.partition(" ")[2]


def _reporting(rule: Rule, found: list[Finding]) -> Report:
    def report(row: Row, column: str, message: str, *, value: object = None, nearest: tuple[str, ...] = ()) -> None:
        given = "" if value is None else shown(value)
        found.append(Finding(row.file, row.line, column, rule.id, message, row.subject, given, "", nearest))

    return report


def _inspect_exception(row: Row, broken: set[tuple[str, str]], report: Report) -> None:
    """An exception to nothing hides the next mistake: it is an error."""
    name, row_id = row.get("rule"), row.get("id")
    known = [rule.id for rule in rules()]
    if name and name not in known:
        report(row, "rule", f"There is no rule called “{name}”.", value=name, nearest=nearest(name, known))
    elif name and row_id and (name, row_id) not in broken:
        report(row, "id", f"“{row_id}” does not break the rule {name} (any more); remove the exception.", value=row_id)


def counts(directory: Path) -> dict[str, Any]:
    """What a directory holds.

    `rows`: rows per kind; `sourced`: how many rows of facts cite a page, of how many, and the share; `fields`: the same of
    filled columns that a page supports; `fates`: what became of the reference's rows; `statements`: statements per kind;
    `exceptions`: rules that rows are allowed to break.
    """
    documents = read(directory)
    facts = [row for row in documents.of(*KINDS) if "general_knowledge_fields" in KINDS[row.kind].contract.columns()]
    cited = sum(1 for row in facts if row.get("sources"))
    supported, filled = 0, 0
    for row in facts:
        columns = {name for name, value in row.given.items() if value} - {"sources", "general_knowledge_fields", "note"}
        general = set(row.get("general_knowledge_fields") or ())
        filled += len(columns)
        supported += 0 if "all" in general else len(columns - general)
    return {
        "rows": {kind: len(list(documents.of(kind))) for kind in KINDS if kind != EXCEPTIONS},
        "sourced": {"rows": cited, "of": len(facts), "share": _share(cited, len(facts))},
        "fields": {"supported": supported, "of": filled, "share": _share(supported, filled)},
        "fates": _tally(documents, "accounting", "fate"),
        "statements": _tally(documents, "statements", "kind"),
        "exceptions": len(list(documents.of(EXCEPTIONS))),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _tally(documents: Documents, kind: str, column: str) -> dict[str, int]:
    return dict(sorted(Counter(str(row.get(column)) for row in documents.of(kind)).items()))
