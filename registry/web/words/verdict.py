"""One answer and what stands around it."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "rule": ("Rule", "Règle"),
    "title_verdict": ("{verdict}: {munition} in {system}", "{verdict} : {munition} dans {system}"),
    "in": ("in", "dans"),
    "in_all_contexts": ("The answer in each context", "La réponse dans chaque contexte"),
    "stock_number": ("NATO stock number", "Numéro de nomenclature OTAN"),
    "copy": ("Copy: {what}", "Copier : {what}"),
    "copy_word": ("Copy", "Copier"),
    "copied": ("Copied", "Copié"),
    "copy_failed": (
        "The browser did not copy it. It is selected: copy it with Ctrl+C.",
        "Le navigateur ne l'a pas copié. Le texte est sélectionné : copiez-le avec Ctrl+C.",
    ),
    "moved_on": (
        "This address was kept at data version {then}; the registry is now at {now}. The answer is given anew.",
        "Cette adresse a été gardée à la version {then} des données ; le registre en est à la version {now}. La réponse est donnée à nouveau.",
    ),
    "accepted_since": ("accepted since {day}", "accepté depuis le {day}"),
    "last_confirmed": ("last confirmed {day}", "dernière confirmation le {day}"),
    "valid_since": ("valid from {day}", "valable à partir du {day}"),
    "valid_until": ("valid until {day}, that day included", "valable jusqu'au {day} inclus"),
    "valid_without_end": ("without end", "sans terme"),
    "review_on": ("review due {day}", "réexamen prévu le {day}"),
    "asked": ("Asked", "Question posée"),
    "asked_line": (
        "{munition} in {system}; crews: {user}; {limits}; {context}; {as_of}, as known on {as_known}",
        "{munition} dans {system} ; équipages : {user} ; {limits} ; {context} ; {as_of}, selon ce qui était connu le {as_known}",
    ),
    "axes_not_assessed": (
        "Transfer and movement are not assessed.",
        "Ni le transfert ni le mouvement ne sont évalués.",
    ),
    "conditions": ("Conditions to be met", "Conditions à remplir"),
    "conditions_lead": (
        "All of them, before firing. The registry does not check them: the unit does.",
        "Toutes, avant le tir. Le registre ne les vérifie pas : c'est à l'unité de le faire.",
    ),
    "condition_from": ("from", "selon"),
    "decided_by": ("Decided by", "Décidé par"),
    "permitted_by": ("Permitted by", "Autorisé par"),
    "recognised_under": (
        "Recognised by the user nation under:",
        "Reconnu par la nation utilisatrice au titre de :",
    ),
    "suspended_by": ("Suspended by", "Suspendu par"),
    "suspended_permission": ("The permission that this suspends", "L'autorisation ainsi suspendue"),
    "suspended_itself": ("this record is suspended", "cet enregistrement est suspendu"),
    "limited_by": ("Limited by", "Restreint par"),
    "unpermitted": (
        "Beside that, no record permits it: without the suspension this would still not be a yes.",
        "De plus, aucun enregistrement ne l'autorise : même sans la suspension, ce ne serait pas un oui.",
    ),
    "disagree": ("Records that disagree", "Enregistrements en désaccord"),
    "permits_it": ("permits it", "l'autorise"),
    "finds_against": ("finds against it", "conclut défavorablement"),
    "lifts": ("lifts the prohibition {prohibition}", "lève l'interdiction {prohibition}"),
    "suspended_since": ("suspended since {day}", "suspendu depuis le {day}"),
    "withdrawn_on": ("withdrawn on {day}", "retiré le {day}"),
    "spared": (
        "{action} (only lots {lots}). The lots named here are not among them: compare the marks.",
        "{action} (seulement les lots {lots}). Les lots indiqués ici n'en font pas partie : comparez les marquages.",
    ),
    "only_many_lots": ("for {number} lots only, named below", "pour {number} lots seulement, nommés plus bas"),
    "not_today": (
        "Not today's answer: {day}, as known on {known}.",
        "Ce n'est pas la réponse d'aujourd'hui : {day}, selon ce qui était connu le {known}.",
    ),
    "todays": ("Today's:", "Celle d'aujourd'hui :"),
    "todays_none": (
        "Today these names fit nothing.",
        "Aujourd'hui ces noms ne correspondent à rien.",
    ),
    "ask_today": ("The same question for today", "La même question pour aujourd'hui"),
    "changes_to": ("to", "pour devenir"),
    "changes_still": (
        "as before, but for other reasons or on other conditions",
        "comme avant, mais pour d'autres motifs ou à d'autres conditions",
    ),
    "changes_because": ("because", "cause :"),
    "concerns": ("What falls short", "Ce qui ne suffit pas"),
    "reason": ("Reason", "Motif"),
    "considered": ("Records looked at", "Enregistrements examinés"),
    "notices": ("Notices", "Avis"),
    "weapons": ("Each weapon of the platform", "Chaque arme de la plateforme"),
    "weapons_lead": (
        "The answer above is the worst among the weapons that this round mates with; if it mates with none, among those not ruled out; if all are ruled out, among all.",
        "La réponse ci-dessus est la moins favorable parmi les armes auxquelles ce coup s'accouple ; à défaut, parmi celles qui ne sont pas exclues ; si toutes le sont, parmi toutes.",
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
    "candidates": ("Which one is meant?", "Lequel est visé ?"),
    "candidates_for": ("“{given}” fits several; pick one:", "« {given} » en désigne plusieurs ; choisissez :"),
    "candidate_for": (
        "“{given}” names a group and no one configuration; what the catalogue holds of it today:",
        "« {given} » désigne un groupe et non une configuration ; ce que le catalogue en contient aujourd'hui :",
    ),
    "candidates_mate": ("accepted by {system}", "interface acceptée par {system}"),
    "candidates_differ": ("not registered as accepted by {system}", "interface non enregistrée pour {system}"),
    "candidate_none": (
        "“{given}” names only groups of which no round is registered. Name one configuration:",
        "« {given} » ne désigne que des groupes dont aucun coup n'est enregistré. Nommez une configuration :",
    ),
    "empty_group": ("no round of it is registered", "aucun coup enregistré"),
    "name_parts": ("Name them", "Les nommer"),
    "reverse": (
        "Ask the reverse (crews: {user}; stock: {holder})",
        "Demander l'inverse (équipages : {user} ; stock : {holder})",
    ),
    "both_ways": ("The other way round, and further", "Dans l'autre sens, et au-delà"),
    "one_way": (
        "This answer holds one way only: these crews, this stock.",
        "Cette réponse ne vaut que dans un sens : ces équipages, ce stock.",
    ),
    "reverse_same": (
        "The crews and the stock are of one nation: there is no other way round.",
        "Équipages et stock sont d'une même nation : il n'y a pas d'autre sens.",
    ),
    "reverse_whose": (
        "Name the nation that holds the stock, to ask it the other way round",
        "Nommer la nation détentrice du stock, pour demander dans l'autre sens",
    ),
    "onward_systems": ("Where does {munition} fit?", "Systèmes pour {munition}"),
    "onward_rounds": ("What else can be used in {system}?", "Que peut-on encore employer dans {system} ?"),
    "onward_thing": ("{thing} in the catalogue", "{thing} au catalogue"),
    "others": ("Other rounds and combinations for this system", "Autres coups et combinaisons pour ce système"),
    "others_any_lot": (
        "Here no lot is taken into account: not those in hand either.",
        "Ici aucun lot n'est pris en compte, pas même ceux qui sont détenus.",
    ),
    "others_lead": (
        "For {system} (crews: {user}; {context}; {day}). They fit or were stated for it; nothing says that they could replace the round asked about.",
        "Pour {system} (équipages : {user} ; {context} ; {day}). Ils s'y adaptent ou y ont fait l'objet d'une déclaration ; rien ne dit qu'ils puissent remplacer le coup demandé.",
    ),
    "others_order": (
        "In the order of the answer, then of the number of conditions, then those of the same category and role, then by designation.",
        "Dans l'ordre de la réponse, puis du nombre de conditions, puis ceux de même catégorie et de même rôle, puis par désignation.",
    ),
    "others_conditions": ("Number of conditions", "Nombre de conditions"),
    "others_purpose": ("Category and role", "Catégorie et rôle"),
    "same_purpose": ("same", "identiques"),
    "other_purpose": ("other", "différents"),
    "others_shown": ("Shown: {shown} of {total}.", "Montrés : {shown} sur {total}."),
    "others_all": ("All rounds for this system", "Tous les coups pour ce système"),
    "others_none": (
        "The catalogue knows no other round for this system.",
        "Le catalogue ne connaît aucun autre coup pour ce système.",
    ),
    "cite_line": ("Citation", "Référence à citer"),
    "citation": (
        "{registry}: {munition} in {system} (crews: {user}; {limits}; {context}): {verdict} [{code}]. As of {as_of}, as known on {as_known},"
        " data version {data_version}. {address}",
        "{registry} : {munition} dans {system} (équipages : {user} ; {limits} ; {context}) : {verdict} [{code}]. À la date du {as_of}, selon ce"
        " qui était connu le {as_known}, version {data_version} des données. {address}",
    ),
    "picture": ("QR code of the permanent address", "Code QR de l'adresse permanente"),
    "cite": ("Cite, keep, check", "Citer, garder, vérifier"),
    "permalink": ("Permanent address of this very answer", "Adresse permanente de cette réponse même"),
    "data_version": ("Data version", "Version des données"),
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
    "mark_withheld": ("part withheld", "partie non communiquée"),
    "mark_notices": ("notices", "avis"),
    "mark_notice": ("notice", "avis donné"),
}

BUILT = (
    "mark_",
    "reason",
    "considered",
    "axes_not_assessed",
    "decided_by",
    "permitted_by",
    "suspended_by",
    "suspended_permission",
    "limited_by",
    "disagree",
    "concerns",
    "permits_it",
    "finds_against",
    "candidates_for",
    "candidate_for",
    "candidate_none",
)
"""By `reason` and `considered` two answers are compared; then come what is assessed, what decides, what may be meant."""
