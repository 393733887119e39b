"""Looking the other way round: where a round fits, what a system can use, and what a nation can give."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {
    "systems_found": ("Systems for {thing}", "Systèmes pour {thing}"),
    "rounds_found": ("Rounds for {thing}", "Coups pour {thing}"),
    "exchange_found": ("{holder} → {user}: rounds and systems", "{holder} → {user} : coups et systèmes"),
    "systems_lead": (
        "Name a round: every system that it mates with, or that a record names with it, is answered for your crews.",
        "Nommez un coup : une réponse pour vos équipages est donnée pour chaque système auquel il s'accouple ou qu'un enregistrement nomme avec lui.",
    ),
    "rounds_lead": (
        "Name a platform or a weapon: every round that mates with it, or that a record names with it, is answered for your crews.",
        "Nommez une plateforme ou une arme : une réponse pour vos équipages est donnée pour chaque coup qui s'y accouple ou qu'un enregistrement nomme avec elle.",
    ),
    "exchange_lead": (
        "Choose two nations: the rounds that the catalogue gives to the one, in the systems that the other operates, are answered for the other's crews.",
        "Choisissez deux nations : les coups que le catalogue attribue à l'une reçoivent une réponse dans les systèmes de l'autre, pour les équipages de celle-ci.",
    ),
    "systems_scope": (
        "Listed: platforms, and weapons that no platform mounts, whose registered interface the round mates, or that a record names with it. A system that is not listed is not a no: ask about it.",
        "Figurent ici les plateformes, et les armes qu'aucune plateforme ne porte, dont le coup s'accouple à une interface enregistrée ou qu'un enregistrement nomme avec lui. Un système absent n'est pas un non : posez la question.",
    ),
    "rounds_scope": (
        "Listed: rounds and projectiles that mate a registered interface of the system, or that a record names with it. A round that is not listed is not a no: ask about it.",
        "Figurent ici les coups et projectiles qui s'accouplent à une interface enregistrée du système, ou qu'un enregistrement nomme avec lui. Un coup absent n'est pas un non : posez la question.",
    ),
    "exchange_scope": (
        "The registry keeps no stock. Listed: rounds that the catalogue has in service with {holder}, designated by it or made there; only {holder} can say whether any is in store. A round that is not listed is not a no: ask about it.",
        "Le registre ne tient aucun stock. Figurent ici les coups que le catalogue donne en service dans cette nation ({holder}), désignés par elle ou fabriqués chez elle ; elle seule peut dire s'il y en a en dépôt. Un coup absent n'est pas un non : posez la question.",
    ),
    "exchange_systems": (
        "Systems are the platforms that {user} operates on that day, as far as the catalogue knows; weapons that no platform mounts are left out.",
        "Les systèmes sont les plateformes que cette nation ({user}) met en œuvre à cette date, d'après le catalogue ; les armes qu'aucune plateforme ne porte n'y figurent pas.",
    ),
    "pairs_crews": ("Crews", "Équipages"),
    "pairs_known": (
        "as known on {day} (data version {version})",
        "selon ce qui était connu le {day} (version des données {version})",
    ),
    "pairs_stock": ("Stock held by", "Détenteur du stock"),
    "axes_unassessed": (
        "Transfer and movement are not assessed: a yes here is about firing only.",
        "Ni le transfert ni le mouvement ne sont évalués : un oui ne porte ici que sur le tir.",
    ),
    "in_parts_one": (
        "In 1 of these only one part of a separate-loading round is named: approvals are of a whole combination, so the projectile alone is not established.",
        "Dans 1 de ces réponses, une seule partie d'un coup à chargement séparé est nommée : l'homologation vise la combinaison entière, le projectile seul reste « non établi ».",
    ),
    "in_parts_some": (
        "In {number} of these only one part of a separate-loading round is named: approvals are of a whole combination, so the projectile alone is not established.",
        "Dans {number} de ces réponses, une seule partie d'un coup à chargement séparé est nommée : l'homologation vise la combinaison entière, le projectile seul reste « non établi ».",
    ),
    "in_parts_name": ("Name projectile, charge, fuze and primer", "Nommer projectile, charge, fusée et étoupille"),
    "in_parts_rest": ("Name its other parts", "Nommer ses autres parties"),
    "of_calibre_only": ("Only rounds of {calibre}", "Seulement les coups de {calibre}"),
    "of_every_calibre": ("Rounds of every calibre", "Les coups de tous les calibres"),
    "combination": ("Combination", "Combinaison"),
    "combined_systems": (
        "Combinations that records name with this round",
        "Combinaisons que des enregistrements nomment avec ce coup",
    ),
    "combined_rounds": (
        "Combinations that records name with this system",
        "Combinaisons que des enregistrements nomment avec ce système",
    ),
    "combined_exchange": ("Combinations that records name", "Combinaisons que des enregistrements nomment"),
    "combined_lead": (
        "Of each record, the first charge, fuze and primer that it names with a projectile are asked about. Others need not have the same answer.",
        "De chaque enregistrement sont prises la première charge, la première fusée et la première étoupille nommées avec un projectile. Les autres n'ont pas forcément la même réponse.",
    ),
    "combined_parts": (
        "Only the projectile is looked for in {holder}, not the other parts.",
        "Seul le projectile est cherché dans la nation détentrice ({holder}), non les autres parties.",
    ),
    "combined_some": ("The first {shown} of {total} are shown.", "Les {shown} premières sur {total} sont affichées."),
    "more_one": ("and 1 more in", "et 1 autre dans"),
    "more_some": ("and {number} more in", "et {number} autres dans"),
    "alone_systems": ("Asked without the other parts", "Sans les autres parties"),
    "alone_rounds": ("Rounds and projectiles alone", "Coups et projectiles seuls"),
    "alone_exchange": ("Rounds and projectiles alone", "Coups et projectiles seuls"),
    "theirs_only": (
        "Only systems operated by {nation}: {number}",
        "Seulement les systèmes mis en œuvre par cette nation ({nation}) : {number}",
    ),
    "theirs_all": ("All systems: {number}", "Tous les systèmes : {number}"),
    "in_states": ("Show by state", "Afficher par état"),
    "all_states": ("All", "Toutes"),
    "rows_shown": ("{number} answers", "{number} réponses"),
    "rows_shown_one": ("1 answer", "1 réponse"),
    "rows_beyond": ("The list ends before this line.", "La liste finit avant cette ligne."),
    "rows_none": ("Nothing to show", "Rien à afficher"),
    "systems_empty": (
        "No system in the catalogue mates with it, and no record names one with it. That is not a no.",
        "Aucun système du catalogue ne s'y accouple, aucun enregistrement n'en nomme avec lui. Ce n'est pas un non.",
    ),
    "rounds_empty": (
        "No round in the catalogue mates with it, and no record names one with it. That is not a no.",
        "Aucun coup du catalogue ne s'y accouple, aucun enregistrement n'en nomme avec lui. Ce n'est pas un non.",
    ),
    "exchange_empty": (
        "The catalogue has no round of the one that fits a system which it says the other operates. That is not a no.",
        "Le catalogue ne connaît à l'une aucun coup qui aille dans un système que l'autre mettrait en œuvre. Ce n'est pas un non.",
    ),
    "state_empty": ("None is in this state; see all.", "Aucune n'est dans cet état ; voir toutes les réponses."),
    "any_calibre": ("All calibres", "Tous les calibres"),
    "reverse_show": ("Show", "Afficher"),
    "reverse_again": ("Look again", "Chercher à nouveau"),
    "systems_more": ("More: day, holder of the stock, as known", "Plus : date, détenteur du stock, état connu"),
    "exchange_more": ("More: day, as known", "Plus : date, état connu"),
    "column_operators": ("Operated by", "Mis en œuvre par"),
    "column_held": ("Why listed", "Pourquoi ici"),
    "verdict_on": ("on {munition} in {system}", "sur {munition} dans {system}"),
    "no_operator": ("not known", "non connus"),
    "held_IN_SERVICE": ("in service", "en service"),
    "held_DESIGNATED": ("designated by it", "désigné par elle"),
    "held_MADE": ("made there", "fabriqué sur son territoire"),
}

BUILT = ("systems_", "rounds_", "exchange_", "held_", "combined_", "alone_")
"""The words of a page begin with its name; `held_` and why a nation is taken to have a round."""
