"""The words of the pages, English and French side by side; those of answers are in `registry.compatibility.sentences`."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from registry.compatibility import sentences
from registry.compatibility.sentences import LANGUAGES, Words
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

TEXTS: Final[Mapping[str, Words]] = {
    # The frame of every page
    "registry": ("Munitions interchangeability registry", "Registre d'interchangeabilité des munitions"),
    "skip": ("Skip to the content", "Aller au contenu"),
    "unclassified": ("UNCLASSIFIED", "NON CLASSIFIÉ"),
    "menu": ("Main pages", "Pages principales"),
    "languages": ("Language", "Langue"),
    "unreachable": (
        "The registry cannot be reached: nothing was asked. Check the connection and ask again.",
        "Le registre est injoignable : rien n'a été demandé. Vérifiez la connexion et redemandez.",
    ),
    "home": ("Ask a question", "Poser une question"),
    "api": ("For tools: API", "Pour les outils : API"),
    "footer": (
        "Registry information only: not a firing order, not a safety approval.",
        "Information de registre uniquement : ni ordre de tir, ni homologation de sécurité.",
    ),
    # The question
    "title_question": ("May my crews fire this round?", "Mes équipages peuvent-ils tirer ce coup ?"),
    "ask_again": ("Ask again", "Poser une autre question"),
    "lead": (
        "Name a round and a system by any designation, stock number or registry id.",
        "Nommez un coup et un système par toute désignation, numéro de nomenclature ou identifiant.",
    ),
    "munition": ("Round", "Coup"),
    "munition_hint": ("Such as DM53A1, M430A1 or an NSN", "Comme DM53A1, M430A1 ou un NNO"),
    "system": ("System", "Système"),
    "system_hint": ("Such as Leopard 2A6 or M109A6", "Comme Leopard 2A6 ou M109A6"),
    "user": ("Nation whose crews fire", "Nation dont les équipages tirent"),
    "user_hint": ("Its own records decide", "Ses propres enregistrements décident"),
    "choose": ("Choose a nation", "Choisissez une nation"),
    "nobody": ("Not said (optional)", "Non précisée (facultatif)"),
    "context": ("Context", "Contexte"),
    "as_of": ("On the day", "À la date du"),
    "as_of_hint": ("Year-month-day; empty: today (UTC)", "Année-mois-jour ; vide : aujourd'hui (UTC)"),
    "holder": ("Nation that holds the stock", "Nation détentrice du stock"),
    "holder_hint": ("Its prohibitions and findings count too", "Ses interdictions et conclusions comptent aussi"),
    "nations_ALLY": ("Allies", "Alliés"),
    "nations_PARTNER": ("Partners", "Partenaires"),
    "nations_OTHER": ("Other nations", "Autres nations"),
    "parts": ("Separate-loading round: name its parts instead", "Coup à chargement séparé : nommer ses parties"),
    "parts_hint": (
        "Leave the field “Round” empty and name every part that is used.",
        "Laissez vide le champ « Coup » et nommez chaque partie employée.",
    ),
    "projectile": ("Projectile", "Projectile"),
    "charge": ("Charge", "Charge"),
    "fuze": ("Fuze", "Fusée"),
    "primer": ("Primer", "Étoupille"),
    "more": ("More: weapon, lots, what was known when", "Davantage : arme, lots, ce qui était connu quand"),
    "weapon": ("One weapon of the platform", "Une arme de la plateforme"),
    "weapon_hint": ("Where it has several", "Lorsqu'elle en porte plusieurs"),
    "lots": ("Lots in hand", "Lots détenus"),
    "lots_hint": ("Separated by commas", "Séparés par des virgules"),
    "as_known": ("As the registry knew it on", "Selon ce que le registre savait le"),
    "as_known_hint": (
        "Year-month-day, its end (UTC); empty: now",
        "Année-mois-jour, à sa fin (UTC) ; vide : maintenant",
    ),
    "ask": ("Ask", "Demander"),
    "wrong": ("The question cannot be answered yet", "La question ne peut encore recevoir de réponse"),
    "error": ("Error", "Erreur"),
    "colon": (":", "\u00a0:"),
    # The answer
    "title_verdict": ("{verdict}: {munition} in {system}", "{verdict} : {munition} dans {system}"),
    "in": ("in", "dans"),
    "asked": ("Asked", "Question posée"),
    "crews_of": ("Crews of", "Équipages de"),
    "held_by": ("Stock of", "Stock de"),
    "in_all_contexts": ("In each context", "Dans chaque contexte"),
    "not_for": ("Not for {context}.", "Pas dans le contexte « {context} »."),
    "conditions": ("Conditions to be met", "Conditions à remplir"),
    "conditions_lead": (
        "All of them, before firing. The registry does not check them: the unit does.",
        "Toutes, avant le tir. Le registre ne les vérifie pas : c'est à l'unité de le faire.",
    ),
    "condition_from": ("from", "selon"),
    "why": ("Why", "Pourquoi"),
    "decided_by": ("Decided by", "Décidé par"),
    "concerns": ("What falls short", "Ce qui ne suffit pas"),
    "rule": ("Rule", "Règle"),
    "reason": ("Reason", "Motif"),
    "presents": ("The round presents", "Le coup présente"),
    "accepts": ("The weapon accepts", "L'arme accepte"),
    "none_registered": ("no registered interface", "aucune interface enregistrée"),
    "standing": ("Standing", "Qualité"),
    "considered": ("Records looked at", "Enregistrements examinés"),
    "counted": ("Counted", "Pris en compte"),
    "not_counted": ("Did not count", "Non pris en compte"),
    "no_record_considered": ("No record concerns this pair.", "Aucun enregistrement ne concerne cette paire."),
    "notices": ("Notices", "Avis"),
    "weapons": ("Each weapon of the platform", "Chaque arme de la plateforme"),
    "weapons_lead": (
        "The answer above is the worst of those that this round mates with, else of those not ruled out.",
        "La réponse ci-dessus est la pire de celles auxquelles ce coup s'accouple, sinon de celles qui restent possibles.",
    ),
    "would_change": ("What would change this answer", "Ce qui changerait cette réponse"),
    "next_change": ("This answer changes on", "Cette réponse change le"),
    "no_next_change": (
        "No change of this answer is known ahead.",
        "Aucun changement de cette réponse n'est connu d'avance.",
    ),
    "other_axes": ("Transfer and movement", "Transfert et mouvement"),
    "other_axes_apart": (
        "Separate questions; they do not touch the answer above.",
        "Questions distinctes, sans effet sur la réponse ci-dessus.",
    ),
    "transfer": ("Transfer", "Transfert"),
    "movement": ("Movement", "Mouvement"),
    "transfer_not_assessed": (
        "Not assessed. Whether the stock may change hands is for the holding nation and the nations of origin to say.",
        "Non évalué. C'est à la nation détentrice et aux nations d'origine de dire si le stock peut changer de mains.",
    ),
    "movement_not_assessed": (
        "Not assessed. Whether it may travel is for every nation on the way to say.",
        "Non évalué. C'est à chaque nation traversée de dire si le stock peut circuler.",
    ),
    "overall": ("Overall", "En tout"),
    "candidates": ("Which one is meant?", "Lequel est visé ?"),
    "candidates_for": ("“{given}” fits several; pick one:", "« {given} » en désigne plusieurs ; choisissez :"),
    "candidate_for": (
        "“{given}” names a group and no one configuration; what the catalogue holds of it today:",
        "« {given} » désigne un groupe et non une configuration ; ce que le catalogue en contient aujourd'hui :",
    ),
    "candidate_none": (
        "“{given}” names only groups of which the catalogue holds nothing. Name one configuration:",
        "« {given} » ne désigne que des groupes dont le catalogue ne contient rien. Nommez une configuration :",
    ),
    "empty_group": ("nothing of it in the catalogue", "rien au catalogue"),
    "name_parts": ("Name them", "Les nommer"),
    "reverse": (
        "Ask the reverse: crews of {user} and stock of {holder}",
        "Demander l'inverse : équipages de {user}, stock de {holder}",
    ),
    "cite": ("Cite, keep, check", "Citer, garder, vérifier"),
    "permalink": ("Permanent address of this very answer", "Adresse permanente de cette réponse même"),
    "json": ("The same as JSON", "La même en JSON"),
    "data_version": ("Data version", "Version des données"),
    "as_known_on": ("as known on", "selon ce qui était connu le"),
    "caution": ("Caution", "Mise en garde"),
    "nothing_found": ("Not found", "Introuvable"),
    "not_a_no": (
        "That something is not in the catalogue is neither a yes nor a no.",
        "L'absence du catalogue n'est ni un oui ni un non.",
    ),
    "near": ("Did you mean:", "Vouliez-vous dire :"),
    "no_near": (
        "No near match. Check the spelling, or try a stock number.",
        "Aucun nom proche. Vérifiez l'orthographe, ou essayez un numéro de nomenclature.",
    ),
    "legend": ("What the signs mean", "Signification des signes"),
    "mark_emergency": ("emergency only", "urgence seulement"),
    "mark_suspended": ("suspended", "suspendu"),
    "mark_lapses": ("changes within 90 days", "change sous 90 jours"),
    "mark_withheld": ("part withheld", "partie réservée"),
    "mark_notices": ("notices", "avis"),
    # One record
    "record": ("Record", "Enregistrement"),
    "exercise_record": ("An invented record for exercises.", "Enregistrement inventé pour l'exercice."),
    "restricted_record": (
        "This record is restricted: that it exists counts in the answers, what it says is not shown here.",
        "Diffusion restreinte : l'existence de cet enregistrement compte dans les réponses, son contenu n'est pas montré ici.",
    ),
    "ask_about": ("Ask the question of this record", "Poser la question de cet enregistrement"),
    "ask_whom": ("Ask", "S'adresser à"),
    "states": ("States", "Énonce"),
    "authority": ("Authority", "Autorité"),
    "asserted_by": ("Said by", "Affirmé par"),
    "says": ("What was said", "Ce qui a été dit"),
    "weapon_of_record": ("Weapon", "Arme"),
    "platforms": ("Platforms", "Plateformes"),
    "any_platform": ("any", "toutes"),
    "contexts": ("Contexts", "Contextes"),
    "valid": ("Valid", "Validité"),
    "valid_from": ("from {day}", "à partir du {day}"),
    "valid_to": ("to {day}, that day included", "jusqu'au {day} inclus"),
    "no_end": ("without end", "sans terme"),
    "review_due": ("Review due", "Réexamen prévu"),
    "supersedes": ("Supersedes", "Remplace"),
    "resolves": ("Resolves", "Tranche"),
    "reservations_considered": ("Reservations weighed", "Réserves prises en compte"),
    "derogates": ("Lifts the prohibition", "Lève l'interdiction"),
    "standards": ("Standards relied on", "Normes invoquées"),
    "source_reference": ("Source", "Source"),
    "assessed": ("What was assessed", "Ce qui a été évalué"),
    "form": ("Form", "Forme"),
    "fit": ("Fit", "Ajustement"),
    "function": ("Function", "Fonctionnement"),
    "fire_control_data": ("Fire-control data", "Données de conduite de tir"),
    "evidence": ("Evidence", "Preuves"),
    "no_evidence": ("None is stated.", "Aucune n'est indiquée."),
    "evidence_withheld": ("the rest is restricted", "le reste est à diffusion restreinte"),
    "history": ("History", "Historique"),
    "record_caution": (
        "One record alone answers nothing: ask the question, since a stop or another record may stand against it.",
        "Un enregistrement seul ne répond à rien : posez la question, car un arrêt ou un autre enregistrement peut s'y opposer.",
    ),
    # What went wrong
    "mishap_400": ("The request cannot be read", "La requête est illisible"),
    "mishap_400_advice": ("Go back and try again, or start anew.", "Revenez en arrière, ou recommencez."),
    "mishap_404": ("There is no such page", "Cette page n'existe pas"),
    "mishap_404_advice": (
        "Check the address, or start from the question.",
        "Vérifiez l'adresse, ou repartez de la question.",
    ),
    "mishap_405": ("This page does not take that method", "Cette page n'admet pas cette méthode"),
    "mishap_405_advice": ("Start from the question.", "Repartez de la question."),
    "mishap_413": ("What was sent is too large", "L'envoi est trop grand"),
    "mishap_413_advice": ("Send less at a time.", "Envoyez moins à la fois."),
    "mishap_500": ("The registry failed", "Le registre a échoué"),
    "mishap_500_advice": (
        "No answer was given. Try again; if it persists, tell the operator.",
        "Aucune réponse n'a été donnée. Réessayez ; si cela persiste, prévenez l'exploitant.",
    ),
    "mishap_503": ("The registry cannot answer now", "Le registre ne peut répondre pour l'instant"),
    "mishap_503_advice": ("Try again in a few seconds.", "Réessayez dans quelques secondes."),
}

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
