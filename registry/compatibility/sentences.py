"""Every sentence of an answer, English and French side by side, keyed by the code it speaks for (pure)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from schemas.vocabulary import WITHHELD, Code, ConditionKind, Context, Flag, Notice, Reason, Remedy, Standing, Why

LANGUAGES = ("en", "fr")

Words = tuple[str, str]
"""English, French."""

HEADLINE: Mapping[Code, Words] = {
    Code.PROHIBITED: (
        "No. {whose}: firing {munition} in {system} is forbidden ({basis}).",
        "Non. {whose} : tirer {munition} dans {system} est interdit ({basis}).",
    ),
    Code.INCOMPATIBLE: (
        "No. {whose}: {munition} is not interchangeable in {system}: {because}.",
        "Non. {whose} : {munition} n'est pas interchangeable dans {system} : {because}.",
    ),
    Code.SUSPENDED: (
        "No, not now. {whose}: use of {munition} in {system} is suspended ({stopped_by}).",
        "Non, pas actuellement. {whose} : l'emploi de {munition} dans {system} est suspendu ({stopped_by}).",
    ),
    Code.CONFLICT: (
        "Disputed. {whose}: authorities disagree on {munition} in {system} ({records}), and no record resolves it.",
        "Contesté. {whose} : des autorités sont en désaccord sur {munition} dans {system} ({records}), et rien ne tranche.",
    ),
    Code.NOT_ESTABLISHED: (
        "Not established. {whose}. {reason} This is neither a yes nor a no.",
        "Non établi. {whose}. {reason} Ce n'est ni un oui ni un non.",
    ),
    Code.EMERGENCY_ONLY: (
        "Only in an emergency{if_met}. {whose}: crews may then fire {munition} in {system} ({basis}).",
        "En cas d'urgence seulement{if_met}. {whose} : les équipages peuvent alors tirer {munition} dans {system} ({basis}).",
    ),
    Code.CONDITIONAL: (
        "Yes, if the listed conditions are met. {whose}: crews may fire {munition} in {system} ({basis}).",
        "Oui, si les conditions énumérées sont remplies. {whose} : les équipages peuvent tirer {munition} dans {system}"
        " ({basis}).",
    ),
    Code.INTERCHANGEABLE: (
        "Yes. {whose}: crews may fire {munition} in {system} ({basis}).",
        "Oui. {whose} : les équipages peuvent tirer {munition} dans {system} ({basis}).",
    ),
}
EMERGENCY_ONLY_ELSEWHERE: Words = (
    "Not for {context}; at most in an emergency. {whose}: use of {munition} in {system} ({basis}) is limited to emergencies"
    " (restriction notice: {notices}). Whether an emergency is permitted is answered in that context.",
    "Pas dans le contexte « {context} » ; au plus en cas d'urgence. {whose} : l'emploi de {munition} dans {system} ({basis})"
    " est limité aux urgences (avis de restriction : {notices}). Ce contexte-là dit si l'urgence est autorisée.",
)
"""Of a notice: no permission is ever limited to emergencies where another context was asked about."""
IF_MET: Words = (", and if the listed conditions are met", ", et si les conditions énumérées sont remplies")
WHOSE: Words = ("{user}, {context} ({limits})", "{user}, {context} ({limits})")
STOCK: Words = ("stock: {holder}", "stock : {holder}")
STOCK_NOT_NAMED: Words = ("stock holder not named", "détenteur du stock non précisé")
FURTHER: Words = ("; ", " ; ")
ONLY_LOTS: Words = ("for lots {lots} only", "pour les lots {lots} seulement")
WEAPON_OF_PLATFORM: Words = ("{weapon} of {platform}", "{weapon} ({platform})")
BASIS: Mapping[Standing, Words] = {
    Standing.USER_NATION: ("{records}", "{records}"),
    Standing.RECOGNISED: (
        "{records}; recognised by the user nation",
        "{records} ; au titre d'un accord de reconnaissance",
    ),
    Standing.HOLDER: ("{records}; word of the holding nation", "{records} ; parole de la nation détentrice"),
    Standing.PRODUCER_OR_DESIGN: (
        "{records}; word of the producer's or designer's nation",
        "{records} ; parole de la nation productrice ou conceptrice",
    ),
    Standing.THIRD_PARTY: ("{records}; word of another nation", "{records} ; parole d'une autre nation"),
}
"""What decides, and whose word it is where it is not the user nation's."""
BECAUSE_INTERFACES: Words = (
    "their registered interfaces do not mate",
    "leurs interfaces enregistrées ne s'accouplent pas",
)
BECAUSE_FINDING: Words = (
    "an assessment found against it ({basis})",
    "une évaluation a conclu défavorablement ({basis})",
)
STOPPED_BY_NOTICE: Words = ("restriction notice: {notices}", "avis de restriction : {notices}")
STOPPED_BY_RECORD: Words = ("{basis}", "{basis}")
AS_OF: Words = (
    "As of {as_of}, as known on {as_known}.",
    "À la date du {as_of}, selon ce qui était connu le {as_known}.",
)
UNTIL: Words = (
    "As far as is known, this answer changes on {day}.",
    "À ce que l'on sait, cette réponse change le {day}.",
)
BEFORE_CONTEXTS: Words = ("Covered instead: {contexts}.", "Couvert en revanche : {contexts}.")
SAME_CALIBRE: Words = (
    "The same nominal calibre is not evidence.",
    "Un même calibre nominal ne constitue pas une preuve.",
)
CAUTION: Words = (
    "Registry information only: not a firing order, not a safety approval. The user nation's own instructions prevail."
    " The catalogue is shown as it is now.",
    "Information de registre uniquement : ni ordre de tir, ni homologation de sécurité. Les consignes de la nation"
    " utilisatrice prévalent. Le catalogue est présenté dans son état actuel.",
)
EXERCISE: Words = (
    "EXERCISE DATA, NOT FOR OPERATIONAL USE",
    "DONNÉES D'EXERCICE, NE PAS UTILISER EN OPÉRATION",
)

