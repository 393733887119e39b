"""A small catalogue, written and indexed as the loader does."""

from collections.abc import Iterable, Mapping
from typing import Any

from registry.catalogue import index, load
from registry.catalogue.kinds import Kind
from registry.catalogue.queries import Listed, listing
from registry.database import Connection, Engine, reading, writing

NATIONS = [
    {"code": "USA", "name_en": "United States", "name_fr": "États-Unis", "status": "ALLY"},
    {"code": "DEU", "name_en": "Germany", "name_fr": "Allemagne", "status": "ALLY"},
]
CALIBRES = [{"id": f"{bore}mm", "label": f"{bore} mm", "bore_mm": bore} for bore in (20, 40, 120, 152, 155)]
INTERFACES = [
    {"id": id_, "kind": "CARTRIDGE_CHAMBER", "label": label, "calibre": calibre, "aliases_ambiguous": aliases}
    for id_, label, calibre, aliases in (
        ("40x46-lv", "40×46 mm low velocity", "40mm", ["40 mm"]),
        ("40x53-hv", "40×53 mm high velocity", "40mm", ["40 mm"]),
        ("20x110-hispano", "20×110 mm Hispano", "20mm", ["20x110"]),
        ("20x110rb", "20×110 mm RB", "20mm", ["20x110"]),
        ("20x110-usn", "20×110 mm USN", "20mm", ["20x110"]),
    )
]


def a_munition(designation: str, **more: Any) -> dict[str, Any]:
    usual = {
        "id": designation.casefold().replace(" ", "-").replace("/", "-"),
        "designation": designation,
        "nation": "USA",
        "category": "ARTILLERY",
        "component": "PROJECTILE",
        "assembly": "SEPARATE_LOADING",
        "calibre": "155mm",
        "presents": [],
        "aliases": [],
        "lifecycle": "UNKNOWN",
        "treaty_class": "NONE",
    }
    return usual | more


def stock(engine: Engine, *munitions: Mapping[str, Any]) -> None:
    """Write the few nations, calibres and interfaces, and these munitions; index all."""
    with writing(engine) as session:
        connection = session.connection()
        put(connection, nations=NATIONS, calibres=CALIBRES, interfaces=INTERFACES, munitions=munitions)
        index.rebuild(connection)


def put(connection: Connection, **rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows by kind, and leave the index alone."""
    for kind, given in rows.items():
        load.load(connection, kind, given)


def look(
    engine: Engine,
    text: str | None = None,
    kind: str = "munitions",
    filters: Mapping[str, str] | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Listed:
    """A list as a door asks for it."""
    with reading(engine) as connection:
        return listing(connection, kind, text=text, filters=filters or {}, limit=limit, offset=offset)


def ids(found: Listed) -> list[str]:
    return [one.get("id") or one["code"] for one in found.items]


def everything(engine: Engine) -> dict[Kind, set[str]]:
    """The ids of all things by kind."""
    return {kind: set(ids(look(engine, kind=kind.value, limit=10_000))) for kind in Kind}
