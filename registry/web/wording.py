"""The words of the pages, English and French side by side; those of answers are in `registry.compatibility.sentences`."""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any, Final

from registry.compatibility import sentences
from registry.compatibility.sentences import LANGUAGES, Words
from registry.web.words import (
    catalogue,
    course,
    coverage,
    frame,
    matrices,
    mishap,
    notice,
    question,
    reasoning,
    record,
    reverse,
    verdict,
)
from schemas.typography import set_in_french
from schemas.vocabulary import (
    STATE_OF_CODE,
    Answer,
    Assembly,
    BoreType,
    CaseSuffix,
    Category,
    Code,
    Competence,
    Component,
    Context,
    Degree,
    EvidenceKind,
    Facet,
    FireControlData,
    Flag,
    Grade,
    IdentifierType,
    InterfaceKind,
    Lifecycle,
    Move,
    NationStatus,
    Notice,
    Position,
    Priming,
    Reason,
    RecordKind,
    ReservationEffect,
    StandardKind,
    State,
    TreatyClass,
)

PARTS = (frame, question, verdict, reasoning, course, reverse, record, notice, catalogue, matrices, coverage, mishap)

TEXTS: Final[Mapping[str, Words]] = dict(chain.from_iterable(part.TEXTS.items() for part in PARTS))
"""Every key stands in one part only; a test holds that."""

STATES: Final[Mapping[State, Words]] = {
    State.YES: ("Yes", "Oui"),
    State.CONDITIONAL: ("Yes, with conditions", "Oui, sous conditions"),
    State.DISPUTED: ("Disputed", "Contesté"),
    State.NO: ("No", "Non"),
    State.UNKNOWN: ("Not established", "Non établi"),
}

LETTERS: Final[Mapping[State, str]] = {
    State.YES: "Y",
    State.CONDITIONAL: "C",
    State.DISPUTED: "D",
    State.NO: "N",
    State.UNKNOWN: "–",
}
"""The same in every language: it is part of the sign."""

VERDICTS: Final[Mapping[Code, Words]] = {
    Code.EMERGENCY_ONLY: ("Only in an emergency", "En cas d'urgence seulement"),
    Code.SUSPENDED: ("No, suspended", "Non, suspendu"),
}
"""Codes that the word of their state would not tell rightly; all others bear that word."""

ANSWERS: Final[Mapping[Answer, Words]] = {
    Answer.NO: ("No", "Non"),
    Answer.NOT_YET: ("Not yet", "Pas encore"),
    Answer.ACTION_NEEDED: ("Action needed first", "Démarche préalable nécessaire"),
    Answer.YES_IN_EMERGENCY: ("Yes, in an emergency", "Oui, en cas d'urgence"),
    Answer.YES_WITH_CONDITIONS: ("Yes, with conditions", "Oui, sous conditions"),
    Answer.YES: ("Yes", "Oui"),
}

RECORD_KINDS: Final[Mapping[RecordKind, Words]] = {
    RecordKind.INTERCHANGEABILITY: ("May be fired", "Tir admis"),
    RecordKind.NEGATIVE_FINDING: ("Found not compatible", "Jugé non compatible"),
    RecordKind.PROHIBITION: ("Forbidden", "Interdit"),
    RecordKind.EXCEPTION: ("Exception to a prohibition", "Dérogation à une interdiction"),
}

SAID: Final[Mapping[RecordKind, Words]] = {
    RecordKind.INTERCHANGEABILITY: (
        "Said to be usable; a public source permits nothing",
        "Donné comme utilisable ; une source publique ne permet rien",
    ),
    RecordKind.NEGATIVE_FINDING: (
        "Said not to be usable; a public source decides nothing",
        "Donné comme non utilisable ; une source publique ne décide de rien",
    ),
    RecordKind.PROHIBITION: (
        "Said to be forbidden; a public source forbids nothing",
        "Donné comme interdit ; une source publique n'interdit rien",
    ),
    RecordKind.EXCEPTION: (
        "Said to be an exception; a public source lifts nothing",
        "Donné comme une dérogation ; une source publique ne lève rien",
    ),
}
"""What a public source says, which is no record of a nation."""