REASONS: Mapping[Reason, Words] = {
    Reason.IDENTITY_AMBIGUOUS: (
        "What was named is not one configuration for certain; see what it may mean.",
        "Ce qui est nommé ne désigne pas avec certitude une seule configuration ; voyez ce qui peut être visé.",
    ),
    Reason.CONTEXT_NOT_COVERED: (
        "The context “{context}” is not covered ({records}).",
        "Le contexte « {context} » n'est pas couvert ({records}).",
    ),
    Reason.PLATFORM_NOT_COVERED: (
        "This platform is not covered ({records}).",
        "Cette plateforme n'est pas couverte ({records}).",
    ),
    Reason.CONFIGURATION_NOT_COVERED: (
        "Only another configuration of the same family is covered ({records}).",
        "Seule une autre configuration de la même famille est couverte ({records}).",
    ),
    Reason.COMBINATION_NOT_COVERED: (
        "This combination is not covered whole ({records}); approvals of components do not add up.",
        "Cette combinaison n'est pas couverte en entier ({records}) ; les homologations d'éléments ne s'additionnent pas.",
    ),
    Reason.CONDITIONS_UNSATISFIABLE: (
        "The conditions cannot all be met together ({records}).",
        "Les conditions ne peuvent être remplies ensemble ({records}).",
    ),
    Reason.FIRE_CONTROL_DATA_MISSING: (
        "Data for the fire control are missing ({records}).",
        "Les données de conduite de tir manquent ({records}).",
    ),
    Reason.EVIDENCE_INSUFFICIENT: (
        "The evidence does not support what is stated ({records}).",
        "Les preuves ne suffisent pas à ce qui est affirmé ({records}).",
    ),
    Reason.INTERFACE_UNKNOWN: (
        "Interfaces are not registered on both sides, and the fit is not confirmed ({records}).",
        "Les interfaces ne sont pas enregistrées des deux côtés, et l'ajustement n'est pas confirmé ({records}).",
    ),
    Reason.NOT_YET_EFFECTIVE: ("Not yet in effect: {records}.", "Pas encore en vigueur : {records}."),
    Reason.EXPIRED: ("Expired: {records}.", "Validité expirée : {records}."),
    Reason.WITHDRAWN: ("Withdrawn: {records}.", "Retrait prononcé : {records}."),
    Reason.UNDER_EVALUATION: ("Under evaluation: {records}.", "En cours d'évaluation : {records}."),
    Reason.ONLY_THIRD_PARTY: (
        "Only others have stated something on {munition} in {system}; nothing has standing for the user nation ({user}).",
        "Seuls d'autres que la nation utilisatrice ({user}) se sont prononcés sur {munition} dans {system} ; rien n'y fait foi pour elle.",
    ),
    Reason.NO_RECORD: (
        "No record that counts for the user nation ({user}) covers {munition} in {system}.",
        "Aucun enregistrement valable pour la nation utilisatrice ({user}) ne couvre {munition} dans {system}.",
    ),
}

