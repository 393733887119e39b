"""One record."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
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
}

BUILT = ("supersedes", "resolves", "reservations_considered", "form", "fit", "function", "fire_control_data")
"""The fields of a record are named as its contract names them."""
