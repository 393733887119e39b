"""Tables of verdicts."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "matrices": ("Matrices", "Tableaux"),
    "matrices_title": ("Tables of answers, calibre by calibre", "Tableaux de réponses, calibre par calibre"),
    "matrices_lead": (
        "Choose whose crews fire and for what, then a calibre and one of three tables.",
        "Choisissez la nation dont les équipages tirent et le contexte, puis un calibre et l'un des trois tableaux.",
    ),
    "matrices_set": ("Set", "Appliquer"),
    "matrices_total": ("Calibres in the catalogue", "Calibres au catalogue"),
    "calibre": ("Calibre (search family)", "Calibre"),
    "calibre_choose": ("Choose a calibre", "Choisissez un calibre"),
    "calibre_size": (
        "{label} (rounds: {rounds}; systems: {systems})",
        "{label} (coups : {rounds} ; systèmes : {systems})",
    ),
    "matrix_rounds": ("Rounds", "Coups"),
    "matrix_systems": ("Systems", "Systèmes"),
    "matrix_munitions": ("Rounds by systems", "Coups par systèmes"),
    "matrix_nations": ("Nation by nation", "Nation par nation"),
    "matrix_platforms": ("Systems by nations", "Systèmes par nations"),
    "matrix_munitions_of": ("{label}: rounds by systems", "{label} : coups par systèmes"),
    "matrix_nations_of": ("{label}: nation by nation", "{label} : nation par nation"),
    "matrix_platforms_of": ("{label}: systems by nations", "{label} : systèmes par nations"),
    "matrix_ask": ("Show the table", "Afficher le tableau"),
    "matrix_again": ("Another table", "Un autre tableau"),
    "matrix_missing": (
        "Choose a calibre and a nation: nothing is guessed.",
        "Choisissez un calibre et une nation : rien n'est supposé.",
    ),
    "matrix_missing_calibre": ("Choose a calibre.", "Choisissez un calibre."),
    "matrix_question": (
        "May crews of {nation} fire these rounds in these systems? {context}, {day}, as known on {known}; data version {version}.",
        "Nation utilisatrice : {nation}. Ses équipages peuvent-ils tirer ces coups dans ces systèmes ? {context}, {day}, selon ce qui était"
        " connu le {known} ; version des données {version}.",
    ),
    "matrix_shown": (
        "Shown: rounds {rounds} of {all_rounds}, systems {systems} of {all_systems}; answers: {cells}.",
        "Affichés : coups {rounds} sur {all_rounds}, systèmes {systems} sur {all_systems} ; réponses : {cells}.",
    ),
    "matrix_stretch_rounds": ("Rounds {first} to {last} of {total}", "Coups {first} à {last} sur {total}"),
    "matrix_stretch_systems": ("Systems {first} to {last} of {total}", "Systèmes {first} à {last} sur {total}"),
    "matrix_beyond_rounds": ("No round is left here, of {total}", "Plus aucun coup ici, sur {total}"),
    "matrix_beyond_systems": ("No system is left here, of {total}", "Plus aucun système ici, sur {total}"),
    "matrix_stretch_order": (
        "(by interface, those that most rounds and systems have first, then by name; all counts are of this part)",
        "(par interface, les plus répandues d'abord, puis par nom ; tous les nombres portent sur cette partie)",
    ),
    "matrix_turn_first_rounds": ("First rounds", "Premiers coups"),
    "matrix_turn_prev_rounds": ("Rounds before", "Coups précédents"),
    "matrix_turn_next_rounds": ("Rounds after", "Coups suivants"),
    "matrix_turn_last_rounds": ("Last rounds", "Derniers coups"),
    "matrix_turn_first_systems": ("First systems", "Premiers systèmes"),
    "matrix_turn_prev_systems": ("Systems before", "Systèmes précédents"),
    "matrix_turn_next_systems": ("Systems after", "Systèmes suivants"),
    "matrix_turn_last_systems": ("Last systems", "Derniers systèmes"),
    "matrix_total": ("Rows", "Lignes"),
    "matrix_differ": ("Only rounds whose answers differ", "Seulement les coups aux réponses différentes"),
    "matrix_established": (
        "Only what nations have settled",
        "Seulement ce que des nations ont tranché",
    ),
    "matrix_everything": ("Everything", "Tout"),
    "matrix_which": ("Which rows", "Quelles lignes"),
    "matrix_contexts": ("Context", "Contexte"),
    "matrix_keys": (
        "With the keyboard: arrow keys move from cell to cell, Home and End along the row, with Ctrl to the corners,"
        " Page Up and Page Down by ten rows; Enter opens the answer.",
        "Au clavier : les flèches vont de case en case, Début et Fin parcourent la ligne, avec Ctrl les coins,"
        " Page préc. et Page suiv. avancent de dix lignes ; Entrée ouvre la réponse.",
    ),
    "matrix_crews_of": ("crews of {nation}", "équipages : {nation}"),
    "matrix_held_by": ("May be held by", "Détention possible"),
    "matrix_past": ("Skip the table", "Passer le tableau"),
    "matrix_on": ("(on; remove)", "(actif ; retirer)"),
    "matrix_legend": ("What is in the cells", "Ce que disent les cases"),
    "matrix_notes": ("Notes", "Renvois"),
    "matrix_usual": ("Without a number", "Sans numéro"),
    "matrix_groups": ("What mates", "Accouplements"),
    "matrix_no_interface": ("no interface registered", "aucune interface enregistrée"),
    "matrix_cell": ("{munition} in {system}: {word}", "{munition} dans {system} : {word}"),
    "matrix_notes_one": ("1 note ({numbers})", "1 renvoi ({numbers})"),
    "matrix_notes_many": ("{count} notes ({numbers})", "{count} renvois ({numbers})"),
    "matrix_nothing": ("No row passes this filter.", "Aucune ligne ne répond à ce filtre."),
    "matrix_empty": (
        "The catalogue holds no round or no system of this calibre: there is nothing to compare, and that is no answer.",
        "Le catalogue ne contient aucun coup ou aucun système de ce calibre : il n'y a rien à comparer, et ce n'est pas une réponse.",
    ),
    "matrix_caution": (
        "An equal calibre is no evidence. Not established is neither a yes nor a no. Transfer and movement were not assessed.",
        "Un même calibre ne prouve rien. « Non établi » n'est ni un oui ni un non. Transfert et mouvement n'ont pas été évalués.",
    ),
    "matrix_no_stock": (
        "The registry keeps no stock: a row means that the nation has such rounds in service, designates or makes them, not"
        " that it holds any.",
        "Le registre ne tient aucun stock : une ligne signifie que la nation a de tels coups en service, les désigne ou les"
        " fabrique, non qu'elle en détient.",
    ),
    "matrix_counted": (
        "Counted: rounds and systems that mate by a registered interface or that a record names together.",
        "Sont comptés les coups et systèmes qui s'accouplent par une interface enregistrée ou qu'un enregistrement nomme ensemble.",
    ),
    "matrix_between": (
        "May crews of the nation that heads the column fire what the nation that heads the row may hold? {context}, {day}, as known on {known};"
        " data version {version}.",
        "Les équipages de la nation en tête de colonne peuvent-ils tirer ce que la nation en tête de ligne peut détenir ? {context},"
        " {day}, selon ce qui était connu le {known} ; version des données {version}.",
    ),
    "matrix_operated": (
        "How much is established for the crews of each nation in each system that it operates? {context}, {day}, as known on {known}; data version {version}.",
        "Qu'est-ce qui est établi pour les équipages de chaque nation dans chaque système qu'elle met en œuvre ? {context}, {day}, selon ce qui était connu le {known} ; version des données {version}.",
    ),
    "matrix_holders": ("Nation that may hold", "Nation qui peut détenir"),
    "matrix_users": ("Nation whose crews fire", "Nation dont les équipages tirent"),
    "matrix_nation_cell": (
        "{holder} to crews of {user}: {counts}",
        "{holder} (détention), {user} (équipages) : {counts}",
    ),
    "matrix_platform_cell": ("{system}, crews of {user}: {counts}", "{system}, {user} (équipages) : {counts}"),
    "matrix_no_pair": ("no pair to ask about", "aucun couple à examiner"),
    "matrix_no_pair_hint": (
        "A dot: no round mates with this system, or is named with it. That is no answer.",
        "Un point : aucun coup ne s'accouple avec ce système ni n'est nommé avec lui. Ce n'est pas une réponse.",
    ),
    "matrix_own_hint": ("Outlined: a nation's own rounds.", "Encadré : les coups de la nation elle-même."),
    "matrix_not_operated": ("does not operate it", "ne le met pas en œuvre"),
    "matrix_not_operated_hint": (
        "An empty cell: the nation is not registered as operating the system on that day. That is no answer either.",
        "Une case vide : d'après le registre, la nation ne met pas le système en œuvre ce jour-là. Ce n'est pas une réponse non plus.",
    ),
    "matrix_no_operator": (
        "no operator registered on that day",
        "aucune nation ne le met en œuvre ce jour-là, d'après le registre",
    ),
    "matrix_nobody": (
        "No nation is registered as having such rounds, or none as operating such a system on that day: nothing can be counted.",
        "Aucune nation n'est enregistrée comme ayant de tels coups, ou comme mettant en œuvre un tel système ce jour-là : rien à compter.",
    ),
    "matrix_open": ("open", "ouvrir"),
    "matrix_none": ("nothing to compare", "rien à comparer"),
    "stop_R4": ("an authority whose word counts forbids it", "une autorité qui fait foi l'interdit"),
    "stop_R5": ("the registered interfaces do not mate", "les interfaces enregistrées ne s'accouplent pas"),
    "stop_R7": ("found not compatible", "jugé non compatible"),
    "matrix_legend_all": ("What is in all cells together", "Ce que disent toutes les cases ensemble"),
    "matrix_uncombined": (
        "Not established for a projectile asked about alone: {count} of {total} answers. Separate-loading ammunition is"
        " approved as a whole combination, so charge and fuze must be named too.",
        "Non établi pour un projectile demandé seul : {count} réponses sur {total}. Les munitions à chargement séparé sont"
        " homologuées par combinaison entière : il faut nommer aussi charge et fusée.",
    ),
    "matrix_name_parts": ("Name all parts", "Nommer tous les éléments"),
    "matrix_rest_unknown": ("Not established", "Non établi"),
    "matrix_rest_gate": ("Not mating", "Sans accouplement"),
    "emergency_apart": (
        "Only in an emergency (E) is counted apart: for {context} it is no yes.",
        "« En cas d'urgence seulement » (E) est compté à part : ce n'est pas un oui pour le contexte « {context} ».",
    ),
    "notice_RESTRICTION_SUSPEND_ALL": ("a notice stops all use", "un avis arrête tout emploi"),
    "notice_RESTRICTION_SUSPEND_ALL_LOTS": (
        "a notice stops all use of certain lots",
        "un avis arrête tout emploi de certains lots",
    ),
    "notice_RESTRICTION_SUSPEND_TRAINING": (
        "a notice stops use in training and exercise",
        "un avis arrête l'emploi à l'entraînement et en exercice",
    ),
    "notice_RESTRICTION_SUSPEND_TRAINING_LOTS": (
        "a notice stops use of certain lots in training and exercise",
        "un avis arrête l'emploi de certains lots à l'entraînement et en exercice",
    ),
    "notice_RESTRICTION_EMERGENCY_ONLY": (
        "a notice limits use to emergencies",
        "un avis limite l'emploi aux urgences",
    ),
    "notice_RESTRICTION_EMERGENCY_ONLY_LOTS": (
        "a notice limits use of certain lots to emergencies",
        "un avis limite aux urgences l'emploi de certains lots",
    ),
    "notice_RESTRICTION_INSPECT_FIRST": (
        "a notice asks for inspection before use",
        "un avis demande une inspection avant emploi",
    ),
    "notice_RESTRICTION_INSPECT_FIRST_LOTS": (
        "a notice asks for inspection of certain lots before use",
        "un avis demande l'inspection de certains lots avant emploi",
    ),
    "notice_RESTRICTION_MONITOR": (
        "a notice keeps it under observation",
        "un avis place ce coup sous surveillance",
    ),
    "notice_RESTRICTION_MONITOR_LOTS": (
        "a notice keeps certain lots under observation",
        "un avis place certains lots sous surveillance",
    ),
    "matrix_sheet": ("Part {number} of {all}", "Partie {number} sur {all}"),
}

BUILT = (
    "matrix_rest_",
    "matrix_stretch_",
    "matrix_beyond_",
    "matrix_turn_",
    "notice_RESTRICTION_",
    "matrix_munitions",
    "matrix_nations",
    "matrix_platforms",
    "stop_",
)
"""What a card folds; a part of the table and the way to others; restrictions; the tables and titles; the rules that say no."""
