"""A small registry for the doors: a pair for each state, a combination, an ambiguous name, a restricted record, a public source."""

from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import SQLModel

from registry.audit.version import raise_version
from registry.catalogue import index
from registry.catalogue.names import key
from registry.catalogue.retired import ON_ANY_DAY
from registry.catalogue.tables import (
    Calibre,
    Family,
    Interface,
    MissedName,
    Munition,
    MunitionInterface,
    Name,
    Nation,
    Note,
    Platform,
    PlatformOperator,
    PlatformWeapon,
    RetiredId,
    Standard,
    Weapon,
    WeaponInterface,
)
from registry.database import Engine, Session, writing
from registry.qualifications.tables import (
    Authority,
    NationalPosition,
    Record,
    RecordScope,
    RecordStandard,
    RestrictionNotice,
)
from schemas.vocabulary import (
    AliasPrecision,
    Assembly,
    Category,
    Component,
    Degree,
    IdentifierType,
    InterfaceKind,
    NationStatus,
    NoticeAction,
    Position,
    RecordKind,
    ReservationEffect,
    StandardKind,
)

AS_OF = "2026-06-01"
ASK: dict[str, str] = {"user": "NLD", "as_of": AS_OF}
STATES = {
    "YES": {"munition": "DM53A1", "system": "Leopard 2A6"},
    "CONDITIONAL": {"munition": "DM63", "system": "Leopard 2A6"},
    "DISPUTED": {"munition": "dm43", "system": "leopard-2a6"},
    "NO": {"munition": "M433", "system": "Mk 19"},
    "UNKNOWN": {"munition": "DM53A1", "system": "Leopard 2A4"},
}
AMBIGUOUS = {"munition": "40 mm practice", "system": "Mk 19"}
NOTICE = "NLD-N-9"
"""A notice that stops nothing, on one lot of a round of which nothing is stated."""
COMBINED = {"projectile": "m795", "charge": "m203-charge", "system": "m199"}
"""A load of separate parts that one record permits together."""
COMBINATION = "NLD-2025-0006/1"
SAID = "public-1"
"""What a public source says of a pair on which no nation has stated anything."""
SAID_OF = {"munition": "M433", "system": "M203"}
STRANGER = {"munition": "DM35A1", "system": "Leopard 2A6"}
RETIRED = {"munition": ("m795-shell", "m795"), "platform": ("leopard-1a5", None)}
"""By kind: an id that is retired, and what took its place."""

_MORE_STATED: dict[str, dict[str, Any]] = {
    "dm53a1": {"nsn": ["1305-12-345-6789"], "in_service": ["NLD", "DEU"], "general_knowledge_fields": ["producers"]},
    "dm63": {"replaces": ["dm53a1"], "general_knowledge_fields": ["all"], "sources": []},
    "m430a1": {"dodic": ["B542"], "makers": ["Maker"], "role": "HEDP"},
    "m203-charge": {"role": "propelling charge", "family": "m203", "aliases": ["white bag"], "note": "Zone 8 alone."},
}

_SOURCES = {"sources": ["https://www.nato.int/"], "general_knowledge_fields": [], "note": None}
_FACETS = {"form": "CONFIRMED", "fit": "CONFIRMED", "function": "CONFIRMED", "fire_control_data": "AVAILABLE"}


def load(engine: Engine) -> None:
    """Fill an empty database."""
    with writing(engine) as session:
        _catalogue(session)
        _statements(session)
        _missed(session)
        session.flush()
        index.rebuild(session.connection())
        raise_version(session, exercise=True)


def change(engine: Engine) -> None:
    """Suspend the round of the first pair."""
    restrict(engine, "dm53a1", NoticeAction.SUSPEND_ALL)


def restrict(engine: Engine, munition: str, action: NoticeAction, lots: list[str] | None = None) -> None:
    """A notice of the user nation on a round, or on some lots of it."""
    id_ = f"NLD-N-{munition}"
    with writing(engine) as session:
        session.add(
            RestrictionNotice(
                id=id_,
                munition_id=munition,
                action=action,
                authority_id="nld-technical",
                nation="NLD",
                lots=lots,
                valid_from=date(2026, 1, 1),
                document={"id": id_},
            )
        )
        raise_version(session)


