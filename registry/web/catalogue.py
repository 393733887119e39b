"""What exists, kind by kind: searched, narrowed by exact counts, and picked from for comparing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from flask import Blueprint, Response, request

from registry.catalogue import mentions, queries
from registry.catalogue.kinds import SHELVES, Kind
from registry.catalogue.names import folded
from registry.catalogue.queries import Listed
from registry.catalogue.spelling import in_order
from registry.database import Connection
from registry.errors import Refusal
from registry.missing import missed
from registry.web.consulting import asked_of, consulting, nation_names
from registry.web.mishaps import handle
from registry.web.page import language, page
from registry.web.particulars import (
    IN_SHORT,
    Telling,
    facet_label,
    facet_value,
    in_short,
    named_by,
    named_in,
    telling,
    title_of,
)
from registry.web.question import address, errors_of, onward, shown, titled
from registry.web.twins import View, is_twin, shows
from registry.web.wording import Wording
from schemas import catalogue as contracts
from schemas.contract import Contract, flattened
from schemas.fields import Word
from schemas.listing import BY_KIND
from schemas.paging import neighbours
from schemas.refusals import Refusal as Said

blueprint = Blueprint("shelves", __name__)

PUBLIC = {f"shelves.{kind}": "what exists is for everybody to read" for kind in BY_KIND}

COMPARED: Final = ("munitions", "weapons", "platforms", "interfaces")
"""The kinds of which things can be laid side by side."""

SUGGESTED: Final = {Kind.MUNITION: "munition", Kind.WEAPON: "weapon", Kind.PLATFORM: "system"}
"""The field of a question whose names are those of the kind; of an interface there is none."""

CONTRACTS: Final[Mapping[Kind, type[Contract]]] = {
    Kind.NATION: contracts.Nation,
    Kind.STANDARD: contracts.Standard,
    Kind.CALIBRE: contracts.Calibre,
    Kind.INTERFACE: contracts.Interface,
    Kind.MUNITION: contracts.Munition,
    Kind.WEAPON: contracts.Weapon,
    Kind.PLATFORM: contracts.Platform,
}
"""What a row of each kind holds: the columns of the CSV."""

TOP: Final = 6
"""Values of a facet that are in sight; so many more are folded, and beyond them a search narrows better than a list."""

FOLDED: Final = 150

NOT_OFFERED: Final = frozenset({"replaces"})
"""What a list can be narrowed by, and no one would who looks at the whole of it: the page of a thing leads there."""

_PAGING = ("q", "limit", "offset")


class Choice(NamedTuple):
    """A value that a list can be narrowed by: how it reads, how many there are, and the address with or without it."""

    text: str
    spoken: str | None
    number: int
    to: str


class Group(NamedTuple):
    """A facet: its values in sight, those folded, and how many more there are."""

    facet: str
    label: str
    top: Sequence[Choice]
    rest: Sequence[Choice]
    more: int


def _list(name: str) -> Callable[[], View]:
    kind, contract = Kind.of(name), BY_KIND[name]
    fields = tuple(contract.columns())

    def view() -> View:
        with consulting() as connection:
            asked = asked_of(contract)
            filters = {
                facet: str(value) for facet, value in asked.items() if facet not in _PAGING and value is not None
            }
            text, limit, offset = str(asked["q"] or ""), int(str(asked["limit"])), int(str(asked["offset"]))
            found = queries.listing(
                connection, name, text=text, filters=filters, limit=limit, offset=offset, order=_ORDERS.get(kind)
            )
            meant = near(connection, text, name) if text and not found.total else []
            tell = telling(connection, _named(kind, found, filters))
            totals = mentions.totals(connection)
        if text and not found.total and not filters:
            missed([(name, text)])
        say = tell.say
        heading = say[f"shelf_{name}"]
        at = partial(address, f"/{name}", fields)
        chosen = _chosen(kind, filters, tell, at)
        return View(
            template="list.html",
            fragment="listed",
            title=titled(
                f"{text}{say.colon} {heading}" if text else heading,
                *(f"{label}{say.colon} {choice.text}" for label, choice in chosen),
                say.part_of.format(first=offset + 1, last=offset + len(found.items), total=found.total)
                if offset and found.items
                else None,
            ),
            name=name,
            address=at(),
            items=found.items,
            total=found.total,
            columns={column: partial(_cell, column, field) for column, field in CONTRACTS[kind].columns().items()},
            extra={"limit": limit, "offset": offset, "facets": found.facets},
            context={
                "kind": name,
                "text": text,
                "form": {"q": shown("q")},
                "filters": filters,
                "kinds": _kinds(totals),
                "elsewhere": [(other, onward(f"/{other}", {"q": text})) for other in BY_KIND if other != name],
                "near": meant,
                "told": [
                    (thing.get("id") or thing["code"], title_of(kind, thing), in_short(kind, thing, tell))
                    for thing in found.items
                ],
                "thing_at": lambda id_: onward(f"/{name}/{id_}", {}),
                "chosen": chosen,
                "facets": _groups(kind, found, filters, tell, at),
                "first": offset + 1,
                "last": offset + len(found.items),
                "parts": {
                    relation: at(offset=str(place) if place else None)
                    for relation, place in neighbours(limit, offset, found.total)
                    if place != offset
                },
                "whole": onward(f"/{name}", {}),
                "unfiltered": at(offset=None, **dict.fromkeys(filters)),
                "compared": name in COMPARED,
            },
        )

    view.__name__ = name
    view.__doc__ = f"The {name}, with exact counts of everything they can be narrowed by."
    return view


for _name in BY_KIND:
    shows(blueprint, f"/{_name}")(_list(_name))


def near(connection: Connection, text: str, name: str) -> list[dict[str, str]]:
    """The things of a list that an unknown name may have meant, as {id, designation}; nations in the language of the page."""
    names = nation_names() if name == "nations" else {}
    found = queries.near(connection, text, [name])
    return [{**one, "designation": names.get(one["id"], one["designation"])} for one in found]


def _by_name(nation: Mapping[str, Any]) -> str:
    return folded(title_of(Kind.NATION, nation).text)


_ORDERS: Final = {Kind.NATION: _by_name}
"""Of the kinds that are called differently in each language, what sorts them there as people do."""


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """What of the address cannot be read, and the whole list."""
    if is_twin(request.path):
        return handle(error)
    say = Wording(language())
    kind = Kind.of(request.path.strip("/"))
    facets = [name for name in error.fields if name in SHELVES[kind].facets]
    return page(
        "absent.html",
        "absent",
        into="main",
        title=f"{say.error}{say.colon} {say.shelf_wrong}",
        heading=say.shelf_wrong,
        status=422,
        errors=errors_of(_in_words(kind, error, say)),
        labels={"q": say.seek, **{name: facet_label(kind, name, say) for name in facets}},
        near=[],
        ways=[(say.whole_list, onward(request.path, {}))],
    )


def _in_words(kind: Kind, error: Refusal, say: Wording) -> Refusal:
    """The same refusal, with the values of a facet that are known in the words of the page."""
    tell = Telling(say, nation_names(), {})
    fields: dict[str, list[object]] = {}
    for name, why in flattened(error.fields):
        reason: object = why
        field = BY_KIND[f"{kind}s"].columns().get(name)
        if isinstance(why, Said) and why.key.startswith("word") and isinstance(field, Word):
            known = say.next_value.join(facet_value(kind, name, word, tell).text for word in field.words)
            reason = Said("word", {"given": why.values["given"], "expected": known})
        fields.setdefault(name, []).append(reason)
    return Refusal("", fields=fields)


def _named(kind: Kind, found: Listed, filters: Mapping[str, str]) -> list[tuple[str, str]]:
    """The things that are named in the list, and in what it can be narrowed by."""
    named = [name for thing in found.items for name in named_in(kind, thing, IN_SHORT[kind])]
    for facet, counts in found.facets.items():
        named += named_by(kind, facet, [*list(counts)[: TOP + FOLDED], *([filters[facet]] if facet in filters else [])])
    return named


def _kinds(totals: Mapping[Kind, int]) -> list[tuple[str, int, str]]:
    return [(name, totals[Kind.of(name)], onward(f"/{name}", {})) for name in BY_KIND]


def _chosen(kind: Kind, filters: Mapping[str, str], tell: Telling, at: Callable[..., str]) -> list[tuple[str, Choice]]:
    """What the list is narrowed by: the name of the facet, and its value with the address without it."""
    chosen = []
    for facet, value in filters.items():
        told = facet_value(kind, facet, value, tell)
        without = at(offset=None, **{facet: None})
        chosen.append((facet_label(kind, facet, tell.say), Choice(told.text, told.spoken, 0, without)))
    return chosen


def _groups(
    kind: Kind, found: Listed, filters: Mapping[str, str], tell: Telling, at: Callable[..., str]
) -> Iterable[Group]:
    """The facets that could narrow the list further; one whose every value is one and the same does not."""
    groups = []
    for facet in (one for one in SHELVES[kind].facets if one not in NOT_OFFERED):
        counts = found.facets[facet]
        choices = []
        offered = [
            (facet_value(kind, facet, value, tell), value, count)
            for value, count in list(counts.items())[: TOP + FOLDED]
        ]
        for told, value, count in sorted(offered, key=lambda one: (-one[2], in_order(one[0].text))):
            if filters.get(facet) != value:
                choices.append(Choice(told.text, told.spoken, count, at(offset=None, **{facet: value})))
        if choices:
            top, rest = (choices, []) if len(choices) <= TOP + 1 else (choices[:TOP], choices[TOP:])
            more = len(counts) - len(choices) - (filters.get(facet) in counts)
            groups.append(Group(facet, facet_label(kind, facet, tell.say), top, rest, more))
    return groups


def _cell(column: str, field: Any, thing: Mapping[str, Any]) -> object:
    """A cell as files of this kind write it; what is no list or group stands as it is."""
    value = thing.get(column)
    if isinstance(value, list):
        return [_item(one) for one in value]
    return value


def _item(one: Any) -> str:
    if not isinstance(one, dict):
        return str(one)
    if "value" in one:
        return f"{one.get('nation') or one.get('ncage') or ''}:{one['value']}"
    first, last = one.get("valid_from") or "", one.get("valid_to") or ""
    return f"{one['nation']}@{first}..{last}" if first or last else str(one["nation"])
