"""The words of the pages, English and French side by side; those of answers are in `registry.compatibility.sentences`."""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any, Final

from registry.compatibility import sentences
from registry.compatibility.sentences import LANGUAGES, Words
from registry.web.words import catalogue, coverage, frame, matrices, mishap, question, record, reverse, verdict
from schemas.vocabulary import (
    STATE_OF_CODE,
    Answer,
    Code,
    Context,
    Degree,
    EvidenceKind,
    Facet,
    FireControlData,
    Flag,
    Grade,
    Move,
    Reason,
    RecordKind,
    Standing,
    State,
)

PARTS = (frame, question, verdict, reverse, record, catalogue, matrices, coverage, mishap)

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
    RecordKind.NEGATIVE_FINDING: ("Found not interchangeable", "Jugé non interchangeable"),
    RecordKind.PROHIBITION: ("Forbidden", "Interdit"),
    RecordKind.EXCEPTION: ("Exception to a prohibition", "Dérogation à une interdiction"),
}

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


class Wording:
    """The words of one language: `say.ask`, or `say["ask"]`, and codes by their tables."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._place = LANGUAGES.index(language)

    def __getitem__(self, key: str) -> str:
        return TEXTS[key][self._place]

    def __getattr__(self, key: str) -> str:
        try:
            return TEXTS[key][self._place]
        except KeyError:
            raise AttributeError(key) from None

    def context_of(self, code: str) -> str:
        return sentences.CONTEXTS[Context(code)][self._place]

    def state_of(self, code: str) -> str:
        return STATES[State(code)][self._place]

    def word_of(self, code: str) -> str:
        return VERDICTS.get(Code(code), STATES[STATE_OF_CODE[Code(code)]])[self._place]

    def verdict_of(self, found: Mapping[str, Any]) -> str:
        """The few words that stand beside the sign of an answer."""
        return self.word_of(found["technical"]["code"])

    def answer_of(self, code: str) -> str:
        return ANSWERS[Answer(code)][self._place]

    def flag_of(self, code: str) -> str:
        return sentences.FLAGS[Flag(code)][self._place]

    def reason_of(self, code: str) -> str:
        return sentences.REASON_NAMES[Reason(code)][self._place]

    def standing_of(self, code: str) -> str:
        return sentences.STANDINGS[Standing(code)][self._place]

    def rule_of(self, code: str) -> str:
        return RULES[code][self._place] if code in RULES else ""

    def kind_of(self, code: str) -> str:
        return RECORD_KINDS[RecordKind(code)][self._place]

    def degree_of(self, code: str) -> str:
        return DEGREES[Degree(code)][self._place]

    def facet_of(self, code: str) -> str:
        return FACETS[Facet(code) if code in set(Facet) else FireControlData(code)][self._place]

    def evidence_of(self, code: str) -> str:
        return EVIDENCE[EvidenceKind(code)][self._place]

    def grade_of(self, code: str) -> str:
        return GRADES[Grade(code)][self._place]

    def move_of(self, code: str) -> str:
        return MOVES[Move(code)][self._place]

    def day_of(self, text: str) -> str:
        """1 June 2026; 1er juin 2026."""
        day = date.fromisoformat(text[:10])
        number = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return f"{number} {sentences.MONTHS[self._place].split()[day.month - 1]} {day.year}"