def _catalogue(session: Session) -> None:
    nations = {"NLD": "Netherlands", "DEU": "Germany", "FRA": "France", "BEL": "Belgium", "USA": "United States"}
    french = {"NLD": "Pays-Bas", "DEU": "Allemagne", "FRA": "France", "BEL": "Belgique", "USA": "États-Unis"}
    _add(
        session,
        *(
            Nation(
                code=code,
                name_en=name,
                name_fr=french[code],
                status=NationStatus.ALLY,
                document={"code": code, "name_en": name, "name_fr": french[code], "status": "ALLY", **_SOURCES},
            )
            for code, name in nations.items()
        ),
        Standard(
            id="stanag-4385",
            kind=StandardKind.STANAG,
            number="4385",
            title="120 mm smooth bore",
            document={
                "id": "stanag-4385",
                "kind": "STANAG",
                "number": "4385",
                "title": "120 mm smooth bore",
                "subject": "tank gun ammunition",
                **_SOURCES,
            },
        ),
        *(
            Calibre(
                id=id_, label=label, bore_mm=bore, document={"id": id_, "label": label, "bore_mm": bore, **_SOURCES}
            )
            for id_, label, bore in (("120mm", "120 mm", 120.0), ("40mm", "40 mm", 40.0), ("155mm", "155 mm", 155.0))
        ),
    )
    for id_, label, kind, calibre in (
        ("120x570", "120x570", InterfaceKind.CARTRIDGE_CHAMBER, "120mm"),
        ("40x46-lv", "40x46-lv", InterfaceKind.CARTRIDGE_CHAMBER, "40mm"),
        ("40x53-hv", "40x53-hv", InterfaceKind.CARTRIDGE_CHAMBER, "40mm"),
        ("155mm-bore", "155mm-bore", InterfaceKind.SEPARATE_LOADING_BORE, "155mm"),
        ("155mm-39-18l", "155 mm charge chamber", InterfaceKind.CHARGE_CHAMBER, "155mm"),
    ):
        document = {"id": id_, "kind": kind.value, "label": label, "calibre": calibre, **_SOURCES}
        _add(session, Interface(id=id_, kind=kind, label=label, calibre=calibre, document=document))
    family = {"id": "m203", "of": "MUNITION", "label": "M203 propelling charges", **_SOURCES}
    _add(session, Family(of="MUNITION", id="m203", label="M203 propelling charges", document=family))
    for designation, interface, category, component in (
        ("DM53A1", "120x570", Category.TANK_GUN, Component.COMPLETE_ROUND),
        ("DM63", "120x570", Category.TANK_GUN, Component.COMPLETE_ROUND),
        ("DM43", "120x570", Category.TANK_GUN, Component.COMPLETE_ROUND),
        ("M433", "40x46-lv", Category.GRENADE, Component.COMPLETE_ROUND),
        ("M430A1", "40x53-hv", Category.GRENADE, Component.COMPLETE_ROUND),
        ("M781", "40x46-lv", Category.GRENADE, Component.COMPLETE_ROUND),
        ("M918", "40x53-hv", Category.GRENADE, Component.COMPLETE_ROUND),
        ("M795", "155mm-bore", Category.ARTILLERY, Component.PROJECTILE),
        ("M203 charge", "155mm-39-18l", Category.ARTILLERY, Component.CHARGE),
    ):
        _munition(session, designation, interface, category, component)
    for munition in ("m781", "m918"):
        _add(session, _name("munition", munition, "40 mm practice", AliasPrecision.AMBIGUOUS))
    _add(
        session,
        Name(
            subject_kind="munition",
            subject_id="dm53a1",
            type=IdentifierType.NSN,
            text="1305-12-345-6789",
            key=key("1305-12-345-6789"),
        ),
    )
    for type_, munition, text, since, successor in (
        (IdentifierType.DODIC, "m430a1", "B542", None, None),
        (IdentifierType.NSN, "dm53a1", "1305-12-000-0001", date(2020, 1, 1), "1305-12-345-6789"),
        (IdentifierType.NAME, "m795", "m795-shell", ON_ANY_DAY, "m795"),
    ):
        names = {"type": type_, "text": text, "key": key(text), "cancelled": since, "replaced_by": successor}
        _add(session, Name(subject_kind="munition", subject_id=munition, **names))
    for kind, (id_, successor) in RETIRED.items():
        document = {"kind": kind, "id": id_, "successor": successor, "since": "2026-03-01", "why": "Named twice."}
        _add(session, RetiredId(kind=kind, id=id_, successor=successor, since=date(2026, 3, 1), document=document))
    note = {"id": "note-1", "about_kind": "munition", "about": "dm53a1", "text": "A remark.", **_SOURCES}
    _add(session, Note(about_kind="munition", about="dm53a1", document=note))
    for id_, designation, accepts in (
        ("rh120-l44", "Rh 120 L/44", ["120x570"]),
        ("rh120-l55", "Rh 120 L/55", ["120x570"]),
        ("mk19", "Mk 19", ["40x53-hv"]),
        ("m203", "M203", ["40x46-lv"]),
        ("l52", "155 mm L/52", ["155mm-bore"]),
        ("m199", "M199 155 mm cannon", ["155mm-bore", "155mm-39-18l"]),
    ):
        document = {"id": id_, "designation": designation, "accepts": accepts, "nation": "DEU", **_SOURCES}
        document |= {"kind": "howitzer ordnance", "barrel": "slow twist"} if id_ == "m199" else {}
        _add(
            session,
            Weapon(id=id_, designation=designation, nation="DEU", accepts=accepts, document=document),
            *(WeaponInterface(weapon_id=id_, interface_id=interface) for interface in accepts),
            _name("weapon", id_, designation),
        )
    for id_, designation, weapons in (
        ("leopard-2a4", "Leopard 2A4", ["rh120-l44"]),
        ("leopard-2a6", "Leopard 2A6", ["rh120-l55"]),
        ("two-guns", "Two guns", ["rh120-l55", "mk19"]),
    ):
        document = {
            "id": id_,
            "designation": designation,
            "nation": "DEU",
            "weapons": weapons,
            "operators": [{"nation": "NLD", "valid_from": None, "valid_to": None}],
            **_SOURCES,
        }
        _add(
            session,
            Platform(id=id_, designation=designation, nation="DEU", document=document),
            *(PlatformWeapon(platform_id=id_, weapon_id=weapon) for weapon in weapons),
            PlatformOperator(platform_id=id_, nation="NLD"),
            _name("platform", id_, designation),
        )