DEGREES: Final[Mapping[Degree, Words]] = {
    Degree.FULL: ("without conditions", "sans condition"),
    Degree.CONDITIONAL: ("with conditions", "sous conditions"),
    Degree.EMERGENCY_ONLY: ("only in an emergency", "en cas d'urgence seulement"),
}

FACETS: Final[Mapping[Facet | FireControlData, Words]] = {
    Facet.CONFIRMED: ("confirmed", "confirmé"),
    Facet.CONFIRMED_WITH_CONDITION: ("confirmed with a condition", "confirmé sous condition"),
    Facet.NOT_CONFIRMED: ("not confirmed", "non confirmé"),
    Facet.NOT_ASSESSED: ("not assessed", "non évalué"),
    Facet.FAILED: ("failed", "échec"),
    FireControlData.AVAILABLE: ("available", "disponibles"),
    FireControlData.PARTIAL: ("in part", "partielles"),
    FireControlData.NOT_AVAILABLE: ("not available", "non disponibles"),
    FireControlData.NOT_REQUIRED: ("not required", "non requises"),
}

EVIDENCE: Final[Mapping[EvidenceKind, Words]] = {
    EvidenceKind.TDP_REVIEW: ("Review of the technical data package", "Examen du dossier technique"),
    EvidenceKind.TRIAL_REPORT: ("Trial report", "Rapport d'essai"),
    EvidenceKind.S3_FULL: (
        "Full assessment of safety and suitability",
        "Évaluation complète de sécurité et d'aptitude",
    ),
    EvidenceKind.S3_DELTA: ("Assessment of differences", "Évaluation des différences"),
    EvidenceKind.S3_RECOGNISED: ("Recognised assessment", "Évaluation reconnue"),
    EvidenceKind.COMMON_CERTIFICATION: ("Common certification", "Certification commune"),
    EvidenceKind.GQA_CERTIFICATE: ("Quality certificate", "Certificat de qualité"),
    EvidenceKind.CATALOGUE_ENTRY: ("Catalogue entry", "Inscription à un catalogue"),
    EvidenceKind.IN_SERVICE_RECORD: ("In-service record", "Dossier d'emploi en service"),
    EvidenceKind.MANUFACTURER_STATEMENT: ("Maker's statement", "Déclaration du fabricant"),
    EvidenceKind.PUBLIC_SOURCE: ("Public source", "Source publique"),
}

GRADES: Final[Mapping[Grade, Words]] = {
    Grade.A: ("grade A (the nation's own authority)", "niveau A (autorité de la nation)"),
    Grade.B: ("grade B (recognised authority)", "niveau B (autorité reconnue)"),
    Grade.C: ("grade C (another nation's authority)", "niveau C (autorité d'une autre nation)"),
    Grade.D: ("grade D (maker, press or other)", "niveau D (fabricant, presse ou autre)"),
}

MOVES: Final[Mapping[Move, Words]] = {
    Move.SUBMITTED: ("Submitted", "Soumis"),
    Move.ACCEPTED: ("Accepted", "Accepté"),
    Move.SUSPENDED: ("Suspended", "Suspendu"),
    Move.REINSTATED: ("Reinstated", "Rétabli"),
    Move.WITHDRAWN: ("Withdrawn", "Retiré"),
}

RULES: Final[Mapping[str, Words]] = {
    "R1": ("identity comes first", "l'identité d'abord"),
    "R2": (
        "only records in force that cover exactly this",
        "seuls comptent les enregistrements en vigueur couvrant ce cas précis",
    ),
    "R3": ("whose word counts for the user nation", "qui fait foi pour la nation utilisatrice"),
    "R4": ("a prohibition wins", "une interdiction l'emporte"),
    "R5": ("registered interfaces must mate", "les interfaces enregistrées doivent s'accoupler"),
    "R7": ("a negative finding of the user nation", "une conclusion défavorable de la nation utilisatrice"),
    "R8": ("a record that permits it", "un enregistrement qui le permet"),
    "R9": ("the whole combination must be covered", "la combinaison entière doit être couverte"),
    "R10": ("of several records, the most restrictive", "de plusieurs enregistrements, le plus strict"),
    "R11": ("authorities disagree", "les autorités sont en désaccord"),
    "R12": ("a restriction notice", "un avis de restriction"),
    "R13": ("records expire without grace", "l'expiration est sans délai de grâce"),
    "R22": ("a national reservation", "une réserve nationale"),
}


