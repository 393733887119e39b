"""One thing of the catalogue: everything stated of it, where that comes from, what names it; or that its id is retired."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, request

from registry.catalogue import queries, retired
from registry.catalogue.kinds import Kind
from registry.errors import NotFound
from registry.web.catalogue import COMPARED, SUGGESTED, near
from registry.web.consulting import consulting
from registry.web.mishaps import handle
from registry.web.page import language, page
from registry.web.particulars import (
    FIELDS,
    IDENTIFIERS,
    Telling,
    in_short,
    label,
    named_in,
    particulars,
    telling,
    title_of,
)
from registry.web.question import onward
from registry.web.thing_around import Around, around, named_around, namings, position, relying
from registry.web.thing_names import with_dates
from registry.web.thing_retired import retired_page
from registry.web.twins import View, is_twin, shows
from registry.web.wording import Wording
from schemas.catalogue import ALL_FIELDS
from schemas.listing import BY_KIND
from schemas.refusals import shown
from schemas.typography import quoted_in_french
from schemas.vocabulary import GROUP_IDENTIFIERS, ROLE_OF

blueprint = Blueprint("things", __name__)

PUBLIC = {f"things.{kind}": "what exists is for everybody to read" for kind in BY_KIND}

_LONGEST_ID = 120


def _one(name: str) -> Callable[[str], View]:
    kind = Kind.of(name)

    def view(thing_id: str) -> View:
        sound = len(thing_id) <= _LONGEST_ID and thing_id.isprintable()
        with consulting() as connection:
            document = queries.item(connection, name, thing_id) if sound else None
            if document is None:
                gone = retired.retired(connection, kind, [thing_id]).get(thing_id) if sound else None
                if gone is None:
                    raise NotFound("", candidates={"id": near(connection, thing_id, name)} if sound else None)
                successor = telling(connection, [(kind.value, gone.successor)] if gone.successor else [])
                return retired_page(name, gone, successor)
            about = around(connection, kind, thing_id, document.get("family"))
            tell = telling(connection, [*named_in(kind, document), *named_around(about)])
        return _shown(name, kind, thing_id, document, about, tell)

    view.__name__ = name
    view.__doc__ = f"One of the {name}."
    return view


for _name in BY_KIND:
    shows(blueprint, f"/{_name}/<thing_id>")(_one(_name))


@blueprint.errorhandler(NotFound)
def absent(error: NotFound) -> Response:
    """Nothing has this id: what may have been meant, and the list."""
    if is_twin(request.path):
        return handle(error)
    say = Wording(language())
    name, id_ = request.path.split("/")[1:3]
    given = quoted_in_french(shown(id_)) if language() == "fr" else shown(id_)
    heading = f"{say.no_such_thing}{say.colon} {given}"
    return page(
        "absent.html",
        "absent",
        into="main",
        title=f"{say.error}{say.colon} {heading}",
        heading=heading,
        status=404,
        errors={},
        near=[{**one, "to": onward(f"/{name}/{one['id']}", {})} for one in error.candidates.get("id", [])],
        of_nations=name == "nations",
        unsaid=True,
        ways=[(say[f"shelf_{name}"], onward(f"/{name}", {}))],
    )


def _shown(name: str, kind: Kind, thing_id: str, document: Mapping[str, Any], about: Around, tell: Telling) -> View:
    say = tell.say
    parts = with_dates(particulars(kind, document, tell), document, about.names, tell)
    stated = [part for part in parts if part.values]
    names = [part for part in stated if part.key in IDENTIFIERS or part.key not in FIELDS[kind]]
    title = title_of(kind, document)
    general = document.get("general_knowledge_fields") or []
    named_by = namings(kind, thing_id, about)
    return View(
        template="thing.html",
        fragment="thing",
        title=title.text,
        name=f"{kind}-{thing_id}".lower(),
        items=[
            {"key": part.key, "label": part.label, "value": part.text, "general_knowledge": part.general}
            for part in stated
        ],
        columns={column: lambda row, column=column: row[column] for column in _COLUMNS},  # type: ignore[misc]
        extra={
            "kind": kind.value,
            "thing": document,
            "named_by": {
                one.name: {"total": one.total, "items": [{"text": item.text, "to": item.to} for item in one.items]}
                for one in named_by
            },
            "notes": about.notes,
            "former_ids": [former.id for former in about.former],
            "positions": about.positions,
            "authorities": about.authorities,
            "records": [{"kind": code, "count": count} for code, count in about.records.items()],
            "records_relying_on_it": {"total": about.relying_total, "items": about.relying},
        },
        context={
            "kind": kind.value,
            "kinds": [(other, None, onward(f"/{other}", {})) for other in BY_KIND],
            "list_name": name,
            "thing_id": thing_id,
            "short": in_short(kind, document, tell),
            "facts": [part for part in stated if part not in names],
            "names": names,
            "unstated": [part.label for part in parts if not part.values],
            "groups": {key for key, type_ in IDENTIFIERS.items() if type_ in GROUP_IDENTIFIERS},
            "former": about.former,
            "document": document,
            "all_general": ALL_FIELDS in general,
            "general": [label(kind, key, say) for key in general if key != ALL_FIELDS],
            "heading": title,
            "namings": named_by,
            "notes": about.notes,
            "questions": _questions(kind, thing_id, document, say),
            "positions": [position(one, kind, tell) for one in about.positions],
            "authorities": about.authorities,
            "records": list(about.records.items()),
            "relying": [relying(record, tell) for record in about.relying],
            "relying_total": about.relying_total,
            "compared": name in COMPARED,
            "suggested": SUGGESTED.get(kind),
        },
    )


_COLUMNS = ("key", "label", "value", "general_knowledge")


def _questions(kind: Kind, thing_id: str, document: Mapping[str, Any], say: Wording) -> list[tuple[str, str]]:
    """What can be asked of a thing: the words, and the address."""
    match kind:
        case Kind.MUNITION:
            role = ROLE_OF.get(document.get("component") or "", "munition")
            asked = [(say.ask_of_round, onward("/", {role: thing_id}))]
            if role in {"munition", "projectile"}:
                asked.insert(0, (say.ask_where_it_fits, onward("/systems", {"munition": thing_id})))
            return asked
        case Kind.WEAPON | Kind.PLATFORM:
            return [
                (say.ask_what_it_fires, onward("/rounds", {"system": thing_id})),
                (say.ask_of_system, onward("/", {"system": thing_id})),
            ]
        case Kind.NATION:
            return [(say.ask_what_it_gives, onward("/exchange", {"holder": thing_id}))]
        case Kind.CALIBRE:
            return [(say.ask_matrix, onward("/matrix/munitions", {"calibre": thing_id}))]
        case _:
            return []
