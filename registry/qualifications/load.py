"""Writing what nations and public pages state: whole sets, each row as its contract loads it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, col

from registry.qualifications.tables import (
    ALWAYS,
    Arrangement,
    Authority,
    NationalPosition,
    Record,
    RecordScope,
    RecordStandard,
    RestrictionNotice,
    Supersession,
)
from registry.setwise import Row, chunks, kept_values, plain, replace_links, upsert
from schemas.vocabulary import (
    ANY,
    PUBLIC_SOURCE,
    ConditionKind,
    EvidenceKind,
    Facet,
    FireControlData,
    Grade,
    Move,
    Releasability,
    ReservationEffect,
)

KINDS = ("authorities", "positions", "records", "arrangements", "notices")

_UNDATED = date.min
_CONTENT: Mapping[str, Any] = {
    "authority": None,
    "nation": None,
    "kind": None,
    "munition": None,
    "combination": None,
    "weapon": None,
    "platforms": ANY,
    "degree": None,
    "contexts": [],
    "facets": None,
    "conditions": [],
    "evidence": [],
    "standards": [],
    "valid_from": None,
    "valid_to": None,
    "review_due": None,
    "supersedes": [],
    "resolves": [],
    "reservations_considered": [],
    "derogates": None,
    "beneficiaries": [],
    "releasability": Releasability.PUBLIC.value,
    "version": 1,
    "source_reference": None,
    "exercise": False,
}
"""The one shape of a kept statement; what a row leaves out has its neutral value."""


def load(connection: Connection, kind: str, given: Iterable[Mapping[str, Any]]) -> int:
    """Write the rows of one of `KINDS` and return how many changed anything."""
    write = {"records": _write_records, "notices": _write_notices}.get(kind) or _writer(*_SHELVES[kind])
    return sum(write(connection, chunk) for chunk in chunks(map(plain, given)))


def load_statements(connection: Connection, given: Iterable[Mapping[str, Any]]) -> int:
    """Write public statements: third-party records of no nation, grade D, that inform and never decide."""
    authority: Row = {"id": PUBLIC_SOURCE, "nation": None, "name": "Public source", "competences": []}
    changed = load(connection, "authorities", [authority])
    return changed + load(connection, "records", (_as_record(plain(row)) for row in given))


def _as_record(row: Row) -> Row:
    start = row.get("dated")
    conditions = (
        [{"kind": ConditionKind.FREE_TEXT, "value": [row["conditions"]], "unit": None}] if row.get("conditions") else []
    )
    evidence = [
        {"kind": EvidenceKind.PUBLIC_SOURCE, "grade": Grade.D, "issuer": row.get("asserted_by"), "url": url}
        for url in row.get("sources") or ()
    ]
    said = {
        name: row.get(name)
        for name in ("says", "asserted_by", "asserted_nation", "basis", "general_knowledge_fields", "note")
    }
    return said | {
        "id": row["id"],
        "authority": PUBLIC_SOURCE,
        "kind": row["kind"],
        "munition": row["munition"],
        "weapon": row["weapon"],
        "platforms": row.get("platforms") or ANY,
        "facets": {
            "form": Facet.NOT_ASSESSED,
            "fit": Facet.NOT_ASSESSED,
            "function": Facet.NOT_ASSESSED,
            "fire_control_data": FireControlData.NOT_AVAILABLE,
        },
        "conditions": conditions,
        "evidence": evidence,
        "valid_from": start,
        "releasability": Releasability.PUBLIC,
        "decisions": [{"move": Move.ACCEPTED, "recorded_at": ALWAYS, "effective": start}],
    }


def _write_records(connection: Connection, chunk: list[Row]) -> int:
    authorities = kept_values(connection, col(Authority.id), col(Authority.nation), {row["authority"] for row in chunk})
    shaped = [_record(row, authorities) for row in chunk]
    ids = [row["id"] for row in shaped]
    contents = kept_values(connection, col(Record.id), col(Record.content), ids)
    histories = kept_values(connection, col(Record.id), col(Record.history), ids) if contents else {}
    changed = [
        row for row in shaped if contents.get(row["id"]) != row["content"] or histories.get(row["id"]) != row["history"]
    ]
    if not changed:
        return 0
    known = [row["id"] for row in changed if row["id"] in contents]
    upsert(connection, Record.__table__, changed)  # type: ignore[attr-defined]
    scopes = [
        {"record_id": row["id"], "munition_id": munition, "weapon_id": row["weapon_id"]}
        for row in changed
        for munition in _munitions(row)
    ]
    replace_links(connection, RecordScope.__table__, col(RecordScope.record_id), known, scopes)  # type: ignore[attr-defined]
    reliances = [
        {"record_id": row["id"], "standard_id": standard}
        for row in changed
        for standard in dict.fromkeys(row["content"]["standards"] or ())
    ]
    replace_links(connection, RecordStandard.__table__, col(RecordStandard.record_id), known, reliances)  # type: ignore[attr-defined]
    successions = [
        {"former": former, "successor": row["id"]} for row in changed for former in row["content"]["supersedes"] or ()
    ]
    replace_links(connection, Supersession.__table__, col(Supersession.successor), known, successions)  # type: ignore[attr-defined]
    return len(changed)


def _write_notices(connection: Connection, chunk: list[Row]) -> int:
    nations = kept_values(connection, col(Authority.id), col(Authority.nation), {row["authority"] for row in chunk})
    stated = [row | {"nation": nations.get(row["authority"], row.get("nation"))} for row in chunk]
    return _writer(*_SHELVES["notices"])(connection, stated)


def _munitions(row: Row) -> Iterable[str]:
    if row["munition_id"]:
        return (row["munition_id"],)
    return dict.fromkeys(munition for members in (row["combination"] or {}).values() for munition in members)


def _record(row: Row, authorities: Mapping[str, str | None]) -> Row:
    content = {**_CONTENT, **{name: value for name, value in row.items() if value is not None}}
    name = content.pop("id")
    history = [
        [step["move"], _moment(step["recorded_at"]), step["effective"]] for step in content.pop("decisions", None) or ()
    ]
    content.pop("recorded_at", None)
    content["nation"] = authorities.get(content["authority"], content["nation"])
    combination = content["combination"]
    if combination:
        content["combination"] = combination = {role: members for role, members in combination.items() if members}
    return {
        "id": name,
        "authority_id": content["authority"],
        "nation": content["nation"],
        "kind": content["kind"],
        "munition_id": content["munition"],
        "combination": combination or None,
        "weapon_id": content["weapon"],
        "degree": content["degree"] if content["kind"] in ("INTERCHANGEABILITY", "EXCEPTION") else None,
        "derogates": content["derogates"],
        "valid_from": _day(content["valid_from"]) or _UNDATED,
        "valid_to": _day(content["valid_to"]),
        "review_due": _day(content["review_due"]),
        "exercise": content["exercise"],
        "content": content,
        "history": history,
    }


@lru_cache(maxsize=4096)
def _moment(text: str) -> str:
    """One spelling of a moment, so that equal histories are equal texts."""
    return datetime.fromisoformat(text).isoformat()


@lru_cache(maxsize=4096)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _start(row: Row) -> date | None:
    return _day(row.get("valid_from") or row.get("from"))


def _end(row: Row) -> date | None:
    return _day(row.get("valid_to") or row.get("to"))


def _learnt(row: Row) -> datetime:
    return datetime.fromisoformat(row["recorded_at"]) if row.get("recorded_at") else ALWAYS


def _dated(row: Row) -> Row:
    return {"valid_from": _start(row), "valid_to": _end(row), "recorded_at": _learnt(row), "document": row}


def _authority(row: Row) -> Row:
    return {
        "id": row["id"],
        "nation": row.get("nation"),
        "name": row.get("name") or row["id"],
        "exercise": bool(row.get("exercise")),
        "document": row,
    }


def _notice(row: Row) -> Row:
    return _dated(row) | {
        "id": row["id"],
        "munition_id": row["munition"],
        "action": row["action"],
        "authority_id": row["authority"],
        "nation": row.get("nation"),
        "lots": row.get("lots") or None,
        "valid_from": _start(row) or _UNDATED,
    }


def _position(row: Row) -> Row:
    return _dated(row) | {
        **{name: row[name] for name in ("id", "nation", "standard", "position")},
        "effect": row.get("effect") or ReservationEffect.NONE,
    }


def _writer(table: type[SQLModel], shape: Callable[[Row], Row]) -> Callable[[Connection, list[Row]], int]:
    def write(connection: Connection, chunk: list[Row]) -> int:
        columns = table.__table__.c  # type: ignore[attr-defined]
        kept = kept_values(connection, columns["id"], columns["document"], (row["id"] for row in chunk))
        changed = [row for row in chunk if kept.get(row["id"]) != row]
        upsert(connection, table.__table__, [shape(row) for row in changed])  # type: ignore[attr-defined]
        return len(changed)

    return write


_SHELVES: Mapping[str, tuple[type[SQLModel], Callable[[Row], Row]]] = {
    "authorities": (Authority, _authority),
    "positions": (NationalPosition, _position),
    "arrangements": (Arrangement, lambda row: _dated(row) | {"id": row["id"]}),
    "notices": (RestrictionNotice, _notice),
}
