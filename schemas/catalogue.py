"""What exists: nations, standards, calibres, interfaces, families, munitions, weapons, platforms, notes on them."""

from enum import StrEnum

from schemas.contract import Contract
from schemas.fields import (
    DatedNation,
    Dodic,
    IsoDate,
    ListOf,
    NationalIdentifier,
    NationCode,
    NcbCode,
    Nsn,
    Number,
    PartNumber,
    Slug,
    Sources,
    Text,
    Word,
    YesNo,
)
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
    StandardKind,
    TreatyClass,
)

ALL_FIELDS = "all"
"""In general_knowledge_fields: no page supports any column of the row."""

LONGEST_NOTE = 1000


class FamilyOf(StrEnum):
    MUNITION = "MUNITION"
    WEAPON = "WEAPON"


class NoteAbout(StrEnum):
    """The kinds of things that a note can be about."""

    CALIBRE = "calibre"
    INTERFACE = "interface"
    FAMILY = "family"
    MUNITION = "munition"
    WEAPON = "weapon"
    PLATFORM = "platform"


class RetiredKind(StrEnum):
    """The kinds of things whose ids are the registry's own; those of nations are ISO's."""

    STANDARD = "standard"
    CALIBRE = "calibre"
    INTERFACE = "interface"
    MUNITION = "munition"
    WEAPON = "weapon"
    PLATFORM = "platform"


class Sourced(Contract):
    """The three columns at the end of every reference row: where it comes from, and what the source does not say."""

    sources = Sources()
    general_knowledge_fields = ListOf(
        Text(max_length=40),
        label="General knowledge",
        help="The columns of this row that the sources do not support, or all.",
        example=["producers"],
    )
    note = Text(max_length=LONGEST_NOTE, label="Note", help="Short, in English; no performance or engineering figures.")


class Nation(Sourced):
    code = NationCode(required=True, label="Code", help="ISO 3166-1 alpha-3.")
    name_en = Text(required=True, max_length=80, label="Name (English)", example="Netherlands")
    name_fr = Text(required=True, max_length=80, label="Name (French)", example="Pays-Bas")
    status = Word(NationStatus, required=True, label="Status", help="Ally, partner or other.")
    status_from = IsoDate(label="Status since", help="Only an exact day; leave empty otherwise.")
    ncb_code = ListOf(NcbCode(), label="NCB codes", help="The two digits after the class in its stock numbers.")


class Standard(Sourced):
    id = Slug(required=True, label="Id", example="stanag-4172")
    kind = Word(StandardKind, required=True, label="Kind")
    number = Text(max_length=40, label="Number", example="4172")
    edition = Text(max_length=40, label="Edition", example="2")
    title = Text(max_length=300, label="Title")
    subject = Text(max_length=300, label="Subject")


class Calibre(Sourced):
    """A search family, never evidence."""

    id = Slug(required=True, label="Id", example="40mm")
    label = Text(required=True, max_length=80, label="Label", example="40 mm")
    bore_mm = Number(maximum=2000, label="Bore (mm)", help="Nominal.", example=40)
    aliases = ListOf(Text(max_length=120), label="Aliases", help="Other spellings that people search for.")


class Interface(Sourced):
    """What physically mates; the id, not the label, is the identity."""

    id = Slug(required=True, label="Id", example="40x53-hv")
    kind = Word(InterfaceKind, required=True, label="Kind")
    label = Text(required=True, max_length=120, label="Label", example="40 × 53 mm high velocity")
    calibre = Slug(label="Calibre", help="The id of the calibre under which people search for it.", example="40mm")
    bore_mm = Number(maximum=2000, label="Bore (mm)", help="Nominal.", example=40)
    case_length_mm = Number(maximum=5000, label="Case length (mm)", example=53)
    suffix = Word(CaseSuffix, label="Case suffix", help="R rimmed, B belted, RB rebated, SR semi-rimmed.")
    bore_type = Word(BoreType, label="Bore type")
    priming = Word(Priming, label="Priming")
    standard = Slug(label="Standard", help="The id of the governing standard.", example="stanag-4172")
    aliases_exact = ListOf(Text(max_length=120), label="Exact aliases", help="Spellings that can mean nothing else.")
    aliases_ambiguous = ListOf(
        Text(max_length=120),
        label="Ambiguous aliases",
        help="Spellings that can mean other interfaces too.",
        example=["20x110"],
    )


class Family(Sourced):
    """Configurations (marks) of one thing; a record on one says nothing about another."""

    id = Slug(required=True, label="Id", example="m549")
    of = Word(FamilyOf, required=True, label="Of", help="MUNITION or WEAPON.")
    label = Text(required=True, max_length=120, label="Label")


