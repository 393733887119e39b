"""No alias is the id or the designation of another row, unless a question that uses it stops and lists both.

An id always answers its own row, whoever else goes by it: so no alias may equal an id, or one spelling of it would silently
mean one thing and the others list two. A platform may go by the name of a weapon that it mounts: the name means the platform.
"""

from collections import defaultdict

from registry.catalogue import names
from registry.seeding.documents import Documents, Row
from registry.seeding.lint.an_exact_alias_means_one_thing import are_apart, mounts
from registry.seeding.rule import Report, Rule

SLOTS = (
    (("munitions",), "designation", "aliases"),
    (("weapons", "platforms"), "designation", "aliases"),
    (("interfaces",), "label", "aliases_exact"),
)
"""What a name is looked up among, the column of its plain name, and the column of its exact aliases."""


def inspect(documents: Documents, report: Report) -> None:
    for kinds, plain, aliases in SLOTS:
        named: dict[str, list[Row]] = defaultdict(list)
        for row in documents.of(*kinds):
            for name in _keys(row.id, row.get(plain)):
                named[name].append(row)
        for row in documents.of(*kinds):
            for alias in row.get(aliases) or ():
                name = names.key(alias)
                others = [
                    other
                    for other in named[name]
                    if other.id != row.id and not (aliases == "aliases" and _is_listed(documents, name, row, other))
                ]
                if others:
                    subjects = ", ".join(sorted(other.subject for other in others))
                    report(row, aliases, f"“{alias}” is the name of {subjects}.", value=alias)


def _is_listed(documents: Documents, name: str, row: Row, other: Row) -> bool:
    """Whether a question that uses the name of the other lists both, told apart by calibre or kind."""
    if mounts(row, other):
        return True
    return name not in _keys(other.id) and are_apart(documents, row, other)


def _keys(*texts: str | None) -> set[str]:
    return {names.key(text) for text in texts if text}


RULE = Rule(
    "an-alias-is-no-other-rows-name", "No alias is another row's id or designation, unless both are listed.", inspect
)
