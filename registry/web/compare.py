"""Things of one kind side by side: what differs first, then what is the same."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from flask import Blueprint, Response, request

from registry.catalogue import identity, queries, retired
from registry.catalogue.kinds import Kind
from registry.database import Connection
from registry.errors import Invalid
from registry.web.catalogue import COMPARED, SUGGESTED
from registry.web.consulting import asked_of, consulting, now
from registry.web.mishaps import handle
from registry.web.page import language, page
from registry.web.particulars import Part, Telling, named_in, particulars, telling, title_of
from registry.web.question import errors_of, onward
from registry.web.twins import View, is_twin, shows
from registry.web.wording import Wording
from schemas.comparing import FEWEST, MOST, Comparing
from schemas.listing import BY_KIND

blueprint = Blueprint("compare", __name__)

PUBLIC = {"compare.compare": "what exists is for everybody to read"}


class Line(NamedTuple):
    """One field of the things that are compared, a part for each; `differs` tells whether any two state it differently."""

    key: str
    label: str
    parts: Sequence[Part]
    differs: bool


class Picked(NamedTuple):
    """What was named: the documents that were found, by id; why others cannot be shown, and what may have been meant.

    Attributes:
        typed: What fits nothing, to be put right.
    """

    found: Mapping[str, dict[str, Any]]
    reasons: Sequence[str] = ()
    near: Sequence[Mapping[str, str]] = ()
    typed: str = ""


class Uncomparable(Invalid):
    """These things cannot be laid side by side; `picked` is what could be."""

    def __init__(self, picked: Picked) -> None:
        super().__init__("", fields={"id": list(picked.reasons)}, candidates={"id": picked.near})
        self.picked = picked


@shows(blueprint, f"/compare/<any({', '.join(COMPARED)}):name>")
def compare(name: str) -> View:
    """Two to six things of one kind, field by field."""
    kind = Kind.of(name)
    with consulting() as connection:
        asked = asked_of(Comparing)
        picked = _picked(connection, name, kind, asked["id"])  # type: ignore[arg-type]
        ids, documents = [*picked.found], [*picked.found.values()]
        tell = telling(connection, [one for document in documents for one in named_in(kind, document)])
    say = tell.say
    lines = _lines(kind, documents, tell)
    titles = [title_of(kind, document).text for document in documents]
    carried = {"user": asked["user"], "context": asked["context"]}
    return View(
        template="compare.html",
        fragment="compared",
        title=f"{f'{say.error}{say.colon} ' if picked.reasons else ''}{say.compare_title}{say.colon} {', '.join(titles)}",
        status=422 if picked.reasons else 200,
        name=f"compare-{name}",
        items=[_row(line, ids) for line in lines],
        columns={
            "key": lambda row: row["key"],
            "label": lambda row: row["label"],
            "differs": lambda row: row["differs"],
            **{f"{id_} ({title})": _value_of(id_) for id_, title in zip(ids, titles, strict=True)},
        },
        extra={
            "kind": kind.value,
            "things": [{"id": id_, "designation": t} for id_, t in zip(ids, titles, strict=True)],
        },
        context={
            "kinds": [(other, None, onward(f"/{other}", {})) for other in BY_KIND],
            "heads": [
                (id_, title, onward(f"/{name}/{id_}", {}), _at(name, [one for one in ids if one != id_], carried))
                for id_, title in zip(ids, titles, strict=True)
            ],
            "differing": [line for line in lines if line.differs],
            "equal": [line for line in lines if not line.differs],
            "matrices": _matrices(kind, documents, tell, carried),
            **_adding(name, picked, carried),
            "may_shrink": len(ids) > FEWEST,
        },
    )


@blueprint.errorhandler(Invalid)
def refused(error: Invalid) -> Response:
    """Why they cannot be compared, and how they could be."""
    if is_twin(request.path):
        return handle(error)
    say = Wording(language())
    name = request.path.split("/")[2]
    picked = error.picked if isinstance(error, Uncomparable) else Picked({})
    return page(
        "absent.html",
        "absent",
        into="main",
        title=f"{say.error}{say.colon} {say.compare_not}",
        heading=say.compare_not,
        status=422,
        errors=errors_of(error),
        **_adding(name, picked, {}),
        ways=[(say.compare_pick.format(list=say[f"shelf_{name}"].lower()), onward(f"/{name}", {}))],
    )


def _picked(connection: Connection, name: str, kind: Kind, named: Sequence[str]) -> Picked:
    """What is stated of each thing that was named by its id, or by a name that is its alone.

    Raises:
        Uncomparable: There are too few to be laid side by side; or too many, or some that are not in the catalogue, and a
            file was asked for, which cannot say so beside the others.
    """
    say = Wording(language())
    reasons = [say.compare_most.format(most=MOST, count=len(named))] if len(named) > MOST else []
    named = named[:MOST]
    found = queries.items(connection, name, named)
    gone = retired.retired(connection, kind, [one for one in named if one not in found])
    # What a retired id led to is offered, and not put in its place without a word.
    meant = _meant(connection, kind, [one for one in named if one not in found and one not in gone])
    found |= queries.items(connection, name, [*meant.values()]) if meant else {}
    ids = [*dict.fromkeys(meant.get(one, one) for one in named)]
    unknown = [id_ for id_ in ids if id_ not in found and id_ not in gone]
    reasons += [say.compare_retired.format(id=one.id, successor=one.successor or "–") for one in gone.values()]
    reasons += [say.compare_unknown.format(id=id_) for id_ in unknown]
    near = [{"id": str(one.successor), "designation": str(one.successor)} for one in gone.values() if one.successor]
    near += [one for id_ in unknown[:1] for one in queries.near(connection, id_, [name]) if one["id"] not in found]
    if not reasons and len(ids) < FEWEST:
        reasons = [say.compare_fewest.format(fewest=FEWEST, most=MOST)]
    picked = Picked(
        {id_: found[id_] for id_ in ids if id_ in found}, reasons, near, next(reversed([*gone, *unknown]), "")
    )
    if reasons and (len(picked.found) < FEWEST or is_twin(request.path)):
        raise Uncomparable(picked)
    return picked


def _meant(connection: Connection, kind: Kind, texts: Sequence[str]) -> dict[str, str]:
    """The id of the one thing of this kind that each text names for certain, as far as it names one."""
    field = SUGGESTED.get(kind)
    resolved = identity.resolve(connection, texts, field, now().date()) if field and texts else {}
    return {
        text: meaning.things[0][1]
        for text, meaning in resolved.items()
        if meaning.certain and meaning.things[0][0] == kind.value
    }


def _adding(name: str, picked: Picked, carried: Mapping[str, object]) -> dict[str, Any]:
    """What the form reads that adds one more to those picked."""
    ids = [*picked.found]
    return {
        "list_name": name,
        "ids": ids,
        "carried": {key: str(value) for key, value in carried.items() if value},
        "may_grow": len(ids) < MOST,
        "suggested": SUGGESTED.get(Kind.of(name)),
        "reasons": picked.reasons,
        "near": [{**one, "to": _at(name, [*ids, one["id"]], carried)} for one in picked.near],
        "typed": picked.typed,
    }


def _lines(kind: Kind, documents: Sequence[Mapping[str, Any]], tell: Telling) -> list[Line]:
    """A line for each field that any of them states: those that differ first."""
    told = [particulars(kind, document, tell) for document in documents]
    lines = [
        Line(parts[0].key, parts[0].label, parts, any(apart(parts[0], other) for other in parts[1:]))
        for parts in zip(*told, strict=True)
        if any(part.values for part in parts)
    ]
    return sorted(lines, key=lambda line: not line.differs)


def apart(one: Part, other: Part) -> bool:
    """Whether two things state a field differently; the order of a list says nothing."""
    return sorted(value.text for value in one.values) != sorted(value.text for value in other.values)


def _row(line: Line, ids: Sequence[str]) -> dict[str, Any]:
    values = {
        id_: {"value": part.text or None, "general_knowledge": part.general}
        for id_, part in zip(ids, line.parts, strict=True)
    }
    return {"key": line.key, "label": line.label, "differs": line.differs, "values": values}


def _value_of(id_: str) -> Callable[[Mapping[str, Any]], object]:
    return lambda row: row["values"][id_]["value"]


def _at(name: str, ids: Sequence[str], carried: Mapping[str, object]) -> str:
    given = [("id", id_) for id_ in ids] + [(key, str(value)) for key, value in carried.items() if value]
    if chosen := request.args.get("lang"):
        given.append(("lang", chosen[:2]))
    return f"/compare/{name}?{urlencode(given)}"


def _matrices(
    kind: Kind, documents: Sequence[Mapping[str, Any]], tell: Telling, carried: Mapping[str, object]
) -> list[tuple[str, str]]:
    """Where the verdicts on munitions stand: the matrix of each of their calibres."""
    if kind is not Kind.MUNITION:
        return []
    found = dict.fromkeys(document["calibre"] for document in documents if document.get("calibre"))
    asked = {key: str(value) for key, value in carried.items() if value}
    return [
        (tell.thing(Kind.CALIBRE, calibre).text, onward("/matrix/munitions", {"calibre": calibre, **asked}))
        for calibre in found
    ]