CATEGORIES: Final[Mapping[Category, Words]] = {
    Category.SMALL_ARMS: ("Small arms", "Petit calibre"),
    Category.CANNON: ("Automatic cannon", "Canon automatique"),
    Category.GRENADE: ("Grenade", "Grenade (lance-grenades)"),
    Category.MORTAR: ("Mortar", "Mortier"),
    Category.TANK_GUN: ("Tank gun", "Canon de char"),
    Category.ARTILLERY: ("Artillery", "Artillerie"),
    Category.ROCKET: ("Rocket", "Roquette"),
    Category.MISSILE: ("Guided missile", "Missile"),
    Category.BOMB: ("Aircraft bomb", "Bombe d'aviation"),
    Category.NAVAL_GUN: ("Naval gun", "Artillerie navale"),
    Category.TORPEDO: ("Torpedo", "Torpille"),
    Category.MINE: ("Land or sea mine", "Mine"),
    Category.PYROTECHNIC: ("Pyrotechnic", "Artifice"),
    Category.COUNTERMEASURE: ("Countermeasure", "Contre-mesure"),
    Category.OTHER: ("Other", "Autre"),
}

COMPONENTS: Final[Mapping[Component, Words]] = {
    Component.COMPLETE_ROUND: ("Complete round", "Coup complet"),
    Component.PROJECTILE: ("Projectile alone", "Projectile seul"),
    Component.CHARGE: ("Propelling charge", "Charge propulsive"),
    Component.FUZE: ("Fuze", "Fusée"),
    Component.PRIMER: ("Primer", "Étoupille"),
    Component.MISSILE: ("Missile, whole", "Missile complet"),
    Component.BOMB: ("Bomb", "Bombe"),
    Component.KIT: ("Guidance or tail kit", "Kit de guidage ou d'empennage"),
}

ASSEMBLIES: Final[Mapping[Assembly, Words]] = {
    Assembly.FIXED: ("Fixed", "Encartouché"),
    Assembly.SEMI_FIXED: ("Semi-fixed", "Semi-encartouché"),
    Assembly.SEPARATE_LOADING: ("Separate-loading", "À chargement séparé"),
    Assembly.ALL_UP_ROUND: ("All-up round", "Munition complète prête au tir"),
    Assembly.COMPONENT: ("Component", "Élément de coup"),
    Assembly.KIT: ("Kit to be fitted", "Kit à monter"),
}

INTERFACE_KINDS: Final[Mapping[InterfaceKind, Words]] = {
    InterfaceKind.CARTRIDGE_CHAMBER: ("Cartridge and chamber", "Cartouche et chambre"),
    InterfaceKind.SEPARATE_LOADING_BORE: ("Bore, separate loading", "Âme, chargement séparé"),
    InterfaceKind.CHARGE_CHAMBER: ("Charge chamber", "Chambre à charge"),
    InterfaceKind.SMOOTH_MORTAR_TUBE: ("Smooth mortar tube", "Tube de mortier lisse"),
    InterfaceKind.RIFLED_MORTAR_TUBE: ("Rifled mortar tube", "Tube de mortier rayé"),
    InterfaceKind.LAUNCH_TUBE: ("Launch tube", "Tube de lancement"),
    InterfaceKind.RAIL_OR_SHACKLE: ("Rail or bomb shackle", "Rail ou crochet de largage"),
    InterfaceKind.FUZE_WELL: ("Fuze well", "Logement de fusée"),
    InterfaceKind.DATA_LINK: ("Data link", "Liaison de données"),
    InterfaceKind.LINK_BELT: ("Belt link", "Maillon de bande"),
    InterfaceKind.PRIMING: ("Priming", "Amorçage"),
}

CASE_SUFFIXES: Final[Mapping[CaseSuffix, Words]] = {
    CaseSuffix.R: ("R (rimmed)", "R (à bourrelet)"),
    CaseSuffix.B: ("B (belted)", "B (à ceinture)"),
    CaseSuffix.RB: ("RB (rebated)", "RB (à culot rétreint)"),
    CaseSuffix.SR: ("SR (semi-rimmed)", "SR (à demi-bourrelet)"),
}

BORE_TYPES: Final[Mapping[BoreType, Words]] = {
    BoreType.RIFLED: ("Rifled", "Rayée"),
    BoreType.SMOOTH: ("Smooth", "Lisse"),
}

