"""An alias that is not marked as ambiguous means one thing only, or things that a person can tell apart.

A name that several rows truly bear ("DM11" is a rifle cartridge and a tank round) stops a question and lists them (R1), which
serves whoever typed it; so it may stand where the list tells them apart. Anything else is an accident, which the rule reports.
Between interfaces no name is shared unless every one of them marks it as ambiguous.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from registry.catalogue import names
from registry.seeding.documents import Documents, Row
from registry.seeding.rule import Report, Rule

ASKED_TOGETHER = (("munitions",), ("weapons", "platforms"))
"""A name is looked up among munitions, or among weapons and platforms at once."""

KIND = {"munitions": ("category", "component"), "weapons": ("kind",), "platforms": ("kind",)}
"""The columns that say what sort of thing a row is."""


def inspect(documents: Documents, report: Report) -> None:
    for kinds in ASKED_TOGETHER:
        bearers: dict[str, list[tuple[Row, str]]] = defaultdict(list)
        for row in documents.of(*kinds):
            for alias in row.get("aliases") or ():
                bearers[names.key(alias)].append((row, alias))
        for bearing in bearers.values():
            for row, alias in bearing:
                others = [
                    other for other, _ in bearing if other is not row and not _may_share(documents, alias, row, other)
                ]
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


def _may_share(documents: Documents, alias: str, row: Row, other: Row) -> bool:
    return (
        row.id == other.id
        or _of_one_family(row, other)
        or are_apart(documents, row, other)
        or all(_spells_out(alias, bearer) for bearer in (row, other))
    )


def are_apart(documents: Documents, row: Row, other: Row) -> bool:
    """Whether two rows differ in what a person knows: calibre or kind; or are a weapon and the platform that mounts it."""
    if _calibres(documents, row) != _calibres(documents, other):
        return True
    if row.kind != other.kind:
        return mounts(row, other) or mounts(other, row)
    return _values(row, KIND[row.kind]) != _values(other, KIND[row.kind])


def mounts(platform: Row, weapon: Row) -> bool:
    """Whether the one is a platform and mounts the other: the name they share means the platform."""
    return (platform.kind, weapon.kind) == ("platforms", "weapons") and weapon.id in (platform.get("weapons") or ())


def _calibres(documents: Documents, row: Row) -> set[Any]:
    """A platform's are those of the weapons that it mounts."""
    if row.kind != "platforms":
        return {row.get("calibre")}
    found = [documents.find("weapons", name) for name in row.get("weapons") or ()]
    return {weapon.get("calibre") for weapon in found if weapon} or {None}


def _of_one_family(row: Row, other: Row) -> bool:
    return row.kind == other.kind and row.get("family") is not None and row.get("family") == other.get("family")


def _spells_out(alias: str, row: Row) -> bool:
    """Whether the designation says the alias and more: "Marder" in "Marder 1A3"."""
    said = _words(row.get("designation") or "")
    return _words(alias) < said


def _words(text: str) -> set[str]:
    return {
        names.key(word) for word in names.folded(text).replace("(", " ").replace(")", " ").replace(",", " ").split()
    }


def _values(row: Row, columns: Iterable[str]) -> list[Any]:
    return [row.get(column) for column in columns]


def _report(report: Report, row: Row, column: str, alias: str, others: list[Row]) -> None:
    if others:
        also = ", ".join(sorted({other.subject for other in others}))
        report(row, column, f"“{alias}” also means {also}; an alias here can mean one thing only.", value=alias)


RULE = Rule(
    "an-exact-alias-means-one-thing",
    "An exact alias means one thing only, or things that differ in calibre or kind.",
    inspect,
)
