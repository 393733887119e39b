"""One record."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "record": ("Record", "Enregistrement"),
    "exercise_record": ("An invented record for exercises.", "Enregistrement inventé pour l'exercice."),
    "restricted_record": (
        "This record is restricted: that it exists counts in the answers, what it says is not shown here.",
        "Accès restreint : l'existence de cet enregistrement compte dans les réponses ; son contenu n'est pas montré ici.",
    ),
    "ask_about": ("Ask the question of this record", "Poser la question de cet enregistrement"),
    "ask_whom": ("Ask", "S'adresser à"),
    "states": ("States", "Énonce"),
    "stated": ("Stated", "Énonçait"),
    "public_source": ("a public source", "une source publique"),
    "status_today": ("Today", "Aujourd'hui"),
    "status_notices": ("Restriction notices in force", "Avis de restriction en vigueur"),
    "status_IN_FORCE": ("In force since {day}", "En vigueur depuis le {day}"),
    "status_NOT_YET_EFFECTIVE": ("Not yet in effect: from {day}", "Pas encore en vigueur : à partir du {day}"),
    "status_UNDER_EVALUATION": (
        "Under evaluation: it decides nothing yet",
        "En cours d'évaluation : ne décide encore de rien",
    ),
    "status_SUSPENDED": ("Suspended since {day}", "Suspendu depuis le {day}"),
    "status_EXPIRED": ("Expired: last valid on {day}", "Expiré : valable pour la dernière fois le {day}"),
    "status_WITHDRAWN": ("Withdrawn on {day}", "Retiré le {day}"),
    "status_SUPERSEDED": ("Superseded on {day} by", "Remplacé le {day} par"),
    "status_UNKNOWN": ("Not yet submitted", "Pas encore soumis"),
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
    "form": ("Form", "Aspect extérieur"),
    "fit": ("Fit", "Ajustement"),
    "function": ("Function", "Fonctionnement"),
    "fire_control_data": ("Fire-control data", "Données de conduite de tir"),
    "evidence": ("Evidence", "Preuves"),
    "no_evidence": ("None is stated.", "Aucune n'est indiquée."),
    "evidence_withheld": ("the rest is restricted", "le reste est à accès restreint"),
    "history": ("History", "Historique"),
    "record_caution": (
        "One record alone answers nothing: ask the question, since a stop or another record may stand against it.",
        "Un enregistrement seul ne répond à rien : posez la question, car un arrêt ou un autre enregistrement peut s'y opposer.",
    ),
}

BUILT = ("status_", "supersedes", "resolves", "reservations_considered", "form", "fit", "function", "fire_control_data")
"""Where a record stands is named by its phase, its fields as its contract names them."""
