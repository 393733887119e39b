"""A seeded synthetic catalogue, built of equal blocks, so that a question finds as much in a large one as in a small one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

import seed_data
from registry.seeding.documents import KINDS, read
from schemas.qualification import Condition, Evidence

SIZES: Final = {"S": 1_000, "M": 10_000, "L": 100_000}
"""Munitions; there are twenty records for each, and two weapons and platforms for every five."""

CATALOGUE_KINDS: Final = (
    "nations",
    "standards",
    "calibres",
    "interfaces",
    "families",
    "munitions",
    "weapons",
    "platforms",
)
STATED_KINDS: Final = ("authorities", "positions", "records", "arrangements", "notices")

MUNITIONS, WEAPONS, RECORDS = 10, 4, 5
"""Of a block: its munitions, its weapons, and the records of each pair of them."""

AS_OF: Final = "2026-06-01"
"""A day on which most records are in force."""

# The blocks that share one interface and one gun: a platform that 200 munitions fit, whatever the size.
_BROAD_BLOCKS = range(0, 100, 5)
_INTERFACES = 100
_BORES = (
    "5.56",
    "7.62",
    "9",
    "12.7",
    "20",
    "23",
    "25",
    "27",
    "30",
    "35",
    "40",
    "57",
    "60",
    "76",
    "81",
    "84",
    "90",
    "105",
)
_BORES += ("120", "127", "155", "203")
_CATEGORIES = ("SMALL_ARMS", "CANNON", "GRENADE", "MORTAR", "TANK_GUN", "ARTILLERY", "ROCKET", "NAVAL_GUN")
_ROLES = ("ball", "tracer", "HE", "HE-T", "AP", "APFSDS-T", "smoke", "illuminating", "practice", "multipurpose")
_KINDS = ("main battle tank", "howitzer", "infantry fighting vehicle", "rifle", "mortar carrier", "patrol vessel")
_PREFIXES = {"USA": "M", "DEU": "DM", "GBR": "L", "FRA": "F", "ITA": "IM", "NOR": "NM", "CAN": "C", "ESP": "ET"}
_CONTEXTS = ("training", "exercise", "operations", "emergency")
_SYLLABLES = tuple(first + second for first in "bdfgklmnprst" for second in "aeiou")
_UNSOURCED: Mapping[str, Any] = {"sources": [], "general_knowledge_fields": ["all"], "note": None}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One size of the catalogue: the first so many blocks of an endless one."""

    munitions: int
    seed: int = 1

    @property
    def blocks(self) -> range:
        return range(self.munitions // MUNITIONS)

    @property
    def records(self) -> int:
        return self.munitions * WEAPONS * RECORDS

    def rows(self, kind: str) -> Iterator[Row]:
        """The rows of a kind as its contract loads them, in the JSON form in which they are kept."""
        rows: Iterator[Row]
        match kind:
            case "nations" | "standards":
                rows = iter(shipped(kind))
            case "families":
                rows = (row for block in self.blocks for row in families(block))
            case "munitions":
                rows = (munition(block, place, self.seed) for block in self.blocks for place in range(MUNITIONS))
            case "weapons":
                rows = (weapon(block, place) for block in self.blocks for place in range(WEAPONS))
            case "platforms":
                rows = (platform(block, place, self.seed) for block in self.blocks for place in range(WEAPONS))
            case "records":
                rows = (row for block in self.blocks for row in records(block, self.seed))
            case "notices":
                rows = (notice(block) for block in self.blocks if block % 5 == 2)
            case _:
                rows = iter(_SMALL[kind]())
        blank = dict.fromkeys(KINDS[kind].contract().fields)
        return ({**blank, **row} for row in rows)


@cache
def shipped(kind: str) -> list[Row]:
    """The nations and standards that the registry ships."""
    documents = read(Path(seed_data.__path__[0]))
    return [dict(row.values) for row in documents.of(kind)]


@cache
def allies() -> tuple[str, ...]:
    return tuple(sorted(row["code"] for row in shipped("nations") if row["status"] == "ALLY"))


def interface_of(block: int) -> int:
    return 0 if block in _BROAD_BLOCKS else 1 + block % (_INTERFACES - 1)


def word(number: int) -> str:
    """A word of four syllables, another for every number below ten million."""
    number = (number * 7_368_787 + 1_234_567) % len(_SYLLABLES) ** 4
    text = ""
    for _ in range(4):
        number, place = divmod(number, len(_SYLLABLES))
        text += _SYLLABLES[place]
    return text.capitalize()


# What exists ----------------------------------------------------------------------------------------------------------


def calibres() -> Iterable[Row]:
    for bore in _BORES:
        yield {"id": f"{bore}mm", "label": f"{bore} mm", "bore_mm": float(bore), "aliases": [], **_UNSOURCED}


def _interface_id(number: int) -> str:
    return f"{_BORES[number % len(_BORES)]}x{40 + 7 * number}"


def interfaces() -> Iterable[Row]:
    for number in range(_INTERFACES):
        bore, length = _BORES[number % len(_BORES)], 40 + 7 * number
        yield {
            "id": _interface_id(number),
            "kind": "CARTRIDGE_CHAMBER",
            "label": f"{bore} × {length} mm",
            "calibre": f"{bore}mm",
            "bore_mm": float(bore),
            "case_length_mm": float(length),
            "aliases_exact": [f"{bore}×{length}"],
            "aliases_ambiguous": [],
            **_UNSOURCED,
        }


def families(block: int) -> Iterable[Row]:
    """Two munition families of two marks, one weapon family of two."""
    for place in (0, 2):
        yield {"id": f"mf-{block}-{place}", "of": "MUNITION", "label": f"Family {block}-{place}", **_UNSOURCED}
    yield {"id": f"wf-{block}", "of": "WEAPON", "label": f"Guns {block}", **_UNSOURCED}


def designation(block: int, place: int) -> str:
    nation = _designer(block)
    marked = place in (1, 3)
    number = block * MUNITIONS + place - marked
    return f"{_PREFIXES.get(nation, nation[0] + 'R')}{number}{'A1' if marked else ''}"


def munition_id(block: int, place: int) -> str:
    return designation(block, place).lower()


def nsn(block: int, place: int) -> str:
    number = f"{block * MUNITIONS + place:07d}"
    return f"13{5 * (block % 20):02d}-{10 + block % 80:02d}-{number[:3]}-{number[3:]}"


def alias(block: int, place: int) -> str:
    return word(block * MUNITIONS + place)


def munition(block: int, place: int, seed: int = 1) -> Row:
    some = Random(f"{seed}-munition-{block}-{place}")
    interface = interface_of(block)
    bore = _BORES[interface % len(_BORES)]
    nation = _designer(block)
    role = some.choice(_ROLES)
    return {
        "id": munition_id(block, place),
        "designation": designation(block, place),
        "nation": nation,
        "calibre": f"{bore}mm",
        "category": _CATEGORIES[interface % len(_CATEGORIES)],
        "family": f"mf-{block}-{place // 2 * 2}" if place < 4 else None,
        "component": "COMPLETE_ROUND",
        "assembly": "FIXED",
        "role": role,
        "presents": [_interface_id(interface)],
        "aliases": [alias(block, place), f"{bore} mm {role} {designation(block, place)}"],
        "nsn": [nsn(block, place)],
        "dodic": [f"{'ABCDEFGH'[block % 8]}{'ABCDEFGH'[block // 8 % 8]}{block % 100:02d}"],
        "national": [],
        "part_numbers": [{"ncage": f"D{block % 10_000:04d}", "value": f"{block}-{place:02d}"}],
        "makers": [f"{word(5_000_000 + block % 50)} Works"],
        "producers": sorted({nation, some.choice(allies())}),
        "origin": [nation],
        "in_service": sorted(some.sample(allies(), 4)),
        "treaty_class": "NONE",
        "carrier": False,
        "tags": [],
        "lifecycle": some.choice(("IN_SERVICE", "IN_PRODUCTION", "OBSOLETE")),
        "replaces": [],
        **_UNSOURCED,
    }


def weapon_id(block: int, place: int) -> str:
    return f"g{block * WEAPONS + place}"


def weapon(block: int, place: int) -> Row:
    interface = interface_of(block)
    return {
        "id": weapon_id(block, place),
        "designation": weapon_id(block, place).upper(),
        "nation": _designer(block + 1),
        "kind": "gun",
        "calibre": f"{_BORES[interface % len(_BORES)]}mm",
        "family": f"wf-{block}" if place < 2 else None,
        "accepts": [_interface_id(interface)],
        "barrel": f"L/{39 + place}",
        "aliases": [],
        "makers": [],
        **_UNSOURCED,
    }


def platform_id(block: int, place: int) -> str:
    return platform_name(block, place).lower().replace(" ", "-")


def platform_name(block: int, place: int) -> str:
    return f"{word(1_000_000 + block)} {place + 1}"


def platform(block: int, place: int, seed: int = 1) -> Row:
    """One weapon each; every fourth platform carries a second."""
    some = Random(f"{seed}-platform-{block}-{place}")
    return {
        "id": platform_id(block, place),
        "designation": platform_name(block, place),
        "kind": some.choice(_KINDS),
        "nation": _designer(block + 1),
        "makers": [],
        "weapons": [weapon_id(block, one) for one in ((1, 2) if place == 2 else (place,))],
        "operators": [{"nation": nation, "valid_from": None, "valid_to": None} for nation in some.sample(allies(), 3)],
        "aliases": [],
        **_UNSOURCED,
    }


def _designer(block: int) -> str:
    return allies()[block % len(allies())]


# What nations state ---------------------------------------------------------------------------------------------------

_FACETS = {"form": "CONFIRMED", "fit": "CONFIRMED", "function": "CONFIRMED", "fire_control_data": "AVAILABLE"}
_DEGREES = ("CONDITIONAL", "FULL", "FULL", "EMERGENCY_ONLY", "CONDITIONAL")
_OBLIGATIONS = (("CREW_TRAINING", "conversion course"), ("RANGE_SAFETY", "range order 7"), ("STORAGE", "dry store"))
_EVIDENCE, _CONDITION = (dict.fromkeys(contract().fields) for contract in (Evidence, Condition))
_FOR_FULL = ("S3_FULL", "S3_DELTA", "COMMON_CERTIFICATION", "CATALOGUE_ENTRY")


def stating_nations(block: int, munition: int, weapon: int) -> list[str]:
    """Who speaks of a pair, in the order of its records."""
    first = 7 * block + 3 * munition + 5 * weapon
    return [allies()[(first + 11 * number) % len(allies())] for number in range(RECORDS)]


def records(block: int, seed: int = 1) -> Iterator[Row]:
    """Five records a pair: conditional, full, emergency only or a stop; on every other pair the second is a former version."""
    some = Random(f"{seed}-records-{block}")
    for place in range(MUNITIONS):
        for gun in range(WEAPONS):
            broad = block in _BROAD_BLOCKS and gun == WEAPONS - 1
            pair = {"munition": munition_id(block, place), "weapon": weapon_id(0 if broad else block, gun)}
            serial = ((block * MUNITIONS + place) * WEAPONS + gun) * RECORDS
            nations = stating_nations(block, place, gun)
            renewed = (place + gun) % 2 == 0
            for number, nation in enumerate(nations):
                row = _record(nation, serial + number, pair, _DEGREES[number], some)
                if renewed and number == 0:
                    row |= {"id": f"{nation}-2026-{serial:07d}/2", "version": 2}
                    row["supersedes"] = [f"{nation}-2026-{serial:07d}/1"]
                elif renewed and number == 1:
                    row = _record(nations[0], serial, pair, "FULL", some)
                elif number == 3 and (block + place + gun) % 6 < 2:
                    row = _stopped(row, "PROHIBITION" if (block + place + gun) % 6 else "NEGATIVE_FINDING")
                yield row


def _record(nation: str, serial: int, pair: Mapping[str, str], degree: str, some: Random) -> Row:
    start = f"202{some.randrange(3, 6)}-{some.randrange(1, 13):02d}-{some.randrange(1, 29):02d}"
    accepted = f"{start}T10:00:00+00:00"
    return {
        "id": f"{nation}-2026-{serial:07d}/1",
        "authority": f"{nation.lower()}-technical",
        "nation": nation,
        "kind": "INTERCHANGEABILITY",
        **pair,
        "platforms": "ANY",
        "degree": degree,
        "contexts": ["emergency"] if degree == "EMERGENCY_ONLY" else list(_CONTEXTS[: some.randrange(1, 5)]),
        "facets": _FACETS,
        "conditions": _conditions(some) if degree == "CONDITIONAL" else [],
        "evidence": [
            {
                **_EVIDENCE,
                "kind": some.choice(_FOR_FULL),
                "grade": "A",
                "issuer": f"{nation} safety board",
                "reference": f"SB {serial}",
                "date": start,
            },
            {**_EVIDENCE, "kind": "TRIAL_REPORT", "grade": "A", "reference": f"TR {serial}"},
        ],
        "standards": ["stanag-4172"] if some.random() < 0.2 else [],
        "valid_from": start,
        "valid_to": f"202{some.choice('678889')}-12-31",
        "review_due": "2027-06-30",
        "supersedes": [],
        "resolves": [],
        "reservations_considered": [],
        "beneficiaries": [],
        "releasability": "NATO_ALL" if some.random() < 0.1 else "PUBLIC",
        "version": 1,
        "exercise": True,
        "source_reference": f"Register {nation} {serial}",
        "decisions": [
            {"move": "SUBMITTED", "recorded_at": accepted, "effective": start},
            {"move": "ACCEPTED", "recorded_at": accepted, "effective": start},
        ],
    }


def _conditions(some: Random) -> list[Row]:
    low, high = -some.randrange(10, 40, 5), some.randrange(35, 60, 5)
    kind, text = some.choice(_OBLIGATIONS)
    return [
        {"kind": "TEMPERATURE_BAND", "value": {"min": low, "max": high}, "unit": "degC", "merge": "INTERSECT"},
        {**_CONDITION, "kind": kind, "value": [text], "merge": "UNION"},
    ]


def _stopped(row: Row, kind: str) -> Row:
    row |= {"kind": kind, "degree": None, "contexts": [], "conditions": []}
    if kind == "PROHIBITION":
        row["valid_to"] = None
    return row


def notice(block: int) -> Row:
    nation = _designer(block)
    return {
        "id": f"{nation}-N-{block}",
        "munition": munition_id(block, 5),
        "lots": None,
        "action": ("SUSPEND_TRAINING", "INSPECT_FIRST", "MONITOR")[block % 3],
        "authority": f"{nation.lower()}-technical",
        "nation": nation,
        "valid_from": "2026-01-01",
        "exercise": True,
    }


def authorities() -> Iterable[Row]:
    for nation in allies():
        yield {
            "id": f"{nation.lower()}-technical",
            "nation": nation,
            "name": f"{nation} technical authority",
            "competences": ["TECHNICAL", "SAFETY"],
            "exercise": True,
        }


def positions() -> Iterable[Row]:
    for number, nation in enumerate(allies()):
        yield {
            "id": f"{nation}-P-1",
            "nation": nation,
            "standard": "stanag-4172",
            "position": "RATIFIED_WITH_RESERVATION",
            "effect": ("NONE", "LIMITS_FUNCTION", "LIMITS_FIT", "UNCLEAR")[number % 4],
            "valid_from": "2020-01-01",
            "sources": [],
            "exercise": True,
        }


def arrangements() -> Iterable[Row]:
    for number in range(5):
        issuer, recogniser = allies()[number], allies()[number + 10]
        yield {
            "id": f"R-{number}",
            "issuers": [issuer],
            "recognisers": [recogniser],
            "evidence_kinds": "ANY",
            "categories": "ANY",
            "valid_from": "2024-01-01",
            "sources": [],
            "exercise": True,
        }


_SMALL: Mapping[str, Any] = {
    "calibres": calibres,
    "interfaces": interfaces,
    "authorities": authorities,
    "positions": positions,
    "arrangements": arrangements,
}


# What is asked --------------------------------------------------------------------------------------------------------


def questions(catalogue: Catalogue, count: int, *, named: bool = False, seed: int = 1) -> list[dict[str, str]]:
    """So many different questions, spread over the whole catalogue, three in four of a nation that stated something.

    Args:
        named: Ask by stock number, designation or alias instead of by registry id.
    """
    some = Random(f"{seed}-questions")
    blocks = [block for block in catalogue.blocks if block not in _BROAD_BLOCKS]
    found: dict[tuple[str, ...], dict[str, str]] = {}
    while len(found) < count:
        block, place, gun = some.choice(blocks), some.randrange(MUNITIONS), some.randrange(WEAPONS)
        users = stating_nations(block, place, gun) if some.random() < 0.75 else allies()
        names = (nsn, designation, alias) if named else (munition_id,)
        question = {
            "munition": some.choice(names)(block, place),
            "system": (platform_name if named else platform_id)(block, gun),
            "user": some.choice(users),
            "context": some.choice(_CONTEXTS),
            "as_of": AS_OF,
        }
        found.setdefault(tuple(question.values()), question)
    return list(found.values())


def broad_questions(count: int, seed: int = 1) -> tuple[str, list[dict[str, str]]]:
    """The platform that 200 munitions fit, and so many different questions of it."""
    some = Random(f"{seed}-broad")
    found: dict[tuple[str, ...], dict[str, str]] = {}
    while len(found) < count:
        day = f"2026-{some.randrange(1, 13):02d}-{some.randrange(1, 29):02d}"
        question = {"user": some.choice(allies()), "context": some.choice(_CONTEXTS), "as_of": day}
        found.setdefault(tuple(question.values()), question)
    return platform_id(0, WEAPONS - 1), list(found.values())


@dataclass(frozen=True, slots=True)
class Search:
    """A typed text, and the munition that must be among the first ten found, where there is one."""

    way: str
    text: str
    wanted: str | None = None


def searches(catalogue: Catalogue, each: int, seed: int = 1) -> list[Search]:
    """So many of each way in which people search, mixed."""
    some = Random(f"{seed}-searches")
    found = []
    for _ in range(each):
        block, place = some.choice(catalogue.blocks), some.randrange(MUNITIONS)
        wanted = munition_id(block, place)
        called, bore = alias(block, place), some.choice(_BORES)
        found += [
            Search("exact", designation(block, place), wanted),
            Search("stock number", nsn(block, place).replace("-", some.choice(("", "-"))), wanted),
            Search("prefix", called[:6], None),
            Search("alias", called, wanted),
            Search("one typo", _mistyped(called, some), wanted),
            Search("words", f"{bore} mm {some.choice(_ROLES)}", None),
        ]
    some.shuffle(found)
    return found


def _mistyped(text: str, some: Random) -> str:
    """One letter of the word changed."""
    place = some.randrange(1, len(text))
    other = some.choice([letter for letter in "abdefgiklmnoprstu" if letter != text[place]])
    return text[:place] + other + text[place + 1 :]