PRIMINGS: Final[Mapping[Priming, Words]] = {
    Priming.PERCUSSION: ("Percussion", "À percussion"),
    Priming.ELECTRIC: ("Electric", "Électrique"),
}

LIFECYCLES: Final[Mapping[Lifecycle, Words]] = {
    Lifecycle.DEVELOPMENT: ("In development", "En développement"),
    Lifecycle.IN_PRODUCTION: ("In production", "En production"),
    Lifecycle.IN_SERVICE: ("In service", "En service"),
    Lifecycle.OBSOLETE: ("Obsolete", "Obsolète"),
    Lifecycle.UNKNOWN: ("Not known", "Non connu"),
}

TREATY_CLASSES: Final[Mapping[TreatyClass, Words]] = {
    TreatyClass.NONE: (
        "Neither a cluster munition (CCM) nor an anti-personnel mine (APMBC)",
        "Ni arme à sous-munitions (CCM) ni mine antipersonnel (Ottawa)",
    ),
    TreatyClass.CCM_DEFINED: (
        "Cluster munition as the Convention (CCM) defines it",
        "Arme à sous-munitions au sens de la Convention (CCM)",
    ),
    TreatyClass.CCM_EXCLUDED_DESIGN: (
        "Design that the Convention (CCM) excludes",
        "Conception exclue par la Convention (CCM)",
    ),
    TreatyClass.APM: ("Anti-personnel mine (APMBC)", "Mine antipersonnel (convention d'Ottawa)"),
    TreatyClass.UNDETERMINED: (
        "Not determined: no treaty authority has said",
        "Non déterminée : aucune autorité conventionnelle ne s'est prononcée",
    ),
}

NATION_STATUSES: Final[Mapping[NationStatus, Words]] = {
    NationStatus.ALLY: ("Ally", "Allié"),
    NationStatus.PARTNER: ("Partner", "Partenaire"),
    NationStatus.OTHER: ("Other nation", "Autre nation"),
}

STANDARD_KINDS: Final[Mapping[StandardKind, Words]] = {
    StandardKind.STANAG: ("NATO agreement (STANAG)", "Accord OTAN (STANAG)"),
    StandardKind.STANREC: ("NATO recommendation (STANREC)", "Recommandation OTAN (STANREC)"),
    StandardKind.AP: ("Allied publication", "Publication interalliée"),
    StandardKind.NATIONAL: ("National standard", "Norme nationale"),
    StandardKind.MOU: ("Memorandum of understanding", "Mémorandum d'entente"),
    StandardKind.COMMERCIAL: ("Commercial standard", "Norme commerciale"),
}

POSITIONS: Final[Mapping[Position, Words]] = {
    Position.RATIFIED: ("Ratified", "Ratifié"),
    Position.RATIFIED_WITH_RESERVATION: ("Ratified with a reservation", "Ratifié avec réserve"),
    Position.RATIFIED_FUTURE_IMPLEMENTATION: ("Ratified, to be implemented", "Ratifié, mise en application à venir"),
    Position.NOT_RATIFIED: ("Not ratified", "Non ratifié"),
    Position.NO_RESPONSE: ("No response", "Sans réponse"),
    Position.DENOUNCED: ("Denounced", "Dénoncé"),
}

RESERVATION_EFFECTS: Final[Mapping[ReservationEffect, Words]] = {
    ReservationEffect.NONE: ("none stated", "aucun indiqué"),
    ReservationEffect.LIMITS_FUNCTION: ("limits the function", "limite le fonctionnement"),
    ReservationEffect.LIMITS_FIT: ("limits the fit", "limite l'ajustement"),
    ReservationEffect.UNCLEAR: ("unclear", "incertain"),
}

IDENTIFIER_TYPES: Final[Mapping[IdentifierType, Words]] = {
    IdentifierType.NSN: ("NATO stock number (NSN)", "Numéro de nomenclature OTAN (NNO)"),
    IdentifierType.DODIC: ("Group code (DODIC)", "Code de groupe (DODIC)"),
    IdentifierType.ICFA: ("Group code (ICFA)", "Code de groupe (ICFA)"),
    IdentifierType.GROUP: ("Group code", "Code de groupe"),
    IdentifierType.PART_NUMBER: ("Part number", "Référence de fabricant"),
    IdentifierType.NATIONAL: ("National number", "Numéro national"),
    IdentifierType.NAME: ("Name", "Appellation"),
}

