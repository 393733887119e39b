"""One restriction notice, and what is told of it elsewhere."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "restriction": ("Restriction notice", "Avis de restriction"),
    "restriction_SUSPEND_ALL": ("Stops all use", "Arrête tout emploi"),
    "restriction_SUSPEND_TRAINING": (
        "Stops use in training and exercise",
        "Arrête l'emploi à l'entraînement et en exercice",
    ),
    "restriction_EMERGENCY_ONLY": ("Limits use to emergencies", "Limite l'emploi aux urgences"),
    "restriction_INSPECT_FIRST": ("Asks for an inspection before use", "Demande une inspection avant emploi"),
    "restriction_MONITOR": ("Puts under observation, stops nothing", "Met sous surveillance, sans rien arrêter"),
    "restriction_exercise": ("An invented notice for exercises.", "Avis inventé pour l'exercice."),
    "restriction_now": ("Today", "Aujourd'hui"),
    "restriction_in_force": ("in force", "en vigueur"),
    "restriction_ended": ("no longer in force", "plus en vigueur"),
    "restriction_ahead": ("not yet in force", "pas encore en vigueur"),
    "restriction_action": ("What it does", "Effet"),
    "restriction_lots": ("Lots concerned", "Lots visés"),
    "restriction_only_lots": ("only lots {lots}", "les lots {lots} uniquement"),
    "restriction_all_lots": ("all lots", "tous les lots"),
    "restriction_days": ("In force", "En vigueur"),
    "restriction_reason": ("Reason given", "Motif donné"),
    "restriction_no_reason": ("None is stated.", "Aucun n'est indiqué."),
    "restriction_recorded": ("Recorded here", "Enregistré ici"),
    "restriction_ask": ("Ask a question about this round", "Poser une question sur ce coup"),
    "restriction_caution": (
        "A notice never permits anything; it only lowers an answer.",
        "Un avis ne permet jamais rien ; il ne fait que restreindre une réponse.",
    ),
}

BUILT = ("restriction_",)
"""What a notice does, and whether it does so today, are named by codes."""