SPEAKING: Words = (
    "This is the answer of {weapon}, one of several weapons, each with its own.",
    "Cette réponse est celle de {weapon}, une arme parmi plusieurs, chacune ayant la sienne.",
)
NOT_ALL_SHOWN: Words = (
    "Not all conditions can be shown here: ask {nations} before firing.",
    "Toutes les conditions ne peuvent être montrées ici : s'adresser avant le tir à : {nations}.",
)
NO_PLATFORM_NAMED: Words = (
    "No platform was named, and only certain platforms are covered ({records}).",
    "Aucune plateforme n'est nommée, et seules certaines sont couvertes ({records}).",
)

REASON_NAMES: Mapping[Reason, Words] = {
    Reason.IDENTITY_AMBIGUOUS: ("identity ambiguous", "identité ambiguë"),
    Reason.CONTEXT_NOT_COVERED: ("context not covered", "contexte non couvert"),
    Reason.PLATFORM_NOT_COVERED: ("platform not covered", "plateforme non couverte"),
    Reason.CONFIGURATION_NOT_COVERED: ("configuration not covered", "configuration non couverte"),
    Reason.COMBINATION_NOT_COVERED: ("combination not covered", "combinaison non couverte"),
    Reason.CONDITIONS_UNSATISFIABLE: ("conditions cannot be met together", "conditions inconciliables"),
    Reason.FIRE_CONTROL_DATA_MISSING: ("fire-control data missing", "données de conduite de tir manquantes"),
    Reason.EVIDENCE_INSUFFICIENT: ("evidence insufficient", "preuves insuffisantes"),
    Reason.INTERFACE_UNKNOWN: ("interface unknown", "interface inconnue"),
    Reason.NOT_YET_EFFECTIVE: ("not yet in effect", "pas encore en vigueur"),
    Reason.EXPIRED: ("expired", "expiré"),
    Reason.WITHDRAWN: ("withdrawn", "retiré"),
    Reason.UNDER_EVALUATION: ("under evaluation", "en cours d'évaluation"),
    Reason.ONLY_THIRD_PARTY: ("only others have stated anything", "seuls d'autres se sont prononcés"),
    Reason.NO_RECORD: ("no record", "aucun enregistrement"),
}

CONTEXTS: Mapping[Context, Words] = {
    Context.TRAINING: ("training", "entraînement"),
    Context.EXERCISE: ("exercise", "exercice"),
    Context.OPERATIONS: ("operations", "opérations"),
    Context.EMERGENCY: ("emergency", "urgence"),
}

STANDINGS: Mapping[Standing, Words] = {
    Standing.USER_NATION: ("the user nation's own record", "enregistrement de la nation utilisatrice"),
    Standing.RECOGNISED: ("recognised by the user nation", "reconnu par la nation utilisatrice"),
    Standing.HOLDER: ("the holding nation", "nation détentrice"),
    Standing.PRODUCER_OR_DESIGN: ("producer or design nation", "nation productrice ou conceptrice"),
    Standing.THIRD_PARTY: ("third party", "tiers"),
}