def _munition(
    session: Session,
    designation: str,
    interface: str,
    category: Category,
    component: Component = Component.COMPLETE_ROUND,
) -> None:
    id_ = designation.lower().replace(" ", "-")
    assembly = Assembly.FIXED if component is Component.COMPLETE_ROUND else Assembly.COMPONENT
    calibre = {Category.TANK_GUN: "120mm", Category.ARTILLERY: "155mm"}.get(category, "40mm")
    document = {
        "id": id_,
        "designation": designation,
        "nation": "DEU",
        "calibre": calibre,
        "category": category.value,
        "component": component.value,
        "assembly": assembly.value,
        "presents": [interface],
        "producers": ["DEU"],
        **_SOURCES,
    } | _MORE_STATED.get(id_, {})
    _add(
        session,
        Munition(
            id=id_,
            designation=designation,
            nation="DEU",
            calibre=calibre,
            category=category,
            component=component,
            assembly=assembly,
            presents=[interface],
            producers=["DEU"],
            document=document,
        ),
        MunitionInterface(munition_id=id_, interface_id=interface),
        _name("munition", id_, designation),
    )


def _statements(session: Session) -> None:
    for nation, effect in (("BEL", ReservationEffect.LIMITS_FIT), ("DEU", ReservationEffect.NONE)):
        reserved = effect is not ReservationEffect.NONE
        document = {
            "id": f"{nation}-P-1",
            "nation": nation,
            "standard": "stanag-4385",
            "position": "RATIFIED_WITH_RESERVATION" if reserved else "RATIFIED",
            "clause": "Own charges only." if reserved else None,
            "effect": effect.value,
            "valid_from": "2015-01-01",
            "valid_to": None,
            "complete_as_of": "2026-01-31",
            "sources": [],
        }
        row = {name: document[name] for name in ("id", "nation", "standard")}
        _add(
            session, NationalPosition(**row, position=Position(document["position"]), effect=effect, document=document)
        )
    for id_, nation, name in (
        ("nld-technical", "NLD", "nld-technical"),
        ("nld-safety", "NLD", "nld-safety"),
        ("deu-technical", "DEU", "deu-technical"),
        ("nld-artillery", "NLD", "Artillery safety board"),
        ("public", None, "Public source"),
    ):
        document = {"id": id_, "nation": nation, "name": name, "mailbox": f"{id_}@example.org" if nation else None}
        _add(session, Authority(id=id_, nation=nation, name=name, document=document))
    _add(session, a_notice(NoticeAction.MONITOR, id=NOTICE, munition_id="m918", lots=["L-1"]))
    of_charges = {"munition_id": "m203-charge", "authority_id": "nld-artillery"}
    _add(session, a_notice(NoticeAction.INSPECT_FIRST, id="NLD-N-8", **of_charges))
    _record(session, "NLD-2025-0001/1", "nld-technical", "dm53a1", contexts=["training", "operations"])
    _record(
        session,
        "NLD-2025-0002/1",
        "nld-technical",
        "dm63",
        degree="CONDITIONAL",
        conditions=[
            {"kind": "TEMPERATURE_BAND", "merge": "INTERSECT", "value": {"min": -20, "max": 40}, "unit": "degC"},
            {"kind": "CREW_TRAINING", "merge": "UNION", "value": ["conversion course"], "unit": None},
        ],
        valid_to="2026-07-15",
        standards=["stanag-4385"],
    )
    _record(session, "NLD-2025-0003/1", "nld-technical", "dm43")
    _record(session, "NLD-2025-0004/1", "nld-safety", "dm43", kind="NEGATIVE_FINDING", degree=None, contexts=[])
    _record(session, "DEU-2025-0005/1", "deu-technical", "dm63", releasability=["DEU"], standards=["stanag-4385"])
    evidence = {"issuer": "Artillery safety board", "reference": "Trial report of the range", "date": "2025-10-01"}
    _record(
        session,
        COMBINATION,
        "nld-artillery",
        None,
        combination={"projectile": ["m795"], "charge": ["m203-charge"]},
        weapon="m199",
        degree="CONDITIONAL",
        conditions=[
            {"kind": "CHARGE_SET", "merge": "INTERSECT", "value": ["white bags", "green bags"], "unit": None},
            {"kind": "RATE_LIMIT", "merge": "MIN", "value": 4, "unit": "per serial"},
            {"kind": "FREE_TEXT", "merge": "UNION", "value": ["swab the chamber"], "unit": None},
        ],
        evidence=[{"kind": "S3_FULL", "grade": "A", **evidence}],
        source_reference="Exercise file of the board",
    )
    _record(
        session,
        "NLD-2025-0007/1",
        "nld-artillery",
        None,
        combination={"projectile": ["m795"], "charge": ["m203-charge"]},
        weapon="m199",
        contexts=["emergency"],
        releasability=["NLD"],
    )
    _record(
        session,
        SAID,
        "public",
        "m433",
        nation=None,
        weapon="m203",
        degree=None,
        contexts=[],
        asserted_by="An army (reported by a newspaper)",
        says="The round is used in the launcher.",
        evidence=[{"kind": "PUBLIC_SOURCE", "grade": "D", "issuer": "An army (reported by a newspaper)"}],
        valid_to=None,
    )


