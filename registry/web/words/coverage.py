"""Pictures of what is established, what is about to lapse, and what people look for in vain."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "coverage": ("Coverage", "Couverture"),
    "coverage_lead": (
        "How far the registry's answers reach: where something is established, where nothing is, and what is about to lapse.",
        "Jusqu'où vont les réponses du registre : ce qui est établi, ce qui ne l'est pas, et ce qui arrive à échéance.",
    ),
    "title_calibres": ("One calibre, nation by nation", "Un calibre, nation par nation"),
    "title_calibre": ("What is established for {calibre}, by nation", "Ce qui est établi en {calibre}, par nation"),
    "title_nation": ("One nation, calibre by calibre", "Une nation, calibre par calibre"),
    "title_nation_of": ("{nation}: what is established, by calibre", "{nation}\u00a0: ce qui est établi, par calibre"),
    "title_lapsing": ("What is about to lapse", "Ce qui arrive à échéance"),
    "title_lapsing_of": ("{nation}: what is about to lapse", "{nation}\u00a0: ce qui arrive à échéance"),
    "about_calibres": (
        "For each nation that operates systems of the calibre: how many pairs of round and system are in which state.",
        "Pour chaque nation qui met en œuvre des systèmes du calibre : combien de couples coup–système sont dans quel état.",
    ),
    "about_nation": (
        "For each calibre of which the nation operates systems: how many pairs of round and system are in which state.",
        "Pour chaque calibre dont la nation met en œuvre des systèmes : combien de couples coup–système sont dans quel état.",
    ),
    "about_lapsing": (
        "Records in force that end or fall due for review in the next 30, 90 or 180 days.",
        "Enregistrements en vigueur qui prennent fin ou doivent être réexaminés dans les 30, 90 ou 180 jours.",
    ),
    "picture_wrong": ("The picture cannot be drawn yet", "Le graphique ne peut encore être tracé"),
    "choose_picture": ("Choose another", "Choisir autre chose"),
    "choose_calibre": ("Choose a calibre", "Choisissez un calibre"),
    "order": ("Order of the nations", "Ordre des nations"),
    "order_established": ("Largest share established first", "La plus grande part établie d'abord"),
    "order_name": ("By name", "Par nom"),
    "show": ("Show", "Afficher"),
    "established": ("Established", "Établis"),
    "pairs": ("Pairs", "Couples"),
    "answers_singly": ("Answers", "Réponses"),
    "answers_table": ("Table", "Tableau"),
    "ask_less": ("Ask for less", "Demander moins"),
    "of_total": ("{count} of {total}", "{count} sur {total}"),
    "operating_nation": ("Crews of", "Équipages"),
    "established_sentence": (
        "Of {total} pairs of round and system over {nations} nations, {count} have an established answer; {context}, {day}.",
        "Sur {total} couples coup–système de {nations} nations, {count} ont une réponse établie ; {context}, {day}.",
    ),
    "nation_sentence": (
        "{nation}: calibres of the systems operated: {calibres}; with something established: {best}; {context}, {day}.",
        "{nation} : calibres des systèmes mis en œuvre : {calibres} ; avec au moins une réponse établie : {best} ; {context}, {day}.",
    ),
    "nobody_operates": (
        "No nation is known to operate a system of {calibre} on {day}.",
        "Aucune nation n'est connue comme mettant en œuvre un système de ce calibre ({calibre}) le {day}.",
    ),
    "operates_nothing": (
        "No system is known to be operated by this nation ({nation}) on {day}.",
        "Aucun système n'est connu comme mis en œuvre par cette nation ({nation}) le {day}.",
    ),
    "nations_listed": ("Nations: {total}.", "Nations : {total}."),
    "calibres_listed": ("Calibres: {total}.", "Calibres : {total}."),
    "bars_title": (
        "Pairs of {calibre} by state, a bar a nation",
        "Couples en {calibre} par état, une barre par nation",
    ),
    "bars_title_nation": (
        "{nation}: pairs by state, a bar a calibre",
        "{nation}\u00a0: couples par état, une barre par calibre",
    ),
    "bars_about": (
        "Each bar is all pairs of its row, split by state in the order of the legend, with how many of them are established; the table beside it has the same numbers.",
        "Chaque barre représente tous les couples de sa ligne, répartis par état dans l'ordre de la légende, avec le nombre de ceux qui sont établis ; le tableau donne les mêmes nombres.",
    ),
    "how_counted": ("How this is counted", "Comment on compte"),
    "counted_pairs": (
        "A pair is a round and a system that the nation operates that day, where a registered interface mates or a record names the two together. No holding nation is named.",
        "Un couple réunit un coup et un système que la nation met en œuvre ce jour-là, lorsqu'une interface enregistrée s'accouple ou qu'un enregistrement nomme les deux ensemble. Aucune nation détentrice n'est nommée.",
    ),
    "counted_established": (
        "Established counts every answer but “not established”: a no and a dispute too.",
        "«\u00a0Établi\u00a0» compte toute réponse autre que «\u00a0non établi\u00a0»\u00a0: un non et un désaccord aussi.",
    ),
    "counted_emergency": (
        "Only in an emergency (E) is counted apart from every yes; it is among the established.",
        "« En cas d'urgence seulement » (E) est compté à part de tout oui ; il est parmi les établis.",
    ),
    "counted_projectiles": (
        "A projectile of separate-loading ammunition is asked about by itself here; approvals are of whole combinations, so it stays “not established” until charge and fuze are named.",
        "Un projectile de coup à chargement séparé est ici examiné seul ; les homologations portent sur des combinaisons entières, il reste donc « non établi » tant que charge et fusée ne sont pas nommées.",
    ),
    "counted_axes": (
        "What is counted: whether crews may fire. Transfer and movement were not assessed.",
        "Ce qui est compté : si les équipages peuvent tirer ; le transfert et le mouvement n'ont pas été évalués.",
    ),
    "lapsing_sentence": (
        "In the {days} days from {day}: records in force that end: {ends}; that fall due for review: {reviews}.",
        "Dans les {days} jours à compter du {day}, enregistrements en vigueur qui prennent fin : {ends} ; à réexaminer : {reviews}.",
    ),
    "lapsing_public": (
        "Restricted records are not counted, nor told as successors: their dates are part of what is withheld. A record that ends may change an answer; one that falls due for review stays valid.",
        "Les enregistrements à accès restreint ne sont ni comptés ni indiqués comme successeurs : leurs dates font partie de ce qui n'est pas communiqué. Une fin de validité peut changer une réponse ; un réexamen prévu laisse l'enregistrement valable.",
    ),
    "lapsing_unlisted": (
        "Not listed: the ends of restriction notices and recognition arrangements, which can change answers too; each"
        " answer tells its own next change.",
        "Non listés : la fin des avis de restriction et des accords de reconnaissance, qui peut aussi changer des réponses ;"
        " chaque réponse indique son prochain changement.",
    ),
    "on_any_platform": ("any platform", "toute plateforme"),
    "on_platforms": ("on {platforms}", "sur {platforms}"),
    "nothing_lapses": (
        "No public record in force ends or falls due for review in this time.",
        "Aucun enregistrement public en vigueur ne prend fin ni n'est à réexaminer dans ce délai.",
    ),
    "within": ("Looking ahead", "Délai"),
    "days_ahead": ("{days} days", "{days} jours"),
    "ends_and_reviews": ("ends: {ends}; reviews due: {reviews}", "fins : {ends} ; réexamens : {reviews}"),
    "all_nations": ("All nations", "Toutes les nations"),
    "nation": ("Nation of the record", "Nation de l'enregistrement"),
    "event": ("What happens", "Échéance"),
    "event_LAPSES": ("Last valid day", "Dernier jour de validité"),
    "event_REVIEW_DUE": ("Review due", "Réexamen prévu"),
    "event_day": ("Day", "Jour"),
    "days_left": ("In days", "Dans (jours)"),
    "about_what": ("Round → weapon", "Coup → arme"),
    "successor": ("Successor accepted", "Successeur accepté"),
    "no_successor": ("none", "aucun"),
    "succeeds_from": ("from {day}", "à partir du {day}"),
    "week_of": ("{first} to {last}", "Du {first} au {last}"),
    "events_listed": ("Lines: {total}.", "Lignes : {total}."),
    "strip_title": ("The next {days} days, a column a week", "Les {days} prochains jours, une colonne par semaine"),
    "strip_about": (
        "How many records end (L, solid) and fall due for review (R, hatched) in each week; the table has the same numbers by week.",
        "Combien d'enregistrements prennent fin (L, plein) et sont à réexaminer (R, hachuré) chaque semaine ; le tableau donne les mêmes nombres par semaine.",
    ),
    "months_short": (
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    ),
    "part_shown": ("Lines {first} to {last} are shown.", "Lignes {first} à {last} affichées."),
    "turn_first": ("First lines", "Premières lignes"),
    "turn_prev": ("Lines before", "Lignes précédentes"),
    "turn_next": ("Lines after", "Lignes suivantes"),
    "turn_last": ("Last lines", "Dernières lignes"),
    "graph_title": ("As a picture", "En image"),
    "graph_told": (
        "Picture of the systems by state; the table says the same",
        "Image des systèmes par état ; le tableau dit la même chose",
    ),
    "graph_counted": ("{count}: see the table", "{count}\u00a0: voir le tableau"),
    "for_registrars": ("For registrars", "Pour les responsables du registre"),
    "title_missed": ("People look for this, we lack it", "On cherche ceci, il nous manque"),
    "missed_lead": (
        "Names that were looked for and that nothing in the catalogue bears: to be added, or struck because they are noise.",
        "Noms cherchés que rien ne porte dans le catalogue : à ajouter, ou à rayer s'ils ne veulent rien dire.",
    ),
    "missed_open": (
        "Open to everybody in this demo; elsewhere only to whoever shows the registrar's token.",
        "Ouvert à tous dans cette démonstration ; ailleurs, seulement sur présentation du jeton de responsable.",
    ),
    "missed_count": ("Names: {total}, the most looked for first.", "Noms : {total}, les plus cherchés d'abord."),
    "missed_none": ("Nothing: every name that was looked for is known.", "Rien : tous les noms cherchés sont connus."),
    "missed_kept": (
        "What is kept: what was typed, where, how often and on which days; never by whom. A name that the catalogue comes to know leaves this list by itself.",
        "Ce qui est gardé : ce qui a été saisi, où, combien de fois et quels jours ; jamais par qui. Un nom que le catalogue vient à connaître quitte de lui-même cette liste.",
    ),
    "missed_text": ("Looked for", "Cherché"),
    "missed_field": ("Where", "Où"),
    "missed_times": ("Times", "Fois"),
    "missed_first": ("First", "Première fois"),
    "missed_last": ("Last", "Dernière fois"),
    "missed_done": ("Done with", "Réglé"),
    "missed_strike": ("Strike", "Rayer"),
    "missed_in_munition": ("Round", "Coup"),
    "missed_in_projectile": ("Projectile of a combination", "Projectile d'une combinaison"),
    "missed_in_charge": ("Charge of a combination", "Charge d'une combinaison"),
    "missed_in_fuze": ("Fuze of a combination", "Fusée d'une combinaison"),
    "missed_in_primer": ("Primer of a combination", "Étoupille d'une combinaison"),
    "missed_in_system": ("System", "Système"),
    "missed_in_weapon": ("Weapon", "Arme"),
    "missed_in_munitions": ("List of munitions", "Liste des munitions"),
    "missed_in_weapons": ("List of weapons", "Liste des armes"),
    "missed_in_platforms": ("List of platforms", "Liste des plateformes"),
    "missed_in_calibres": ("List of calibres", "Liste des calibres"),
    "missed_in_interfaces": ("List of interfaces", "Liste des interfaces"),
    "missed_in_nations": ("List of nations", "Liste des nations"),
    "missed_in_standards": ("List of standards", "Liste des normes"),
}

BUILT = (
    "about_",
    "event_",
    "missed_in_",
    "order_",
    "turn_",
    "calibre",
    "order",
    "within",
    "nation",
    "title_calibres",
    "title_nation",
    "title_lapsing",
)
"""Kinds of pictures, events, fields and relations are codes; fields of a form are named by their parameters."""
