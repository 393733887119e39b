"""The question: its fields, their hints, and what is wrong with them."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "title_question": ("May my crews fire this round?", "Mes équipages peuvent-ils tirer ce coup ?"),
    "ask_again": ("Ask again", "Poser une autre question"),
    "lead": (
        "Name a round and a system by any designation, stock number or registry id.",
        "Nommez un coup et un système par toute désignation, numéro de nomenclature ou identifiant.",
    ),
    "munition": ("Round", "Coup"),
    "munition_hint": ("Such as DM53A1, M430A1 or an NSN", "Comme DM53A1, M430A1 ou un NNO"),
    "system": ("System", "Système"),
    "system_hint": ("Such as Leopard 2A6 or M109A6", "Comme Leopard 2A6 ou M109A6"),
    "user": ("Nation whose crews fire", "Nation dont les équipages tirent"),
    "user_hint": ("Its own records decide", "Ses propres enregistrements décident"),
    "choose": ("Choose a nation", "Choisissez une nation"),
    "nobody": ("Not said (optional)", "Non précisée (facultatif)"),
    "context": ("Context", "Contexte"),
    "as_of": ("On the day", "À la date du"),
    "as_of_hint": ("Year-month-day; empty: today (UTC)", "Année-mois-jour ; vide : aujourd'hui (UTC)"),
    "holder": ("Nation that holds the stock", "Nation détentrice du stock"),
    "holder_hint": ("Its prohibitions and findings count too", "Ses interdictions et conclusions comptent aussi"),
    "nations_ALLY": ("Allies", "Alliés"),
    "nations_PARTNER": ("Partners", "Partenaires"),
    "nations_OTHER": ("Other nations", "Autres nations"),
    "parts": ("Separate-loading round: name its parts instead", "Coup à chargement séparé : nommer ses parties"),
    "parts_hint": (
        "Leave the field “Round” empty and name every part that is used.",
        "Laissez vide le champ « Coup » et nommez chaque partie employée.",
    ),
    "projectile": ("Projectile", "Projectile"),
    "charge": ("Charge", "Charge"),
    "fuze": ("Fuze", "Fusée"),
    "primer": ("Primer", "Étoupille"),
    "more": ("More: weapon, lots, what was known when", "Davantage : arme, lots, ce qui était connu quand"),
    "weapon": ("One weapon of the platform", "Une arme de la plateforme"),
    "weapon_hint": ("Where it has several", "Lorsqu'elle en porte plusieurs"),
    "lots": ("Lots in hand", "Lots détenus"),
    "lots_hint": ("Separated by commas", "Séparés par des virgules"),
    "as_known": ("As the registry knew it on", "Selon ce que le registre savait le"),
    "as_known_hint": (
        "Year-month-day, its end (UTC); empty: now",
        "Année-mois-jour, à sa fin (UTC) ; vide : maintenant",
    ),
    "ask": ("Ask", "Demander"),
    "wrong": ("The question cannot be answered yet", "La question ne peut encore recevoir de réponse"),
    "error": ("Error", "Erreur"),
    "colon": (":", "\u00a0:"),
}

BUILT = (
    "nations_",
    "munition",
    "system",
    "user",
    "holder",
    "as_of",
    "weapon",
    "lots",
    "as_known",
    "projectile",
    "charge",
    "fuze",
    "primer",
)
"""The fields of a question are named by their parameters."""