def a_notice(action: NoticeAction, **changes: Any) -> RestrictionNotice:
    """On the round of the first pair, with a reason."""
    usual: dict[str, Any] = {
        "id": "NLD-N-3",
        "munition_id": "dm53a1",
        "action": action,
        "authority_id": "nld-technical",
        "nation": "NLD",
        "valid_from": date(2026, 1, 1),
        "recorded_at": datetime(2025, 12, 1, tzinfo=UTC),
        "document": {"reason": "Cracked cases.", "exercise": True},
    }
    return RestrictionNotice(**(usual | changes))


def _record(session: Session, id_: str, authority: str, munition: str | None, **changes: Any) -> None:
    content: dict[str, Any] = {
        "id": id_,
        "authority": authority,
        "nation": authority[:3].upper(),
        "kind": "INTERCHANGEABILITY",
        "munition": munition,
        "combination": None,
        "weapon": "rh120-l55",
        "platforms": "ANY",
        "degree": "FULL",
        "contexts": ["training", "exercise", "operations"],
        "facets": _FACETS,
        "conditions": [],
        "evidence": [{"kind": "S3_FULL", "grade": "A"}],
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-31",
        "releasability": "PUBLIC",
    } | changes
    named = {munition} if munition else {one for part in content["combination"].values() for one in part}
    _add(
        session,
        Record(
            id=id_,
            authority_id=authority,
            nation=content["nation"],
            kind=RecordKind(content["kind"]),
            munition_id=munition,
            combination=content["combination"],
            weapon_id=content["weapon"],
            degree=Degree(content["degree"]) if content["degree"] else None,
            valid_from=date.fromisoformat(content["valid_from"]),
            valid_to=date.fromisoformat(content["valid_to"]) if content["valid_to"] else None,
            derogates=content.get("derogates"),
            exercise=True,
            content=content,
            history=[["ACCEPTED", "2025-12-01T10:00:00+00:00", "2025-12-01"]],
        ),
        *(RecordScope(weapon_id=content["weapon"], munition_id=one, record_id=id_) for one in sorted(named)),
        *(RecordStandard(standard_id=one, record_id=id_) for one in content.get("standards", ())),
    )


def _missed(session: Session) -> None:
    for field, text, times in (("munition", "DM99", 3), ("system", "Leopard 9", 1), ("platforms", "hovercraft", 1)):
        day = date(2026, 5, times)
        _add(session, MissedName(field=field, key=key(text), text=text, times=times, first_on=day, last_on=day))


def _name(kind: str, id_: str, text: str, precision: AliasPrecision = AliasPrecision.EXACT) -> Name:
    return Name(
        subject_kind=kind, subject_id=id_, type=IdentifierType.NAME, precision=precision, text=text, key=key(text)
    )


def _add(session: Session, *rows: SQLModel) -> None:
    """In the order given: a row's foreign keys are there before it."""
    for row in rows:
        session.add(row)
        session.flush()
