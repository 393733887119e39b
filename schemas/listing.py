"""Lists: what may be searched and filtered, kind by kind."""

from schemas.fields import NationCode, Text, Word
from schemas.paging import Page
from schemas.vocabulary import (
    Assembly,
    BoreType,
    CaseSuffix,
    Category,
    Component,
    InterfaceKind,
    Lifecycle,
    NationStatus,
    Priming,
    RecordKind,
    StandardKind,
    TreatyClass,
)


class Id(Text):
    """The id of another thing, as a filter."""

    longest = 60


class Search(Page):
    """Every list of the catalogue takes a text."""

    q = Text(max_length=120, label="Search", help="Words, names or numbers, in any spelling.", example="155 mm")


class Munitions(Search):
    category = Word(Category, label="Category", example="ARTILLERY")
    component = Word(Component, label="Component", example="COMPLETE_ROUND")
    assembly = Word(Assembly, label="Assembly", example="FIXED")
    calibre = Id(label="Calibre", example="155mm")
    family = Id(label="Family", example="m549")
    interface = Id(label="Interface presented", example="40x53-hv")
    nation = NationCode(label="Designating nation")
    role = Text(max_length=80, label="Role", example="ball")
    lifecycle = Word(Lifecycle, label="Lifecycle", example="IN_SERVICE")
    treaty_class = Word(TreatyClass, label="Treaty class", example="NONE")
    in_service = NationCode(label="In service with", example="NLD")
    replaces = Id(label="Replaces", example="dm53")


class Weapons(Search):
    calibre = Id(label="Calibre", example="155mm")
    family = Id(label="Family", example="rh120")
    interface = Id(label="Interface accepted", example="40x53-hv")
    nation = NationCode(label="Designing nation")
    kind = Text(max_length=60, label="Kind", example="tank gun")


class Platforms(Search):
    nation = NationCode(label="Designing nation")
    kind = Text(max_length=60, label="Kind", example="main battle tank")
    operator = NationCode(label="Operator")
    weapon = Id(label="Weapon", example="rh120-l55")


class Calibres(Search):
    pass


class Interfaces(Search):
    kind = Word(InterfaceKind, label="Kind", example="CARTRIDGE_CHAMBER")
    calibre = Id(label="Calibre", example="40mm")
    priming = Word(Priming, label="Priming", example="ELECTRIC")
    bore_type = Word(BoreType, label="Bore type", example="SMOOTH")
    suffix = Word(CaseSuffix, label="Case suffix", example="R")
    standard = Id(label="Standard", example="stanag-4172")


class Nations(Search):
    status = Word(NationStatus, label="Status", example="ALLY")


class Standards(Search):
    kind = Word(StandardKind, label="Kind", example="STANAG")


BY_KIND: dict[str, type[Search]] = {
    "munitions": Munitions,
    "weapons": Weapons,
    "platforms": Platforms,
    "calibres": Calibres,
    "interfaces": Interfaces,
    "nations": Nations,
    "standards": Standards,
}
"""The lists of the catalogue."""


class Records(Page):
    """Filters of the list of records."""

    munition = Id(label="Munition", help="A registry id.", example="dm53a1")
    weapon = Id(label="Weapon", help="A registry id.", example="rh120-l55")
    nation = NationCode(label="Nation", help="Whose record it is.")
    kind = Word(RecordKind, label="Kind", example="INTERCHANGEABILITY")
