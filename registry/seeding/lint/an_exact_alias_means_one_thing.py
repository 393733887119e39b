"""An alias that is not marked as ambiguous means one thing only, however it is spelt.

Marks of one family may share an alias: a question that uses it stops and lists them (R1). Across families it would be an
accident, which the rule reports.
"""

from collections import defaultdict

from registry.catalogue import names
from registry.seeding.documents import Documents, Row
from registry.seeding.rule import Report, Rule

ASKED_TOGETHER = (("munitions",), ("weapons", "platforms"))
"""A name is looked up among munitions, or among weapons and platforms at once."""


def inspect(documents: Documents, report: Report) -> None:
    for kinds in ASKED_TOGETHER:
        bearers: dict[str, list[tuple[Row, str]]] = defaultdict(list)
        for row in documents.of(*kinds):
            for alias in row.get("aliases") or ():
                bearers[names.key(alias)].append((row, alias))
        for bearing in bearers.values():
            for row, alias in bearing:
                others = [other for other, _ in bearing if other.id != row.id and not _of_one_family(row, other)]
                _report(report, row, "aliases", alias, others)
    _inspect_interfaces(documents, report)


def _inspect_interfaces(documents: Documents, report: Report) -> None:
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in documents.of("interfaces"):
        for alias in [*(row.get("aliases_exact") or ()), *(row.get("aliases_ambiguous") or ())]:
            bearers[names.key(alias)].append(row)
    for row in documents.of("calibres"):
        for label in filter(None, [row.get("label"), *(row.get("aliases") or ())]):
            bearers[names.key(label)].append(row)
    for row in documents.of("interfaces"):
        for alias in row.get("aliases_exact") or ():
            others = [other for other in bearers[names.key(alias)] if other is not row]
            _report(report, row, "aliases_exact", alias, others)
        for alias in row.get("aliases_ambiguous") or ():
            if names.key(alias) in {names.key(exact) for exact in row.get("aliases_exact") or ()}:
                report(row, "aliases_ambiguous", f"“{alias}” is said to be exact and ambiguous.", value=alias)


def _of_one_family(row: Row, other: Row) -> bool:
    return row.kind == other.kind and row.get("family") is not None and row.get("family") == other.get("family")


def _report(report: Report, row: Row, column: str, alias: str, others: list[Row]) -> None:
    if others:
        also = ", ".join(sorted({other.subject for other in others}))
        report(row, column, f"“{alias}” also means {also}; an alias here can mean one thing only.", value=alias)


RULE = Rule("an-exact-alias-means-one-thing", "An exact alias means one thing only, however it is spelt.", inspect)
