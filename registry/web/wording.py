"""The words of the pages, English and French side by side; those of answers are in `registry.compatibility.sentences`."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from registry.compatibility import sentences
from registry.compatibility.sentences import LANGUAGES, Words
from schemas.vocabulary import Answer, Context, Flag, Reason, Standing, State

TEXTS: Final[Mapping[str, Words]] = {
    # The frame of every page
    "registry": ("Munitions interchangeability registry", "Registre d'interchangeabilité des munitions"),
    "skip": ("Skip to the content", "Aller au contenu"),
    "unclassified": ("UNCLASSIFIED", "NON CLASSIFIÉ"),
    "language": ("Language", "Langue"),
    "home": ("Ask a question", "Poser une question"),
    "api": ("For tools: API", "Pour les outils : API"),
    "footer": (
        "Registry information only: not a firing order, not a safety approval.",
        "Information de registre uniquement : ni ordre de tir, ni homologation de sécurité.",
    ),
    # The question
    "title_question": ("May my crews fire this round?", "Mes équipages peuvent-ils tirer ce coup ?"),
    "question": ("The question", "La question"),
    "ask_again": ("Ask again", "Poser une autre question"),
    "lead": (
        "Name a round and a system by any designation, stock number or registry id.",
        "Nommez un coup et un système par toute désignation, numéro de nomenclature ou identifiant.",
    ),
    "munition": ("Round", "Coup"),
    "munition_hint": ("Such as DM53A1, M795 or an NSN", "Comme DM53A1, M795 ou un NNO"),
    "system": ("System", "Système"),
    "system_hint": ("Such as Leopard 2A6 or M109A6", "Comme Leopard 2A6 ou M109A6"),
    "user": ("Nation whose crews fire", "Nation dont les équipages tirent"),
    "choose": ("Choose a nation", "Choisissez une nation"),
    "nobody": ("Not said (optional)", "Non précisée (facultatif)"),
    "context": ("Context", "Contexte"),
    "as_of": ("On the day", "À la date du"),
    "as_of_hint": ("Year-month-day; empty: today (UTC)", "Année-mois-jour ; vide : aujourd'hui (UTC)"),
    "holder": ("Nation that holds the stock", "Nation détentrice du stock"),
    "parts": ("Separate-loading round: name its parts instead", "Coup à chargement séparé : nommer ses parties"),
    "projectile": ("Projectile", "Projectile"),
    "charge": ("Charge", "Charge"),
    "fuze": ("Fuze", "Fusée"),
    "primer": ("Primer", "Étoupille"),
    "more": ("More: weapon, lots, route, dates", "Davantage : arme, lots, itinéraire, dates"),
    "weapon": ("One weapon of the platform", "Une arme de la plateforme"),
    "lots": ("Lots in hand", "Lots détenus"),
    "lots_hint": ("Separated by commas", "Séparés par des virgules"),
    "route": ("Route, nations passed through", "Itinéraire, nations traversées"),
    "route_hint": ("Codes separated by commas, for example BEL,NLD", "Codes séparés par des virgules, par exemple BEL,NLD"),
    "purpose": ("Purpose of the transfer", "But du transfert"),
    "as_known": ("As the registry knew it on", "Selon ce que le registre savait le"),
    "as_known_hint": ("Year-month-day, its end (UTC); empty: now", "Année-mois-jour, à sa fin (UTC) ; vide : maintenant"),
    "ask": ("Ask", "Demander"),
    "wrong": ("The question cannot be answered yet", "La question ne peut encore recevoir de réponse"),
    "error": ("Error", "Erreur"),
    # The answer
    "title_verdict": ("{munition} in {system}", "{munition} dans {system}"),
    "may_it_be_fired": ("May it be fired?", "Peut-on le tirer ?"),
    "asked": ("Asked", "Question posée"),
    "crews_of": ("Crews of", "Équipages de"),
    "held_by": ("Stock of", "Stock de"),
    "in_all_contexts": ("In each context", "Dans chaque contexte"),
    "conditions": ("Conditions to be met", "Conditions à remplir"),
    "condition_from": ("from", "selon"),
    "why": ("Why", "Pourquoi"),
    "decided_by": ("Decided by", "Décidé par"),
    "rule": ("Rule", "Règle"),
    "reason": ("Reason", "Motif"),
    "presents": ("The round presents", "Le coup présente"),
    "accepts": ("The weapon accepts", "L'arme accepte"),
    "none_registered": ("no registered interface", "aucune interface enregistrée"),
    "standing": ("Standing", "Qualité"),
    "also": ("Also", "En outre"),
    "considered": ("Records looked at", "Enregistrements examinés"),
    "counted": ("Counted", "Pris en compte"),
    "not_counted": ("Did not count", "Non pris en compte"),
    "record": ("Record", "Enregistrement"),
    "part_played": ("Part played", "Rôle"),
    "no_record_considered": ("No record concerns this pair.", "Aucun enregistrement ne concerne cette paire."),
    "notices": ("Notices", "Avis"),
    "flags": ("Points of attention", "Points d'attention"),
    "weapons": ("Each weapon of the platform", "Chaque arme de la plateforme"),
    "would_change": ("What would change this answer", "Ce qui changerait cette réponse"),
    "next_change": ("This answer changes on", "Cette réponse change le"),
    "no_next_change": ("No change of this answer is known ahead.", "Aucun changement de cette réponse n'est connu d'avance."),
    "other_axes": ("Transfer and movement", "Transfert et mouvement"),
    "other_axes_apart": (
        "Separate questions; they do not touch the answer above.",
        "Questions distinctes, sans effet sur la réponse ci-dessus.",
    ),
    "transfer": ("Transfer", "Transfert"),
    "movement": ("Movement", "Mouvement"),
    "not_assessed": ("Not assessed here.", "Non évalué ici."),
    "overall": ("Overall", "En tout"),
    "candidates": ("Which one is meant?", "Lequel est visé ?"),
    "candidates_for": ("“{given}” fits several; pick one:", "« {given} » en désigne plusieurs ; choisissez :"),
    "reverse": ("Ask the reverse: crews of {user} and stock of {holder}", "Demander l'inverse : équipages de {user}, stock de {holder}"),
    "cite": ("Cite, keep, check", "Citer, garder, vérifier"),
    "permalink": ("Permanent address of this very answer", "Adresse permanente de cette réponse même"),
    "json": ("The same as JSON", "La même en JSON"),
    "data_version": ("Data version", "Version des données"),
    "as_known_on": ("as known on", "selon ce qui était connu le"),
    "caution": ("Caution", "Mise en garde"),
    "nothing_found": ("Not found", "Introuvable"),
    "nothing_named": ("Nothing here goes by the name “{given}”.", "Rien ici ne porte le nom « {given} »."),
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
    # What went wrong
    "mishap_400": ("The request cannot be read", "La requête est illisible"),
    "mishap_400_advice": ("Go back and try again, or start anew.", "Revenez en arrière, ou recommencez."),
    "mishap_404": ("There is no such page", "Cette page n'existe pas"),
    "mishap_404_advice": ("Check the address, or start from the question.", "Vérifiez l'adresse, ou repartez de la question."),
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

ANSWERS: Final[Mapping[Answer, Words]] = {
    Answer.NO: ("No", "Non"),
    Answer.NOT_YET: ("Not yet", "Pas encore"),
    Answer.ACTION_NEEDED: ("Action needed first", "Démarche préalable nécessaire"),
    Answer.YES_IN_EMERGENCY: ("Yes, in an emergency", "Oui, en cas d'urgence"),
    Answer.YES_WITH_CONDITIONS: ("Yes, with conditions", "Oui, sous conditions"),
    Answer.YES: ("Yes", "Oui"),
}

RULES: Final[Mapping[str, Words]] = {
    "R1": ("identity comes first", "l'identité d'abord"),
    "R2": ("only records in force that cover exactly this", "seuls comptent les enregistrements en vigueur couvrant ce cas précis"),
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

    def day_of(self, text: str) -> str:
        """1 June 2026; 1er juin 2026."""
        day = date.fromisoformat(text[:10])
        number = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return f"{number} {sentences.MONTHS[self._place].split()[day.month - 1]} {day.year}"
