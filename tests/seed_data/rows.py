"""Rows with defaults, and seeds made of them: what a lint rule looks at, without files."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from registry.seeding.documents import KINDS, Documents, Reading, read_file

Change = Mapping[str, Any]
PAGE = "https://example.org/page"
SOURCED: dict[str, Any] = {"sources": [PAGE], "general_knowledge_fields": []}

DEFAULTS: dict[str, dict[str, Any]] = {
    "nations": {"code": "NLD", "name_en": "Netherlands", "name_fr": "Pays-Bas", "status": "ALLY", **SOURCED},
    "standards": {"id": "stanag-1", "kind": "STANAG", **SOURCED},
    "calibres": {"id": "40mm", "label": "40 mm", "bore_mm": 40, **SOURCED},
    "interfaces": {"id": "40x53", "kind": "CARTRIDGE_CHAMBER", "label": "40 × 53 mm", **SOURCED},
    "families": {"id": "m1", "of": "MUNITION", "label": "M1", **SOURCED},
    "munitions": {
        "id": "m1",
        "designation": "M1",
        "category": "GRENADE",
        "component": "COMPLETE_ROUND",
        "assembly": "FIXED",
        "treaty_class": "NONE",
        "carrier": False,
        **SOURCED,
    },
    "weapons": {"id": "w1", "designation": "W1 launcher", **SOURCED},
    "platforms": {"id": "p1", "designation": "P1", **SOURCED},
    "notes": {"id": "note-1", "about_kind": "munition", "about": "m1", "text": "A remark.", "sources": [PAGE]},
    "retired": {"kind": "munition", "id": "m0", "successor": "m1", "since": "2026-03-01", "why": "Renamed."},
    "statements": {
        "id": "ps-1",
        "kind": "INTERCHANGEABILITY",
        "munition": "m1",
        "weapon": "w1",
        "says": "The page says so.",
        "asserted_by": "Maker",
        **SOURCED,
    },
    "accounting": {
        "file": "land-small",
        "row": 1,
        "munition_text": "M1",
        "system_text": "W1",
        "statement": "qualified",
        "fate": "UNRESOLVED",
        "why": "not named",
    },
    "authorities": {
        "id": "NLD-T",
        "nation": "NLD",
        "name": "Technical authority",
        "competences": ["TECHNICAL"],
        "exercise": True,
    },
    "positions": {
        "id": "pos-1",
        "nation": "NLD",
        "standard": "stanag-1",
        "position": "RATIFIED",
        "exercise": True,
    },
    "records": {
        "id": "NLD-1/1",
        "authority": "NLD-T",
        "kind": "INTERCHANGEABILITY",
        "munition": "m1",
        "weapon": "w1",
        "degree": "FULL",
        "contexts": ["training"],
        "facets": {
            "form": "CONFIRMED",
            "fit": "CONFIRMED",
            "function": "CONFIRMED",
            "fire_control_data": "AVAILABLE",
        },
        "evidence": [{"kind": "S3_FULL", "grade": "A"}],
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-31",
        "releasability": "PUBLIC",
        "exercise": True,
    },
    "arrangements": {"id": "arr-1", "issuers": ["NLD"], "recognisers": ["BEL"], "exercise": True},
    "notices": {
        "id": "notice-1",
        "munition": "m1",
        "action": "SUSPEND_ALL",
        "authority": "NLD-T",
        "from": "2026-01-01",
        "exercise": True,
    },
    "lint_exceptions": {"rule": "every-row-cites-a-source", "id": "m1", "reason": "for the test"},
}


def row(kind: str, changes: Change = MappingProxyType({})) -> dict[str, Any]:
    """A row of a kind as a JSON file holds it; a change to None leaves the column out."""
    changed = DEFAULTS[kind] | dict(changes)
    return {name: value for name, value in changed.items() if value is not None}


def seed(*, folder: str | None = None, **kinds: list[Change]) -> Documents:
    """The rows of these kinds, each a set of changes to its kind's default, read from where they belong (or `folder`)."""
    reading = Reading()
    for name, changes in kinds.items():
        kind = KINDS[name]
        file = "/".join(part for part in (kind.folder if folder is None else folder, f"{name}.json") if part)
        rows = [row(name, change) for change in changes]
        read_file(kind, file, json.dumps(rows).encode(), reading)
    return Documents(tuple(reading.rows), tuple(reading.findings))