CONDITIONS: Mapping[str, Words] = {
    ConditionKind.FCS_BUILD_MIN: (
        "Fire-control build {value} or later",
        "Version de conduite de tir {value} ou ultérieure",
    ),
    ConditionKind.FIRING_TABLE_REF: ("Firing tables to use: {value}", "Tables de tir à utiliser : {value}"),
    ConditionKind.FUZE_SET: ("Only with fuze: {value}", "Uniquement avec la fusée : {value}"),
    ConditionKind.CHARGE_SET: ("Only with charge: {value}", "Uniquement avec la charge : {value}"),
    ConditionKind.MAX_ZONE: ("Not above zone {value}", "Ne pas dépasser la zone {value}"),
    ConditionKind.TEMPERATURE_BAND: ("Temperature: {value}", "Température : {value}"),
    ConditionKind.RATE_LIMIT: ("At most {value}", "Au plus {value}"),
    ConditionKind.WEAPON_MOD_REQUIRED: (
        "Weapon modification required: {value}",
        "Modification de l'arme requise : {value}",
    ),
    ConditionKind.ADAPTER_REQUIRED: ("Adapter required: {value}", "Adaptateur requis : {value}"),
    ConditionKind.EM_ENVIRONMENT: ("Electromagnetic environment: {value}", "Environnement électromagnétique : {value}"),
    ConditionKind.CREW_TRAINING: ("Crew training: {value}", "Formation de l'équipage : {value}"),
    ConditionKind.RANGE_SAFETY: ("Range safety: {value}", "Sécurité du champ de tir : {value}"),
    ConditionKind.PLATFORM_EXCLUDED: ("Not on: {value}", "Pas sur : {value}"),
    ConditionKind.LOT_LIMIT: ("Lots: {value}", "Lots : {value}"),
    ConditionKind.FEED_OR_LINK: ("Feed or link: {value}", "Alimentation ou maillon : {value}"),
    ConditionKind.STORAGE: ("Storage: {value}", "Stockage : {value}"),
    ConditionKind.APPROVAL_BY_COMMANDER: ("Approval by commander: {value}", "Autorisation du commandement : {value}"),
    ConditionKind.ACKNOWLEDGE_NOTICE: (
        "Read and acknowledge before firing: {value}",
        "À lire avant le tir, en en prenant acte : {value}",
    ),
    ConditionKind.FREE_TEXT: ("{value}", "{value}"),
    WITHHELD: (
        "A condition applies that you may not read; whom to ask: {nations}.",
        "Une condition s'applique que vous ne pouvez consulter ; à qui s'adresser : {nations}.",
    ),
}

ASKS: Mapping[Notice, Words] = {
    Notice.RESTRICTION_SUSPEND_ALL: ("do not fire", "ne pas tirer"),
    Notice.RESTRICTION_SUSPEND_TRAINING: (
        "do not fire in training or exercise",
        "ne pas tirer à l'entraînement ni en exercice",
    ),
    Notice.RESTRICTION_EMERGENCY_ONLY: ("fire in an emergency only", "ne tirer qu'en cas d'urgence"),
    Notice.RESTRICTION_INSPECT_FIRST: ("inspect first", "inspecter d'abord"),
    Notice.THIRD_PARTY_PROHIBITION: ("do not fire", "ne pas tirer"),
}
"""What a cause that is to be acknowledged asks."""
OF_LOTS: Words = ("{what}: lots {lots}", "{what} : lots {lots}")
OF_A_NATION: Words = (
    "{nation}: {what}; this does not bind the user nation",
    "{nation} : {what} ; cela ne lie pas la nation utilisatrice",
)
OF_ANOTHER: Words = (
    "another authority: {what}; this does not bind the user nation",
    "autre autorité : {what} ; cela ne lie pas la nation utilisatrice",
)
PARTIAL_DATA: Words = ("fire-control data are partial", "données de conduite de tir partielles")
RESERVED: Words = (
    "the user nation's reservation on a standard that is relied on",
    "réserve de la nation utilisatrice sur une norme invoquée",
)
NOT_LISTED: Words = (
    "permitted on conditions that the record does not list",
    "autorisé sous des conditions que l'enregistrement n'énumère pas",
)
CAUSE: Words = ("{id} ({what})", "{id} ({what})")

