"""Every id that a row names is the id of a row of the right kind."""

from collections.abc import Iterable, Iterator
from typing import Any

from registry.seeding.documents import Documents, Row
from registry.seeding.rule import Report, Rule
from schemas.refusals import nearest
from schemas.vocabulary import ANY, PUBLIC_SOURCE, ConditionKind, Releasability

POINTERS: dict[str, dict[str, tuple[str, ...]]] = {
    "interfaces": {"calibre": ("calibres",), "standard": ("standards",)},
    "munitions": {
        "nation": ("nations",),
        "calibre": ("calibres",),
        "family": ("families",),
        "presents": ("interfaces",),
        "national": ("nations",),
        "producers": ("nations",),
        "origin": ("nations",),
        "in_service": ("nations",),
        "replaces": ("munitions",),
    },
    "weapons": {
        "nation": ("nations",),
        "calibre": ("calibres",),
        "family": ("families",),
        "accepts": ("interfaces",),
    },
    "platforms": {"nation": ("nations",), "weapons": ("weapons",), "operators": ("nations",)},
    "statements": {
        "munition": ("munitions",),
        "weapon": ("weapons",),
        "platforms": ("platforms",),
        "asserted_nation": ("nations",),
    },
    "authorities": {"nation": ("nations",)},
    "positions": {"nation": ("nations",), "standard": ("standards",)},
    "records": {
        "authority": ("authorities",),
        "nation": ("nations",),
        "munition": ("munitions",),
        "combination": ("munitions",),
        "weapon": ("weapons",),
        "platforms": ("platforms",),
        "standards": ("standards",),
        "supersedes": ("records",),
        "resolves": ("records", "statements"),
        "reservations_considered": ("positions",),
        "derogates": ("records",),
        "beneficiaries": ("nations",),
        "releasability": ("nations",),
    },
    "arrangements": {"issuers": ("nations",), "recognisers": ("nations",)},
    "notices": {"munition": ("munitions",), "authority": ("authorities",), "nation": ("nations",)},
}
"""Which column of which kind names rows of which kinds. Notes and accounts name theirs by a word beside the id."""

ABOUT = {
    "calibre": "calibres",
    "interface": "interfaces",
    "family": "families",
    "munition": "munitions",
    "weapon": "weapons",
    "platform": "platforms",
}
WORDS = frozenset({ANY, PUBLIC_SOURCE, *Releasability})
"""What stands where an id could, without being one."""


def inspect(documents: Documents, report: Report) -> None:
    known: dict[tuple[str, ...], set[str]] = {}
    for row, column, named, kinds in _references(documents):
        if kinds not in known:
            known[kinds] = documents.ids(*kinds)
        if named not in known[kinds] and named not in WORDS:
            message = f"“{named}” is not the id of any row among the {' or '.join(kinds)}."
            report(row, column, message, value=named, nearest=nearest(named, known[kinds]))


def _references(documents: Documents) -> Iterator[tuple[Row, str, str, tuple[str, ...]]]:
    for kind, columns in POINTERS.items():
        for row in documents.of(kind):
            for column, kinds in columns.items():
                for named in _named(row.get(column)):
                    yield row, column, named, kinds
    for row in documents.of("notes"):
        if row.get("about") and row.get("about_kind"):
            yield row, "about", row.get("about"), (ABOUT[row.get("about_kind")],)
    for row in documents.of("records"):
        for place, condition in enumerate(row.get("conditions") or ()):
            if condition.get("kind") == ConditionKind.PLATFORM_EXCLUDED:
                for named in _named(condition.get("value")):
                    yield row, f"conditions[{place}]", named, ("platforms",)


def _named(value: Any) -> Iterable[str]:
    """The ids in a value: one, a list, the roles of a combination, or groups that hold a nation."""
    if value is None:
        return
    if isinstance(value, dict):
        if "nation" in value:
            yield value["nation"]
        else:
            for below in value.values():
                yield from _named(below)
    elif isinstance(value, list):
        for below in value:
            yield from _named(below)
    else:
        yield str(value)


RULE = Rule("every-reference-resolves", "Every id that a row names is the id of a row of the right kind.", inspect)
