"""The steps of the reasoning, and what each may find."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "why": ("Why", "Pourquoi"),
    "why_lead": (
        "The rules in the order in which they speak. A step that passes permits nothing by itself.",
        "Les règles dans l'ordre où elles s'appliquent. Une étape franchie ne permet rien à elle seule.",
    ),
    "decides": ("decides", "décisif"),
    "outcome_PASSES": ("passes", "franchie"),
    "outcome_LIMITS": ("limits", "limite"),
    "outcome_STOPS": ("stops", "arrête"),
    "outcome_MISSING": ("missing", "manque"),
    "outcome_NOT_REACHED": ("not reached", "non atteinte"),
    "step_IDENTITY": ("What is meant", "Ce qui est visé"),
    "step_IN_FORCE": ("Records in force that cover this", "Enregistrements en vigueur couvrant ce cas"),
    "step_STANDING": ("Whose word counts", "Qui fait foi"),
    "step_PROHIBITION": ("Prohibitions and exceptions", "Interdictions et dérogations"),
    "step_INTERFACES": ("Whether the interfaces mate", "Accouplement des interfaces"),
    "step_FINDINGS": ("Findings against it, and disagreement", "Conclusions défavorables et désaccords"),
    "step_PERMISSION": ("Permission: context, data, evidence", "Autorisation : contexte, données, preuves"),
    "step_COMBINATION": ("The whole combination", "La combinaison entière"),
    "step_MERGING": ("Several permissions together", "Plusieurs autorisations ensemble"),
    "step_NOTICES": ("Restriction notices", "Avis de restriction"),
    "step_RESERVATIONS": ("The user nation's reservations", "Réserves de la nation utilisatrice"),
    "step_THIRD_PARTIES": ("Prohibitions by third parties", "Interdictions émanant de tiers"),
    "found_IDENTITY_ambiguous": (
        "What was named may mean several things, so nothing was looked up.",
        "Ce qui est nommé peut désigner plusieurs choses ; rien n'a donc été recherché.",
    ),
    "found_IDENTITY_replaced": (
        "One round and one system; a cancelled number was followed to its replacement.",
        "Un seul coup et un seul système ; un numéro annulé a été suivi jusqu'à son remplaçant.",
    ),
    "found_IDENTITY_certain": (
        "One round and one system, for certain.",
        "Un seul coup et un seul système, avec certitude.",
    ),
    "found_IN_FORCE_suspended": (
        "A record that would decide is suspended, and so stops the use.",
        "Un enregistrement qui serait décisif est suspendu, et arrête donc l'emploi.",
    ),
    "found_IN_FORCE_unstated": ("No record concerns this pair.", "Aucun enregistrement ne concerne ce couple."),
    "found_IN_FORCE_none": (
        "No record in force on the day covers exactly this.",
        "Aucun enregistrement en vigueur à cette date ne couvre ce cas précis.",
    ),
    "found_IN_FORCE_nothing": (
        "No record is in force for this pair.",
        "Aucun enregistrement n'est en vigueur pour ce couple.",
    ),
    "found_IN_FORCE_some": (
        "There are records, in force or suspended on the day, that reach this pair.",
        "Des enregistrements, en vigueur ou suspendus à cette date, portent sur ce couple.",
    ),
    "found_STANDING_others": (
        "What is in force is stated by others only; none of it counts for the user nation.",
        "Seuls d'autres ont affirmé ce qui est en vigueur ; rien n'y fait foi pour la nation utilisatrice.",
    ),
    "found_STANDING_disputed": (
        "Authorities whose words count disagree.",
        "Des autorités qui font foi sont en désaccord.",
    ),
    "found_STANDING_some": (
        "There are records of standing for the user nation.",
        "Des enregistrements font foi pour la nation utilisatrice.",
    ),
    "found_STANDING_USER_NATION": (
        "What decides is the user nation's own.",
        "Ce qui est décisif émane de la nation utilisatrice.",
    ),
    "found_STANDING_RECOGNISED": (
        "What decides is another nation's, recognised by the user nation under an arrangement.",
        "Ce qui est décisif émane d'une autre nation, reconnue par la nation utilisatrice en vertu d'un accord.",
    ),
    "found_STANDING_HOLDER": (
        "What decides is the holding nation's, which may stop but not permit.",
        "Ce qui est décisif émane de la nation détentrice, qui peut arrêter mais non permettre.",
    ),
    "found_STANDING_PRODUCER_OR_DESIGN": (
        "What decides is the producer's or designer's nation, which may stop but not permit.",
        "Ce qui est décisif émane de la nation productrice ou conceptrice, qui peut arrêter mais non permettre.",
    ),
    "found_STANDING_THIRD_PARTY": ("What decides is a third party's.", "Ce qui est décisif émane d'un tiers."),
    "found_PROHIBITION_forbids": (
        "A prohibition that binds is in force. It wins over every permission.",
        "Une interdiction contraignante est en vigueur. Elle l'emporte sur toute autorisation.",
    ),
    "found_PROHIBITION_lifted": (
        "A prohibition is lifted here by an exception of the same authority.",
        "Une interdiction est levée ici par une dérogation de la même autorité.",
    ),
    "found_PROHIBITION_none": (
        "No prohibition that binds is in force.",
        "Aucune interdiction contraignante n'est en vigueur.",
    ),
    "found_INTERFACES_no_weapon": (
        "No weapon is registered for this platform.",
        "Aucune arme n'est enregistrée pour cette plateforme.",
    ),
    "found_INTERFACES_mates": (
        "The registered interfaces mate. That alone permits nothing.",
        "Les interfaces enregistrées s'accouplent. Cela seul ne permet rien.",
    ),
    "found_INTERFACES_differ": (
        "The registered interfaces do not mate.",
        "Les interfaces enregistrées ne s'accouplent pas.",
    ),
    "found_INTERFACES_adapted": (
        "They do not mate by themselves; a deciding record names an adapter.",
        "Elles ne s'accouplent pas d'elles-mêmes ; un enregistrement décisif nomme un adaptateur.",
    ),
    "found_INTERFACES_confirmed": (
        "They are not registered on both sides, but the record confirms the fit.",
        "Elles ne sont pas enregistrées des deux côtés, mais l'enregistrement confirme l'ajustement.",
    ),
    "found_INTERFACES_unknown": (
        "They are not registered on both sides: a record must confirm the fit.",
        "Elles ne sont pas enregistrées des deux côtés : un enregistrement doit confirmer l'ajustement.",
    ),
    "found_FINDINGS_against": (
        "An authority whose word counts has found against it.",
        "Une autorité qui fait foi a conclu défavorablement.",
    ),
    "found_FINDINGS_disputed": (
        "One authority permits it, another of standing has found against it, and no record resolves this.",
        "Une autorité le permet, une autre qui fait foi a conclu défavorablement, et aucun enregistrement ne tranche.",
    ),
    "found_FINDINGS_resolved": (
        "A disagreement was resolved by a record of the user nation.",
        "Un désaccord a été tranché par un enregistrement de la nation utilisatrice.",
    ),
    "found_FINDINGS_noted": (
        "The holder, producer or designer has found against it; without a permission that is only noted.",
        "Le détenteur, le producteur ou le concepteur a conclu défavorablement ; sans autorisation, cela est seulement noté.",
    ),
    "found_FINDINGS_none": ("No finding of standing is against it.", "Aucune conclusion qui fait foi ne s'y oppose."),
    "found_PERMISSION_permits": (
        "A record permits it in this context, with sufficient data and evidence.",
        "Un enregistrement le permet dans ce contexte, avec des données et des preuves suffisantes.",
    ),
    "found_PERMISSION_conditions": (
        "A record permits it in this context if its conditions are met.",
        "Un enregistrement le permet dans ce contexte si ses conditions sont remplies.",
    ),
    "found_PERMISSION_emergency": (
        "A record permits it in an emergency only.",
        "Un enregistrement le permet en cas d'urgence seulement.",
    ),
    "found_PERMISSION_short": (
        "There is a record, but it falls short.",
        "Il existe un enregistrement, mais il ne suffit pas.",
    ),
    "found_PERMISSION_none": ("No record permits it.", "Aucun enregistrement ne le permet."),
    "found_COMBINATION_part": (
        "The combination is not covered whole; approvals of components do not add up.",
        "La combinaison n'est pas couverte en entier ; les homologations de composants ne s'additionnent pas.",
    ),
    "found_COMBINATION_single": (
        "The question names one round, not its parts.",
        "La question nomme un coup, non ses éléments.",
    ),
    "found_COMBINATION_whole": (
        "One record covers the whole combination.",
        "Un même enregistrement couvre la combinaison entière.",
    ),
    "found_MERGING_unsatisfiable": (
        "Their conditions cannot all be met together.",
        "Leurs conditions ne peuvent être remplies ensemble.",
    ),
    "found_MERGING_several": (
        "Several permissions of equal standing: the most restrictive wins, conditions add up.",
        "Plusieurs autorisations de même rang : la plus stricte l'emporte, les conditions s'ajoutent.",
    ),
    "found_MERGING_one": ("There is only one.", "Il n'y en a qu'une."),
    "found_NOTICES_stops": ("A notice stops the use.", "Un avis arrête l'emploi."),
    "found_NOTICES_limits": ("A notice lowers the answer.", "Un avis limite la réponse."),
    "found_NOTICES_acknowledged": (
        "A notice must be acknowledged before firing.",
        "Il faut prendre acte d'un avis avant le tir.",
    ),
    "found_NOTICES_noted": (
        "A notice is shown, without an effect on this answer.",
        "Un avis est montré, sans effet sur cette réponse.",
    ),
    "found_NOTICES_none": (
        "None in force on the day concerns what was asked.",
        "Aucun avis en vigueur à cette date ne vise ce qui est demandé.",
    ),
    "found_RESERVATIONS_limits": (
        "A reservation on a standard that the record relies on: at most with conditions.",
        "Réserve sur une norme que l'enregistrement invoque : au mieux sous conditions.",
    ),
    "found_RESERVATIONS_noted": (
        "A reservation on function is shown, without an effect on this answer.",
        "Une réserve sur le fonctionnement est montrée, sans effet sur cette réponse.",
    ),
    "found_RESERVATIONS_none": (
        "None on a standard that the record relies on.",
        "Aucune sur une norme que l'enregistrement invoque.",
    ),
    "found_THIRD_PARTIES_limits": (
        "A third party forbids it. That does not bind, but must be acknowledged: at most with conditions.",
        "Un tiers l'interdit. Cela ne lie pas, mais il faut en prendre acte : au mieux sous conditions.",
    ),
    "found_THIRD_PARTIES_noted": (
        "A third party forbids it; that does not bind, and there is nothing to limit.",
        "Un tiers l'interdit ; cela ne lie pas, et il n'y a rien à restreindre.",
    ),
    "found_THIRD_PARTIES_none": ("No third party forbids it.", "Aucun tiers ne l'interdit."),
    "presents": ("The round presents", "Le coup présente"),
    "accepts": ("The weapon accepts", "L'arme accepte"),
    "none_registered": ("no registered interface", "aucune interface enregistrée"),
    "counted": ("Counted", "Pris en compte"),
    "not_counted": ("Did not count", "Non pris en compte"),
    "restricted_short": ("restricted; whom to ask: {whom}", "accès restreint ; à qui s'adresser : {whom}"),
}

BUILT = ("outcome_", "step_", "found_")
"""Put together from a step, its outcome and what it found."""