WHYS: Mapping[Why, Words] = {
    Why.DECIDES: ("in force and decides", "en vigueur et décisif"),
    Why.PROHIBITS: ("forbids it", "l'interdit"),
    Why.PROHIBITS_AS_THIRD_PARTY: (
        "a third party forbids it: not binding here, but must be acknowledged",
        "un tiers l'interdit (non contraignant ici, mais il faut en prendre acte)",
    ),
    Why.DEROGATES: ("an exception that lifts the prohibition here", "une dérogation qui lève ici l'interdiction"),
    Why.FINDS_AGAINST: ("a negative finding of standing", "une conclusion défavorable qui fait foi"),
    Why.STOPS_BY_SUSPENSION: ("suspended, and so stops the use", "suspendu, et arrête donc l'emploi"),
    Why.THIRD_PARTY: (
        "only informs, since it is not the user nation's word",
        "à titre d'information, car ce n'est pas la parole de la nation utilisatrice",
    ),
    Why.ONLY_INFORMS: (
        "the user nation's own record decides instead",
        "l'enregistrement de la nation utilisatrice prime",
    ),
    Why.OVERRULED: ("in force, but a stop overrules it", "en vigueur, mais un arrêt l'emporte"),
    Why.DEROGATED: ("a prohibition that an exception lifts here", "une interdiction levée ici par une dérogation"),
    Why.DEROGATES_NOTHING_HERE: ("an exception that does not apply here", "une dérogation qui ne s'applique pas ici"),
    Why.SET_ASIDE: ("set aside by the record that resolves the conflict", "écarté par l'enregistrement qui tranche"),
    Why.SUPERSEDED: ("superseded by a later version", "remplacé par une version ultérieure"),
    Why.SUSPENDED: ("suspended", "suspendu"),
    Why.CONTEXT_NOT_COVERED: ("does not cover the asked context", "ne couvre pas le contexte demandé"),
    Why.PLATFORM_NOT_COVERED: ("covers certain other platforms only", "ne couvre que certaines autres plateformes"),
    Why.CONFIGURATION_NOT_COVERED: ("covers another configuration", "couvre une autre configuration"),
    Why.COMBINATION_NOT_COVERED: ("does not cover this combination", "ne couvre pas cette combinaison"),
    Why.FIRE_CONTROL_DATA_MISSING: ("has no fire-control data", "sans données de conduite de tir"),
    Why.EVIDENCE_INSUFFICIENT: ("its evidence is insufficient", "preuves insuffisantes"),
    Why.INTERFACE_UNKNOWN: (
        "does not confirm the fit where interfaces are unknown",
        "ne confirme pas un ajustement inconnu",
    ),
    Why.NOT_YET_EFFECTIVE: ("not yet in effect", "pas encore en vigueur"),
    Why.EXPIRED: ("expired", "expiré"),
    Why.WITHDRAWN: ("withdrawn", "retiré"),
    Why.UNDER_EVALUATION: ("under evaluation", "en cours d'évaluation"),
    Why.RESTRICTED: (
        "a restricted record: its content is withheld, ask its nation",
        "enregistrement à accès restreint, contenu non communiqué (demander à sa nation)",
    ),
}

NOTICES: Mapping[Notice, Words] = {
    Notice.THIRD_PARTY_PROHIBITION: ("A third party forbids this: {about}.", "Un tiers l'interdit : {about}."),
    Notice.PROHIBITION_DEROGATED: (
        "A prohibition is lifted here by an exception: {about}.",
        "Une interdiction est levée ici par une dérogation : {about}.",
    ),
    Notice.THIRD_PARTY_NEGATIVE_FINDING: (
        "A third party found against this: {about}.",
        "Un tiers a conclu défavorablement : {about}.",
    ),
    Notice.NEGATIVE_FINDING_OF_HOLDER_OR_PRODUCER: (
        "The holder, producer or designer found against this: {about}.",
        "Le détenteur, le producteur ou le concepteur a conclu défavorablement : {about}.",
    ),
    Notice.CONFLICT_RESOLVED: (
        "Set aside by the record that resolves the conflict: {about}.",
        "Écarté par l'enregistrement qui tranche le conflit : {about}.",
    ),
    Notice.RESTRICTION_SUSPEND_ALL: (
        "Stops all use of the rounds or lots that it names: {about}.",
        "Arrête tout emploi des coups ou des lots qu'il désigne : {about}.",
    ),
    Notice.RESTRICTION_SUSPEND_TRAINING: (
        "Stops use in training and exercise of the rounds or lots that it names: {about}.",
        "Arrête l'emploi, à l'entraînement et en exercice, des coups ou des lots qu'il désigne : {about}.",
    ),
    Notice.RESTRICTION_EMERGENCY_ONLY: (
        "Limits the rounds or lots that it names to emergencies: {about}.",
        "Limite aux urgences l'emploi des coups ou des lots qu'il désigne : {about}.",
    ),
    Notice.RESTRICTION_INSPECT_FIRST: (
        "Asks for an inspection before use: {about}.",
        "Demande une inspection avant emploi : {about}.",
    ),
    Notice.RESTRICTION_MONITOR: ("Under observation: {about}.", "Sous surveillance : {about}."),
    Notice.RESERVATION_LIMITS_FUNCTION: (
        "The user nation has reserved on function: {about}.",
        "La nation utilisatrice a émis une réserve sur le fonctionnement : {about}.",
    ),
    Notice.IDENTIFIER_REPLACED: (
        "The identifier was cancelled and replaced; approvals are not carried over: {about}.",
        "L'identifiant a été annulé et remplacé ; les homologations ne suivent pas : {about}.",
    ),
}