MATERIALS: Final[Mapping[str, Words]] = {
    "DU": ("Depleted uranium (DU)", "Uranium appauvri (DU)"),
    "WP": ("White phosphorus (WP)", "Phosphore blanc (WP)"),
    "RP": ("Red phosphorus (RP)", "Phosphore rouge (RP)"),
    "LEAD_FREE": ("Lead-free", "Sans plomb"),
    "TUNGSTEN": ("Tungsten", "Tungstène"),
}
"""The material tags in use; another stands as it is written."""

COMPETENCES: Final[Mapping[Competence, Words]] = {
    Competence.TECHNICAL: ("technical", "technique"),
    Competence.SAFETY: ("safety", "sécurité"),
    Competence.QUALITY: ("quality", "qualité"),
    Competence.RELEASE: ("release", "cession"),
    Competence.EXPORT: ("export", "exportation"),
    Competence.TREATY: ("treaties", "traités"),
    Competence.TRANSPORT: ("movement", "transport"),
}


class Wording:
    """The words of one language: `say.ask`, or `say["ask"]`, and codes by their tables."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._place = LANGUAGES.index(language)

    def _of(self, words: Words) -> str:
        said = words[self._place]
        return set_in_french(said) if self.language == "fr" else said

    def __getitem__(self, key: str) -> str:
        return self._of(TEXTS[key])

    def __getattr__(self, key: str) -> str:
        try:
            return self._of(TEXTS[key])
        except KeyError:
            raise AttributeError(key) from None

    def context_of(self, code: str) -> str:
        return self._of(sentences.CONTEXTS[Context(code)])

    def state_of(self, code: str) -> str:
        return self._of(STATES[State(code)])

    def word_of(self, code: str) -> str:
        return self._of(VERDICTS.get(Code(code), STATES[STATE_OF_CODE[Code(code)]]))

    def verdict_of(self, found: Mapping[str, Any]) -> str:
        """The few words that stand beside the sign of an answer."""
        return self.word_of(found["technical"]["code"])

    def answer_of(self, code: str) -> str:
        return self._of(ANSWERS[Answer(code)])

    def flag_of(self, code: str) -> str:
        return self._of(sentences.FLAGS[Flag(code)])

    def notice_of(self, code: str) -> str:
        """What a notice says, without what it is about."""
        return self._of(sentences.NOTICES[Notice(code)]).partition("{about}")[0].rstrip(" \u00a0:")

    def reason_of(self, code: str) -> str:
        return self._of(sentences.REASON_NAMES[Reason(code)])

    def kind_of(self, code: str) -> str:
        return self._of(RECORD_KINDS[RecordKind(code)])

    def said_of(self, code: str) -> str:
        """What a public source says."""
        return self._of(SAID[RecordKind(code)])

    def degree_of(self, code: str) -> str:
        return self._of(DEGREES[Degree(code)])

    def facet_of(self, code: str) -> str:
        return self._of(FACETS[Facet(code) if code in set(Facet) else FireControlData(code)])

    def evidence_of(self, code: str) -> str:
        return self._of(EVIDENCE[EvidenceKind(code)])

    def grade_of(self, code: str) -> str:
        return self._of(GRADES[Grade(code)])

    def move_of(self, code: str) -> str:
        return self._of(MOVES[Move(code)])

    def in_words(self, table: Mapping[Any, Words], code: str) -> str:
        """The words of a code of one of the tables above; a code that the table lacks stands as it is."""
        return self._of(table[code]) if code in table else code

    def position_of(self, code: str) -> str:
        return self._of(POSITIONS[Position(code)])

    def effect_of(self, code: str) -> str:
        return self._of(RESERVATION_EFFECTS[ReservationEffect(code)])

    def competence_of(self, code: str) -> str:
        return self._of(COMPETENCES[Competence(code)])

    def day_of(self, text: str) -> str:
        """1 June 2026; 1er juin 2026."""
        day = date.fromisoformat(text[:10])
        number = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return f"{number} {sentences.MONTHS[self._place].split()[day.month - 1]} {day.year}"