class Munition(Sourced):
    """One configuration: mark and modification are part of the identity."""

    id = Slug(required=True, label="Id", example="dm53a1")
    designation = Text(required=True, max_length=120, label="Designation", example="DM53A1")
    nation = NationCode(label="Nation", help="The nation that designates it.")
    calibre = Slug(label="Calibre", help="The id of the calibre; empty without a real bore.", example="120mm")
    category = Word(Category, required=True, label="Category")
    family = Slug(label="Family", help="The id of the family of marks.")
    component = Word(Component, required=True, label="Component")
    assembly = Word(Assembly, required=True, label="Assembly")
    role = Text(max_length=80, label="Role", help="Short, lower-case words.", example="ball")
    presents = ListOf(
        Slug(), label="Interfaces presented", help="The ids of the interfaces that it physically presents."
    )
    aliases = ListOf(Text(max_length=120), label="Aliases", help="Other names of this very configuration.")
    nsn = ListOf(Nsn(), label="NSN", help="NATO stock numbers, as text.")
    dodic = ListOf(Dodic(), label="DODIC", help="Group codes; they never identify.")
    national = ListOf(NationalIdentifier(), label="National numbers", help="NATION:VALUE.")
    part_numbers = ListOf(PartNumber(), label="Part numbers", help="NCAGE:VALUE, or :VALUE.")
    makers = ListOf(Text(max_length=120), label="Makers", help="Company names.")
    producers = ListOf(NationCode(), label="Producer nations", help="Where it is made.")
    origin = ListOf(NationCode(), label="Origin nations", help="Whose transfer rules follow it.")
    in_service = ListOf(NationCode(), label="In service with")
    treaty_class = Word(
        TreatyClass,
        load_default=TreatyClass.UNDETERMINED,
        label="Treaty class",
        help="Set by a TREATY authority; a carrier round is UNDETERMINED until then.",
    )
    carrier = YesNo(load_default=False, label="Carrier", help="Holds submunitions.")
    tags = ListOf(Text(max_length=20), label="Material tags", help="DU, WP, RP, LEAD_FREE, TUNGSTEN.", example=["DU"])
    lifecycle = Word(Lifecycle, load_default=Lifecycle.UNKNOWN, label="Lifecycle")
    replaces = ListOf(Slug(), label="Replaces", help="The ids of what it replaces; carries no approval.")


class Weapon(Sourced):
    """One configuration: mark, barrel variant, fire-control build."""

    id = Slug(required=True, label="Id", example="rh120-l55")
    designation = Text(required=True, max_length=120, label="Designation", example="Rh 120 L/55")
    nation = NationCode(label="Nation", help="The designing nation.")
    kind = Text(max_length=60, label="Kind", example="tank gun")
    calibre = Slug(label="Calibre", help="The id of the calibre.", example="120mm")
    family = Slug(label="Family", help="The id of the family of marks.")
    accepts = ListOf(Slug(), label="Interfaces accepted", help="The ids of the interfaces that it accepts.")
    barrel = Text(max_length=60, label="Barrel", help="The variant, as printed.", example="L/55")
    aliases = ListOf(Text(max_length=120), label="Aliases", help="Other names of this very configuration.")
    makers = ListOf(Text(max_length=120), label="Makers", help="Company names.")


class Platform(Sourced):
    """What carries one or more weapons; a hand-held arm is its own platform."""

    id = Slug(required=True, label="Id", example="leopard-2a6")
    designation = Text(required=True, max_length=120, label="Designation", example="Leopard 2A6")
    kind = Text(max_length=60, label="Kind", example="main battle tank")
    nation = NationCode(label="Nation", help="The designing nation.")
    makers = ListOf(Text(max_length=120), label="Makers", help="Company names.")
    weapons = ListOf(Slug(), label="Weapons", help="The ids of the weapons it mounts.")
    operators = ListOf(DatedNation(), label="Operators", help="Nation codes, optionally CODE@from..to.")
    aliases = ListOf(Text(max_length=120), label="Aliases", help="Other names of this very platform.")


class Note(Contract):
    """A sourced remark on a family or group, which no single configuration can carry."""

    id = Slug(required=True, label="Id", example="note-l-0001")
    about_kind = Word(NoteAbout, required=True, label="About (kind)")
    about = Slug(required=True, label="About", help="The id of what the note is about.")
    text = Text(required=True, max_length=LONGEST_NOTE, label="Text", help="One or two sentences, in English.")
    sources = Sources()


class Retired(Contract):
    """An id that was published and stands for nothing of its own any more; it goes on answering, with its successor."""

    kind = Word(RetiredKind, required=True, label="Kind")
    id = Slug(required=True, label="Id", help="The id that is retired.", example="bk-27")
    successor = Slug(label="Successor", help="The id of what took its place; carries no approval.")
    since = IsoDate(required=True, label="Retired on")
    why = Text(required=True, max_length=LONGEST_NOTE, label="Why", help="One or two sentences, in English.")