FLAGS: Mapping[Flag, Words] = {
    Flag.OVERLAP: (
        "several records overlap; the most restrictive wins",
        "plusieurs enregistrements ; le plus strict l'emporte",
    ),
    Flag.REVIEW_OVERDUE: ("review overdue", "réexamen en retard"),
    Flag.DATA_QUALITY_ALARM: (
        "a record contradicts the registered interfaces: data to be checked",
        "un enregistrement contredit les interfaces enregistrées : données à vérifier",
    ),
    Flag.LOT_CHECK_REQUIRED: ("check the lots", "vérifier les lots"),
    Flag.RESERVATION: ("a national reservation applies", "une réserve nationale s'applique"),
    Flag.RESTRICTED_RECORD: ("a restricted record applies", "un enregistrement à accès restreint s'applique"),
}

REMEDIES: Mapping[Remedy, Words] = {
    Remedy.NAME_THE_CONFIGURATION: ("Name one configuration.", "Nommez une seule configuration."),
    Remedy.NAME_THE_COMBINATION: (
        "Name the whole combination: projectile, charge, fuze and primer as far as used.",
        "Nommez la combinaison entière : projectile, charge, fusée et étoupille selon l'emploi.",
    ),
    Remedy.NAME_THE_PLATFORM: (
        "Name the platform that carries the weapon.",
        "Indiquez la plateforme qui porte l'arme.",
    ),
    Remedy.NAME_THE_LOTS: (
        "Name the lots in hand, as they are marked.",
        "Indiquez les lots détenus, tels qu'ils sont marqués.",
    ),
    Remedy.OWN_RECORD: ("{who}: a record for this pair.", "{who} : un enregistrement pour ce couple."),
    Remedy.OWN_RECORD_OR_RECOGNITION: (
        "{who}: a record of its own, or a recognition arrangement that covers what others state.",
        "{who} : un enregistrement propre, ou un accord de reconnaissance couvrant ce que d'autres affirment.",
    ),
    Remedy.RECORD_FOR_CONTEXT: ("{who}: a record for this context.", "{who} : un enregistrement pour ce contexte."),
    Remedy.RECORD_FOR_PLATFORM: (
        "{who}: a record for this platform.",
        "{who} : un enregistrement pour cette plateforme.",
    ),
    Remedy.RECORD_FOR_CONFIGURATION: (
        "{who}: a record for exactly this configuration.",
        "{who} : un enregistrement pour cette configuration précise.",
    ),
    Remedy.RECORD_FOR_COMBINATION: (
        "{who}: a record for the whole combination.",
        "{who} : un enregistrement pour la combinaison entière.",
    ),
    Remedy.RECONCILED_CONDITIONS: (
        "{who}: conditions that can be met together.",
        "{who} : des conditions conciliables.",
    ),
    Remedy.FIRE_CONTROL_DATA: (
        "{who}: fire-control data, obtained and recorded.",
        "{who} : des données de conduite de tir, obtenues et enregistrées.",
    ),
    Remedy.BETTER_EVIDENCE: (
        "{who}: evidence of the required kind and grade.",
        "{who} : des preuves de la nature et du niveau requis.",
    ),
    Remedy.FIT_OR_INTERFACES: (
        "{who}: a confirmed fit, or interfaces registered on both sides.",
        "{who} : un ajustement confirmé, ou des interfaces enregistrées des deux côtés.",
    ),
    Remedy.RECORD_TAKES_EFFECT: (
        "{who}: the approval takes effect later.",
        "{who} : l'homologation prend effet plus tard.",
    ),
    Remedy.RENEWED_RECORD: ("{who}: a renewed record.", "{who} : un enregistrement renouvelé."),
    Remedy.DECISION_ON_SUBMISSION: (
        "{who}: a decision on the submitted record.",
        "{who} : une décision sur l'enregistrement soumis.",
    ),
    Remedy.EXCEPTION_OR_WITHDRAWAL: (
        "{who}: an exception, or the withdrawal of the prohibition.",
        "{who} : une dérogation, ou le retrait de l'interdiction.",
    ),
    Remedy.ADAPTER_OR_CORRECTION: (
        "{who}: a record that names an adapter; or a correction, if the registered interfaces are wrong.",
        "{who} : un enregistrement nommant un adaptateur ; ou une correction, si les interfaces enregistrées sont fausses.",
    ),
    Remedy.NEW_FINDING: ("{who}: a new finding.", "{who} : une nouvelle conclusion."),
    Remedy.REINSTATEMENT: (
        "{who}: the reinstatement of the record.",
        "{who} : le rétablissement de l'enregistrement.",
    ),
    Remedy.NOTICE_LIFTED: (
        "{who}: the lifting of the restriction notice.",
        "{who} : la levée de l'avis de restriction.",
    ),
    Remedy.RESOLVING_RECORD: (
        "{who}: a record that cites both sides and resolves them.",
        "{who} : un enregistrement citant les deux parties et tranchant.",
    ),
    Remedy.RESERVATION_RECONFIRMED: (
        "{who}: a re-confirmation with the reservation weighed.",
        "{who} : une confirmation tenant compte de la réserve.",
    ),
    Remedy.COMPLETE_FIRE_CONTROL_DATA: (
        "{who}: complete fire-control data.",
        "{who} : des données de conduite de tir complètes.",
    ),
    Remedy.FULL_RECORD: (
        "{who}: a full record without conditions, in the place of those that limit it.",
        "{who} : un enregistrement complet et sans condition, à la place de ceux qui le limitent.",
    ),
}

