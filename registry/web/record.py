"""One record as a person may read it: its public content, or that it is restricted and whom to ask."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from flask import Blueprint, g, request, url_for

from registry.catalogue import things
from registry.compatibility import explain
from registry.compatibility.conditions import Merged
from registry.compatibility.explain import Scene
from registry.compatibility.history import Phase
from registry.compatibility.reasoning import Outcome
from registry.compatibility.status import Status, status
from registry.database import Connection
from registry.errors import NotFound
from registry.qualifications import notices, queries
from registry.web.consulting import consulting, nation_names, now
from registry.web.notice import stands
from registry.web.page import language
from registry.web.twins import View, shows
from registry.web.verdict_why import GLYPHS
from registry.web.wording import Wording
from schemas.fields import RecordId
from schemas.vocabulary import ANY, ConditionKind

blueprint = Blueprint("record", __name__)

PUBLIC = {"record.record": "shows what is public of a record, and of the rest whom to ask"}


@shows(blueprint, "/records/<path:record_id>")
def record(record_id: str) -> View:
    """What one record states, in words.

    Raises:
        NotFound: No record has this id.
    """
    with consulting() as connection:
        found = None
        if RecordId.may_be(record_id):
            found = queries.record(connection, record_id, reader=queries.PUBLIC_READER)
        if found is None:
            raise NotFound("")
        moment = now()
        names, today, restricting = {}, None, []
        if not found["restricted"]:
            names = _names(connection, found)
            today = status(connection, record_id, moment.date(), moment) if found["nation"] else None
            about = notices.notices_about(connection, [id_ for _, ids in _loads(found) for id_ in ids])
            restricting = [one for one in about if stands(one, moment.date()) == "in_force"]
    return View(
        template="record.html",
        fragment="record",
        title=f"{Wording(language()).record} {found['id']}",
        name=f"record-{found['id'].replace('/', '-')}",
        items=[found],
        columns={
            **{name: partial(_told, name) for name in _TOLD},
            "status_today": lambda _: today and today.phase.value,
            "notices_in_force": lambda _: [one["id"] for one in restricting],
        },
        body={**found, "status_today": _status(today), "data_version": g.version.value},
        context={
            "found": found,
            "today": today,
            "in_force": today is None or today.phase is Phase.IN_FORCE,
            "suspended": today is not None and today.phase is Phase.SUSPENDED,
            "glyph": _glyph(today),
            "restricting": restricting,
            "names": names,
            "nation_names": nation_names(),
            "loads": _loads(found),
            "platforms": _platforms(found),
            "demands": [_demand(line) for line in found.get("conditions", [])],
            "question": _question(found),
        },
    )


_TOLD = (
    "id",
    "nation",
    "kind",
    "munition",
    "combination",
    "weapon",
    "platforms",
    "degree",
    "contexts",
    "valid_from",
    "valid_to",
)
"""The columns of a record's line; what is withheld is blank there."""


def _told(name: str, found: Mapping[str, Any]) -> object:
    value = found.get(name)
    return [f"{role}: {', '.join(ids)}" for role, ids in value.items()] if isinstance(value, dict) else value


def _status(today: Status | None) -> dict[str, Any] | None:
    """As the twin tells it; None of what is restricted or stated by no nation."""
    if today is None:
        return None
    day = today.day.isoformat() if today.day else None
    return {"phase": today.phase.value, "day": day, "successors": list(today.successors)}


def _glyph(today: Status | None) -> str:
    """Of a phase that has no mark: whether the record counts, is over, or is still to come."""
    if today is None or today.phase in {Phase.UNKNOWN, Phase.UNDER_EVALUATION, Phase.NOT_YET_EFFECTIVE}:
        return GLYPHS[Outcome.NOT_REACHED]
    return GLYPHS[Outcome.PASSES if today.phase is Phase.IN_FORCE else Outcome.STOPS]


def _names(connection: Connection, found: Mapping[str, Any]) -> dict[str, str]:
    """The designations of everything that the record names, by id."""
    munitions = [id_ for _, ids in _loads(found) for id_ in ids]
    rows: Iterable[Any] = [
        *things.munitions(connection, munitions).values(),
        *things.weapons(connection, [found["weapon"]]).values(),
        *things.platforms(connection, [id_ for id_ in _platforms(found) if id_ != ANY]).values(),
    ]
    return {row.id: row.designation for row in rows}


def _loads(found: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """What is fired: the role that each list of munitions plays, and the list."""
    if found.get("combination"):
        return [(role, list(ids)) for role, ids in found["combination"].items() if ids]
    return [("munition", [found["munition"]])] if found.get("munition") else []


def _platforms(found: Mapping[str, Any]) -> list[str]:
    stated = found.get("platforms") or []
    return [stated] if isinstance(stated, str) else list(stated)


def _question(found: Mapping[str, Any]) -> str:
    """The form, begun with the first of everything that the record names."""
    parts: dict[str, Any] = {role: ids[0] for role, ids in _loads(found)}
    system = next((id_ for id_ in _platforms(found) if id_ != ANY), found.get("weapon"))
    return url_for("home.home", **parts, system=system, user=found["nation"], lang=request.args.get("lang"))


def _demand(stated: Mapping[str, Any]) -> tuple[str, str]:
    """A condition's kind, and what it asks in words."""
    value = stated["value"]
    if isinstance(value, dict):
        value = (value["min"], value["max"])
    elif isinstance(value, list):
        value = tuple(value)
    line = Merged(ConditionKind(stated["kind"]), value, stated.get("unit"), ())
    nowhere = Scene(language(), "", "", "", date.min, datetime.min.replace(tzinfo=UTC), {})
    return stated["kind"], explain.demand(line, nowhere)
