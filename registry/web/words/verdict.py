"""One answer and what stands around it."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
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
}

BUILT = ("mark_",)