PERMITS: Words = ("in force and permits it", "en vigueur et le permet")
"""Of a record that permits where something else decides."""
PUBLIC_SOURCE: Words = ("a public source", "une source publique")
SAID: Words = ("{record} ({nation}): {why}", "{record} ({nation}) : {why}")
NOTHING: Words = ("the registry", "le registre")
AND: Words = (" and ", " et ")
OR: Words = (" or ", " ou ")
FROM_TO: Words = ("{low} to {high}", "de {low} à {high}")
FROM: Words = ("{low} or above", "{low} ou plus")
UP_TO: Words = ("up to {high}", "jusqu'à {high}")

UNITS: Mapping[str, Words] = {
    "degC": ("°C", "°C"),
    "per minute": ("per minute", "par minute"),
    "per hour": ("per hour", "par heure"),
    "per day": ("per day", "par jour"),
    "per serial": ("per serial", "par série"),
    "per training day": ("per training day", "par jour d'entraînement"),
}
"""Units in words; another is shown as it was recorded."""

MONTHS: tuple[str, str] = (
    "January February March April May June July August September October November December",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)

CODES: tuple[tuple[type[StrEnum], Mapping[Any, Words]], ...] = (
    (Code, HEADLINE),
    (Reason, REASONS),
    (Reason, REASON_NAMES),
    (Context, CONTEXTS),
    (Standing, STANDINGS),
    (Standing, BASIS),
    (ConditionKind, CONDITIONS),
    (Why, WHYS),
    (Notice, NOTICES),
    (Flag, FLAGS),
    (Remedy, REMEDIES),
)
"""Which table must have words for every member of which enumeration."""
